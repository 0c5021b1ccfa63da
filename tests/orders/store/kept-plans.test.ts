/** The statements of every turn are planned once a connection, whatever is asked for. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../src/db/database.ts'
import { openConversationStore } from '../../../src/db/postgres-conversation-store.ts'
import { openOrderStore } from '../../../src/orders/postgres-order-store.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

/** PostgreSQL tries so many plans for the values at hand before it weighs a plan for all values against them. */
const TRIED = 5

let store: TestStore
/** One connection, so that its plans can be counted. */
let db: Database

beforeAll(async () => {
  store = await openTestStore()
  db = await openDatabase({ dataDir: '', databaseUrl: store.url, poolSize: 1 })
})
afterAll(async () => {
  await db.close()
  await store.close()
})

it('keeps one plan for each statement of a turn', async () => {
  const orders = openOrderStore(db)
  const conversations = openConversationStore(db)
  for (let turn = 0; turn < 2 * TRIED; turn++) {
    await conversations.load('c', `a${turn}`)
    await orders.findReferences(['SO-1001', 'NB-44871', '1005'].slice(0, 1 + (turn % 3)))
    await orders.findOrder(`SO-${1001 + turn}`)
    const record = { conversation: 'c', activityId: `a${turn}`, turn: `t${turn}`, channel: 'webchat' }
    const rest = { at: '2026-03-16T09:00:00.000Z', actorId: 'u1', said: '', reply: {} }
    await conversations.save(turn, {}, { ...record, ...rest }, turn % 2 === 0 ? 'soon' : 'surely')
  }
  const { rows } = await db.pool.query<{ name: string; planned: number }>(
    'select name, custom_plans::int as planned from pg_prepared_statements where name <> $1 order by name',
    [''],
  )
  expect(rows).toEqual(
    ['find-order', 'find-references', 'load-conversation', 'save-turn'].map((name) => ({
      name,
      planned: TRIED,
    })),
  )
})
