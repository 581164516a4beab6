import { UserError, type Workspace } from './workspace.js'

/**
 * The as-of date of a command: the one given, else today in the workspace's time zone.
 * @throws UserError where it is no calendar day.
 */
export function readAsOf(workspace: Workspace, given: string | undefined, now: Date = new Date()): string {
  if (given === undefined) return new Intl.DateTimeFormat('sv-SE', { timeZone: workspace.configuration.timeZone }).format(now)
  const date = new Date(`${given}T00:00:00Z`)
  const real = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === given
  if (!real) throw new UserError(`--as-of ${given}: 不是日期，请写成 2026-11-15 / not a calendar day; write it as 2026-11-15`)
  return given
}
