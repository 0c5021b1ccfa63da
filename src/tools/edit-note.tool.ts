/** Changes a note of the watch: its words, source, dates, theme, countries, or what it replaces. */

import { z } from 'zod'
import { DeskError } from '../domain/desk-error.ts'
import { composeNote, type SharedNote } from '../knowledge/watch/compose-note.ts'
import { supersessionCircle } from '../knowledge/watch/library.ts'
import type { Note } from '../knowledge/watch/note.ts'
import { defineTool } from './define-tool.ts'
import { replacedNote, sharedChangesSchema } from './share-note.tool.ts'

export default defineTool({
  name: 'edit-note',
  description:
    'Change a note of the watch: title, text, source, dates, theme, countries, or the note it replaces. An approved note is then to be approved again.',
  effect: 'write',
  roles: ['agent'],
  input: z.object({
    note: z.string().min(1).describe('Id of the note'),
    expectedVersion: z.number().int().positive().describe('Version that was read'),
    changes: sharedChangesSchema,
  }),
  output: z.object({
    id: z.string(),
    version: z.number().int(),
    versionBefore: z.number().int(),
    state: z.string(),
  }),
  example: { input: { note: 'note-1', expectedVersion: 1, changes: { source: 'Official Journal' } } },
  async run({ watch, actor, turn, idempotencyKey, clock, locale }, { note: id, expectedVersion, changes }) {
    const library = await watch.latest()
    const known = library.find(id)
    if (known === null) throw new DeskError('watch-note-not-found', { note: id })
    if (known.origin === 'shipped') throw new DeskError('watch-note-shipped', { note: id })
    const shared: SharedNote = { ...sharedOf(known.note), ...given(changes) }
    const replaced = replacedNote({ ...shared, countries: [...shared.countries] }, library)
    const { note } = composeNote(shared, { replaced, today: clock.today(), locale })
    const circle = supersessionCircle(library.notes, id, note.supersedes)
    if (circle !== null) throw new DeskError('watch-note-circle', { circle: circle.join(' → ') })
    const keeps = known.state === 'approved' && actor.role === 'manager'
    const saved = await watch.store.change(
      {
        id,
        expectedVersion,
        kind: 'edited',
        note: { ...note, id },
        state: keeps ? 'approved' : 'proposed',
        text: Object.keys(given(changes)).join(', '),
      },
      watch.shipped(id),
      { actor, turn, idempotencyKey, at: clock.now() },
    )
    await watch.latest()
    return { id, version: saved.version, versionBefore: expectedVersion, state: saved.state }
  },
  inverse(_input, { id, version, versionBefore }) {
    return { tool: 'restore-note', input: { note: id, expectedVersion: version, version: versionBefore } }
  },
})

/** The changes that were given, without the others. */
function given(changes: Readonly<Record<string, unknown>>): Partial<SharedNote> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

/** What a colleague gave, read back from the note: its own facts are those of the first source. */
export function sharedOf(note: Note): SharedNote {
  const [source] = note.sources
  const own = note.facts.filter(({ sources }) => sources.length === 1 && sources[0] === source?.id)
  const places = note.countries.length > 0 ? note.countries : note.blocs
  return {
    text: own.map(({ words }) => words.fr ?? words.en ?? '').join('\n'),
    title: note.title.fr ?? note.title.en ?? null,
    source: source?.title ?? '?',
    publisher: source?.publisher === source?.title ? null : (source?.publisher ?? null),
    url: source?.url ?? null,
    sourceOn: note.asOf !== null && note.asOf.length === 10 ? note.asOf : null,
    theme: note.theme,
    countries: places,
    from: note.effectiveFrom,
    replaces: note.supersedes[0] ?? null,
  }
}
