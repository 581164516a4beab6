import { channelSuite } from '../../support/channel-suite.js'
import { discordHarness } from '../../support/discord/harness.js'

channelSuite('discord', discordHarness)
