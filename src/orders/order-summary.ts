/** What searches need of an order, worked out anew for the orders that a write or an import touched. */

import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from '../db/schema.ts'

/** Ranks of `order_summary.order_rank` by kind of order; see the migration that makes the table. */
export const RANK_DAY_ZERO = '2000-01-01'
export const RANK_UNPROMISED = 1_000_000
export const RANK_CLOSED = 2_000_000

/**
 * Rebuilds the summaries of some orders. `numbers` is a query of order numbers in a column `number`, each once:
 * one order after a write, a staging table after an import. Runs in the caller's transaction.
 *
 * A part is done when it did what its promise means: delivered, or left. Where the order does not say what the
 * promise means, its records do (an extract that only ever records deliveries promised deliveries), then its delivery
 * term. The reader of one order (src/domain/promise.ts) concludes the same way.
 */
export async function refreshSummaries(db: Kysely<Schema>, numbers: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into order_summary (
      order_number, status, customer_id, destination_country, owner, line_count, open_line_count,
      next_promised_on, forecast_delay, last_delivered_on, to_invoice, order_rank
    )
    with touched as materialized (${numbers}),
    ${parts}, ${lines}, ${orders}
    select
      number, status, customer_id, destination_country, owner, line_count, open_lines,
      next_promise, coalesce(forecast_delay, 0), last_delivered, to_invoice,
      case
        when open_lines = 0 then ${RANK_CLOSED}
          + 100000 - (coalesce(last_delivered, ordered_on, ${RANK_DAY_ZERO}::date) - ${RANK_DAY_ZERO}::date)
        when next_promise is null then ${RANK_UNPROMISED}
        else next_promise - ${RANK_DAY_ZERO}::date
      end
    from (
      select *, case when ended then 0 else open_line_count end as open_lines,
        case when ended then null else next_promised_on end as next_promise,
        case when ended then null else slip end as forecast_delay,
        to_invoice_lines > 0 and status <> 'closed' as to_invoice
      from (select *, status in ('cancelled', 'closed') as ended from by_order) o
    ) o
    on conflict (order_number) do update set
      status = excluded.status,
      customer_id = excluded.customer_id,
      destination_country = excluded.destination_country,
      owner = excluded.owner,
      line_count = excluded.line_count,
      open_line_count = excluded.open_line_count,
      next_promised_on = excluded.next_promised_on,
      forecast_delay = excluded.forecast_delay,
      last_delivered_on = excluded.last_delivered_on,
      to_invoice = excluded.to_invoice,
      order_rank = excluded.order_rank`.execute(db)
}

/** Rebuilds the summary of one order. */
export async function refreshSummary(db: Kysely<Schema>, order: string): Promise<void> {
  await refreshSummaries(db, sql`select ${order}::text as number`)
}

/** Schedule lines with what moved of them; a dated part without any quantity moved whole. */
const parts = sql`
  part as (
    select order_number, line_number, quantity, promised_on, forecast_on, delivered_on, shipped_on,
      case when silent and delivered_on is not null then quantity else quantity_delivered end as delivered,
      case when silent and coalesce(shipped_on, delivered_on) is not null then quantity
        else greatest(quantity_shipped, quantity_delivered) end as shipped
    from (
      select s.*, s.quantity_shipped = 0 and s.quantity_delivered = 0 as silent
      from schedule_line s join touched on touched.number = s.order_number
    ) s
  ),
  meaning as (
    select o.number, coalesce(
      o.date_meaning = 'delivered',
      case when bool_or(p.delivered_on is not null) and not bool_or(p.shipped_on is not null) then true end,
      o.term_code in ('DAP', 'DPU', 'DDP', 'DAT', 'DDU', 'DAF', 'DES', 'DEQ'),
      true
    ) as to_destination
    from touched join customer_order o using (number) left join part p on p.order_number = o.number
    group by o.number
  )`

/** Lines with what was shipped, delivered and invoiced. A shipment that has left says more than the schedule. */
const lines = sql`
  moved as (
    select order_number, line_number, sum(shipped) as shipped, sum(delivered) as delivered,
      max(delivered_on) as last_delivered_on
    from part group by order_number, line_number
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
    select l.order_number, l.line_number, l.quantity, l.cancelled, m.to_destination,
      greatest(coalesce(nullif(c.shipped, 0), v.shipped, 0), coalesce(c.delivered, v.delivered, 0)) as shipped,
      coalesce(c.delivered, v.delivered, 0) as delivered,
      coalesce(b.invoiced, 0) as invoiced, v.last_delivered_on
    from meaning m
    join order_line l on l.order_number = m.number
    left join moved v on v.order_number = l.order_number and v.line_number = l.line_number
    left join carried c on c.order_number = l.order_number and c.line_number = l.line_number
    left join billed b on b.order_number = l.order_number and b.line_number = l.line_number
  ),
  weighed as (
    select *, case when to_destination then delivered else shipped end as fulfilled from line
  ),
  open_part as (
    select p.order_number, min(p.promised_on) as next_promised_on,
      max(p.forecast_on - p.promised_on) filter (where p.forecast_on > p.promised_on) as slip
    from part p join weighed l using (order_number, line_number)
    where not l.cancelled and l.fulfilled < l.quantity
      and case when l.to_destination then p.delivered else p.shipped end < p.quantity
    group by p.order_number
  )`

/** Orders with their state: what was shipped and delivered decides, unless a person put an end or a stop to it. */
const orders = sql`
  tally as (
    select order_number,
      count(*)::int as line_count,
      (count(*) filter (where not cancelled))::int as live,
      (count(*) filter (where not cancelled and fulfilled < quantity))::int as open_line_count,
      (count(*) filter (where not cancelled and delivered < quantity))::int as undelivered,
      (count(*) filter (where not cancelled and shipped < quantity))::int as unshipped,
      (count(*) filter (where not cancelled and shipped > 0))::int as begun,
      (count(*) filter (where fulfilled > invoiced))::int as to_invoice_lines,
      bool_or(invoiced <> 0) as is_invoiced,
      max(last_delivered_on) as last_delivered
    from weighed group by order_number
  ),
  by_order as (
    select o.number, o.customer_id, o.destination_country, o.owner, o.ordered_on,
      coalesce(t.line_count, 0) as line_count, coalesce(t.open_line_count, 0) as open_line_count,
      p.next_promised_on, p.slip, t.last_delivered,
      case
        when not t.is_invoiced and o.attributes ->> 'not_recorded' ~ '\\minvoices\\M' then 0
        else coalesce(t.to_invoice_lines, 0)
      end as to_invoice_lines,
      case
        when o.stated_status in ('on_hold', 'cancelled', 'closed', 'reopened') then o.stated_status
        when t.line_count > 0 and t.live = 0 then 'cancelled'
        when t.live > 0 and t.undelivered = 0 then 'delivered'
        when t.live > 0 and t.unshipped = 0 then 'shipped'
        when t.begun > 0 then 'partially_shipped'
        when o.stated_status is not null then o.stated_status
        when o.acknowledged_on is not null then 'acknowledged'
        else 'received'
      end as status
    from touched join customer_order o using (number)
    left join tally t on t.order_number = o.number
    left join open_part p on p.order_number = o.number
  )`
