import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formView, packForm, unpackForm } from '../../../src/channels/slack/render/form.js'
import { type BlocksPost, pack } from '../../../src/channels/slack/render/pack.js'
import { renderSlack } from '../../../src/channels/slack/render/render-slack.js'
import { simplify } from '../../../src/channels/slack/render/simplify.js'
import { meantValue } from '../../../src/channels/slack/render/widget-names.js'
import { type Choices, type Message, message } from '../../../src/messages/index.js'
import { anyChoices, anyForm, anyMessage } from '../../support/slack/any-message.js'
import { allText, blockFaults } from '../../support/slack/block-rules.js'
import { pressables, readable } from '../../support/slack/readable.js'

const rendered = (said: Message) =>
  renderSlack(said, {
    key: 'k'.repeat(25),
    place: 'C01234567890:1234567890.123456',
    currency: 'CNY',
    draw: async () => new Uint8Array(),
  })
const posts = (said: Message): BlocksPost[] =>
  pack(rendered(said).pieces).filter((post): post is BlocksPost => post.kind === 'blocks')

/** What Slack would read as markup. */
const markup = (block: { type: string; text?: unknown }): string => (block.type === 'section' ? JSON.stringify(block.text) : '')

it('any message is within what Slack takes', () => {
  fc.assert(
    fc.property(anyMessage, (said) => {
      for (const { blocks, text } of posts(said)) {
        expect(blockFaults(JSON.parse(JSON.stringify(blocks)), 'message')).toEqual([])
        expect(allText(blocks)).toBeLessThanOrEqual(13_000)
        expect(text.length).toBeGreaterThan(0)
        expect(text.length).toBeLessThanOrEqual(4000)
      }
    }),
    { numRuns: 100 },
  )
})

it('also in its plainest form', () => {
  fc.assert(
    fc.property(anyMessage, (said) => {
      for (const { blocks } of posts(said)) {
        expect(blockFaults(JSON.parse(JSON.stringify(simplify(blocks))), 'message')).toEqual([])
      }
    }),
    { numRuns: 50 },
  )
})

it('nothing in any message mentions, broadcasts or links', () => {
  fc.assert(
    fc.property(anyMessage, (said) => {
      for (const { blocks, text } of posts(said)) {
        const shown = [text, readable(JSON.parse(JSON.stringify(blocks)), 'raw'), ...simplify(blocks).map(markup)]
        expect(shown.join('\n')).not.toMatch(/<[!@#]|<https?:/)
      }
    }),
    { numRuns: 60 },
  )
})

it('every choice can be pressed, or is listed to be typed', () => {
  fc.assert(
    fc.property(anyChoices, (block) => {
      const choices = JSON.parse(JSON.stringify(block)) as Choices
      const all = posts(message('zh', choices)).flatMap(({ blocks }) => JSON.parse(JSON.stringify(blocks)))
      const values = pressables(all).map(({ element, option }) => meantValue(String((option ?? element).value)))
      const wanted = choices.choices.map(({ value }) => value)
      const typed = JSON.stringify(all).includes('请直接输入')
      expect(typed || wanted.every((value) => values.includes(value))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

it('a form comes back out of its button as it was, and its window is within the limits', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const kept = JSON.parse(JSON.stringify(form)) as typeof form
      expect(unpackForm(packForm(kept, 'zh'))).toEqual({ form: kept, language: 'zh' })
      const view = JSON.parse(JSON.stringify(formView(kept, 'en', '{}')))
      expect(blockFaults(view.blocks, 'modal')).toEqual([])
      expect(view.title.text.length).toBeLessThanOrEqual(24)
    }),
    { numRuns: 100 },
  )
})
