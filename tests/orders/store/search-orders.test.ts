/** Searching among the orders of the demo world, on 16 March 2026. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderQuery } from '../../../src/domain/reference.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const TODAY = '2026-03-16'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

async function found(query: OrderQuery, limit = 30): Promise<string[]> {
  const page = await store.orders.searchOrders(query, TODAY, limit)
  if (page.orders.length < limit) expect(page.total).toBe(page.orders.length)
  return page.orders.map((order) => order.number)
}

describe('by state', () => {
  it('late ones: the longest delay first, whether the promise has passed or a forecast says so', async () => {
    expect(await found({ state: 'late' })).toEqual(['SO-1005', 'SO-1019', 'SO-1021', 'SO-1017'])
  })

  it('open ones: late before others, then by promise, without promise last; no closed one', async () => {
    expect(await found({ state: 'open' })).toEqual([
      ...['SO-1005', 'SO-1019', 'SO-1021', 'SO-1017'],
      ...['SO-1003', 'SO-1014', 'SO-1001', 'SO-1011', 'SO-1004', 'SO-1016', 'SO-1020', 'SO-1002', 'SO-1007'],
      ...['SO-1012', 'SO-1018'],
    ])
  })

  it('delivered ones, the last delivery first', async () => {
    expect(await found({ state: 'delivered' })).toEqual(['SO-1008', 'SO-1013', 'SO-1009'])
  })

  it('those to invoice: gone, and not billed', async () => {
    expect(await found({ state: 'to-invoice' })).toEqual(['SO-1010'])
  })

  it('a forecast makes an order late by more than the promise that has passed', async () => {
    const own = await openTestStore()
    const meta = {
      actor: { id: 'u1', name: 'Claire Morel', role: 'agent' as const },
      turn: 't1',
      idempotencyKey: 'k1',
      at: '2026-03-16T09:00:00.000Z',
    }
    await own.orders.recordForecast(
      {
        order: 'SO-1001',
        expectedVersion: 1,
        line: '10',
        schedule: 1,
        forecastOn: '2026-05-29',
        forecastBy: 'supplier',
        causeCode: null,
      },
      meta,
    )
    const page = await own.orders.searchOrders({ state: 'late' }, TODAY, 2)
    expect(page.total).toBe(5)
    expect(page.orders.map((order) => order.number)).toEqual(['SO-1001', 'SO-1005'])
    await own.close()
  })

  it('an order is late from the day after its promise', async () => {
    const late = async (today: string) =>
      (await store.orders.searchOrders({ state: 'late', owner: 'Claire Morel' }, today, 5)).orders.map(
        (order) => order.number,
      )
    expect(await late('2026-03-18')).toEqual([])
    expect(await late('2026-03-19')).toEqual(['SO-1003'])
  })
})

describe('by what it is about', () => {
  it.each<[string, OrderQuery, string[]]>([
    [
      'customer by name, accents and case apart',
      { customer: 'METALLBAU KRUGER GMBH' },
      ['SO-1004', 'SO-1008'],
    ],
    ['customer by part of the name', { customer: 'krüger' }, ['SO-1004', 'SO-1008']],
    ['customer by id', { customer: 'GULF-AE' }, ['SO-1002']],
    [
      'one customer, not the one with nearly its name',
      { customer: 'Northbrook Hydraulics Ltd' },
      ['SO-1001', 'SO-1016'],
    ],
    ['unknown customer', { customer: 'Nobody & Sons' }, []],
    ['country', { country: 'br' }, ['SO-1021', 'SO-1018', 'SO-1015']],
    ['item, written without dashes', { sku: 'vlv25ss' }, ['SO-1017', 'SO-1001', 'SO-1008']],
    ['owner and state', { owner: 'julien petit', state: 'late' }, ['SO-1005', 'SO-1019', 'SO-1021']],
    ['words of customer and item together', { text: 'krüger ball valve' }, ['SO-1004', 'SO-1008']],
    ['the beginning of a purchase order', { text: 'vl-309' }, ['SO-1013', 'SO-1010']],
    [
      'a promise in a week',
      { promisedFrom: '2026-03-16', promisedTo: '2026-03-22' },
      ['SO-1003', 'SO-1014', 'SO-1001', 'SO-1011'],
    ],
    [
      'a promise until a day, still to deliver',
      { promisedTo: '2026-03-12', state: 'open' },
      ['SO-1005', 'SO-1019', 'SO-1021'],
    ],
    ['the second of two dated parts', { promisedFrom: '2026-03-27', promisedTo: '2026-03-27' }, ['SO-1016']],
  ])('%s', async (_, query, expected) => {
    expect(await found(query)).toEqual(expected)
  })

  it.each(["'; drop table order_summary; --", '%', '_', '\\', '<b>x</b>', '\0'])(
    '%j finds nothing and harms nothing',
    async (text) => {
      expect(await found({ text: `zzz${text}` })).toEqual([])
      expect(await found({ customer: text, country: text, sku: text, owner: text })).toEqual([])
      expect(await store.orders.countOrders()).toBe(21)
    },
  )
})

describe('a page', () => {
  it('holds the first ones and says how many there are in all', async () => {
    const page = await store.orders.searchOrders({}, TODAY, 3)
    expect(page.total).toBe(21)
    expect(page.orders.map((order) => order.number)).toEqual(['SO-1005', 'SO-1019', 'SO-1021'])
  })

  it('tells enough of an order to choose by', async () => {
    const page = await store.orders.searchOrders({ customer: 'Northbrook Hydraulics Ltd' }, TODAY, 5)
    expect(page.orders[1]).toEqual({
      number: 'SO-1016',
      poNumber: 'NB-44702',
      customerName: 'Northbrook Hydraulics Ltd',
      destinationCountry: 'GB',
      status: 'partially_shipped',
      orderedOn: '2026-01-26',
      nextPromisedOn: '2026-03-27',
      lastDeliveredOn: '2026-03-05',
      lineCount: 1,
      openLineCount: 1,
      owner: 'Claire Morel',
    })
  })
})
