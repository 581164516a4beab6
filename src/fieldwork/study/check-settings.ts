import type { Label } from '../../catalog/label.js'
import { cellName, type StudyCell, studyCells } from './quota-cells.js'
import { type StudySettings, studySettingsForm } from './settings.js'

/** Something wrong in a study's settings: where, and what to do, in both languages. */
export interface SettingsFault extends Label {
  readonly path: string
  readonly severity: 'error' | 'warning'
}

export interface CheckedSettings {
  /** Absent where there is any error. */
  readonly settings?: StudySettings
  readonly faults: readonly SettingsFault[]
}

/**
 * Reads a study's settings and explains what does not fit.
 *
 * @param questions the names of the survey's questions, to find a quota on one that is not asked; undefined: not checked
 */
export function checkSettings(input: unknown, questions?: readonly string[]): CheckedSettings {
  const read = studySettingsForm.safeParse(input ?? {})
  if (!read.success) {
    return {
      faults: read.error.issues.map((issue) => {
        const path = issue.path.join('.')
        const [zh, en] = wordsOf(issue, path)
        return { severity: 'error', path, zh, en }
      }),
    }
  }
  const settings = read.data
  const faults = [...hourFaults(settings), ...waveFaults(settings), ...quotaFaults(settings, questions)]
  return faults.some(({ severity }) => severity === 'error') ? { faults } : { settings, faults }
}

function wordsOf(issue: { code: string; message: string; keys?: unknown }, path: string): [string, string] {
  if (issue.code === 'unrecognized_keys') {
    const keys = Array.isArray(issue.keys) ? issue.keys.join(', ') : ''
    const known = path === '' ? Object.keys(studySettingsForm.shape).join(', ') : ''
    return [
      `没有「${keys}」这项设置${known ? `；可用的有：${known}` : ''}`,
      `there is no setting "${keys}"${known ? `; there are: ${known}` : ''}`,
    ]
  }
  return [`${path || '设置'} 的值不合适：${issue.message}`, `${path || 'the settings'}: ${issue.message}`]
}

function hourFaults({ quiet, reminders }: StudySettings): SettingsFault[] {
  const faults: SettingsFault[] = []
  if (quiet.from === quiet.to)
    faults.push({
      severity: 'error',
      path: 'quiet',
      zh: '安静时段的起止时间相同，全天都不能发；请改成例如 21:00–09:00',
      en: 'the quiet hours begin and end at the same time, which leaves no hour to write in; take 21:00 to 09:00, say',
    })
  if (reminders.from >= reminders.to)
    faults.push({
      severity: 'error',
      path: 'reminders',
      zh: '提醒时段的开始要早于结束，例如 10:00–20:00',
      en: 'the hours of reminders must begin before they end, such as 10:00 to 20:00',
    })
  if (faults.length === 0 && reminders.count > 0 && !overlaps(quiet, reminders))
    faults.push({
      severity: 'error',
      path: 'reminders',
      zh: '提醒时段全部落在安静时段里，提醒永远发不出去',
      en: 'all the hours of reminders are quiet ones: no reminder could ever go out',
    })
  return faults
}

/** Whether some minute of the reminder hours is not quiet. */
function overlaps(quiet: StudySettings['quiet'], { from, to }: { from: string; to: string }): boolean {
  const allQuiet = quiet.from < quiet.to ? from >= quiet.from && to <= quiet.to : from >= quiet.from || to <= quiet.to
  return !allQuiet
}

function waveFaults({ waves }: StudySettings): SettingsFault[] {
  if (!waves) return []
  if ((waves.shares === undefined) === (waves.sizes === undefined))
    return [
      {
        severity: 'error',
        path: 'waves',
        zh: '分批只写 shares（占比）或 sizes（人数）之一',
        en: 'waves are given either by shares or by sizes',
      },
    ]
  const sum = waves.shares?.reduce((total, share) => total + share, 0)
  if (sum !== undefined && Math.abs(sum - 1) > 1e-6)
    return [
      {
        severity: 'error',
        path: 'waves.shares',
        zh: `各批占比之和应为 1，现在是 ${round(sum)}`,
        en: `the shares of the waves must sum to 1, not ${round(sum)}`,
      },
    ]
  return []
}

function quotaFaults(settings: StudySettings, questions: readonly string[] | undefined): SettingsFault[] {
  const faults: SettingsFault[] = []
  settings.quotas.interlocked.forEach(({ dimensions, targets }, index) => {
    const path = `quotas.interlocked[${index}]`
    const names = combinations(dimensions.map(({ groups }) => Object.keys(groups))).map(cellName)
    for (const named of Object.keys(targets))
      if (!names.includes(cellName(named.split(/\s*[×x*|]\s*/))))
        faults.push({
          severity: 'error',
          path: `${path}.targets`,
          zh: `没有「${named}」这个交叉格；应为：${names.slice(0, 6).join('、')}${names.length > 6 ? '…' : ''}`,
          en: `there is no cell "${named}"; the cells are: ${names.slice(0, 6).join(', ')}${names.length > 6 ? ' …' : ''}`,
        })
    const given = new Set(Object.keys(targets).map((named) => cellName(named.split(/\s*[×x*|]\s*/))))
    const missing = names.filter((name) => !given.has(name))
    if (missing.length > 0 && missing.length < names.length)
      faults.push({
        severity: 'warning',
        path: `${path}.targets`,
        zh: `这些交叉格没有目标，因此不设上限：${missing.join('、')}`,
        en: `these cells have no target and are not limited: ${missing.join(', ')}`,
      })
  })
  const keys = studyCells(settings.quotas).map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined)
    faults.push({
      severity: 'error',
      path: 'quotas',
      zh: `配额「${twice}」出现了两次，请换个名称`,
      en: `the quota cell "${twice}" stands there twice; take another name`,
    })
  if (questions)
    for (const { key, where } of studyCells(settings.quotas) as StudyCell[])
      for (const condition of where)
        if ('question' in condition && !questions.includes(condition.question))
          faults.push({
            severity: 'error',
            path: 'quotas',
            zh: `配额「${key}」用到的问题「${condition.question}」不在问卷里；问卷有：${questions.join('、')}`,
            en: `the quota cell "${key}" asks for the question "${condition.question}", which the survey does not have; it has: ${questions.join(', ')}`,
          })
  return faults
}

function combinations(groups: readonly (readonly string[])[]): string[][] {
  return groups.reduce<string[][]>((made, names) => made.flatMap((before) => names.map((name) => [...before, name])), [[]])
}

const round = (value: number) => Math.round(value * 1000) / 1000
