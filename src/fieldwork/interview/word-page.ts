import { escapeHtml } from '../../messages/html/render-html.js'
import type { Script } from './script.js'
import {
  elapsed,
  memosBy,
  memoText,
  speakerName,
  type Transcript,
  type TranscriptLine,
  topicName,
  transcriptFacts,
} from './transcript.js'

/**
 * The transcript as an HTML document that Word, WPS and LibreOffice open as a document of theirs: real headings (the outline), real tables with
 * a repeated head row and fixed column widths, paragraph styles by class, page size and margins. No scripts, no flex, no outside files.
 */
export function wordPage(script: Script, transcript: Transcript, clock: (at: string) => string): string {
  const { language, title, lines, memos } = transcript
  const said = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const about = memosBy(memos)
  const facts = transcriptFacts(transcript, clock)
    .map(({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`)
    .join('\n')
  const head = `<tr><th>${said('编号', 'Line')}</th><th>${said('时间', 'Time')}</th><th>${said('谁', 'Who')}</th><th>${said('内容', 'Words')}</th></tr>`
  const rowOf = (line: TranscriptLine): string =>
    [
      `<tr class="${line.speaker}"><td>${line.line}</td><td>${elapsed(line.after)}</td><td>${escapeHtml(speakerName(line, language))}</td><td>${paragraphs(line.text)}</td></tr>`,
      ...(about.get(line.line) ?? []).map(
        (memo) => `<tr class="memo"><td></td><td></td><td></td><td>${paragraphs(memoText(memo, language), 'memo')}</td></tr>`,
      ),
    ].join('\n')
  const sections = sectionsOf(lines).map(
    ({ topic, lines: own }) =>
      `<h2>${escapeHtml(topic === null ? said('开场', 'Opening') : topicName(script, topic, language))}</h2>\n<table class="talk">\n<colgroup><col width="7%"><col width="10%"><col width="18%"><col width="65%"></colgroup>\n<thead>${head}</thead>\n<tbody>\n${own.map(rowOf).join('\n')}\n</tbody>\n</table>`,
  )
  const whole = about.get(null) ?? []
  const end =
    whole.length > 0
      ? `<h2>${said('备忘', 'Memos')}</h2>\n${whole.map((memo) => paragraphs(memoText(memo, language), 'memo')).join('\n')}`
      : ''
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${escapeHtml(title)}</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->
<style>${style}</style>
</head>
<body>
<div class="Section1">
<h1>${escapeHtml(title)}</h1>
<table class="facts"><colgroup><col width="25%"><col width="75%"></colgroup>
${facts}
</table>
${sections.join('\n')}
${end}
</div>
</body>
</html>
`
}

const style = `
@page Section1 { size: 21cm 29.7cm; margin: 2.5cm 2cm 2.5cm 2cm; }
div.Section1 { page: Section1; }
body, p, td, th { font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans SC", Calibri, Arial, sans-serif; font-size: 10.5pt; }
p { margin: 0 0 4pt 0; line-height: 140%; }
p.memo { font-style: italic; color: #7a4b00; }
h1 { font-size: 18pt; margin: 0 0 10pt 0; }
h2 { font-size: 13pt; margin: 16pt 0 6pt 0; page-break-after: avoid; }
table { width: 100%; border-collapse: collapse; mso-table-layout-alt: fixed; }
td, th { border: 0.5pt solid #999999; padding: 3pt 5pt; vertical-align: top; text-align: left; }
th { background: #eeeeee; font-weight: bold; }
thead { display: table-header-group; }
tr { page-break-inside: avoid; }
tr.bot td { color: #444444; }
`

function paragraphs(text: string, style?: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p${style ? ` class="${style}"` : ''}>${escapeHtml(line)}</p>`)
    .join('')
}

function sectionsOf(lines: readonly TranscriptLine[]): { topic: string | null; lines: TranscriptLine[] }[] {
  const sections: { topic: string | null; lines: TranscriptLine[] }[] = []
  for (const line of lines) {
    const last = sections.at(-1)
    if (last && (line.topic === null || line.topic === last.topic)) last.lines.push(line)
    else sections.push({ topic: line.topic, lines: [line] })
  }
  return sections
}
