/** Fills a store with made-up orders, up to millions of lines, by the database itself. */

import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../src/db/schema.ts'
import { refreshSummaries } from '../../src/orders/order-summary.ts'

/** An order has one to three lines; in the mean two. */
const LINES_PER_ORDER = 2
/** A portfolio grows by its history: of all orders ever, this many are still open. */
const OPEN_ORDERS = 2_000

export interface Filled {
  readonly orders: number
  readonly lines: number
  /** Number of one order in the middle, with lines, shipment and invoice. */
  readonly anOrder: string
}

/**
 * Adds orders numbered from SO-5000001 with about `lines` lines in all: customers, items, schedule lines, shipments and
 * invoices, the last 2,000 orders open around `today`, the others delivered before. The same arguments give the same rows.
 */
export async function fillOrders(db: Kysely<Schema>, lines: number, today = '2026-03-16'): Promise<Filled> {
  const orders = Math.max(1, Math.round(lines / LINES_PER_ORDER))
  const open = Math.min(OPEN_ORDERS, Math.ceil(orders / 5))
  await db.transaction().execute(async (tx) => {
    await insertParties(tx, orders)
    await sql`
      insert into customer_order (number, po_number, customer_id, term_code, term_place, mode, currency,
        destination_country, dispatch_country, ordered_on, acknowledged_on, date_meaning, owner, source)
      select 'SO-' || 5000000 + n, 'PO' || 4500000000 + n * 7, 'BENCH-' || n % ${customersOf(orders)}::int,
        'DAP', 'Hamburg', 'road', 'EUR', (array['DE','ES','US','JP','AE','CL','TR','SE'])[1 + n % 8], 'FR',
        day - 60, day - 58, 'delivered', (array['Claire Morel','Julien Petit','Nadia Benali'])[1 + n % 3], 'bench'
      from (${numbered(orders, open, today)}) n`.execute(tx)
    await sql`
      insert into order_line (order_number, line_number, sku, description, quantity, unit, unit_price)
      select 'SO-' || 5000000 + n, (l * 10)::text, 'BENCH-' || (n + l) % 800, 'Benchmark item ' || (n + l) % 800,
        20 + n % 50, 'C62', 12.5 + l
      from generate_series(1, ${orders}::int) n, generate_series(1, 1 + n % 3) l`.execute(tx)
    await sql`
      insert into schedule_line (order_number, line_number, number, quantity, requested_on, promised_on, shipped_on,
        delivered_on, quantity_shipped, quantity_delivered)
      select 'SO-' || 5000000 + n, (l * 10)::text, 1, 20 + n % 50, day, day,
        case when done then day - 4 end, case when done then day + n % 3 end,
        case when done then 20 + n % 50 else 0 end, case when done then 20 + n % 50 else 0 end
      from (${numbered(orders, open, today)}) n, generate_series(1, 1 + n % 3) l`.execute(tx)
    await insertMovements(tx, orders, open, today)
    await refreshSummaries(tx, sql`select number from customer_order where source = 'bench'`)
  })
  await sql`vacuum analyze`.execute(db)
  const [count] = await sql<{ lines: number }>`select count(*) as lines from order_line`
    .execute(db)
    .then(({ rows }) => rows)
  return { orders, lines: count?.lines ?? 0, anOrder: `SO-${5_000_000 + Math.ceil(orders / 2)}` }
}

/** Orders by number with the day their promise falls on and whether they are done. */
function numbered(orders: number, open: number, today: string) {
  return sql`
    select n, n <= ${orders - open}::int as done,
      ${today}::date + case when n <= ${orders - open}::int
        then -10 - ((${orders}::int - n) / 400) % 3000 else (n % 60) - 10 end as day
    from generate_series(1, ${orders}::int) n`
}

function customersOf(orders: number): number {
  return Math.max(5, Math.ceil(orders / 250))
}

async function insertParties(db: Kysely<Schema>, orders: number): Promise<void> {
  await sql`
    insert into customer (id, name, country)
    select 'BENCH-' || n, initcap(md5('first' || n)::varchar(6)) || ' ' || initcap(md5('second' || n)::varchar(7)) || ' GmbH', 'DE'
    from generate_series(0, ${customersOf(orders) - 1}::int) n`.execute(db)
  await sql`
    insert into item (sku, description, unit)
    select 'BENCH-' || n, 'Benchmark item ' || n, 'C62' from generate_series(0, 799) n`.execute(db)
}

async function insertMovements(
  db: Kysely<Schema>,
  orders: number,
  open: number,
  today: string,
): Promise<void> {
  const done = sql`(select * from (${numbered(orders, open, today)}) n where done) n`
  await sql`
    insert into shipment (number, mode, carrier, status, picked_up_on, delivered_on, transport_document)
    select 'SHB-' || n, 'road', 'Transalpin Spedition', 'delivered', day - 4, day + n % 3, 'CMR-' || 900000 + n
    from ${done}`.execute(db)
  await sql`
    insert into shipment_line (order_number, shipment_number, line_number, quantity, quantity_delivered)
    select 'SO-' || 5000000 + n, 'SHB-' || n, (l * 10)::text, 20 + n % 50, 20 + n % 50
    from ${done}, generate_series(1, 1 + n % 3) l`.execute(db)
  await sql`
    insert into invoice (number, kind, issued_on, due_on, currency)
    select 'FB-' || n, 'final', day, day + 30, 'EUR' from ${done}`.execute(db)
  await sql`
    insert into invoice_line (order_number, invoice_number, line_number, quantity, unit_price)
    select 'SO-' || 5000000 + n, 'FB-' || n, (l * 10)::text, 20 + n % 50, 12.5 + l
    from ${done}, generate_series(1, 1 + n % 3) l`.execute(db)
}
