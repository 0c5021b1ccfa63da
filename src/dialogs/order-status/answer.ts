/** Chooses between the answer about one order and a list, from whatever the person gave to find it by. */

import type { Block } from '../../domain/draft.ts'
import { typeset } from '../../domain/typography.ts'
import findOrders from '../../tools/find-orders.tool.ts'
import readOrder, { type OrderReading } from '../../tools/read-order.tool.ts'
import type { DialogContext, DialogOutcome } from '../define-dialog.ts'
import { findByReference, referenceOf } from './find-order.ts'
import { type AskedFor, headOf } from './list-head.ts'
import { type Facet, myLateOffer, type Offer, stateOffer } from './offers.ts'
import { listAnswer, ORDERS_LISTED, summaryOf } from './order-list.ts'
import { statusAnswer } from './status-answer.ts'

export interface Asking {
  readonly order: string | undefined
  readonly line: string | undefined
  readonly customer: string | undefined
  readonly country: string | undefined
  readonly item: string | undefined
  readonly state: 'open' | 'late' | 'delivered' | 'to-invoice' | undefined
  readonly owner: 'me' | undefined
  readonly facet: Facet | undefined
}

/** The outcome of the dialog: one order, a list of them, or what to try instead. */
export async function answerOf(asking: Asking, context: DialogContext): Promise<DialogOutcome> {
  if (asking.order === undefined) return searched(asking, context)
  const found = await findByReference(asking.order, context)
  if (found.kind === 'one') {
    return fits(found.reading, asking) ? one(found.reading, asking, context) : searched(asking, context)
  }
  if (found.kind === 'none') return nothing(asking, context)
  const [first] = found.matches
  const named = found.matches.find((match) => match.kind === 'customer') ?? first
  if (named?.kind === 'customer') return searched({ ...asking, customer: named.text }, context)
  if (named?.kind === 'item') return searched({ ...asking, item: named.text }, context)
  return leadsTo(found.matches, asking, context)
}

/** "The same for Chile" after an order for Britain asks for Chile, not for that order again. */
function fits({ file }: OrderReading, { customer, country, item }: Asking): boolean {
  if (country !== undefined && country !== file.order.destinationCountry) return false
  if (customer !== undefined && customer !== file.customer.name) return false
  return item === undefined || file.lines.some((line) => line.sku === item || line.description === item)
}

function one(reading: OrderReading, asking: Asking, { locale }: DialogContext): DialogOutcome {
  const { lines } = reading.file
  const byNumber = asking.line === undefined ? [] : lines.filter((line) => line.number === asking.line)
  const byItem =
    asking.item === undefined || lines.length === 1
      ? []
      : lines.filter((line) => line.sku === asking.item || line.description === asking.item)
  const chosen = byNumber.length > 0 ? byNumber : byItem
  const facet = asking.facet ?? 'status'
  const asked = chosen.length > 0 && facet === 'status' ? chosen.map((line) => line.number) : null
  return statusAnswer(reading, { facet, lines: asked }, locale)
}

async function searched(asking: Asking, context: DialogContext): Promise<DialogOutcome> {
  const { locale, clock, call, actor } = context
  const { customer, country, item, state } = asking
  const mine = asking.owner === 'me'
  const query = {
    ...(customer === undefined ? {} : { customer }),
    ...(country === undefined ? {} : { country }),
    ...(item === undefined ? {} : { item }),
    ...(state === undefined ? {} : { state }),
    limit: ORDERS_LISTED,
  }
  const page = await call(findOrders, { ...query, mine })
  const owner = mine ? actor.name : undefined
  const askedFor: AskedFor = { customer, country, item, state, owner }
  const [only] = page.orders
  if (page.total === 1 && only !== undefined) {
    const { reading } = await call(readOrder, { order: only.number })
    if (reading !== null) return onlyOne(reading, asking, askedFor, context)
  }
  const focus = definedOf({ customer, country, item })
  if (page.total === 0) return empty(asking, askedFor, context)
  const list = { total: page.total, orders: page.orders, asked: askedFor, focus }
  return listAnswer(list, clock.today(), locale, listOffers(asking, context))
}

