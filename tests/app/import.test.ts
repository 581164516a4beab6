import { spawn } from 'node:child_process'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ImportOptions, importCommand, importPaths } from '../../src/app/import.js'
import { UserError } from '../../src/app/workspace.js'
import { gbk } from '../support/gbk.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

let at: TemporaryWorkspace
let folder: string
beforeEach(async () => {
  at = await temporaryWorkspace()
  folder = await mkdtemp(join(tmpdir(), 'zhiyin-files-'))
})
afterEach(async () => {
  await at.close()
  await rm(folder, { recursive: true, force: true })
})

const put = async (name: string, content: string | Uint8Array) => {
  await mkdir(join(folder, name, '..'), { recursive: true })
  await writeFile(join(folder, name), content)
  return join(folder, name)
}
const rows = async (sql: string) => (await at.workspace.warehouse()).rows({ sql, parameters: {} })
const run = async (options: ImportOptions = {}, ...names: string[]) =>
  importPaths(at.workspace, names.length > 0 ? names.map((name) => join(folder, name)) : [folder], options)
const reasonsOf = (report: Awaited<ReturnType<typeof run>>) =>
  report.files.flatMap((file) => file.reasons.map(({ column, code, rows: count, firstLine }) => [column, code, count, firstLine]))

const ordersHeader = 'order_id,customer_id,ordered_at,paid_at,status,amount'
const order = (id: number | string, rest = 'c1,2026-01-02 10:00:00,2026-01-02 10:01:00,paid,99') => `${id},${rest}`

