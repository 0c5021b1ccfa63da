/** Proposes a colleague's note for the regulatory watch and tells the watch channel of it. */

import { z } from 'zod'
import { DeskError } from '../domain/desk-error.ts'
import { composeNote } from '../knowledge/watch/compose-note.ts'
import { THEMES } from '../knowledge/watch/note.ts'
import { LONGEST_SHARED } from '../knowledge/watch/shared-words.ts'
import type { Watch } from '../knowledge/watch/watch.ts'
import { watchLists } from '../knowledge/watch/watch-lists.ts'
import { defineTool } from './define-tool.ts'

/** Key of the channel in which the watch is shared. */
export const WATCH_CHANNEL = 'watch'

const fields = {
  text: z.string().trim().min(1).max(LONGEST_SHARED).describe('What the note says, in one language'),
  title: z.string().trim().min(1).max(200).nullable(),
  source: z.string().trim().min(1).max(400).describe('Where it was read'),
  publisher: z.string().trim().min(1).max(120).nullable(),
  url: z.httpUrl().max(400).nullable(),
  sourceOn: z.iso.date().nullable().describe('Date of the source'),
  theme: z.enum(THEMES),
  countries: z.array(z.string()).max(60).describe('ISO codes and ids of blocs; world for all'),
  from: z.iso.date().nullable().describe('First day on which it is in force'),
  replaces: z.string().nullable().describe('Id of the note whose place it takes'),
}

/** What is shared. */
export const sharedSchema = z.object({
  ...fields,
  title: fields.title.default(null),
  publisher: fields.publisher.default(null),
  url: fields.url.default(null),
  sourceOn: fields.sourceOn.default(null),
  replaces: fields.replaces.default(null),
})
/** What of it is changed. */
export const sharedChangesSchema = z.object(fields).partial()
export type SharedInput = z.output<typeof sharedSchema>

export default defineTool({
  name: 'share-note',
  description: 'Propose a note for the regulatory watch: what changes, from when, where, and the source.',
  effect: 'write',
  roles: ['agent'],
  input: sharedSchema,
  output: z.object({ id: z.string(), version: z.number().int(), title: z.string() }),
  example: {
    input: {
      text: 'The customs office of Lyon closes at 16:00 on Fridays.',
      source: 'Letter of the forwarder',
      theme: 'customs',
      countries: ['world'],
      from: '2026-04-01',
    },
  },
  async run({ watch, actor, turn, idempotencyKey, clock, locale }, input) {
    const library = await watch.latest()
    const replaced = replacedNote(input, library)
    const { note } = composeNote(input, { replaced, today: clock.today(), locale })
    const at = clock.now()
    const { id, version } = await watch.store.propose(note, { actor, turn, idempotencyKey, at })
    const title = Object.values(note.title)[0] ?? id
    await watch.store.addNotices(
      [
        {
          key: `proposed/${id}/${version}`,
          to: { kind: 'channel', key: WATCH_CHANNEL },
          kind: 'note-proposed',
          note: id,
          orders: [],
          data: { title, by: actor.name, version },
        },
      ],
      at,
    )
    await watch.latest()
    return { id, version, title }
  },
  inverse(_input, { id, version }) {
    return {
      tool: 'decide-note',
      input: { note: id, decision: 'withdraw', expectedVersion: version, text: null },
    }
  },
})

/** The note that is to be replaced. Throws `watch-note-not-found` and `watch-country-unknown`. */
export function replacedNote(
  { replaces, countries }: Pick<SharedInput, 'replaces' | 'countries'>,
  library: ReturnType<Watch['current']>,
) {
  const strange = countries.find((code) => !isPlace(code))
  if (strange !== undefined) throw new DeskError('watch-country-unknown', { typed: strange })
  if (replaces === null) return null
  const found = library.find(replaces)
  if (found === null) throw new DeskError('watch-note-not-found', { note: replaces })
  return found.note
}

const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** Whether it is a country that there is, or a bloc of the watch. */
function isPlace(code: string): boolean {
  if (watchLists().blocs.has(code)) return true
  return /^[A-Z]{2}$/.test(code) && COUNTRY_NAMES.of(code) !== undefined
}