/** The only order that fits, with a word on what it fits; of one to invoice, its invoice. */
function onlyOne(
  reading: OrderReading,
  asking: Asking,
  askedFor: AskedFor,
  context: DialogContext,
): DialogOutcome {
  const facet = asking.facet ?? (asking.state === 'to-invoice' ? 'invoice' : undefined)
  const outcome = one(reading, { ...asking, facet }, context)
  const head = headOf(askedFor, 1, context.locale)
  const lead: Block = { kind: 'text', text: typeset(head.text, context.locale), tone: 'subtle' }
  const { draft } = outcome
  return {
    ...outcome,
    draft: { ...draft, blocks: [lead, ...draft.blocks], grounds: [...head.grounds, ...draft.grounds] },
  }
}

/** A paper that several orders share: each of them, read in full. */
async function leadsTo(
  matches: Extract<Awaited<ReturnType<typeof findByReference>>, { kind: 'several' }>['matches'],
  asking: Asking,
  { call, clock, locale }: DialogContext,
): Promise<DialogOutcome> {
  const numbers = [...new Set(matches.flatMap((match) => match.orders))]
  const readings = await Promise.all(numbers.map((order) => call(readOrder, { order })))
  const orders = readings.flatMap(({ reading }) => (reading === null ? [] : [summaryOf(reading)]))
  const today = clock.today()
  const pressing = orders.toSorted((a, b) => pressure(a.nextPromisedOn) - pressure(b.nextPromisedOn))
  const total = Math.max(orders.length, ...matches.map((match) => match.orderCount))
  const list = {
    total,
    orders: pressing,
    asked: { reference: asking.order },
    grounds: matches.map(referenceOf),
  }
  return listAnswer({ ...list, focus: {} }, today, locale)
}

/** Open orders by their next promise, the earliest first; the others after them. */
function pressure(promised: string | null): number {
  return promised === null ? Number.POSITIVE_INFINITY : Date.parse(promised)
}

/** Nothing fits: say so, and offer the wider search. */
async function empty(
  asking: Asking,
  askedFor: AskedFor,
  { call, locale }: DialogContext,
): Promise<DialogOutcome> {
  const offers: Offer[] = []
  if (asking.owner === 'me' && asking.state !== undefined) {
    const wider = await call(findOrders, { state: asking.state, limit: 1 })
    if (wider.total > 0) offers.push(stateOffer(asking.state, locale))
  } else if (asking.state !== undefined) {
    offers.push(myLateOffer(locale))
  }
  const head = headOf(askedFor, 0, locale)
  return {
    draft: {
      blocks: [{ kind: 'text', text: typeset(head.text, locale) }],
      actions: offers.map((offer) => offer.action),
      grounds: head.grounds,
    },
    offered: offers.map((offer) => offer.choice),
    focus: definedOf({ customer: asking.customer, country: asking.country, item: asking.item }),
  }
}

/** The order left the store between the question and the answer. */
function nothing(asking: Asking, { locale }: DialogContext): DialogOutcome {
  const text =
    locale === 'fr'
      ? 'Je ne trouve plus cette commande dans le registre.'
      : 'I no longer find that order in the store.'
  return {
    draft: { blocks: [{ kind: 'text', text }], actions: [], grounds: [] },
    focus: definedOf({ customer: asking.customer }),
  }
}

function listOffers(asking: Asking, { locale }: DialogContext): readonly Offer[] {
  if (asking.state === 'late' && asking.owner !== 'me') return [myLateOffer(locale)]
  if (asking.owner === 'me' && asking.state === 'late') return [stateOffer('late', locale)]
  return []
}

function definedOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
