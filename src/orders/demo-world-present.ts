/** Whose orders the store holds, so that people are told when they are made up. */

import type { Database } from '../db/database.ts'
import { answered } from '../db/statement.ts'

/** `demo` while the first order of the demo world is there, `own` with others alone, `none` in an empty store. */
export type OrdersHeld = 'none' | 'demo' | 'own'

/** Looks at no more than one order by its number and any other one. */
export async function ordersHeld({ pool }: Pick<Database, 'pool'>): Promise<OrdersHeld> {
  const { rows } = await answered(
    pool.query<{ held: OrdersHeld }>(
      `select case
         when exists (select from customer_order where number = 'SO-1001' and source = 'demo') then 'demo'
         when exists (select from customer_order) then 'own'
         else 'none'
       end as held`,
    ),
  )
  return rows[0]?.held ?? 'none'
}
