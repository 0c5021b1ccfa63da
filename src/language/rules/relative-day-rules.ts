/** Days counted from today: "demain", "jeudi prochain", "dans 3 semaines", "il y a deux jours", "in ten days", "J+3". */

import { addDays, type IsoDate, isoWeekday } from '../../domain/calendar-date.ts'
import { addMonths, addWorkdays, isoWeekSpan, weekdayFrom, weekSpan } from './date-arithmetic.ts'
import {
  type DateRead,
  type DateText,
  dayRead,
  follows,
  type SpanUnit,
  spanAt,
  weekdayAt,
  wordAt,
} from './date-words.ts'
import { cardinalAt } from './numbers.ts'
import { weekNumberAt } from './week-rules.ts'

/** Longer expressions first. */
const DAY_WORDS: readonly (readonly [phrase: string, days: number])[] = [
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
  ['avant hier', -2],
  ['avanthier', -2],
  ['apres demain', 2],
  ['apresdemain', 2],
  ['le lendemain', 1],
  ['lendemain', 1],
  ['the next day', 1],
  ['the following day', 1],
  ['aujourd hui', 0],
  ['ce soir', 0],
  ['ce matin', 0],
  ['cet apres midi', 0],
  ['ce jour', 0],
  ['demain', 1],
  ['hier', -1],
  ['today', 0],
  ['tonight', 0],
  ['this morning', 0],
  ['this afternoon', 0],
  ['this evening', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
]

const byFirstWord = Map.groupBy(
  DAY_WORDS.map(([phrase, days]) => ({ phrase: [phrase], days })),
  ({ phrase }) => phrase[0]?.split(' ')[0] ?? '',
)

/** "demain", "today", "J+3", "D+2". */
export function namedDay(text: DateText, at: number): DateRead | null {
  for (const { phrase, days } of byFirstWord.get(wordAt(text, at)) ?? []) {
    const count = follows(text, at, phrase)
    if (count > 0) return dayRead(count, addDays(text.today, days))
  }
  const plus = text.words[at + 1]
  if (
    /^[jd]$/.test(wordAt(text, at)) &&
    (plus?.gap === '+' || plus?.gap === '-') &&
    /^\d{1,3}$/.test(plus.text)
  ) {
    return dayRead(2, addDays(text.today, Number(plus.gap + plus.text)))
  }
  return null
}

const NEXT = ['prochain', 'prochaine', 'suivant', 'suivante', 'qui vient', 'en huit', 'd apres']
const LAST = ['dernier', 'derniere', 'passe', 'passee', 'precedent']
/** Weeks named after a weekday, by how many weeks they lie from this one. */
const WEEKS: readonly (readonly [shift: number, phrases: readonly string[]])[] = [
  [
    1,
    [
      'de la semaine prochaine',
      'la semaine prochaine',
      'semaine prochaine',
      'of next week',
      'next week',
      'week',
    ],
  ],
  [0, ['de cette semaine', 'cette semaine', 'of this week', 'this week']],
  [-1, ['de la semaine derniere', 'la semaine derniere', 'semaine derniere', 'of last week', 'last week']],
]
/** Weeks named before a weekday: "la semaine prochaine vendredi", "next week on Friday". */
const WEEKS_BEFORE: readonly (readonly [shift: number, phrases: readonly string[]])[] = [
  [1, ['la semaine prochaine', 'semaine prochaine', 'next week']],
  [0, ['cette semaine', 'this week']],
  [-1, ['la semaine derniere', 'semaine derniere', 'last week']],
]

/** "jeudi", "ce jeudi", "jeudi prochain", "next Thursday", "last Friday", "lundi de la semaine 14". */
export function weekday(text: DateText, at: number): DateRead | null {
  const lead = wordAt(text, at)
  const direct = weekdayAt(text, at)
  const english = direct === undefined ? weekdayAt(text, at + 1) : undefined
  if (direct !== undefined) return weekdayAndAfter(text, at, direct)
  if (english === undefined) return null
  if (lead === 'next') return upcoming(text.today, english, 2)
  if (lead === 'last' || lead === 'past') return dayRead(2, before(text.today, english))
  if (lead === 'this' || lead === 'coming' || lead === 'ce' || lead === 'on') {
    const rest = weekdayAndAfter(text, at + 1, english)
    return { ...rest, count: rest.count + 1 }
  }
  return null
}

/** "next week Friday", "la semaine prochaine, vendredi", "this week on Tuesday". */
export function weekThenWeekday(text: DateText, at: number): DateRead | null {
  for (const [shift, phrases] of WEEKS_BEFORE) {
    const count = follows(text, at, phrases)
    if (count === 0) continue
    const small = follows(text, at + count, ['on', 'le'])
    const day = weekdayAt(text, at + count + small)
    if (day === undefined) return null
    return dayRead(count + small + 1, addDays(weekSpan(text.today).from, 7 * shift + day - 1))
  }
  return null
}

function weekdayAndAfter(text: DateText, at: number, day: number): DateRead {
  const after = at + 1
  const monday = weekSpan(text.today).from
  for (const [shift, phrases] of WEEKS) {
    const count = follows(text, after, phrases)
    if (count > 0) return dayRead(1 + count, addDays(monday, 7 * shift + day - 1))
  }
  const inEight = follows(text, after, ['en huit'])
  if (inEight > 0) return dayRead(1 + inEight, addDays(weekdayFrom(text.today, day), 7))
  const inFifteen = follows(text, after, ['en quinze'])
  if (inFifteen > 0) return dayRead(1 + inFifteen, addDays(weekdayFrom(text.today, day), 14))
  const next = follows(text, after, NEXT)
  if (next > 0) return upcoming(text.today, day, 1 + next)
  const last = follows(text, after, LAST)
  if (last > 0) return dayRead(1 + last, before(text.today, day))
  const ofWeek = follows(text, after, ['de la', 'of the', 'of', 'de', 'en'])
  const week = weekNumberAt(text, after + ofWeek)
  const span = week ? isoWeekSpan(week.year, week.week) : null
  if (week && span) return dayRead(1 + ofWeek + week.count, addDays(span.from, day - 1))
  const coming = weekdayFrom(text.today, day)
  if (coming !== text.today || /^(ce|this)$/.test(wordAt(text, at - 1))) return dayRead(1, coming)
  // Said on that very weekday: people would say "today", so the next one is likelier.
  return dayRead(1, addDays(coming, 7), [coming])
}

/** The same weekday of next week. When this week still has one, some people mean that one. */
function upcoming(today: IsoDate, day: number, count: number): DateRead {
  const date = addDays(weekSpan(today).from, 6 + day)
  const sooner = addDays(date, -7)
  return dayRead(count, date, sooner > today ? [sooner] : [])
}

function before(today: IsoDate, day: number): IsoDate {
  return addDays(today, -((isoWeekday(today) - day + 7) % 7 || 7))
}

const AHEAD = [
  'd ici a',
  'd ici environ',
  'd ici',
  'dans environ',
  'dans',
  'sous',
  'in about',
  'in',
  'within',
]
const ABOUT = new Set(['environ', 'about', 'around', 'the', 'les', 'next', 'another', 'encore', 'ces'])
const WORKING = ['ouvres', 'ouvrables', 'ouvre', 'travailles', 'working', 'business', 'work']

interface Stretch {
  readonly count: number
  readonly amount: number
  readonly unit: SpanUnit
  readonly working: boolean
}

/** "3 semaines", "ten working days", "une quinzaine de jours", "a fortnight". */
export function stretchAt(text: DateText, at: number): Stretch | null {
  let next = at
  while (next < at + 2 && ABOUT.has(wordAt(text, next))) next++
  const half = follows(text, next, ['une demi', 'half a'])
  if (half > 0) return null
  const number = cardinalAt(text.words, next, true)
  if (number) next += number.count
  const single = spanAt(text, next) === 'fortnight' || wordAt(text, next) === 'huitaine'
  if (!number && !single) return null
  if (/^(de|d|of)$/.test(wordAt(text, next))) next++
  const early = WORKING.includes(wordAt(text, next))
  if (early) next++
  const unit = spanAt(text, next)
  if (!unit || (wordAt(text, next).length === 1 && !text.words[next]?.glued && !number)) return null
  next++
  // "une quinzaine de jours"
  if (unit === 'fortnight') next += follows(text, next, ['de jours', 'jours'])
  const late = WORKING.includes(wordAt(text, next))
  if (late) next++
  return { count: next - at, amount: number?.value ?? 1, unit, working: early || late }
}

/** A date some stretch of time away; earlier when `direction` is -1. Null beyond the calendar. */
export function stretchFrom(date: IsoDate, stretch: Stretch, direction: 1 | -1): IsoDate | null {
  const amount = stretch.amount * direction
  if (Math.abs(amount) > 2000) return null
  if (stretch.unit === 'day') return stretch.working ? addWorkdays(date, amount) : addDays(date, amount)
  if (stretch.unit === 'week') return addDays(date, amount * 7)
  if (stretch.unit === 'fortnight') return addDays(date, amount * 14)
  const months = { month: 1, quarter: 3, year: 12 }[stretch.unit]
  return addMonths(date, amount * months)
}

/** "dans 3 semaines", "il y a deux jours", "in ten days", "two weeks ago", "3 weeks from now", "a week from Monday". */
export function counted(text: DateText, at: number): DateRead | null {
  const ago = follows(text, at, ['il y a', 'y a', 'ca fait', 'voici', 'voila'])
  if (ago > 0) return away(text, at, ago, -1)
  const ahead = follows(text, at, AHEAD)
  if (ahead > 0) return away(text, at, ahead, 1)
  const stretch = stretchAt(text, at)
  if (!stretch) return null
  const after = at + stretch.count
  const back = follows(text, after, ['ago'])
  if (back > 0) return stretched(text, stretch, -1, stretch.count + back)
  const on = follows(text, after, [
    'from now',
    'from today',
    'hence',
    'a compter d aujourd hui',
    'a partir d aujourd hui',
    'a partir de maintenant',
    'a compter de ce jour',
  ])
  if (on > 0) return stretched(text, stretch, 1, stretch.count + on)
  const fromDay = follows(text, after, ['from', 'after'])
  const base = fromDay > 0 ? (namedDay(text, after + fromDay) ?? weekday(text, after + fromDay)) : null
  const date = base ? stretchFrom(base.date, stretch, 1) : null
  return base && date ? dayRead(stretch.count + fromDay + base.count, date) : null
}

function away(text: DateText, at: number, lead: number, direction: 1 | -1): DateRead | null {
  const stretch = stretchAt(text, at + lead)
  return stretch ? stretched(text, stretch, direction, lead + stretch.count) : null
}

function stretched(text: DateText, stretch: Stretch, direction: 1 | -1, count: number): DateRead | null {
  const date = stretchFrom(text.today, stretch, direction)
  return date ? dayRead(count, date) : null
}
