/** Lengths of time as rules give them: hours to years, working and banking days, "the 10th working day", "un an". */

import type { DurationUnit } from '../../watch/note.ts'
import type { NumberNotation } from '../claim.ts'
import { readNumber } from '../read-numbers.ts'
import type { Token } from '../read-tokens.ts'
import { CALENDAR_WORDS, WORKING_WORDS } from '../unit-words.ts'

export interface DurationReading {
  readonly count: number
  readonly unit: DurationUnit
  readonly isOrdinal: boolean
  readonly isWeak: boolean
  readonly notation: NumberNotation
  readonly next: number
}

export interface CountReading {
  readonly count: number
  readonly notation: NumberNotation
  readonly isOrdinal: boolean
  readonly isWeak: boolean
  readonly next: number
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const UNITS: ReadonlyMap<string, DurationUnit> = new Map<string, DurationUnit>([
  ...pairs('hour', 'h hr hrs hour hours heure heures'),
  ...pairs('day', 'd j day days jour jours'),
  ...pairs('week', 'week weeks semaine semaines fortnight'),
  ...pairs('month', 'month months mois'),
  ...pairs('year', 'year years yr yrs an ans annee annees'),
])

function pairs(unit: DurationUnit, list: string): readonly (readonly [string, DurationUnit])[] {
  return list.split(' ').map((word) => [word, unit] as const)
}

const BANKING = words('banking bank bancaire bancaires')
const FILLERS = words('full more further consecutive clear complete entire bons bonnes francs')
const ARTICLES = words('a an un une')
const CLOCK = words('a at vers around')

const EN_ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  )
const FR_ORDINALS =
  'premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme quinzieme'.split(
    ' ',
  )
const ORDINAL_ENDINGS = words('st nd rd th e er ere eme ieme')

/** The number or ordinal at the token, in figures or words. */
export function readCount(tokens: readonly Token[], first: number): CountReading | null {
  const token = tokens[first]
  if (!token || token.kind === 'sign') return null
  for (const [list, language] of [
    [EN_ORDINALS, 'en'],
    [FR_ORDINALS, 'fr'],
  ] as const) {
    const place = list.indexOf(token.text)
    if (place >= 0) {
      const notation: NumberNotation = { group: '', decimal: '.', decimals: 0, words: language, scale: 1 }
      return { count: place + 1, notation, isOrdinal: true, isWeak: false, next: first + 1 }
    }
  }
  const number = readNumber(tokens, first)
  if (!number) return null
  const ending = tokens[number.next]
  const isOrdinal =
    token.kind === 'digits' &&
    ending?.gap === 'none' &&
    ORDINAL_ENDINGS.has(ending.text) &&
    ending.kind === 'word'
  return {
    count: number.values[0] ?? 0,
    notation: number.notation,
    isOrdinal,
    isWeak: number.weak && ARTICLES.has(token.text),
    next: isOrdinal ? number.next + 1 : number.next,
  }
}

/** The length of time at the token; null when none stands there. */
export function readDuration(tokens: readonly Token[], first: number, end: number): DurationReading | null {
  const count = readCount(tokens, first)
  if (!count) return null
  let at = count.next
  const isGlued = tokens[at]?.text === '-' && tokens[at]?.gap === 'none'
  if (isGlued) at += 1
  let kind: DurationUnit | null = null
  for (let steps = 0; steps < 3; steps += 1) {
    const word = tokens[at]?.text ?? ''
    if (BANKING.has(word)) kind = 'banking-day'
    else if (WORKING_WORDS.has(word)) kind ??= 'working-day'
    else if (CALENDAR_WORDS.has(word)) kind ??= 'day'
    else if (!FILLERS.has(word)) break
    at += 1
  }
  const noun = tokens[at]
  const unit = noun?.kind === 'word' && noun.gap !== 'line' ? UNITS.get(noun.text) : undefined
  if (noun === undefined || unit === undefined || at >= end) return null
  if (kind !== null && unit !== 'day') return null
  if (noun.text.length === 1 && (tokens[first]?.kind !== 'digits' || count.isOrdinal)) return null
  if (unit === 'hour' && isClock(tokens, first, at, count.count)) return null
  let next = at + 1
  for (let steps = 0; unit === 'day' && steps < 2; steps += 1) {
    const after = tokens[next]?.text ?? ''
    if (BANKING.has(after)) kind = 'banking-day'
    else if (WORKING_WORDS.has(after)) kind ??= 'working-day'
    else if (CALENDAR_WORDS.has(after)) kind ??= 'day'
    else break
    next += 1
  }
  const factor = noun.text === 'fortnight' ? 2 : 1
  return { ...count, count: count.count * factor, unit: kind ?? unit, next: Math.min(next, end) }
}

/** "à 10 heures", "10h30": a time of day. */
function isClock(tokens: readonly Token[], first: number, noun: number, count: number): boolean {
  const after = tokens[noun + 1]
  if (after?.kind === 'digits' && after.gap === 'none') return true
  return count <= 24 && CLOCK.has(tokens[first - 1]?.text ?? '')
}
