/**
 * What a colleague's note changes in the note it replaces: "passe de 6 000 à 8 000 EUR" gives each claim that said the
 * old value the new one. What is not plain is left alone: a claim corrects other people's letters.
 */

import { isDeepStrictEqual } from 'node:util'
import { addDays, type IsoDate } from '../../domain/calendar-date.ts'
import { readTokens } from '../check/read-tokens.ts'
import { readRuleValues } from '../check/rules/read-rule-values.ts'
import type { RuleValue } from '../check/rules/rule-values.ts'
import type { ClaimedValue, Note, NoteClaim } from './note.ts'

/** An old value with the one that takes its place, and the paragraph that says so. */
export interface ValueChange {
  /** Null when the text gives the new value alone. */
  readonly from: RuleValue | null
  readonly to: RuleValue
  /** Place of the paragraph, from 0. */
  readonly paragraph: number
}

const FROM = /\b(?:de|du|from|of)\s*$/i
const TOWARDS = /^\s*(?:à|a|au|to|vers)\s*$/i
const INSTEAD =
  /\b(?:au lieu de|au lieu du|en lieu et place de|instead of|rather than|contre|against|et non plus|and no longer|previously|auparavant)\s*\(?$/i

/** The values that the paragraphs say to change, and the values they give alone. */
export function valueChanges(paragraphs: readonly string[], today: IsoDate): readonly ValueChange[] {
  return paragraphs.flatMap((text, paragraph) => {
    const tokens = readTokens(text)
    // "À" is an "a", which may be a one.
    const values = readRuleValues(tokens, 0, tokens.length, text, today).filter(
      (value) => value.kind !== 'number' || !value.isWeak,
    )
    const pairs: ValueChange[] = []
    const used = new Set<RuleValue>()
    values.forEach((value, index) => {
      const next = values[index + 1]
      if (!next || (next.kind !== value.kind && value.kind !== 'number') || used.has(value)) return
      const between = text.slice(value.end, next.start)
      if (FROM.test(text.slice(Math.max(0, value.start - 8), value.start)) && TOWARDS.test(between)) {
        pairs.push({ from: likeNext(value, next), to: next, paragraph })
      } else if (between.length <= 40 && INSTEAD.test(between)) {
        pairs.push({ from: next, to: value, paragraph })
      } else return
      used.add(value).add(next)
    })
    if (pairs.length > 0) return pairs
    return values.map((to): ValueChange => ({ from: null, to, paragraph }))
  })
}

/** "De 21 à 30 jours": the first number has the unit of the second. */
function likeNext(value: RuleValue, next: RuleValue): RuleValue {
  const [count] = value.kind === 'number' ? value.claim.values : []
  if (value.kind !== 'number' || count === undefined) return value
  const { first, next: after, start, end } = value
  const place = { first, next: after, start, end }
  if (next.kind === 'duration') return { ...next, ...place, count }
  if (next.kind === 'percentage')
    return { ...next, ...place, claim: { ...next.claim, values: value.claim.values } }
  if (next.kind === 'amount')
    return { ...next, ...place, claim: { ...next.claim, values: value.claim.values } }
  return value
}

/** A claim of the replaced note with its new value. */
export interface ChangedClaim {
  readonly before: NoteClaim
  readonly value: ClaimedValue
  readonly paragraph: number
}

/**
 * The claims of `replaced` that the paragraphs change. A value given alone changes a claim only when the note has no
 * other of that kind; a value that equals the claim's own changes nothing.
 */
export function claimsChangedBy(
  paragraphs: readonly string[],
  replaced: Note,
  today: IsoDate,
): readonly ChangedClaim[] {
  const changed = new Map<string, ChangedClaim>()
  for (const { from, to, paragraph } of valueChanges(paragraphs, today)) {
    const fitting =
      from === null
        ? onlyOneOfItsKind(to, replaced.claims)
        : replaced.claims.filter((claim) => isValue(from, claim.value))
    for (const before of fitting) {
      const value = inPlaceOf(before.value, to)
      if (value === null || isValue(to, before.value) || changed.has(before.id)) continue
      changed.set(before.id, { before, value, paragraph })
    }
  }
  return [...changed.values()]
}

/** Claims under several names with one value are one subject. A date alone is more often the day it begins. */
function onlyOneOfItsKind(to: RuleValue, claims: readonly NoteClaim[]): readonly NoteClaim[] {
  if (to.kind === 'date' || to.kind === 'number') return []
  const alike = claims.filter((claim) => inPlaceOf(claim.value, to) !== null)
  const values = new Set(alike.map(({ value }) => JSON.stringify(value)))
  return values.size === 1 ? alike : []
}

/** The claim as the new note carries it, citing the fact of that number. */
export function carriedClaim({ before, value }: ChangedClaim, fact: number, from: IsoDate | null): NoteClaim {
  const until = from === null ? null : addDays(from, -1)
  return {
    ...before,
    fact,
    value,
    was: [{ value: before.value, until }, ...before.was],
    validFrom: null,
    validTo: null,
    // The old sentence says the old value; the new fact says it right.
    say: null,
  }
}

/** Whether what was read says the claimed value. */
export function isValue(read: RuleValue, claimed: ClaimedValue): boolean {
  switch (claimed.kind) {
    case 'amount':
      if (read.kind === 'number') return read.claim.values.includes(claimed.amount)
      return read.kind === 'amount' && read.per === null && isMoney(read, claimed)
    case 'rate':
      return read.kind === 'amount' && read.per === claimed.per && isMoney(read, claimed)
    case 'duration':
      return read.kind === 'duration' && read.count === claimed.count && read.unit === claimed.unit
    case 'percentage':
      return read.kind === 'percentage' && read.claim.values.includes(claimed.percent)
    case 'date':
      return read.kind === 'date' && read.claim.spans[0]?.from === claimed.date
    case 'quantity':
      return read.kind === 'number' && read.claim.values.includes(claimed.quantity)
    default:
      return false
  }
}

function isMoney(
  { claim }: Extract<RuleValue, { kind: 'amount' }>,
  { amount, currency }: { readonly amount: number; readonly currency: string },
): boolean {
  return claim.currency === currency && claim.values.includes(amount)
}

/** What was read, as a value of the claim's kind; null when it is of another one. */
function inPlaceOf(old: ClaimedValue, read: RuleValue): ClaimedValue | null {
  switch (old.kind) {
    case 'amount':
    case 'rate': {
      if (read.kind !== 'amount' || (old.kind === 'rate') !== (read.per !== null)) return null
      const [amount] = read.claim.values
      return amount === undefined ? null : { ...old, amount, currency: read.claim.currency }
    }
    case 'duration':
      return read.kind === 'duration' ? { ...old, count: read.count, unit: read.unit } : null
    case 'percentage': {
      const [percent] = read.kind === 'percentage' ? read.claim.values : []
      return percent === undefined ? null : { ...old, percent }
    }
    case 'date': {
      const date = read.kind === 'date' ? read.claim.spans[0]?.from : undefined
      return date === undefined ? null : { ...old, date }
    }
    case 'quantity': {
      const [quantity] = read.kind === 'number' ? read.claim.values : []
      return quantity === undefined ? null : { ...old, quantity }
    }
    default:
      return null
  }
}

/** A value that a note says otherwise than the one it replaces. */
export interface ClaimChange {
  readonly before: NoteClaim
  readonly after: NoteClaim
}

/** The claims of both notes whose values differ; several claims with one change are one. */
export function claimChanges(note: Pick<Note, 'claims'>, replaced: Note): readonly ClaimChange[] {
  const seen = new Set<string>()
  return note.claims.flatMap((after) => {
    const before = replaced.claims.find(({ id }) => id === after.id)
    if (!before) return []
    const key = JSON.stringify([before.value, after.value])
    if (isDeepStrictEqual(before.value, after.value) || seen.has(key)) return []
    seen.add(key)
    return [{ before, after }]
  })
}
