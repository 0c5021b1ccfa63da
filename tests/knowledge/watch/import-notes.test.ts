/** Notes from files: the good ones are taken, the bad ones told with their line, and doing it again changes nothing. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importNotes } from '../../../src/knowledge/watch/import-notes.ts'
import type { Note } from '../../../src/knowledge/watch/note.ts'
import { openWatch } from '../../../src/knowledge/watch/open-watch.ts'
import { readShippedNotes } from '../../../src/knowledge/watch/shipped-notes.ts'
import type { Watch } from '../../../src/knowledge/watch/watch.ts'
import { writeNoteText } from '../../../src/knowledge/watch/write-note-file.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const shipped = await readShippedNotes()
const [FIRST] = shipped as readonly [Note, ...Note[]]
const options = { approver: null, at: '2026-03-16T09:00:00.000Z' }
let store: TestStore
let watch: Watch

beforeEach(async () => {
  store = await openTestStore()
  watch = await openWatch({ store: store.watch.store, shipped, sellerCountry: 'FR' })
})
afterEach(() => store.close())

const MADE = `---
id: note-1
title: { fr: Horaires du bureau de Lyon }
theme: customs
blocs: [world]
status: in-force
sources:
  - { id: S1, publisher: Transitaire, title: Lettre, quality: weak }
---
## Français
1. Le bureau ferme à 16 h le vendredi. [S1]
`

describe('notes from files', () => {
  it('are taken once, proposed, and leave their number free for nobody else', async () => {
    const files = [{ name: 'note-1.md', text: MADE }]
    expect(await importNotes(files, watch, options)).toMatchObject({ added: 1, refused: [] })
    expect(await importNotes(files, watch, options)).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    const library = await watch.latest()
    expect(library.find('note-1')).toMatchObject({ state: 'proposed', version: 1 })
    const { id: _, ...rest } = library.find('note-1')?.note ?? FIRST
    const meta = {
      actor: { id: 'u1', name: 'Claire', role: 'agent' as const },
      turn: 't',
      idempotencyKey: 'k',
      at: options.at,
    }
    expect(await watch.store.propose(rest, meta)).toMatchObject({ id: 'note-2' })
  })

  it('that came with the desk change nothing as they are', async () => {
    const files = shipped.map((note) => ({ name: `${note.id}.md`, text: writeNoteText(note) }))
    const report = await importNotes(files, watch, options)
    expect(report).toEqual({ added: 0, changed: 0, unchanged: shipped.length, refused: [] })
    expect(await watch.store.notes()).toEqual([])
  })

  it('are refused with their line when bad, and the others are taken', async () => {
    const bad = {
      name: 'bad.md',
      text: MADE.replace('note-1', 'bad').replace('theme: customs', 'theme: gossip'),
    }
    const report = await importNotes([bad, { name: 'note-1.md', text: MADE }], watch, options)
    expect(report.added).toBe(1)
    expect(report.refused).toEqual([{ file: 'bad.md', line: 4, problem: expect.stringContaining('theme') }])
  })

  it('are approved when somebody answers for them', async () => {
    await importNotes([{ name: 'note-1.md', text: MADE }], watch, { ...options, approver: 'Nadia Benali' })
    expect((await watch.latest()).find('note-1')).toMatchObject({
      state: 'approved',
      approved: { by: 'Nadia Benali' },
    })
  })
})
