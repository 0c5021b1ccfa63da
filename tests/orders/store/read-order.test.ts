/** Reading one order, with the demo world. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('findOrder', () => {
  it('gives the order with lines, shipments, invoices, stock, supply, contacts and events', async () => {
    const file = await store.orders.findOrder('SO-1001')
    expect(file?.order).toMatchObject({
      number: 'SO-1001',
      version: 1,
      poNumber: 'NB-44871',
      status: 'in_preparation',
      deliveryTerm: { code: 'FCA', namedPlace: 'Saint-Priest', edition: 2020 },
      orderedOn: '2026-02-24',
      updatedAt: '2026-03-13T15:05:00.000Z',
    })
    expect(file?.customer).toMatchObject({
      name: 'Northbrook Hydraulics Ltd',
      customerClass: 'A',
      country: 'GB',
    })
    expect(file?.contacts.map((contact) => contact.name)).toEqual(['Harriet Cole', 'Owen Pritchard'])
    expect(file?.lines.map((line) => [line.number, line.quantity, line.unitPrice, line.status])).toEqual([
      ['10', 400, { amount: 62, currency: 'EUR' }, 'open'],
      ['20', 10, { amount: 2380, currency: 'EUR' }, 'open'],
    ])
    expect(file?.lines[0]?.schedule[0]).toMatchObject({
      number: 1,
      promisedOn: '2026-03-20',
      quantityShipped: 0,
    })
    expect(file?.stock.filter((level) => level.sku === 'VLV-25-SS').map((level) => level.onHand)).toEqual([
      150, 310,
    ])
    expect(file?.supply).toMatchObject([{ id: 'PO-7731', quantity: 200, dueOn: '2026-03-27' }])
    expect(file?.events.map((event) => event.kind)).toEqual(['received', 'acknowledged', 'note'])
  })
})
