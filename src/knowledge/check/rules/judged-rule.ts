/** What is found when a rule is held against a statement. */

import type { Verdict } from '../../checked-reply.ts'
import type { ClaimedValue } from '../../watch/note.ts'
import type { CompiledRule } from './compiled-rules.ts'
import type { Expression } from './expressions.ts'
import type { RuleValue } from './rule-values.ts'

export interface JudgedRule {
  readonly rule: CompiledRule
  readonly verdict: Exclude<Verdict, 'verified'>
  /** Tokens of the words judged. */
  readonly first: number
  readonly next: number
  /** The value read there, when it is one that can be written anew. */
  readonly value: RuleValue | null
  /** The value it should be; null for terms, choices and predicates. */
  readonly right: ClaimedValue | null
  /** The wrong expression, of a choice or a term. */
  readonly wrong: Expression | null
  /** The value was right until the day before. */
  readonly until: string | null
  /** The note that said so, when another one took its place. */
  readonly formerNote: string | null
}

/** How closely a rule fits: of two that speak of the same words the closer one is heard. */
export function closeness(rule: CompiledRule): number {
  const groups = rule.kind === 'claim' ? rule.groups.length : 1
  return (
    groups + (rule.countries === null ? 0 : 1) + (rule.kind === 'claim' && rule.claim.appliesWhen ? 1 : 0)
  )
}
