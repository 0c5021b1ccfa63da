/** Of several rules that speak of the same words keeps the one that is to be heard; two that disagree are both named. */

import { isDeepStrictEqual } from 'node:util'
import type { CompiledRule } from './compiled-rules.ts'
import { closeness, type JudgedRule } from './judged-rule.ts'
import type { RuleSentence } from './rule-sentence.ts'
import { showClaimed } from './show-claimed.ts'

export interface SettledRule {
  readonly judged: JudgedRule
  /** A rule of another note in force that says otherwise. */
  readonly against: CompiledRule | null
}

const STRENGTH = { contradicted: 3, outdated: 3, cited: 2, unsupported: 1 } as const

export function settle(judged: readonly JudgedRule[], sentence: RuleSentence): readonly SettledRule[] {
  const groups: JudgedRule[][] = []
  for (const one of [...judged].sort((a, b) => a.first - b.first || b.next - a.next)) {
    const group = groups.find((each) =>
      each.some((other) => other.first < one.next && one.first < other.next),
    )
    if (group) group.push(one)
    else groups.push([one])
  }
  return groups.flatMap((group) => settleGroup(group, sentence) ?? [])
}

function settleGroup(group: readonly JudgedRule[], sentence: RuleSentence): SettledRule | null {
  const certain = group.filter(({ verdict }) => verdict !== 'unsupported')
  const [closest] = [...(certain.length > 0 ? certain : group)].sort(
    (a, b) => closeness(b.rule) - closeness(a.rule) || STRENGTH[b.verdict] - STRENGTH[a.verdict],
  )
  if (!closest) return null
  const wrong = certain.filter(isWrong)
  const cited = certain.filter(({ verdict }) => verdict === 'cited')
  if (wrong.length > 0 && cited.length > 0) return settleDisagreement(wrong, cited)
  const other = wrong.find((each) => isWrong(closest) && differ(each, closest, sentence))
  if (other) return { judged: { ...closest, verdict: 'unsupported' }, against: other.rule }
  return { judged: ownOf(closest, certain), against: null }
}

/** The country's own note is named rather than one about many countries that says the same. */
function ownOf(judged: JudgedRule, others: readonly JudgedRule[]): JudgedRule {
  const count = ({ rule }: JudgedRule) => rule.countries?.size ?? Number.POSITIVE_INFINITY
  const same = others.filter(
    (each) =>
      each.verdict === judged.verdict && each.rule.kind === judged.rule.kind && isSameSort(each, judged),
  )
  return same.reduce((best, each) => (count(each) < count(best) ? each : best), judged)
}

function isSameSort(one: JudgedRule, other: JudgedRule): boolean {
  if (one.rule.kind !== 'claim' || other.rule.kind !== 'claim') return true
  return one.rule.claim.value.kind === other.rule.claim.value.kind
}

const isWrong = ({ verdict }: JudgedRule): boolean => verdict === 'contradicted' || verdict === 'outdated'

/** One rule bears the words out and another does not: they disagree only when both are as close to the statement. */
function settleDisagreement(wrong: readonly JudgedRule[], cited: readonly JudgedRule[]): SettledRule {
  const byCloseness = (a: JudgedRule, b: JudgedRule) => closeness(b.rule) - closeness(a.rule)
  const no = [...wrong].sort(byCloseness)[0] as JudgedRule
  const yes = [...cited].sort(byCloseness)[0] as JudgedRule
  // A term out of use is out of use whatever else is right in the words around it.
  if (no.rule.kind === 'term' && no.first >= yes.first && no.next <= yes.next)
    return { judged: no, against: null }
  const isOtherNote = no.rule.watch.note.id !== yes.rule.watch.note.id
  if (isOtherNote && overtakes(no.rule, yes.rule)) return { judged: no, against: null }
  if (isOtherNote && overtakes(yes.rule, no.rule)) return { judged: yes, against: null }
  if (isOtherNote && conflict(no, yes))
    return { judged: { ...yes, verdict: 'unsupported' }, against: no.rule }
  return { judged: ownOf(yes, cited), against: null }
}

/** A later note that says itself what the value was before is heard over one that still says so. */
function overtakes(later: CompiledRule, other: CompiledRule): boolean {
  if (later.kind !== 'claim' || other.kind !== 'claim') return false
  const { effectiveFrom } = later.watch.note
  const known = other.watch.note.effectiveFrom ?? other.watch.note.asOf ?? ''
  if (effectiveFrom === null || effectiveFrom <= known) return false
  return later.claim.was.some(({ value }) => isDeepStrictEqual(value, other.claim.value))
}

/** Two claims of the same sort, equally close, or notes that say themselves that they disagree. */
function conflict(no: JudgedRule, yes: JudgedRule): boolean {
  const one = no.rule.watch.note
  const other = yes.rule.watch.note
  const isDeclared =
    one.conflicts.some((each) => each.with === other.id) ||
    other.conflicts.some((each) => each.with === one.id)
  if (isDeclared) return true
  if (no.rule.kind !== 'claim' || yes.rule.kind !== 'claim') return false
  return no.rule.claim.value.kind === yes.rule.claim.value.kind && closeness(no.rule) >= closeness(yes.rule)
}

/** Two rules of different notes want different things in the place of the same words. */
function differ(one: JudgedRule, other: JudgedRule, { language }: RuleSentence): boolean {
  if (one.rule.watch.note.id === other.rule.watch.note.id) return false
  if (one.rule.kind !== 'claim' || other.rule.kind !== 'claim') return false
  if (closeness(one.rule) !== closeness(other.rule)) return false
  return showClaimed(one.rule.claim.value, language) !== showClaimed(other.rule.claim.value, language)
}
