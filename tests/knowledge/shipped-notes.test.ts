/** The notes kept from the last start are those that the files hold, and are read anew when a file changes. */

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readShippedNotes } from '../../src/knowledge/watch/shipped-notes.ts'

const SHIPPED = join(import.meta.dirname, '..', '..', 'content', 'notes')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escale-notes-'))
  for (const name of ['turkey-atr.md', 'incoterms-2020.md']) await cp(join(SHIPPED, name), join(folder, name))
})
afterEach(() => rm(folder, { recursive: true }))

describe('notes kept between starts', () => {
  it('are the same as read from the files', async () => {
    const cache = join(folder, 'notes.json')
    const read = await readShippedNotes({ folder, cache })
    expect(await readShippedNotes({ folder, cache })).toEqual(read)
    expect(await readShippedNotes({ folder })).toEqual(read)
  })

  it('give way to a changed file', async () => {
    const cache = join(folder, 'notes.json')
    await readShippedNotes({ folder, cache })
    const file = join(folder, 'turkey-atr.md')
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      text.replace('4. One certificate per shipment.', '4. One certificate for each shipment.'),
    )
    const [, changed] = await readShippedNotes({ folder, cache })
    expect(JSON.stringify(changed?.facts)).toContain('One certificate for each shipment.')
  })

  it('are done without when the file is broken or cannot be written', async () => {
    const cache = join(folder, 'notes.json')
    await writeFile(cache, '{"key": "half')
    expect(await readShippedNotes({ folder, cache })).toHaveLength(2)
    expect(await readShippedNotes({ folder, cache: join(folder, 'missing', 'notes.json') })).toHaveLength(2)
  })
})
