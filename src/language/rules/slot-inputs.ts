/** Turns what a message names into values for slots, with the other readings where the words are ambiguous. */

import type { Bilingual } from '../../domain/locale.ts'
import { showNumber } from '../../domain/wording.ts'
import type { Reading, SlotInput } from '../command.ts'
import type { SlotKind } from '../understand.ts'
import { dayLabel, type FoundDate } from './dates.ts'
import type { FoundCustomer, FoundReference } from './entities.ts'
import { bestMatches } from './look-up.ts'
import { type Bloc, countryLabel, type FoundTerm } from './named-things.ts'
import type { FoundNumber } from './quantities.ts'

/** The earliest and latest day, for periods with one open end. */
const FIRST_DAY = '0001-01-01'
const LAST_DAY = '9999-12-31'

/** A reference for a slot that holds one; null when it names another kind of thing. */
export function referenceInput(reference: FoundReference, kind: SlotKind): SlotInput | null {
  const matches = bestMatches(reference)
  const text = reference.text
  if (kind === 'item' || kind === 'customer') {
    const match = matches.find((each) => each.kind === kind)
    if (match) return { text, value: match.text }
    return kind === reference.announced && matches.length === 0 ? { text, value: text } : null
  }
  if (kind !== 'order' && kind !== 'reference') return null
  if (matches.length === 0) return reference.announced === 'item' ? null : { text, value: text }
  const orderLike = matches.filter((each) => each.kind !== 'item' && each.kind !== 'customer')
  const best = orderLike[0]
  if (!best) return null
  const rivals = orderLike.filter((each) => each.kind === best.kind && each.likeness === best.likeness)
  const texts = [...new Set(rivals.map((each) => each.text))]
  return withReadings(
    { text, value: best.text },
    texts.map((each) => ({ value: each, label: { fr: each, en: each } })),
  )
}

/** An order slot can be met by a customer who has just a few orders: which one is asked. */
export function customerInput(customer: FoundCustomer, text: string, kind: SlotKind): SlotInput | null {
  const best = customer.matches[0]
  if (!best) return null
  if (kind === 'order' || kind === 'reference') {
    const readings = best.orders.map((order) => ({ value: order, label: { fr: order, en: order } }))
    const first = best.orders[0]
    return first === undefined ? null : withReadings({ text, value: first }, readings)
  }
  if (kind !== 'customer') return null
  return withReadings(
    { text, value: best.text },
    customer.matches.map((match) => ({ value: match.text, label: { fr: match.text, en: match.text } })),
  )
}

export function dateInput(date: FoundDate, text: string, kind: SlotKind): SlotInput | null {
  if (kind === 'period') return { text, value: periodOf(date) }
  if (kind !== 'date') return null
  const days = [date.date, ...date.others]
  return withReadings(
    { text, value: date.date },
    days.map((day) => ({ value: day, label: dayLabel(day) })),
  )
}

function periodOf(date: FoundDate): { readonly from: string; readonly to: string } {
  const { from, to } = date.kind === 'day' ? { from: date.date, to: date.date } : date
  if (date.bound === 'until') return { from: FIRST_DAY, to }
  return date.bound === 'since' ? { from, to: LAST_DAY } : { from, to }
}

/** A number for a slot that counts, measures, costs or numbers lines. */
export function numberInput(number: FoundNumber, text: string, kind: SlotKind): SlotInput | null {
  const { value, others, unit } = number
  const values = [value, ...others]
  if (kind === 'quantity' && number.kind !== 'money') {
    return withReadings(
      { text, value: { quantity: value, unit } },
      values.map((each) => ({ value: { quantity: each, unit }, label: numberLabel(each) })),
    )
  }
  if (kind === 'money' && number.kind !== 'quantity') {
    return withReadings(
      { text, value: { amount: value, currency: unit } },
      values.map((each) => ({ value: { amount: each, currency: unit }, label: numberLabel(each) })),
    )
  }
  const plain = number.kind === 'number' && Number.isInteger(value) && value > 0
  if (kind === 'line') return plain ? { text, value: String(value) } : null
  return null
}

function numberLabel(value: number): Bilingual {
  return { fr: showNumber(value, 'fr'), en: showNumber(value, 'en') }
}

export function countryInput(code: string, text: string): SlotInput {
  return { text, value: code }
}

/** A bloc is no country: its members are offered when they are few enough to choose from. */
export function blocInput(bloc: Bloc, text: string): SlotInput | null {
  const readings = bloc.members.map((code) => ({ value: code, label: countryLabel(code) }))
  const first = bloc.members[0]
  return first === undefined || bloc.members.length > MOST_READINGS
    ? null
    : withReadings({ text, value: first }, readings)
}

const MOST_READINGS = 6

export function termInput(term: FoundTerm, text: string): SlotInput {
  return { text, value: { code: term.code, place: term.place } }
}

/** The input alone when there is one reading, else with all of them to choose from. */
function withReadings(input: SlotInput, readings: readonly Reading[]): SlotInput {
  return readings.length < 2 ? input : { ...input, readings: readings.slice(0, MOST_READINGS) }
}
