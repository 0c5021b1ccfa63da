/** Whether a statement is about what a claim is about: all its words, its country, its kind of order. */

import { evaluate } from '../../watch/evaluate.ts'
import type { Situation } from '../../watch/situation.ts'
import type { WatchLists } from '../../watch/watch-lists.ts'
import type { CompiledClaim, CompiledRule } from './compiled-rules.ts'
import { type FoldedText, type Place, placesOf } from './expressions.ts'
import type { RuleSentence } from './rule-sentence.ts'

/** Tokens of a statement that may have named the subject: the one before, or the heading. */
export interface Earlier {
  readonly first: number
  readonly next: number
}

export interface RuleContext {
  readonly sentence: RuleSentence
  readonly earlier: readonly Earlier[]
  /** Countries that the statement names; null when it names none, then those of the statements before. */
  readonly named: ReadonlySet<string> | null
  readonly namedBefore: ReadonlySet<string> | null
  /** Of the order that the statement is about. */
  readonly situation: Situation | null
  /** Country of the desk's firm, which every statement may be about; null when not known. */
  readonly home: string | null
  readonly lists: WatchLists
}

export interface ClaimMatch {
  /** Where the claim's words stand in the statement. */
  readonly places: readonly Place[]
  /** One of its words, or its country, was only named before. */
  readonly isCarried: boolean
  /** The order does not hold what decides whether the claim is about it. */
  readonly isUncertain: boolean
}

export function matchClaim(rule: CompiledClaim, context: RuleContext): ClaimMatch | null {
  const { sentence } = context
  const { folded, statement } = sentence
  const places: Place[] = []
  let missing = 0
  for (const group of rule.groups) {
    const own = placesOf(group, folded, statement.first, statement.next)
    if (own.length > 0) places.push(...own)
    else if (missing === 0 && rule.groups.length > 1 && isNamedBefore(group, folded, context.earlier))
      missing += 1
    else return null
  }
  if (rule.unless.length > 0 && sentence.has(rule.unless)) return null
  const country = countryFits(rule, context)
  if (country === 'no') return null
  const order = orderFits(rule, context)
  if (order === 'no') return null
  return { places, isCarried: missing > 0 || country === 'carried', isUncertain: order === 'unknown' }
}

function isNamedBefore(
  group: CompiledClaim['groups'][number],
  folded: FoldedText,
  earlier: readonly Earlier[],
): boolean {
  return earlier.some(({ first, next }) => placesOf(group, folded, first, next).length > 0)
}

/** The statement, what stands before it, or the order must be about a country of the rule's, and about no other alone. */
export function countryFits(rule: CompiledRule, context: RuleContext): 'yes' | 'carried' | 'no' {
  const { named, namedBefore, situation, home } = context
  const { countries, area } = rule
  const abroad = named === null ? null : without(named, home)
  if (countries === null) {
    if (abroad === null || abroad.size === 0 || area === null) return 'yes'
    return isHome(area, home) || intersects(abroad, area) ? 'yes' : 'no'
  }
  if (home !== null && countries.has(home)) return 'yes'
  if (named !== null && abroad !== null && abroad.size > 0) return intersects(named, countries) ? 'yes' : 'no'
  if (situation !== null) return isOrderTo(situation, countries) ? 'yes' : 'no'
  if (named !== null && intersects(named, countries)) return 'yes'
  return namedBefore !== null && intersects(namedBefore, countries) ? 'carried' : 'no'
}

/** A note about our own country alone is about all we sell from it. */
function isHome(area: ReadonlySet<string>, home: string | null): boolean {
  return home !== null && area.has(home) && area.size === 1
}

function without(named: ReadonlySet<string>, home: string | null): ReadonlySet<string> {
  return home === null || !named.has(home) ? named : new Set([...named].filter((code) => code !== home))
}

function isOrderTo({ fields }: Situation, countries: ReadonlySet<string>): boolean {
  return ['destination', 'customer_country'].some((field) => {
    const value = fields.get(field)
    return typeof value === 'string' && countries.has(value)
  })
}

/** With an order at hand the claim's condition decides; a statement about another country is not about the order. */
function orderFits({ claim }: CompiledClaim, context: RuleContext): 'yes' | 'no' | 'unknown' {
  const { situation, lists } = context
  if (claim.appliesWhen === null || situation === null || !isAboutOrder(context)) return 'yes'
  const { truth } = evaluate(claim.appliesWhen, situation, lists.blocs)
  return truth
}

export function isAboutOrder({ named, situation, home }: RuleContext): boolean {
  if (situation === null) return false
  if (named === null) return true
  const abroad = without(named, home)
  return abroad.size === 0 || isOrderTo(situation, abroad)
}

function intersects(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of some) if (others.has(each)) return true
  return false
}
