/** Takes notes from Markdown files into the watch: bad ones are refused with line and mend, the rest is taken, once. */

import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { DeskError } from '../../domain/desk-error.ts'
import { type Library, supersessionCircle } from './library.ts'
import type { Note } from './note.ts'
import { readNoteText } from './note-file.ts'
import type { Watch } from './watch.ts'
import type { WatchWrite } from './watch-store.ts'

export interface ImportReport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: readonly { readonly file: string; readonly line: number; readonly problem: string }[]
}

export interface ImportOptions {
  /** In whose name the notes are approved; null leaves them proposed. */
  readonly approver: string | null
  readonly at: string
}

/** The files' names end in `.md`. Running it again changes nothing. */
export async function importNotes(
  files: readonly { readonly name: string; readonly text: string }[],
  watch: Watch,
  options: ImportOptions,
): Promise<ImportReport> {
  const refused: { file: string; line: number; problem: string }[] = []
  const count = { added: 0, changed: 0, unchanged: 0 }
  for (const { name, text } of files) {
    const read = readNoteText(text, name.replace(/\.md$/, ''))
    if (!read.ok) {
      const [first] = read.problems
      refused.push({ file: name, line: first?.line ?? 1, problem: first?.problem ?? '?' })
      continue
    }
    const library = await watch.latest()
    const circle = supersessionCircle(library.notes, read.note.id, read.note.supersedes)
    if (circle !== null) {
      const problem = new DeskError('watch-note-circle', { circle: circle.join(' → ') }).phrase('en')
      refused.push({ file: name, line: 1, problem })
      continue
    }
    count[await take(read.note, library, watch, options)] += 1
  }
  return { ...count, refused }
}

async function take(
  note: Note,
  library: Library,
  watch: Watch,
  { approver, at }: ImportOptions,
): Promise<'added' | 'changed' | 'unchanged'> {
  const known = library.find(note.id)
  if (known && isDeepStrictEqual(known.note, note)) return 'unchanged'
  const name = approver ?? 'Import'
  const turn = `import-${createHash('sha256').update(JSON.stringify(note)).digest('hex').slice(0, 16)}`
  const meta = (step: string): WatchWrite => ({
    actor: { id: 'import', name, role: 'manager' },
    turn,
    idempotencyKey: `${turn}/${known?.version ?? 0}/${step}`,
    at,
  })
  const saved = known
    ? await watch.store.change(
        {
          id: note.id,
          expectedVersion: known.version,
          kind: 'edited',
          note,
          state: 'proposed',
          text: 'import',
        },
        watch.shipped(note.id),
        meta('edited'),
      )
    : await watch.store.propose(note, meta('proposed'), note.id)
  if (approver !== null) {
    const approval = {
      id: note.id,
      expectedVersion: saved.version,
      kind: 'approved',
      state: 'approved',
    } as const
    await watch.store.change(approval, watch.shipped(note.id), meta('approved'))
  }
  return known ? 'changed' : 'added'
}
