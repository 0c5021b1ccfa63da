/**
 * The checklist of an order: the fixed questions, theme by theme, each answered by the notes in force on the day that
 * matters, with the data used, what is missing, and what has to be had or done, by whom and by when.
 */

import { createHash } from 'node:crypto'
import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Evaluation, Reason, Truth } from './evaluate.ts'
import { evaluate } from './evaluate.ts'
import type { Library } from './library.ts'
import type { Requirement, Theme, WatchNote } from './note.ts'
import type { Situation } from './situation.ts'
import { type Moments, timeLimitDate } from './time-limits.ts'
import { type WatchLists, watchLists } from './watch-lists.ts'
import type { Tick } from './watch-store.ts'

export type ChecklistVerdict = 'applies' | 'does-not-apply' | 'cannot-conclude' | 'not-covered'

/** `reopened`: it was ticked, and the order or the note has changed since. */
export type ItemState = 'open' | 'done' | 'not-needed' | 'reopened'

/** A document or an act that an applying note asks for. */
export interface ChecklistItem {
  readonly note: WatchNote
  readonly requirement: Requirement
  /** Unknown when its own condition cannot be decided. */
  readonly truth: Exclude<Truth, 'no'>
  readonly missing: readonly string[]
  readonly lines: readonly string[]
  /** Null when the note gives no limit, or the order not the moment it counts from. */
  readonly due: IsoDate | null
  readonly state: ItemState
  readonly tick: Tick | null
  /** What a tick has to carry to count. */
  readonly fingerprint: string
  /** Goods may not leave before it is dealt with. */
  readonly isBlocking: boolean
}

export interface NoteAnswer {
  readonly note: WatchNote
  readonly truth: Truth
  readonly because: readonly Reason[]
  readonly missing: readonly string[]
  readonly lines: readonly string[]
  /** Announced by a date that no source shows to have been kept. */
  readonly isPlanned: boolean
  readonly items: readonly ChecklistItem[]
}

export interface ChecklistAnswer {
  readonly question: string
  readonly theme: Theme
  readonly verdict: ChecklistVerdict
  /** Those that apply first, then those that cannot be decided, then the others. */
  readonly notes: readonly NoteAnswer[]
  /** Fields to be known first, with the lines that lack them; empty lines for the order as a whole. */
  readonly missing: readonly { readonly field: string; readonly lines: readonly string[] }[]
}

export interface Checklist {
  readonly situation: Situation
  /** In the order of the fixed list; none is ever left out. */
  readonly answers: readonly ChecklistAnswer[]
  /** Each once, the soonest due first. */
  readonly items: readonly ChecklistItem[]
  /** Open items without which goods may not leave. */
  readonly blocking: readonly ChecklistItem[]
  /** Disagreements that applying notes declare. */
  readonly conflicts: readonly {
    readonly note: WatchNote
    readonly with: string | null
    readonly about: WatchNote['note']['title']
  }[]
}

export interface ChecklistOptions {
  readonly library: Library
  readonly situation: Situation
  readonly moments: Moments
  readonly ticks: readonly Tick[]
}

/** Answers every question of the fixed list. The same order, notes and ticks give the same checklist. */
export function checklist({ library, situation, moments, ticks }: ChecklistOptions): Checklist {
  const lists = watchLists()
  const notes = library.inForce(situation.date)
  const answered = new Map(
    notes.map((note) => [note.note.id, answerOf(note, { situation, moments, ticks, lists })]),
  )
  const answers = [...lists.questions].map(([question, { theme, needs }]): ChecklistAnswer => {
    const own = notes.flatMap(({ note }) => {
      const answer = note.answers.includes(question) ? answered.get(note.id) : undefined
      return answer ? [answer] : []
    })
    const lacking = lackingFields(needs, situation)
    return {
      question,
      theme,
      verdict: verdictOf(own, lacking.length > 0),
      notes: own.toSorted((a, b) => RANK[a.truth] - RANK[b.truth]),
      missing: [...lacking, ...missingOf(own, lacking, situation)],
    }
  })
  const applying = [...answered.values()].filter(({ truth }) => truth === 'yes')
  const items = applying.flatMap((answer) => answer.items).toSorted(byDueDate)
  return {
    situation,
    answers,
    items,
    blocking: items.filter(
      ({ isBlocking, state }) => isBlocking && (state === 'open' || state === 'reopened'),
    ),
    conflicts: applying.flatMap(({ note }) =>
      note.note.conflicts.map((conflict) => ({ note, with: conflict.with, about: conflict.about })),
    ),
  }
}

