/** What a note would do before it is shared or approved: claims it changes, open orders it touches, notes like it. */

import { z } from 'zod'
import { composeNote, countriesOfNote } from '../knowledge/watch/compose-note.ts'
import { type ClaimChange, claimChanges } from '../knowledge/watch/derive-claims.ts'
import { supersessionCircle } from '../knowledge/watch/library.ts'
import { type NearNote, nearNotes } from '../knowledge/watch/near-notes.ts'
import type { Note, WatchNote } from '../knowledge/watch/note.ts'
import { defineTool } from './define-tool.ts'
import { replacedNote, sharedSchema } from './share-note.tool.ts'
import { type TouchedOrders, touchedOrders } from './touched-orders.ts'

export interface NotePreview {
  readonly note: Omit<Note, 'id'>
  /** As it stands in the watch; null for one still to be shared. */
  readonly known: WatchNote | null
  readonly replaced: WatchNote | null
  readonly changes: readonly ClaimChange[]
  readonly touched: TouchedOrders
  /** Notes that say much the same, without the one that is replaced. */
  readonly near: readonly NearNote[]
  /** Notes that would replace each other in a circle. */
  readonly circle: readonly string[] | null
}

const previewSchema = z.custom<NotePreview>(
  (value) => typeof value === 'object' && value !== null && 'touched' in value,
)

export default defineTool({
  name: 'preview-note',
  description:
    'What a note of the watch would do: the claims it changes, the open orders it touches, and notes that say the same.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({
    shared: sharedSchema.nullable().default(null).describe('A note still to be shared'),
    note: z.string().nullable().default(null).describe('Id of a note of the watch'),
    withOrders: z.boolean().default(true).describe('Whether to look for the orders it touches'),
  }),
  output: z.object({ preview: previewSchema.nullable() }),
  example: {
    input: {
      shared: {
        text: 'The customs office of Lyon closes at 16:00 on Fridays.',
        source: 'Letter of the forwarder',
        theme: 'customs',
        countries: ['world'],
        from: '2026-04-01',
      },
    },
  },
  async run({ orders, watch, clock, locale }, { shared, note: id, withOrders }) {
    const library = await watch.latest()
    const today = clock.today()
    const known = id === null ? null : library.find(id)
    const note = shared
      ? composeNote(shared, { replaced: replacedNote(shared, library), today, locale }).note
      : known?.note
    if (!note) return { preview: null }
    const replaced = note.supersedes[0] === undefined ? null : library.find(note.supersedes[0])
    const text = note.facts
      .filter(({ sources }) => sources.includes('S1'))
      .map(({ words }) => words.fr ?? words.en ?? '')
      .join(' ')
    const except = known?.note.id ?? null
    return {
      preview: {
        note,
        known,
        replaced,
        changes: replaced === null ? [] : claimChanges(note, replaced.note),
        touched: withOrders ? await touchedOrders(note, { orders, watch, clock }) : { orders: [], unread: 0 },
        near: nearNotes(text, countriesOfNote(note), library, { limit: 3, today, except }).filter(
          (each) => each.note.note.id !== replaced?.note.id,
        ),
        circle: except === null ? null : supersessionCircle(library.notes, except, note.supersedes),
      },
    }
  },
})
