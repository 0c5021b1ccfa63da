/** Holds words against terms out of use, choices between papers and names, and what must or may be. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import type { ClaimedValue } from '../../watch/note.ts'
import type { CompiledChoice, CompiledClaim, CompiledTerm } from './compiled-rules.ts'
import { type Expression, expressionOf, type Place, placesOf } from './expressions.ts'
import type { JudgedRule } from './judged-rule.ts'
import type { ClaimMatch } from './match-claim.ts'
import type { PastValue } from './past-values.ts'
import type { RuleSentence } from './rule-sentence.ts'

const phrases = (list: string): readonly Expression[] =>
  list.split('|').map((each) => expressionOf(each, 'en'))

/** What stands behind these is put aside for something else. */
const ASIDE = phrases(
  'instead of|in place of|rather than|au lieu de|au lieu d’|à la place de|à la place d’|en lieu et place de|plutôt que|et non|and not|not|ni|replaces|replaced|replacing|remplace|a remplacé|ex|former|ancien|ancienne|former name|sans',
)
/** Behind the words: what stands before them is put aside. */
const PUT_ASIDE = phrases(
  'is replaced by|was replaced by|has been replaced by|replaced by|est remplacé par|est remplacée par|a été remplacé par|a été remplacée par|remplacé par|remplacée par|became|est devenu|est devenue|devient|no longer|n’est plus|n’existe plus|n’est pas|is not|are not|isn’t|does not|ne suffit|ne sert|ne convient|is refused|est refusé|will not do|was abolished|has ended|is gone',
)
const ASIDE_REACH = 3

/** An old wording that the statement uses as if it were the current one. */
export function judgeTerm(rule: CompiledTerm, sentence: RuleSentence, date: IsoDate): JudgedRule | null {
  const { statement, folded } = sentence
  const { term } = rule
  if (term.since !== null && date < term.since) return null
  if (term.until !== null && date > term.until) return null
  const places = placesOf(rule.old, folded, statement.first, statement.next).filter(
    (place) => !isQuoted(place, sentence),
  )
  const [first] = places
  if (!first) return null
  if (rule.onlyWith !== null && !sentence.has(rule.onlyWith)) return null
  const judged = (verdict: JudgedRule['verdict'], place: Place, wrong: Expression | null): JudgedRule => ({
    rule,
    verdict,
    first: place.first,
    next: place.next,
    value: null,
    right: null,
    wrong,
    until: term.since,
    formerNote: null,
  })
  const current = placesOf(rule.current, folded, statement.first, statement.next).filter(
    (place) => !places.some((old) => old.first < place.next && place.first < old.next),
  )
  const [now] = current
  if (now)
    return sentence.saysReplaced && !isReversed(now, first, sentence) ? judged('cited', now, null) : null
  if (sentence.isOfPast(date, null) || sentence.saysGone || sentence.saysReplaced) return null
  const stated = places.find((place) => !sentence.isDenied(place.first, place.next))
  return stated ? judged('outdated', stated, stated.expression) : null
}

/** "The DEB replaces EMEBI" has it the wrong way round. */
function isReversed(now: Place, old: Place, sentence: RuleSentence): boolean {
  const [from, to] = now.first < old.first ? [now.next, old.first] : [old.next, now.first]
  const isActive = placesOf(REPLACES, sentence.folded, from, to).length > 0
  const isPassive = placesOf(PUT_ASIDE, sentence.folded, from, to).length > 0
  if (isPassive) return now.first < old.first
  return isActive && old.first < now.first
}

const REPLACES = phrases('replaces|replace|remplace|remplacent|has replaced|a remplacé|succeeds|succède à')

function isQuoted({ first, next }: Place, sentence: RuleSentence): boolean {
  const { tokens } = sentence.folded
  return sentence.isQuoted(tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0)
}

/** Which of several things the statement names as the one. */
export function judgeChoice(
  rule: CompiledClaim,
  choice: CompiledChoice,
  match: ClaimMatch,
  sentence: RuleSentence,
  date: IsoDate,
): JudgedRule | null {
  const found = choicesIn(choice, sentence)
  if (found.length === 0 || sentence.isOfPast(date, null)) return null
  const stated = found.filter((each) => !each.isAside)
  const right = stated.find((each) => each.isRight)
  const wrong = stated.find((each) => !each.isRight)
  const judged = (verdict: JudgedRule['verdict'], { place, until, isRight }: Found): JudgedRule => ({
    rule,
    verdict,
    first: place.first,
    next: place.next,
    value: null,
    right: null,
    wrong: isRight ? null : place.expression,
    until,
    formerNote: null,
  })
  if (right) return wrong ? null : judged('cited', right)
  if (wrong) {
    if (sentence.saysGone) return null
    if (wrong.until === null) return judged('contradicted', wrong)
    return judged(date > wrong.until ? 'outdated' : 'cited', wrong)
  }
  const aside = found.find((each) => !each.isRight && each.until === null)
  // "No A.TR is needed" denies what is right, though perhaps for another reason.
  if (found.some((each) => each.isRight) || !aside) return null
  return match.isCarried ? null : judged('cited', aside)
}

