/** What searches need of an order, worked out anew for the orders that a write or an import touched. */

import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from '../db/schema.ts'

/** Ranks of `order_summary.order_rank` by kind of order; see the migration that makes the table. */
export const RANK_DAY_ZERO = '2000-01-01'
const RANK_UNPROMISED = 1_000_000
export const RANK_CLOSED = 2_000_000

/** Less than this is no quantity: what adding decimals leaves behind. */
const TRIFLE = sql.raw('0.000001')

/** Enough to sort and join an import of a million lines in memory; used by one statement at a time. */
const WORK_MEMORY = '128MB'

/**
 * Rebuilds the summaries of some orders. `numbers` is a query of order numbers in a column `number`, each once:
 * one order after a write, a staging table after an import. Runs in the caller's transaction.
 *
 * A part is done when it did what its promise means: delivered, or left. Where the order does not say what the
 * promise means, its records do (an extract that only ever records deliveries promised deliveries), then its delivery
 * term. The reader of one order (src/domain/promise.ts) concludes the same way. Lines are therefore weighed both ways
 * in one pass (`_d` delivered, `_s` shipped), and the order's meaning chooses at the end.
 */
export async function refreshSummaries(db: Kysely<Schema>, numbers: RawBuilder<unknown>): Promise<void> {
  await sql`select set_config('work_mem', ${WORK_MEMORY}, true)`.execute(db)
  await sql`
    insert into order_summary (
      order_number, status, customer_id, destination_country, owner, line_count, open_line_count,
      next_promised_on, forecast_delay, last_delivered_on, to_invoice, order_rank
    )
    with touched as materialized (${numbers}), ${lines}, ${orders}
    select
      number, status, customer_id, destination_country, owner, line_count, open_lines,
      next_promised_on, forecast_delay, last_delivered, to_invoice,
      case
        when open_lines = 0 then ${RANK_CLOSED}::int
          + 100000 - (coalesce(last_delivered, ordered_on, ${RANK_DAY_ZERO}::date) - ${RANK_DAY_ZERO}::date)
        when next_promised_on is null then ${RANK_UNPROMISED}::int
        else next_promised_on - ${RANK_DAY_ZERO}::date
      end
    from (
      select number, status, customer_id, destination_country, owner, line_count, last_delivered, ordered_on,
        case when status in ('cancelled', 'closed') then 0 when to_destination then open_d else open_s end as open_lines,
        case when status in ('cancelled', 'closed') then null
          when to_destination then promise_d else promise_s end as next_promised_on,
        case when status in ('cancelled', 'closed') then 0
          when to_destination then slip_d else slip_s end as forecast_delay,
        status <> 'closed' and billing_known
          and case when to_destination then to_invoice_d else to_invoice_s end > 0 as to_invoice
      from by_order
    ) o
    on conflict (order_number) do update set
      ${assigned}
      where (${current}) is distinct from (${excluded})`.execute(db)
}

const COLUMNS = [
  'status',
  'customer_id',
  'destination_country',
  'owner',
  'line_count',
  'open_line_count',
  'next_promised_on',
  'forecast_delay',
  'last_delivered_on',
  'to_invoice',
  'order_rank',
] as const
/** A summary that comes out as it was is not written again: a second import of the same file costs no writing. */
const assigned = sql.raw(COLUMNS.map((name) => `${name} = excluded.${name}`).join(', '))
const current = sql.raw(COLUMNS.map((name) => `order_summary.${name}`).join(', '))
const excluded = sql.raw(COLUMNS.map((name) => `excluded.${name}`).join(', '))

/** Rebuilds the summary of one order. */
export async function refreshSummary(db: Kysely<Schema>, order: string): Promise<void> {
  await refreshSummaries(db, sql`select ${order}::text as number`)
}

/**
 * Lines with what was shipped, delivered and invoiced. A dated part without any quantity moved whole. A shipment that
 * has left says more than the schedule; a down payment bills no goods.
 */
