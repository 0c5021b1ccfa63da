/** Whether the store holds the made-up orders, so that people are told. */

import type { Database } from '../db/database.ts'
import { answered } from '../db/statement.ts'

/** True while the first order of the demo world is in the store; one look-up by number. */
export async function holdsDemoWorld({ pool }: Pick<Database, 'pool'>): Promise<boolean> {
  const { rowCount } = await answered(
    pool.query(`select from customer_order where number = 'SO-1001' and source = 'demo'`),
  )
  return rowCount === 1
}
