/** What the desk asks of the store about the watch: colleagues' notes with their history, ticks, answers, notices, digests. */

import type { Actor } from '../../domain/actor.ts'
import type { Instant, IsoDate } from '../../domain/calendar-date.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Note, NoteState, WatchNote } from './note.ts'

/** Who writes and in which turn; the same key never writes twice. */
export interface WatchWrite {
  readonly actor: Actor
  readonly turn: string
  readonly idempotencyKey: string
  readonly at: Instant
}

export const NOTE_EVENTS = [
  'proposed',
  'edited',
  'commented',
  'approved',
  'not-relevant',
  'superseded',
  'withdrawn',
  'checked',
  'restored',
  'vote',
] as const
export type NoteEventKind = (typeof NOTE_EVENTS)[number]

/** One entry of a note's history. Nothing is ever taken out of it. */
export interface NoteEvent {
  readonly id: string
  readonly note: string
  /** The version that the note had after it. */
  readonly version: number
  readonly kind: NoteEventKind
  readonly at: Instant
  readonly by: { readonly id: string; readonly name: string }
  /** A comment's words, or why. */
  readonly text: string | null
}

/** A change of a note: what it becomes, and which version was read. */
export interface NoteChange {
  readonly id: string
  /** Version that was read; another one by now raises `watch-note-changed`. */
  readonly expectedVersion: number
  readonly kind: NoteEventKind
  readonly note?: Note
  readonly state?: NoteState
  readonly text?: string | null
  /** With kind `restored`: the version that it is put back to, with its words, its state and who approved it. */
  readonly restore?: number
  /** With kind `checked`: the day on which the colleague found that it still holds. */
  readonly checkedOn?: IsoDate
}

export interface NoteSaved {
  readonly id: string
  readonly version: number
  readonly state: NoteState
  readonly event: string
}

/** A line of an order's checklist that a colleague has dealt with. */
export interface Tick {
  readonly order: string
  readonly note: string
  readonly requirement: string
  readonly state: 'done' | 'not-needed'
  /** Of the order's data and the note's version it was ticked on: another one now re-opens the line. */
  readonly fingerprint: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Instant
  readonly reason: string | null
}

/** What a colleague answered about an order, or about the firm when `order` is null. */
export interface FieldAnswer {
  readonly order: string | null
  readonly field: string
  readonly value: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Instant
}

/** Something told to a person, or in the watch channel, outside of an answer. Told once. */
export interface Notice {
  readonly id: string
  /** Whom: the owner's name as orders hold it, an actor's id, or the watch channel. */
  readonly to: { readonly kind: 'owner' | 'actor' | 'channel'; readonly key: string }
  readonly kind: 'note-proposed' | 'note-touches-orders' | 'check-overdue' | 'digest' | 'question-asked'
  readonly note: string | null
  readonly orders: readonly string[]
  /** Further words and figures that the notice is worded from. */
  readonly data: Readonly<Record<string, unknown>>
  readonly at: Instant
  readonly deliveredAt: Instant | null
}

export interface NewNotice extends Omit<Notice, 'id' | 'at' | 'deliveredAt'> {
  /** The same notice is made once, however often the work that makes it runs. */
  readonly key: string
}

/** How a person wants the weekly digest. */
export interface DigestWish {
  readonly actor: string
  readonly name: string
  readonly locale: Locale
  readonly muted: boolean
  /** No digest before this day. */
  readonly snoozedUntil: IsoDate | null
  /** ISO weekday, 1 for Monday. */
  readonly weekday: number
}

/** A question the watch could not answer, put to the colleagues. */
export interface WatchTask {
  readonly id: string
  readonly question: string
  readonly askedBy: { readonly id: string; readonly name: string }
  readonly at: Instant
  readonly closedAt: Instant | null
  /** The note that answered it. */
  readonly note: string | null
}

export interface WatchStore {
  /** Rises with every change of a note: what was read before it is out of date. One small query. */
  revision(): Promise<number>
  /** The notes that colleagues wrote or changed, in their latest version. */
  notes(): Promise<readonly WatchNote[]>
  note(id: string): Promise<WatchNote | null>
  history(id: string): Promise<readonly NoteEvent[]>
  /** The note as it was at a version; null when there was none. */
  versionOf(id: string, version: number): Promise<WatchNote | null>
  /**
   * A new note; its id is `note-` and the next free number, or `id` for one that comes from a file. Each write is one
   * transaction with its event and audit entry.
   */
  propose(note: Omit<Note, 'id'>, meta: WatchWrite, id?: string): Promise<NoteSaved>
  /**
   * Changes a note. A shipped one is taken over into the store at its first change: `shipped` gives it as it came.
   * Raises `watch-note-changed` when its version is another one.
   */
  change(change: NoteChange, shipped: Note | null, meta: WatchWrite): Promise<NoteSaved>
  ticks(order: string): Promise<readonly Tick[]>
  tick(tick: Omit<Tick, 'by' | 'at'>, meta: WatchWrite): Promise<Tick>
  untick(order: string, note: string, requirement: string, meta: WatchWrite): Promise<Tick | null>
  /** Answers for the order, and the firm's. */
  answers(order: string): Promise<readonly FieldAnswer[]>
  /** Null as value takes the answer back. Gives the value from before. */
  answer(order: string | null, field: string, value: string | null, meta: WatchWrite): Promise<string | null>
  /** Adds those not yet made; gives those added. */
  addNotices(notices: readonly NewNotice[], at: Instant): Promise<readonly Notice[]>
  /** Not yet delivered, oldest first. */
  openNotices(to: readonly Notice['to'][], limit: number): Promise<readonly Notice[]>
  /** Marks as delivered; true for the one that did it first, so that nobody is told twice. */
  deliver(id: string, at: Instant): Promise<boolean>
  digestWish(actor: string): Promise<DigestWish | null>
  digestWishes(): Promise<readonly DigestWish[]>
  wishDigest(wish: DigestWish, meta: WatchWrite): Promise<DigestWish | null>
  ask(question: string, meta: WatchWrite): Promise<WatchTask>
  tasks(limit: number): Promise<readonly WatchTask[]>
  closeTask(id: string, note: string | null, meta: WatchWrite): Promise<void>
}
