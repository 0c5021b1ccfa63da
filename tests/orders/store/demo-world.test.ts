/** The demo world: loaded into an empty store, whole or not at all, with its traps in it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/domain/money.ts'
import { loadDemoWorld } from '../../../src/orders/demo-world.ts'
import { openEmptyStore, type TestStore } from '../../support/store.ts'

let store: TestStore
beforeEach(async () => {
  store = await openEmptyStore()
})
afterEach(() => store.close())

describe('loading', () => {
  it('fills an empty store once', async () => {
    expect(await loadDemoWorld(store.db.db)).toEqual({ loaded: true, orders: 21, shiftDays: 0 })
    expect(await loadDemoWorld(store.db.db)).toEqual({ loaded: false, orders: 0, shiftDays: 0 })
    expect(await store.orders.countOrders()).toBe(21)
  })

  it('is done by one of two desks that start at once', async () => {
    const loads = await Promise.all([loadDemoWorld(store.db.db), loadDemoWorld(store.db.db)])
    expect(loads.map((load) => load.loaded).sort()).toEqual([false, true])
  })

  it.each([
    ['2026-03-16', 0, '2026-03-20'],
    ['2026-03-22', 0, '2026-03-20'],
    ['2026-03-23', 7, '2026-03-27'],
    ['2026-11-24', 252, '2026-11-27'],
    ['2025-12-31', -77, '2026-01-02'],
  ])('on %s moves by %i days', async (today, shiftDays, promisedOn) => {
    expect((await loadDemoWorld(store.db.db, { today })).shiftDays).toBe(shiftDays)
    const file = await store.orders.findOrder('SO-1001')
    expect(file?.lines[0]?.schedule[0]?.promisedOn).toBe(promisedOn)
    const lc = await store.orders.findOrder('SO-1002')
    expect(Object.keys(lc?.order.attributes ?? {})).toContain('lc_latest_shipment')
    expect(file?.events[0]?.at.endsWith('T08:41:00.000Z')).toBe(true)
  })
})

describe('the world', () => {
  const total = async (number: string) => {
    const file = await store.orders.findOrder(number)
    return file?.lines.reduce((sum, line) => sum + line.quantity * (line.unitPrice?.amount ?? 0), 0)
  }
  beforeEach(() => loadDemoWorld(store.db.db))

  it('has the orders with the amounts that the desk is tested on', async () => {
    expect(await total('SO-1001')).toBe(48_600)
    expect(await total('SO-1002')).toBe(54_240)
    expect(await total('SO-1004')).toBe(12_480)
    expect(await total('SO-1006')).toBe(22_750)
  })

  it('bills SO-1005 for ten more than were delivered', async () => {
    const file = await store.orders.findOrder('SO-1005')
    const billed = file?.invoices[0]?.lines[0]?.quantity ?? 0
    const delivered = file?.shipments[0]?.lines[0]?.quantityDelivered ?? 0
    expect(billed - delivered).toBe(10)
    expect((billed - delivered) * (file?.lines[0]?.unitPrice?.amount ?? 0)).toBe(3_100)
  })

  it('bills SO-1013 at another price than acknowledged, and yen without cents', async () => {
    const dearer = await store.orders.findOrder('SO-1013')
    expect([dearer?.lines[0]?.unitPrice?.amount, dearer?.invoices[0]?.lines[0]?.unitPrice?.amount]).toEqual([
      88, 91.5,
    ])
    const yen = (await store.orders.findOrder('SO-1020'))?.invoices[0]?.total
    expect(yen && [yen.currency, yen.minor, majorOf(yen)]).toEqual(['JPY', 315_000, 315_000])
  })

  it('lacks the VAT number of SO-1004’s buyer and the acknowledgement of SO-1012', async () => {
    expect((await store.orders.findOrder('SO-1004'))?.customer.vatNumber).toBeNull()
    expect((await store.orders.findOrder('SO-1012'))?.order.acknowledgedOn).toBeNull()
  })

  it('ties every line of a shipment or invoice to a line of its order', async () => {
    const { orders } = await store.orders.searchOrders({}, '2026-03-16', 50)
    for (const { number } of orders) {
      const file = await store.orders.findOrder(number)
      const lines = file?.lines.map((line) => line.number)
      for (const movement of [...(file?.shipments ?? []), ...(file?.invoices ?? [])]) {
        for (const line of movement.lines)
          expect(lines, `${movement.number} of ${number}`).toContain(line.lineNumber)
      }
    }
  })
})