describe('importing a folder', () => {
  it('takes every file of the contract, says what landed, and changes nothing the second time', async () => {
    await put(
      'customers.csv',
      '\ufeffcustomer_id,gender,phone,email,skin_type\nc1,女,13812341234,Lily@Example.com,油皮\nc2,m,+86 139-1234-1234,,dry\n',
    )
    await put(
      'nested/订单.csv',
      `订单编号,客户编号,下单时间,付款时间,订单状态,实付金额\n="001",c1,2026/1/2 10:00,2026/1/2 10:01,交易成功,"¥1,099.00"\n2,c2,2026-01-03,,,5\n`,
    )
    await put('order_items.tsv', 'order_id\tproduct\tquantity\tprice\n001\t面霜\t2\t549.5\n')
    await put('events.jsonl', '{"customer_id":"c1","at":"2026-01-01T00:00:00Z","event":"pv","product":"面霜"}\n')
    await put('reviews.csv', 'review_id,customer_id,product,stars,text,at\nr1,c1,面霜,5星,"很好,\n电话 13812341234",2026-01-09\n')
    await put('identities.csv', 'customer_id,kind,value\nc1,phone,138 1234 1234\nc2,openid,oX_98\n')
    await put('notes.pdf', '%PDF')
    const report = await run()
    expect(
      report.files.map(({ file, kinds, setAside, problem }) => [file, kinds[0]?.kind, kinds[0]?.landed, setAside, problem]),
    ).toEqual([
      ['customers.csv', 'customers', 2, 0, undefined],
      ['identities.csv', 'identities', 2, 0, undefined],
      ['订单.csv', 'orders', 2, 0, undefined],
      ['order_items.tsv', 'order_items', 1, 0, undefined],
      ['events.jsonl', 'events', 1, 0, undefined],
      ['reviews.csv', 'reviews', 1, 0, undefined],
    ])
    expect(report.passedOver).toHaveLength(1)
    expect(await rows('SELECT order_id, status, amount, toString(ordered_at) AS at FROM orders ORDER BY order_id')).toEqual([
      { order_id: '001', status: 'completed', amount: 1099, at: '2026-01-02 10:00:00' },
      { order_id: '2', status: 'placed', amount: 5, at: '2026-01-03 00:00:00' },
    ])
    expect(await rows('SELECT sku, product, quantity FROM order_items')).toEqual([{ sku: '面霜', product: '面霜', quantity: 2 }])
    expect(await rows('SELECT event, toString(at) AS at FROM events')).toEqual([{ event: 'view', at: '2026-01-01 08:00:00' }])
    expect(await rows('SELECT text, stars FROM reviews')).toEqual([{ text: '很好,\n电话 [电话]', stars: 5 }])
    expect(
      await rows(
        "SELECT phone_masked, email_masked, gender, attributes['skin_type'] AS skin FROM customers WHERE customer_id = 'c1'",
      ),
    ).toEqual([{ phone_masked: '138****1234', email_masked: 'l***@example.com', gender: 'female', skin: '油皮' }])
    expect(
      await rows("SELECT count() AS n FROM identities JOIN customers ON value_hash = phone_hash WHERE kind = 'phone'"),
    ).toEqual([{ n: '1' }])

    const again = await run()
    expect(
      again.files.flatMap(({ kinds }) => kinds.map(({ landed, replaced, unchanged }) => [landed, replaced, unchanged])),
    ).toEqual([
      [0, 0, 2],
      [0, 0, 2],
      [0, 0, 2],
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 1],
    ])
    expect(
      await rows(
        "SELECT name FROM system.tables WHERE database = currentDatabase() AND (name LIKE 'importing%' OR name LIKE 'staging%')",
      ),
    ).toEqual([])
  })

  it('keeps no phone, address or identity anywhere in the home', async () => {
    await put(
      'customers.csv',
      'customer_id,phone,email,memo\nc1,13812341234,lily@example.com,call 13812341234\nc2,13812341234x,no mail,\nc3,13912349999\n',
    )
    await put('identities.csv', 'customer_id,kind,value\nc1,openid,openid-of-lily\nc1,,openid-of-lily\n')
    await run()
    await at.workspace.close()
    for (const entry of await readdir(at.home, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const content = await readFile(join(entry.parentPath, entry.name), 'latin1')
      for (const secret of ['13812341234', '13912349999', 'lily@example.com', 'openid-of-lily']) {
        expect([entry.name, content.includes(secret)]).toEqual([entry.name, false])
      }
    }
  })

  it('sets bad rows aside with line, column and reason, and takes the good ones', async () => {
    await put(
      'orders.csv',
      [
        `${ordersHeader},note`,
        order(1, 'c1,2026-01-02 10:00:00,,paid,99,"two\nlines"'),
        order(2, 'c1,2026-02-30 10:00:00,,paid,99,'),
        order(3, 'c1,2026-01-02'),
        order(4, ',2026-01-02,,paid,-1,'),
        order(5, 'c1,03/04/2026,,paid,1,=1+1'),
        order(6, 'c1,2026/3/4,,paid,1,=1+1'),
        order(7, 'c1,2026-01-02,,vanished,1,'),
        order(1, 'c1,2026-01-02 10:00:00,,completed,100,later'),
        '',
      ].join('\n'),
    )
    const report = await run()
    expect(reasonsOf(report)).toEqual(
      expect.arrayContaining([
        ['ordered_at', 'no_such_day', 1, 4],
        ['', 'too_few_cells', 1, 5],
        ['customer_id', 'empty_required', 1, 6],
        ['amount', 'negative', 1, 6],
        ['ordered_at', 'ambiguous_day', 1, 7],
        ['status', 'unknown_word', 1, 9],
        ['orders', 'superseded', 1, 2],
      ]),
    )
    expect(report.files[0]).toMatchObject({ rows: 8, setAside: 5, kinds: [{ landed: 2, superseded: 1 }] })
    expect(await rows('SELECT order_id, amount, attributes FROM orders ORDER BY order_id')).toEqual([
      { order_id: '1', amount: 100, attributes: { note: 'later' } },
      { order_id: '6', amount: 1, attributes: { note: '=1+1' } },
    ])
    const rejects = await readFile(report.files[0]?.rejects ?? '', 'utf8')
    expect(rejects).toContain(`"orders.csv","7","ordered_at"`)
    expect(rejects).toContain(`"'=1+1"`)
    expect(await importCommand(at.workspace, [folder], {})).toBe(1)
  })

  it('stops a wrong file with what to do, and takes the others', async () => {
    await put('orders.csv', `${ordersHeader}\n${order(1)}\n`)
    await put('a/orders.csv', 'order_id,customer_id,orderd_at,amount\n1,c,2026-01-01,1\n')
    await put('b/events.csv', '')
    await put('c/events.csv', 'customer_id,at,event\n')
    await put('d/reviews.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))
    await put('e/customers.csv', 'customer_id,city,City\nc,a,b\n')
    await put(
      'f/customers.csv',
      Buffer.concat([Buffer.from('customer_id,city\nc1,上海市\n'), Buffer.from([0x63, 0x2c, 0xc9, 0xcf, 0xba, 0xa3, 0x0a])]),
    )
    await put('g/things.csv', 'colour,size\nred,1\n')
    await put('h/orders.xlsx', Buffer.from([1, 2, 3, 0xff]))
    await put('i/orders.parquet', 'no parquet')
    const report = await run()
    expect(report.files.flatMap(({ problem }) => problem?.code ?? []).sort()).toEqual(
      [
        'broken_file',
        'broken_file',
        'duplicate_header',
        'empty',
        'header_only',
        'missing_column',
        'mixed_encoding',
        'not_a_table',
        'unknown_kind',
      ].sort(),
    )
    expect(report.files.find(({ path }) => path.includes('/f/'))?.problem?.line).toBe(3)
    expect(await rows('SELECT count() AS n FROM orders')).toEqual([{ n: '1' }])
    expect(await rows('SELECT count() AS n FROM customers')).toEqual([{ n: '0' }])
  })

  it('reads what a file is, whatever its ending says', async () => {
    const table = `${ordersHeader}\n${order(1)}\n`
    await put('a/orders.xls', table.replaceAll(',', '\t'))
    await put('b/订单.csv', workbook())
    await put('c/orders.csv', gzipSync(`${ordersHeader}\n${order(2)}\n`))
    await put('d/orders.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    await put('e/orders.csv', zipSync({ 'orders.txt': strToU8(table) }))
    const report = await run()
    expect(report.files.map(({ path, problem }) => [path.slice(folder.length + 1), problem?.code])).toEqual(
      expect.arrayContaining([
        ['a/orders.xls', undefined],
        ['b/订单.csv', undefined],
        ['c/orders.csv', undefined],
        ['d/orders.xls', 'not_a_table'],
        ['e/orders.csv', 'not_a_table'],
      ]),
    )
  })

  it('goes on where links lead nowhere or in a circle', async () => {
    await put('orders.csv', `${ordersHeader}\n${order(1)}\n`)
    await symlink(join(folder, 'none.csv'), join(folder, 'customers.csv'))
    await symlink(folder, join(folder, 'again'))
    const report = await run()
    expect(report.files.map(({ file, problem }) => [file, problem?.code])).toEqual([
      ['customers.csv', 'unreadable'],
      ['orders.csv', undefined],
    ])
  })

  it('takes nothing of a file that is still being written', async () => {
    const path = await put('orders.csv', `${ordersHeader}\n${order(1)}\n`)
    const workspace = at.workspace
    const grown: typeof workspace = {
      ...workspace,
      async warehouse() {
        await appendFile(path, `${order(2)}\n`)
        return workspace.warehouse()
      },
    }
    const report = await importPaths(grown, [path], {})
    expect(report.files[0]?.problem?.code).toBe('unreadable')
    expect(await rows('SELECT count() AS n FROM orders')).toEqual([{ n: '0' }])
  })

  it('says 1 where any row was set aside, also where no other row is left', async () => {
    await put('orders.csv', `${ordersHeader}\n${order(1, 'c1,2026-01-02 10:00:00,,paid,free')}\n`)
    expect(await importCommand(at.workspace, [folder], {})).toBe(1)
    await put('orders.csv', `${ordersHeader}\n${order(1)}\n${order(1, 'c2,2026-01-02 10:00:00,,paid,1')}\n`)
    expect(await importCommand(at.workspace, [folder], {})).toBe(1)
    await put('orders.csv', `${ordersHeader}\n${order(1)}\n`)
    expect(await importCommand(at.workspace, [folder], {})).toBe(0)
  })

  it('has nothing to import: exit code 2', async () => {
    await put('photo.png', Buffer.from([1, 2]))
    await expect(importCommand(at.workspace, [folder], {})).rejects.toThrow(UserError)
    expect(await importCommand(at.workspace, [join(folder, 'photo.png'), join(folder, 'none.csv')], {})).toBe(2)
    await expect(importCommand(at.workspace, [folder], { preset: 'taobo' })).rejects.toThrow('did you mean taobao?')
    await expect(importCommand(at.workspace, [folder], { kind: 'order' })).rejects.toThrow('orders?')
  })

  it('takes 200 columns, each an attribute', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `trait ${index}`)
    await put('customers.csv', `customer_id,${names.join(',')}\nc1,${names.map((_, index) => index).join(',')}\n`)
    expect((await run()).files[0]).toMatchObject({ setAside: 0, kinds: [{ landed: 1 }] })
    expect(await rows("SELECT length(attributes) AS n, attributes['trait_199'] AS last FROM customers")).toEqual([
      { n: '200', last: '199' },
    ])
  })
})

