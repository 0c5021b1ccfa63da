import { describe, expect, it } from 'vitest'
import { progressOfOrder } from '../../src/domain/order-progress.ts'
import { billed, orderFile, shortOrder, TODAY } from '../support/order-files.ts'

const firstPart = (file: ReturnType<typeof orderFile>, today = TODAY) => {
  const part = progressOfOrder(file, today).lines[0]?.parts[0]
  if (!part) expect.unreachable('the order has no part')
  return part
}

describe('quantities', () => {
  it('counts what is ordered, shipped, delivered, invoiced and left', () => {
    const file = orderFile({
      order: {
        status: 'partially_shipped',
        deliveryTerm: { code: 'DAP', namedPlace: 'Leeds', edition: 2020 },
      },
      lines: [{ schedule: [{ quantityShipped: 60, shippedOn: '2026-03-10' }] }],
      shipments: [
        {
          lines: [{ lineNumber: '10', quantity: 40, quantityDelivered: 40 }],
          deliveredOn: '2026-03-12',
          status: 'delivered',
        },
        { lines: [{ lineNumber: '10', quantity: 20, quantityDelivered: null }] },
        {
          status: 'booked',
          pickedUpOn: null,
          lines: [{ lineNumber: '10', quantity: 40, quantityDelivered: null }],
        },
      ],
      invoices: [
        { lines: [billed('10', 60)] },
        { kind: 'credit', lines: [billed('10', -5)] },
        { kind: 'prepayment', lines: [billed('10', 100)] },
      ],
    })
    expect(progressOfOrder(file, TODAY).lines[0]?.quantities).toEqual({
      ordered: 100,
      shipped: 60,
      delivered: 40,
      invoiced: 55,
      fulfilled: 40,
      outstanding: 60,
      undelivered: 60,
      toShip: 40,
      inTransit: 20,
      assumedFrom: null,
      disagreement: null,
    })
  })

  it('believes the shipments where the schedule says another quantity, and says so', () => {
    const file = orderFile({
      lines: [{ quantity: 60, schedule: [{ quantityShipped: 60, shippedOn: '2026-03-02' }] }],
      shipments: [{ lines: [{ lineNumber: '10', quantity: 50, quantityDelivered: 50 }] }],
    })
    const quantities = progressOfOrder(file, TODAY).lines[0]?.quantities
    expect(quantities).toMatchObject({ shipped: 50, delivered: 50, outstanding: 10 })
    expect(quantities?.disagreement).toEqual({ scheduled: 60, shipments: 50 })
  })

  it('takes a dated part without a quantity to have moved whole, and says so', () => {
    const file = orderFile({ lines: [{ schedule: [{ deliveredOn: '2026-03-02' }] }] })
    const progress = progressOfOrder(file, TODAY)
    expect(progress.lines[0]?.quantities).toMatchObject({
      delivered: 100,
      outstanding: 0,
      assumedFrom: 'date',
    })
    expect(progress.status).toBe('delivered')
  })

  it('leaves nothing outstanding on a cancelled line', () => {
    const file = orderFile({ lines: [{ status: 'cancelled' }, {}] })
    const progress = progressOfOrder(file, TODAY)
    expect(progress.lines[0]?.quantities.outstanding).toBe(0)
    expect(progress.lines[0]?.parts[0]?.state).toBe('cancelled')
    expect(progress.counts).toMatchObject({ lines: 2, cancelled: 1, open: 1 })
  })
})

