/** Reads the values of a statement for the rules: amounts and rates, lengths of time, percentages, dates, counted things. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import type { AmountClaim, NumberClaim } from '../claim.ts'
import { readDate } from '../read-dates.ts'
import { readFigure } from '../read-figures.ts'
import { readNumber } from '../read-numbers.ts'
import type { Token } from '../read-tokens.ts'
import { UNIT_WORDS } from '../unit-words.ts'
import { readCount, readDuration } from './read-durations.ts'
import type { AmountValue, NumberValue, RuleValue } from './rule-values.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** `today` is the day that yearless dates are near. */
export function readRuleValues(
  tokens: readonly Token[],
  first: number,
  end: number,
  text: string,
  today: IsoDate,
): readonly RuleValue[] {
  const values: RuleValue[] = []
  let at = first
  while (at < end) {
    const past = skipCode(tokens, at)
    if (past > at) {
      at = past
      continue
    }
    const value = valueAt(tokens, at, end, text, today)
    if (value && value.next <= end) {
      values.push(value)
      at = value.next
    } else at += 1
  }
  return withSharedCurrency(values, tokens)
}

/** Numbers of laws and forms: `428/2009`, `SO-1006`, `EUR.1`; they count nothing. */
function skipCode(tokens: readonly Token[], at: number): number {
  const token = tokens[at]
  const sign = tokens[at + 1]
  const after = tokens[at + 2]
  if (!token || !sign) return at
  const isJoined = sign.gap === 'none' && after?.gap === 'none'
  if (token.kind === 'digits' && sign.text === '/' && isJoined && after.kind === 'digits') {
    const isLaw =
      token.text.length >= 3 || (after.text.length >= 3 && token.text.length !== 2 && token.text.length !== 1)
    if (isLaw && tokens[at + 3]?.text !== '/') return at + 3
  }
  if (
    token.kind === 'word' &&
    isJoined &&
    (sign.text === '-' || sign.text === '.') &&
    after.kind === 'digits'
  ) {
    return at + 3
  }
  if (token.kind === 'word' && sign.kind === 'digits' && sign.gap === 'none') {
    // "EUR6000" and "$800" are amounts; any other word glued to figures is a code.
    const isAmount = readFigure(tokens, at, '')?.value.kind === 'amount'
    const isOne = sign.text === '1'
    return isAmount && !isOne ? at : at + 2
  }
  return at
}

function valueAt(
  tokens: readonly Token[],
  at: number,
  end: number,
  text: string,
  today: IsoDate,
): RuleValue | null {
  const token = tokens[at] as Token
  const span = (next: number) => ({
    first: at,
    next,
    start: token.start,
    end: tokens[next - 1]?.end ?? token.end,
  })
  const drawing = readDrawingRights(tokens, at)
  if (drawing) return { kind: 'amount', ...drawing, ...span(drawing.next) }
  if (token.kind === 'sign' && !/\p{Sc}/u.test(token.text)) return null
  const duration = readDuration(tokens, at, end)
  if (duration) {
    const { count, unit, isOrdinal, isWeak, notation, next } = duration
    return { kind: 'duration', count, unit, isOrdinal, isWeak, notation, ...span(next) }
  }
  const date = readDate(tokens, at, today)
  // "Today", "le 20" and weekdays are no dates of a rule.
  if (date && !date.claim.relative && date.claim.spans.length > 0) {
    return { kind: 'date', claim: date.claim, ...span(date.next) }
  }
  const figure = readFigure(tokens, at, text)
  if (figure?.value.kind === 'amount') {
    const { next, per } = readPer(tokens, figure.next)
    return { kind: 'amount', claim: figure.value, per, ...span(per === null ? figure.next : next) }
  }
  if (figure?.value.kind === 'percentage') {
    return { kind: 'percentage', claim: figure.value, ...span(figure.next) }
  }
  return readBare(tokens, at, span)
}

/** A number alone: what it counts is for the rule to say. */
function readBare(
  tokens: readonly Token[],
  at: number,
  span: (next: number) => { first: number; next: number; start: number; end: number },
): NumberValue | null {
  const count = readCount(tokens, at)
  if (!count) return null
  const number = readNumber(tokens, at)
  const claim: NumberClaim = {
    kind: 'number',
    values: number && !count.isOrdinal ? number.values : [count.count],
    unit: null,
    noun: null,
    notation: count.notation,
  }
  return { kind: 'number', claim, isWeak: count.isWeak, isOrdinal: count.isOrdinal, ...span(count.next) }
}

const DRAWING = words('dts sdr sdrs xdr')
const PHRASES = [
  ['special', 'drawing', 'rights'],
  ['special', 'drawing', 'right'],
  ['droits', 'de', 'tirage', 'speciaux'],
  ['droits', 'de', 'tirages', 'speciaux'],
  ['droits', 'de', 'tirage'],
] as const

/** `8,33 DTS/kg`, `SDR 22`, `22 Special Drawing Rights per kilo`. */
function readDrawingRights(
  tokens: readonly Token[],
  at: number,
): { readonly claim: AmountClaim; readonly per: string | null; readonly next: number } | null {
  const lead = drawingWordAt(tokens, at)
  const from = lead > 0 ? lead : at
  if (tokens[from]?.kind === 'sign' || (lead > 0 && tokens[from]?.kind !== 'digits')) return null
  const number = readNumber(tokens, from)
  if (!number || number.weak) return null
  const unit = lead > 0 ? number.next : drawingWordAt(tokens, number.next)
  if (unit === 0) return null
  const claim: AmountClaim = {
    kind: 'amount',
    values: number.values,
    currency: 'XDR',
    notation: number.notation,
  }
  const { per, next } = readPer(tokens, unit)
  return { claim, per, next: per === null ? unit : next }
}

function drawingWordAt(tokens: readonly Token[], at: number): number {
  if (DRAWING.has(tokens[at]?.text ?? '')) return at + 1
  for (const phrase of PHRASES) {
    if (phrase.every((word, index) => tokens[at + index]?.text === word)) return at + phrase.length
  }
  return 0
}

const PER = words('per par le la a au the each / pour')

/** `/kg`, `per kilo`, `le kilo`, `a package`. */
function readPer(
  tokens: readonly Token[],
  at: number,
): { readonly per: string | null; readonly next: number } {
  if (!PER.has(tokens[at]?.text ?? '')) return { per: null, next: at }
  const unit = UNIT_WORDS.get(tokens[at + 1]?.text ?? '')
  return unit === undefined ? { per: null, next: at } : { per: unit, next: at + 2 }
}

const RANGE = words('to a or ou and et - au vers')

/** "from 6,000 to 8,000 EUR": the first is an amount too. */
function withSharedCurrency(values: readonly RuleValue[], tokens: readonly Token[]): readonly RuleValue[] {
  return values.map((value, index) => {
    const after = values[index + 1]
    if (value.kind !== 'number' || value.isOrdinal || value.isWeak || after?.kind !== 'amount') return value
    const joint = tokens[value.next]
    if (after.first - value.next !== 1 || !RANGE.has(joint?.text ?? '')) return value
    const { values: own, notation } = value.claim
    const amount: AmountValue = {
      ...value,
      kind: 'amount',
      claim: { kind: 'amount', values: own, currency: after.claim.currency, notation },
      per: after.per,
    }
    return amount
  })
}
