import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chartPng, pageSvg } from '../charts/index.js'
import { bothLanguages, type Chart, type Message, page, renderHtml, renderMarkdown } from '../messages/index.js'

/** Writes results as JSON, Markdown (zh, en), one HTML page with both languages, and PNG charts; the files' paths. */
export async function writeResults(
  document: unknown,
  messages: { readonly zh: Message; readonly en: Message },
  title: string,
  folder: string,
): Promise<string[]> {
  const charts = join(folder, 'charts')
  await mkdir(charts, { recursive: true })
  const written: string[] = []
  const write = async (path: string, content: string | Uint8Array) => {
    await writeFile(path, content)
    written.push(path)
  }
  await write(join(folder, 'results.json'), `${JSON.stringify(document, undefined, 2)}\n`)
  const body = async (message: Message) => {
    const drawn = new Map<Chart, string>()
    for (const chart of chartsOf(message)) drawn.set(chart, await pageSvg(chart, { language: message.language }))
    return renderHtml(message, { chart: (chart) => drawn.get(chart) })
  }
  const html = page({
    language: 'zh',
    title,
    body: bothLanguages({ language: 'zh', body: await body(messages.zh) }, { language: 'en', body: await body(messages.en) }),
    footer: `知音 Zhiyin · ${title}`,
  })
  await write(join(folder, 'results.html'), html)
  for (const message of [messages.zh, messages.en]) {
    const name = (chart: Chart) => `${chart.name ?? 'chart'}${message.language === 'zh' ? '' : '.en'}.png`
    await write(
      join(folder, `results.${message.language}.md`),
      renderMarkdown(message, { chartFile: (chart) => `charts/${name(chart)}` }),
    )
    for (const chart of chartsOf(message)) {
      const { png } = await chartPng(chart, { language: message.language })
      await write(join(charts, name(chart)), png)
    }
  }
  return written
}

const chartsOf = ({ blocks }: Message): Chart[] => blocks.filter((block): block is Chart => block.kind === 'chart')
