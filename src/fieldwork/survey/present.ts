import type { Question } from 'survey-core'
import type { Language } from '../../catalog/label.js'
import { type Message, message, note, paragraph } from '../../messages/index.js'
import type { Ask } from './ask/ask.js'
import { askOf } from './ask/ask-of.js'
import { plainText } from './markup.js'
import { shownBlocks } from './shown.js'
import { isAnswered, isRequired, type Step, wordsAt } from './steps.js'
import type { Place } from './walk.js'
import { hintOf, widgetOf } from './widget.js'

/** The waiting question as a message: what stands before it, progress and its words, and what can be pressed. Text is always accepted too. */
export function presentStep(place: Place, language: Language, seed: number): Message {
  const { step, stations, station } = place
  if (!step) return message(language)
  const ask = askOf(step, language)
  const first = stations[station]?.steps[0]?.path === step.path
  const hint = [hintOf(ask, step, language), keptAnswer(step, ask, language)].filter(Boolean).join(' ')
  return message(
    language,
    ...(first ? shownBlocks(stations[station]?.before ?? []) : []),
    paragraph(`${progressOf(place)} ${titleOf(step, language)}`),
    widgetOf(ask, seed, step.path),
    hint ? note(hint) : undefined,
  )
}

/** "(3/8)": which of the questions that are in sight by now. */
export const progressOf = ({ station, stations }: Place) => `(${station + 1}/${stations.length})`

function titleOf(step: Step, language: Language): string {
  const zh = language === 'zh'
  const own = ownTitle(step, language)
  const context = step.kind === 'more' ? step.context : step.context.map((title) => plainText(title))
  const titles = [...context, own].filter((title) => title !== '')
  const title = titles.filter((one, index) => titles.indexOf(one) === index).join(' · ')
  const optional = step.kind === 'more' || isRequired(step) ? '' : zh ? '（选答）' : ' (optional)'
  const description = step.kind === 'question' ? plainText(step.question.locDescription?.renderedHtml ?? '') : ''
  return `${title}${optional}${description ? `\n${description}` : ''}`
}

function ownTitle({ kind, question, row, item, entry }: Step, language: Language): string {
  const zh = language === 'zh'
  switch (kind) {
    case 'row':
      return plainText(row?.text ?? '')
    case 'comment': {
      const about = plainText(
        item ? item.locText.renderedHtml || String(item.value) : question.locCommentText?.renderedHtml || question.commentText,
      )
      return item
        ? zh
          ? `${titled(question)} ·「${about}」请写一下`
          : `${titled(question)} · "${about}": please write it`
        : `${titled(question)} · ${about}`
    }
    case 'more':
      return zh
        ? `${titled(question)}：${entry === 0 ? '要加一项吗' : '再加一项吗'}？（是/否）`
        : `${titled(question)}: ${entry === 0 ? 'add one' : 'add one more'}? (yes/no)`
    case 'question':
      return titled(question)
  }
}

/** A question whose title is hidden in the browser, and which has none of its own, is named by what stands before it. */
const titled = (question: Question) =>
  question.titleLocation === 'hidden' && question.locTitle.isEmpty ? '' : plainText(question.processedTitle)

/** After going back: what was answered before, and that it can stay. */
function keptAnswer(step: Step, ask: Ask, language: Language): string {
  if (!isAnswered(step) || step.kind === 'more') return ''
  const shown = plainText(
    step.kind === 'comment'
      ? wordsAt(step)
      : step.kind === 'row'
        ? shownValue(ask, step.row?.value)
        : ask.kind === 'file'
          ? (step.question.value as { name?: string }[]).map(({ name }) => name).join(', ')
          : String(step.question.displayValue ?? step.question.value),
  )
  return language === 'zh'
    ? `您之前的回答：${shown}。要保留就说「下一题」。`
    : `Your answer so far: ${shown}. To keep it, say "next".`
}

function shownValue(ask: Ask, value: unknown): string {
  if (ask.kind !== 'choice') return String(value)
  return (Array.isArray(value) ? value : [value])
    .map((one) => ask.offers.find((offer) => offer.value === one)?.text ?? String(one))
    .join(', ')
}
