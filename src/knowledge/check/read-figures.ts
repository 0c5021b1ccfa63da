/** Figures with what they count: amounts of money, quantities with a unit or a noun, percentages, lengths of time. */

import type { AmountClaim, DaysClaim, NumberClaim, NumberNotation } from './claim.ts'
import { readNumber } from './read-numbers.ts'
import type { Token } from './read-tokens.ts'
import {
  CALENDAR_WORDS,
  CURRENCY_WORDS,
  DAY_WORDS,
  type DayUnit,
  isCurrencyCode,
  MEASURES_NOT_CHECKED,
  UNIT_WORDS,
  WORKING_WORDS,
} from './unit-words.ts'

export interface FigureReading {
  readonly value: AmountClaim | NumberClaim | DaysClaim
  readonly next: number
  /** A unit, a currency or a sign beside it leaves no doubt that it is a figure and no reference. */
  readonly certain: boolean
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1000],
  ['m', 1_000_000],
  ['mio', 1_000_000],
  ['million', 1_000_000],
  ['millions', 1_000_000],
  ['thousand', 1000],
  ['mille', 1000],
])

/** The figure at the token, which may be a currency before its number; null when none stands there. */
export function readFigure(tokens: readonly Token[], first: number, text: string): FigureReading | null {
  const currency = currencyAt(tokens, first, text)
  if (currency) return readAmountAfter(tokens, currency, text)
  const number = readNumber(tokens, first)
  if (!number) return null
  let { next } = number
  const scaled = scaleAt(tokens, next, text)
  const notation = scaled ? { ...number.notation, scale: scaled.factor } : number.notation
  const values = scaled ? number.values.map((value) => value * scaled.factor) : number.values
  if (scaled) next = scaled.next
  const after = tokens[next]?.gap === 'line' ? null : currencyAt(tokens, next, text)
  if (after && !number.weak)
    return {
      value: { kind: 'amount', values, currency: after.code, notation },
      next: after.next,
      certain: true,
    }
  if (scaled?.needsCurrency)
    return readCounted(tokens, number.next, number.values, number.notation, number.weak)
  return readCounted(tokens, next, values, notation, number.weak)
}

interface CurrencyReading {
  readonly code: string
  readonly next: number
}

function currencyAt(tokens: readonly Token[], at: number, text: string): CurrencyReading | null {
  const token = tokens[at]
  if (!token || token.kind === 'digits') return null
  if (token.text === 'us' && tokens[at + 1]?.text === '$') return { code: 'USD', next: at + 2 }
  const known = CURRENCY_WORDS.get(token.text)
  if (known) return { code: known, next: at + 1 }
  const raw = text.slice(token.start, token.end)
  return token.kind === 'word' && isCurrencyCode(raw) ? { code: raw, next: at + 1 } : null
}

function readAmountAfter(
  tokens: readonly Token[],
  currency: CurrencyReading,
  text: string,
): FigureReading | null {
  const token = tokens[currency.next]
  if (token?.kind !== 'digits' || token.gap === 'line') return null
  const number = readNumber(tokens, currency.next)
  if (!number) return null
  const scaled = scaleAt(tokens, number.next, text)
  const factor = scaled?.factor ?? 1
  const value: AmountClaim = {
    kind: 'amount',
    values: number.values.map((each) => each * factor),
    currency: currency.code,
    notation: { ...number.notation, scale: factor },
  }
  return { value, next: scaled?.next ?? number.next, certain: true }
}

/** `6k€`, `1,2 M€`, `6 k EUR`: a letter that multiplies, and needs a currency to be more than a unit. */
function scaleAt(
  tokens: readonly Token[],
  at: number,
  text: string,
): { readonly factor: number; readonly next: number; readonly needsCurrency: boolean } | null {
  const token = tokens[at]
  if (token?.kind !== 'word') return null
  const factor = SCALES.get(token.text)
  if (factor !== undefined) return { factor, next: at + 1, needsCurrency: token.text.length === 1 }
  const glued = token.gap === 'none' && /^(k|m)(eur|usd|gbp|chf)$/.exec(token.text)
  if (!glued) return null
  return {
    factor: SCALES.get(glued[1] ?? '') ?? 1,
    next: at,
    needsCurrency: currencyAt(tokens, at, text) === null,
  }
}

