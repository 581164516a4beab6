import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeCode, escapeText } from '../../../src/channels/discord/render/escape.js'
import { breakCode, breakText } from '../../../src/channels/discord/render/split.js'
import { plain } from '../../../src/messages/plain.js'
import { text } from './messages.arbitrary.js'

const z = '\u200b'

describe('a stranger’s text stays text', () => {
  it.each([
    ['**bold** _it_ ~~no~~ ||secret||', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|secret\\|\\|'],
    ['@everyone @here a@b.cn', `@${z}everyone @${z}here a@b.cn`],
    ['<@1> <@!1> <@&2> <#3> <:a:4> <t:5> </x:6>', `<${z}@1> <${z}@!1> <${z}@&2> <${z}#3> <${z}:a:4> <${z}t:5> <${z}/x:6>`],
    ['[点我](https://evil.cn/x)', '\\[点我\\](https:\\//evil.cn\\/x)'],
    ['来 discord.gg/abc', '来 discord.gg\\/abc'],
    ['# 标题\n> 引用\n- 项\n1. 项\n-# 小', '\\# 标题\n\\> 引用\n\\- 项\n1\\. 项\n\\-# 小'],
    ['`代码` \\', '\\`代码\\` \\\\'],
    ['5 * 3 > 2', '5 \\* 3 > 2'],
  ])('%s', (said, shown) => expect(escapeText(said)).toBe(shown))

  it('nobody is notified, no link hides another, and a reader sees what was written', () => {
    fc.assert(
      fc.property(text, (said) => {
        const shown = escapeText(said)
        expect(shown).not.toMatch(/@(everyone|here)|<[@#:]|<a:|<t:|:\/\//i)
        expect(shown).not.toMatch(/(?<!\\)[[\]`*_~|]/)
        expect(shown.replace(/\\([^\p{L}\p{N}\s])/gu, '$1').replaceAll(z, '')).toBe(plain(said).replaceAll(z, ''))
        expect(escapeCode(said)).not.toMatch(/```|@(everyone|here)|<[@#]/i)
      }),
    )
  })
})

describe('long text is broken', () => {
  it('within the limit, with nothing but spaces lost and no character halved', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }).map((parts) => parts.join('\n')),
        fc.integer({ min: 20, max: 400 }),
        (said, most) => {
          const pieces = breakText(said, most)
          for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(most)
          expect(pieces.join('').replace(/\s/g, '')).toBe(said.replace(/\s/g, ''))
        },
      ),
    )
  })

  it('code keeps its fences on every piece', () => {
    const pieces = breakCode(Array.from({ length: 300 }, (_, at) => `行 ${at}`).join('\n'), 'sql', 500)
    expect(pieces.length).toBeGreaterThan(3)
    for (const piece of pieces) expect(piece).toMatch(/^```sql\n[^`]*\n```$/)
    expect(pieces.map((piece) => piece.slice(7, -4)).join('\n')).toContain('行 299')
  })
})
