/** The watch on PostgreSQL: notes with their history. Ticks, answers, notices and digests have their own file. */

import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { plainJson, plainText } from '../../db/plain-text.ts'
import type { Schema, WatchNoteTable } from '../../db/schema.ts'
import { answered } from '../../db/statement.ts'
import { type Write, writeOnce } from '../../db/write-once.ts'
import { DeskError } from '../../domain/desk-error.ts'
import { asShipped, supersessionCircle } from './library.ts'
import type { Note, NoteState, WatchNote } from './note.ts'
import { checklistStore } from './postgres-checklist-store.ts'
import { noticeStore } from './postgres-notice-store.ts'
import type {
  NoteChange,
  NoteEvent,
  NoteEventKind,
  NoteSaved,
  WatchStore,
  WatchWrite,
} from './watch-store.ts'

/** The watch of an open database. Every method fails with `store-unavailable` while the server does not answer. */
export function openWatchStore({ db }: Pick<Database, 'db'>): WatchStore {
  return {
    async revision() {
      const row = await answered(db.selectFrom('watch_revision').select('revision').executeTakeFirst())
      return Number(row?.revision ?? 0)
    },
    async notes() {
      const rows = await answered(db.selectFrom('watch_note').selectAll().orderBy('id').execute())
      return rows.map(noteOf)
    },
    note: (id) => answered(readNote(db, id)),
    async history(id) {
      const rows = await answered(
        db
          .selectFrom('watch_event')
          .select(['id', 'note_id', 'version', 'kind', 'at', 'actor_id', 'actor_name', 'text'])
          .where('note_id', '=', plainText(id))
          .orderBy('id')
          .execute(),
      )
      return rows.map(
        (row): NoteEvent => ({
          id: String(row.id),
          note: row.note_id,
          version: row.version,
          kind: row.kind as NoteEventKind,
          at: row.at,
          by: { id: row.actor_id, name: row.actor_name },
          text: row.text,
        }),
      )
    },
    versionOf: (id, version) => answered(readVersion(db, id, version)),
    propose: (note, meta, id) => propose(db, note, meta, id),
    change: (change, shipped, meta) => changeNote(db, change, shipped, meta),
    ...checklistStore(db),
    ...noticeStore(db),
  }
}

function propose(
  db: Kysely<Schema>,
  note: Omit<Note, 'id'>,
  meta: WatchWrite,
  given?: string,
): Promise<NoteSaved> {
  return writeOnce(db, 'share-note', meta, async (tx) => {
    await riseRevision(tx)
    const id = given ?? (await nextId(tx))
    const proposed: WatchNote = {
      note: { ...note, id },
      version: 1,
      state: 'proposed',
      origin: 'colleague',
      author: { id: meta.actor.id, name: meta.actor.name },
      createdAt: meta.at,
      approved: null,
      checkedOn: null,
    }
    await refuseCircle(tx, proposed)
    await tx.insertInto('watch_note').values(rowOf(proposed)).execute()
    const event = await addEvent(tx, proposed, 'proposed', null, meta)
    const result = { id, version: 1, state: proposed.state, event }
    return { order: null, before: null, after: proposed, result }
  })
}

