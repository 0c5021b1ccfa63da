/** A store that cannot open says why and what to do, in both languages, and never shows a password. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { clusterError } from '../../src/db/store-problem.ts'
import { DeskError } from '../../src/domain/desk-error.ts'
import { openEmptyStore } from '../support/store.ts'

async function refusal(databaseUrl: string): Promise<DeskError> {
  const opened = openDatabase({ dataDir: '', databaseUrl }).then((database) => database.close())
  return opened.then(
    () => expect.fail('the store opened'),
    (error: unknown) => (error instanceof DeskError ? error : expect.fail(String(error))),
  )
}

describe('a wrong DATABASE_URL', () => {
  it.each(['mysql://localhost/escale', 'escale', '/var/run'])('%s is no PostgreSQL address', async (url) => {
    expect((await refusal(url)).code).toBe('database-url-wrong')
  })

  it('names the server that does not answer, without the password', async () => {
    const error = await refusal('postgres://desk:s3cret@127.0.0.1:1/escale')
    expect(error.code).toBe('database-unreachable')
    expect(error.phrase('en')).toContain('127.0.0.1:1')
    expect(JSON.stringify(error.details) + error.message + error.phrase('fr')).not.toContain('s3cret')
  })

  it('says that the database is missing', async () => {
    const error = await refusal(inject('testServer').url.replace('{database}', 'no_such_database'))
    expect(error.code).toBe('database-missing')
    expect(error.phrase('fr')).toContain('CREATE DATABASE')
  })

  it('tells a server that cannot prepare the store from one that does not answer', async () => {
    const store = await openEmptyStore()
    await store.db.pool.query('drop table migration')
    const error = await refusal(store.url)
    expect(error.code).toBe('database-failed')
    expect(error.phrase('en')).toContain('already exists')
    await store.close()
  })

  it.skipIf(process.env['TEST_DATABASE_URL'])('says that the account is refused', async () => {
    const url = inject('testServer').adminUrl.replace(/:[^:@]+@/, ':wrong@')
    expect((await refusal(url)).code).toBe('database-refused')
  })
})

describe('an embedded store that cannot open', () => {
  it.each([
    [new Error("ENOSPC: no space left on device, write '/x'"), 'store-disk-full'],
    ['initdb: error: could not write: No space left on device', 'store-disk-full'],
    [new Error("EACCES: permission denied, mkdir '/x'"), 'store-folder-refused'],
    ['FATAL:  data directory "/x" has wrong ownership', 'store-folder-refused'],
    ['FATAL:  database files are incompatible with server', 'store-other-version'],
    ['LOG:  starting\nFATAL:  something new\nDETAIL:  more', 'store-not-started'],
  ])('%s is %s', (problem, code) => {
    const error = clusterError(problem, '/data/escale')
    expect(error.code).toBe(code)
    for (const locale of ['fr', 'en'] as const) expect(error.phrase(locale)).not.toMatch(/\{|\}/)
  })

  it('gives the fatal line of what the server logged', () => {
    const logged =
      '2026-03-16 LOG:  starting\n2026-03-16 FATAL:  could not map memory\n2026-03-16 LOG:  shut down'
    expect(clusterError(logged, '/x').details).toEqual({ problem: 'could not map memory' })
  })

  it('refuses a data folder that is none, and says which', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'escale-file-'))
    const dataDir = join(folder, 'file')
    await writeFile(dataDir, 'not a folder')
    const opened = openDatabase({ dataDir })
    await expect(opened).rejects.toMatchObject({ code: 'store-folder-refused', details: { folder: dataDir } })
    await rm(folder, { recursive: true })
  })
})
