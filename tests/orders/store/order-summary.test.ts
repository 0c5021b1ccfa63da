/** The state of an order as its lines show it, and how it moves with them. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refreshSummary } from '../../../src/orders/order-summary.ts'
import { openEmptyStore, type TestStore } from '../../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openEmptyStore()
})
afterAll(() => store.close())

interface Given {
  readonly stated?: string
  readonly acknowledged?: string
  readonly meaning?: string
  readonly term?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly lines?: readonly {
    readonly quantity?: number
    readonly cancelled?: boolean
    readonly promised?: string
    readonly forecast?: string
    readonly shippedOn?: string
    readonly deliveredOn?: string
    readonly shipped?: number
    readonly delivered?: number
    readonly invoiced?: number
  }[]
}

let count = 0
async function summaryOf({ lines = [{}], ...given }: Given) {
  const number = `T-${++count}`
  const { db } = store.db
  await sql`
    insert into customer_order (number, customer_id, destination_country, stated_status, acknowledged_on, date_meaning,
      term_code, attributes)
    values (${number}, 'C', 'GB', ${given.stated ?? null}, ${given.acknowledged ?? null}::date, ${given.meaning ?? null},
      ${given.term ?? null}, ${JSON.stringify(given.attributes ?? {})}::jsonb)`.execute(db)
  for (const [index, line] of lines.entries()) {
    const quantity = line.quantity ?? 10
    await sql`insert into order_line (order_number, line_number, description, quantity, cancelled)
      values (${number}, ${index + 1}, 'Valve', ${quantity}, ${line.cancelled ?? false})`.execute(db)
    await sql`insert into schedule_line (order_number, line_number, number, quantity, promised_on, forecast_on,
        shipped_on, delivered_on, quantity_shipped, quantity_delivered)
      values (${number}, ${index + 1}, 1, ${quantity}, ${line.promised ?? null}, ${line.forecast ?? null},
        ${line.shippedOn ?? null}, ${line.deliveredOn ?? null}, ${line.shipped ?? 0}, ${line.delivered ?? 0})`.execute(
      db,
    )
    if (line.invoiced !== undefined) {
      await sql`insert into invoice (number) values (${`${number}-${index}`})`.execute(db)
      await sql`insert into invoice_line (order_number, invoice_number, line_number, quantity)
        values (${number}, ${`${number}-${index}`}, ${index + 1}, ${line.invoiced})`.execute(db)
    }
  }
  await refreshSummary(db, number)
  const summary = await db
    .selectFrom('order_summary')
    .selectAll()
    .where('order_number', '=', number)
    .executeTakeFirstOrThrow()
  const file = await store.orders.findOrder(number)
  return { ...summary, lineStatuses: file?.lines.map((line) => line.status) }
}

describe('the state', () => {
  it.each<[string, Given, string]>([
    ['nothing known', {}, 'received'],
    ['acknowledged', { acknowledged: '2026-03-02' }, 'acknowledged'],
    ['stated and nothing moved', { stated: 'awaiting_lc' }, 'awaiting_lc'],
    ['part shipped', { lines: [{ shipped: 4 }] }, 'partially_shipped'],
    ['one of two lines shipped', { lines: [{ shipped: 10 }, {}] }, 'partially_shipped'],
    ['all shipped', { lines: [{ shipped: 10 }] }, 'shipped'],
    [
      'shipped, though stated in preparation',
      { stated: 'in_preparation', lines: [{ shipped: 10 }] },
      'shipped',
    ],
    ['all delivered', { lines: [{ delivered: 10 }, { delivered: 12 }] }, 'delivered'],
    ['delivered by date alone', { lines: [{ deliveredOn: '2026-03-02' }] }, 'delivered'],
    ['the rest cancelled', { lines: [{ delivered: 10 }, { cancelled: true }] }, 'delivered'],
    ['all lines cancelled', { lines: [{ cancelled: true }] }, 'cancelled'],
    ['on hold wins over what was shipped', { stated: 'on_hold', lines: [{ shipped: 4 }] }, 'on_hold'],
    ['closed', { stated: 'closed', lines: [{ delivered: 10 }] }, 'closed'],
    ['no lines', { lines: [] }, 'received'],
    [
      'decimals that do not add up exactly',
      { lines: [{ quantity: 0.3, delivered: 0.1 + 0.2 }] },
      'delivered',
    ],
  ])('%s', async (_, given, status) => {
    expect((await summaryOf(given)).status).toBe(status)
  })

  it('of lines follows what moved of them', async () => {
    const lines = [{}, { shipped: 4 }, { shipped: 10 }, { delivered: 10 }, { cancelled: true }]
    const { lineStatuses, line_count, open_line_count } = await summaryOf({ lines })
    expect(lineStatuses).toEqual(['open', 'partially_shipped', 'shipped', 'delivered', 'cancelled'])
    expect([line_count, open_line_count]).toEqual([5, 3])
  })
})

describe('what is open', () => {
  it('is what is not delivered, unless the promise is of shipment', async () => {
    const lines = [{ shipped: 10, shippedOn: '2026-03-02', promised: '2026-03-04' }]
    expect(await summaryOf({ lines, meaning: 'delivered' })).toMatchObject({
      open_line_count: 1,
      next_promised_on: '2026-03-04',
    })
    expect(await summaryOf({ lines, meaning: 'shipped' })).toMatchObject({
      open_line_count: 0,
      next_promised_on: null,
    })
  })

  it('goes by the delivery term where the order does not say what the promise means', async () => {
    const lines = [{ shipped: 10, shippedOn: '2026-03-02', promised: '2026-03-04' }]
    expect((await summaryOf({ lines, term: 'FCA' })).open_line_count).toBe(0)
    expect((await summaryOf({ lines, term: 'DAP' })).open_line_count).toBe(1)
    expect((await summaryOf({ lines })).open_line_count).toBe(1)
  })

  it('goes by the records where they only ever tell deliveries', async () => {
    const lines = [
      { delivered: 10, deliveredOn: '2026-03-02' },
      { shipped: 10, promised: '2026-03-04' },
    ]
    expect((await summaryOf({ lines, term: 'EXW' })).open_line_count).toBe(1)
  })

  it('gives the earliest promise and the worst forecast of open parts only', async () => {
    const lines = [
      { promised: '2026-03-02', forecast: '2026-06-01', delivered: 10 },
      { promised: '2026-03-20', forecast: '2026-03-27' },
      { promised: '2026-04-01', forecast: '2026-04-03' },
      { promised: '2026-03-01', cancelled: true },
    ]
    expect(await summaryOf({ lines })).toMatchObject({ next_promised_on: '2026-03-20', forecast_delay: 7 })
  })

  it('is nothing once the order is cancelled or closed', async () => {
    const lines = [{ promised: '2026-03-02', forecast: '2026-03-09' }]
    for (const stated of ['cancelled', 'closed']) {
      expect(await summaryOf({ stated, lines })).toMatchObject({
        open_line_count: 0,
        next_promised_on: null,
        forecast_delay: 0,
      })
    }
  })
})

describe('what is to invoice', () => {
  it.each<[string, Given, boolean]>([
    ['delivered, not billed', { lines: [{ delivered: 10 }] }, true],
    ['delivered and billed', { lines: [{ delivered: 10, invoiced: 10 }] }, false],
    ['billed less than delivered', { lines: [{ delivered: 10, invoiced: 6 }] }, true],
    ['nothing moved', {}, false],
    [
      'a source without invoices',
      { lines: [{ delivered: 10 }], attributes: { not_recorded: 'invoices stock' } },
      false,
    ],
    ['a source without stock', { lines: [{ delivered: 10 }], attributes: { not_recorded: 'stock' } }, true],
  ])('%s', async (_, given, expected) => {
    expect((await summaryOf(given)).to_invoice).toBe(expected)
  })
})
