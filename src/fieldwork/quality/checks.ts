import { attention } from './attention.js'
import type { QualityCheck } from './check.js'
import { contradictions } from './contradictions.js'
import { copiedText } from './copied-text.js'
import { gibberish } from './gibberish.js'
import { knownFacts } from './known-facts.js'
import { repeatedText } from './repeated-text.js'
import { fasterThanOthers, speeding } from './speeding.js'
import { straightLining } from './straight-lining.js'

/** All checks of the truth of answers, declared once: the score, the lists of reasons and the docs come from here. */
export const qualityChecks: readonly QualityCheck[] = [
  contradictions,
  knownFacts,
  attention,
  speeding,
  fasterThanOthers,
  straightLining,
  repeatedText,
  copiedText,
  gibberish,
]
