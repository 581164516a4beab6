import { describe, expect, it } from 'vitest'
import { checkSettings } from '../../../src/fieldwork/study/check-settings.js'
import { studySettingsForm } from '../../../src/fieldwork/study/settings.js'
import { waveBegins, wavesOf } from '../../../src/fieldwork/study/waves.js'

const age = (min: number, max: number) => ({ tag: 'age', is: { range: { min, max } } })
const gender = (value: string) => ({ tag: 'gender', is: { oneOf: [value] } })
const interlocked = {
  dimensions: [
    { name: '性别', groups: { 女: gender('female'), 男: gender('male') } },
    { name: '年龄', groups: { '18-24': age(18, 24), '25-34': age(25, 34) } },
  ],
  targets: { '女 × 18-24': 20, '女 × 25-34': 30, '男 × 18-24': 10, '男×25-34': 10 },
}

describe('the settings of a study', () => {
  it('need nothing: the defaults are decent', () => {
    const { settings, faults } = checkSettings({})
    expect(faults).toEqual([])
    expect(settings).toMatchObject({
      privacy: 'pseudonymous',
      channels: ['slack', 'discord', 'web'],
      quiet: { from: '21:00', to: '09:00' },
      reminders: { count: 2, afterHours: 48 },
      caps: { gapDays: 14, most: 4, within: 90 },
      expiresAfterDays: 14,
    })
  })

  it.each([
    ['a name that is none', { reminder: {} }, '', /没有「reminder」.*reminders/, /no setting "reminder"/],
    ['a time that is none', { quiet: { from: '9pm', to: '09:00' } }, 'quiet.from', /不合适/, /09:00/],
    ['quiet hours of a whole day', { quiet: { from: '09:00', to: '09:00' } }, 'quiet', /全天/, /no hour/],
    ['reminders only in quiet hours', { reminders: { from: '22:00', to: '23:00' } }, 'reminders', /永远发不出去/, /quiet/],
    ['reminders that end before they begin', { reminders: { from: '20:00', to: '10:00' } }, 'reminders', /早于/, /before/],
    ['shares that are not all', { waves: { shares: [0.2, 0.5] } }, 'waves.shares', /0\.7/, /0\.7/],
    ['shares and sizes at once', { waves: { shares: [1], sizes: [5] } }, 'waves', /之一/, /either/],
    ['a zone that is none', { timeZone: 'Mars/Base' }, 'timeZone', /不合适/, /IANA/],
    [
      'a cell of no group',
      { quotas: { interlocked: [{ ...interlocked, targets: { '女 × 60+': 3 } }] } },
      'quotas.interlocked[0].targets',
      /没有「女 × 60\+」/,
      /no cell/,
    ],
    [
      'a quota on a question that is not asked',
      { quotas: { cells: [{ name: 'oily', most: 5, where: [{ question: 'skin', is: { oneOf: ['oily'] } }] }] } },
      'quotas',
      /「skin」不在问卷里/,
      /does not have/,
    ],
  ])('%s: said in both languages, with its place', (_, input, path, zh, en) => {
    const { settings, faults } = checkSettings(input, ['skin_type', 'nps'])
    expect(settings).toBeUndefined()
    const fault = faults.find(({ severity }) => severity === 'error')
    expect(fault?.path).toBe(path)
    expect(fault?.zh).toMatch(zh)
    expect(fault?.en).toMatch(en)
  })

  it('warns of combinations without a target, and takes × with or without spaces', () => {
    const { settings, faults } = checkSettings({
      quotas: { interlocked: [{ ...interlocked, targets: { '女 × 18-24': 20, '男×25-34': 10 } }] },
    })
    expect(settings).toBeDefined()
    expect(faults.map(({ severity, zh }) => [severity, zh])).toEqual([
      ['warning', expect.stringContaining('女 × 25-34、男 × 18-24')],
    ])
  })
})

describe('waves', () => {
  const waves = (settings: Record<string, unknown>) => studySettingsForm.parse({ waves: settings }).waves

  it.each([
    ['none', undefined, [0, 0, 0, 0, 0]],
    ['shares', { shares: [0.2, 0.5, 0.3] }, [0, 1, 1, 1, 2]],
    ['sizes, the last takes the rest', { sizes: [1, 2] }, [0, 1, 1, 1, 1]],
    ['more sizes than people', { sizes: [3, 9, 9] }, [0, 0, 0, 1, 1]],
  ])('of %s', (_, settings, expected) => {
    expect(wavesOf(5, settings && waves(settings))).toEqual(expected)
  })

  it('begin a gap apart', () => {
    const start = new Date('2026-11-15T04:00:00Z')
    expect(waveBegins(2, start, waves({ sizes: [1, 1, 1], gapHours: 24 })).toISOString()).toBe('2026-11-17T04:00:00.000Z')
  })
})