const RANK: Readonly<Record<Truth, number>> = { yes: 0, unknown: 1, no: 2 }

/** Data that a question needs come first: without them even a note that says "no" concludes nothing. */
function verdictOf(notes: readonly NoteAnswer[], lacksData: boolean): ChecklistVerdict {
  if (lacksData) return 'cannot-conclude'
  if (notes.length === 0) return 'not-covered'
  if (notes.some(({ truth }) => truth === 'yes')) return 'applies'
  return notes.some(({ truth }) => truth === 'unknown') ? 'cannot-conclude' : 'does-not-apply'
}

/** The needed fields that the order, or some of its lines, do not give. */
function lackingFields(needs: readonly string[], { fields, lines }: Situation): ChecklistAnswer['missing'] {
  return needs.flatMap((field) => {
    if (fields.has(field)) return []
    const lacking = lines.filter((line) => !line.fields.has(field))
    return lacking.length === 0 ? [] : [{ field, lines: lacking.flatMap((line) => line.lines) }]
  })
}

function missingOf(
  notes: readonly NoteAnswer[],
  lacking: ChecklistAnswer['missing'],
  { fields, lines }: Situation,
): ChecklistAnswer['missing'] {
  const known = new Set(lacking.map(({ field }) => field))
  const missing = new Set(notes.flatMap((answer) => (answer.truth === 'unknown' ? answer.missing : [])))
  return [...missing].flatMap((field) => {
    if (known.has(field)) return []
    const isOfLines =
      lines.some((line) => line.fields.has(field)) || watchLists().fields.get(field)?.from === 'line'
    const without = isOfLines && !fields.has(field) ? lines.filter((line) => !line.fields.has(field)) : []
    return [{ field, lines: without.flatMap((line) => line.lines) }]
  })
}

interface AnswerContext {
  readonly situation: Situation
  readonly moments: Moments
  readonly ticks: readonly Tick[]
  readonly lists: WatchLists
}

function answerOf(note: WatchNote, context: AnswerContext): NoteAnswer {
  const { situation, lists } = context
  const condition = note.note.appliesWhen
  const result: Evaluation =
    condition === null
      ? { truth: 'no', because: [], missing: [], lines: [] }
      : evaluate(condition, situation, lists.blocs)
  return {
    note,
    truth: result.truth,
    because: result.because,
    missing: result.missing,
    lines: result.lines,
    isPlanned: note.note.status === 'announced',
    items: result.truth === 'yes' ? itemsOf(note, result, context) : [],
  }
}

function itemsOf(
  note: WatchNote,
  of: Evaluation,
  { situation, moments, ticks, lists }: AnswerContext,
): readonly ChecklistItem[] {
  return note.note.requires.flatMap((requirement): readonly ChecklistItem[] => {
    const own =
      requirement.appliesWhen === null ? null : evaluate(requirement.appliesWhen, situation, lists.blocs)
    if (own?.truth === 'no') return []
    const due = requirement.by === null ? null : timeLimitDate(requirement.by, moments)
    const because = [...of.because, ...(own?.because ?? [])]
    const fingerprint = fingerprintOf({
      note: note.note.id,
      version: note.version,
      requirement,
      because,
      due,
    })
    const tick =
      ticks.find((each) => each.note === note.note.id && each.requirement === requirement.id) ?? null
    return [
      {
        note,
        requirement,
        truth: own?.truth ?? 'yes',
        missing: own?.missing ?? [],
        lines: own && own.lines.length > 0 ? own.lines : of.lines,
        due,
        state: tick === null ? 'open' : tick.fingerprint === fingerprint ? tick.state : 'reopened',
        tick,
        fingerprint,
        isBlocking: requirement.isBlocking && own?.truth !== 'unknown',
      },
    ]
  })
}

/** Changes with anything that the item was concluded from. */
function fingerprintOf(from: unknown): string {
  return createHash('sha256').update(JSON.stringify(from)).digest('hex').slice(0, 24)
}

function byDueDate(a: ChecklistItem, b: ChecklistItem): number {
  if (a.due === b.due) return Number(b.isBlocking) - Number(a.isBlocking)
  return a.due === null ? 1 : b.due === null ? -1 : a.due < b.due ? -1 : 1
}
