import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restoreBackup } from '../../../src/orders/backup/restore-backup.ts'
import { takeBackup } from '../../../src/orders/backup/take-backup.ts'
import { importOf, ownCsv, ownRow, temporaryFolder } from '../../support/import-files.ts'
import { openEmptyStore, openTestStore, type TestStore } from '../../support/store.ts'

const AT = '2026-03-16T09:00:00.000Z'
const meta = (key: string) => ({
  actor: { id: 'u1', name: 'Camille Martin', role: 'agent' as const },
  turn: 't1',
  idempotencyKey: key,
  at: AT,
})

let full: TestStore
beforeAll(async () => {
  full = await openTestStore()
})
afterAll(() => full.close())

async function backupOf(store: TestStore): Promise<string> {
  const file = join(await temporaryFolder(), 'escale.backup')
  await takeBackup(store.db.pool, file, AT)
  return file
}

async function inEmpty<T>(run: (store: TestStore) => Promise<T>): Promise<T> {
  const store = await openEmptyStore()
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

/** Every row of every table as text, so that nothing can differ unseen. */
async function contents({ db }: TestStore): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname <> 'migration'`,
  )
  const all: Record<string, readonly string[]> = {}
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

test('a store comes back elsewhere, row for row, and goes on from there', async () => {
  await full.orders.addNote('SO-1001', 'A note with \\N, a tab\tand « accents »', meta('before'))
  const file = await backupOf(full)
  await inEmpty(async (store) => {
    const report = await restoreBackup(store.db.pool, file, { replace: false })
    expect(report.takenAt).toBe(AT)
    expect(await contents(store)).toEqual(await contents(full))
    expect(await store.orders.findOrder('SO-1001')).toEqual(await full.orders.findOrder('SO-1001'))
    const { eventId } = await store.orders.addNote('SO-1001', 'after', meta('after'))
    expect(Number(eventId)).toBeGreaterThan(0)
    expect((await importOf(store, ownCsv([ownRow()]))).run).toBe(1)
  })
})

test('a backup is of one instant, and writing goes on meanwhile', async () => {
  const file = join(await temporaryFolder(), 'escale.backup')
  const [report] = await Promise.all([
    takeBackup(full.db.pool, file, AT),
    full.orders.addNote('SO-1002', 'meanwhile', meta('meanwhile')),
  ])
  await inEmpty(async (store) => {
    const restored = await restoreBackup(store.db.pool, file, { replace: false })
    expect(restored.rows).toBe(report.rows)
  })
})

test('a store that holds something is refused, unless told to replace it', async () => {
  const file = await backupOf(full)
  await inEmpty(async (store) => {
    await importOf(store, ownCsv([ownRow()]))
    await expect(restoreBackup(store.db.pool, file, { replace: false })).rejects.toMatchObject({
      code: 'restore-store-not-empty',
    })
    expect(await store.orders.countOrders()).toBe(1)
    await restoreBackup(store.db.pool, file, { replace: true })
    expect(await store.orders.findOrder('SO-7001')).toBeNull()
    expect(await store.orders.countOrders()).toBe(await full.orders.countOrders())
  })
})

/** The backup with its content changed and zipped again. */
async function tampered(change: (content: Buffer) => Buffer): Promise<string> {
  const file = await backupOf(full)
  await writeFile(file, gzipSync(change(gunzipSync(await readFile(file)))))
  return file
}

const CASES: readonly (readonly [string, () => Promise<string>, string])[] = [
  ['one changed letter', () => tampered((all) => swap(all, 'Northbrook', 'Southbrook')), 'backup-damaged'],
  ['a cut end', () => tampered((all) => all.subarray(0, all.length - 20)), 'backup-damaged'],
  [
    'a cut archive',
    async () => {
      const file = await backupOf(full)
      const bytes = await readFile(file)
      await writeFile(file, bytes.subarray(0, bytes.length / 2))
      return file
    },
    'backup-damaged',
  ],
  [
    'another file',
    async () => {
      const file = join(await temporaryFolder(), 'x')
      await writeFile(file, 'order_number,line_number\n')
      return file
    },
    'backup-damaged',
  ],
  [
    'a table of another name',
    () => tampered((all) => swap(all, '"table":"audit_entry"', '"table":"pg_authidxx"')),
    'backup-damaged',
  ],
  [
    'a newer Escale',
    () => tampered((all) => swap(all, '0001-order-store', '9001-order-store')),
    'backup-newer',
  ],
  ['no file', async () => '/nowhere/escale.backup', 'backup-not-found'],
]

function swap(all: Buffer, from: string, to: string): Buffer {
  const at = all.indexOf(from)
  expect(at).toBeGreaterThan(0)
  const copy = Buffer.from(all)
  copy.write(to, at)
  return copy
}

test.each(CASES)('%s is refused and the store stays as it was', async (_, make, code) => {
  const file = await make()
  await inEmpty(async (store) => {
    await importOf(store, ownCsv([ownRow()]))
    await expect(restoreBackup(store.db.pool, file, { replace: true })).rejects.toMatchObject({ code })
    expect(await store.orders.findOrder('SO-7001')).not.toBeNull()
  })
})

test('a backup that cannot be written leaves nothing behind', async () => {
  const folder = await temporaryFolder()
  await expect(takeBackup(full.db.pool, join(folder, 'missing', 'x.backup'), AT)).rejects.toMatchObject({
    code: 'file-not-written',
  })
  expect(await readdir(folder)).toEqual([])
  expect(await full.orders.countOrders()).toBeGreaterThan(0)
})
