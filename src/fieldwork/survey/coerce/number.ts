import type { NumberAsk } from '../ask/ask.js'
import { type Coerced, unclear } from './coerced.js'
import { spokenNumber } from './spoken-number.js'

/** A number within the bounds and on the steps; of a pair, two of them, the smaller first. */
export function coerceNumber(ask: NumberAsk, said: string): Coerced {
  if (ask.pair) return coercePair(ask, said)
  const value = spokenNumber(said) ?? withUnit(said)
  return value !== undefined && fitsNumber(ask, value) ? { value } : unclear(said, ...accepted(ask))
}

function coercePair(ask: NumberAsk, said: string): Coerced {
  const text = said
    .normalize('NFKC')
    .trim()
    .replace(/^(从|在|from|between)\s*/i, '')
    .replace(/(之间|以内)$/, '')
  const parts = /^([-+]?[^\s~—–,，、]+?)\s*(?:到|至|~|—|–|-|\bto\b|\band\b|[,，、和]|\s)\s*([-+]?[^\s~—–,，、]+)$/i.exec(text)
  const [from, to] = parts ? [spokenNumber(parts[1] as string), spokenNumber(parts[2] as string)] : []
  const fits =
    from !== undefined &&
    to !== undefined &&
    from <= to &&
    [from, to].every((one) => fitsNumber(ask, one)) &&
    apart(ask, to - from)
  return fits
    ? { value: [from, to] }
    : unclear(
        said,
        `请回复从小到大的两个数，如「20-60」。${accepted(ask)[0]}`,
        `Please reply with two numbers, the smaller first, such as "20-60". ${accepted(ask)[1]}`,
      )
}

export const apart = ({ pair }: NumberAsk, distance: number) =>
  distance >= (pair?.least ?? 0) && distance <= (pair?.most ?? Number.POSITIVE_INFINITY)

/** Whether the number is allowed: within the bounds, and on a step counted from the least. */
export function fitsNumber({ min, max, step }: NumberAsk, value: number): boolean {
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return false
  if (step === undefined || step <= 0) return true
  const steps = (value - (min ?? 0)) / step
  return Math.abs(steps - Math.round(steps)) < 1e-9
}

/** "3片", "20 grams": a number and one short word; not 「20多」 or "2 or 3". */
function withUnit(said: string): number | undefined {
  const parts = /^(.*\d|[零一二两三四五六七八九十百千万]+)\s*([\p{Script=Han}]{1,3}|[a-z]{1,8})$/iu.exec(
    said.normalize('NFKC').trim(),
  )
  if (!parts || /[多几来余到以不没半成折或万千百亿]|^(or|to|ish|k|m|e)$/i.test(parts[2] as string)) return undefined
  return spokenNumber(parts[1] as string)
}

function accepted({ min, max, step }: NumberAsk): [string, string] {
  const whole = step !== undefined && Number.isInteger(step) && step === 1
  const [zh, en] = whole ? ['整数', 'a whole number'] : ['数字', 'a number']
  const steps = step !== undefined && !whole ? [`（每 ${step} 一档）`, ` (in steps of ${step})`] : ['', '']
  if (min !== undefined && max !== undefined)
    return [`请回复 ${min} 到 ${max} 之间的${zh}${steps[0]}。`, `Please reply with ${en} from ${min} to ${max}${steps[1]}.`]
  if (min !== undefined)
    return [`请回复不小于 ${min} 的${zh}${steps[0]}。`, `Please reply with ${en}, ${min} or more${steps[1]}.`]
  if (max !== undefined)
    return [`请回复不大于 ${max} 的${zh}${steps[0]}。`, `Please reply with ${en}, ${max} or less${steps[1]}.`]
  return [`请回复一个${zh}${steps[0]}。`, `Please reply with ${en}${steps[1]}.`]
}
