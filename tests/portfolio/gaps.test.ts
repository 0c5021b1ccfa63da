import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { OrderFile } from '../../src/domain/order.ts'
import { factsOf } from '../../src/domain/order-facts.ts'
import { findGaps, GAP_CHECKS, gapFacts } from '../../src/portfolio/find-gaps.ts'
import { billed, type GivenFile, orderFile, TODAY } from '../support/order-files.ts'

const DAP = { code: 'DAP', namedPlace: 'Stuttgart', edition: 2020 } as const

function gapsOf(given: GivenFile, today = TODAY) {
  return findGaps(orderFile(given), today)
}
function idsOf(given: GivenFile, today = TODAY) {
  return gapsOf(given, today).map((gap) => gap.id)
}
const aboard = (quantity: number, quantityDelivered: number | null = null) => [
  { lineNumber: '10', quantity, quantityDelivered },
]

/** Each check with one order that it finds fault with, and the same order put right. */
const CASES: Readonly<Record<string, { readonly wrong: GivenFile; readonly right: GivenFile }>> = {
  G01: {
    wrong: { shipments: [{ pickedUpOn: '2026-03-11', lines: aboard(100) }] },
    right: {
      shipments: [{ pickedUpOn: '2026-03-11', lines: aboard(100) }],
      invoices: [{ lines: [billed('10', 100)] }],
    },
  },
  G02: {
    wrong: { invoices: [{ lines: [billed('10', 100)] }] },
    right: {
      shipments: [{ pickedUpOn: '2026-03-16', lines: aboard(100) }],
      invoices: [{ lines: [billed('10', 100)] }],
    },
  },
  G03: {
    wrong: {
      lines: [{ quantity: 60, unitPrice: { amount: 310, currency: 'EUR' } }],
      shipments: [{ status: 'delivered', deliveredOn: '2026-03-13', lines: aboard(50, 50) }],
      invoices: [{ lines: [billed('10', 60, 310)] }],
    },
    right: {
      lines: [{ quantity: 60, unitPrice: { amount: 310, currency: 'EUR' } }],
      shipments: [{ status: 'delivered', deliveredOn: '2026-03-13', lines: aboard(50, 50) }],
      invoices: [{ lines: [billed('10', 60, 310)] }, { kind: 'credit', lines: [billed('10', -10, 310)] }],
    },
  },
  G04: {
    wrong: {
      shipments: [{ pickedUpOn: '2026-03-16', lines: aboard(104) }],
    },
    right: {
      customer: { attributes: { quantity_tolerance_percent: '5' } },
      shipments: [{ pickedUpOn: '2026-03-16', lines: aboard(104) }],
    },
  },
  G09: {
    wrong: {
      order: { deliveryTerm: DAP, destinationCountry: 'DE' },
      shipments: [{ pickedUpOn: '2026-03-16', etaOn: '2026-03-25', lines: aboard(100) }],
    },
    right: {
      order: { deliveryTerm: DAP, destinationCountry: 'DE' },
      shipments: [{ pickedUpOn: '2026-03-16', etaOn: '2026-03-19', lines: aboard(100) }],
    },
  },
  G13: {
    wrong: { order: { status: 'received', orderedOn: '2026-03-12', acknowledgedOn: null } },
    right: { order: { status: 'acknowledged', orderedOn: '2026-03-12', acknowledgedOn: '2026-03-16' } },
  },
  G20: {
    wrong: {
      shipments: [{ lines: aboard(100) }],
      invoices: [{ lines: [billed('10', 100, 64)] }],
    },
    right: {
      shipments: [{ lines: aboard(100) }],
      invoices: [
        { lines: [billed('10', 100, 64)] },
        { kind: 'credit', lines: [billed('10', -100, 64)] },
        { lines: [billed('10', 100, 62)] },
      ],
    },
  },
}

