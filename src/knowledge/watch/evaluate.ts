/** Tries a note's condition on an order: yes, no or cannot conclude, with the data that decided or is missing. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Condition, FieldTest } from './condition.ts'
import type { FieldValue, LineSituation, Situation } from './situation.ts'
import { countriesOf, type WatchLists } from './watch-lists.ts'

export type Truth = 'yes' | 'no' | 'unknown'

/** A field that had a say in the answer. */
export interface Reason {
  readonly field: string
  /** Null when it is missing. */
  readonly value: FieldValue | null
  readonly truth: Truth
}

export interface Evaluation {
  readonly truth: Truth
  /** The fields that decided: for "yes" all that held, for "no" the one that did not, for "unknown" what is missing. */
  readonly because: readonly Reason[]
  /** Fields that have to be known before it can be concluded. */
  readonly missing: readonly string[]
  /** Lines of the order it holds for (or may hold for, when unknown); empty when it is about the order as a whole. */
  readonly lines: readonly string[]
}

/** Holds for an order when it holds for at least one of its lines. */
export function evaluate(condition: Condition, situation: Situation, blocs: WatchLists['blocs']): Evaluation {
  const tried = situation.lines.map((line) => ({
    line,
    result: tryOn(condition, { situation, line, blocs }),
  }))
  const truth = disjunction(tried.map(({ result }) => result.truth))
  const deciding = tried.filter(({ result }) => result.truth === truth)
  const results = deciding.map(({ result }) => result)
  const isByLine = tried.length > 1 && deciding.length < tried.length
  return {
    truth,
    because: distinct(results.flatMap(({ because }) => because)),
    missing: truth === 'unknown' ? [...new Set(results.flatMap(({ missing }) => missing))] : [],
    lines: isByLine && truth !== 'no' ? deciding.flatMap(({ line }) => line.lines) : [],
  }
}

interface Trial {
  readonly situation: Situation
  readonly line: LineSituation
  readonly blocs: WatchLists['blocs']
}

type Result = Omit<Evaluation, 'lines'>

function tryOn(condition: Condition, trial: Trial): Result {
  switch (condition.kind) {
    case 'always':
      return { truth: 'yes', because: [], missing: [] }
    case 'field':
      return tryField(condition.field, condition.test, trial)
    case 'not': {
      const result = tryOn(condition.of, trial)
      const truth = result.truth === 'yes' ? 'no' : result.truth === 'no' ? 'yes' : 'unknown'
      return { ...result, truth }
    }
    case 'all':
    case 'any': {
      const results = condition.of.map((each) => tryOn(each, trial))
      const truths = results.map((each) => each.truth)
      const truth = condition.kind === 'all' ? conjunction(truths) : disjunction(truths)
      const own = results.filter((each) => each.truth === truth)
      return {
        truth,
        because: distinct(own.flatMap(({ because }) => because)),
        missing: truth === 'unknown' ? [...new Set(own.flatMap(({ missing }) => missing))] : [],
      }
    }
  }
}

function tryField(field: string, test: FieldTest, { situation, line, blocs }: Trial): Result {
  const value =
    field === 'date' ? situation.date : (line.fields.get(field) ?? situation.fields.get(field) ?? null)
  if ('known' in test) {
    const truth = (value !== null) === test.known ? 'yes' : 'no'
    return { truth, because: [{ field, value, truth }], missing: [] }
  }
  const truth = value === null ? 'unknown' : holds(value, test, blocs)
  return { truth, because: [{ field, value, truth }], missing: truth === 'unknown' ? [field] : [] }
}

/** Unknown when the value cannot be compared: an amount in another currency, a word where a figure is expected. */
function holds(value: FieldValue, test: FieldTest, blocs: WatchLists['blocs']): Truth {
  if ('in' in test) return isAmong(value, test.in, blocs)
  if ('not_in' in test) return negated(isAmong(value, test.not_in, blocs))
  if ('is' in test) return said(value === test.is)
  if ('starts' in test) {
    const digits = digitsOf(value)
    // Too short a code may still turn out to be one of those it begins.
    if (test.starts.some((start) => digits.startsWith(start))) return 'yes'
    return digits !== '' && test.starts.some((start) => start.startsWith(digits))
      ? 'unknown'
      : said(false, digits !== '')
  }
  if ('chapters' in test) {
    const chapter = Number.parseInt(digitsOf(value).slice(0, 2), 10)
    return digitsOf(value).length < 2
      ? 'unknown'
      : said(chapter >= test.chapters[0] && chapter <= test.chapters[1])
  }
  if ('from' in test) return typeof value === 'string' ? said(value >= test.from) : 'unknown'
  if ('to' in test) return typeof value === 'string' ? said(value <= test.to) : 'unknown'
  if ('months' in test)
    return typeof value === 'string' ? said(test.months.includes(monthOf(value))) : 'unknown'
  if ('known' in test) return 'unknown'
  return compare(value, test)
}

function isAmong(value: FieldValue, named: readonly string[], blocs: WatchLists['blocs']): Truth {
  return typeof value === 'string'
    ? said(named.includes(value) || countriesOf(named, blocs).has(value))
    : 'unknown'
}

type Comparison = Extract<FieldTest, { readonly currency?: string }>

function compare(value: FieldValue, test: Comparison): Truth {
  const { currency } = test
  if (currency !== undefined) {
    if (typeof value !== 'object' || value.currency !== currency) return 'unknown'
    return compareFigures(value.amount, test)
  }
  return typeof value === 'number' ? compareFigures(value, test) : 'unknown'
}

function compareFigures(figure: number, test: Comparison): Truth {
  if ('above' in test) return said(figure > test.above)
  if ('at_least' in test) return said(figure >= test.at_least)
  if ('below' in test) return said(figure < test.below)
  return said(figure <= test.at_most)
}

function said(holding: boolean, isKnown = true): Truth {
  return isKnown ? (holding ? 'yes' : 'no') : 'unknown'
}

function negated(truth: Truth): Truth {
  return truth === 'unknown' ? truth : said(truth === 'no')
}

/** "No" decides at once, whatever is unknown beside it. */
function conjunction(truths: readonly Truth[]): Truth {
  return truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes'
}

function disjunction(truths: readonly Truth[]): Truth {
  return truths.includes('yes') ? 'yes' : truths.includes('unknown') ? 'unknown' : 'no'
}

const digitsOf = (value: FieldValue): string => (typeof value === 'string' ? value.replaceAll(/\D/g, '') : '')
const monthOf = (date: IsoDate): number => Number.parseInt(date.slice(5, 7), 10)

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Map<string, Reason>()
  for (const reason of reasons) {
    const key = `${reason.field}=${JSON.stringify(reason.value)}=${reason.truth}`
    if (!seen.has(key)) seen.set(key, reason)
  }
  return [...seen.values()]
}
