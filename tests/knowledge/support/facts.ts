/** Facts written by hand for tests of the answer check, in the words of a small order. */

import type { Fact, FactAspect, FactValue } from '../../../src/domain/fact.ts'
import { FACT_LABELS, factLabel } from '../../../src/domain/fact-labels.ts'

export const TODAY = '2026-03-16'

export function fact(
  aspect: FactAspect,
  value: FactValue,
  line: string | null = null,
  order = 'SO-1001',
): Fact {
  return { order, line, aspect, value, label: factLabel(FACT_LABELS[aspect], line) }
}

export const date = (day: string): FactValue => ({ kind: 'date', date: day })
export const quantity = (count: number, unit: string | null = 'C62'): FactValue => ({
  kind: 'quantity',
  quantity: count,
  unit,
})
export const amount = (major: number, currency = 'EUR'): FactValue => ({
  kind: 'amount',
  amount: major,
  currency,
})
export const reference = (text: string): FactValue => ({ kind: 'reference', text })
export const words = (text: string): FactValue => ({ kind: 'text', text })
export const status = (state: string): FactValue => ({ kind: 'status', status: state })

/** SO-1001: 400 valves on line 10, 10 pumps on line 20, promised for 20 March, nothing shipped. */
export const ORDER_1001: readonly Fact[] = [
  fact('order-number', reference('SO-1001')),
  fact('po-number', reference('NB-44871')),
  fact('customer', words('Northbrook Hydraulics Ltd')),
  fact('order-status', status('in_preparation')),
  fact('today', date(TODAY)),
  fact('ordered-on', date('2026-02-24')),
  fact('delivery-term', words('FCA Saint-Priest')),
  fact('transport-mode', words('road')),
  fact('carrier', words('Channel Freight Ltd')),
  fact('payment-terms', words('45 days net')),
  fact('country', words('GB')),
  fact('order-amount', amount(48_600)),
  fact('line-number', reference('10'), '10'),
  fact('item', reference('VLV-25-SS'), '10'),
  fact('item', words('Ball valve DN25, stainless steel'), '10'),
  fact('line-status', status('open'), '10'),
  fact('quantity-ordered', quantity(400), '10'),
  fact('quantity-shipped', quantity(0), '10'),
  fact('quantity-delivered', quantity(0), '10'),
  fact('quantity-invoiced', quantity(0), '10'),
  fact('quantity-outstanding', quantity(400), '10'),
  fact('unit-price', amount(62), '10'),
  fact('promised-on', date('2026-03-20'), '10'),
  fact('forecast-on', date('2026-03-27'), '10'),
  fact('delay-working-days', { kind: 'days', days: 5, working: true }, '10'),
  fact('line-number', reference('20'), '20'),
  fact('item', reference('PMP-HX100'), '20'),
  fact('item', words('Axial piston pump HX100'), '20'),
  fact('line-status', status('open'), '20'),
  fact('quantity-ordered', quantity(10), '20'),
  fact('quantity-shipped', quantity(0), '20'),
  fact('quantity-delivered', quantity(0), '20'),
  fact('quantity-invoiced', quantity(0), '20'),
  fact('quantity-outstanding', quantity(10), '20'),
  fact('unit-price', amount(2380), '20'),
  fact('promised-on', date('2026-03-20'), '20'),
]
