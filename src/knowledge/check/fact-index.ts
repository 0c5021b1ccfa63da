/** The facts of one or more orders, found again by their value, and the facts that a claim may rest on. */

import { addDays, type IsoDate, isoWeekday } from '../../domain/calendar-date.ts'
import { countryNames } from '../../domain/country-names.ts'
import type { Fact, FactAspect } from '../../domain/fact.ts'
import type { AmountClaim, Claim, ClaimValue, DateClaim, DaysClaim, NumberClaim, TermClaim } from './claim.ts'
import { wordsOf } from './lexicon.ts'
import { readSentence } from './read-claims.ts'
import { referenceKey } from './read-references.ts'
import { readTerm } from './read-terms.ts'
import { readTokens } from './read-tokens.ts'
import { unitNameOf } from './unit-words.ts'

const NONE: readonly Fact[] = []

/** Where a text repeats the words of a fact. */
export interface Passage {
  readonly start: number
  readonly end: number
  readonly fact: Fact
}

export class FactIndex {
  readonly facts: readonly Fact[]
  /** Date of the fact `today`; null when no fact gives it. */
  readonly today: IsoDate | null
  readonly #byValue = new Map<string, Fact[]>()
  readonly #byAspect = new Map<FactAspect, Fact[]>()
  #inTexts: Map<string, Fact[]> | null = null
  #referenceKeys: readonly string[] | null = null

  constructor(facts: readonly Fact[], today: IsoDate | null = null) {
    this.facts = facts
    let stated: IsoDate | null = null
    for (const fact of facts) {
      this.#file(this.#byAspect, fact.aspect, fact)
      const { value } = fact
      if (value.kind === 'date') {
        this.#file(this.#byValue, `d${value.date}`, fact)
        if (fact.aspect === 'today') stated = value.date
      } else if (value.kind === 'quantity') this.#file(this.#byValue, numberKey(value.quantity), fact)
      else if (value.kind === 'count') this.#file(this.#byValue, numberKey(value.count), fact)
      else if (value.kind === 'days') this.#file(this.#byValue, numberKey(value.days), fact)
      else if (value.kind === 'amount') this.#file(this.#byValue, amountKey(value.amount), fact)
      else if (value.kind === 'reference') this.#file(this.#byValue, `r${referenceKey(value.text)}`, fact)
    }
    this.today = today ?? stated
  }

