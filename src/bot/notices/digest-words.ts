/** The weekly digest of the watch: what is in it, and how it reads. */

import { watchDraft } from '../../dialogs/watch/note-wording.ts'
import { noteTitle, overdueSince } from '../../dialogs/watch-wording.ts'
import type { Instant, IsoDate } from '../../domain/calendar-date.ts'
import type { Action, Block, Draft } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { showDate } from '../../domain/wording.ts'
import type { Library } from '../../knowledge/watch/library.ts'
import type { NoteEvent, Notice, WatchTask } from '../../knowledge/watch/watch-store.ts'

const PARTS = ['approved', 'changed', 'ended', 'overdue', 'questions'] as const
type Part = (typeof PARTS)[number]

/** What a digest says, in the person's language: kept in the notice, worded when it is delivered. */
export type DigestData = Readonly<Record<Part, readonly string[]>> & { readonly since: IsoDate }

export interface DigestSources {
  readonly library: Library
  /** Of notes that colleagues wrote or changed, by note. */
  readonly events: ReadonlyMap<string, readonly NoteEvent[]>
  readonly tasks: readonly WatchTask[]
  /** What happened after it is told. */
  readonly since: Instant
  readonly today: IsoDate
}

/** Gathers what happened since; null when there is nothing to tell. */
export function gatherDigest(sources: DigestSources, locale: Locale): DigestData | null {
  const { library, events, tasks, since, today } = sources
  const firstDay = since.slice(0, 10)
  const parts: Record<Part, string[]> = { approved: [], changed: [], ended: [], overdue: [], questions: [] }
  for (const found of library.notes) {
    const { note, state, approved } = found
    const line = `${note.id} · ${noteTitle(note, locale)}`
    const standing = library.standing(note.id, today)
    const until = standing.kind === 'ended' || standing.kind === 'superseded' ? standing.until : null
    if (state === 'approved' && approved !== null && approved.at > since) {
      parts.approved.push(`${line} (${approved.by})`)
    } else if (events.get(note.id)?.some(({ at, kind }) => at > since && CHANGES.has(kind))) {
      parts.changed.push(line)
    }
    if (until !== null && until >= firstDay && until < today) {
      parts.ended.push(`${line} · ${showDate(until, locale)}`)
    }
    const overdue = state === 'approved' ? overdueSince(found, today, locale) : null
    if (overdue !== null && (note.checkAgain ?? '') >= firstDay) parts.overdue.push(`${line} · ${overdue}`)
  }
  for (const { question, askedBy } of tasks) parts.questions.push(`${question} (${askedBy.name})`)
  return PARTS.every((part) => parts[part].length === 0) ? null : { ...parts, since: firstDay }
}

const CHANGES: ReadonlySet<string> = new Set([
  'edited',
  'restored',
  'withdrawn',
  'superseded',
  'not-relevant',
])

const TITLES: Readonly<Record<Part, Readonly<Record<Locale, string>>>> = {
  approved: { fr: 'Notes approuvées', en: 'Notes approved' },
  changed: { fr: 'Notes modifiées', en: 'Notes changed' },
  ended: { fr: 'Notes qui ont pris fin', en: 'Notes that ended' },
  overdue: { fr: 'À revérifier', en: 'To be checked again' },
  questions: { fr: 'Questions sans réponse', en: 'Open questions' },
}

const MOST_LINES = 10

/** The digest as it reads; null when its data cannot be read. */
export function digestDraft({ data }: Notice, locale: Locale): Omit<Draft, 'locale'> | null {
  const since = data['since']
  if (typeof since !== 'string') return null
  const lead = {
    fr: `Votre résumé de la veille depuis le ${showDate(since, locale)}.`,
    en: `Your digest of the watch since ${showDate(since, locale)}.`,
  }[locale]
  const blocks: Block[] = [{ kind: 'text', text: lead }]
  for (const part of PARTS) {
    const lines = data[part]
    if (!Array.isArray(lines) || lines.length === 0) continue
    const items = lines
      .slice(0, MOST_LINES)
      .map((line) => ({ text: typeset(String(line), locale), quoted: true }))
    const rest = lines.length - items.length
    const more = { fr: `et ${rest} autres`, en: `and ${rest} more` }[locale]
    blocks.push({
      kind: 'list',
      title: TITLES[part][locale],
      items: rest > 0 ? [...items, { text: more, quoted: true }] : items,
    })
  }
  const actions: readonly Action[] = [
    {
      label: { fr: 'Quoi de neuf ce mois-ci ?', en: 'What changed this month?' }[locale],
      say: { fr: 'quoi de neuf ce mois-ci dans la veille ?', en: 'what changed in the watch this month?' }[
        locale
      ],
    },
    {
      label: { fr: 'Couper le résumé', en: 'Mute the digest' }[locale],
      say: { fr: 'coupe le résumé de veille', en: 'mute the watch digest' }[locale],
    },
  ]
  return watchDraft(blocks, actions)
}
