import { Writable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { exportOrders } from '../../../src/orders/export/export-orders.ts'
import { readMapFile } from '../../../src/orders/import/map-file.ts'
import { importOf, importPath, ownCsv, ownRow } from '../../support/import-files.ts'
import { openEmptyStore, openTestStore, type TestStore } from '../../support/store.ts'

const opened: TestStore[] = []
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})

async function open(make: () => Promise<TestStore>): Promise<TestStore> {
  const store = await make()
  opened.push(store)
  return store
}

async function exportOf({ db }: TestStore, since: string | null = null) {
  let text = ''
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  const report = await exportOrders(db, output, { since, timeZone: 'Europe/Paris' })
  return { text, report }
}

test.each([
  ['scms-excerpt.csv', 'scms.yaml'],
  ['erp-fr.csv', 'erp-fr.yaml'],
])('%s, exported and imported elsewhere, gives the same orders', async (sample, map) => {
  const first = await open(openEmptyStore)
  await importPath(first, `content/samples/${sample}`, { map: await readMapFile(`content/maps/${map}`) })
  const { text, report } = await exportOf(first)
  const second = await open(openEmptyStore)
  expect(await importOf(second, text)).toMatchObject({ read: report.rows, refused: 0 })
  const { rows } = await first.db.pool.query<{ number: string }>(
    'select number from customer_order order by 1',
  )
  expect(rows).toHaveLength(report.orders)
  for (const { number } of rows) {
    const [before, after] = [await first.orders.findOrder(number), await second.orders.findOrder(number)]
    expect({ ...after, lines: after?.lines.map(sorted) }).toEqual({
      ...before,
      lines: before?.lines.map(sorted),
    })
  }
  expect((await exportOf(second)).text).toBe(text)
})

const sorted = <T extends { readonly attributes: Readonly<Record<string, string>> }>(line: T): T => ({
  ...line,
  attributes: Object.fromEntries(Object.entries(line.attributes).sort()),
})

test('orders that were not imported keep their quantities, dates and states', async () => {
  const first = await open(openTestStore)
  const { text } = await exportOf(first)
  const second = await open(openEmptyStore)
  expect((await importOf(second, text)).refusals).toEqual([])
  const { rows } = await first.db.pool.query<{ number: string }>(
    'select order_number as number from order_summary where line_count > 0',
  )
  for (const { number } of rows) {
    const facts = async (store: TestStore) => {
      const file = await store.orders.findOrder(number)
      return {
        status: file?.order.status,
        shipments: file?.shipments.map((each) => [each.number, each.lines]),
        lines: file?.lines.map((line) => [
          line.number,
          line.quantity,
          line.status,
          line.unitPrice,
          line.schedule.reduce((sum, part) => sum + part.quantityShipped, 0),
          line.schedule.reduce((sum, part) => sum + part.quantityDelivered, 0),
        ]),
      }
    }
    expect(await facts(second), number).toEqual(await facts(first))
  }
})

test('only orders changed since a day, which begins at the desk’s midnight', async () => {
  const store = await open(openEmptyStore)
  await importOf(store, ownCsv([ownRow()]), { at: '2026-03-15T22:59:00.000Z' })
  await importOf(store, ownCsv([ownRow({ order_number: 'SO-7002' })]), { at: '2026-03-15T23:01:00.000Z' })
  expect((await exportOf(store, '2026-03-16')).text).toContain('SO-7002')
  expect((await exportOf(store, '2026-03-16')).report.orders).toBe(1)
  expect((await exportOf(store, '2026-03-15')).report.orders).toBe(2)
})

test('no cell begins with a sign that a spreadsheet runs, and negative figures stay figures', async () => {
  const store = await open(openEmptyStore)
  await importOf(
    store,
    ownCsv([
      ownRow({
        description: '=1+1',
        customer: '@x',
        sku: '+3',
        Channel: '-2',
        invoice_number: 'F-1',
        quantity_invoiced: -5,
      }),
    ]),
  )
  const [, row = ''] = (await exportOf(store)).text.split('\r\n')
  const cells = row.split(',')
  expect(cells).toEqual(expect.arrayContaining(["'=1+1", "'@x", "'+3", "'-2", '-5']))
  expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([])
})
