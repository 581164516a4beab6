import { escapeHtml } from '../../messages/html/render-html.js'
import type { Choices, Form } from '../../messages/index.js'

interface Where {
  readonly base: string
  readonly language: 'zh' | 'en'
  /** Names what is pressed for good: a second click on the same button is the same delivery. */
  readonly entry: string
  readonly live: boolean
}

/** Beyond this a list to pick from is easier than a wall of buttons. */
const mostButtons = 14

/** Something to press: buttons, boxes to tick, or a list; each works without a script as an ordinary form. */
export function choicesHtml(block: Choices, where: Where): string {
  const prompt = block.prompt ? `<legend>${escapeHtml(block.prompt)}</legend>` : ''
  if (!where.live)
    return `<p class="offered">${block.prompt ? `${escapeHtml(block.prompt)} ` : ''}${block.choices.map(({ label }) => escapeHtml(label)).join(' · ')}</p>`
  const inner = block.many
    ? boxes(block, where)
    : block.choices.length > mostButtons
      ? picker(block, where)
      : buttons(block, where)
  return `<form class="choices" method="post" action="${where.base}/say"><input type="hidden" name="kind" value="press">${hidden('token', block.token)}<fieldset>${prompt}${inner}</fieldset></form>`
}

function buttons({ choices }: Choices, { entry }: Where): string {
  const delivery = hidden('delivery', entry)
  return `${delivery}<div class="buttons">${choices
    .map(
      ({ label, value, hint, image }) =>
        `<button name="value" value="${escapeHtml(value)}">${picture(image, label)}${escapeHtml(label)}${hint ? ` <small>${escapeHtml(hint)}</small>` : ''}</button>`,
    )
    .join('')}</div>`
}

function boxes({ choices, least, most }: Choices, { entry, language }: Where): string {
  const limits = [least === undefined ? '' : ` data-least="${least}"`, most === undefined ? '' : ` data-most="${most}"`].join('')
  return `${hidden('delivery', entry)}<div class="boxes"${limits}>${choices
    .map(
      ({ label, value, hint, image }) =>
        `<label><input type="checkbox" name="value" value="${escapeHtml(value)}">${picture(image, label)}<span>${escapeHtml(label)}${hint ? ` <small>${escapeHtml(hint)}</small>` : ''}</span></label>`,
    )
    .join('')}</div><button class="send">${{ zh: '选好了', en: 'Done' }[language]}</button>`
}

function picker({ choices, prompt }: Choices, { entry, language }: Where): string {
  const label = prompt ?? { zh: '请选择', en: 'Choose' }[language]
  return `${hidden('delivery', entry)}<div class="picker"><select name="value" required aria-label="${escapeHtml(label)}"><option value="">${{ zh: '请选择…', en: 'Choose…' }[language]}</option>${choices
    .map(({ label: words, value }) => `<option value="${escapeHtml(value)}">${escapeHtml(words)}</option>`)
    .join('')}</select><button class="send">${{ zh: '确定', en: 'OK' }[language]}</button></div>`
}

/** Several inputs filled in together. */
export function formHtml({ id, title, open, fields }: Form, { base, language, entry }: Where): string {
  const inputs = fields.map(({ name, label, input, required, value, hint, choices = [] }) => {
    const field = `name="field.${escapeHtml(name)}"${required ? ' required' : ''}`
    const control =
      input === 'choice'
        ? `<select ${field}>${required ? '' : '<option value=""></option>'}${choices
            .map(
              (choice) =>
                `<option value="${escapeHtml(choice.value)}"${choice.value === value ? ' selected' : ''}>${escapeHtml(choice.label)}</option>`,
            )
            .join('')}</select>`
        : input === 'lines'
          ? `<textarea ${field} rows="3">${escapeHtml(value ?? '')}</textarea>`
          : `<input type="text" ${field} value="${escapeHtml(value ?? '')}">`
    return `<label>${escapeHtml(label)}${control}${hint ? `<small>${escapeHtml(hint)}</small>` : ''}</label>`
  })
  return `<details class="form"><summary>${escapeHtml(open)}</summary><form method="post" action="${base}/say"><input type="hidden" name="kind" value="form">${hidden('form', id)}${hidden('delivery', entry)}<h3>${escapeHtml(title)}</h3>${inputs.join('')}<button class="send">${{ zh: '提交', en: 'Submit' }[language]}</button></form></details>`
}

const hidden = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`

const picture = (image: string | undefined, label: string): string =>
  image ? `<img src="${escapeHtml(image)}" alt="${escapeHtml(label)}" loading="lazy">` : ''
