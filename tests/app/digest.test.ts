import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeDigest, digestCommand } from '../../src/app/digest.js'
import { addDays } from '../../src/catalog/day.js'
import type { Digest } from '../../src/digests/digest.js'
import { namedWeek } from '../../src/digests/week.js'
import { hostile } from '../messages/messages.js'
import { stockWarehouse } from '../support/small-shop.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const week = namedWeek('2026-W46')!
const people = Array.from({ length: 60 }, (_, index) => index + 1)

/** Sixty customers: all bought 85 days before the week's end, half of them again in the week; complaints about leaks begin in the week. */
async function stock({ workspace }: TemporaryWorkspace): Promise<void> {
  const texts = (count: number, day: string, prefix: string) =>
    Array.from({ length: count }, (_, index) => ({
      source: 'reviews',
      source_id: `${prefix}${index}`,
      person: (index % 60) + 1,
      at: `${day} 10:00:00`,
      brand: '素颜',
      polarity: 'negative',
      keywords: ['泵头'],
      filler: 0,
    }))
  const now = texts(20, '2026-11-11', 'N')
  const before = texts(60, '2026-10-20', 'B').map((text) => ({ ...text, polarity: 'positive', keywords: ['好用'] }))
  const rival = { ...now[0], source_id: 'X1', brand: '别家' }
  const opinion = (text: (typeof now)[number], quote: string) => ({
    source: text.source,
    source_id: text.source_id,
    person: text.person,
    at: text.at,
    brand: text.brand,
    aspect: '包装',
    opinion: '漏',
    polarity: 'negative',
    pain_point: '包装·漏液',
    quote,
  })
  await stockWarehouse(await workspace.warehouse(), {
    people: people.map((person) => ({ person, gender: person % 2 ? 'female' : 'unknown', registered_at: '2026-01-01 00:00:00' })),
    orders: [
      ...people.map((person) => ({
        person,
        order_id: `A${person}`,
        ordered_at: `${addDays(week.to, -85)} 10:00:00`,
        amount: 100,
      })),
      ...people.slice(0, 30).map((person) => ({ person, order_id: `B${person}`, ordered_at: '2026-11-12 10:00:00', amount: 50 })),
      { person: 1, order_id: 'LATER', ordered_at: '2026-11-20 10:00:00', amount: 9999 },
    ],
    texts: [...now, ...before, rival],
    opinions: [
      ...now.map((text, index) => opinion(text, index === 0 ? hostile : `泵头漏液 ${index}`)),
      { ...opinion({ ...now[0]!, source_id: 'X1', brand: '别家' }, '别家漏'), pain_point: '别家的事' },
    ],
  })
}

describe('the weekly digest of a small shop', () => {
  let place: TemporaryWorkspace
  let digest: Digest
  let out: string
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'zhiyin-digest-'))
    place = await temporaryWorkspace({ brand: '素颜' })
    await stock(place)
    digest = await composeDigest(place.workspace, week)
  })
  afterAll(async () => {
    await place.close()
    await rm(out, { recursive: true, force: true })
  })
  const line = (measure: string) => digest.trade.find((one) => one.measure === measure)

  it('sums the week, sees nothing after it, and knows the week before', () => {
    expect(digest.customers).toEqual({ now: 60, before: 60 })
    expect(line('revenue')).toMatchObject({ now: 1500, before: 0 })
    expect(line('buyers')).toMatchObject({ now: 30 })
  })

  it('does not compare with a year that data do not reach', () => {
    expect(line('revenue')?.yearBefore).toBeNull()
    expect(line('revenue')?.history[0]?.value).toBe(6000)
  })

  it('shows a new pain point with its share, its quotes and where they stand; rivals left out', () => {
    const [pain, ...others] = digest.voice.pains
    expect(digest.voice.texts).toEqual({ now: 20, before: 60 })
    expect(pain).toMatchObject({ point: '包装·漏液', now: 20, before: 0, news: 'first', people: 20 })
    expect(pain?.quotes).toHaveLength(2)
    expect(pain?.quotes[0]).toMatchObject({ source: 'reviews', at: '2026-11-11' })
    expect(others).toEqual([])
  })

  it('finds the words of the week', () => {
    expect(digest.voice.words).toMatchObject([{ word: '泵头', now: 20, before: 0, isNew: true }])
  })

  it('parts everyone into groups, at both ends', () => {
    const stages = digest.groups.find(({ name }) => name === 'lifecycle')?.groups ?? []
    expect(stages.reduce((sum, { now }) => sum + now, 0)).toBe(60)
    expect(stages.reduce((sum, { before }) => sum + before, 0)).toBe(60)
  })

  it('tells which tags changed beyond chance', () => {
    expect(digest.tagChanges.find(({ tag }) => tag === 'repeat_buyer')).toMatchObject({ gained: 30, lost: 0 })
  })

  it('proposes to interview those who complained, and to ask what profiles lack', () => {
    expect(digest.next[0]).toMatchObject({ kind: 'interview', customers: 20 })
    expect(digest.next.at(-1)?.why.zh).toMatch(/^100% 的客户没有「.+」（60 \/ 60 人）$/)
  })

  it('is told again alike', async () => {
    expect(await composeDigest(place.workspace, week)).toEqual(digest)
  })

  it('is written as Markdown, one page and pictures', async () => {
    expect(await digestCommand(place.workspace, { week: week.name, asOf: week.to, out })).toBe(0)
    const files = await readdir(out)
    expect(files.sort()).toEqual(['charts', 'digest-2026-W46.en.md', 'digest-2026-W46.html', 'digest-2026-W46.zh.md'])
    const html = await readFile(join(out, 'digest-2026-W46.html'), 'utf8')
    expect(html).toContain('客户画像周报 2026-W46')
    expect(html).toContain('Weekly persona digest 2026-W46')
    expect(html).not.toContain('<script')
    expect(html).not.toMatch(/(?:src|href)="https?:/)
    const markdown = await readFile(join(out, 'digest-2026-W46.zh.md'), 'utf8')
    const pictures = [...markdown.matchAll(/\(<(charts\/[^>]+)>\)/g)].map((match) => match[1] ?? '')
    expect(pictures.length).toBeGreaterThan(3)
    for (const picture of pictures) expect((await readFile(join(out, picture))).subarray(1, 4).toString()).toBe('PNG')
  })

  it('as JSON is one document', async () => {
    await digestCommand(place.workspace, { week: week.name, asOf: week.to, json: true })
    expect(JSON.parse(place.printed.at(-1) ?? '')).toMatchObject({ week: { name: '2026-W46' }, voice: { texts: { now: 20 } } })
  })

  it.each([
    [{ week: '46' }, /2026-W46/],
    [{ week: '2026-W46', asOf: '2026-11-12' }, /2026-11-15/],
    [{ week: '2001-W10', asOf: '2026-11-15' }, /还没有客户/],
  ])('%o says what is wrong', async (options, what) => {
    await expect(digestCommand(place.workspace, options)).rejects.toThrow(what)
  })
})
