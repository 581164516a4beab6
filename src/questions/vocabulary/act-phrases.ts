import type { Act } from '../../catalog/act.js'
import { type AddPhrase, wordsOf } from './add-phrase.js'
import { actVerbsZh } from './chinese-forms.js'
import { actVerbsEn } from './english-forms.js'

/** Words that a catalog lists for an act but that say too little or something else beside a verb. */
const tooLoose = new Set([
  '直播',
  '优惠券',
  '推送',
  '竞品',
  '活动',
  'live',
  'campaign',
  'returns',
  'activity',
  '不满',
  'voice',
  '声音',
  'bad',
  'good',
  'active',
  '抱怨',
  '吐槽',
  'complaint',
  'complaints',
  'rated',
])

/** Acts by their verbs and nouns, with the aspect particles of Chinese (下过单, 买了) and the verb forms of English. */
export function actPhrases(acts: readonly Act[], add: AddPhrase): void {
  for (const act of acts) {
    const forms = [actVerbsZh[act.name] ?? '', actVerbsEn[act.name] ?? ''].join('|').split('|')
    for (const text of [...forms, ...wordsOf(act.label, act.synonyms)])
      if (text && !tooLoose.has(text)) add(text, { kind: 'act', act })
  }
}

/** Voices by their tenor: the act, its test, and the measure that counts it where it is counted (多少差评). */
const tenors: readonly { readonly act: string; readonly is: string; readonly phrases: string }[] = [
  {
    act: 'review',
    is: 'negative',
    phrases:
      '差评|负面评价|差评论|给差评|给过差评|给了差评|打差评|打过差评|写差评|写过差评|negative review|negative reviews|bad review|bad reviews|left a negative review|left a bad review|left negative reviews|gave a negative review',
  },
  {
    act: 'review',
    is: 'positive',
    phrases:
      '好评|正面评价|给好评|给过好评|给了好评|写过好评|positive review|positive reviews|good review|good reviews|left a positive review|left positive reviews',
  },
  { act: 'review', is: 'neutral', phrases: '中评|给过中评|neutral review|neutral reviews' },
  {
    act: 'opinion',
    is: 'negative',
    phrases:
      '抱怨|抱怨过|抱怨了|吐槽|吐槽过|吐槽了|不满|不满意|负面提到|complained about|complain about|complained of|complains about|complaining about|complained|were unhappy with|are unhappy with|disliked',
  },
  { act: 'opinion', is: 'positive', phrases: '夸|夸过|夸了|称赞|称赞过|表扬|表扬过|praised|praise|loved|liked|spoke well of' },
]

export function tenorPhrases(acts: readonly Act[], add: AddPhrase): void {
  for (const { act: name, is, phrases } of tenors) {
    const act = acts.find((one) => one.name === name)
    if (act)
      for (const text of phrases.split('|')) add(text, { kind: 'act', act, where: { field: 'polarity', is: { oneOf: [is] } } })
  }
}

/** Fields by name: 平台, 品类, payment method. One phrase stands for the field of every act that has it. */
export function fieldPhrases(acts: readonly Act[], add: AddPhrase): void {
  const found = new Map<string, { words: Set<string>; acts: string[] }>()
  for (const act of acts) {
    for (const field of [...act.fields, ...(act.detail?.fields ?? [])]) {
      const known = found.get(field.name) ?? { words: new Set<string>(), acts: [] }
      for (const word of wordsOf(field.label, field.synonyms)) known.words.add(word)
      if (!known.acts.includes(act.name)) known.acts.push(act.name)
      found.set(field.name, known)
    }
  }
  for (const [field, { words, acts: names }] of found) for (const word of words) add(word, { kind: 'field', field, acts: names })
}
