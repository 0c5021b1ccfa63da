/** A fact of an order that a reply may state, with where it comes from. The answer check traces every figure to one. */

import type { Bilingual } from './locale.ts'

export const FACT_ASPECTS = [
  'order-number',
  'po-number',
  'contract-reference',
  'line-number',
  'item',
  'customer',
  'order-status',
  'line-status',
  'shipment-status',
  'ordered-on',
  'acknowledged-on',
  'requested-on',
  'promised-on',
  'forecast-on',
  'shipped-on',
  'delivered-on',
  'eta-on',
  'invoiced-on',
  'due-on',
  'paid-on',
  'event-on',
  'supply-due-on',
  'today',
  'quantity-ordered',
  'quantity-scheduled',
  'quantity-shipped',
  'quantity-delivered',
  'quantity-invoiced',
  'quantity-outstanding',
  'quantity-available',
  'quantity-supply',
  'quantity-gap',
  'delay-working-days',
  'delay-calendar-days',
  'unit-price',
  'line-amount',
  'order-amount',
  'invoice-amount',
  'gap-amount',
  'freight-cost',
  'insurance-cost',
  'gross-weight',
  'package-count',
  'shipment-number',
  'invoice-number',
  'transport-document',
  'container-number',
  'carrier',
  'delivery-term',
  'transport-mode',
  'country',
  'hs-code',
  'payment-terms',
  'owner',
  'count',
  'said',
  /** Words of a regulatory note or of the watch's lists, given as they stand. */
  'rule',
] as const
export type FactAspect = (typeof FACT_ASPECTS)[number]

export type FactValue =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'quantity'; readonly quantity: number; readonly unit: string | null }
  | { readonly kind: 'amount'; readonly amount: number; readonly currency: string }
  | { readonly kind: 'days'; readonly days: number; readonly working: boolean }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'reference'; readonly text: string }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'text'; readonly text: string }

export interface Fact {
  /** The order it belongs to; null for what no order owns, such as the number of orders found. */
  readonly order: string | null
  /** `10` for line 10; null when it is about the whole order. */
  readonly line: string | null
  readonly aspect: FactAspect
  readonly value: FactValue
  /** What the fact is, in words: "promised date of line 10". */
  readonly label: Bilingual
}