const lines = sql`
  scheduled as (
    select s.order_number, s.line_number, sum(m.shipped) as shipped, sum(m.delivered) as delivered,
      max(s.delivered_on) as last_delivered, bool_or(s.shipped_on is not null) as leaving_recorded,
      min(s.promised_on) filter (where s.quantity - m.delivered > ${TRIFLE}) as promise_d,
      min(s.promised_on) filter (where s.quantity - m.shipped > ${TRIFLE}) as promise_s,
      max(s.forecast_on - s.promised_on) filter (where s.quantity - m.delivered > ${TRIFLE}) as slip_d,
      max(s.forecast_on - s.promised_on) filter (where s.quantity - m.shipped > ${TRIFLE}) as slip_s
    from touched join schedule_line s on s.order_number = touched.number
    cross join lateral (
      select
        case when s.quantity_shipped = 0 and s.quantity_delivered = 0 and s.delivered_on is not null then s.quantity
          else s.quantity_delivered end as delivered,
        case when s.quantity_shipped = 0 and s.quantity_delivered = 0
            and coalesce(s.shipped_on, s.delivered_on) is not null then s.quantity
          else greatest(s.quantity_shipped, s.quantity_delivered) end as shipped
    ) m
    group by s.order_number, s.line_number
  ),
  carried as (
    select l.order_number, l.line_number, sum(l.quantity) as shipped, sum(l.quantity_delivered) as delivered
    from touched join shipment_line l on l.order_number = touched.number
    join shipment s on s.number = l.shipment_number
    where s.picked_up_on is not null or s.status not in ('planned', 'booked', 'docs_ready')
    group by l.order_number, l.line_number
  ),
  billed as (
    select l.order_number, l.line_number, sum(l.quantity) as invoiced
    from touched join invoice_line l on l.order_number = touched.number
    join invoice i on i.number = l.invoice_number
    where i.kind <> 'prepayment'
    group by l.order_number, l.line_number
  ),
  line as (
    select l.order_number, l.quantity, l.cancelled,
      greatest(coalesce(nullif(c.shipped, 0), s.shipped, 0), coalesce(c.delivered, s.delivered, 0)) as shipped,
      coalesce(c.delivered, s.delivered, 0) as delivered,
      coalesce(b.invoiced, 0) as invoiced,
      s.last_delivered, s.leaving_recorded, s.promise_d, s.promise_s, s.slip_d, s.slip_s
    from touched join order_line l on l.order_number = touched.number
    left join scheduled s on s.order_number = l.order_number and s.line_number = l.line_number
    left join carried c on c.order_number = l.order_number and c.line_number = l.line_number
    left join billed b on b.order_number = l.order_number and b.line_number = l.line_number
  )`

/** Orders with their state: what was shipped and delivered decides, unless a person put an end or a stop to it. */
const orders = sql`
  tally as (
    select order_number,
      count(*)::int as line_count,
      (count(*) filter (where not cancelled))::int as live,
      (count(*) filter (where not cancelled and quantity - delivered > ${TRIFLE}))::int as open_d,
      (count(*) filter (where not cancelled and quantity - shipped > ${TRIFLE}))::int as open_s,
      (count(*) filter (where not cancelled and shipped > 0))::int as begun,
      (count(*) filter (where delivered - invoiced > ${TRIFLE}))::int as to_invoice_d,
      (count(*) filter (where shipped - invoiced > ${TRIFLE}))::int as to_invoice_s,
      min(promise_d) filter (where not cancelled and quantity - delivered > ${TRIFLE}) as promise_d,
      min(promise_s) filter (where not cancelled and quantity - shipped > ${TRIFLE}) as promise_s,
      greatest(max(slip_d) filter (where not cancelled and quantity - delivered > ${TRIFLE}), 0) as slip_d,
      greatest(max(slip_s) filter (where not cancelled and quantity - shipped > ${TRIFLE}), 0) as slip_s,
      bool_or(invoiced <> 0) as is_invoiced,
      bool_or(leaving_recorded) as leaving_recorded,
      max(last_delivered) as last_delivered
    from line group by order_number
  ),
  by_order as (
    select o.number, o.customer_id, o.destination_country, o.owner, o.ordered_on, t.last_delivered,
      coalesce(t.line_count, 0) as line_count, coalesce(t.open_d, 0) as open_d, coalesce(t.open_s, 0) as open_s,
      t.promise_d, t.promise_s, coalesce(t.slip_d, 0) as slip_d, coalesce(t.slip_s, 0) as slip_s,
      coalesce(t.to_invoice_d, 0) as to_invoice_d, coalesce(t.to_invoice_s, 0) as to_invoice_s,
      coalesce(t.is_invoiced, false)
        or coalesce(o.attributes ->> 'not_recorded', '') !~ '\\minvoices\\M' as billing_known,
      coalesce(
        o.date_meaning = 'delivered',
        case when t.last_delivered is not null and not coalesce(t.leaving_recorded, false) then true end,
        o.term_code in ('DAP', 'DPU', 'DDP', 'DAT', 'DDU', 'DAF', 'DES', 'DEQ'),
        true
      ) as to_destination,
      case
        when o.stated_status in ('on_hold', 'cancelled', 'closed', 'reopened') then o.stated_status
        when t.line_count > 0 and t.live = 0 then 'cancelled'
        when t.live > 0 and t.open_d = 0 then 'delivered'
        when t.live > 0 and t.open_s = 0 then 'shipped'
        when t.begun > 0 then 'partially_shipped'
        when o.stated_status is not null then o.stated_status
        when o.acknowledged_on is not null then 'acknowledged'
        else 'received'
      end as status
    from touched join customer_order o using (number)
    left join tally t on t.order_number = o.number
  )`