describe('formats', () => {
  it('XLSX: shared and inline texts, dates by style, kept values of formulas, empty cells', async () => {
    await put('订单.xlsx', workbook())
    const report = await run()
    expect(reasonsOf(report)).toEqual([['amount', 'bad_money', 1, 4]])
    expect(await rows('SELECT order_id, customer_id, toString(ordered_at) AS at, amount FROM orders ORDER BY order_id')).toEqual([
      { order_id: '13812345678', customer_id: '甲', at: '2026-01-31 12:00:00', amount: 12.5 },
      { order_id: 'A2', customer_id: '乙', at: '2026-01-31 00:00:00', amount: 0.3 },
    ])
  })

  it('Parquet: long ids, moments, days, decimals', async () => {
    const warehouse = await at.workspace.warehouse()
    const path = join(folder, 'orders.parquet')
    await warehouse.run({
      sql: `INSERT INTO FUNCTION file({path:String}, 'Parquet') SELECT toUInt64(12345678901234567890) + number AS order_id, 'c1' AS customer_id,
        toDateTime64('2026-01-31 12:00:00', 3, 'UTC') AS ordered_at, toDecimal64('12.50', 2) AS amount, toDate('2026-01-02') AS promised FROM numbers(3)`,
      parameters: { path },
    })
    expect((await run()).files[0]).toMatchObject({ rows: 3, setAside: 0 })
    expect(
      await rows(
        "SELECT order_id, toString(ordered_at) AS at, amount, attributes['promised'] AS promised FROM orders ORDER BY order_id LIMIT 1",
      ),
    ).toEqual([{ order_id: '12345678901234567890', at: '2026-01-31 20:00:00', amount: 12.5, promised: '2026-01-02' }])
  })

  it('a Taobao export is recognised: GBK, wrapped ids, statuses; receivers are not kept', async () => {
    const header =
      '订单编号,买家会员名,买家实际支付金额,总金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量'
    const text = `${header}\n="38112345678",wang88,88元,99,交易成功,王某某,上海市某路 1 号,'13912341234,2026-01-07 20:01:02,2026-01-07 20:02:00,"洗面奶,大",2\n`
    await put('ExportOrderList.csv', gbk(text))
    const report = await run()
    expect(report.files[0]).toMatchObject({ by: 'taobao', understood: { encoding: 'gb18030' } })
    expect(await rows('SELECT order_id, customer_id, status, amount FROM orders')).toEqual([
      { order_id: '38112345678', customer_id: 'wang88', status: 'completed', amount: 88 },
    ])
    expect(await rows('SELECT product, quantity FROM order_items')).toEqual([{ product: '洗面奶,大', quantity: 2 }])
    expect(await rows('SELECT phone_masked FROM customers')).toEqual([{ phone_masked: '139****1234' }])
  })

  it('a Shopify export: several lines make one order', async () => {
    const header =
      'Name,Email,Financial Status,Paid at,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at'
    await put(
      'export.csv',
      `${header}\n#1,a@example.com,paid,2026-05-01 10:00:00 +0200,100.90,0,2026-05-01 09:59:00 +0200,1,Cream,62.95,C,\n#1,a@example.com,,,,,,1,Mask,37.95,M,\n#2,a@example.com,paid,2026-05-01 10:00:00 +0200,5,0,2026-05-01 09:59:00 +0200,1,Soap,5,S,2026-05-02 10:00:00 +0200\n`,
    )
    expect((await run()).files[0]).toMatchObject({ by: 'shopify', setAside: 0 })
    expect(await rows('SELECT order_id, status, amount, toString(paid_at) AS paid FROM orders ORDER BY order_id')).toEqual([
      { order_id: '#1', status: 'paid', amount: 100.9, paid: '2026-05-01 16:00:00' },
      { order_id: '#2', status: 'cancelled', amount: 5, paid: '2026-05-01 16:00:00' },
    ])
    expect(await rows('SELECT sku FROM order_items ORDER BY sku')).toEqual([{ sku: 'C' }, { sku: 'M' }, { sku: 'S' }])
  })

  it('exports of JD, Youzan and WooCommerce are recognised; who cannot be told is set aside', async () => {
    await put(
      'jd.csv',
      `订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单金额,应付金额,订单状态,下单帐号,客户姓名,联系电话,付款确认时间
1,s1,面霜,1,2026-05-01 10:00:00,50,99,99,完成,pin_a,某,138****0000,2026-05-01 10:01:00
1,s2,口红,1,2026-05-01 10:00:00,49,99,99,完成,pin_a,某,138****0000,2026-05-01 10:01:00\n`,
    )
    await put(
      'yz.csv',
      `订单号,买家付款时间,收货人手机号/提货人手机号,全部商品名称,订单实付金额,买家昵称,订单状态,订单创建时间
E1,2026-05-01 10:00:00,13800001111,面霜,200,某,交易完成,2026-05-01 09:59:00
E2,,138****1111,面霜,200,某,交易关闭,2026-05-02 09:59:00\n`,
    )
    await put(
      'wc.csv',
      `Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Item Name,Quantity,Item Cost,Paid Date
10,Processing,2026-05-01 10:00,ann@example.com,30,Cream,1,10,2026-05-01 10:01
10,Processing,2026-05-01 10:00,ann@example.com,30,Mask,2,10,2026-05-01 10:01\n`,
    )
    const report = await run()
    expect(report.files.map(({ file, by, setAside }) => [file, by, setAside])).toEqual([
      ['jd.csv', 'jd', 0],
      ['wc.csv', 'woocommerce', 0],
      ['yz.csv', 'youzan', 1],
    ])
    expect(await rows('SELECT order_id, platform, status, amount FROM orders ORDER BY order_id')).toEqual([
      { order_id: '1', platform: '京东', status: 'completed', amount: 99 },
      { order_id: '10', platform: 'WooCommerce', status: 'paid', amount: 30 },
      { order_id: 'E1', platform: '有赞', status: 'completed', amount: 200 },
    ])
    expect(await rows('SELECT count() AS n FROM order_items')).toEqual([{ n: '4' }])
  })

  it("a mapping of one's own: groups, sums, products, rules with reasons", async () => {
    const mapping = await put(
      'my.mapping',
      JSON.stringify({
        name: 'mine',
        title: { zh: '我的', en: 'mine' },
        file: { columns: ['no', 'who', 'day', 'n', 'each'] },
        leaveOut: [{ when: { column: 'n', notAbove: 0 }, because: { zh: '退货', en: 'a return' } }],
        makes: [
          {
            kind: 'orders',
            onePer: ['order_id'],
            fields: {
              order_id: 'no',
              customer_id: 'who',
              ordered_at: { column: 'day', time: 'dmy' },
              paid_at: { column: 'day', time: 'dmy' },
              amount: { multiply: ['n', 'each'], of: 'sum' },
            },
          },
        ],
      }),
    )
    await put('lines.csv', '1,c1,03/04/2026,2,1.25\n1,c1,03/04/2026,1,0.5\n1,c1,03/04/2026,-1,0.5\n2,,04/04/2026,1,1\n')
    const report = await run({ mapping }, 'lines.csv')
    expect(reasonsOf(report)).toEqual([
      ['n', 'left_out', 1, 3],
      ['customer_id', 'empty_required', 1, 4],
    ])
    expect(await rows('SELECT order_id, amount, status, toString(paid_at) AS paid FROM orders')).toEqual([
      { order_id: '1', amount: 3, status: 'paid', paid: '2026-04-03 00:00:00' },
    ])
  })
})

