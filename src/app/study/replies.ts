import type { Language } from '../../catalog/label.js'
import { consentMessage } from '../../fieldwork/study/consent.js'
import { cellFull, studyCells } from '../../fieldwork/study/quota-cells.js'
import { type Message, message, paragraph } from '../../messages/index.js'
import type { Decision } from '../bot/decision.js'
import type { Workspace } from '../workspace.js'
import { begin, goOn } from './begin.js'
import { agree, refuse } from './consents.js'
import { fullMessage } from './finish.js'
import { type Invited, invitationToken } from './invited.js'
import { linkOf, type OpenedLink } from './link.js'
import { optOut } from './opt-out.js'
import { cellCounts, factsOf } from './quota.js'

/** Where an invitation stands, as what to say and wait for. */
export async function stateOf(workspace: Workspace, person: Invited, link: OpenedLink, now: Date): Promise<Decision> {
  const { language } = person
  if (link.state === 'waiting') return asked(person, link)
  if (link.state === 'answering') return goOn(workspace, person, link, now)
  if (link.state === 'over')
    return said(
      language,
      link.row.state === 'paused'
        ? { zh: '这项调研暂停了，过几天再来看看吧。', en: 'This study is paused at the moment; please try again in a few days.' }
        : { zh: `「${link.study.title}」已经结束了，谢谢您！`, en: `"${link.study.title}" is over by now. Thank you!` },
    )
  return said(language, endings[link.invitation.state] ?? endings.expired)
}

function asked({ language }: Invited, { study, invitation }: OpenedLink): Decision {
  return {
    messages: [consentMessage(study, language, { token: invitationToken(invitation.id) })],
    change: { pending: { kind: 'consent', invitation: invitation.id, asked: 0 }, language },
  }
}

export async function unclear(workspace: Workspace, person: Invited, link: OpenedLink, times: number): Promise<Decision> {
  const { language } = person
  const { id } = link.invitation
  if (times > 0) {
    const url = await linkOf(workspace, id)
    const text = {
      zh: '没关系，就先不参加。想参加的时候，随时回复「同意」，或点邀请里的按钮。',
      en: 'Never mind: let us leave it for now. Should you like to take part, reply "agree" at any time, or press the button of the invitation.',
    }
    return {
      messages: [
        message(
          language,
          paragraph(text[language]),
          url === undefined ? undefined : { kind: 'link', label: link.study.title, url },
        ),
      ],
      change: { pending: null },
    }
  }
  const before = {
    zh: '不好意思，我没看懂。没有您的明确同意，我们不会开始：',
    en: 'Sorry, I could not tell. Nothing begins unless you clearly agree:',
  }
  return {
    messages: [consentMessage(link.study, language, { token: invitationToken(id), before: before[language] })],
    change: { pending: { kind: 'consent', invitation: id, asked: times + 1 } },
  }
}

export async function agreed(workspace: Workspace, person: Invited, link: OpenedLink, now: Date): Promise<Decision> {
  const { study, invitation } = link
  const ledger = await workspace.ledger()
  const cells = studyCells(study.settings.quotas)
  const full =
    cells.length > 0 && cellFull(cells, await cellCounts(ledger, study.id), factsOf(invitation.facts, {}, false)) !== undefined
  if (full)
    return {
      messages: [fullMessage(study, person.language)],
      change: { pending: null },
      writes: [async (transaction) => agree(transaction, person, link, { state: 'full', session: null }, now)],
    }
  return begin(workspace, person, link, now)
}

export async function refused(person: Invited, link: OpenedLink, never: boolean, now: Date): Promise<Decision> {
  const { language } = person
  const text = never
    ? {
        zh: '好的，以后不再邀请您。谢谢您告诉我们。',
        en: 'All right, you will get no more invitations. Thank you for telling us.',
      }
    : {
        zh: '好的，这次不参加，也不会再为这件事打扰您。谢谢！如果以后都不想收到邀请，回复「不再邀请」即可。',
        en: 'All right, you will not be asked about this again. Thank you! If you want no invitations at all, reply "no more invitations".',
      }
  return {
    messages: [message(language, paragraph(text[language]))],
    change: { pending: never ? null : { kind: 'refused', invitation: link.invitation.id }, offered: [] },
    writes: [
      async (transaction) => {
        if (link.state === 'waiting') await refuse(transaction, person, link, now)
        if (never) await optOut(transaction, { ...person, customer: link.invitation.customer_id ?? undefined }, now)
      },
    ],
  }
}

/** 「不再邀请」 said at any time, about no invitation in particular. */
export async function wantsNone(workspace: Workspace, person: Invited, now: Date): Promise<Decision> {
  const ledger = await workspace.ledger()
  const contact = await ledger
    .selectFrom('contacts')
    .select('customer_id')
    .where('platform', '=', person.platform)
    .where('workspace', 'in', [person.workspace, ''])
    .where('user', '=', person.user)
    .executeTakeFirst()
  return {
    messages: [message(person.language, paragraph(noMore[person.language]))],
    writes: [async (transaction) => optOut(transaction, { ...person, customer: contact?.customer_id }, now)],
  }
}

const noMore = {
  zh: '好的，以后不再邀请您。谢谢您告诉我们。',
  en: 'All right, you will get no more invitations. Thank you for telling us.',
}

export function said(language: Language, text: Readonly<Record<Language, string>>): Decision {
  const told: Message = message(language, paragraph(text[language]))
  return { messages: [told], change: { pending: null } }
}

export const noLink = {
  zh: '这个链接无效，可能没有复制完整。请从邀请里重新打开。',
  en: 'This link does not work; perhaps it was not copied whole. Please open it from the invitation again.',
}

const over = { zh: '这份邀请已经结束了，谢谢您！', en: 'This invitation is over by now. Thank you!' }
const endings: Readonly<Record<string, Readonly<Record<Language, string>>>> & {
  readonly expired: Readonly<Record<Language, string>>
} = {
  expired: over,
  completed: { zh: '您已经答完了，谢谢您！', en: 'You have answered this already. Thank you!' },
  refused: {
    zh: '您之前选择了不参加，我们不会再问。谢谢！',
    en: 'You chose not to take part; we will not ask again. Thank you!',
  },
  full: { zh: '我们需要的人数已经满了，谢谢您！', en: 'We have reached the number of people we were looking for. Thank you!' },
  screened: { zh: '您已经答完了，谢谢您！', en: 'You have answered this already. Thank you!' },
}
