import { createStudy, readSettingsFile, type StudyMade } from './study/create.js'
import { checkLinks, writeLinks } from './study/links-file.js'
import { readStudy } from './study/rows.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

export interface SendOptions {
  readonly to: string
  /** A JSON file as `studySettingsForm` says. */
  readonly settings?: string
  readonly privacy?: string
  /** Completes wanted in all. */
  readonly quota?: string
  /** Platforms in order, separated by commas. */
  readonly channels?: string
  /** Where the private links of those without a channel are written. */
  readonly links?: string
  readonly dryRun?: boolean
  readonly asOf?: string
  readonly json?: boolean
}

/**
 * `zhiyin survey send FILE --to SEGMENT`: plans the invitations of a study and says who is reached; `zhiyin start` sends them.
 * @returns 1 where ids of a list are unknown or nobody is reached
 */
export function surveySend(workspace: Workspace, file: string, options: SendOptions): Promise<ExitCode> {
  return sendStudy(workspace, { survey: file }, options)
}

/** `zhiyin interview send GUIDE --to SEGMENT`: the same for interviews by a guide. */
export function interviewSend(workspace: Workspace, guide: string, options: SendOptions): Promise<ExitCode> {
  return sendStudy(workspace, { interview: guide }, options)
}

async function sendStudy(
  workspace: Workspace,
  what: { readonly survey: string } | { readonly interview: string },
  options: SendOptions,
): Promise<ExitCode> {
  const { settings, folder } = options.settings ? await readSettingsFile(options.settings) : { settings: {}, folder: undefined }
  // A study whose links cannot be written must not have begun.
  if (options.links && !options.dryRun) await checkLinks(workspace)
  const made = await createStudy(workspace, {
    ...what,
    to: options.to,
    settings: { ...settings, ...flags(options, settings) },
    folder,
    by: 'console',
    asOf: options.asOf,
    dryRun: options.dryRun === true,
  })
  const row = options.links && !options.dryRun ? await readStudy(await workspace.ledger(), made.id) : undefined
  const links = row && options.links ? await writeLinks(workspace, row, options.links, new Date()) : undefined
  const { reach, population } = made
  if (options.json) {
    const { reached, ...counts } = reach
    workspace.output.result(
      JSON.stringify({
        study: made.id,
        title: made.title,
        dryRun: options.dryRun === true,
        existed: made.existed,
        population: population.reading,
        notes: population.notes,
        ...counts,
        reached: reached.length,
        unknown: population.unknown,
        added: made.added,
        ...(links ? { links } : {}),
        warnings: made.warnings,
      }),
    )
  } else workspace.output.result(report(made, options, links))
  return population.unknown.length > 0 || (reach.reached.length === 0 && reach.already === 0) ? exit.partly : exit.done
}

function flags({ privacy, quota, channels }: SendOptions, settings: Record<string, unknown>): Record<string, unknown> {
  const completes = quota === undefined ? undefined : Number(quota)
  if (completes !== undefined && !(Number.isInteger(completes) && completes > 0))
    throw new UserError(
      `--quota ${quota}：请写要完成的份数，例如 200\n--quota ${quota}: give the number of completes wanted, such as 200.`,
    )
  const quotas = typeof settings.quotas === 'object' && settings.quotas !== null ? settings.quotas : {}
  return {
    ...(privacy === undefined ? {} : { privacy }),
    ...(completes === undefined ? {} : { quotas: { ...quotas, completes } }),
    ...(channels === undefined ? {} : { channels: channels.split(/[,，\s]+/).filter((one) => one !== '') }),
  }
}

function report(made: StudyMade, { dryRun }: SendOptions, links: Awaited<ReturnType<typeof writeLinks>> | undefined): string {
  const { reach, population, settings } = made
  const line = (zh: string, en: string, count: number) => (count > 0 ? [`  ${zh} / ${en}: ${count}`] : [])
  const unknown = population.unknown
  return [
    `「${made.title}」→ ${population.reading}`,
    ...population.notes.map((note) => `  · ${note}`),
    `${dryRun ? '试算 / dry run' : made.existed ? '调研（继续）/ study (goes on)' : '调研 / study'}: ${made.id} (${settings.privacy})`,
    `  人群 / population: ${reach.total}`,
    ...Object.entries(reach.byChannel).map(([channel, count]) => `  可邀请 / can be invited · ${channel}: ${count}`),
    ...line('其中因频次上限要等', 'of them, waiting for the frequency cap', reach.capped),
    ...line('已邀请过', 'invited already', reach.already),
    ...line('不愿被邀请', 'want no invitations', reach.optedOut),
    ...line('没有联系方式', 'no contact', reach.noContact),
    ...line('名单里查无此人', 'ids that nobody has', unknown.length),
    ...(unknown.length > 0 ? [`    ${unknown.slice(0, 10).join(', ')}${unknown.length > 10 ? ' …' : ''}`] : []),
    ...made.warnings.map(({ zh, en }) => `  ! ${zh}\n    ${en}`),
    ...(dryRun ? [] : [`新计划的邀请 / invitations planned now: ${made.added}`]),
    ...(links ? [`私密链接 / private links: ${links.written}${links.later > 0 ? ` (${links.later} 稍后 / later)` : ''}`] : []),
    ...(dryRun || made.added === 0
      ? []
      : [`由 zhiyin start 在合适的时间发出。进度：zhiyin studies show ${made.id}\nzhiyin start sends them at decent hours.`]),
  ].join('\n')
}
