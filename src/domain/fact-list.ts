/** Gathers the facts of one order, leaving out what is not known. */

import type { IsoDate } from './calendar-date.ts'
import type { Fact, FactAspect, FactValue } from './fact.ts'
import { FACT_LABELS, factLabel } from './fact-labels.ts'
import type { Bilingual } from './locale.ts'
import { type Money, majorOf } from './money.ts'

/** Each method adds one fact; a null value adds none. `label` replaces the aspect's own name. */
export class FactList {
  readonly facts: Fact[] = []
  readonly #order: string | null

  constructor(order: string | null) {
    this.#order = order
  }

  add(aspect: FactAspect, line: string | null, value: FactValue, label?: Bilingual): void {
    const named = factLabel(label ?? FACT_LABELS[aspect], line)
    this.facts.push({ order: this.#order, line, aspect, value, label: named })
  }

  date(aspect: FactAspect, line: string | null, date: IsoDate | null, label?: Bilingual): void {
    if (date !== null) this.add(aspect, line, { kind: 'date', date }, label)
  }

  quantity(
    aspect: FactAspect,
    line: string | null,
    quantity: number,
    unit: string | null,
    label?: Bilingual,
  ): void {
    this.add(aspect, line, { kind: 'quantity', quantity, unit }, label)
  }

  money(aspect: FactAspect, line: string | null, value: Money | null, label?: Bilingual): void {
    if (value === null) return
    this.add(aspect, line, { kind: 'amount', amount: majorOf(value), currency: value.currency }, label)
  }

  reference(aspect: FactAspect, line: string | null, text: string | null, label?: Bilingual): void {
    if (text !== null && text !== '') this.add(aspect, line, { kind: 'reference', text }, label)
  }

  text(aspect: FactAspect, line: string | null, text: string | null, label?: Bilingual): void {
    if (text !== null && text !== '') this.add(aspect, line, { kind: 'text', text }, label)
  }

  status(aspect: FactAspect, line: string | null, status: string, label?: Bilingual): void {
    this.add(aspect, line, { kind: 'status', status }, label)
  }

  count(count: number, label: Bilingual, line: string | null = null): void {
    this.add('count', line, { kind: 'count', count }, label)
  }

  days(line: string | null, days: number, working: boolean, label?: Bilingual): void {
    const aspect = working ? 'delay-working-days' : 'delay-calendar-days'
    this.add(aspect, line, { kind: 'days', days, working }, label)
  }
}
