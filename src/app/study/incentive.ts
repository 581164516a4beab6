import type { Language } from '../../catalog/label.js'
import type { Study } from '../../fieldwork/study/study.js'
import { code as coded, type Message, message, paragraph, say } from '../../messages/index.js'
import type { LedgerTransaction } from '../bot/commits.js'

/**
 * Hands out one code of the study, once: two who finish at the same moment get two. Undefined where none is left.
 *
 * @param to whom, for questions later; an anonymous study names nobody and no moment
 */
export async function handOutCode(
  transaction: LedgerTransaction,
  study: string,
  to: string,
  at: string | null,
): Promise<string | undefined> {
  let after = ''
  for (;;) {
    const free = await transaction
      .selectFrom('incentive_codes')
      .select('code')
      .where('study', '=', study)
      .where('given_to', 'is', null)
      .where('code', '>', after)
      .orderBy('code')
      .limit(1)
      .executeTakeFirst()
    if (!free) return undefined
    const { numUpdatedRows } = await transaction
      .updateTable('incentive_codes')
      .set({ given_to: to, given_at: at })
      .where('study', '=', study)
      .where('code', '=', free.code)
      .where('given_to', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) return free.code
    after = free.code
  }
}

/** The thank-you for a complete; undefined where nothing was promised. */
export async function thankYou(
  transaction: LedgerTransaction,
  study: Study,
  invitation: string,
  language: Language,
  now: Date,
): Promise<Message | undefined> {
  const { incentive } = study.settings
  if (!incentive) return undefined
  const anonymous = study.privacy === 'anonymous'
  const code =
    incentive.codes === undefined
      ? undefined
      : await handOutCode(transaction, study.id, anonymous ? 'anonymous' : invitation, anonymous ? null : now.toISOString())
  const thanks = language === 'zh' ? `谢礼：${incentive.text.zh}` : `Your thank-you: ${incentive.text.en}`
  if (code !== undefined)
    return message(
      language,
      paragraph(thanks),
      language === 'zh'
        ? say`您的兑换码：${coded(code)}（只发一次，请自行保存）`
        : say`Your code: ${coded(code)} (given once; please keep it)`,
    )
  if (incentive.codes === undefined) return message(language, paragraph(thanks))
  return message(
    language,
    paragraph(
      language === 'zh'
        ? '很抱歉，兑换码刚刚发完了。请凭这条消息联系我们，我们会补给您。'
        : 'We are sorry: the codes have just run out. Contact us with this message, and we will make up for it.',
    ),
  )
}