/** One more than the highest number there is; the revision's row, held by now, keeps two from taking the same. */
async function nextId(tx: Write): Promise<string> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(substring(id from '^note-([0-9]{1,9})$')::int), 0) + 1 as number from watch_note`.execute(
    tx,
  )
  return `note-${rows[0]?.number ?? 1}`
}

function changeNote(
  db: Kysely<Schema>,
  change: NoteChange,
  shipped: Note | null,
  meta: WatchWrite,
): Promise<NoteSaved> {
  return writeOnce(db, `note-${change.kind}`, meta, async (tx) => {
    const before =
      (await readNote(tx, change.id, true)) ??
      (shipped === null ? null : { ...asShipped(shipped), createdAt: meta.at })
    if (before === null) throw new DeskError('watch-note-not-found', { note: change.id })
    if (before.version !== change.expectedVersion) {
      throw new DeskError('watch-note-changed', { note: change.id, by: await lastWriter(tx, change.id) })
    }
    const after =
      change.restore === undefined
        ? changed(before, change, meta)
        : { ...(await versionAt(tx, change.restore, before, shipped, meta)), version: before.version + 1 }
    await riseRevision(tx)
    await refuseCircle(tx, after)
    await tx
      .insertInto('watch_note')
      .values(rowOf(after))
      .onConflict((conflict) => conflict.column('id').doUpdateSet(rowOf(after)))
      .execute()
    const event = await addEvent(tx, after, change.kind, change.text ?? null, meta)
    const result = { id: change.id, version: after.version, state: after.state, event }
    return { order: null, before, after, result }
  })
}

/** The note after a change other than being put back. */
function changed(before: WatchNote, change: NoteChange, meta: WatchWrite): WatchNote {
  const state: NoteState = change.state ?? before.state
  const isApproval = change.kind === 'approved'
  return {
    ...before,
    note: { ...(change.note ?? before.note), id: change.id },
    // A comment or a vote changes nothing that anybody has read.
    version: change.kind === 'commented' || change.kind === 'vote' ? before.version : before.version + 1,
    state,
    approved: isApproval
      ? { by: meta.actor.name, at: meta.at }
      : state === 'approved'
        ? before.approved
        : null,
    checkedOn: change.checkedOn ?? (isApproval ? meta.at.slice(0, 10) : before.checkedOn),
  }
}

/** The note as it was at a version; a shipped one came as its version 1, which no event holds. */
async function versionAt(
  tx: Write,
  version: number,
  { note, author, createdAt }: WatchNote,
  shipped: Note | null,
  meta: WatchWrite,
): Promise<WatchNote> {
  const kept = await readVersion(tx, note.id, version)
  if (kept !== null) return { ...kept, author, createdAt }
  if (version === 1 && shipped !== null) return { ...asShipped(shipped), createdAt: meta.at }
  throw new DeskError('watch-note-not-found', { note: `${note.id}, ${version}` })
}

async function readVersion(
  db: Kysely<Schema> | Write,
  id: string,
  version: number,
): Promise<WatchNote | null> {
  const row = await db
    .selectFrom('watch_event')
    .select('after')
    .where('note_id', '=', plainText(id))
    .where('version', '=', version)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : (row.after as WatchNote)
}

async function readNote(db: Kysely<Schema> | Write, id: string, locked = false): Promise<WatchNote | null> {
  const query = db.selectFrom('watch_note').selectAll().where('id', '=', plainText(id))
  const row = await (locked ? query.forUpdate() : query).executeTakeFirst()
  return row === undefined ? null : noteOf(row)
}

async function lastWriter(tx: Write, id: string): Promise<string> {
  const row = await tx
    .selectFrom('watch_event')
    .select('actor_name')
    .where('note_id', '=', plainText(id))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.actor_name ?? '?'
}

/**
 * Counts the change, and holds the one row until the transaction ends: writers wait for one another, since two notes
 * approved at once could close a circle that neither would alone.
 */
async function riseRevision(tx: Write): Promise<void> {
  await tx
    .insertInto('watch_revision')
    .values({ revision: 1 })
    .onConflict((conflict) =>
      conflict.column('single').doUpdateSet((row) => ({ revision: row('watch_revision.revision', '+', 1) })),
    )
    .execute()
}

async function refuseCircle(tx: Write, note: WatchNote): Promise<void> {
  if (note.note.supersedes.length === 0) return
  const rows = await tx.selectFrom('watch_note').selectAll().execute()
  const circle = supersessionCircle(rows.map(noteOf), note.note.id, note.note.supersedes)
  if (circle !== null) throw new DeskError('watch-note-circle', { circle: circle.join(' → ') })
}

async function addEvent(
  tx: Write,
  after: WatchNote,
  kind: NoteEventKind,
  text: string | null,
  meta: WatchWrite,
): Promise<string> {
  const row = await tx
    .insertInto('watch_event')
    .values({
      note_id: after.note.id,
      version: after.version,
      kind,
      at: meta.at,
      actor_id: plainText(meta.actor.id),
      actor_name: plainText(meta.actor.name),
      text: text === null ? null : plainText(text),
      after: plainJson(after),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return String(row.id)
}

function rowOf({ note, version, state, author, createdAt, approved, checkedOn }: WatchNote) {
  return {
    id: note.id,
    version,
    state,
    note: plainJson(note),
    author_id: author === null ? null : plainText(author.id),
    author_name: author === null ? null : plainText(author.name),
    created_at: createdAt ?? '1970-01-01T00:00:00Z',
    approved_by: approved === null ? null : plainText(approved.by),
    approved_at: approved?.at ?? null,
    // A shipped note may only know the year or the month of its sources.
    checked_on: checkedOn !== null && checkedOn.length === 10 ? checkedOn : null,
  }
}

function noteOf(row: Selectable<WatchNoteTable>): WatchNote {
  const note = row.note as Note
  return {
    note,
    version: row.version,
    state: row.state as NoteState,
    origin: row.author_id === null ? 'shipped' : 'colleague',
    author: row.author_id === null ? null : { id: row.author_id, name: row.author_name ?? '' },
    createdAt: row.created_at,
    approved:
      row.approved_by === null || row.approved_at === null
        ? null
        : { by: row.approved_by, at: row.approved_at },
    checkedOn: row.checked_on ?? note.asOf,
  }
}
