import type { Language } from '../catalog/label.js'
import type { CheckName } from '../fieldwork/quality/check.js'
import { qualityChecks } from '../fieldwork/quality/checks.js'
import { doubtfulBelow, type Judgement } from '../fieldwork/quality/judge.js'
import { type Block, heading, list, type Message, message, note, paragraph, renderText, table } from '../messages/index.js'
import type { Ledger } from '../stores/ledger/open.js'
import type { FinishedSurvey } from './finished-sessions.js'
import { judgeSessions } from './judge-sessions.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export { judgeSessions } from './judge-sessions.js'

export interface QualityOptions {
  readonly json?: boolean
  /** Every respondent, not only those who lost points. */
  readonly all?: boolean
  readonly lang?: string
}

/** A respondent's score with what a person said to it. */
export interface JudgedRow extends Judgement {
  /** The customer, the pseudonym, or nothing, as the study promised. */
  readonly respondent: string | undefined
  readonly overruled: Overruling | undefined
}

export interface Overruling {
  readonly verdict: 'keep' | 'drop'
  readonly by: string
  readonly at: string
  readonly why: string
}

/** `survey quality`: every respondent's score with its reasons, and whose were overruled by whom. */
export async function surveyQuality(workspace: Workspace, name: string, options: QualityOptions = {}): Promise<ExitCode> {
  const { survey, judgements } = await judgeSessions(workspace, name)
  const rows = await withOverrulings(await workspace.ledger(), survey, judgements)
  if (options.json) {
    workspace.output.result(JSON.stringify({ id: survey.id, privacy: survey.privacy, doubtfulBelow, respondents: rows }))
    return exit.done
  }
  const language = options.lang === 'en' ? 'en' : 'zh'
  workspace.output.result(
    renderText(qualityMessage(survey, rows, language, options.all === true), {
      width: process.stdout.columns ?? 100,
      colour: workspace.output.interactive,
    }),
  )
  return exit.done
}

/**
 * `survey overrule`: a person's word on a respondent's answers. The machine's score and reasons stay beside it; `clear` takes the word back.
 *
 * @param session the session's id, or its beginning where that names one only
 * @throws UserError where it names none or several
 */
export async function surveyOverrule(
  workspace: Workspace,
  session: string,
  { verdict, why, by, now = new Date() }: { verdict: 'keep' | 'drop' | 'clear'; why: string; by: string; now?: Date },
): Promise<ExitCode> {
  if (!['keep', 'drop', 'clear'].includes(verdict))
    throw new UserError('裁定请写 keep（保留）、drop（剔除）或 clear（撤回）\nSay keep, drop or clear.')
  if (verdict !== 'clear' && why.trim() === '')
    throw new UserError('请用 --why 说明理由，好让别人看得懂\nSay why (--why), so that others can follow.')
  const ledger = await workspace.ledger()
  const row = await sessionNamed(ledger, session)
  const judged = await ledger.selectFrom('quality').select('session').where('session', '=', row.id).executeTakeFirst()
  if (!judged) await judgeSessions(workspace, row.study ?? row.survey)
  const at = now.toISOString()
  const word =
    verdict === 'clear'
      ? { overruled: null, overruled_by: null, overruled_at: null, overruled_why: null }
      : { overruled: verdict, overruled_by: by, overruled_at: at, overruled_why: why.trim() }
  await ledger.transaction().execute(async (transaction) => {
    await transaction.updateTable('quality').set(word).where('session', '=', row.id).execute()
    const detail = JSON.stringify({ session: row.id, verdict, why: why.trim() })
    await transaction.insertInto('audit').values({ at, who: by, did: 'overrule', detail }).execute()
  })
  const said = { keep: '保留 / kept', drop: '剔除 / dropped', clear: '撤回 / word taken back' }[verdict]
  workspace.output.result(`${row.id}: ${said}`)
  return exit.done
}

async function sessionNamed(ledger: Ledger, name: string) {
  const found = await ledger
    .selectFrom('survey_sessions')
    .select(['id', 'survey', 'study'])
    .where('id', 'like', `${name.replace(/[%_\\]/g, '')}%`)
    .where('state', '=', 'completed')
    .limit(2)
    .execute()
  if (found.length === 1 && found[0] && name.length >= 4) return found[0]
  throw new UserError(
    found.length > 1
      ? `「${name}」不止一份答卷，请写全编号\n"${name}" is the beginning of several: write more of the id.`
      : `没有编号为「${name}」的已完成答卷：zhiyin survey quality 列出编号\nNo finished response has the id "${name}": zhiyin survey quality lists them.`,
  )
}

