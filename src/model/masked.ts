import { maskPersonalData } from '../language/masking/mask-personal-data.js'

/** The same value with personal data masked in every text of it: nothing else leaves for a model. Masking what is masked changes nothing. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonalData(value)
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one)]))
  return value
}
