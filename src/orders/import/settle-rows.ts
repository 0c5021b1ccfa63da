/** Puts staged rows in order before they are merged: counts what the file leaves uncounted, settles repeated keys. */

import type { PoolClient } from 'pg'
import type { ImportMap } from './map-file.ts'

/** A key that stands in the file more than once with different values; none of its rows is taken. */
export interface KeyClash {
  readonly orderNumber: string
  readonly lineNumber: string
  readonly lines: readonly number[]
}

/** Numbers lines and dated parts where the map asks for it. */
export async function numberRows(
  client: PoolClient,
  map: Pick<ImportMap, 'schedule_parts' | 'count_lines'>,
): Promise<void> {
  if (map.count_lines) {
    await client.query(`
      update staged s set line_number = (n.place * 10)::text
      from (select at_line, row_number() over (partition by order_number order by at_line) as place from staged) n
      where s.at_line = n.at_line`)
  }
  if (map.schedule_parts) {
    // A row that stands twice word for word is one part.
    await client.query(`
      update staged s set schedule_number = n.part
      from (select at_line, dense_rank() over (
              partition by order_number, line_number order by promised_on nulls last, row_hash) as part
            from staged where schedule_number is null) n
      where s.at_line = n.at_line`)
  }
  // Only what the merge joins and groups by: looking at every column costs more than the planner gains.
  await client.query(
    'analyze staged (order_number, line_number, schedule_number, customer, shipment_number, invoice_number)',
  )
}

/** Removes repeated rows and rows whose key stands twice with different values. */
export async function settleRepeats(
  client: PoolClient,
): Promise<{ readonly repeated: number; readonly clashes: readonly KeyClash[] }> {
  // Found by counting alone, which needs no sorting: most files have none.
  const repeats = await client.query(`
    create temp table repeats on commit drop as
    select order_number, line_number, schedule_number, min(at_line) as first, array_agg(at_line order by at_line) as lines,
      count(distinct row_hash) > 1 as clash
    from staged join (
      select order_number, line_number, schedule_number from staged
      group by order_number, line_number, schedule_number having count(*) > 1
    ) r using (order_number, line_number, schedule_number)
    group by order_number, line_number, schedule_number`)
  if (repeats.rowCount === 0) return { repeated: 0, clashes: [] }
  const { rows: clashes } = await client.query<KeyClash>(`
    select order_number as "orderNumber", line_number as "lineNumber", lines from repeats where clash order by first`)
  const { rowCount } = await client.query(`
    delete from staged s using repeats r, unnest(r.lines) as l (at_line)
    where s.at_line = l.at_line and not r.clash and s.at_line > r.first`)
  await client.query(`
    delete from staged s using repeats r, unnest(r.lines) as l (at_line) where s.at_line = l.at_line and r.clash`)
  return { repeated: rowCount ?? 0, clashes }
}
