/** Reading one order: by its number however it is written, with everything that hangs on it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmptyStore, openTestStore, type TestStore } from '../../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('an order', () => {
  it('comes with lines, contacts, stock, supply and events', async () => {
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
    expect(file?.lines[0]).toMatchObject({ hsCode: '84818081', originCountry: 'FR', unit: 'C62' })
    expect(file?.lines[0]?.schedule[0]).toMatchObject({ number: 1, promisedOn: '2026-03-20' })
    expect(file?.stock.filter((level) => level.sku === 'VLV-25-SS').map((level) => level.onHand)).toEqual([
      150, 310,
    ])
    expect(file?.supply).toMatchObject([{ id: 'PO-7731', quantity: 200, dueOn: '2026-03-27' }])
    expect(file?.events.map((event) => event.kind)).toEqual(['received', 'acknowledged', 'note'])
    expect(file?.events[0]?.at).toBe('2026-02-24T08:41:00.000Z')
  })

  it('comes with its shipments and invoices, amounts in minor units', async () => {
    const file = await store.orders.findOrder('SO-1005')
    expect(file?.shipments).toMatchObject([
      { number: 'SHP-2588', status: 'delivered', freightCost: { minor: 192_500, currency: 'EUR' } },
    ])
    expect(file?.shipments[0]?.lines).toEqual([{ lineNumber: '10', quantity: 50, quantityDelivered: 50 }])
    expect(file?.invoices).toMatchObject([
      { number: 'F-2026-0214', kind: 'final', total: { minor: 1_860_000, currency: 'EUR' } },
    ])
    expect(file?.invoices[0]?.lines).toEqual([
      { lineNumber: '10', quantity: 60, unitPrice: { amount: 310, currency: 'EUR' } },
    ])
    expect(file?.lines[0]?.status).toBe('partially_shipped')
  })

  it('says nothing where nothing is known', async () => {
    const file = await store.orders.findOrder('SO-1018')
    expect(file?.order).toMatchObject({
      status: 'received',
      poNumber: null,
      deliveryTerm: null,
      currency: null,
      orderedOn: null,
      owner: null,
    })
    expect(file?.lines).toMatchObject([{ sku: null, unitPrice: null, schedule: [] }])
    expect([file?.shipments, file?.invoices, file?.stock, file?.supply, file?.events]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ])
  })

  it('puts line 2 before line 10', async () => {
    const line = { order_number: 'SO-1018', description: 'More parts', quantity: 1 }
    const empty = { sku: null, customer_item_ref: null, unit: null, unit_price: null, currency: null }
    for (const number of ['10', '2']) {
      await store.db.db
        .insertInto('order_line')
        .values({ ...line, ...empty, line_number: number, hs_code: null, origin_country: null })
        .execute()
    }
    const file = await store.orders.findOrder('SO-1018')
    expect(file?.lines.map((each) => each.number)).toEqual(['1', '2', '10'])
  })
})

describe('text of an order', () => {
  it.each([
    `'; drop table customer_order; --`,
    `<script>alert("x")</script> & {{order}}`,
    '=SUM(A1:A9)',
    'مرحبا \u202eabc 😀 \\ "',
  ])('comes back as it went in, in every field (%#)', async (odd) => {
    const own = await openTestStore()
    const { db } = own.db
    const party = { name: odd, email: odd, language: odd, time_zone: odd, vat_number: odd, country: odd }
    await db
      .updateTable('customer')
      .set({ ...party, attributes: { [odd]: odd } })
      .where('id', '=', 'NBH-GB')
      .execute()
    await db.updateTable('contact').set({ name: odd, email: odd, phone: odd, role: odd }).execute()
    const order = {
      po_number: odd,
      contract_ref: odd,
      carrier: odd,
      payment_terms: odd,
      owner: odd,
      note: odd,
    }
    const more = { term_place: odd, holds: [odd], attributes: { [odd]: odd } }
    await db
      .updateTable('customer_order')
      .set({ ...order, ...more })
      .where('number', '=', 'SO-1016')
      .execute()
    const line = {
      sku: odd,
      customer_item_ref: odd,
      description: odd,
      unit: odd,
      hs_code: odd,
      origin_country: odd,
    }
    await db.updateTable('order_line').set(line).where('order_number', '=', 'SO-1016').execute()
    const shipment = {
      carrier: odd,
      transport_document: odd,
      container_number: odd,
      pod_name: odd,
      pod_reservations: odd,
    }
    await db.updateTable('shipment').set(shipment).execute()
    await db.updateTable('order_event').set({ text: odd, actor: odd, kind: odd }).execute()

    const file = await own.orders.findOrder('SO-1016')
    expect(file?.customer).toMatchObject({
      name: odd,
      email: odd,
      vatNumber: odd,
      attributes: { [odd]: odd },
    })
    expect(file?.contacts[0]).toMatchObject({ name: odd, email: odd, phone: odd })
    expect(file?.order).toMatchObject({
      poNumber: odd,
      carrier: odd,
      note: odd,
      holds: [odd],
      attributes: { [odd]: odd },
    })
    expect(file?.order.deliveryTerm?.namedPlace).toBe(odd)
    expect(file?.lines[0]).toMatchObject({ sku: odd, description: odd, unit: odd, hsCode: odd })
    expect(file?.shipments[0]).toMatchObject({ carrier: odd, transportDocument: odd, podReservations: odd })
    expect(file?.events[0]).toMatchObject({ text: odd, actor: odd, kind: odd })
    const [byCustomer] = (await own.orders.searchOrders({ customer: 'NBH-GB' }, '2026-03-16', 5)).orders
    expect(byCustomer?.customerName).toBe(odd)
    await own.close()
  })
})

describe('its number', () => {
  it.each(['SO-1001', 'so-1001', ' so 1001 ', 'SO1001', 'so.1001', 'SO‑1001'])(
    'may be written %s',
    async (text) => {
      expect((await store.orders.findOrder(text))?.order.number).toBe('SO-1001')
    },
  )

  it.each(['1001', 'SO-100', 'SO-21001', '', '-', "SO-1001' or '1'='1", '\0'])('is not %s', async (text) => {
    expect(await store.orders.findOrder(text)).toBeNull()
  })

  it('as written wins over one that differs by a dash; two that differ by it are no answer', async () => {
    const own = await openEmptyStore()
    const order = { customer_id: 'C1', destination_country: 'GB' }
    const rest = {
      po_number: null,
      contract_ref: null,
      stated_status: null,
      term_code: null,
      term_place: null,
      term_edition: null,
      mode: null,
      carrier: null,
      payment_terms: null,
      currency: null,
      dispatch_country: null,
      ordered_on: null,
      acknowledged_on: null,
      date_meaning: null,
      owner: null,
      note: null,
      import_run: null,
      updated_by: null,
    }
    for (const number of ['A-10/1', 'A-101']) {
      await own.db.db
        .insertInto('customer_order')
        .values({ ...order, ...rest, number })
        .execute()
    }
    expect((await own.orders.findOrder('A-101'))?.order.number).toBe('A-101')
    expect((await own.orders.findOrder('A-10/1'))?.order.number).toBe('A-10/1')
    expect(await own.orders.findOrder('a101')).toBeNull()
    expect((await own.orders.findReferences(['a101']))[0]?.map((match) => match.text)).toEqual([
      'A-10/1',
      'A-101',
    ])
    await own.close()
  })
})
