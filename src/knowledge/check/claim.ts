/** What a text claims: its dates, figures, references, states and names, with where they stand and how they are written. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { TransportMode } from '../../domain/order.ts'

/** Days from the first to the last, both counted; one day when they are equal. */
export interface DateSpan {
  readonly from: IsoDate
  readonly to: IsoDate
}

/** How a date is written, so that another one can be put in its place in the same way. */
export interface DateNotation {
  readonly form: 'day-month' | 'month-day' | 'figures' | 'iso' | 'week' | 'month' | 'words'
  /** Of the month's name or of the weekday; null for figures. */
  readonly language: 'fr' | 'en' | null
  readonly year: 'none' | 'short' | 'full'
}

export interface DateClaim {
  readonly kind: 'date'
  /** What the words may mean, the likeliest first: "03/04" is two dates, "next Friday" too. Never empty. */
  readonly spans: readonly DateSpan[]
  /** No year was written: the same day of another year is the same claim. */
  readonly yearless: boolean
  /** Weekday written beside the date, 1 for Monday; null when there is none. */
  readonly weekday: number | null
  /** Counted from the day of writing: "tomorrow". */
  readonly relative: boolean
  readonly notation: DateNotation
}

export interface NumberNotation {
  readonly group: string
  readonly decimal: string
  /** Digits after the decimal sign. */
  readonly decimals: number
  /** Written in words, in this language. */
  readonly words: 'fr' | 'en' | null
  /** 1000 for `6k`, 1,000,000 for `1.2m`. */
  readonly scale: number
}

export type Unit = string

export interface NumberClaim {
  /** `number`: neither a unit nor a noun that the check knows stands beside it. */
  readonly kind: 'number' | 'quantity' | 'percentage'
  /** `1,250` is 1250 in English and 1.25 in French. Never empty. */
  readonly values: readonly number[]
  readonly unit: Unit | null
  /** Word that follows and may name the goods: "valves". */
  readonly noun: string | null
  readonly notation: NumberNotation
}

export interface AmountClaim {
  readonly kind: 'amount'
  readonly values: readonly number[]
  readonly currency: string
  readonly notation: NumberNotation
}

export interface DaysClaim {
  readonly kind: 'days'
  readonly count: number
  readonly unit: 'day' | 'working-day' | 'calendar-day' | 'week' | 'month'
  /** Counted from the day of writing: "in five days", "il y a deux semaines". */
  readonly from: 'today' | 'today-back' | null
  readonly notation: NumberNotation
}

export interface ReferenceClaim {
  readonly kind: 'reference'
  /** Without case, blanks and separators: `SO1001`. */
  readonly key: string
  /** What the word before it says it is: an order, an invoice. */
  readonly named: ReferenceNaming | null
}

export const REFERENCE_NAMINGS = [
  'order',
  'po',
  'invoice',
  'shipment',
  'transport-document',
  'container',
  'contract',
  'item',
  'hs-code',
] as const
export type ReferenceNaming = (typeof REFERENCE_NAMINGS)[number]

export interface LineClaim {
  readonly kind: 'line'
  readonly line: string
}

export const STATES = [
  'received',
  'acknowledged',
  'preparing',
  'ready',
  'booked',
  'shipped',
  'in-transit',
  'arrived',
  'cleared',
  'delivered',
  'invoiced',
  'paid',
  'closed',
  'cancelled',
  'on-hold',
  'late',
  'on-time',
  'lost',
  'damaged',
  'refused',
  'returned',
  'awaiting-payment',
  'awaiting-lc',
  'awaiting-licence',
  'to-clarify',
  'reopened',
  'draft',
  'open',
] as const
export type State = (typeof STATES)[number]

export interface StateClaim {
  readonly kind: 'state'
  readonly state: State
  readonly negated: boolean
  readonly degree: 'partly' | 'fully' | null
}

export interface NameClaim {
  readonly kind: 'carrier' | 'country' | 'customer'
  /** Canonical: the carrier's usual name, the country's ISO code, the customer's name as recorded. */
  readonly name: string
}

export interface ModeClaim {
  readonly kind: 'mode'
  readonly mode: TransportMode
  readonly language: 'fr' | 'en'
}

export interface TermClaim {
  readonly kind: 'delivery-term'
  readonly code: string
  /** As written after the code; empty when none follows. */
  readonly place: string
}

export type ClaimValue =
  | DateClaim
  | NumberClaim
  | AmountClaim
  | DaysClaim
  | ReferenceClaim
  | LineClaim
  | StateClaim
  | NameClaim
  | ModeClaim
  | TermClaim

export interface Span {
  /** Offsets in the text as given. */
  readonly start: number
  readonly end: number
  /** Tokens it is made of: first, and the one after the last. */
  readonly first: number
  readonly next: number
}

export interface Claim extends Span {
  readonly value: ClaimValue
}