function readCounted(
  tokens: readonly Token[],
  next: number,
  values: readonly number[],
  notation: NumberNotation,
  weak: boolean,
): FigureReading | null {
  const token = tokens[next]
  const value = (kind: NumberClaim['kind'], unit: string | null, noun: string | null): NumberClaim => ({
    kind,
    values,
    unit,
    noun,
    notation,
  })
  if (token?.text === '%' && token.gap !== 'line')
    return { value: value('percentage', null, null), next: next + 1, certain: true }
  const percent = percentEnd(tokens, next)
  if (percent > 0) return { value: value('percentage', null, null), next: percent, certain: true }
  const days = readDays(tokens, next, values[0] ?? 0, notation)
  if (days) return days
  if (token?.kind !== 'word' || token.gap === 'line') {
    return weak ? null : { value: value('number', null, null), next, certain: false }
  }
  const unit = UNIT_WORDS.get(token.text)
  if (unit !== undefined && (!weak || unit !== 'year')) {
    if (weak) return null
    if (token.gap === 'none' && tokens[next + 1]?.gap === 'none' && tokens[next + 1]?.kind === 'digits')
      return null
    if (MEASURES_NOT_CHECKED.has(unit))
      return { value: value('quantity', unit, null), next: next + 1, certain: true }
    return {
      value: value('quantity', unit, unit === 'piece' ? nounAfter(tokens, next + 1) : null),
      next: next + 1,
      certain: true,
    }
  }
  if (weak || token.gap === 'none') return null
  return { value: value('number', null, token.text), next, certain: false }
}

function percentEnd(tokens: readonly Token[], at: number): number {
  const token = tokens[at]?.text
  if (token === 'percent' || token === 'pct') return at + 1
  const after = tokens[at + 1]?.text
  return (token === 'per' || token === 'pour') && after === 'cent' ? at + 2 : 0
}

/** "240 pieces of seal kits": what the pieces are. */
function nounAfter(tokens: readonly Token[], at: number): string | null {
  const joint = tokens[at]?.text
  const word =
    joint === 'of' || joint === 'de' || joint === 'd' ? tokens[joint === 'd' ? at + 2 : at + 1] : undefined
  return word?.kind === 'word' ? word.text : null
}

const AHEAD = new Set(['in', 'within', 'dans', 'sous', 'd'])
const BACK = new Set(['ago'])

/** `five working days`, `5 jours ouvrés`, `a week`, `in 3 days`, `il y a deux semaines`. */
function readDays(
  tokens: readonly Token[],
  at: number,
  count: number,
  notation: NumberNotation,
): FigureReading | null {
  let place = at
  if (tokens[place]?.text === '-' && tokens[place]?.gap === 'none') place += 1
  const before = tokens[place]?.text ?? ''
  let kind: DayUnit | null = WORKING_WORDS.has(before)
    ? 'working-day'
    : CALENDAR_WORDS.has(before)
      ? 'calendar-day'
      : null
  if (kind !== null || FULL_WORDS.has(before)) place += 1
  const noun = tokens[place]
  const unit = noun?.kind === 'word' && noun.gap !== 'line' ? DAY_WORDS.get(noun.text) : undefined
  if (unit === undefined) return null
  // A letter stands for days only right behind its figure: "5 d", "5j".
  if (noun && noun.text.length === 1 && tokens[place + 1]?.text === "'") return null
  let next = place + 1
  const after = tokens[next]?.text ?? ''
  if (kind === null && unit === 'day') {
    if (WORKING_WORDS.has(after)) kind = 'working-day'
    else if (CALENDAR_WORDS.has(after)) kind = 'calendar-day'
    if (kind !== null) next += 1
  }
  const from = directionOf(tokens, at, next)
  const weeks = noun?.text === 'fortnight' ? count * 2 : count
  const value: DaysClaim = { kind: 'days', count: weeks, unit: kind ?? unit, from, notation }
  return {
    value,
    next: from === 'today-back' && BACK.has(tokens[next]?.text ?? '') ? next + 1 : next,
    certain: true,
  }
}

const FULL_WORDS = new Set(['full', 'more', 'further', 'extra', 'additional', 'bons', 'bonnes'])

function directionOf(tokens: readonly Token[], at: number, next: number): DaysClaim['from'] {
  if (BACK.has(tokens[next]?.text ?? '')) return 'today-back'
  for (let place = at - 1; place >= Math.max(0, at - 4); place -= 1) {
    const word = tokens[place]
    if (word?.kind === 'sign') break
    if (word?.text === 'a' && tokens[place - 1]?.text === 'y' && tokens[place - 2]?.text === 'il')
      return 'today-back'
    if (word && AHEAD.has(word.text)) return 'today'
  }
  return null
}
