import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importPaths } from '../../src/app/import.js'
import { sharedData } from '../support/shared-data.js'
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/workspace.js'

const data = sharedData()

describe.skipIf(data === undefined)(
  `imports of public data${data === undefined ? ' (skipped: the folder of public data is not here; set ZHIYIN_SHARED_DATA)' : ''}`,
  () => {
    let at: TemporaryWorkspace
    beforeEach(async () => {
      at = await temporaryWorkspace()
    })
    afterEach(() => at.close())
    const rows = async (sql: string) => (await at.workspace.warehouse()).rows({ sql, parameters: {} })

    it('UCI Online Retail, by its own header: invoices become orders', { timeout: 300_000 }, async () => {
      const report = await importPaths(at.workspace, [join(data ?? '', 'trade/uci_online_retail.csv.gz')])
      const [file] = report.files
      expect(file).toMatchObject({ by: 'uci-online-retail', rows: 541_909, setAside: 541_909 - 397_884 })
      // Every line that does not count is set aside for one of four reasons.
      expect(file?.reasons.map(({ code, reason }) => [code, reason.en])).toEqual([
        ['left_out', 'no customer id'],
        ['left_out', 'a cancellation (invoice number with C)'],
        ['left_out', 'unit price is not above 0'],
      ])
      expect(
        await rows(
          'SELECT count() AS orders, uniqExact(customer_id) AS customers, sum(amount) AS revenue FROM orders WHERE paid_at IS NOT NULL',
        ),
      ).toEqual([{ orders: '18532', customers: '4338', revenue: 8_911_407.904 }])
    })

    it('Taobao behaviour, by a mapping without header', { timeout: 120_000 }, async () => {
      const report = await importPaths(at.workspace, [join(data ?? '', 'trade/taobao_userbehavior.csv.gz')], {
        preset: 'taobao-userbehavior',
      })
      // The published file ends in half a row, a view without its time: 75,873 lines say view, 75,872 of them are whole.
      expect(report.files[0]).toMatchObject({
        rows: 84_476,
        setAside: 1,
        reasons: [{ code: 'too_few_cells', firstLine: 84_476 }],
      })
      expect(await rows('SELECT event, count() AS n FROM events GROUP BY event ORDER BY event')).toEqual([
        { event: 'cart', n: '4497' },
        { event: 'favorite', n: '2356' },
        { event: 'pay', n: '1750' },
        { event: 'view', n: '75872' },
      ])
    })

    it('JData users in GBK', { timeout: 60_000 }, async () => {
      const report = await importPaths(at.workspace, [join(data ?? '', 'imports/jdata/JData_User.csv.gz')])
      expect(report.files[0]?.understood?.encoding).toBe('gb18030')
      expect(report.files[0]?.kinds[0]).toMatchObject({ kind: 'customers' })
      expect(
        await rows(
          "SELECT attributes['age'] AS age, count() > 0 AS any FROM customers WHERE attributes['age'] = '56岁以上' GROUP BY age",
        ),
      ).toEqual([{ age: '56岁以上', any: 1 }])
    })
  },
)
