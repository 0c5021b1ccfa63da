/** Merges staged rows into the store, set by set, in the transaction that staged them. */

import type { PoolClient } from 'pg'
import type { Instant } from '../../domain/calendar-date.ts'
import { MOVEMENTS } from './merge-movements.ts'
import { CHANGES, CUSTOMERS, EVENTS, ITEMS, LINES, ORDERS, PARTS, STOCK, UNCHANGED } from './merge-orders.ts'

export interface MergeCounts {
  /** Rows whose order line part the store had not. */
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly ordersAdded: number
  readonly ordersChanged: number
  readonly referencesFound: number
  readonly referencesMissing: number
}

/**
 * Merges what differs from the store; rows as the store has them already touch nothing. Leaves the orders it touched
 * in a temporary table `touched (number)`.
 */
export async function mergeRows(client: PoolClient, run: number, at: Instant): Promise<MergeCounts> {
  const unchanged = await count(client, UNCHANGED)
  const changed = await count(client, CHANGES)
  await client.query(
    'create temp table touched on commit drop as select distinct order_number as number from staged where changed',
  )
  for (const statement of [...CUSTOMERS, ITEMS]) await client.query(statement)
  const orders = await client.query<{ added: number; total: number }>(ORDERS, [run, at])
  const parts = await count(client, PARTS)
  // The planner has not seen what this transaction wrote.
  await client.query('analyze schedule_line (order_number, line_number, source_shipment, source_invoice)')
  for (const statement of [LINES, ...MOVEMENTS, STOCK]) await client.query(statement)
  await client.query(EVENTS, [at])
  const references = await client.query<{ found: number; missing: number }>(REFERENCES)
  const { added = 0, total = 0 } = orders.rows[0] ?? {}
  return {
    added: parts - changed,
    changed,
    unchanged,
    ordersAdded: added,
    ordersChanged: total - added,
    referencesFound: references.rows[0]?.found ?? 0,
    referencesMissing: references.rows[0]?.missing ?? 0,
  }
}

async function count(client: PoolClient, statement: string): Promise<number> {
  return (await client.query(statement)).rowCount ?? 0
}

/** References to other lines, each counted once: those whose line is in the file or in the store, and the rest. */
const REFERENCES = `
  select (count(*) filter (where known))::int as found, (count(*) filter (where not known))::int as missing
  from (
    select t.line is not null as known
    from (select distinct unnest(line_references) as line from staged where line_references <> '{}') r
    left join (select distinct line_number as line from staged) t using (line)
  ) each`
