/** In a store of many orders no question reads a whole table: what is asked costs by what it finds. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fillOrders } from '../../../bench/support/fill-orders.ts'
import { type Database, openDatabase } from '../../../src/db/database.ts'
import type { OrderStore } from '../../../src/orders/order-store.ts'
import { openOrderStore } from '../../../src/orders/postgres-order-store.ts'
import { openEmptyStore, type TestStore } from '../../support/store.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const TODAY = '2026-03-16'
/** Tables that grow with the orders; customers and items are few. */
const GROWING = [
  'customer_order',
  'order_line',
  'schedule_line',
  'order_summary',
  'shipment',
  'shipment_line',
]
const BILLING = ['invoice', 'invoice_line', 'order_event']

let store: TestStore
/** One connection, so that its counters can be read. */
let db: Database
let orders: OrderStore

beforeAll(async () => {
  store = await openEmptyStore()
  await fillOrders(store.db.db, 10_000, TODAY)
  db = await openDatabase({ dataDir: '', databaseUrl: store.url, poolSize: 1 })
  orders = openOrderStore(db)
})
afterAll(async () => {
  await db.close()
  await store.close()
})

/** Rows that sequential scans of the growing tables have read so far. */
async function rowsScanned(): Promise<number> {
  await db.pool.query('select pg_stat_force_next_flush()')
  const { rows } = await db.pool.query<{ read: number }>(
    'select sum(seq_tup_read)::int8 as read from pg_stat_user_tables where relname = any($1)',
    [[...GROWING, ...BILLING]],
  )
  return rows[0]?.read ?? 0
}

describe('reads no whole table', () => {
  const kinds = ['order', 'po', 'invoice', 'shipment', 'transport-document', 'item', 'customer'] as const
  it.each<[string, () => Promise<unknown>]>([
    ['for one order', () => orders.findOrder('so 5002500')],
    ['for an order that is not there', () => orders.findOrder('SO-1')],
    [
      'for references',
      () =>
        orders.findReferences([
          'SO-5000007',
          'cde 5000008',
          'PO4500000700',
          'FB-12',
          'SHB-9',
          'CMR-900007',
          'BENCH-17',
          'no',
        ]),
    ],
    ['for close references', () => orders.suggestReferences('SO-500250O', kinds, 5)],
    ['for close digits', () => orders.suggestReferences('500025', kinds, 5)],
    ['for late orders', () => orders.searchOrders({ state: 'late' }, TODAY, 10)],
    ['for open orders of a country', () => orders.searchOrders({ state: 'open', country: 'DE' }, TODAY, 10)],
    [
      'for late orders of a person',
      () => orders.searchOrders({ state: 'late', owner: 'Claire Morel' }, TODAY, 10),
    ],
    ['for orders of a customer', () => orders.searchOrders({ customer: 'BENCH-3' }, TODAY, 10)],
    ['for orders of an item', () => orders.searchOrders({ sku: 'BENCH-17' }, TODAY, 10)],
    [
      'for promises of a week',
      () =>
        orders.searchOrders(
          { promisedFrom: '2026-03-16', promisedTo: '2026-03-18', state: 'open' },
          TODAY,
          10,
        ),
    ],
    ['for what is to invoice', () => orders.searchOrders({ state: 'to-invoice' }, TODAY, 10)],
  ])('%s', async (_, ask) => {
    // Seven times: from the sixth on a prepared statement may run with a plan made for any value.
    const before = await rowsScanned()
    for (let count = 0; count < 7; count += 1) await ask()
    expect((await rowsScanned()) - before).toBe(0)
  })
})

describe('finds', () => {
  it('all of what it made', async () => {
    expect(await orders.countOrders()).toBe(5_000)
    const file = await orders.findOrder('SO-5002500')
    expect(file?.lines.length).toBeGreaterThan(0)
    expect(file?.shipments).toHaveLength(1)
    expect(file?.invoices).toHaveLength(1)
  })

  it('the same late orders as a look at every order does', async () => {
    const page = await orders.searchOrders({ state: 'late' }, TODAY, 5_000)
    const { rows } = await db.pool.query<{ number: string }>(
      `select distinct order_number as number from schedule_line
       where quantity_delivered < quantity and promised_on < $1`,
      [TODAY],
    )
    expect(page.total).toBe(rows.length)
    expect(page.orders.map((order) => order.number).sort()).toEqual(rows.map((row) => row.number).sort())
  })
})
