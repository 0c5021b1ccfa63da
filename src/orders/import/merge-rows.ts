/** Merges staged rows into the store, set by set, in the transaction that staged them. */

import { DatabaseError, type PoolClient } from 'pg'
import type { Instant } from '../../domain/calendar-date.ts'
import { movements } from './merge-movements.ts'
import {
  CHANGES,
  CUSTOMERS,
  EVENTS,
  ITEMS,
  lines,
  orders,
  parts,
  STOCK,
  type StoreBefore,
  UNCHANGED,
} from './merge-orders.ts'

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

/** Enough to sort and join the rows of a million lines in memory; used by one statement at a time. */
const WORK_MEMORY = '128MB'

/**
 * Merges what differs from the store; rows as the store has them already touch nothing. Leaves the orders it touched
 * in a temporary table `touched (number)`.
 */
export async function mergeRows(client: PoolClient, run: number, at: Instant): Promise<MergeCounts> {
  await client.query(`set local work_mem = '${WORK_MEMORY}'`)
  if (!(await isEmpty(client))) return mergeInto('filled', client, run, at)
  await client.query('savepoint empty_store')
  try {
    return await mergeInto('empty', client, run, at)
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== UNIQUE_VIOLATION) throw error
    // Somebody wrote one of these orders after the look: the demo world, when a desk is started meanwhile.
    await client.query('rollback to savepoint empty_store')
    return mergeInto('filled', client, run, at)
  }
}

const UNIQUE_VIOLATION = '23505'

/** Whether the store has nothing that a row of orders could meet. Customers, items and stock are merged in any case. */
async function isEmpty(client: PoolClient): Promise<boolean> {
  const tables = [
    'customer_order',
    'order_line',
    'schedule_line',
    'shipment',
    'shipment_line',
    'invoice',
    'invoice_line',
  ]
  const { rows } = await client.query<{ empty: boolean }>(
    `select ${tables.map((table) => `not exists (select from ${table})`).join(' and ')} as empty`,
  )
  return rows[0]?.empty ?? false
}

async function mergeInto(
  store: StoreBefore,
  client: PoolClient,
  run: number,
  at: Instant,
): Promise<MergeCounts> {
  const unchanged = store === 'empty' ? 0 : await count(client, UNCHANGED)
  const changed = await count(client, CHANGES)
  await client.query(
    'create temp table touched on commit drop as select distinct order_number as number from staged where changed',
  )
  for (const statement of [...CUSTOMERS, ITEMS]) await client.query(statement)
  const written = await client.query<{ added: number; total: number }>(orders(store), [run, at])
  const partsWritten = await count(client, parts(store))
  // The planner has not seen what this transaction wrote.
  await client.query('analyze schedule_line (order_number, line_number, source_shipment, source_invoice)')
  for (const statement of [lines(store), ...movements(store), STOCK]) await client.query(statement)
  await client.query(EVENTS, [at])
  const references = await client.query<{ found: number; missing: number }>(REFERENCES)
  const { added = 0, total = 0 } = written.rows[0] ?? {}
  return {
    added: partsWritten - changed,
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
