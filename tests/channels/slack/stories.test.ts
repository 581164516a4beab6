import { channelSuite } from '../../support/channel-suite.js'
import { slackHarness } from '../../support/slack/harness.js'

channelSuite('Slack over Socket Mode', () => slackHarness({ mode: 'socket' }))
channelSuite('Slack over signed HTTP', () => slackHarness({ mode: 'http' }))
