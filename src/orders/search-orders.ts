/** Searches among orders: late ones first by delay, then by next promise, then closed ones, newest first. */

import { type Kysely, type RawBuilder, sql } from 'kysely'
import { plainText } from '../db/plain-text.ts'
import type { Schema } from '../db/schema.ts'
import { answered } from '../db/statement.ts'
import { daysBetween, type IsoDate } from '../domain/calendar-date.ts'
import type { OrderStatus, OrderSummary } from '../domain/order.ts'
import type { OrderQuery } from '../domain/reference.ts'
import type { OrderPage } from './order-store.ts'
import { RANK_CLOSED, RANK_DAY_ZERO } from './order-summary.ts'

/** More words than this say nothing more about which order is meant. */
const WORDS_READ = 6

interface PageRow {
  readonly total: number
  readonly order_number: string
  readonly po_number: string | null
  readonly customer_name: string | null
  readonly customer_id: string
  readonly destination_country: string
  readonly status: string
  readonly ordered_on: IsoDate | null
  readonly next_promised_on: IsoDate | null
  readonly last_delivered_on: IsoDate | null
  readonly line_count: number
  readonly open_line_count: number
  readonly owner: string | null
}

/**
 * The delay of an order is that of its worst open part: by a forecast, or by the promise that has passed. The longest
 * delays are therefore among the first by promise and the first by forecast, and each is read from an index that
 * gives them in that order: the cost is that of the page, not of the store. Only the total costs by what matches.
 */
export async function searchOrders(
  db: Kysely<Schema>,
  query: OrderQuery,
  today: IsoDate,
  limit: number,
): Promise<OrderPage> {
  const customers = query.customer === undefined ? null : await customerIds(db, query.customer)
  if (customers?.length === 0) return { total: 0, orders: [] }
  const todayRank = daysBetween(RANK_DAY_ZERO, today)
  const base = all(conditionsOf(query, customers))
  const byPromise = query.state === 'late' ? sql`${base} and s.order_rank < ${todayRank}` : base
  const total =
    query.state === 'late'
      ? sql`(select count(*) from order_summary s where ${byPromise})
          + (select count(*) from order_summary s
             where ${base} and s.forecast_delay > 0 and s.order_rank >= ${todayRank})`
      : sql`(select count(*) from order_summary s where ${base})`
  const { rows } = await answered(
    sql<PageRow>`
      with promised as (
        select s.* from order_summary s where ${byPromise} order by s.order_rank, s.order_number limit ${limit}
      ),
      slipping as (
        select s.* from order_summary s where ${base} and s.forecast_delay > 0
        order by s.forecast_delay desc, s.order_rank, s.order_number limit ${limit}
      ),
      page as (
        select *, greatest(forecast_delay, ${todayRank}::int - order_rank, 0) as delay
        from (select * from promised union select * from slipping) s
        order by delay desc, order_rank, order_number limit ${limit}
      )
      select ${total} as total, p.*, o.po_number, o.ordered_on, c.name as customer_name
      from page p
      join customer_order o on o.number = p.order_number
      left join customer c on c.id = p.customer_id
      order by p.delay desc, p.order_rank, p.order_number`.execute(db),
  )
  return { total: rows[0]?.total ?? 0, orders: rows.map(toSummary) }
}

/** The customer by id or by name; failing that, those whose name has all the words. */
async function customerIds(db: Kysely<Schema>, wanted: string): Promise<readonly string[]> {
  const name = plainText(wanted)
  const { rows } = await answered(
    sql<{ id: string }>`
      with same as (
        select id from customer where id = ${name}
        union select id from customer where ref = escale_ref(${name}) and ref <> ''
      )
      select id from same
      union all
      select id from customer
      where not exists (select from same) and ${hasWords(sql`words`, wordsOf(name))}`.execute(db),
  )
  return rows.map((row) => row.id)
}

function conditionsOf(query: OrderQuery, customers: readonly string[] | null): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  const [customer, ...others] = customers ?? []
  if (customer !== undefined) {
    conditions.push(
      others.length === 0 ? sql`s.customer_id = ${customer}` : sql`s.customer_id = any(${customers}::text[])`,
    )
  }
  if (query.country !== undefined) {
    conditions.push(sql`s.destination_country = ${plainText(query.country).toUpperCase()}`)
  }
  if (query.owner !== undefined) conditions.push(sql`s.owner_ref = escale_ref(${plainText(query.owner)})`)
  if (query.sku !== undefined) {
    const item = sql`escale_item(${plainText(query.sku)}, '')`
    conditions.push(
      sql`s.order_number in (select l.order_number from order_line l where l.item_id = ${item})`,
    )
  }
  for (const word of query.text === undefined ? [] : wordsOf(plainText(query.text))) {
    conditions.push(sql`s.order_number in (${ordersWithWord(word)})`)
  }
  if (query.promisedFrom !== undefined || query.promisedTo !== undefined) {
    conditions.push(sql`s.order_number in (${promisedWithin(query)})`)
  }
  return [...conditions, ...stateOf(query.state)]
}

/** `late` is not here: it is two ranges of two indexes, see `searchOrders`. */
function stateOf(state: OrderQuery['state']): RawBuilder<unknown>[] {
  if (state === 'open') return [sql`s.order_rank < ${RANK_CLOSED}`]
  if (state === 'to-invoice') return [sql`s.to_invoice`]
  if (state === 'delivered') {
    return [sql`s.order_rank >= ${RANK_CLOSED} and s.status in ('delivered', 'closed')`]
  }
  return []
}

/** A part promised in the span; one not yet delivered when open or late orders are asked for. */
function promisedWithin(query: OrderQuery): RawBuilder<unknown> {
  const ongoing = query.state === 'open' || query.state === 'late'
  return sql`
    select p.order_number from schedule_line p
    where p.promised_on >= ${query.promisedFrom ?? '-infinity'}::date
      and p.promised_on <= ${query.promisedTo ?? 'infinity'}::date
      ${ongoing ? sql`and p.quantity_delivered < p.quantity` : sql``}`
}

/** Orders whose number or PO begins with the word, or whose customer's name or item has it. */
function ordersWithWord(word: string): RawBuilder<unknown> {
  const prefix = sql`escale_ref(${word}) || '%'`
  return sql`
    select number from customer_order where ref like ${prefix}
    union select number from customer_order where po_ref like ${prefix}
    union select order_number from order_summary
      where customer_id in (select id from customer where ${hasWords(sql`words`, [word])})
    union select order_number from order_line
      where item_id in (select id from item where ${hasWords(sql`words`, [word])})`
}

function hasWords(column: RawBuilder<unknown>, words: readonly string[]): RawBuilder<unknown> {
  if (words.length === 0) return sql`false`
  const likes = words.map((word) => sql`${column} like '%' || escale_words(${escapeLike(word)}) || '%'`)
  return sql`(${all(likes)})`
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}._/-]*/gu)?.slice(0, WORDS_READ) ?? []
}

function escapeLike(word: string): string {
  return word.replaceAll(/[\\%_]/g, '\\$&')
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function toSummary(row: PageRow): OrderSummary {
  return {
    number: row.order_number,
    poNumber: row.po_number,
    customerName: row.customer_name ?? row.customer_id,
    destinationCountry: row.destination_country,
    status: row.status as OrderStatus,
    orderedOn: row.ordered_on,
    nextPromisedOn: row.next_promised_on,
    lastDeliveredOn: row.last_delivered_on,
    lineCount: row.line_count,
    openLineCount: row.open_line_count,
    owner: row.owner,
  }
}
