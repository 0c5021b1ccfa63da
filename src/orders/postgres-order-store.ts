/** The order store on PostgreSQL. Each subject has its file: reading, searching, references, writing. */

import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { answered } from '../db/statement.ts'
import { findReferences } from './find-references.ts'
import type { OrderStore } from './order-store.ts'
import { findOrder } from './read-order.ts'
import { searchOrders } from './search-orders.ts'
import { findCustomers, suggestReferences } from './suggest-references.ts'
import { addNote, recordForecast, recordHandover, withdrawNote } from './write-order.ts'

/** The orders of an open database. Every method fails with `store-unavailable` while the server does not answer. */
export function openOrderStore({ db, pool }: Pick<Database, 'db' | 'pool'>): OrderStore {
  return {
    findOrder: (number) => findOrder(pool, number),
    searchOrders: (query, today, limit) => searchOrders(db, query, today, limit),
    async countOrders() {
      const { rows } = await answered(sql<{ count: number }>`select count(*) from order_summary`.execute(db))
      return rows[0]?.count ?? 0
    },
    findReferences: (candidates) => findReferences(pool, candidates),
    suggestReferences: (candidate, kinds, limit) => suggestReferences(pool, candidate, kinds, limit),
    findCustomers: (words, limit) => findCustomers(pool, words, limit),
    recordForecast: (change, meta) => recordForecast(db, change, meta),
    addNote: (order, text, meta) => addNote(db, order, text, meta),
    withdrawNote: (order, eventId, meta) => withdrawNote(db, order, eventId, meta),
    recordHandover: (order, to, summary, meta) => recordHandover(db, order, to, summary, meta),
  }
}