interface Found {
  readonly place: Place
  readonly isRight: boolean
  readonly isAside: boolean
  readonly until: IsoDate | null
}

/** Longest expressions first: "preferential origin" is not "origin". */
function choicesIn(choice: CompiledChoice, sentence: RuleSentence): readonly Found[] {
  const { statement, folded } = sentence
  const all = [
    ...choice.right.map((expression) => ({ expression, isRight: true, until: null as IsoDate | null })),
    ...choice.wrong.flatMap(({ words, until }) =>
      words.map((expression) => ({ expression, isRight: false, until })),
    ),
  ]
  const byExpression = new Map(all.map((each) => [each.expression, each]))
  const expressions = all.map((each) => each.expression)
  const places: Place[] = []
  for (const place of placesOf(expressions, folded, statement.first, statement.next)) {
    const last = places.at(-1)
    if (last && place.first < last.next) continue
    if (!isQuoted(place, sentence)) places.push(place)
  }
  return places.map((place) => {
    const { isRight = false, until = null } = byExpression.get(place.expression) ?? {}
    const others = places.filter((each) => each !== place)
    return { place, isRight, until, isAside: isAside(place, others, sentence) }
  })
}

function isAside(place: Place, others: readonly Place[], sentence: RuleSentence): boolean {
  const { folded, statement } = sentence
  const from = Math.max(statement.first, place.first - 9)
  const lead = placesOf(ASIDE, folded, from, place.first).some(({ next }) => {
    const between = place.first - next
    return between <= ASIDE_REACH && !others.some((other) => other.first >= next && other.next <= place.first)
  })
  if (lead) return true
  const behind = placesOf(PUT_ASIDE, folded, place.next, Math.min(statement.next, place.next + 6))
  if (behind.some(({ first }) => first - place.next <= 1)) return true
  return sentence.denials.some((at) => {
    if (at >= place.first || place.first - at > 7 || sentence.breaksBetween(at, place.first) > 0) return false
    // A denial speaks of the first thing behind it: "not EUR.1, A.TR".
    return !others.some((other) => other.first > at && other.next <= place.first)
  })
}

/** Whether the statement says that something holds as the claim says it. */
export function judgePredicate(
  rule: CompiledClaim,
  match: ClaimMatch,
  sentence: RuleSentence,
  date: IsoDate,
): JudgedRule | null {
  const { predicate, claim } = rule
  if (predicate === null || claim.value.kind !== 'predicate') return null
  const { statement, folded } = sentence
  const said = (expressions: readonly Expression[], truth: boolean) =>
    placesOf(expressions, folded, statement.first, statement.next)
      .filter((place) => !isQuoted(place, sentence) && isNear(place, match.places, sentence))
      .map((place) => ({ place, holds: isTurned(place, match, sentence) ? !truth : truth }))
  const no = said(predicate.no, false)
  const yes = said(predicate.yes, true).filter(({ place }) => !no.some((each) => overlaps(each.place, place)))
  const all = [...yes, ...no]
  const [one] = all
  if (!one || sentence.isOfPast(date, null)) return null
  if (all.some(({ holds }) => holds !== one.holds)) return null
  const judged = (verdict: JudgedRule['verdict'], past: PastValue | null = null): JudgedRule => ({
    rule,
    verdict,
    first: one.place.first,
    next: one.place.next,
    value: null,
    right: null,
    wrong: null,
    until: past?.until ?? null,
    formerNote: past?.note ?? null,
  })
  if (one.holds === claim.value.holds) return judged('cited')
  const past = rule.was.find(
    ({ value }) =>
      value.kind === 'predicate' && isSamePredicate(value, claim.value) && value.holds === one.holds,
  )
  if (past === undefined) return judged('contradicted')
  return past.until !== null && past.until >= date ? judged('cited') : judged('outdated', past)
}

function isSamePredicate(one: ClaimedValue, other: ClaimedValue): boolean {
  return one.kind === 'predicate' && other.kind === 'predicate' && one.predicate === other.predicate
}

function overlaps(one: Place, other: Place): boolean {
  return one.first < other.next && other.first < one.next
}

/** The word must stand in a clause with one of the claim's words, or beside one. */
function isNear(place: Place, places: readonly Place[], sentence: RuleSentence): boolean {
  return places.some((other) => {
    const [from, to] = other.next <= place.first ? [other.next, place.first] : [place.next, other.first]
    return to - from <= 14 && sentence.breaksBetween(from, to) === 0
  })
}

/** "not required", "no translation is required", "n’exige aucune traduction", "sans être obligatoire". */
function isTurned(place: Place, { places }: ClaimMatch, sentence: RuleSentence): boolean {
  return sentence.denials.some((at) => {
    // A denial that is part of the claim's own words is not one of the predicate.
    if (places.some((each) => at >= each.first && at < each.next)) return false
    if (at >= place.first && at < place.next) return false
    if (sentence.isOneDenial(at, place.first)) return false
    if (at < place.first) return place.first - at <= 9 && sentence.breaksBetween(at, place.first) === 0
    return at - place.next <= 2 && sentence.breaksBetween(place.next, at) === 0
  })
}
