import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SqlValue } from '../../../src/catalog/sql.js'
import type { Warehouse } from '../../../src/stores/warehouse/warehouse.js'

export interface Place {
  open(): Promise<Warehouse>
  close(): Promise<void>
}

/** A statement that would run for minutes. */
const endless = { sql: 'SELECT sum(cityHash64(number, 1)) AS total FROM numbers(1000000000000)', parameters: {} }

/** What any engine behind the `Warehouse` face does. */
export function warehouseContract(name: string, place: () => Promise<Place>): void {
  describe(`a warehouse on ${name}`, () => {
    let opened: Place
    let warehouse: Warehouse
    const one = async (sql: string, parameters: Record<string, SqlValue> = {}) => (await warehouse.rows({ sql, parameters }))[0]

    beforeAll(async () => {
      opened = await place()
      warehouse = await opened.open()
      await warehouse.run(
        'CREATE TABLE IF NOT EXISTS contract (id UInt64, text String, at Nullable(DateTime), tags Array(String)) ORDER BY id',
      )
    })
    afterAll(async () => {
      await warehouse?.close()
      await opened.close()
    })

    it.each([
      ['a quote', "it's"],
      ['Chinese and emoji', '油皮 🧴'],
      ['an injection', "'; DROP TABLE contract; --"],
      ['an injection behind a backslash', "\\'; DROP TABLE contract; --"],
      ['control characters', 'a\tb\nc\\d\0e'],
      ['a placeholder', '{p2:String}'],
      ['a null marker', '\\N'],
      ['digits with leading zeros', '007'],
      ['nothing', ''],
    ])('binds %s as it is', async (_, text) => {
      expect(await one('SELECT {text:String} AS text, {list:Array(String)} AS list', { text, list: [text, 'x'] })).toEqual({
        text,
        list: [text, 'x'],
      })
      expect(await one('EXISTS TABLE contract')).toEqual({ result: 1 })
    })

    it.each<[string, string, SqlValue, unknown]>([
      ['a 64-bit integer keeps its digits', 'UInt64', '18446744073709551615', '18446744073709551615'],
      ['a small integer is a number', 'UInt32', 7, 7],
      ['a decimal is a number', 'Decimal(18,4)', '1234.5678', 1234.5678],
      ['a float is a number', 'Float64', 0.1, 0.1],
      ['a day is its text', 'Date32', '1950-02-03', '1950-02-03'],
      ['a moment is its text in the zone', 'DateTime', '2026-11-11 20:00:00', '2026-11-11 20:00:00'],
      ['null is null', 'Nullable(String)', null, null],
      ['true is true', 'Bool', true, true],
      ['no words', 'Array(String)', [], []],
      ['numbers in a list', 'Array(Float64)', [1, 2.5], [1, 2.5]],
    ])('%s', async (_, type, value, expected) => {
      expect(await one(`SELECT {value:${type}} AS value`, { value })).toEqual({ value: expected })
    })

    it('takes a list of a hundred thousand ids', async () => {
      const ids = Array.from({ length: 100_000 }, (_, index) => `customer-${index}`)
      expect(await one('SELECT length({ids:Array(String)}) AS count', { ids })).toEqual({ count: '100000' })
    })

    it('counts days in the workspace zone', async () => {
      // 1767204000 is 2025-12-31 18:00 in London and 2026-01-01 02:00 in Shanghai.
      expect(await one('SELECT toDateTime(1767204000) AS at, toDate(toDateTime(1767204000)) AS day')).toEqual({
        at: '2026-01-01 02:00:00',
        day: '2026-01-01',
      })
    })

    it('refuses a statement whose value is missing, even where an older statement had one of that name', async () => {
      await one('SELECT {name:String} AS name', { name: 'x' })
      await expect(one('SELECT {name:String} AS name')).rejects.toThrow('no value for {name}')
    })

    it('gives an empty list for no rows', async () => {
      expect(await warehouse.rows({ sql: 'SELECT * FROM contract WHERE id = 123456789', parameters: {} })).toEqual([])
    })

    it("carries the engine's message and code", async () => {
      await expect(one('SELECT nonsense FROM contract')).rejects.toMatchObject({
        code: 47,
        message: expect.stringContaining('nonsense'),
      })
      await expect(one('SELEC 1')).rejects.toMatchObject({ name: 'WarehouseError', code: 62 })
    })

    it('works on after an error', async () => {
      await expect(warehouse.run('INSERT INTO nowhere SELECT 1')).rejects.toMatchObject({ code: 60 })
      expect(await one('SELECT 1 AS one')).toEqual({ one: 1 })
    })

    it('inserts rows in batches, from a generator, and keeps every one', async () => {
      await warehouse.run('TRUNCATE TABLE contract')
      await warehouse.insert('contract', customers(120_000))
      expect(await one('SELECT count() AS rows, uniqExact(id) AS ids, any(text) AS text FROM contract')).toEqual({
        rows: '120000',
        ids: '120000',
        text: "它's",
      })
    })

    it('inserts ready text in a named format', async () => {
      await warehouse.run('TRUNCATE TABLE contract')
      await warehouse.insertText('contract', ['id', 'text'], 'CSV', Buffer.from('1,"a ""b""\nc"\n2,好\n'))
      expect(await warehouse.rows({ sql: 'SELECT id, text FROM contract ORDER BY id', parameters: {} })).toEqual([
        { id: '1', text: 'a "b"\nc' },
        { id: '2', text: '好' },
      ])
    })

    it('says what does not fit a table', async () => {
      await expect(warehouse.insert('contract', [{ id: 'not a number' }])).rejects.toMatchObject({ name: 'WarehouseError' })
      await expect(warehouse.insert('contract', [{ id: 1, unheard_of: 2 }])).rejects.toMatchObject({
        message: expect.stringContaining('unheard_of'),
      })
    })

    it('streams rows, and asks and writes between two of them', async () => {
      await warehouse.run('TRUNCATE TABLE contract')
      let sum = 0
      for await (const row of warehouse.stream<{ number: string }>({
        sql: 'SELECT number FROM numbers({n:UInt64})',
        parameters: { n: 200_000 },
      })) {
        if (Number(row.number) % 100_000 === 0) {
          await warehouse.insert('contract', [{ id: row.number, text: '' }])
          expect(await one('SELECT 1 AS one')).toEqual({ one: 1 })
        }
        sum += 1
      }
      expect(sum).toBe(200_000)
      expect(await one('SELECT count() AS rows FROM contract')).toEqual({ rows: '2' })
    })

    it('lets go of a stream that is not read to its end', async () => {
      for await (const row of warehouse.stream({ sql: 'SELECT number FROM numbers(10000000)', parameters: {} })) {
        expect(row).toEqual({ number: '0' })
        break
      }
      expect(await one('SELECT 1 AS one')).toEqual({ one: 1 })
    })

    it('reads an error in the middle of a stream as an error', async () => {
      const read = async () => {
        for await (const _ of warehouse.stream({
          sql: 'SELECT throwIf(number = 5000000) FROM numbers(10000000)',
          parameters: {},
        }));
      }
      await expect(read()).rejects.toThrow()
    })

    it('stops the engine when a question is aborted: nothing of it runs on', async () => {
      const stop = new AbortController()
      const asked = warehouse.rows(endless, { signal: stop.signal })
      await new Promise((resolve) => setTimeout(resolve, 200))
      stop.abort()
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
      expect(
        await one(
          "SELECT count() AS running FROM system.processes WHERE query LIKE '%1000000000000%' AND query NOT LIKE '%running%'",
        ),
      ).toEqual({ running: '0' })
    })

    it('never starts what was aborted before', async () => {
      await expect(warehouse.rows(endless, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    })

    it('answers while heavy work runs', async () => {
      const stop = new AbortController()
      let working = true
      const work = warehouse
        .rows(
          { ...endless, parameters: { n: 1 }, sql: `${endless.sql} WHERE number > {n:UInt8}` },
          { lane: 'work', signal: stop.signal },
        )
        .catch(() => {
          working = false
        })
      await new Promise((resolve) => setTimeout(resolve, 100))
      for (let number = 0; number < 20; number++) expect(await one('SELECT {n:UInt8} AS n', { n: number })).toEqual({ n: number })
      expect(working).toBe(true)
      stop.abort()
      await work
    })

    it('answers many questions at once, each with its own values', async () => {
      const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => one('SELECT {n:UInt32} AS n', { n })))
      expect(answers).toEqual(Array.from({ length: 60 }, (_, n) => ({ n })))
    })

    it('takes settings for one statement only', async () => {
      const setting = { sql: "SELECT toUInt32(getSetting('max_block_size')) AS size", parameters: {} }
      const [usual] = await warehouse.rows(setting)
      expect(await warehouse.rows(setting, { settings: { max_block_size: 1234 } })).toEqual([{ size: 1234 }])
      for (let again = 0; again < 4; again++) expect(await warehouse.rows(setting)).toEqual([usual])
    })
  })
}

function* customers(count: number): Generator<object> {
  for (let id = 0; id < count; id++) yield { id, text: "它's", at: id % 2 ? null : '2026-01-01 00:00:00', tags: ['a', 'b'] }
}
