/**
 * Words figures, dates and references from the facts of an order, and remembers which facts were said. A value that is
 * no fact is still worded, and stays without ground: the answer check then keeps it from leaving.
 */

import type { IsoDate } from './calendar-date.ts'
import { countryName } from './country-names.ts'
import type { Fact, FactAspect, FactValue } from './fact.ts'
import type { Locale } from './locale.ts'
import { type Money, majorOf, type UnitPrice } from './money.ts'
import {
  showAmount,
  showCount,
  showDate,
  showDays,
  showMoney,
  showNumber,
  showPrice,
  showQuantity,
} from './wording.ts'

/** One and several, per language: `{ fr: ['ligne', 'lignes'], en: ['line', 'lines'] }`. */
export type Noun = Readonly<Record<Locale, readonly [one: string, many: string]>>

const SHORT_ORDER = 6

/** What the state of an order is judged by. */
const OF_ORDER: readonly FactAspect[] = [
  'today',
  'order-status',
  'acknowledged-on',
  'shipment-status',
  'invoice-number',
  'paid-on',
]

/** What the state of a line is judged by. */
const OF_LINE: readonly FactAspect[] = [
  'line-number',
  'line-status',
  'quantity-ordered',
  'quantity-shipped',
  'quantity-delivered',
  'quantity-invoiced',
  'quantity-outstanding',
  'promised-on',
  'delay-working-days',
]

export class FactSheet {
  readonly locale: Locale
  readonly #byAspect: ReadonlyMap<FactAspect, readonly Fact[]>
  readonly #said = new Set<Fact>()
  readonly #untraced: string[] = []

  constructor(facts: readonly Fact[], locale: Locale) {
    this.locale = locale
    this.#byAspect = Map.groupBy(facts, (fact) => fact.aspect)
  }

  /**
   * The facts behind all that was worded, in the order it was said, and those that a state is judged by ("late",
   * "partially shipped"): of the order, and of each line that was spoken of, or of all lines of a short order.
   */
  grounds(): readonly Fact[] {
    const grounds = new Set(this.#said)
    const spoken = new Set([...this.#said].map((fact) => fact.line))
    const lines = new Set((this.#byAspect.get('line-number') ?? []).map((fact) => fact.line))
    const judged = lines.size <= SHORT_ORDER ? lines : spoken
    for (const aspect of OF_ORDER) {
      for (const fact of this.#byAspect.get(aspect) ?? []) if (fact.line === null) grounds.add(fact)
    }
    for (const aspect of OF_LINE) {
      for (const fact of this.#byAspect.get(aspect) ?? []) if (judged.has(fact.line)) grounds.add(fact)
    }
    return [...grounds]
  }

  /** What was worded without being a fact, as `aspect line`; empty unless something is wrong. */
  untraced(): readonly string[] {
    return this.#untraced
  }

  /** `20 mars 2026`; the word for an unknown date when there is none. */
  date(aspect: FactAspect, line: string | null, date: IsoDate | null): string {
    if (date === null) return this.locale === 'fr' ? 'inconnue' : 'not known'
    this.#say(aspect, line, (value) => value.kind === 'date' && value.date === date)
    return showDate(date, this.locale)
  }

  /** `310 pièces`. */
  quantity(aspect: FactAspect, line: string | null, quantity: number, unit: string | null): string {
    this.#sayQuantity(aspect, line, quantity)
    return showQuantity(quantity, unit, this.locale)
  }

  /** `310`: where the unit stands beside another figure or above the column. */
  number(aspect: FactAspect, line: string | null, quantity: number): string {
    this.#sayQuantity(aspect, line, quantity)
    return showNumber(quantity, this.locale)
  }

  /** `24 800,00 EUR`. */
  money(aspect: FactAspect, line: string | null, amount: Money): string {
    this.#sayAmount(aspect, line, majorOf(amount), amount.currency)
    return showMoney(amount, this.locale)
  }

  /** As `money`, with the decimals of a fine price. */
  price(aspect: FactAspect, line: string | null, price: UnitPrice): string {
    this.#sayAmount(aspect, line, price.amount, price.currency)
    return showPrice(price, this.locale)
  }

  amount(aspect: FactAspect, line: string | null, major: number, currency: string): string {
    this.#sayAmount(aspect, line, major, currency)
    return showAmount(major, currency, this.locale)
  }

  /** `5 jours ouvrés`. */
  days(line: string | null, days: number, working: boolean): string {
    const aspect = working ? 'delay-working-days' : 'delay-calendar-days'
    this.#say(aspect, line, (value) => value.kind === 'days' && value.days === days)
    return showDays(days, working, this.locale)
  }

  /** `3 lignes`. */
  count(count: number, noun: Noun, line: string | null = null): string {
    this.#say('count', line, (value) => value.kind === 'count' && value.count === count)
    const [one, many] = noun[this.locale]
    return showCount(count, one, many, this.locale)
  }

  /** A number or name as the record writes it. */
  name(aspect: FactAspect, line: string | null, text: string): string {
    this.#say(
      aspect,
      line,
      (value) => (value.kind === 'reference' || value.kind === 'text') && value.text === text,
    )
    return text
  }

  /** A country by its code, in the reader's language. */
  country(code: string): string {
    this.#say('country', null, (value) => value.kind === 'text' && value.text === code)
    return countryName(code, this.locale)
  }

  /** Says that the words for this status, which the caller holds, are used. */
  status(aspect: FactAspect, line: string | null, status: string): void {
    this.#say(aspect, line, (value) => value.kind === 'status' && value.status === status)
  }

  #sayQuantity(aspect: FactAspect, line: string | null, quantity: number): void {
    this.#say(
      aspect,
      line,
      (value) =>
        (value.kind === 'quantity' && value.quantity === quantity) ||
        (value.kind === 'count' && value.count === quantity),
    )
  }

  #sayAmount(aspect: FactAspect, line: string | null, major: number, currency: string): void {
    this.#say(
      aspect,
      line,
      (value) => value.kind === 'amount' && value.amount === major && value.currency === currency,
    )
  }

  #say(aspect: FactAspect, line: string | null, is: (value: FactValue) => boolean): void {
    const found = this.#byAspect.get(aspect)?.find((fact) => fact.line === line && is(fact.value))
    if (found) this.#said.add(found)
    else this.#untraced.push(`${aspect} ${line ?? ''}`.trim())
  }
}
