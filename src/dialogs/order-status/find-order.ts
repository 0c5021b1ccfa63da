/** From what was typed to one order, to several, or to close suggestions. */

import type { Fact } from '../../domain/fact.ts'
import { FactList } from '../../domain/fact-list.ts'
import { REFERENCE_KINDS } from '../../domain/reference.ts'
import { quoted, typeset } from '../../domain/typography.ts'
import lookUpReference, { type LookedUp } from '../../tools/look-up-reference.tool.ts'
import readOrder, { type OrderReading } from '../../tools/read-order.tool.ts'
import type { DialogContext, SlotCheck, Suggestion } from '../define-dialog.ts'
import { said } from '../said.ts'

/** What a reference leads to. */
export type Found =
  | { readonly kind: 'one'; readonly reading: OrderReading }
  | { readonly kind: 'several'; readonly matches: readonly LookedUp[] }
  | { readonly kind: 'none'; readonly near: readonly LookedUp[] }

/** Our number first, since most people give it; then every other reference, a customer's or an item's name. */
export async function findByReference(reference: string, { call }: DialogContext): Promise<Found> {
  const { reading } = await call(readOrder, { order: reference })
  if (reading !== null) return { kind: 'one', reading }
  const { exact, near } = await call(lookUpReference, { text: reference, kinds: [...REFERENCE_KINDS] })
  const orders = new Set(exact.flatMap((match) => match.orders))
  const total = Math.max(0, ...exact.map((match) => match.orderCount))
  const [only] = orders
  if (only !== undefined && orders.size === 1 && total <= 1) {
    const found = await call(readOrder, { order: only })
    if (found.reading !== null) return { kind: 'one', reading: found.reading }
  }
  return orders.size > 0 ? { kind: 'several', matches: exact } : { kind: 'none', near: likeliest(near) }
}

/** Close numbers and papers first; names and item codes only where nothing of that kind is close. */
function likeliest(near: readonly LookedUp[]): readonly LookedUp[] {
  const papers = near.filter(({ kind }) => kind !== 'item' && kind !== 'customer')
  return papers.length > 0 ? papers : near
}

/** The slot's check: a reference that leads to one order becomes its number; one that leads to none is asked again. */
export async function checkReference(value: string, context: DialogContext): Promise<SlotCheck<string>> {
  const found = await findByReference(value, context)
  if (found.kind === 'one') return { ok: true, value: found.reading.file.order.number }
  if (found.kind === 'several') return { ok: true, value }
  const suggestions = await Promise.all(found.near.map((match) => suggestionOf(match, context)))
  const typed = quoted(value, context.locale)
  const message = {
    fr: `Je ne trouve rien sous la référence ${typed}.${offerWords(suggestions, 'fr')}`,
    en: `I cannot find anything under the reference ${typed}.${offerWords(suggestions, 'en')}`,
  }[context.locale]
  const grounds = [
    said({ kind: 'reference', text: value }, { fr: 'référence donnée', en: 'reference given' }),
    ...suggestions.flatMap((each) => each.grounds ?? []),
  ]
  return { ok: false, message: typeset(message, context.locale), grounds, suggestions }
}

function offerWords(suggestions: readonly Suggestion[], locale: 'fr' | 'en'): string {
  const [first] = suggestions
  if (first === undefined) return ''
  if (suggestions.length > 1) return locale === 'fr' ? ' Les plus proches :' : ' The closest ones:'
  return locale === 'fr' ? ` Vouliez-vous dire ${first.label} ?` : ` Did you mean ${first.label}?`
}

/** A close match with what tells it from the others: the customer of an order, the order of another paper. */
async function suggestionOf(match: LookedUp, { call }: DialogContext): Promise<Suggestion> {
  const [order] = match.orders
  const { reading } = order === undefined ? { reading: null } : await call(readOrder, { order })
  const value = match.text
  if (match.kind === 'customer' || match.kind === 'item' || match.orderCount !== 1 || reading === null) {
    return { label: value, value, grounds: [referenceOf(match)] }
  }
  const { number } = reading.file.order
  const customer = reading.file.customer.name
  const facts = new FactList(number)
  facts.reference('order-number', null, number)
  facts.text('customer', null, customer)
  const label = match.kind === 'order' ? `${value} (${customer})` : `${value} (${number}, ${customer})`
  return { label, value: number, grounds: [referenceOf(match), ...facts.facts] }
}

const ASPECTS = {
  order: 'order-number',
  po: 'po-number',
  invoice: 'invoice-number',
  shipment: 'shipment-number',
  'transport-document': 'transport-document',
  item: 'item',
  customer: 'customer',
} as const

/** The reference as a fact, so that an answer may name it. */
export function referenceOf({ kind, text, orders }: LookedUp): Fact {
  const list = new FactList(orders.length === 1 ? (orders[0] ?? null) : null)
  if (kind === 'customer') list.text(ASPECTS[kind], null, text)
  else list.reference(ASPECTS[kind], null, text)
  const [fact] = list.facts
  return fact ?? said({ kind: 'reference', text }, { fr: 'référence', en: 'reference' })
}
