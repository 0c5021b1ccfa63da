/** An import that is killed half-way leaves the store as it was, and the next one takes everything. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf, ownCsv, ownRow, temporaryFolder } from '../support/import-files.ts'
import { openEmptyStore, type TestStore } from '../support/store.ts'

const ROWS = 4_000
let store: TestStore
beforeAll(async () => {
  store = await openEmptyStore()
})
afterAll(() => store.close())

async function importInAnotherProcess(file: string) {
  const root = join(import.meta.dirname, '..', '..')
  const child = spawn(process.execPath, ['--no-warnings', 'src/commands/import.ts', file], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: store.url, DATA_DIR: await temporaryFolder(), DESK_LOCALE: 'en' },
    stdio: 'ignore',
  })
  return { child, ended: once(child, 'exit') }
}

const count = async (statement: string) => Number((await store.db.pool.query(statement)).rows[0]?.n)
/** The staging table of another session is seen in the catalogue once its transaction has made it. */
const isStaging = () =>
  count(
    "select count(*)::int as n from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
  )

test('a killed import changes nothing, and orders are read while one runs', async () => {
  const rows = Array.from({ length: ROWS }, (_, index) => ownRow({ order_number: `SO-${20_000 + index}` }))
  const file = await fileOf(ownCsv(rows))

  const killed = await importInAnotherProcess(file)
  while ((await isStaging()) === 0 && killed.child.exitCode === null) await sleep(5)
  await sleep(150)
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(killed.child.signalCode).toBe('SIGKILL')
  while ((await isStaging()) > 0) await sleep(10)
  expect(await store.orders.countOrders()).toBe(0)
  expect(await count('select count(*)::int as n from order_line')).toBe(0)
  expect(await count('select count(*)::int as n from import_run where finished_at is not null')).toBe(0)

  const again = await importInAnotherProcess(file)
  let answers = 0
  while (again.child.exitCode === null) {
    await store.orders.findOrder('SO-20000')
    answers += 1
    await sleep(5)
  }
  expect(again.child.exitCode).toBe(0)
  expect(answers).toBeGreaterThan(3)
  expect(await store.orders.countOrders()).toBe(ROWS)
  expect((await store.orders.findOrder('so 20000'))?.lines).toHaveLength(1)
}, 120_000)
