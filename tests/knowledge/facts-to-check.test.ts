/** Which orders a text is held against, and what is not held against it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOT_RECORDED } from '../../src/domain/source-silence.ts'
import { reviewText } from '../../src/knowledge/check/check-text.ts'
import type { OrderStore } from '../../src/orders/order-store.ts'
import { factsToCheck } from '../../src/tools/facts-to-check.ts'
import { orderFile } from '../support/order-files.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { TODAY } from './support/facts.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

async function ordersFor(text: string, order: string | null = null, orders: OrderStore = store.orders) {
  const { facts } = await factsToCheck(orders, text, order, TODAY)
  return [...new Set(facts.flatMap((fact) => (fact.order === null ? [] : [fact.order])))]
}

describe('the orders of a text', () => {
  it.each([
    ['by number, as typed', 'About so-1001 and SO-1002.', ['SO-1001', 'SO-1002']],
    ['by short number', 'La 1003 part mercredi.', ['SO-1003']],
    ['by PO', 'Your PO NB-44871 is late.', ['SO-1001']],
    ['by invoice', 'Invoice F-2026-0214 is due.', ['SO-1005']],
    ['by shipment and transport document', 'SHP-2599 under CMR-448155', ['SO-1014']],
    ['not by item, which many orders have', 'VLV-25-SS is short.', []],
    ['not by customer, who has many orders', 'Northbrook Hydraulics Ltd called.', []],
  ])('are found %s', async (_how, text, orders) => {
    expect(await ordersFor(text)).toEqual(orders)
  })

  it('include the one in context', async () => {
    expect(await ordersFor('It is late.', 'nb-44871')).toEqual(['SO-1001'])
    expect(await ordersFor('It is late.', 'SO-9999')).toEqual([])
  })

  it('are the first twelve of a text that names more', async () => {
    const all = Array.from({ length: 21 }, (_, index) => `SO-${1001 + index}`)
    expect(await ordersFor(all.join(', '))).toEqual(all.slice(0, 12))
  })

  it('make other customers known by name', async () => {
    const text = 'The customer of SO-1001 is Gulf Fabrication LLC.'
    const { facts, meanings } = await factsToCheck(store.orders, text, null, TODAY)
    const [, customer] = reviewText(text, { facts, meanings, locale: 'en', today: TODAY }).statements
    expect(customer).toMatchObject({ verdict: 'contradicted', right: 'Northbrook Hydraulics Ltd' })
  })
})

describe('what the source never records', () => {
  async function verdictOf(text: string, notRecorded: string) {
    const file = orderFile({
      order: { status: 'received', acknowledgedOn: null, attributes: { [NOT_RECORDED]: notRecorded } },
    })
    const orders: Pick<OrderStore, 'findReferences' | 'findOrder'> = {
      findReferences: async (candidates) =>
        candidates.map(() => [
          { kind: 'order', text: 'SO-2001', orders: ['SO-2001'], orderCount: 1, likeness: 1 },
        ]),
      findOrder: async () => file,
    }
    const { facts } = await factsToCheck(orders as OrderStore, text, 'SO-2001', TODAY)
    return reviewText(text, { facts, locale: 'en', today: TODAY, order: 'SO-2001' }).statements[0]?.verdict
  }

  it('is not held against a text', async () => {
    expect(await verdictOf('It has been invoiced.', '')).toBe('contradicted')
    expect(await verdictOf('It has been invoiced.', 'invoices')).toBe('unsupported')
    expect(await verdictOf('It was acknowledged.', '')).toBe('contradicted')
    expect(await verdictOf('It was acknowledged.', 'acknowledgements')).toBe('unsupported')
  })
})
