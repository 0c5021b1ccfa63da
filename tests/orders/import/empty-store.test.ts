import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { importOf, ownCsv, ownRow } from '../../support/import-files.ts'
import { openEmptyStore, type TestStore } from '../../support/store.ts'

const TABLES = [
  'customer',
  'item',
  'customer_order',
  'order_line',
  'schedule_line',
  'shipment',
  'shipment_line',
  'invoice',
  'invoice_line',
  'stock',
  'order_summary',
]

let empty: TestStore
let filled: TestStore
beforeAll(async () => {
  ;[empty, filled] = await Promise.all([openEmptyStore(), openEmptyStore()])
})
afterAll(() => Promise.all([empty.close(), filled.close()]))
beforeEach(async () => {
  for (const { db } of [empty, filled])
    await db.pool.query(`truncate ${TABLES.join(', ')}, order_event, import_run cascade`)
})

/** All that the store holds, but for the number of the run and what belongs to the order that was there before. */
async function contents({ db }: TestStore): Promise<Record<string, readonly unknown[]>> {
  const all: Record<string, readonly unknown[]> = {}
  for (const table of TABLES) {
    const { rows } = await db.pool.query<{ row: object }>(
      `select to_jsonb(t) - 'import_run' as row from ${table} t where to_jsonb(t)::text not like '%BEFORE%' order by 1`,
    )
    all[table] = rows.map(({ row }) => row)
  }
  return all
}

const moved = { shipped_date: '2026-03-02', quantity_shipped: 40, shipment_number: 'SHP-1' }
const FILE = ownCsv([
  // Two parts of a line, the second one first: quantities add up, the first part speaks for the line.
  ownRow({
    schedule_number: 2,
    quantity_ordered: 0.2,
    description: 'Later part',
    ...moved,
    gross_weight_kg: 0.1,
  }),
  ownRow({ schedule_number: 1, quantity_ordered: 0.1, ...moved, gross_weight_kg: 0.2, freight_cost: 1.005 }),
  // Another carrier on the same shipment and another mode in the same order.
  ownRow({ line_number: '20', ...moved, carrier: 'Alba', transport_mode: 'air', invoice_number: 'F-1' }),
  ownRow({ line_number: '30', ...moved, carrier: 'Brenn', transport_mode: 'sea', invoice_number: 'F-1' }),
  // Delivered without a figure, invoiced with prices; one shipment in two currencies, over two orders.
  ownRow({
    order_number: 'SO-7002',
    delivered_date: '2026-03-05',
    shipment_number: 'SHP-2',
    freight_cost: 12,
    invoice_number: 'F-2',
    invoice_date: '2026-03-06',
    invoice_unit_price: 61.55,
    quantity_invoiced: 3,
  }),
  ownRow({ order_number: 'SO-7003', currency: 'JPY', shipment_number: 'SHP-2', freight_cost: 900 }),
  // A credit, an invoice over parts, an item with stock, a forecast, an end stated by the source.
  ownRow({ order_number: 'SO-7004', invoice_number: 'F-3', invoice_unit_price: 2.5, quantity_invoiced: -4 }),
  ownRow({ order_number: 'SO-7004', line_number: '20', schedule_number: 1, ...moved, invoice_number: 'F-4' }),
  ownRow({ order_number: 'SO-7004', line_number: '20', schedule_number: 2, ...moved, invoice_number: 'F-4' }),
  ownRow({
    order_number: 'SO-7005',
    customer: 'NORTHBROOK HYDRAULICS LTD',
    stock_available: 7,
    sku: 'VLV-9',
  }),
  ownRow({
    order_number: 'SO-7006',
    forecast_date: '2026-04-01',
    forecast_cause: 'foundry',
    Remark: 'fragile',
  }),
  ownRow({ order_number: 'SO-7007', order_status: 'closed', cancelled: 'yes' }),
])

test('a first import and one into a store with other orders write the same', async () => {
  await importOf(filled, ownCsv([ownRow({ order_number: 'BEFORE-1', customer: 'BEFORE', sku: 'BEFORE' })]))
  const first = await importOf(empty, FILE)
  const next = await importOf(filled, FILE)
  expect(first.merged).toEqual({ ...next.merged, ordersAdded: 7, added: 12 })
  const written = await contents(empty)
  expect(written).toEqual(await contents(filled))
  expect(Object.values(written).map((rows) => rows.length)).toEqual([1, 2, 7, 10, 12, 2, 6, 4, 5, 1, 7])
})

test('the same file again changes nothing of a first import', async () => {
  await importOf(empty, FILE)
  const before = await contents(empty)
  expect((await importOf(empty, FILE)).merged).toMatchObject({ added: 0, changed: 0, unchanged: 12 })
  expect(await contents(empty)).toEqual(before)
})

test('an order that somebody writes while the first import runs is met, and the rest is taken', async () => {
  const other = await empty.db.pool.connect()
  try {
    await other.query('begin')
    await other.query(
      `insert into customer_order (number, customer_id, destination_country) values ('SO-7004', 'X', 'FR')`,
    )
    const running = importOf(empty, FILE)
    await untilSomebodyWaits(other)
    await other.query('commit')
    expect((await running).merged).toMatchObject({ ordersAdded: 6, ordersChanged: 1, added: 12 })
  } finally {
    other.release()
  }
  const { rows } = await empty.db.pool.query(`select version from customer_order where number = 'SO-7004'`)
  expect(rows).toEqual([{ version: 2 }])
})

async function untilSomebodyWaits(client: { query: TestStore['db']['pool']['query'] }): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      `select from pg_locks where not granted and locktype = 'transactionid' and pid <> pg_backend_pid()`,
    )
    if (rows.length > 0) return
    await delay(20)
  }
}
