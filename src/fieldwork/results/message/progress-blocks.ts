import type { Language } from '../../../catalog/label.js'
import { type Block, figures } from '../../../messages/index.js'

/** Where the sessions and invitations of a study stand, in the order of a person's way through it. */
const stages = [
  ['invited', { zh: '已邀请', en: 'invited' }],
  ['undeliverable', { zh: '未送达', en: 'undeliverable' }],
  ['refused', { zh: '拒绝', en: 'refused' }],
  ['asking', { zh: '进行中', en: 'in progress' }],
  ['paused', { zh: '暂停', en: 'paused' }],
  ['screened', { zh: '不符合或配额已满', en: 'screened out' }],
  ['expired', { zh: '过期', en: 'expired' }],
] as const

/** How far fieldwork has come: who is where besides those who finished. */
export function progressBlocks(progress: Readonly<Record<string, number>>, language: Language): Block[] {
  const shown = stages.flatMap(([stage, label]) => {
    const many = progress[stage] ?? 0
    return many > 0 ? [{ label: label[language], value: String(many) }] : []
  })
  return shown.length > 0 ? [figures(shown)] : []
}
