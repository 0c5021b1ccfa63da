/** The state of the watch as a grid of themes and blocs, with its gaps to ask about and what waits for a colleague. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Block, TableBlock, TableCell } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { showCount } from '../../domain/wording.ts'
import { THEMES, type WatchNote } from '../../knowledge/watch/note.ts'
import type { FreshnessCell, WatchFreshness } from '../../knowledge/watch/watch-freshness.ts'
import { watchLists } from '../../knowledge/watch/watch-lists.ts'
import type { WatchTask } from '../../knowledge/watch/watch-store.ts'
import type { DraftContent } from '../define-dialog.ts'
import { noteTitle, overdueSince, THEME_TITLES } from '../watch-wording.ts'
import { askColleaguesAction, showNoteAction, text, watchDraft } from './note-wording.ts'

const MOST_LISTED = 8

export function stateAnswer(
  { freshness, questions }: { readonly freshness: WatchFreshness; readonly questions: readonly WatchTask[] },
  today: IsoDate,
  locale: Locale,
): DraftContent {
  const gaps = freshness.cells.filter(({ state }) => state !== 'fresh')
  const blocks: Block[] = [
    text(summaryOf(freshness, gaps.length, locale), locale, gaps.length > 0 ? 'warning' : 'good'),
    grid(freshness, locale),
  ]
  blocks.push(
    ...listed(
      { fr: 'Contrôles en retard', en: 'Overdue checks' }[locale],
      freshness.overdue,
      (found) =>
        `${found.note.id} · ${noteTitle(found.note, locale)} · ${overdueSince(found, today, locale) ?? ''}`,
      locale,
    ),
  )
  blocks.push(
    ...listed(
      { fr: 'Notes proposées, à approuver', en: 'Proposed notes, to approve' }[locale],
      freshness.proposed,
      (found) => `${found.note.id} · ${noteTitle(found.note, locale)} · ${found.author?.name ?? ''}`,
      locale,
    ),
  )
  blocks.push(
    ...listed(
      { fr: 'Questions sans réponse', en: 'Open questions' }[locale],
      questions,
      (task) => `${task.question} (${task.askedBy.name})`,
      locale,
    ),
  )
  const gap = gaps.find(({ state }) => state === 'none') ?? gaps[0]
  const shown = [...freshness.proposed, ...freshness.overdue]
    .slice(0, 2)
    .map((found: WatchNote) => showNoteAction(found, locale))
  return watchDraft(blocks, [
    ...(gap === undefined ? [] : [askColleaguesAction(gapQuestion(gap, locale), locale)]),
    ...shown,
  ])
}

function summaryOf({ cells, days }: WatchFreshness, gaps: number, locale: Locale): string {
  if (gaps === 0)
    return {
      fr: `La veille est à jour : chaque case a une note de moins de ${days} jours.`,
      en: `The watch is up to date: every cell has a note younger than ${days} days.`,
    }[locale]
  return {
    fr: `${gaps} cases sur ${cells.length} n’ont pas de note approuvée de moins de ${days} jours. ✓ à jour, ! plus ancien, – rien.`,
    en: `${gaps} of ${cells.length} cells have no approved note younger than ${days} days. ✓ fresh, ! older, – none.`,
  }[locale]
}

const MARKS: Readonly<Record<FreshnessCell['state'], string>> = { fresh: '✓', stale: '!', none: '–' }
const TONES: Readonly<Record<FreshnessCell['state'], TableCell['tone']>> = {
  fresh: 'good',
  stale: 'warning',
  none: 'attention',
}

/** Rows are blocs, columns themes; each cell has its mark and the number of notes in force. */
function grid({ cells }: WatchFreshness, locale: Locale): TableBlock {
  const rows = [...watchLists().blocs].map(([bloc, { title }]): readonly TableCell[] => [
    { text: title[locale] },
    ...THEMES.map((theme): TableCell => {
      const cell = cells.find((each) => each.bloc === bloc && each.theme === theme)
      const state = cell?.state ?? 'none'
      const tone = TONES[state]
      return {
        text: cell && cell.notes > 0 ? `${MARKS[state]} ${cell.notes}` : MARKS[state],
        ...(tone === undefined ? {} : { tone }),
      }
    }),
  ])
  return {
    kind: 'table',
    columns: [
      { label: { fr: 'Zone', en: 'Bloc' }[locale], align: 'start' },
      ...THEMES.map((theme) => ({ label: THEME_TITLES[theme][locale], align: 'end' as const })),
    ],
    rows,
  }
}

function listed<T>(
  title: string,
  all: readonly T[],
  words: (each: T) => string,
  locale: Locale,
): readonly Block[] {
  if (all.length === 0) return []
  const count = showCount(all.length, 'note', 'notes', locale).split(' ')[0] ?? String(all.length)
  return [
    {
      kind: 'list',
      title: typeset(`${title} (${count})`, locale),
      items: all.slice(0, MOST_LISTED).map((each) => ({ text: typeset(words(each), locale) })),
    },
  ]
}

function gapQuestion({ theme, bloc }: FreshnessCell, locale: Locale): string {
  const where = watchLists().blocs.get(bloc)?.title[locale] ?? bloc
  const what = THEME_TITLES[theme][locale]
  return {
    fr: `que savez-vous de récent, ${where}, ${what} ?`,
    en: `what do you know that is recent, ${where}, ${what}?`,
  }[locale]
}
