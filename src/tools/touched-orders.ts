/** The open orders that a note concerns, or may concern while data is missing, with who owns them. */

import type { IsoDate } from '../domain/calendar-date.ts'
import type { OrderSummary } from '../domain/order.ts'
import type { Condition } from '../knowledge/watch/condition.ts'
import { evaluate } from '../knowledge/watch/evaluate.ts'
import type { Note } from '../knowledge/watch/note.ts'
import { orderSituation } from '../knowledge/watch/order-situation.ts'
import { countriesOf, watchLists } from '../knowledge/watch/watch-lists.ts'
import type { ToolContext } from './define-tool.ts'

export interface TouchedOrder {
  readonly number: string
  readonly customer: string
  readonly owner: string | null
  /** False when an answer is missing before it can be concluded. */
  readonly isSure: boolean
}

export interface TouchedOrders {
  readonly orders: readonly TouchedOrder[]
  /** Open orders that were not looked at, because there are more than are worth telling. */
  readonly unread: number
}

/** Orders read for one note; each is read alone and let go. */
const MOST_READ = 400
const MOST_TOLD = 100

/** Reads the open orders to the countries of the condition, all of them when it names none. */
export async function touchedOrders(
  note: Pick<Note, 'appliesWhen' | 'effectiveFrom'>,
  { orders, watch, clock }: Pick<ToolContext, 'orders' | 'watch' | 'clock'>,
): Promise<TouchedOrders> {
  const { appliesWhen } = note
  if (appliesWhen === null) return { orders: [], unread: 0 }
  const today = clock.today()
  const { summaries, total } = await candidates(appliesWhen, orders, today)
  const touched: TouchedOrder[] = []
  for (const summary of summaries) {
    if (touched.length >= MOST_TOLD) break
    const isSure = await concerns(appliesWhen, note.effectiveFrom, summary, { orders, watch, clock })
    if (isSure === null) continue
    const { number, customerName, owner } = summary
    touched.push({ number, customer: customerName, owner, isSure })
  }
  return { orders: touched, unread: total - summaries.length }
}

async function candidates(
  condition: Condition,
  orders: ToolContext['orders'],
  today: IsoDate,
): Promise<{ readonly summaries: readonly OrderSummary[]; readonly total: number }> {
  const countries = destinationsOf(condition)
  const queries =
    countries === null
      ? [{ state: 'open' as const }]
      : countries.map((country) => ({ state: 'open' as const, country }))
  const summaries: OrderSummary[] = []
  let total = 0
  for (const query of queries) {
    const page = await orders.searchOrders(query, today, Math.max(0, MOST_READ - summaries.length))
    summaries.push(...page.orders)
    total += page.total
  }
  return { summaries, total }
}

/** Whether the note concerns the order on the day that matters: null for no, false while data is missing. */
async function concerns(
  condition: Condition,
  from: IsoDate | null,
  { number }: OrderSummary,
  { orders, watch, clock }: Pick<ToolContext, 'orders' | 'watch' | 'clock'>,
): Promise<boolean | null> {
  const [file, answers] = await Promise.all([orders.findOrder(number), watch.store.answers(number)])
  if (file === null) return null
  const { sellerCountry } = watch
  const situation = orderSituation(file, { sellerCountry, today: clock.today(), answers })
  // Without a known day of shipment it may well leave after the rule begins.
  if (from !== null && situation.basis !== 'today' && situation.date < from) return null
  const { truth } = evaluate(condition, situation, watchLists().blocs)
  return truth === 'no' ? null : truth === 'yes' && situation.basis !== 'today'
}

/** Destinations that the condition cannot do without; null when it holds for any. */
export function destinationsOf(condition: Condition): readonly string[] | null {
  if (condition.kind === 'all') {
    for (const part of condition.of) {
      const own = destinationsOf(part)
      if (own !== null) return own
    }
    return null
  }
  if (condition.kind === 'any') {
    const parts = condition.of.map(destinationsOf)
    const known = parts.flatMap((own) => own ?? [])
    return parts.length === 0 || parts.includes(null) ? null : [...new Set(known)]
  }
  if (condition.kind !== 'field' || condition.field !== 'destination' || !('in' in condition.test))
    return null
  return [...countriesOf(condition.test.in, watchLists().blocs)]
}

/** Orders by the name of their owner; those nobody owns are left out. */
export function byOwner(orders: readonly TouchedOrder[]): ReadonlyMap<string, readonly TouchedOrder[]> {
  const owned = orders.flatMap((order) => (order.owner === null ? [] : [{ ...order, owner: order.owner }]))
  return Map.groupBy(owned, ({ owner }) => owner)
}