describe('promised, expected and actual', () => {
  it('C2.3b: stock of 310 for 400 and a receipt a week later make five working days', () => {
    const progress = progressOfOrder(shortOrder(), TODAY)
    const leading = progress.leading
    expect(leading?.line.line.number).toBe('10')
    expect(leading?.part).toMatchObject({
      promisedOn: '2026-03-20',
      state: 'will-be-late',
      expectation: { on: '2026-03-27', kind: 'supply', atLeast: false },
      delay: { workingDays: 5, calendarDays: 7, to: 'supply' },
      cause: { code: 'stock-shortage', recorded: false },
    })
    expect(leading?.line.coverage).toMatchObject({ needed: 400, fromStock: 310, short: 0 })
    expect(leading?.line.coverage?.leading).toMatchObject({
      site: 'Saint-Priest',
      siteAssumed: false,
      elsewhere: [{ site: 'Rotterdam', available: 150 }],
    })
    expect(progress.next[0]).toMatchObject({
      code: 'obtain-goods',
      party: 'supply',
      who: 'Fonderie du Rhône',
    })
  })

  it('counts a promise of delivery in the working days of the destination', () => {
    const saudi = orderFile({
      order: { destinationCountry: 'SA', dateMeaning: 'delivered' },
      lines: [
        { schedule: [{ promisedOn: '2026-02-05', deliveredOn: '2026-02-09', quantityDelivered: 100 }] },
      ],
    })
    expect(progressOfOrder(saudi, TODAY).terms).toMatchObject({ calendar: 'SA', calendarOf: 'destination' })
    expect(firstPart(saudi).delay).toMatchObject({ workingDays: 2, calendarDays: 4, to: 'actual' })
  })

  it('counts any other promise in those of the place of dispatch', () => {
    const terms = progressOfOrder(orderFile({ order: { dispatchCountry: null } }), TODAY).terms
    expect(terms).toMatchObject({ meaning: 'shipped', basis: 'term', calendar: 'FR', calendarOf: 'home' })
    const dap = orderFile({ order: { deliveryTerm: { code: 'DAP', namedPlace: null, edition: null } } })
    expect(progressOfOrder(dap, TODAY).terms).toMatchObject({ meaning: 'delivered', calendar: 'GB' })
  })

  it('prefers what a person recorded to what stock suggests', () => {
    const file = shortOrder()
    const [line, ...others] = file.lines
    if (!line) expect.unreachable()
    const forecast = { forecastOn: '2026-04-02', forecastBy: 'supplier', causeCode: 'supplier-delay' }
    const schedule = line.schedule.map((part) => ({ ...part, ...forecast }))
    const part = firstPart({ ...file, lines: [{ ...line, schedule }, ...others] })
    expect(part.expectation).toEqual({ on: '2026-04-02', kind: 'forecast', by: 'supplier', atLeast: false })
    expect(part.delay).toMatchObject({ workingDays: 9, to: 'forecast' })
    expect(part.cause).toEqual({ code: 'supplier-delay', recorded: true })
  })

  it('says that a forecast has passed instead of believing it', () => {
    const part = firstPart(
      orderFile({ lines: [{ schedule: [{ promisedOn: '2026-03-06', forecastOn: '2026-03-12' }] }] }),
    )
    expect(part).toMatchObject({ state: 'overdue', forecastPassed: true, expectation: null })
    expect(part.delay).toMatchObject({ to: 'today', workingDays: 6, calendarDays: 10 })
  })

  it('takes the carrier’s estimate for goods under way to a promised delivery', () => {
    const file = orderFile({
      order: { status: 'shipped', dateMeaning: 'delivered' },
      lines: [{ schedule: [{ shippedOn: '2026-03-13', quantityShipped: 100 }] }],
      shipments: [
        { etaOn: '2026-03-24', lines: [{ lineNumber: '10', quantity: 100, quantityDelivered: null }] },
      ],
    })
    expect(firstPart(file)).toMatchObject({
      state: 'will-be-late',
      expectation: { on: '2026-03-24', kind: 'carrier', by: 'Transalp' },
      delay: { workingDays: 2 },
    })
    expect(progressOfOrder(file, TODAY).next[0]).toMatchObject({
      code: 'carry',
      party: 'carrier',
      on: '2026-03-24',
    })
  })

  it('does not call a receipt the day of delivery', () => {
    const part = firstPart(shortOrder({ order: { dateMeaning: 'delivered' } }))
    expect(part.expectation).toMatchObject({ on: '2026-03-27', kind: 'supply', atLeast: true })
  })

  it('knows nothing of the date when nothing on record covers the rest', () => {
    const part = firstPart(shortOrder({ supply: [{ quantity: 20, dueOn: '2026-03-27' }] }))
    expect(part).toMatchObject({ state: 'not-known', expectation: null, delay: null })
    expect(part.coverage).toMatchObject({ fromStock: 310, short: 70 })
  })

  it('does not count on a receipt whose date has passed', () => {
    const part = firstPart(shortOrder({ supply: [{ quantity: 200, dueOn: '2026-03-09' }] }))
    expect(part.coverage?.overdueReceipts).toHaveLength(1)
    expect(part.coverage).toMatchObject({ short: 90, coveredOn: null })
  })

  it('keeps each part of a line to its own promise', () => {
    const file = orderFile({
      lines: [
        {
          schedule: [
            { promisedOn: '2026-03-06', shippedOn: '2026-03-06', quantityShipped: 50 },
            { promisedOn: '2026-03-20' },
          ],
        },
      ],
    })
    const line = progressOfOrder(file, TODAY).lines[0]
    expect(line?.parts.map((part) => part.state)).toEqual(['met', 'on-track'])
    expect(line?.leading?.schedule).toBe(2)
  })

  it('shares one stock between lines in the order of their promises', () => {
    const file = orderFile({
      lines: [
        { quantity: 80, schedule: [{ promisedOn: '2026-03-25' }] },
        { quantity: 80, schedule: [{ promisedOn: '2026-03-18' }] },
      ],
      stock: [{ onHand: 100 }],
    })
    const covered = progressOfOrder(file, TODAY).lines.map((line) => line.coverage?.fromStock)
    expect(covered).toEqual([20, 80])
  })
})

