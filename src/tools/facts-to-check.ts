/** Gathers from the order store what a person's text can be held against: the orders it names, and their facts. */

import type { IsoDate } from '../domain/calendar-date.ts'
import type { Fact } from '../domain/fact.ts'
import { FACT_LABELS } from '../domain/fact-labels.ts'
import type { DateMeaning, OrderFile } from '../domain/order.ts'
import { factsOf } from '../domain/order-facts.ts'
import { type OrderProgress, progressOfOrder } from '../domain/order-progress.ts'
import type { ReferenceKind, ReferenceMatch } from '../domain/reference.ts'
import { isSilentOn } from '../domain/source-silence.ts'
import { wordsToLookUp } from '../knowledge/check/references-in-text.ts'
import type { OrderStore } from '../orders/order-store.ts'
import { findGaps, gapFacts } from '../portfolio/find-gaps.ts'

export interface FactsToCheck {
  readonly facts: readonly Fact[]
  readonly meanings: Readonly<Record<string, DateMeaning>>
  /** The order in context, in the store's writing; null when none was given or the store has none. */
  readonly order: string | null
  /** The orders that the facts come from. */
  readonly files: readonly OrderFile[]
}

/** A text is held against so many orders at most; the first it names. */
const MOST_ORDERS = 12
const NAMES_ORDERS: ReadonlySet<ReferenceKind> = new Set([
  'order',
  'po',
  'invoice',
  'shipment',
  'transport-document',
])

/** `order` is a reference as typed: what the text is about where it names no order. */
export async function factsToCheck(
  orders: OrderStore,
  text: string,
  order: string | null,
  today: IsoDate,
): Promise<FactsToCheck> {
  const { references, names } = wordsToLookUp(text)
  const candidates = [...(order === null ? [] : [order]), ...references, ...names]
  const found = candidates.length === 0 ? [] : await orders.findReferences(candidates)
  const given = order === null ? null : (ordersOf(found[0] ?? [])[0] ?? null)
  const fromText = found.slice(order === null ? 0 : 1, candidates.length - names.length).flatMap(ordersOf)
  const numbers = [...new Set([...(given === null ? [] : [given]), ...fromText])].slice(0, MOST_ORDERS)
  const files = (await Promise.all(numbers.map((number) => orders.findOrder(number)))).filter(
    (file) => file !== null,
  )
  const read = files.map((file) => ({ file, progress: progressOfOrder(file, today) }))
  return {
    facts: [
      ...read.flatMap(({ file, progress }) => factsOfFile(file, today, progress)),
      ...customersNamed(found.flat()),
    ],
    meanings: Object.fromEntries(
      read.map(({ file, progress }) => [file.order.number, progress.terms.meaning]),
    ),
    order: files.some((file) => file.order.number === given) ? given : null,
    files,
  }
}

/** Orders that a reference leads to for certain: written alike, and few enough to be meant. */
function ordersOf(matches: readonly ReferenceMatch[]): readonly string[] {
  const named = matches.filter((match) => NAMES_ORDERS.has(match.kind))
  const best = named.reduce((most, match) => Math.max(most, match.likeness), 0)
  return named
    .filter((match) => match.likeness === best && match.orderCount <= 3)
    .flatMap((match) => match.orders)
}

/** What a source never records is not known to be missing: no check may rest on it. */
function factsOfFile(file: OrderFile, today: IsoDate, progress: OrderProgress): readonly Fact[] {
  const all = [
    ...factsOf(file, today, progress),
    ...gapFacts(file.order.number, findGaps(file, today, progress)),
  ]
  const noInvoices = isSilentOn(file, 'invoices')
  const noAcknowledgements = isSilentOn(file, 'acknowledgements')
  if (!noInvoices && !noAcknowledgements) return all
  return all.filter(({ aspect, value }) => {
    if (noInvoices && aspect === 'quantity-invoiced') return false
    return !(noAcknowledgements && value.kind === 'status' && value.status === 'received')
  })
}

/** Other customers of the store that the text names, so that a wrong one is known for what it is. */
function customersNamed(matches: readonly ReferenceMatch[]): readonly Fact[] {
  const names = new Set(
    matches.flatMap((match) => (match.kind === 'customer' && match.likeness === 1 ? [match.text] : [])),
  )
  return [...names].map((text) => ({
    order: null,
    line: null,
    aspect: 'customer',
    value: { kind: 'text', text },
    label: FACT_LABELS.customer,
  }))
}
