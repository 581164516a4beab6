import { writeFile } from 'node:fs/promises'
import { freeAgainAt } from '../../fieldwork/study/frequency.js'
import { invitationHours, isOpen } from '../../fieldwork/study/hours.js'
import { spreadsheetLine } from '../../sources/csv-text.js'
import { UserError, type Workspace } from '../workspace.js'
import { nextLook } from './delivery.js'
import { linkOf } from './link.js'
import { type StudyRow, studyOf } from './rows.js'
import { invitedAt, oneAtATime } from './sending.js'

/**
 * Writes the private links of those whom no channel reaches, for the brand's own mailing: `customer_id,link`. Whoever stands in the file counts as
 * invited from then on; whom a cap or a later wave keeps back is left for the next time.
 *
 * @returns how many links were written, and how many people wait
 * @throws UserError without a public address
 */
export async function writeLinks(
  workspace: Workspace,
  row: StudyRow,
  path: string,
  now: Date,
): Promise<{ readonly written: number; readonly later: number; readonly quiet: boolean }> {
  const ledger = await workspace.ledger()
  const study = studyOf(row)
  const zone = workspace.configuration.timeZone
  const planned = await ledger
    .selectFrom('invitations')
    .selectAll()
    .where('study', '=', row.id)
    .where('platform', '=', 'web')
    .where('address', 'is', null)
    .where('state', 'in', ['planned', 'sent'])
    .orderBy('id')
    .execute()
  if (planned.length > 0) await checkLinks(workspace)
  const lines = [spreadsheetLine(['customer_id', 'link'])]
  let later = 0
  for (const invitation of planned) {
    const due =
      invitation.state === 'sent' ||
      (await ledger.transaction().execute(async (transaction) => {
        await oneAtATime(transaction, now)
        const freeAt = freeAgainAt(await invitedAt(transaction, invitation), study.settings.caps, now)
        if (freeAt > now || (invitation.next_at ?? '') > now.toISOString()) return false
        const { numUpdatedRows } = await transaction
          .updateTable('invitations')
          .set({
            state: 'sent',
            sent_at: now.toISOString(),
            next_at: nextLook(
              { ...study.settings, reminders: { ...study.settings.reminders, count: 0 } },
              now,
              now,
              0,
              zone,
            ).toISOString(),
            updated_at: now.toISOString(),
          })
          .where('id', '=', invitation.id)
          .where('state', '=', 'planned')
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }))
    if (!due) {
      later += 1
      continue
    }
    lines.push(spreadsheetLine([invitation.customer_id ?? '', (await linkOf(workspace, invitation.id)) ?? '']))
  }
  await writeFile(path, `\ufeff${lines.join('\r\n')}\r\n`).catch((error: Error) => {
    throw new UserError(`写不了 ${path}：${error.message}\n${path} cannot be written: ${error.message}`)
  })
  return { written: lines.length - 1, later, quiet: !isOpen(now, invitationHours(study.settings, zone)) }
}

/** Whether links can be made at all, to be known before anybody is invited. @throws UserError without a public address */
export async function checkLinks(workspace: Workspace): Promise<void> {
  if ((await linkOf(workspace, 'any')) !== undefined) return
  throw new UserError(
    '私密链接需要公网地址：设置 ZHIYIN_PUBLIC_URL，例如 https://ask.brand.example\nPrivate links need a public address: set ZHIYIN_PUBLIC_URL, such as https://ask.brand.example',
  )
}
