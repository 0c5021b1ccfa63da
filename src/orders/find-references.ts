/** Which orders, purchase orders, invoices, shipments, items and customers the typed references name. */

import type { Pool, QueryConfig } from 'pg'
import { answered } from '../db/statement.ts'
import type { ReferenceKind, ReferenceMatch } from '../domain/reference.ts'
import { readingsOf } from './typed-reference.ts'

/** Orders named with a match, and matches of one kind read for one candidate. */
export const ORDERS_NAMED = 5
const MATCHES_READ = 6
/** By the last digits alone a match is sure in its number, not in its kind. */
const BY_DIGITS = 0.9

export interface MatchRow {
  readonly kind: ReferenceKind
  readonly text: string
  readonly orders: readonly string[]
  readonly order_count: number
  readonly likeness: number
}

export function toMatch(row: MatchRow): ReferenceMatch {
  const { kind, text, orders, likeness } = row
  return { kind, text, orders, orderCount: row.order_count, likeness: Number(likeness) }
}

/**
 * Orders behind each kind of reference, as lateral queries over a match `m` with its key. A customer and an item lead
 * to their open orders first, the soonest promise ahead, then to closed ones, newest first; an item's are taken from
 * its last 200 lines by order number, so that a best seller costs no more than another item.
 */
export const ORDERS_BEHIND = {
  po: `select array_agg(number order by ordered_on desc nulls last, number desc) as orders, count(*)::int as order_count
    from customer_order where po_ref = m.key`,
  invoice: `select array_agg(distinct order_number) as orders, count(distinct order_number)::int as order_count
    from invoice_line where invoice_number = m.key`,
  shipment: `select array_agg(distinct order_number) as orders, count(distinct order_number)::int as order_count
    from shipment_line where shipment_number = m.key`,
  item: `select array(
      select order_number from order_summary where order_number in (
        select order_number from order_line where item_id = m.key order by order_number desc limit 200
      ) order by order_rank limit ${ORDERS_NAMED}
    ) as orders, (select count(distinct order_number)::int from order_line where item_id = m.key) as order_count`,
  customer: `select array(
      select order_number from order_summary where customer_id = m.key order by order_rank limit ${ORDERS_NAMED}
    ) as orders, (select count(*)::int from order_summary where customer_id = m.key) as order_count`,
} as const

/**
 * The arrays are read through a sub-select, which hides their length from the planner. Seeing it, PostgreSQL would plan
 * this statement anew for every message, and planning takes several times as long as looking up.
 */
const FIND: QueryConfig = {
  name: 'find-references',
  text: `
    with typed as materialized (
      select n, t.text, escale_ref(t.text) as ref, digits
      from unnest((select $1::text[]), (select $2::text[])) with ordinality as t(text, digits, n)
    )
    select typed.n::int, found.kind, found.text, (found.orders)[1:${ORDERS_NAMED}] as orders, found.order_count,
      found.likeness
    from typed cross join lateral (
      (select 'order' as kind, number as text, array[number] as orders, 1 as order_count, 1.0 as likeness
        from customer_order where ref = typed.ref and ref <> '' limit ${MATCHES_READ})
      union all
      (select 'order', number, array[number], 1, ${BY_DIGITS}
        from customer_order where digits = typed.digits and digits <> '' and ref <> typed.ref
        order by number limit ${MATCHES_READ})
      union all
      select 'po', m.text, b.orders, b.order_count, m.likeness from (
        (select distinct po_number as text, po_ref as key, 1.0 as likeness
          from customer_order where po_ref = typed.ref and po_ref <> '' limit ${MATCHES_READ})
        union all
        (select distinct po_number, po_ref, ${BY_DIGITS}
          from customer_order where po_digits = typed.digits and po_digits <> '' and po_ref <> typed.ref
          limit ${MATCHES_READ})
      ) m cross join lateral (${ORDERS_BEHIND.po}) b
      union all
      select 'invoice', m.key, b.orders, b.order_count, m.likeness from (
        (select number as key, 1.0 as likeness from invoice where ref = typed.ref and ref <> '' limit ${MATCHES_READ})
        union all
        (select number, ${BY_DIGITS} from invoice
          where digits = typed.digits and digits <> '' and ref <> typed.ref limit ${MATCHES_READ})
      ) m cross join lateral (${ORDERS_BEHIND.invoice}) b
      union all
      select m.kind, m.text, b.orders, b.order_count, m.likeness from (
        (select 'shipment' as kind, number as text, number as key, 1.0 as likeness
          from shipment where ref = typed.ref and ref <> '' limit ${MATCHES_READ})
        union all
        (select 'shipment', number, number, ${BY_DIGITS} from shipment
          where digits = typed.digits and digits <> '' and ref <> typed.ref limit ${MATCHES_READ})
        union all
        (select 'shipment', number, number, 1.0 from shipment
          where container_ref = typed.ref and container_ref <> '' limit ${MATCHES_READ})
        union all
        (select 'transport-document', transport_document, number, 1.0 from shipment
          where document_ref = typed.ref and document_ref <> '' limit ${MATCHES_READ})
      ) m cross join lateral (${ORDERS_BEHIND.shipment}) b
      union all
      select 'item', m.text, b.orders, b.order_count, 1.0 from (
        select coalesce(sku, description) as text, id as key from item where id = typed.ref and id <> ''
      ) m cross join lateral (${ORDERS_BEHIND.item}) b
      union all
      select 'customer', m.text, b.orders, b.order_count, 1.0 from (
        select name as text, id as key from customer where ref = typed.ref and ref <> '' limit ${MATCHES_READ}
      ) m cross join lateral (${ORDERS_BEHIND.customer}) b
    ) found
    order by typed.n, found.likeness desc`,
}

/** Matches of each candidate, best first. What the text as typed names wins over what it names without its first word. */
export async function findReferences(
  pool: Pool,
  candidates: readonly string[],
): Promise<readonly (readonly ReferenceMatch[])[]> {
  if (candidates.length === 0) return []
  const readings = candidates.map((candidate) => readingsOf(candidate))
  const flat = readings.flat()
  const values = [flat.map((reading) => reading.text), flat.map((reading) => reading.digits)]
  const { rows } = await answered(pool.query<MatchRow & { n: number }>({ ...FIND, values }))
  const byReading = Map.groupBy(rows, (row) => row.n)
  let read = 0
  return readings.map((own) => {
    const first = read + 1
    read += own.length
    const matches = own.map((_, index) => (byReading.get(first + index) ?? []).map(toMatch))
    return matches.find((found) => found.length > 0) ?? []
  })
}