describe('where the order stands', () => {
  it('derives the state from the quantities and tells when another is recorded', () => {
    const shipped = orderFile({
      order: { status: 'in_preparation' },
      lines: [{ schedule: [{ shippedOn: '2026-03-12', quantityShipped: 100 }] }],
    })
    expect(progressOfOrder(shipped, TODAY)).toMatchObject({ status: 'shipped', statusDiffers: true })
    const part = orderFile({ lines: [{ schedule: [{ shippedOn: '2026-03-12', quantityShipped: 40 }] }] })
    expect(progressOfOrder(part, TODAY).status).toBe('partially_shipped')
    const held = orderFile({ order: { status: 'on_hold' } })
    expect(progressOfOrder(held, TODAY)).toMatchObject({ status: 'on_hold', statusDiffers: false })
  })

  it('values what is left, and does not when a price is missing or currencies mix', () => {
    expect(progressOfOrder(shortOrder(), TODAY).openValue).toEqual({ minor: 4_860_000, currency: 'EUR' })
    const free = orderFile({ lines: [{ unitPrice: null }] })
    expect(progressOfOrder(free, TODAY).openValue).toBeNull()
    const mixed = orderFile({ lines: [{}, { unitPrice: { amount: 3, currency: 'USD' } }] })
    expect(progressOfOrder(mixed, TODAY).openValue).toBeNull()
  })

  it('reads an order of which nearly nothing is known', () => {
    const bare = orderFile({
      order: {
        status: 'received',
        deliveryTerm: null,
        dateMeaning: null,
        orderedOn: null,
        acknowledgedOn: null,
        dispatchCountry: null,
        owner: null,
      },
      lines: [{ sku: null, unit: null, unitPrice: null, schedule: [] }],
    })
    const progress = progressOfOrder(bare, TODAY)
    expect(progress.leading).toBeNull()
    expect(progress.terms.basis).toBe('assumed')
    expect(progress.next[0]).toMatchObject({ code: 'acknowledge', party: 'sales-admin', who: null })
  })

  it('asks the buyer’s forwarder to call where the buyer books the carriage', () => {
    const fca = orderFile({ contacts: [{ role: 'forwarder', name: 'Marc Petit' }] })
    expect(progressOfOrder(fca, TODAY).next[0]).toMatchObject({
      code: 'call-for-pick-up',
      party: 'customer-forwarder',
      who: 'Marc Petit',
    })
    const cip = orderFile({
      order: { deliveryTerm: { code: 'CIP', namedPlace: 'Jebel Ali', edition: 2020 } },
    })
    expect(progressOfOrder(cip, TODAY).next[0]).toMatchObject({ code: 'book-transport', party: 'transport' })
  })

  it('goes from invoicing to payment to closing', () => {
    const base = {
      lines: [{ schedule: [{ deliveredOn: '2026-03-02', quantityShipped: 100, quantityDelivered: 100 }] }],
    }
    const steps = (invoices: Parameters<typeof orderFile>[0] = {}, today = TODAY) =>
      progressOfOrder(orderFile({ ...base, ...invoices }), today).next.map((step) => step.code)
    expect(steps()).toEqual(['invoice'])
    expect(steps({ invoices: [{ lines: [billed('10', 100)] }] })).toEqual(['await-payment'])
    expect(steps({ invoices: [{ lines: [billed('10', 100)] }] }, '2026-05-04')).toEqual(['collect'])
    expect(steps({ invoices: [{ lines: [billed('10', 100)], paidOn: '2026-03-14' }] })).toEqual(['close'])
  })

  it('does not ask for an invoice where the source never records any', () => {
    const silent = orderFile({
      order: { attributes: { not_recorded: 'invoices, acknowledgements' } },
      lines: [{ schedule: [{ deliveredOn: '2026-03-02' }] }],
    })
    const progress = progressOfOrder(silent, TODAY)
    expect(progress.invoicing.state).toBe('silent')
    expect(progress.next.map((step) => step.code)).toEqual(['close'])
  })
})

describe('a line that leaves in two parts', () => {
  const DAP = { code: 'DAP', namedPlace: 'Leeds', edition: 2020 } as const
  const schedule = [
    { quantity: 40, promisedOn: '2026-03-20' },
    { quantity: 60, promisedOn: '2026-04-17' },
  ]
  const carrying = (quantity: number) => ({
    etaOn: '2026-03-24',
    lines: [{ lineNumber: '10', quantity, quantityDelivered: null }],
  })
  const partsOf = (given: Parameters<typeof orderFile>[0]) =>
    progressOfOrder(orderFile({ order: { deliveryTerm: DAP }, ...given }), TODAY).lines[0]?.parts ?? []

  it('gives the arrival of the first shipment to the part it carries and to no other', () => {
    const [first, second] = partsOf({ lines: [{ schedule }], shipments: [carrying(40)], stock: [] })
    expect(first).toMatchObject({ state: 'will-be-late', expectation: { kind: 'carrier', on: '2026-03-24' } })
    expect(second).toMatchObject({ state: 'not-known', expectation: null })
  })

  it('goes by the schedule where that says which part has left', () => {
    const [first, second] = schedule
    const later = [first ?? {}, { ...second, quantityShipped: 60, shippedOn: '2026-03-12' }]
    const parts = partsOf({ lines: [{ schedule: later }], shipments: [carrying(60)], stock: [] })
    expect(parts.map((part) => part.expectation?.kind ?? null)).toEqual([null, 'carrier'])
  })
})
