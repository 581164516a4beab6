import type { Label, Language } from '../../catalog/label.js'

/** The moves of an interviewer that fit any question: to a concrete case, to the reason, to what is different, to the person's own words. */
export type ProbeMove = 'concrete' | 'why' | 'contrast' | 'echo'

/** Several wordings each, since none is said twice in an interview. `{words}` is what the person said. */
const wordings: Readonly<Record<ProbeMove, readonly Label[]>> = {
  concrete: [
    { zh: '具体说说最近的一次？当时是什么情形？', en: 'Could you tell me about the last time, as it happened?' },
    { zh: '举一个具体的例子，从头说起就好。', en: 'Give me one example, from the beginning.' },
    { zh: '那一次，您先做了什么，后来呢？', en: 'That time, what did you do first, and what came after?' },
    { zh: '当时周围是什么情况，都有谁在？', en: 'What was going on around you then?' },
  ],
  why: [
    { zh: '为什么呢？', en: 'Why is that?' },
    { zh: '这背后主要是出于什么考虑？', en: 'What was behind that?' },
    { zh: '是什么让您这么说？', en: 'What makes you say so?' },
    { zh: '当时您看重的是什么？', en: 'What mattered to you at that moment?' },
  ],
  contrast: [
    { zh: '和您以前遇到的相比，有什么不一样？', en: 'Compared with what you knew before, what was different?' },
    { zh: '什么情况下会不是这样？', en: 'When would it be otherwise?' },
    { zh: '如果换成别的选择，会有什么不同？', en: 'Had you chosen something else, what would have been different?' },
  ],
  echo: [
    { zh: '您说到「{words}」，请多讲一点。', en: 'You said “{words}”: tell me more about that.' },
    { zh: '「{words}」：那一次是怎么回事？', en: '“{words}”: what happened there?' },
    { zh: '您说「{words}」，这对您意味着什么？', en: 'When you say “{words}”, what does that mean for you?' },
  ],
}

export interface BuiltInProbe {
  /** `why.2`: what is remembered so that it is not said twice. */
  readonly id: string
  readonly text: string
}

/** The next wording of a move that was not used yet; undefined when there is none, or no words to say back. */
export function builtInProbe(
  move: ProbeMove,
  language: Language,
  used: readonly string[],
  words: string | undefined,
): BuiltInProbe | undefined {
  if (move === 'echo' && !words) return undefined
  const place = wordings[move].findIndex((_, index) => !used.includes(`${move}.${index + 1}`))
  const wording = wordings[move][place]
  return wording && { id: `${move}.${place + 1}`, text: wording[language].replace('{words}', () => words ?? '') }
}