  #file<Key>(map: Map<Key, Fact[]>, key: Key, fact: Fact): void {
    const known = map.get(key)
    if (known) known.push(fact)
    else map.set(key, [fact])
  }

  of(aspect: FactAspect): readonly Fact[] {
    return this.#byAspect.get(aspect) ?? NONE
  }

  /** Every fact that has the claim's kind and value, whatever it is about. */
  equalTo(value: ClaimValue): readonly Fact[] {
    switch (value.kind) {
      case 'date':
        return this.#dates(value)
      case 'number':
      case 'quantity':
      case 'percentage':
        return this.#numbers(value)
      case 'amount':
        return this.#amounts(value)
      case 'days':
        return this.#days(value)
      case 'reference':
        return this.#references(value.key)
      case 'line':
        return this.of('line-number').filter((fact) => fact.line === value.line)
      case 'carrier':
        return this.#texts('carrier', value.name)
      case 'customer':
        return this.#texts('customer', value.name)
      case 'country':
        return this.of('country').filter((fact) => isCountry(fact, value.name))
      case 'mode':
        return this.of('transport-mode').filter((fact) => textOf(fact) === value.mode)
      case 'delivery-term':
        return this.of('delivery-term').filter((fact) => isSameTerm(fact, value))
      case 'state':
        return NONE
    }
  }

  /** Facts whose own words hold the claim: "45 days net", "Ball valve DN25", or what a person said. */
  inTexts(claim: Claim, text: string): readonly Fact[] {
    this.#inTexts ??= this.#readTexts()
    for (const key of claimKeys(claim.value)) {
      const own = this.#inTexts.get(key)
      if (own) return own
    }
    return this.facts.filter(
      (fact) =>
        (fact.value.kind === 'text' || fact.value.kind === 'reference') &&
        covers(fact.value.text, claim, text),
    )
  }

  /** Where the text repeats words of a note: their figures are the note's, whatever they would mean for the order. */
  passagesIn(text: string): readonly Passage[] {
    const own = plainSigns(text)
    return this.of('rule').flatMap((fact) => {
      const words = plainSigns(textOf(fact))
      const found: Passage[] = []
      // A figure alone would stand for every figure like it.
      for (
        let at = /\p{L}{3}/u.test(words) ? own.indexOf(words) : -1;
        at >= 0;
        at = own.indexOf(words, at + words.length)
      ) {
        found.push({ start: at, end: at + words.length, fact })
      }
      return found
    })
  }

  #readTexts(): Map<string, Fact[]> {
    const found = new Map<string, Fact[]>()
    for (const fact of this.facts) {
      if (fact.value.kind !== 'text' || !/\d/.test(fact.value.text)) continue
      const { text } = fact.value
      const tokens = readTokens(text)
      const reading = readSentence(tokens, 0, tokens.length, { text, today: this.today, names: new Map() })
      for (const claim of reading.claims)
        for (const key of claimKeys(claim.value)) this.#file(found, key, fact)
    }
    return found
  }

  #dates(claim: DateClaim): readonly Fact[] {
    const found: Fact[] = []
    for (const { from, to } of claim.spans) {
      if (from === to && !claim.yearless) found.push(...(this.#byValue.get(`d${from}`) ?? NONE))
      else {
        for (const fact of this.facts) {
          if (fact.value.kind === 'date' && isWithin(fact.value.date, from, to, claim.yearless))
            found.push(fact)
        }
      }
    }
    return found
  }

  #numbers(claim: NumberClaim): readonly Fact[] {
    const found: Fact[] = []
    for (const value of claim.values) {
      for (const fact of this.#byValue.get(numberKey(value)) ?? NONE)
        if (isSameUnit(fact, claim)) found.push(fact)
      if (claim.kind === 'number') found.push(...(this.#byValue.get(amountKey(value)) ?? NONE))
      if (claim.kind !== 'percentage') found.push(...(this.#byValue.get(`r${value}`) ?? NONE))
    }
    return found
  }

  #amounts(claim: AmountClaim): readonly Fact[] {
    const found: Fact[] = []
    for (const value of claim.values) {
      if (claim.notation.scale > 1) {
        const margin = (0.5 * claim.notation.scale) / 10 ** claim.notation.decimals
        for (const fact of this.facts) {
          const own = fact.value
          if (own.kind !== 'amount' || own.currency !== claim.currency) continue
          if (Math.abs(Math.abs(own.amount) - value) <= margin) found.push(fact)
        }
        continue
      }
      for (const fact of this.#byValue.get(amountKey(value)) ?? NONE) {
        if (fact.value.kind === 'amount' && fact.value.currency === claim.currency) found.push(fact)
      }
    }
    return found
  }

  #days(claim: DaysClaim): readonly Fact[] {
    const found = this.facts.filter((fact) => isSameLength(fact, claim))
    if (claim.from !== null && this.today !== null) {
      const day = dayFrom(this.today, claim)
      if (day !== null) found.push(...(this.#byValue.get(`d${day}`) ?? NONE))
    }
    return found
  }

  #references(key: string): readonly Fact[] {
    const exact = this.#byValue.get(`r${key}`)
    if (exact) return exact
    if (!/^\d{3,}$/.test(key)) return NONE
    this.#referenceKeys ??= [...this.#byValue.keys()].filter((own) => own.startsWith('r'))
    return this.#referenceKeys
      .filter((own) => own.endsWith(key))
      .flatMap((own) => this.#byValue.get(own) ?? NONE)
  }

  #texts(aspect: FactAspect, name: string): readonly Fact[] {
    const words = nameKey(name)
    return this.of(aspect).filter((fact) => {
      const own = nameKey(textOf(fact))
      return (
        own !== '' && words !== '' && (` ${own} `.includes(` ${words} `) || ` ${words} `.includes(` ${own} `))
      )
    })
  }
}

const numberKey = (value: number): string => `n${round(Math.abs(value))}`
const amountKey = (value: number): string => `a${round(Math.abs(value))}`

/** Prices have at most six decimals. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

export function textOf(fact: Fact): string {
  return fact.value.kind === 'text' || fact.value.kind === 'reference' ? fact.value.text : ''
}

/** Words of a company that say nothing of which one it is. */
const COMPANY_WORDS = new Set([
  'ltd',
  'llc',
  'inc',
  'gmbh',
  'sa',
  'sas',
  'sarl',
  'spa',
  'kk',
  'as',
  'ab',
  'co',
  'corp',
  'plc',
  'bv',
  'sl',
  'ltda',
  'limited',
  'the',
])

/** A company's name without its legal form, as it is compared. */
export function nameKey(name: string): string {
  const words = wordsOf(name)
  const telling = words.filter((word) => !COMPANY_WORDS.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}

export function isCountry(fact: Fact, code: string): boolean {
  const own = textOf(fact)
  return own.toUpperCase() === code || (own.length > 2 && countryNames(code).includes(own))
}

/** The delivery term of a fact: "FCA Saint-Priest". */
export function termOf(fact: Fact): TermClaim | null {
  const text = textOf(fact)
  return readTerm(readTokens(text), 0, text)?.value ?? null
}

function placeKey(place: string): string {
  return wordsOf(place)
    .map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word))
    .join(' ')
}

export function isSamePlace(one: string, other: string): boolean {
  const [a, b] = [placeKey(one), placeKey(other)]
  return a === b || ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)
}

function isSameTerm(fact: Fact, claim: TermClaim): boolean {
  const own = termOf(fact)
  if (!own || own.code !== claim.code) return false
  return claim.place === '' || isSamePlace(claim.place, own.place)
}

export function isWithin(date: IsoDate, from: IsoDate, to: IsoDate, yearless: boolean): boolean {
  if (!yearless) return date >= from && date <= to
  const day = date.slice(5)
  return day >= from.slice(5) && day <= to.slice(5)
}

/** Units that a plain number of goods is counted in: any but weight and length of time. */
const WEIGHTS: ReadonlySet<string> = new Set(['kg', 'g', 'tonne'])

/** What is counted rather than measured: "3 lines" is no quantity of goods. */
const COUNTED: ReadonlySet<string> = new Set(['line', 'order', 'shipment', 'invoice'])

function isSameUnit(fact: Fact, claim: NumberClaim): boolean {
  if (claim.kind === 'percentage') return fact.value.kind === 'count' || unitIs(fact, '%')
  if (claim.unit === null) return true
  if (fact.value.kind === 'days') return false
  if (COUNTED.has(claim.unit)) return fact.value.kind === 'count'
  if (WEIGHTS.has(claim.unit)) return fact.value.kind === 'quantity' && unitIs(fact, claim.unit)
  return (
    fact.value.kind !== 'quantity' || fact.value.unit === null || !WEIGHTS.has(unitNameOf(fact.value.unit))
  )
}

function unitIs(fact: Fact, unit: string): boolean {
  return fact.value.kind === 'quantity' && fact.value.unit !== null && unitNameOf(fact.value.unit) === unit
}

/** Whether a length of time of the record is the one claimed: a week is five working days or seven calendar ones. */
export function isSameLength(fact: Fact, claim: DaysClaim): boolean {
  if (fact.value.kind !== 'days') return false
  const days = Math.abs(fact.value.days)
  const { working } = fact.value
  switch (claim.unit) {
    case 'day':
      return days === claim.count
    case 'working-day':
      return working && days === claim.count
    case 'calendar-day':
      return !working && days === claim.count
    case 'week':
      return days === claim.count * (working ? 5 : 7)
    case 'month':
      return !working && days === claim.count * 30
  }
}

/** The day that lies so long from today. Working days are Mondays to Fridays. */
function dayFrom(today: IsoDate, claim: DaysClaim): IsoDate | null {
  const sign = claim.from === 'today-back' ? -1 : 1
  if (claim.count > 400 || !Number.isInteger(claim.count) || claim.unit === 'month') return null
  if (claim.unit !== 'working-day')
    return addDays(today, sign * claim.count * (claim.unit === 'week' ? 7 : 1))
  let day = today
  for (let left = claim.count; left > 0; ) {
    day = addDays(day, sign)
    if (isoWeekday(day) <= 5) left -= 1
  }
  return day
}

/** By what a claim is found again among the claims of other texts; none for states and names. */
function claimKeys(value: ClaimValue): readonly string[] {
  switch (value.kind) {
    case 'date':
      return value.spans.map((span) => `d${span.from}${span.to}`)
    case 'number':
    case 'quantity':
    case 'percentage':
      return value.values.map((each) => `${value.kind === 'percentage' ? '%' : 'n'}${round(each)}`)
    case 'amount':
      return value.values.map((each) => `a${round(each)}${value.currency}`)
    case 'days':
      return [`t${value.count}${value.unit === 'calendar-day' ? 'day' : value.unit}`]
    case 'reference':
      return [`r${value.key}`]
    default:
      return []
  }
}

/** Whether the claim stands inside a place of the text that repeats the fact's own words. */
function covers(own: string, claim: Claim, text: string): boolean {
  if (own.length < claim.end - claim.start) return false
  const from = Math.max(0, claim.end - own.length)
  const at = text
    .slice(from, claim.start + own.length)
    .toLowerCase()
    .indexOf(own.toLowerCase())
  return at >= 0 && from + at <= claim.start && from + at + own.length >= claim.end
}

/** Sign for sign, with plain blanks and apostrophes: the words are typeset before they are shown. */
function plainSigns(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'")
}
