import { describe, expect, it } from 'vitest'
import { consentMessage, consentReply, consentWording } from '../../../src/fieldwork/study/consent.js'
import { studySettingsForm } from '../../../src/fieldwork/study/settings.js'
import { renderText } from '../../../src/messages/index.js'

const study = (settings: Record<string, unknown> = {}) => {
  const read = studySettingsForm.parse({ minutes: 3, sender: '青禾', kept: { days: 180 }, ...settings })
  return { title: '护肤习惯', kind: 'survey' as const, privacy: read.privacy, settings: read }
}
const text = (settings: Record<string, unknown>, language: 'zh' | 'en') =>
  renderText(consentMessage(study(settings), language), { width: 600, colour: false })

describe('asking for consent', () => {
  it.each(['zh', 'en'] as const)('says purpose, time, what is kept and how long, and rights (%s)', (language) => {
    const said = text({ purpose: { zh: '了解换季护肤', en: 'to learn about skin care' } }, language)
    const parts = {
      zh: ['青禾', '了解换季护肤', '3 分钟', '180 天', '退出', '删除我的数据'],
      en: ['青禾', 'to learn about skin care', '3 minutes', '180 days', 'stop', 'erase my data'],
    }
    for (const part of parts[language]) expect(said).toContain(part)
  })

  it('promises three different things', () => {
    for (const language of ['zh', 'en'] as const) {
      const promises = ['anonymous', 'pseudonymous', 'identified'].map((privacy) => text({ privacy }, language))
      expect(new Set(promises).size).toBe(3)
    }
    expect(text({ privacy: 'anonymous' }, 'zh')).toContain('无法单独删除')
    expect(text({ privacy: 'identified' }, 'zh')).toContain('看到是您说的')
  })

  it('makes refusing as easy as agreeing: two buttons of one look, side by side', () => {
    const block = consentMessage(study(), 'zh', { token: 'inv:1' }).blocks.find(({ kind }) => kind === 'choices')
    expect(block).toMatchObject({
      look: 'buttons',
      token: 'inv:1',
      choices: [
        { label: '同意', value: '同意' },
        { label: '不同意', value: '不同意' },
      ],
    })
  })

  it('keeps the words that were shown', () => {
    const wording = consentWording(study({ privacy: 'anonymous' }), 'en')
    for (const line of wording.split('\n')) expect(text({ privacy: 'anonymous' }, 'en')).toContain(line)
  })
})

describe('what a reply to it says', () => {
  it.each([
    [
      'agreed',
      ['同意', '同意。', '好的', '好啊', '可以', '愿意', '我愿意！', '开始吧', 'Yes', 'agree', 'I agree', 'OK!', 'sure', '1'],
    ],
    [
      'refused',
      ['不同意', '不', '不要', '不用了', '算了', '不愿意', '拒绝', 'No', 'no, thanks', 'decline', 'not interested', '2', '退出'],
    ],
    ['never', ['不再邀请', '不要再邀请我', '退订', 'unsubscribe', 'no more invitations', 'stop inviting me']],
    [
      'unclear',
      [
        '不太同意吧',
        '什么问卷?',
        '多长时间',
        '嗯',
        '看情况',
        'maybe',
        'what is this?',
        'I do not know',
        '不知道',
        '好像不错但是',
        '',
        '👍?',
      ],
    ],
  ] as const)('%s', (expected, replies) => {
    for (const reply of replies) expect([reply, consentReply(reply)]).toEqual([reply, expected])
  })
})
