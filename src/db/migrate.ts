/** Brings the store's tables up to date: migration files are found by folder, applied once each, in order of name. */

import { readdir } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { DeskError } from '../domain/desk-error.ts'
import type { Schema } from './schema.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const MIGRATION_LOCK = 20_260_317
const MODULE = z.object({
  up: z.custom<(db: Kysely<Schema>) => Promise<void>>((up) => typeof up === 'function'),
})

/**
 * Applies what is missing, all or nothing. Several desks may open one store at once: one migrates, the others wait.
 * A store that holds a migration we do not have was written by a newer Escale and is refused.
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z-]+\.ts$/.test(name)).sort()
  if (isComplete(names, await applied(db))) return
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx)
    await sql`create table if not exists migration (name text primary key, at timestamptz not null default now())`.execute(
      tx,
    )
    const done = await applied(tx)
    for (const name of names) {
      if (done.has(name)) continue
      const { up } = MODULE.parse(await import(new URL(name, FOLDER).href))
      await up(tx)
      await tx.insertInto('migration').values({ name }).execute()
    }
  })
}

async function applied(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  const found = await sql<{ found: boolean }>`select to_regclass('migration') is not null as found`.execute(
    db,
  )
  if (!found.rows[0]?.found) return new Set()
  const rows = await db.selectFrom('migration').select('name').execute()
  return new Set(rows.map((row) => row.name))
}

function isComplete(names: readonly string[], done: ReadonlySet<string>): boolean {
  const unknown = [...done].find((name) => !names.includes(name))
  if (unknown !== undefined) throw new DeskError('store-schema-newer', { migration: unknown })
  return names.every((name) => done.has(name))
}
