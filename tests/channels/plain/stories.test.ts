import { channelSuite } from '../../support/channel-suite.js'
import { plainHarness } from '../../support/plain-harness.js'

channelSuite('the plainest channel', plainHarness)
