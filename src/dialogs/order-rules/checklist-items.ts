/** The lines of an order's checklist: their names, their states, and which one a person means. */

import type { Locale } from '../../domain/locale.ts'
import { plainLetters } from '../../domain/plain-letters.ts'
import { showDate } from '../../domain/wording.ts'
import type { ChecklistItem } from '../../knowledge/watch/checklist.ts'
import { watchLists } from '../../knowledge/watch/watch-lists.ts'
import { inLocale } from '../watch-wording.ts'

const LONGEST = 70

/** The document's name, else the act, short enough for a cell; with the note it comes from. */
export function itemName({ requirement, note }: ChecklistItem, locale: Locale): string {
  const document =
    requirement.document === null ? undefined : watchLists().documents.get(requirement.document)?.[locale]
  const name = document ?? shortened(inLocale(requirement.act, locale))
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} [${note.note.id}]`
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.lastIndexOf(' ', LONGEST)
  return `${text.slice(0, cut > 0 ? cut : LONGEST).replace(/[\s,;:]+$/, '')}…`
}

/** "fait par Nadia Benali le 12 mai 2026", "à faire", "rouvert : la commande ou la note a changé". */
export function stateWords({ state, tick }: ChecklistItem, locale: Locale): string {
  if (state === 'open' || tick === null) return { fr: 'à faire', en: 'to do' }[locale]
  const on = showDate(tick.at.slice(0, 10), locale)
  const why = tick.reason === null ? '' : ` (${tick.reason})`
  switch (state) {
    case 'done':
      return { fr: `fait, ${tick.by.name}, ${on}`, en: `done, ${tick.by.name}, ${on}` }[locale]
    case 'not-needed':
      return {
        fr: `non requis, ${tick.by.name}, ${on}${why}`,
        en: `not needed, ${tick.by.name}, ${on}${why}`,
      }[locale]
    case 'reopened':
      return {
        fr: `rouvert : la commande ou la note a changé depuis le ${on}`,
        en: `reopened: the order or the note has changed since ${on}`,
      }[locale]
  }
}

/** Stands for a line in words and buttons: `turkey-atr/atr`. */
export function itemKey({ note, requirement }: ChecklistItem): string {
  return `${note.note.id}/${requirement.id}`
}

/** The lines that the words may mean: by key, by document, by note or by words of the act; all when nothing is named. */
export function itemsNamed(items: readonly ChecklistItem[], words: string): readonly ChecklistItem[] {
  const wanted = fold(words)
  const exact = items.filter((item) => fold(itemKey(item)) === wanted)
  if (exact.length > 0) return exact
  const named = items.filter((item) =>
    namesOf(item).some((name) => wanted.includes(name) || name.includes(wanted)),
  )
  if (named.length > 0) return named
  const parts = wanted.split(' ').filter((part) => part.length > 3)
  return items.filter((item) => {
    const text = namesOf(item).join(' ')
    return parts.length > 0 && parts.every((part) => text.includes(part))
  })
}

function namesOf({ note, requirement }: ChecklistItem): readonly string[] {
  const document =
    requirement.document === null ? undefined : watchLists().documents.get(requirement.document)
  const words = [
    requirement.document ?? '',
    document?.fr ?? '',
    document?.en ?? '',
    requirement.act.fr ?? '',
    requirement.act.en ?? '',
    note.note.id,
  ]
  return words.map(fold).filter((word) => word.length > 1)
}

/** Without accents, case and signs, so that "A.TR", "atr" and "A TR" are one. */
function fold(text: string): string {
  return plainLetters(text)
    .replaceAll('.', '')
    .replaceAll(/[^a-z0-9/]+/g, ' ')
    .trim()
}
