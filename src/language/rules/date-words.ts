/** Names of months, weekdays and spans of time, and small steps through a message that speaks of dates. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Locale } from '../../domain/locale.ts'
import { numberWord, ordinalWord } from './numbers.ts'
import type { Word } from './said.ts'
import { wordFile } from './word-files.ts'

/** What reading dates depends on: the words, what day it is, and the language of the message. */
export interface DateText {
  readonly words: readonly Word[]
  readonly today: IsoDate
  readonly locale: Locale
}

export type SpanUnit = 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year'

/** What a rule found at a word: how many words it took, and the days it names. */
export interface DateRead {
  readonly count: number
  readonly from: IsoDate
  readonly to: IsoDate
  /** The one day meant when a day is asked for. */
  readonly date: IsoDate
  /** Other days the same words may mean, the likeliest first. */
  readonly others: readonly IsoDate[]
  /** `edge` is a named end of a period, such as "fin mars": a day that also stands for its surroundings. */
  readonly kind: 'day' | 'edge' | 'period'
  /** For a period: what it is counted in, so that its end is the right day. */
  readonly unit?: SpanUnit
}

interface Names {
  readonly months: Readonly<Record<Locale, ReadonlyMap<string, number>>>
  readonly weekdays: Readonly<Record<Locale, ReadonlyMap<string, number>>>
  readonly spans: ReadonlyMap<string, SpanUnit>
}

let names: Names | null = null

function known(): Names {
  if (names) return names
  const { months, weekdays, spans } = wordFile('calendar')
  const numbered = (forms: readonly (readonly string[])[]) =>
    new Map(forms.flatMap((each, index) => each.map((form) => [form, index + 1] as const)))
  const units = new Map<string, SpanUnit>()
  for (const [unit, forms] of Object.entries(spans)) {
    for (const form of [...forms.fr, ...forms.en]) units.set(form, unit as SpanUnit)
  }
  names = {
    months: { fr: numbered(months.fr), en: numbered(months.en) },
    weekdays: { fr: numbered(weekdays.fr), en: numbered(weekdays.en) },
    spans: units,
  }
  return names
}

/** Full names count in either language; short ones only in the language of the message ("mar" is Tuesday or March). */
function named(
  maps: Readonly<Record<Locale, ReadonlyMap<string, number>>>,
  word: string,
  locale: Locale,
): number | undefined {
  const own = maps[locale].get(word)
  if (own !== undefined || word.length <= 3) return own
  return maps[locale === 'fr' ? 'en' : 'fr'].get(word)
}

/** The month 1 to 12 that a word names. English "may" counts only beside words that speak of dates. */
export function monthAt(text: DateText, at: number): number | undefined {
  const word = wordAt(text, at)
  if (word === 'sept' && text.locale === 'fr' && numberedThing(text, at + 1)) return undefined
  return named(known().months, word, text.locale)
}

function numberedThing(text: DateText, at: number): boolean {
  return spanAt(text, at) !== undefined
}

/** The weekday 1 (Monday) to 7 that a word names. Short French forms ("mer", "jeu") only before a day number. */
export function weekdayAt(text: DateText, at: number): number | undefined {
  const word = wordAt(text, at)
  const weekday = named(known().weekdays, word, text.locale)
  if (weekday === undefined || word.length > 4) return weekday
  const short = text.locale === 'fr' || word === 'sun' || word === 'sat' || word === 'mon' || word === 'wed'
  return short && !/^\d{1,2}$/.test(wordAt(text, at + 1)) && text.words.length > 2 ? undefined : weekday
}

/** Words beside figures and names of the calendar with which some way of naming a day begins. */
const LEADS =
  'le la les l the a au aux du de d un une ce cet cette ces this that next last past previous coming following current on in within dans sous il y ca voici voila en entre between from depuis since fin end late close debut start beginning early mi milieu mid middle mid eom eow eoq eoy demain hier avant apres avanthier apresdemain aujourd today tonight tomorrow yesterday day lendemain week weekend semaine sem s w cw kw wk t q h half une demi quinzaine huitaine environ about around another encore first second third premier premiere deuxieme prochain prochaine upcoming'.split(
    ' ',
  )

let starters: ReadonlySet<string> | null = null

/** Whether some way of naming a day may begin at a word: most words begin none, and need no rule tried. */
export function mayBegin(text: DateText, at: number): boolean {
  const word = wordAt(text, at)
  if (word === '' || (word >= '0' && word <= '9~')) return word !== ''
  if (!starters) {
    const { months, weekdays, spans } = known()
    const names = [
      ...LEADS,
      ...months.fr.keys(),
      ...months.en.keys(),
      ...weekdays.fr.keys(),
      ...weekdays.en.keys(),
    ]
    starters = new Set([...names, ...spans.keys()])
  }
  return starters.has(word) || numberWord(word) !== undefined || ordinalWord(word) !== undefined
}

export function spanAt(text: DateText, at: number): SpanUnit | undefined {
  return known().spans.get(wordAt(text, at))
}

/** The word at a place, `''` past the end. */
export function wordAt(text: DateText, at: number): string {
  return text.words[at]?.text ?? ''
}

const split = new Map<string, readonly string[]>()

/** Whether the words at a place are one of these phrases, and how many words it has; 0 when they are none. */
export function follows(text: DateText, at: number, phrases: readonly string[]): number {
  const first = text.words[at]?.text
  if (first === undefined) return 0
  for (const phrase of phrases) {
    if (!phrase.startsWith(first)) continue
    let parts = split.get(phrase)
    if (!parts) {
      parts = phrase.split(' ')
      split.set(phrase, parts)
    }
    if (parts.every((part, index) => wordAt(text, at + index) === part)) return parts.length
  }
  return 0
}

/** How many of the words from a place on are among `small`, `most` at the most. */
export function skipped(text: DateText, at: number, small: ReadonlySet<string>, most = 3): number {
  let count = 0
  while (count < most && small.has(wordAt(text, at + count))) count++
  return count
}

/** A single day. */
export function dayRead(count: number, date: IsoDate, others: readonly IsoDate[] = []): DateRead {
  return { count, from: date, to: date, date, others, kind: 'day' }
}
