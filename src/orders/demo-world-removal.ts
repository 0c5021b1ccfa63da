/** Takes the made-up orders out when real ones come in: two worlds in one store would answer for each other. */

import type { PoolClient } from 'pg'

/** Removes the demo world with all that hangs on it, in the caller's transaction. Returns how many orders went. */
export async function removeDemoWorld(client: PoolClient): Promise<number> {
  const { rowCount } = await client.query(
    `create temp table demo_order on commit drop as select number from customer_order where source = 'demo'`,
  )
  if (rowCount === null || rowCount === 0) return 0
  for (const statement of REMOVALS) await client.query(statement)
  return rowCount
}

/** What hangs on the orders first; then parties, goods and movements that no remaining order needs. */
const REMOVALS = [
  ...['shipment_line', 'invoice_line', 'schedule_line', 'order_line', 'order_summary', 'order_event'].map(
    (table) => `delete from ${table} where order_number in (select number from demo_order)`,
  ),
  'delete from customer_order where number in (select number from demo_order)',
  `delete from shipment s where not exists (select from shipment_line l where l.shipment_number = s.number)`,
  `delete from invoice i where not exists (select from invoice_line l where l.invoice_number = i.number)`,
  `delete from customer c where not exists (select from customer_order o where o.customer_id = c.id)`,
  `delete from item i where not exists (select from order_line l where l.item_id = i.id)`,
  `delete from stock s where not exists (select from item i where i.sku = s.sku)`,
  `delete from supply s where not exists (select from item i where i.sku = s.sku)`,
]
