/** The made-up orders make room for real ones, and never stand beside them. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { importOf, ownCsv, ownRow } from '../../support/import-files.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const rowsOf = async (table: string) =>
  Number((await store.db.pool.query(`select count(*)::int as n from ${table}`)).rows[0]?.n)

test('a file of refusals and a dry run leave the demo world where it is', async () => {
  const before = await store.orders.countOrders()
  expect(before).toBeGreaterThan(15)
  await importOf(store, ownCsv([ownRow({ promised_date: 'soon' })]))
  await importOf(store, ownCsv([ownRow()]), { dryRun: true })
  expect(await store.orders.countOrders()).toBe(before)
})

test('the first real rows take its place, even under a number it used', async () => {
  const demo = await store.orders.countOrders()
  const row = ownRow({ order_number: 'SO-1005', customer: 'Andina Minera SpA', destination_country: 'CL' })
  const report = await importOf(store, ownCsv([row]))
  expect(report).toMatchObject({ demoRemoved: demo, taken: 1, merged: { ordersAdded: 1, ordersChanged: 0 } })
  expect(await store.orders.countOrders()).toBe(1)
  const file = await store.orders.findOrder('SO-1005')
  expect(file?.invoices).toEqual([])
  expect(file?.lines.map((line) => line.sku)).toEqual(['VLV-25-SS'])
  for (const table of ['customer', 'item', 'order_line', 'order_summary']) expect(await rowsOf(table)).toBe(1)
  for (const table of ['shipment', 'invoice', 'contact', 'stock', 'supply', 'order_event']) {
    expect(await rowsOf(table)).toBe(0)
  }
  expect(await importOf(store, ownCsv([row]))).toMatchObject({ demoRemoved: 0, merged: { unchanged: 1 } })
})
