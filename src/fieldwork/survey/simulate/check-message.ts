import type { Language } from '../../../catalog/label.js'
import { type Block, heading, list, type Message, message, note, paragraph, warning } from '../../../messages/index.js'
import type { ReadSurvey } from '../survey-file.js'
import type { Simulation } from './simulate.js'

/** What `survey check` says: every fault with its place, and what the walk over all branches found. */
export function checkMessage(read: ReadSurvey, simulation: Simulation | undefined, language: Language): Message {
  const zh = language === 'zh'
  const faults = [...read.faults, ...(simulation?.faults ?? [])]
  const fit = read.survey !== undefined && !faults.some(({ severity }) => severity === 'error')
  const verdict = fit ? (zh ? '可以发放' : 'ready to be asked') : zh ? '有错误，不能发放' : 'not fit to be asked'
  const signs = { error: '✗', warning: '!', note: '·' } as const
  const lines = faults.map(({ severity, path, message: en, zh: chinese, suggestion }) => {
    const where = path || (zh ? '（整份文件）' : '(the whole file)')
    return `${signs[severity]} ${where}: ${zh ? chinese : en}${suggestion ? ` → ${suggestion}` : ''}`
  })
  return message(
    language,
    heading(`${read.survey?.title ?? ''} ${fit ? '✓' : '✗'} ${verdict}`.trim(), 3),
    lines.length > 0 ? list(lines) : undefined,
    ...(simulation ? walkBlocks(simulation, zh) : []),
  )
}

function walkBlocks({ paths, shortest, longest, tried, complete }: Simulation, zh: boolean): Block[] {
  const minutes = (seconds: number) =>
    seconds < 90
      ? zh
        ? `${Math.round(seconds)} 秒`
        : `${Math.round(seconds)} s`
      : zh
        ? `${(seconds / 60).toFixed(1)} 分钟`
        : `${(seconds / 60).toFixed(1)} min`
  const questions = (count: number) => (zh ? `${count} 问` : `${count} question${count === 1 ? '' : 's'}`)
  const many = complete ? String(paths) : zh ? `至少 ${paths}` : `at least ${paths}`
  return [
    paragraph(
      zh
        ? `不同的路径：${many} 条。最短 ${questions(shortest.questions)}（约 ${minutes(shortest.seconds)}），最长 ${questions(longest.questions)}（约 ${minutes(longest.seconds)}）。`
        : `Different paths: ${many}. Shortest: ${questions(shortest.questions)} (about ${minutes(shortest.seconds)}); longest: ${questions(longest.questions)} (about ${minutes(longest.seconds)}).`,
    ),
    complete
      ? note(
          zh
            ? `试了 ${tried} 个回答，走遍了所有分支；时间是按字数估计的。`
            : `${tried} answers tried, every branch walked; times are estimated from the words.`,
        )
      : warning(
          zh
            ? `分支太多：试了 ${tried} 个回答就停了，还有没走到的；上面的数字只是下限。`
            : `Too many branches: stopped after ${tried} answers, with some not walked; the figures above are lower bounds.`,
        ),
  ]
}
