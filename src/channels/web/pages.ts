import { randomUUID } from 'node:crypto'
import { escapeHtml } from '../../messages/html/render-html.js'
import type { EntryHtml } from './entries.js'
import type { Visitor } from './visitor.js'

type Language = Visitor['language']

const words = {
  zh: {
    title: '知音',
    log: '对话',
    say: '写下您的回答或问题',
    send: '发送',
    attach: '发文件',
    other: 'English',
    back: '返回',
    skip: '跳过',
    stop: '退出',
    help: '帮助',
    home: '概览',
    offline: '连接断开了，正在重连…您写的内容没有丢。',
    sending: '正在发送…',
    token: '管理口令（ZHIYIN_ADMIN_TOKEN）',
    enter: '进入',
    wrong: '口令不对。',
  },
  en: {
    title: 'Zhiyin',
    log: 'Conversation',
    say: 'Write your answer or question',
    send: 'Send',
    attach: 'Send a file',
    other: '中文',
    back: 'Back',
    skip: 'Skip',
    stop: 'Stop',
    help: 'Help',
    home: 'Overview',
    offline: 'The connection broke; reconnecting… Nothing you wrote is lost.',
    sending: 'Sending…',
    token: 'Admin token (ZHIYIN_ADMIN_TOKEN)',
    enter: 'Enter',
    wrong: 'That is not the token.',
  },
} as const

/** The conversation: readable and usable without a script, live with one. */
export function conversationPage({ base, language }: Visitor, entries: readonly EntryHtml[]): string {
  const say = words[language]
  const control = (word: string) =>
    `<form method="post" action="${base}/say"><input type="hidden" name="delivery" value="${randomUUID()}"><button name="text" value="${word}">${word}</button></form>`
  const customer = base !== '/team'
  return shell(
    language,
    say.title,
    `<header><strong>${say.title}</strong><nav>${customer ? '' : `<a href="${base}/home">${say.home}</a>`}<a href="${base}?lang=${language === 'zh' ? 'en' : 'zh'}" lang="${language === 'zh' ? 'en' : 'zh-CN'}">${say.other}</a></nav></header>
<ol id="log" role="log" aria-live="polite" aria-label="${say.log}">
${entries.map(entryItem).join('\n')}
</ol>
<p id="status" role="status" hidden data-offline="${say.offline}" data-sending="${say.sending}"></p>
<div id="end">
${customer ? `<div class="controls">${[say.back, say.skip, say.stop, say.help].map(control).join('')}</div>` : ''}
<form id="say" method="post" action="${base}/say">
<input type="hidden" name="delivery" value="${randomUUID()}">
<label class="hidden" for="text">${say.say}</label>
<textarea id="text" name="text" rows="1" placeholder="${say.say}" required autocomplete="off"></textarea>
<label class="attach" title="${say.attach}"><span class="hidden">${say.attach}</span><span aria-hidden="true">＋</span><input id="file" type="file" data-action="${base}/file"></label>
<button class="send">${say.send}</button>
</form>
</div>`,
    `<script src="/page.js" defer></script>`,
    base,
  )
}

function entryItem({ id, from, html }: EntryHtml): string {
  return `<li class="${from}" data-id="${escapeHtml(id)}">${html}</li>`
}

export function loginPage(language: Language, wrong: boolean): string {
  const say = words[language]
  return shell(
    language,
    say.title,
    `<header><strong>${say.title}</strong></header>
<form class="login" method="post" action="/login">${wrong ? `<p class="warning" role="alert">${say.wrong}</p>` : ''}
<label>${say.token}<input type="password" name="token" required autocomplete="current-password" autofocus></label>
<button class="send">${say.enter}</button></form>`,
  )
}

/** A page that only says something; `body` is trusted markup. */
export function noticePage(language: Language, zh: string, en: string, body = ''): string {
  const text = language === 'zh' ? zh : en
  return shell(
    language,
    words[language].title,
    `<header><strong>${words[language].title}</strong></header>${text ? `<p>${escapeHtml(text)}</p>` : ''}${body}`,
  )
}

function shell(language: Language, title: string, body: string, script = '', base = ''): string {
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/page.css">
${script}
</head>
<body${base ? ` data-base="${escapeHtml(base)}"` : ''}>
<main class="talk">
${body}
</main>
</body>
</html>
`
}
