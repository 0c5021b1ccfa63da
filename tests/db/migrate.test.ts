/** Bringing a store's tables up to date. */

import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { openEmptyStore } from '../support/store.ts'

describe('migrations', () => {
  it('run once when several desks open a new database at the same time', async () => {
    const server = inject('testServer')
    const name = `escale_test_${randomBytes(6).toString('hex')}`
    const admin = new pg.Client(server.adminUrl)
    await admin.connect()
    await admin.query(`create database ${name}`)
    const databaseUrl = server.url.replace('{database}', name)
    const desks = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ dataDir: '', databaseUrl, poolSize: 1 })),
    )
    const applied = await desks[0]?.db.selectFrom('migration').select('name').execute()
    const files = await readdir(join(import.meta.dirname, '../../src/db/migrations'))
    expect(applied?.map((row) => row.name).sort()).toEqual(files.sort())
    await Promise.all(desks.map((desk) => desk.close()))
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })

  it('refuse a store that a newer version wrote', async () => {
    const store = await openEmptyStore()
    await store.db.db.insertInto('migration').values({ name: '9999-later.ts' }).execute()
    const opened = openDatabase({ dataDir: '', databaseUrl: store.url })
    await expect(opened).rejects.toMatchObject({
      code: 'store-schema-newer',
      details: { migration: '9999-later.ts' },
    })
    await store.close()
  })
})
