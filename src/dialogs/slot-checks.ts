/** What the ready-made slots ask of the store before they take a value, and what they offer instead. */

import type { Fact, FactAspect } from '../domain/fact.ts'
import type { Bilingual, Locale } from '../domain/locale.ts'
import type { ReferenceKind } from '../domain/reference.ts'
import { quoted } from '../domain/typography.ts'
import lookUpReference, { type LookedUp } from '../tools/look-up-reference.tool.ts'
import outlineOrder from '../tools/outline-order.tool.ts'
import type { DialogContext, SlotCheck, Suggestion } from './define-dialog.ts'
import { orderNumberFact, referenceFact, said } from './said.ts'

const ORDER_KINDS: readonly ReferenceKind[] = ['order', 'po', 'invoice', 'shipment', 'transport-document']

type Named = 'order' | 'customer' | 'item'

const NOT_FOUND: Readonly<Record<Named, Bilingual>> = {
  order: { fr: 'Je ne trouve pas de commande {typed}.', en: 'I cannot find an order {typed}.' },
  customer: { fr: 'Je ne trouve pas de client {typed}.', en: 'I cannot find a customer {typed}.' },
  item: { fr: 'Je ne trouve pas d’article {typed}.', en: 'I cannot find an item {typed}.' },
}
const ONE_NEAR: Bilingual = { fr: 'Vouliez-vous dire {near} ?', en: 'Did you mean {near}?' }
const SEVERAL_NEAR: Bilingual = { fr: 'Les plus proches :', en: 'The closest ones:' }
const LEADS_TO_SEVERAL: Bilingual = {
  fr: '{typed} mène à plusieurs commandes. Laquelle est la bonne ?',
  en: '{typed} leads to several orders. Which one is it?',
}

/** The order that a reference leads to, in the store's writing. */
export async function checkOrder(value: string, context: DialogContext): Promise<SlotCheck<string>> {
  const { order } = await context.call(outlineOrder, { order: value })
  if (order) return { ok: true, value: order.number }
  const found = await context.call(lookUpReference, { text: value, kinds: [...ORDER_KINDS] })
  const leadsTo = [...new Set(found.exact.flatMap((match) => match.orders))]
  const [only] = leadsTo
  if (only !== undefined && leadsTo.length === 1) return { ok: true, value: only }
  if (leadsTo.length === 0) return notFound(value, 'order', found.near, context.locale)
  return {
    ok: false,
    message: fill(LEADS_TO_SEVERAL, context.locale, { typed: quoted(value, context.locale) }),
    grounds: [typedFact(value)],
    suggestions: leadsTo.map(orderSuggestion),
  }
}

/** A customer or item in the store's writing. */
export async function checkName(
  value: string,
  kind: 'customer' | 'item',
  context: DialogContext,
): Promise<SlotCheck<string>> {
  const found = await context.call(lookUpReference, { text: value, kinds: [kind] })
  const [only] = found.exact
  return only ? { ok: true, value: only.text } : notFound(value, kind, found.near, context.locale)
}

function notFound(value: string, named: Named, near: readonly LookedUp[], locale: Locale): SlotCheck<string> {
  const none = fill(NOT_FOUND[named], locale, { typed: quoted(value, locale) })
  // Our own numbers first: they are what people mean most often.
  const ranked = [...near].sort((a, b) => Number(b.kind === 'order') - Number(a.kind === 'order'))
  const suggestions = ranked.map(nearSuggestion)
  const [first] = suggestions
  const offer =
    first === undefined
      ? ''
      : ` ${suggestions.length === 1 ? fill(ONE_NEAR, locale, { near: first.label }) : SEVERAL_NEAR[locale]}`
  const grounds = [typedFact(value), ...suggestions.flatMap((each) => each.grounds ?? [])]
  return { ok: false, message: none + offer, grounds, suggestions }
}

function orderSuggestion(number: string): Suggestion {
  return { label: number, value: number, grounds: [orderNumberFact(number)] }
}

const ASPECT_OF: Readonly<Record<ReferenceKind, FactAspect>> = {
  order: 'order-number',
  po: 'po-number',
  invoice: 'invoice-number',
  shipment: 'shipment-number',
  'transport-document': 'transport-document',
  item: 'item',
  customer: 'customer',
}

/** A reference other than our number shows the order it leads to, when that is just one. */
function nearSuggestion(match: LookedUp): Suggestion {
  const own = referenceFact(ASPECT_OF[match.kind], match.text, {
    fr: 'référence proche',
    en: 'close reference',
  })
  const [order] = match.orders
  const isDirect = match.kind === 'order' || match.kind === 'customer' || match.kind === 'item'
  if (isDirect || order === undefined || match.orderCount !== 1) {
    return { label: match.text, value: match.text, grounds: [own] }
  }
  return { label: `${match.text} (${order})`, value: order, grounds: [own, orderNumberFact(order)] }
}

function typedFact(text: string): Fact {
  return said({ kind: 'reference', text }, { fr: 'référence donnée', en: 'reference given' })
}

function fill(template: Bilingual, locale: Locale, values: Readonly<Record<string, string>>): string {
  return template[locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
