import type { AddPhrase } from './add-phrase.js'
import { grammarEn } from './grammar-en.js'
import type { GrammarWord } from './grammar-word.js'
import { grammarZh } from './grammar-zh.js'
import { groupPhrases } from './groups.js'
import type { SegmentRole, VagueWord } from './meaning.js'
import { unavailable } from './unavailable.js'
import { vague } from './vague.js'

/** The closed words: grammar, groups of customers, vague words, and names of what is not available yet. */
export function grammarPhrases(add: AddPhrase): void {
  for (const [word, phrases] of Object.entries(grammarZh))
    for (const text of phrases.split(' ')) add(text, { kind: 'word', word: word as GrammarWord })
  for (const [word, phrases] of Object.entries(grammarEn))
    for (const text of phrases.split('|')) add(text, { kind: 'word', word: word as GrammarWord })
  for (const [role, { zh, en }] of Object.entries(groupPhrases))
    for (const text of [...zh.split('|'), ...en.split('|')]) add(text, { kind: 'group', role: role as SegmentRole })
  for (const [what, { phrases }] of Object.entries(unavailable))
    for (const text of phrases.split('|')) add(text, { kind: 'unavailable', what })
  for (const [what, phrases] of Object.entries(vague))
    for (const text of phrases.split('|')) add(text, { kind: 'vague', what: what as VagueWord })
}
