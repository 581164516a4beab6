import type { QualityCheck } from './check.js'
import { timedInputs } from './timed-inputs.js'

/** Answers faster than their question can be read. Needs no other respondents: it works from the first response on. */
export const speeding: QualityCheck = {
  name: 'speeding',
  label: { zh: '答得过快', en: 'speeding' },
  about: {
    zh: '作答用时短于读完题目所需（按每秒 12 个汉字或 8 个英文词的略读速度，打字另计）；三成以上的题如此才计。',
    en: 'Answers given in less time than their question takes to skim (12 Chinese characters or 8 English words a second; typing counts), on three tenths of the questions or more.',
  },
  most: 50,
  find: (subject, { outline }) => {
    const inputs = timedInputs(subject, outline)
    const fast = inputs.filter(({ seconds, least }) => seconds < least)
    const share = inputs.length > 0 ? fast.length / inputs.length : 0
    if (inputs.length < 3 || share < 0.3) return []
    const spent = total(fast.map(({ seconds }) => seconds))
    const needed = total(fast.map(({ least }) => least))
    return [
      {
        points: Math.round(50 * Math.min(1, share / 0.9)),
        why: {
          zh: `${inputs.length} 题中有 ${fast.length} 题答得比读完题目还快（这些题共 ${spent.toFixed(1)} 秒，略读至少要 ${needed.toFixed(1)} 秒）`,
          en: `${fast.length} of ${inputs.length} questions were answered before they can have been read (${spent.toFixed(1)} s on them; skimming takes ${needed.toFixed(1)} s at least)`,
        },
        evidence: fast.map(({ path }) => path),
      },
    ]
  },
}

/** Much faster than the others, once there are enough of them. */
export const fasterThanOthers: QualityCheck = {
  name: 'faster-than-others',
  label: { zh: '远快于他人', en: 'faster than others' },
  about: {
    zh: '满 20 份答卷后：总用时不到其他人同样题目中位用时的一半（相对速度指数，Leiner 2019）。',
    en: "From twenty responses on: less than half of the others' median time on the same questions (relative speed index, Leiner 2019).",
  },
  most: 20,
  find: (subject, { outline, usualTimes }) => {
    const inputs = timedInputs(subject, outline).filter(({ path }) => usualTimes.has(path))
    if (inputs.length < 3) return []
    const own = total(inputs.map(({ seconds }) => seconds))
    const usual = total(inputs.map(({ path }) => (usualTimes.get(path) ?? 0) / 1000))
    const times = usual / Math.max(own, 0.001)
    if (times < 2) return []
    return [
      {
        points: times >= 3 ? 20 : 10,
        why: {
          zh: `用时 ${own.toFixed(0)} 秒，其他人同样的题中位用时 ${usual.toFixed(0)} 秒`,
          en: `${own.toFixed(0)} s; the others' median on the same questions is ${usual.toFixed(0)} s`,
        },
        evidence: [],
      },
    ]
  },
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
