import fc from 'fast-check'

// Laws draw new cases at every run on a developer's machine; where a run decides about a release, they draw the same ones each time,
// so that a red run means a change and not a throw of the dice. A failure found by chance is pinned as a case in its test.
if (process.env.CI) fc.configureGlobal({ seed: 20261115 })
