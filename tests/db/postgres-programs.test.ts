/** The PostgreSQL programs from npm, also when npm was told to run no install scripts. */

import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPrograms, mendLinks, runProgram } from '../../src/db/postgres-programs.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-programs-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the packaged programs', () => {
  it('run, without the secrets of our environment', async () => {
    process.env['OPENAI_API_KEY'] = 'secret'
    const programs = await findPrograms(null, folder)
    const result = await runProgram(programs, 'postgres', ['--version'])
    delete process.env['OPENAI_API_KEY']
    expect(result).toMatchObject({ code: 0, output: expect.stringContaining('PostgreSQL') })
  })

  it('get the library links back that the install script would have made', async () => {
    const native = join(folder, 'native')
    await mkdir(join(native, 'lib'), { recursive: true })
    await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'library')
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
    await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links))
    expect(await mendLinks(native)).toBe(true)
    expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
    expect(await readFile(join(native, 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
    expect(await mendLinks(native)).toBe(true)
  })
})
