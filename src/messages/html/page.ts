import type { Language } from '../../catalog/label.js'
import { escapeHtml } from './render-html.js'
import { style } from './style.js'

export interface PageParts {
  readonly language: Language
  readonly title: string
  /** Fragments made by `renderHtml` or with `escapeHtml`: trusted markup. */
  readonly body: string
  /** One line at the end: how and from what it was made. */
  readonly footer?: string
}

/**
 * One self-contained HTML page in the house style (see style.ts for its pieces): no scripts, no outside files, so it can be mailed and opened anywhere.
 *
 * @example page({ language: 'zh', title: '成分党', body: renderHtml(message, { chart: (chart) => svgOf(chart) }) })
 */
export function page({ language, title, body, footer }: PageParts): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
${footer ? `<footer>${escapeHtml(footer)}</footer>` : ''}
</main>
</body>
</html>
`
}

/** One page in both languages: the first is shown, the other at a click, without a script. */
export function bothLanguages(first: { language: Language; body: string }, second: { language: Language; body: string }): string {
  const names = { zh: '中文', en: 'English' }
  const codes = { zh: 'zh-CN', en: 'en' }
  const choose = [first, second].map(({ language }, index) => `<label for="lang-${index + 1}">${names[language]}</label>`)
  return `<input class="languages" type="radio" name="language" id="lang-1" checked aria-label="${names[first.language]}">
<input class="languages" type="radio" name="language" id="lang-2" aria-label="${names[second.language]}">
<p class="switch">${choose.join('')}</p>
${[first, second].map(({ language, body }) => `<section lang="${codes[language]}">\n${body}\n</section>`).join('\n')}`
}