describe('gaps between goods and papers', () => {
  it('has a check for every file of the folder, and a case for every check', () => {
    const files = readdirSync(`${import.meta.dirname}/../../src/portfolio/gaps`)
    const ids = files.map((file) => file.slice(0, 3).toUpperCase()).sort()
    expect(GAP_CHECKS.map((check) => check.id).sort()).toEqual(ids)
    expect(Object.keys(CASES).sort()).toEqual(ids)
  })

  it('finds none in a clean order', () => {
    expect(idsOf({})).toEqual([])
    expect(
      idsOf({
        order: { status: 'closed' },
        lines: [{ schedule: [{ shippedOn: '2026-03-02', quantityShipped: 100 }] }],
        shipments: [
          {
            status: 'delivered',
            pickedUpOn: '2026-03-02',
            deliveredOn: '2026-03-04',
            lines: aboard(100, 100),
          },
        ],
        invoices: [{ issuedOn: '2026-03-03', paidOn: '2026-03-10', lines: [billed('10', 100)] }],
      }),
    ).toEqual([])
  })

  it.each(Object.entries(CASES))(
    '%s is found alone, and closes when the record is put right',
    (id, given) => {
      expect(idsOf(given.wrong)).toEqual([id])
      expect(idsOf(given.right)).toEqual([])
    },
  )

  it('C2.2b: invoiced 60, delivered 50, ten too many, EUR 3,100, and what to do about it', () => {
    const [gap] = gapsOf(CASES['G03']?.wrong ?? {})
    expect(gap?.size).toEqual({
      quantity: { quantity: -10, unit: 'EA' },
      money: { minor: 310_000, currency: 'EUR' },
      workingDays: null,
    })
    expect(gap?.information.values[0]?.value).toMatchObject({ quantity: 60 })
    expect(gap?.physical.values[0]?.value).toMatchObject({ quantity: 50 })
    expect(gap?.action.en).toContain('credit note')
  })

  it('gives each shipment two working days to be invoiced', () => {
    const shipment = { shipments: [{ pickedUpOn: '2026-03-12', lines: aboard(100) }] }
    expect(idsOf(shipment, '2026-03-16')).toEqual([])
    expect(idsOf(shipment, '2026-03-17')).toEqual(['G01'])
  })

  it('names the shipment that is not invoiced when the one before it is', () => {
    const gaps = gapsOf({
      shipments: [
        { pickedUpOn: '2026-03-02', lines: aboard(60) },
        { pickedUpOn: '2026-03-09', lines: aboard(40) },
      ],
      invoices: [{ lines: [billed('10', 60)] }],
    })
    expect(gaps).toMatchObject([
      { id: 'G01', line: '10', physical: { source: { text: 'SHP-2' } }, size: { money: { minor: 248_000 } } },
    ])
  })

  it('says nothing of invoices where the source has none', () => {
    const silent = { not_recorded: 'invoices' }
    expect(
      idsOf({ order: { attributes: silent }, shipments: [{ pickedUpOn: '2026-03-02', lines: aboard(100) }] }),
    ).toEqual([])
  })

  it('C2.3c: an acknowledgement is due on the second working day and overdue on the third', () => {
    const order = { status: 'received', orderedOn: '2026-03-12', acknowledgedOn: null } as const
    expect(gapsOf({ order }, '2026-03-13')).toEqual([])
    expect(gapsOf({ order }, '2026-03-16')[0]?.size.workingDays).toBe(0)
    expect(gapsOf({ order }, '2026-03-17')[0]?.size.workingDays).toBe(1)
  })

  it('asks for a new acknowledgement when the order changed after the last one', () => {
    const changed = {
      id: 'E1',
      at: '2026-03-10T09:00:00.000Z',
      kind: 'amended',
      lineNumber: null,
      actor: null,
      source: 'erp',
      text: null,
      data: {},
    } as const
    expect(idsOf({ events: [changed] })).toEqual(['G13'])
    expect(
      idsOf({ events: [changed], order: { status: 'shipped' }, shipments: [{ lines: aboard(100) }] }),
    ).toEqual([])
  })

  it('counts a shortage as a gap only once the order is ended', () => {
    const short = { shipments: [{ pickedUpOn: '2026-03-16', lines: aboard(90) }] }
    expect(idsOf(short)).toEqual([])
    expect(idsOf({ ...short, order: { status: 'closed' } })).toEqual(['G04'])
  })

  it('weighs a late arrival by its working days and only against a promise of delivery', () => {
    const late = (etaOn: string): GivenFile => ({
      ...CASES['G09']?.wrong,
      shipments: [{ pickedUpOn: '2026-03-16', etaOn, lines: aboard(100) }],
    })
    expect(gapsOf(late('2026-03-25'))).toMatchObject([{ severity: 'medium', size: { workingDays: 3 } }])
    expect(gapsOf(late('2026-03-31'))).toMatchObject([{ severity: 'high', size: { workingDays: 7 } }])
    expect(idsOf({ ...late('2026-03-25'), order: { dateMeaning: 'shipped' } })).toEqual([])
  })

  it('rests every figure of a gap on a fact of the order or of the gap', () => {
    for (const [id, { wrong }] of Object.entries(CASES)) {
      const file: OrderFile = orderFile(wrong)
      const gaps = findGaps(file, TODAY)
      const facts = [...factsOf(file, TODAY), ...gapFacts(file.order.number, gaps)]
      for (const evidence of gaps.flatMap((gap) => [gap.physical, gap.information])) {
        for (const { aspect, value } of evidence.values) {
          const found = facts.some(
            (fact) => fact.aspect === aspect && JSON.stringify(fact.value) === JSON.stringify(value),
          )
          expect(found, `${id} ${aspect} ${JSON.stringify(value)}`).toBe(true)
        }
      }
    }
  })
})

describe('quantities in fractions', () => {
  const SHIPPED = [
    { number: 'SHP-1', pickedUpOn: '2026-03-16', lines: aboard(0.1) },
    { number: 'SHP-2', pickedUpOn: '2026-03-16', lines: aboard(0.2) },
  ]

  it('are no gap when they add up to what was ordered', () => {
    expect(idsOf({ lines: [{ quantity: 0.3, unit: 'KGM' }], shipments: SHIPPED })).toEqual([])
  })

  it('are no gap when they add up to what was invoiced', () => {
    const delivered = SHIPPED.map((each) => ({
      ...each,
      status: 'delivered' as const,
      deliveredOn: '2026-03-16',
      lines: each.lines.map((line) => ({ ...line, quantityDelivered: line.quantity })),
    }))
    const given = { lines: [{ quantity: 0.3, unit: 'KGM' }], shipments: delivered }
    expect(idsOf({ ...given, invoices: [{ lines: [billed('10', 0.3)] }] })).toEqual([])
  })
})
