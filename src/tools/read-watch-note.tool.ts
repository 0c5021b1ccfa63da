/** Reads one note of the watch, by its id or by words of its title, with its history and where it stands today. */

import { z } from 'zod'
import type { Standing } from '../knowledge/watch/library.ts'
import type { WatchNote } from '../knowledge/watch/note.ts'
import { findNote } from '../knowledge/watch/search/find-note.ts'
import type { NoteEvent } from '../knowledge/watch/watch-store.ts'
import { defineTool } from './define-tool.ts'

export interface NoteRead {
  readonly found: WatchNote
  /** Another version than the latest was asked for. */
  readonly isOlder: boolean
  readonly standing: Standing
  /** Oldest first. */
  readonly history: readonly NoteEvent[]
}

const noteSchema = z.custom<NoteRead>(
  (value) => typeof value === 'object' && value !== null && 'history' in value,
)
const nearSchema = z.custom<WatchNote>(
  (value) => typeof value === 'object' && value !== null && 'note' in value,
)

export default defineTool({
  name: 'read-watch-note',
  description:
    'One note of the regulatory watch with its facts, sources, who answers for it, its history and its version; close notes when the words fit several.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({
    note: z.string().min(1).max(200).describe('Its id such as turkey-atr or note-12, or words of its title'),
    version: z.number().int().positive().optional(),
  }),
  output: z.object({ read: noteSchema.nullable(), near: z.array(nearSchema) }),
  example: { input: { note: 'turkey-atr' } },
  async run({ watch, clock }, { note, version }) {
    const library = await watch.latest()
    const { found, near } = findNote(library, note)
    if (found === null) return { read: null, near: [...near] }
    const { id } = found.note
    const isOlder = version !== undefined && version !== found.version
    const shown = isOlder ? await watch.store.versionOf(id, version) : found
    if (shown === null) return { read: null, near: [found] }
    const standing = library.standing(id, clock.today())
    return { read: { found: shown, isOlder, standing, history: await watch.store.history(id) }, near: [] }
  },
})
