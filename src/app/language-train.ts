import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { trainShippedSentiment, trainShippedWords } from './train-language.js'
import { type ExitCode, exit, UserError, type Workspace } from './workspace.js'

/**
 * `zhiyin language train`: makes the shipped models anew from the folder of public data (`from`, else ZHIYIN_SHARED_DATA), the same bytes each time.
 *
 * @throws UserError where the folder has no language/train
 */
export async function languageTrain(workspace: Workspace, options: { from?: string; json?: boolean }): Promise<ExitCode> {
  const from = options.from ?? process.env.ZHIYIN_SHARED_DATA
  if (!from || !existsSync(join(from, 'language', 'train'))) {
    throw new UserError(
      `没有找到训练数据(${from ?? '未指定'}):请用 --from 指定含有 language/train 的目录,其内容见 data/language/README.md。\n` +
        `No training data at ${from ?? '(nowhere named)'}: name a folder that holds language/train with --from; data/language/README.md says what belongs there.`,
    )
  }
  workspace.output.progress('learning words …')
  const words = await trainShippedWords(from)
  workspace.output.progress('learning sentiment …')
  const sentiment = await trainShippedSentiment(from)
  const report = { words, sentiment }
  workspace.output.result(JSON.stringify(report, undefined, options.json ? undefined : 2))
  return exit.done
}
