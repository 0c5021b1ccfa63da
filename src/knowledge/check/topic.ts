/** What a figure or a date of a text is about, and which aspects of an order that may be. */

import type { FactAspect } from '../../domain/fact.ts'

export const TOPICS = [
  'order',
  'acknowledged',
  'requested',
  'promised',
  'forecast',
  'expected',
  'ship',
  'shipped',
  'will-ship',
  'deliver',
  'delivered',
  'will-deliver',
  'arrival',
  'invoice',
  'due',
  'paid',
  'outstanding',
  'undone',
  'available',
  'supply',
  'short',
  'delay',
  'scheduled',
  'unit-price',
  'line-total',
  'order-total',
  'total',
  'gap',
  'freight',
  'insurance',
  'weight',
  'packages',
  'payment-terms',
  'carrier',
  'destination',
  'customer',
  'item',
  'line',
  'owner',
  'confirm',
  'event',
  'today',
  'said',
  'elsewhere',
] as const
export type Topic = (typeof TOPICS)[number]

export type ValueSort = 'date' | 'number' | 'amount' | 'days' | 'other'

type AspectsBySort = Partial<Record<ValueSort, readonly FactAspect[]>>

/**
 * Aspects a value of each sort may be, given its topic. Several when the trade's word leaves it open; a value
 * must then equal one of them. `elsewhere` is what no order record holds, such as the day an answer is wanted.
 */
const ASPECTS: Readonly<Record<Topic, AspectsBySort>> = {
  order: { date: ['ordered-on'], number: ['quantity-ordered', 'quantity-scheduled'] },
  acknowledged: { date: ['acknowledged-on'] },
  requested: { date: ['requested-on'] },
  promised: { date: ['promised-on'], number: ['quantity-ordered', 'quantity-scheduled'] },
  forecast: { date: ['forecast-on', 'eta-on', 'supply-due-on', 'promised-on'] },
  expected: { date: ['forecast-on', 'promised-on', 'eta-on', 'supply-due-on'] },
  ship: {
    date: ['shipped-on', 'forecast-on', 'promised-on'],
    number: ['quantity-shipped', 'quantity-scheduled', 'quantity-ordered'],
  },
  shipped: { date: ['shipped-on'], number: ['quantity-shipped'] },
  'will-ship': {
    date: ['forecast-on', 'promised-on'],
    number: [
      'quantity-ordered',
      'quantity-scheduled',
      'quantity-outstanding',
      'quantity-available',
      'quantity-gap',
    ],
  },
  deliver: {
    date: ['delivered-on', 'eta-on', 'forecast-on', 'promised-on'],
    number: ['quantity-delivered', 'quantity-scheduled', 'quantity-ordered'],
  },
  delivered: { date: ['delivered-on'], number: ['quantity-delivered'] },
  'will-deliver': {
    date: ['eta-on', 'forecast-on', 'promised-on'],
    number: [
      'quantity-ordered',
      'quantity-scheduled',
      'quantity-outstanding',
      'quantity-available',
      'quantity-gap',
    ],
  },
  arrival: { date: ['eta-on', 'delivered-on', 'supply-due-on'] },
  invoice: { date: ['invoiced-on'], number: ['quantity-invoiced'], amount: ['invoice-amount'] },
  due: { date: ['due-on', 'promised-on'] },
  paid: { date: ['paid-on'], amount: ['invoice-amount'] },
  outstanding: { number: ['quantity-outstanding', 'quantity-gap'] },
  undone: { number: ['quantity-outstanding', 'quantity-gap', 'quantity-ordered'] },
  available: { number: ['quantity-available'] },
  supply: { date: ['supply-due-on'], number: ['quantity-supply'] },
  short: { number: ['quantity-gap', 'quantity-outstanding'] },
  delay: { days: ['delay-working-days', 'delay-calendar-days'] },
  scheduled: { date: ['promised-on', 'forecast-on'], number: ['quantity-scheduled'] },
  'unit-price': { amount: ['unit-price'] },
  'line-total': { amount: ['line-amount'] },
  'order-total': { amount: ['order-amount'] },
  total: { amount: ['order-amount', 'line-amount', 'invoice-amount'], number: ['quantity-ordered'] },
  gap: { number: ['quantity-gap'], amount: ['gap-amount'] },
  freight: { amount: ['freight-cost'] },
  insurance: { amount: ['insurance-cost'] },
  weight: { number: ['gross-weight'] },
  packages: { number: ['package-count'] },
  'payment-terms': { days: ['payment-terms'], date: ['due-on', 'paid-on'] },
  carrier: {},
  destination: {},
  customer: {},
  item: {},
  line: { number: ['line-number', 'count'] },
  owner: {},
  confirm: { date: ['promised-on', 'acknowledged-on'], number: ['quantity-ordered', 'quantity-scheduled'] },
  event: { date: ['event-on'] },
  today: { date: ['today'] },
  said: {},
  elsewhere: { date: [], number: [], amount: [], days: [] },
}

/** Aspects a value of that sort may be under the topic; null when the topic says nothing about such a value. */
export function aspectsOf(topic: Topic, sort: ValueSort): readonly FactAspect[] | null {
  return ASPECTS[topic][sort] ?? null
}
