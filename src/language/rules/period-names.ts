/** Stretches of the calendar by their names: "semaine 14", "le mois prochain", "T2 2026", "the last 10 days". */

import { addDays, type IsoDate } from '../../domain/calendar-date.ts'
import {
  type DateSpan,
  isoWeekSpan,
  monthOf,
  monthSpan,
  quarterOf,
  quarterSpan,
  weekSpan,
  yearOf,
} from './date-arithmetic.ts'
import { type DateText, follows, monthAt, type SpanUnit, skipped, spanAt, wordAt } from './date-words.ts'
import { dayAndMonth, dayOfMonth, numericDate, yearAt } from './day-rules.ts'
import { cardinalAt, ordinalWord } from './numbers.ts'
import { stretchAt, stretchFrom } from './relative-day-rules.ts'
import { weekNumberAt } from './week-rules.ts'

/** Days from a first to a last, with the unit they are counted in and how many words name them. */
export interface Period extends DateSpan {
  readonly count: number
  readonly unit: SpanUnit
}

/** Small words between the parts of a name. */
export const SMALL = new Set(['de', 'du', 'd', 'des', 'la', 'le', 'l', 'of', 'the', 'in', 'en', 'a', 'au'])
const NEXT = /^(prochaine?s?|suivante?s?)$/
const LAST = /^(derniere?s?|passee?s?|precedente?s?)$/

/** The week, month, quarter or year `shift` steps from now. */
export function current(today: IsoDate, unit: SpanUnit, shift: number, count: number): Period {
  if (unit === 'week') {
    const { from, to } = weekSpan(addDays(today, 7 * shift))
    return { from, to, unit, count }
  }
  if (unit === 'month') return { ...monthSpan(yearOf(today), monthOf(today) + shift), unit, count }
  if (unit === 'quarter') return { ...quarterSpan(yearOf(today), quarterOf(today) + shift), unit, count }
  const year = yearOf(today) + shift
  return { from: `${year}-01-01`, to: `${year}-12-31`, unit: 'year', count }
}

/** The period named at a word; null when none is. */
export function periodAt(text: DateText, at: number): Period | null {
  return (
    weekOf(text, at) ??
    nthWeekOfMonth(text, at) ??
    shifted(text, at) ??
    severalSpans(text, at) ??
    quarter(text, at) ??
    halfYear(text, at) ??
    numericMonth(text, at) ??
    month(text, at) ??
    weekEnd(text, at)
  )
}

/** "semaine 14", "semaine du 23 mars", "week commencing 23 March". */
function weekOf(text: DateText, at: number): Period | null {
  const numbered = weekNumberAt(text, at)
  if (numbered) {
    const span = isoWeekSpan(numbered.year, numbered.week)
    return span && { ...span, unit: 'week', count: numbered.count }
  }
  if (!WEEK_NAMES.has(wordAt(text, at))) return null
  const lead = follows(text, at + 1, WEEK_LEADS)
  if (lead === 0) return null
  const next = at + 1 + lead
  // "du 23" and "of the 23rd" need their article to be read as a day.
  const day = dayAndMonth(text, next) ?? numericDate(text, next) ?? dayOfMonth(text, next - 1)
  if (!day) return null
  const dayEnd = dayAndMonth(text, next) || numericDate(text, next) ? next + day.count : next - 1 + day.count
  return { ...weekSpan(day.date), unit: 'week', count: dayEnd - at }
}

const WEEK_NAMES = new Set(['semaine', 'week', 'w', 'wk', 'sem'])
const WEEK_LEADS = [
  'du',
  'of the',
  'of',
  'commencing on',
  'commencing',
  'beginning on',
  'beginning',
  'starting on',
  'starting',
  'c',
]

/** "la deuxième semaine d'avril", "last week of March": weeks whose Thursday lies in the month. */
function nthWeekOfMonth(text: DateText, at: number): Period | null {
  const word = wordAt(text, at)
  const last = word === 'last' || word === 'derniere'
  const figure = cardinalAt(text.words, at)
  const rank = ordinalWord(word) ?? (figure && text.words[at + 1]?.glued ? figure.value : undefined)
  if (!last && rank === undefined) return null
  let next = at + 1 + (ordinalWord(word) === undefined && !last ? 1 : 0)
  if (spanAt(text, next) !== 'week') return null
  next++
  next += skipped(text, next, SMALL)
  const within = month(text, next)
  if (!within) return null
  const first = weekSpan(addDays(within.from, 3)).from
  const span = last ? weekSpan(addDays(within.to, -3)) : weekSpan(addDays(first, 7 * ((rank ?? 1) - 1)))
  return { ...span, unit: 'week', count: next - at + within.count }
}

