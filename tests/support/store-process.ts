/**
 * Run as a process of its own by the tests of the embedded store: opens the store of a folder, does what it is told
 * and says what it did, one JSON line each.
 *
 * `node store-process.ts DATA_DIR hold`  opens, says so, and holds the store until its input ends.
 * `node store-process.ts DATA_DIR write` adds notes to SO-1001 without end, one key after the other.
 */

import { openDatabase } from '../../src/db/database.ts'
import { loadDemoWorld } from '../../src/orders/demo-world.ts'
import { openOrderStore } from '../../src/orders/postgres-order-store.ts'

const [dataDir = '', task] = process.argv.slice(2)
const say = (what: unknown) => process.stdout.write(`${JSON.stringify(what)}\n`)

const database = await openDatabase({ dataDir, poolSize: 3 })
const { loaded } = await loadDemoWorld(database.db)
say({ opened: database.cluster?.pid, loaded })

if (task === 'write') {
  const orders = openOrderStore(database)
  for (let count = 1; ; count += 1) {
    const meta = {
      actor: { id: 'u1', name: 'Claire Morel', role: 'agent' as const },
      turn: `turn-${count}`,
      idempotencyKey: `key-${count}`,
      at: '2026-03-16T09:00:00.000Z',
    }
    say({ trying: meta.idempotencyKey })
    const { eventId } = await orders.addNote('SO-1001', `note ${count}`, meta)
    say({ confirmed: meta.idempotencyKey, eventId })
  }
}
process.stdin.resume()
process.stdin.on('end', async () => {
  await database.close()
  say({ closed: true })
})
