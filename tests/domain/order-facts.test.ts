import { describe, expect, it } from 'vitest'
import type { Fact, FactAspect } from '../../src/domain/fact.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { deskDate, factsAbout, factsOf, invoiceAmount } from '../../src/domain/order-facts.ts'
import { billed, orderFile, shortOrder, TODAY } from '../support/order-files.ts'

const valuesOf = (facts: readonly Fact[], aspect: FactAspect, line: string | null) =>
  facts.filter((fact) => fact.aspect === aspect && fact.line === line).map((fact) => fact.value)

describe('the facts of an order', () => {
  const facts = factsOf(shortOrder(), TODAY)

  it('hold what the record says, in both languages', () => {
    expect(valuesOf(facts, 'order-number', null)).toEqual([{ kind: 'reference', text: 'SO-1001' }])
    expect(valuesOf(facts, 'delivery-term', null)).toEqual([{ kind: 'text', text: 'FCA Saint-Priest' }])
    const promised = facts.find((fact) => fact.aspect === 'promised-on' && fact.line === '10')
    expect(promised?.label).toEqual({ fr: 'date promise, ligne 10', en: 'promised date, line 10' })
  })

  it('hold what follows from it: cover, shortage, delay, value', () => {
    expect(valuesOf(facts, 'quantity-available', '10')).toContainEqual({
      kind: 'quantity',
      quantity: 310,
      unit: 'EA',
    })
    expect(valuesOf(facts, 'quantity-gap', '10')).toEqual([{ kind: 'quantity', quantity: 90, unit: 'EA' }])
    expect(valuesOf(facts, 'delay-working-days', '10')).toEqual([{ kind: 'days', days: 5, working: true }])
    expect(valuesOf(facts, 'delay-calendar-days', '10')).toEqual([{ kind: 'days', days: 7, working: false }])
    expect(valuesOf(facts, 'order-amount', null)).toContainEqual({
      kind: 'amount',
      amount: 48_600,
      currency: 'EUR',
    })
    expect(valuesOf(facts, 'supply-due-on', '10')).toContainEqual({ kind: 'date', date: '2026-03-27' })
  })

  it('hold nothing where nothing is known', () => {
    const bare = factsOf(
      orderFile({
        order: { poNumber: null, orderedOn: null, deliveryTerm: null, owner: null },
        lines: [{ sku: null, unitPrice: null, schedule: [] }],
        stock: [],
      }),
      TODAY,
    )
    for (const aspect of ['po-number', 'ordered-on', 'promised-on', 'unit-price', 'delivery-term'] as const) {
      expect(
        bare.some((fact) => fact.aspect === aspect),
        aspect,
      ).toBe(false)
    }
    expect(valuesOf(bare, 'quantity-ordered', '10')).toHaveLength(1)
  })

  it('count as shipped what has left, and not what is only booked', () => {
    const booked = orderFile({
      shipments: [
        {
          status: 'booked',
          pickedUpOn: null,
          lines: [{ lineNumber: '10', quantity: 40, quantityDelivered: null }],
        },
      ],
    })
    const unit = 'EA'
    expect(valuesOf(factsOf(booked, TODAY), 'quantity-shipped', '10')).toEqual([
      { kind: 'quantity', quantity: 0, unit },
    ])
    expect(valuesOf(factsOf(booked, TODAY), 'quantity-scheduled', '10')).toContainEqual({
      kind: 'quantity',
      quantity: 40,
      unit,
    })
  })

  it('may be kept to the order and some of its lines', () => {
    const about = factsAbout(facts, new Set(['20']))
    expect(new Set(about.map((fact) => fact.line))).toEqual(new Set([null, '20']))
  })

  it('grow with the lines of the order and no faster', () => {
    const many = (count: number) =>
      factsOf(orderFile({ lines: Array.from({ length: count }, () => ({})) }), TODAY).length
    const perLine = (many(40) - many(20)) / 20
    expect((many(80) - many(40)) / 40).toBe(perLine)
  })

  it('add an invoice up when the source gives no total', () => {
    const [bill] = orderFile({ invoices: [{ lines: [billed('10', 60, 310), billed('20', 2, 50)] }] }).invoices
    expect(bill && invoiceAmount(bill)).toEqual({ minor: 1_870_000, currency: 'EUR' })
    const [priceless] = orderFile({ invoices: [{ lines: [billed('10', 60, null)] }] }).invoices
    expect(priceless && invoiceAmount(priceless)).toBeNull()
  })

  it('date an event by the desk’s own calendar', () => {
    expect(deskDate('2026-03-10T23:30:00.000Z')).toBe('2026-03-11')
    expect(deskDate('2026-07-10T21:30:00.000Z')).toBe('2026-07-10')
  })
})

describe('a fact sheet', () => {
  const sheetOf = () => new FactSheet(factsOf(shortOrder(), TODAY), 'en')

  it('words a value and keeps the fact behind it', () => {
    const sheet = sheetOf()
    expect(sheet.date('promised-on', '10', '2026-03-20')).toBe('20 March 2026')
    expect(sheet.untraced()).toEqual([])
    expect(sheet.grounds()).toContainEqual(
      expect.objectContaining({
        aspect: 'promised-on',
        line: '10',
        value: { kind: 'date', date: '2026-03-20' },
      }),
    )
  })

  it('gives no ground to a value that is no fact, nor to one of another line or aspect', () => {
    const sheet = sheetOf()
    expect(sheet.date('promised-on', '10', '2026-03-21')).toBe('21 March 2026')
    sheet.number('quantity-shipped', '10', 400)
    sheet.number('quantity-ordered', '20', 400)
    expect(sheet.untraced()).toEqual(['promised-on 10', 'quantity-shipped 10', 'quantity-ordered 20'])
    expect(sheet.grounds().some((fact) => JSON.stringify(fact.value).includes('2026-03-21'))).toBe(false)
  })

  it('says that a date is not known rather than nothing', () => {
    expect(sheetOf().date('forecast-on', '10', null)).toBe('not known')
  })
})
