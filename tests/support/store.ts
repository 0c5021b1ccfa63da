/** Fresh stores for tests: with the demo world as it stands on 16 March 2026, or empty. */

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { ConversationStore } from '../../src/db/conversation-store.ts'
import { type Database, openDatabase } from '../../src/db/database.ts'
import { openConversationStore } from '../../src/db/postgres-conversation-store.ts'
import type { Note } from '../../src/knowledge/watch/note.ts'
import { openWatch } from '../../src/knowledge/watch/open-watch.ts'
import { openWatchStore } from '../../src/knowledge/watch/postgres-watch-store.ts'
import type { Watch } from '../../src/knowledge/watch/watch.ts'
import type { OrderStore } from '../../src/orders/order-store.ts'
import { openOrderStore } from '../../src/orders/postgres-order-store.ts'

export interface TestStore {
  readonly orders: OrderStore
  readonly conversations: ConversationStore
  /** The watch of this store, without the notes that come with the desk unless they are given. */
  readonly watch: Watch
  readonly db: Database
  /** What DATABASE_URL would be for another process on the same store. */
  readonly url: string
  /** Ends the connections and drops the database. */
  close(): Promise<void>
}

/** A store of its own for a test file or a test, with the demo world in it; its watch ships these notes. */
export function openTestStore(notes: readonly Note[] = []): Promise<TestStore> {
  return openFrom('demoTemplate', notes)
}

/** A store of its own with tables and no rows. */
export function openEmptyStore(): Promise<TestStore> {
  return openFrom('emptyTemplate')
}

async function openFrom(
  template: 'demoTemplate' | 'emptyTemplate',
  shipped: readonly Note[] = [],
): Promise<TestStore> {
  const server = inject('testServer')
  const name = `escale_test_${randomBytes(6).toString('hex')}`
  const url = server.url.replace('{database}', name)
  await asAdmin(server.adminUrl, `create database ${name} template ${server[template]}`)
  const db = await openDatabase({ dataDir: '', databaseUrl: url, poolSize: 4 })
  return {
    orders: openOrderStore(db),
    conversations: openConversationStore(db),
    watch: await openWatch({ store: openWatchStore(db), shipped, sellerCountry: 'FR' }),
    db,
    url,
    async close() {
      await db.close()
      await asAdmin(server.adminUrl, `drop database ${name} with (force)`)
    },
  }
}

/** One connection a worker for making and dropping databases; it does not keep the worker alive. */
let admin: pg.Pool | null = null

async function asAdmin(url: string, statement: string): Promise<void> {
  if (admin === null) {
    admin = new pg.Pool({ connectionString: url, max: 1, allowExitOnIdle: true })
    admin.on('error', () => {
      // The server stopped at the end of the run.
    })
  }
  await admin.query(statement)
}
