/** One order with everything that hangs on it, in one prepared statement. */

import type { Pool, QueryConfig } from 'pg'
import { plainText } from '../db/plain-text.ts'
import { answered } from '../db/statement.ts'
import type { OrderFile } from '../domain/order.ts'
import { type StoredOrder, toOrderFile } from './order-rows.ts'

/** More events than this are in the audit and the export; a reply never shows so many. */
const EVENTS_READ = 200

/**
 * The number as written wins; otherwise the only order with that number, case, blanks and dashes apart. Two such
 * orders are no answer: the person has to say which.
 */
const FIND_ORDER: QueryConfig = {
  name: 'find-order',
  text: `
    with alike as materialized (
      select number, number = $1 as same from customer_order where number = $1
      union
      (select number, number = $1 from customer_order where ref = escale_ref($1) and escale_ref($1) <> '' limit 3)
    ),
    found as materialized (
      select o.* from customer_order o
      where o.number = (select number from alike where same or (select count(*) from alike) = 1 order by same desc limit 1)
    ),
    lines as materialized (
      select l.* from order_line l where l.order_number = (select number from found)
    ),
    shipping as materialized (
      select l.* from shipment_line l where l.order_number = (select number from found)
    ),
    billing as materialized (
      select l.* from invoice_line l where l.order_number = (select number from found)
    ),
    skus as materialized (select distinct sku from lines where sku is not null)
    select json_build_object(
      'order', row_to_json(o),
      'derived_status', (select status from order_summary where order_number = o.number),
      'customer', (select row_to_json(c) from customer c where c.id = o.customer_id),
      'contacts', (select json_agg(c order by c.id) from contact c where c.customer_id = o.customer_id),
      'lines', (
        select json_agg(l) from (
          select lines.*, row_to_json(i) as item from lines left join item i on i.id = lines.item_id
        ) l
      ),
      'schedule', (select json_agg(s) from schedule_line s where s.order_number = o.number),
      'shipments', (
        select json_agg(s order by s.picked_up_on nulls last, s.number)
        from shipment s where s.number in (select shipment_number from shipping)
      ),
      'shipment_lines', (select json_agg(l) from shipping l),
      'invoices', (
        select json_agg(i order by i.issued_on nulls last, i.number)
        from invoice i where i.number in (select invoice_number from billing)
      ),
      'invoice_lines', (select json_agg(l) from billing l),
      'stock', (select json_agg(s order by s.sku, s.site) from stock s where s.sku in (select sku from skus)),
      'supply', (
        select json_agg(s order by coalesce(s.forecast_on, s.due_on) nulls last, s.id)
        from supply s where s.sku in (select sku from skus)
      ),
      'events', (
        select json_agg(e order by e.at, e.id) from (
          select * from order_event e
          where e.order_number = o.number and e.withdrawn_at is null
          order by e.at desc, e.id desc limit ${EVENTS_READ}
        ) e
      )
    ) as file
    from found o`,
}

/** The order by its number, case, blanks and dashes apart; null when there is none or more than one. */
export async function findOrder(pool: Pool, number: string): Promise<OrderFile | null> {
  const values = [plainText(number).trim()]
  const { rows } = await answered(pool.query<{ file: StoredOrder }>({ ...FIND_ORDER, values }))
  return rows[0] === undefined ? null : toOrderFile(rows[0].file)
}