async function withOverrulings(ledger: Ledger, survey: FinishedSurvey, judgements: readonly Judgement[]): Promise<JudgedRow[]> {
  const rows = await ledger
    .selectFrom('quality')
    .select(['session', 'overruled', 'overruled_by', 'overruled_at', 'overruled_why'])
    .where('overruled', 'is not', null)
    .execute()
  const said = new Map(rows.map((row) => [row.session, row]))
  const sessions = new Map(survey.sessions.map((session) => [session.id, session]))
  return judgements
    .map((judgement): JudgedRow => {
      const row = said.get(judgement.session)
      const session = sessions.get(judgement.session)
      return {
        ...judgement,
        respondent:
          survey.privacy === 'anonymous'
            ? undefined
            : survey.privacy === 'identified'
              ? (session?.customer ?? session?.respondent)
              : session?.respondent,
        overruled: row?.overruled
          ? { verdict: row.overruled, by: row.overruled_by ?? '', at: row.overruled_at ?? '', why: row.overruled_why ?? '' }
          : undefined,
      }
    })
    .sort((a, b) => a.score - b.score || (a.session < b.session ? -1 : 1))
}

function qualityMessage(survey: FinishedSurvey, rows: readonly JudgedRow[], language: Language, all: boolean): Message {
  const zh = language === 'zh'
  const doubtful = rows.filter(isDoubtful)
  const shown = (all ? rows : rows.filter(({ score, overruled }) => score < 100 || overruled)).slice(0, mostShown)
  const blocks: Block[] = [
    heading(zh ? `${survey.title.zh}：答卷质量` : `${survey.title.en}: quality of responses`, 1),
    paragraph(
      zh
        ? `${rows.length} 份答卷，${doubtful.length} 份存疑（${doubtfulBelow} 分以下，或被人剔除）。`
        : `${rows.length} responses, ${doubtful.length} doubtful (below ${doubtfulBelow}, or dropped by a person).`,
    ),
    table({
      columns: [
        { key: 'check', label: zh ? '检查' : 'check' },
        { key: 'found', label: zh ? '答卷' : 'responses', type: 'number' },
        { key: 'most', label: zh ? '最多扣分' : 'most points', type: 'number' },
      ],
      rows: qualityChecks.map(({ name, label, most }) => ({
        check: label[language],
        most,
        found: rows.filter(({ reasons }) => reasons.some(({ check }) => check === name)).length,
      })),
    }),
    ...shown.flatMap((row) => respondentBlocks(row, language)),
  ]
  if (shown.length < rows.length && all) blocks.push(note(zh ? `只显示前 ${mostShown} 份` : `The first ${mostShown} are shown`))
  return message(language, ...blocks)
}

const mostShown = 200

export const isDoubtful = ({ doubtful, overruled }: Pick<JudgedRow, 'doubtful' | 'overruled'>): boolean =>
  overruled ? overruled.verdict === 'drop' : doubtful

function respondentBlocks(row: JudgedRow, language: Language): Block[] {
  const zh = language === 'zh'
  const { session, respondent, score, reasons, overruled } = row
  const verdict = isDoubtful(row) ? (zh ? '存疑' : 'doubtful') : zh ? '可用' : 'fine'
  const blocks: Block[] = [heading(`${session.slice(0, 8)}${respondent ? ` · ${respondent}` : ''} · ${score} · ${verdict}`, 3)]
  if (reasons.length > 0)
    blocks.push(list(reasons.map(({ check, points, why }) => `−${points} ${labelOf(check, language)}: ${why[language]}`)))
  if (overruled)
    blocks.push(
      note(
        zh
          ? `${overruled.by} 于 ${overruled.at.slice(0, 10)} 裁定${overruled.verdict === 'keep' ? '保留' : '剔除'}：${overruled.why}`
          : `${overruled.by} said ${overruled.verdict} on ${overruled.at.slice(0, 10)}: ${overruled.why}`,
      ),
    )
  return blocks
}

const labelOf = (name: CheckName, language: Language): string =>
  qualityChecks.find((check) => check.name === name)?.label[language] ?? name
