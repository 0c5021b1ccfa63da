/** Dates that begin with a figure: `2026-03-20`, `20/03/2026`, `20 mars`, the 20 of "20 to 27 March". */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { DateNotation } from './claim.ts'
import {
  type DateReading,
  dayMonth,
  digitsAfter,
  exact,
  isOrdinal,
  monthAt,
  readYear,
} from './date-pieces.ts'
import type { Token } from './read-tokens.ts'
import { isoOf, isRealDay, nearestDay } from './resolve-dates.ts'

const BEFORE_DAY = new Set([
  ...[
    'le',
    'du',
    'au',
    'des',
    'pour',
    'avant',
    'depuis',
    'on',
    'by',
    'for',
    'from',
    'until',
    'till',
    'before',
  ],
  ...[
    'the',
    'since',
    'to',
    'after',
    'apres',
    'of',
    'is',
    'was',
    'est',
    'etait',
    'was',
    ':',
    '(',
    'prevu',
    'promis',
  ],
])

const RANGE_WORDS = new Set(['to', 'au', 'and', 'et', 'or', 'ou', '-', '/', '&'])

export function readFromFigures(
  tokens: readonly Token[],
  first: number,
  token: Token,
  today: IsoDate | null,
): DateReading | null {
  if (token.text.length > 4) return null
  return (
    readAllFigures(tokens, first, token) ??
    readDayMonth(tokens, first, token, today) ??
    readShortFigures(tokens, first, token, today)
  )
}

/** `2026-03-20`, `20/03/2026`, `20.03.26`. Day first, month first as the second reading where both are possible. */
function readAllFigures(tokens: readonly Token[], first: number, token: Token): DateReading | null {
  const sign = tokens[first + 1]?.text ?? ''
  if (sign !== '-' && sign !== '/' && sign !== '.') return null
  const second = digitsAfter(tokens, first + 1, sign)
  const third = digitsAfter(tokens, first + 3, sign)
  if (!second || !third || digitsAfter(tokens, first + 5, sign)) return null
  const next = first + 5
  if (token.text.length === 4) {
    const [year, month, day] = [Number(token.text), Number(second.text), Number(third.text)]
    if (second.text.length > 2 || third.text.length > 2 || !isRealDay(year, month, day)) return null
    const date = isoOf(year, month, day)
    return { claim: exact([date], { form: 'iso', language: null, year: 'full' }), next }
  }
  if (token.text.length > 2 || second.text.length > 2) return null
  if (third.text.length !== 4 && third.text.length !== 2) return null
  const year = third.text.length === 2 ? 2000 + Number(third.text) : Number(third.text)
  const a = Number(token.text)
  const b = Number(second.text)
  const days: IsoDate[] = []
  if (isRealDay(year, b, a)) days.push(isoOf(year, b, a))
  if (a !== b && isRealDay(year, a, b)) days.push(isoOf(year, a, b))
  const notation: DateNotation = {
    form: 'figures',
    language: null,
    year: third.text.length === 2 ? 'short' : 'full',
  }
  return days.length === 0 ? null : { claim: exact(days, notation), next }
}

/** `20/3` where the words before it announce a day or one of the figures cannot be a month. */
function readShortFigures(
  tokens: readonly Token[],
  first: number,
  token: Token,
  today: IsoDate | null,
): DateReading | null {
  const second = digitsAfter(tokens, first + 1, '/')
  if (!second || token.text.length > 2 || second.text.length > 2) return null
  const after = tokens[first + 3]
  if (after?.gap === 'none' && (after.kind === 'digits' || after.text === '/' || after.text === '"'))
    return null
  const before = tokens[first - 1]
  const announced = before === undefined || BEFORE_DAY.has(before.text)
  const [a, b] = [Number(token.text), Number(second.text)]
  if (!announced && a <= 12 && b <= 12) return null
  const days = [nearestDay(b, a, today), nearestDay(a, b, today)].filter((day) => day !== null)
  if (days.length === 0) return null
  const notation: DateNotation = { form: 'figures', language: null, year: 'none' }
  return { claim: exact([...new Set(days)], notation, true), next: first + 3 }
}

/** `20 mars 2026`, `20th of March`, `1er mars`, `20-Mar-26`; also the 20 of "20 to 27 March". */
function readDayMonth(
  tokens: readonly Token[],
  first: number,
  token: Token,
  today: IsoDate | null,
): DateReading | null {
  const day = Number(token.text)
  if (token.text.length > 2 || day < 1 || day > 31) return null
  let at = first + 1
  if (isOrdinal(tokens[at])) at += 1
  const afterDay = at
  if (tokens[at]?.text === 'of' || tokens[at]?.text === 'de') at += 1
  else if (tokens[at]?.text === '-' || tokens[at]?.text === '/' || tokens[at]?.text === '.') at += 1
  const month = monthAt(tokens, at)
  if (month) {
    const year = readYear(tokens, at + 1)
    return dayMonth(day, month, year, 'day-month', today, year ? year.next : at + 1)
  }
  return readRangeStart(tokens, afterDay, day, today)
}

function readRangeStart(
  tokens: readonly Token[],
  at: number,
  day: number,
  today: IsoDate | null,
): DateReading | null {
  const joint = tokens[at]
  const last = tokens[at + 1]
  if (!joint || !RANGE_WORDS.has(joint.text) || last?.kind !== 'digits' || last.text.length > 2) return null
  let end = at + 2
  if (isOrdinal(tokens[end])) end += 1
  if (tokens[end]?.text === 'of') end += 1
  const month = monthAt(tokens, end)
  if (!month) return null
  const year = readYear(tokens, end + 1)
  const reading = dayMonth(day, month, year, 'day-month', today, at)
  return (
    reading && {
      ...reading,
      claim: { ...reading.claim, notation: { ...reading.claim.notation, form: 'words' } },
    }
  )
}