describe('a kill in the middle', () => {
  it('leaves what was there before, or all of the file', async () => {
    const count = 30_000
    const lines = Array.from({ length: count }, (_, index) => order(index, `c${index % 100},2026-01-02 10:00:00,,paid,1`))
    const path = await put('orders.csv', `${ordersHeader}\n${lines.join('\n')}\n`)
    await at.workspace.close()
    for (const delay of [1500, 2200, 2900]) {
      await killedImport(at.home, path, delay)
      await at.reopen()
      const [found] = (await rows('SELECT count() AS n FROM orders')) as { n: string }[]
      expect([0, count]).toContain(Number(found?.n))
      await at.workspace.close()
    }
    await at.reopen()
    await run()
    expect(await rows('SELECT count() AS n, uniqExact(order_id) AS ids FROM orders')).toEqual([
      { n: String(count), ids: String(count) },
    ])
    expect(
      await rows(
        "SELECT name FROM system.tables WHERE database = currentDatabase() AND (name LIKE 'importing%' OR name LIKE 'staging%')",
      ),
    ).toEqual([])
  }, 120_000)
})

/** The import in a process of its own, killed after so many milliseconds unless it was done before. */
async function killedImport(home: string, path: string, delay: number): Promise<void> {
  const source = fileURLToPath(new URL('../../src/app/', import.meta.url))
  const code = `import { importPaths } from '${source}import.ts'
    import { openWorkspace } from '${source}workspace.ts'
    const workspace = openWorkspace({ home: ${JSON.stringify(home)}, timeZone: 'Asia/Shanghai', currency: 'CNY' }, { result() {}, progress() {}, interactive: false })
    await importPaths(workspace, [${JSON.stringify(path)}], {})
    await workspace.close()`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: 'ignore',
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), delay)
  await new Promise((resolve) => child.once('exit', resolve))
  clearTimeout(timer)
}

/** A workbook as Excel writes one: shared texts, a date style, a formula with and one without a kept value. */
function workbook(): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const shared = ['订单编号', '客户编号', '下单时间', '实付金额', '甲']
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook ${main} xmlns:r="r"><sheets><sheet name="订单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${main}><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
      <row r="2"><c r="A2"><v>1.3812345678E10</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" s="1"><v>46053.5</v></c><c r="D2"><f>10+2.5</f><v>12.5</v></c></row>
      <row r="3"><c r="A3" t="str"><v>A2</v></c><c r="B3" t="inlineStr"><is><t>乙</t></is></c><c r="C3" s="2"><v>46053</v></c><c r="D3"><v>0.30000000000000004</v></c></row>
      <row r="4"><c r="A4" t="str"><v>A3</v></c><c r="B4" t="s"><v>4</v></c><c r="C4" s="1"><v>46053</v></c><c r="D4"><f>HYPERLINK("http://x")</f></c></row>
      <row r="5"><c r="A5"/></row>
    </sheetData></worksheet>`),
    'xl/sharedStrings.xml': strToU8(`<sst ${main}>${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`),
  })
}
