/** Weeks by number, as production and carriers speak: "semaine 14", "S14", "wk 14", "CW14 2026". */

import { addDays, isoWeekday } from '../../domain/calendar-date.ts'
import { isoWeekSpan, yearOf } from './date-arithmetic.ts'
import { type DateText, wordAt } from './date-words.ts'

const WEEK = new Set(['semaine', 'sem', 'week', 'wk', 'weeks', 'semaines'])
/** These count only when the number touches them: "s14", "w14", "cw14". */
const WEEK_LETTERS = new Set(['s', 'w', 'cw', 'kw', 'wk', 'sem'])

/** The week number at a word, with its year: the given one, else the one that makes it the nearest to come. */
export function weekNumberAt(
  text: DateText,
  at: number,
): { readonly week: number; readonly year: number; readonly count: number } | null {
  const word = wordAt(text, at)
  let next = at + 1
  if (/^(n|no|num|numero|number)$/.test(wordAt(text, next))) next++
  const number = text.words[next]
  if (!number || !/^\d{1,2}$/.test(number.text)) return null
  if (!(WEEK.has(word) || (WEEK_LETTERS.has(word) && number.glued))) return null
  const week = Number(number.text)
  const yearWord = text.words[next + 1]
  if (yearWord && /^20\d{2}$/.test(yearWord.text) && !yearWord.glued) {
    const year = Number(yearWord.text)
    return isoWeekSpan(year, week) ? { week, year, count: next + 2 - at } : null
  }
  const year = nearestYear(text, week)
  return year === null ? null : { week, year, count: next + 1 - at }
}

/** A week that ended more than 17 weeks ago is meant for next year. */
function nearestYear(text: DateText, week: number): number | null {
  const isoYear = yearOf(addDays(text.today, 4 - isoWeekday(text.today)))
  for (const year of [isoYear - 1, isoYear, isoYear + 1]) {
    const span = isoWeekSpan(year, week)
    if (span && span.to >= addDays(text.today, -119)) return year
  }
  return null
}