/** "cette semaine", "le mois prochain", "next quarter", "last year", "the week after next". */
function shifted(text: DateText, at: number): Period | null {
  const word = wordAt(text, at)
  const unit = spanAt(text, at)
  if (unit && unit !== 'day' && unit !== 'fortnight' && word.length > 2) {
    const afterNext = follows(text, at + 1, ['after next', 'd apres la prochaine'])
    if (afterNext > 0) return current(text.today, unit, 2, 1 + afterNext)
    const after = wordAt(text, at + 1)
    if (NEXT.test(after) || follows(text, at + 1, ['qui vient', 'd apres']) > 0) {
      const count = NEXT.test(after) ? 2 : 3
      return current(text.today, unit, 1, count)
    }
    if (LAST.test(after)) return current(text.today, unit, -1, 2)
    if (follows(text, at + 1, ['en cours']) > 0) return current(text.today, unit, 0, 3)
    return null
  }
  const inner = spanAt(text, at + 1)
  if (!inner || inner === 'day' || inner === 'fortnight' || wordAt(text, at + 1).length < 3) return null
  const shift = SHIFTS[word]
  if (shift === undefined) return null
  const trailing = /^ci$/.test(wordAt(text, at + 2)) ? 1 : 0
  if (NEXT.test(wordAt(text, at + 2)) || LAST.test(wordAt(text, at + 2))) return null
  return current(text.today, inner, shift, 2 + trailing)
}

const SHIFTS: Readonly<Record<string, number>> = {
  coming: 1,
  upcoming: 1,
  ce: 0,
  cet: 0,
  cette: 0,
  this: 0,
  current: 0,
  next: 1,
  following: 1,
  last: -1,
  past: -1,
  previous: -1,
}

/** "les 10 derniers jours", "the next two weeks", "last 3 months". */
function severalSpans(text: DateText, at: number): Period | null {
  const forward = /^(next|coming)$/.test(wordAt(text, at))
  if (forward || /^(last|past)$/.test(wordAt(text, at))) {
    const stretch = stretchAt(text, at + 1)
    return stretch && cardinalAt(text.words, at + 1)
      ? spanned(text, stretch, forward ? 1 : -1, 1 + stretch.count)
      : null
  }
  const number = cardinalAt(text.words, at)
  if (!number) return null
  const way = wordAt(text, at + number.count)
  const direction = NEXT.test(way) ? 1 : LAST.test(way) ? -1 : 0
  const unit = spanAt(text, at + number.count + 1)
  if (direction === 0 || !unit) return null
  const stretch = { count: 0, amount: number.value, unit, working: false }
  return spanned(text, stretch, direction, number.count + 2)
}

function spanned(
  text: DateText,
  stretch: NonNullable<ReturnType<typeof stretchAt>>,
  direction: 1 | -1,
  count: number,
): Period | null {
  const other = stretchFrom(text.today, stretch, direction)
  if (!other) return null
  return direction === 1
    ? { from: text.today, to: other, unit: 'day', count }
    : { from: other, to: text.today, unit: 'day', count }
}

/** "T2", "Q2 2026", "2e trimestre", "second quarter". */
function quarter(text: DateText, at: number): Period | null {
  const letter = /^[tq]$/.test(wordAt(text, at))
  const figure = text.words[at + 1]
  if (letter && figure?.glued && /^[1-4]$/.test(figure.text))
    return quarterOfYear(text, Number(figure.text), at, 2)
  const rank = ordinalWord(wordAt(text, at))
  const glued = cardinalAt(text.words, at)
  if (rank !== undefined && spanAt(text, at + 1) === 'quarter') return quarterOfYear(text, rank, at, 2)
  if (glued && text.words[at + 1]?.glued && spanAt(text, at + 2) === 'quarter') {
    return quarterOfYear(text, glued.value, at, 3)
  }
  return null
}

