import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chartPng, pageSvg } from '../charts/index.js'
import type { Digest } from '../digests/digest.js'
import { digestMessage } from '../digests/message.js'
import { bothLanguages, type Chart, type Message, page, renderHtml, renderMarkdown } from '../messages/index.js'

/** Writes a digest as Markdown (zh, en), one HTML page with both languages, and PNG charts; the files' paths. */
export async function writeDigest(digest: Digest, folder: string, currency: string): Promise<string[]> {
  const charts = join(folder, 'charts')
  await mkdir(charts, { recursive: true })
  const name = digest.week.name
  const [zh, en] = (['zh', 'en'] as const).map((language) => digestMessage(digest, language, currency)) as [Message, Message]
  const written: string[] = []
  const write = async (path: string, content: string | Uint8Array) => {
    await writeFile(path, content)
    written.push(path)
  }
  await write(join(folder, `digest-${name}.html`), await digestPage(digest, zh, en, currency))
  for (const message of [zh, en]) {
    const chartFile = (chart: Chart) => (chart.name ? `charts/${pngName(chart, message)}` : undefined)
    await write(join(folder, `digest-${name}.${message.language}.md`), renderMarkdown(message, { chartFile, currency }))
    for (const chart of chartsOf(message)) {
      const { png } = await chartPng(chart, { language: message.language, currency })
      await write(join(charts, pngName(chart, message)), png)
    }
  }
  return written
}

async function digestPage(digest: Digest, zh: Message, en: Message, currency: string): Promise<string> {
  const body = async (message: Message) => {
    const drawn = new Map<Chart, string>()
    for (const chart of chartsOf(message)) drawn.set(chart, await pageSvg(chart, { language: message.language, currency }))
    return renderHtml(message, { chart: (chart) => drawn.get(chart), currency })
  }
  return page({
    language: 'zh',
    title: `客户画像周报 ${digest.week.name}`,
    body: bothLanguages({ language: 'zh', body: await body(zh) }, { language: 'en', body: await body(en) }),
    footer: `知音 Zhiyin · ${digest.week.name} · ${digest.week.from} – ${digest.week.to}`,
  })
}

const chartsOf = ({ blocks }: Message): Chart[] => blocks.filter((block): block is Chart => block.kind === 'chart')

const pngName = (chart: Chart, { language }: Message): string => `${chart.name}${language === 'zh' ? '' : `.${language}`}.png`
