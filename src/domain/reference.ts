/** References that people type, and what the store finds for them. */

import type { IsoDate } from './calendar-date.ts'

export const REFERENCE_KINDS = [
  'order',
  'po',
  'invoice',
  'shipment',
  'transport-document',
  'item',
  'customer',
] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

/** One thing in the store that a typed reference names. */
export interface ReferenceMatch {
  readonly kind: ReferenceKind
  /** The reference as the store writes it; for a customer its name, for an item its SKU. */
  readonly text: string
  /**
   * Order numbers it leads to, at most five; an order leads to itself. Of a customer or an item the next ones due come
   * first, then closed ones, newest first.
   */
  readonly orders: readonly string[]
  /** How many orders it leads to in all. */
  readonly orderCount: number
  /** 1 for the same text (case, accents, blanks and dashes apart), lower for a near miss. */
  readonly likeness: number
}

/** Looks typed references up. The language rules use it; the order store implements it. */
export interface ReferenceLookup {
  /** Exact matches for each candidate, in the order given; a candidate that names nothing yields an empty list. */
  findReferences(candidates: readonly string[]): Promise<readonly (readonly ReferenceMatch[])[]>
  /** Close matches by likeness for one candidate that named nothing, best first. */
  suggestReferences(
    candidate: string,
    kinds: readonly ReferenceKind[],
    limit: number,
  ): Promise<readonly ReferenceMatch[]>
  /** Customers whose name has these words, typing errors forgiven, best first. */
  findCustomers(words: string, limit: number): Promise<readonly ReferenceMatch[]>
}

/** What to look for among orders. All given conditions hold together. */
export interface OrderQuery {
  readonly customer?: string
  readonly country?: string
  readonly sku?: string
  readonly owner?: string
  readonly text?: string
  readonly state?: 'open' | 'late' | 'delivered' | 'to-invoice'
  readonly promisedFrom?: IsoDate
  readonly promisedTo?: IsoDate
}