function quarterOfYear(text: DateText, number: number, at: number, count: number): Period | null {
  if (number < 1 || number > 4) return null
  const given = givenYear(text, at + count)
  const year = given?.year ?? yearOf(text.today) + (quarterOf(text.today) > number ? 1 : 0)
  return { ...quarterSpan(year, number), unit: 'quarter', count: count + (given?.count ?? 0) }
}

/** "2026", "of 2026", "de cette année", "next year". */
function givenYear(text: DateText, at: number): { readonly year: number; readonly count: number } | null {
  const small = skipped(text, at, SMALL)
  const figures = yearAt(text, at + small)
  if (figures !== null) return { year: figures, count: small + 1 }
  const named = shifted(text, at + small)
  return named?.unit === 'year' ? { year: yearOf(named.from), count: small + named.count } : null
}

/** "H1 2026". French "S1" is not read so: it is week 1 to everyone in a factory. */
function halfYear(text: DateText, at: number): Period | null {
  const figure = text.words[at + 1]
  const given = givenYear(text, at + 2)
  if (wordAt(text, at) !== 'h' || !figure?.glued || !/^[12]$/.test(figure.text) || !given) return null
  const first = figure.text === '1'
  const span = {
    from: `${given.year}-${first ? '01-01' : '07-01'}`,
    to: `${given.year}-${first ? '06-30' : '12-31'}`,
  }
  return { ...span, unit: 'quarter', count: 2 + given.count }
}

/** "03/2026", "2026-03". */
function numericMonth(text: DateText, at: number): Period | null {
  const [first, second] = [text.words[at], text.words[at + 1]]
  if (
    !first ||
    !second ||
    !/^[-/]$/.test(second.gap) ||
    first.glued ||
    text.words[at + 2]?.gap === second.gap
  )
    return null
  // A number that hangs on letters or other figures is a reference: FA-2026-03.
  if (/[-/.]$/.test(first.gap)) return null
  const yearFirst = /^20\d{2}$/.test(first.text) && /^\d{1,2}$/.test(second.text)
  if (!yearFirst && !(/^\d{1,2}$/.test(first.text) && /^20\d{2}$/.test(second.text))) return null
  const [year, month] = yearFirst ? [first.text, second.text] : [second.text, first.text]
  if (Number(month) < 1 || Number(month) > 12) return null
  return { ...monthSpan(Number(year), Number(month)), unit: 'month', count: 2 }
}

/** English "may" and "march" are months only beside a year or after a word that speaks of dates. */
const BEFORE_MONTH =
  /^(in|of|for|by|until|end|early|late|mid|since|before|after|start|beginning|middle|during|through|this|next|last|and|to|from|between|until)$/

/** "mars", "mars 2026", "mars prochain", "next March". */
function month(text: DateText, at: number): Period | null {
  const number = monthAt(text, at)
  if (number === undefined) return null
  const word = wordAt(text, at)
  const given = yearAt(text, at + 1)
  if (given !== null) return { ...monthSpan(given, number), unit: 'month', count: 2 }
  const verb = word === 'may' || word === 'march' || word === 'mar'
  if (verb && text.locale === 'en' && text.words.length > 1 && !BEFORE_MONTH.test(wordAt(text, at - 1)))
    return null
  const after = wordAt(text, at + 1)
  if (LAST.test(after) || wordAt(text, at - 1) === 'last') {
    const year = yearOf(text.today) - (number >= monthOf(text.today) ? 1 : 0)
    return { ...monthSpan(year, number), unit: 'month', count: LAST.test(after) ? 2 : 1 }
  }
  // A month that ended more than four months ago is meant for next year.
  const ended = (monthOf(text.today) - number + 12) % 12
  const back = ended > 0 && ended <= 4 ? ended : ended === 0 ? 0 : ended - 12
  const span = monthSpan(yearOf(text.today), monthOf(text.today) - back)
  return { ...span, unit: 'month', count: NEXT.test(after) ? 2 : 1 }
}

/** "ce week-end", "the weekend". */
function weekEnd(text: DateText, at: number): Period | null {
  const lead = follows(text, at, ['ce', 'this', 'the', 'le', 'next']) > 0 ? 1 : 0
  const count = follows(text, at + lead, ['week end', 'weekend'])
  if (count === 0) return null
  const saturday = addDays(weekSpan(text.today).from, 5 + (wordAt(text, at) === 'next' ? 7 : 0))
  return { from: saturday, to: addDays(saturday, 1), unit: 'day', count: lead + count }
}
