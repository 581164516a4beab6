import { channelSuite } from '../../support/channel-suite.js'
import { webHarness } from '../../support/web/harness.js'

channelSuite('the page', webHarness)
