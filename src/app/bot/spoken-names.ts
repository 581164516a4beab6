import type { Survey } from '../../fieldwork/survey/survey-file.js'
import { findScript, type ListedScript, listScripts, type ScriptFile } from '../interview-files.js'
import { findSurvey, listSurveys } from '../survey-files.js'
import { UserError, type Workspace } from '../workspace.js'

/**
 * A survey as somebody in a chat names it: one of those at hand, by its name or title. The command line also takes files and addresses; what a
 * stranger types must not make the program read or fetch anything.
 * @throws UserError naming the surveys at hand
 */
export async function spokenSurvey(workspace: Workspace, name: string): Promise<Survey> {
  const surveys = await listSurveys(workspace)
  const named = surveys.find(({ id, read }) => id === name || read.survey?.title === name)
  if (named) return findSurvey(workspace, named.id)
  const ids = surveys.map(({ id }) => id).join(', ')
  throw new UserError(`没有「${name}」这份问卷。现有：${ids}\nThere is no survey "${name}". At hand: ${ids}`)
}

/** An interview guide as somebody in a chat names it: one of those at hand. @throws UserError naming them */
export async function spokenScript(workspace: Workspace, name: string): Promise<ScriptFile> {
  const scripts = await listScripts(workspace)
  const titled = (one: ListedScript) => Object.values(one.read.script?.title ?? {})
  const named = scripts.find((one) => one.id === name || titled(one).includes(name))
  if (named) return findScript(workspace, named.id)
  const ids = scripts.map(({ id }) => id).join(', ')
  throw new UserError(`没有「${name}」这份访谈提纲。现有：${ids}\nThere is no interview guide "${name}". At hand: ${ids}`)
}

/** Whom to send to, as said in a chat: a saved segment or a question, never a file of this machine. @throws UserError */
export function spokenPopulation(to: string): string {
  if (/[\\/]|\.(csv|tsv|txt|jsonl?|xlsx)$/i.test(to.trim()))
    throw new UserError(
      '在聊天里请写保存的人群或一个问题；客户名单文件用命令行：zhiyin survey send … --to FILE\nIn a chat name a saved segment or ask a question; a file of customers goes by the command line: zhiyin survey send … --to FILE',
    )
  return to.trim()
}

/** 「访谈 护肤决策」, "interview skincare": the guide's name. */
export function namedInterview(text: string): string | undefined {
  return /^(?:(?:做|参加|开始|继续)?访谈|(?:take |start |resume )?interview)\s*[:：「『"“]?\s*([^\s「」『』"“”].*?)\s*[」』"”]?$/i.exec(
    text.trim(),
  )?.[1]
}
