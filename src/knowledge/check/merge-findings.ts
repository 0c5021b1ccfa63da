/** Puts together what the order record and the notes say of one statement: the same words are listed once. */

import type { Fact } from '../../domain/fact.ts'
import type { Verdict } from '../checked-reply.ts'
import type { Edit } from './apply-edits.ts'
import type { RuleFinding } from './rules/rule-checker.ts'
import type { Finding } from './sentence-to-judge.ts'
import type { WordedFinding } from './word-finding.ts'

export interface MergedFinding {
  readonly verdict: Verdict
  readonly value: string
  /** Where the words judged begin. */
  readonly valueStart: number
  readonly evidence: string | null
  readonly right: string | null
  readonly edits: readonly Edit[]
  /** Facts of the record that it rests on. */
  readonly facts: readonly Fact[]
  /** The note that it rests on. */
  readonly note?: string
  /** A sentence that says it right, where no words can be put right in their place. */
  readonly sentence: string | null
}

/** A wrong statement is told before a right one, and a right one before what cannot be traced. */
const STRENGTH: Readonly<Record<Verdict, number>> = {
  contradicted: 3,
  outdated: 3,
  verified: 2,
  cited: 2,
  unsupported: 1,
}

/** In the order of the text. Where record and notes are equally sure of the same words, the record is heard. */
export function mergeFindings(
  recorded: readonly { readonly finding: Finding; readonly worded: WordedFinding }[],
  ruled: readonly RuleFinding[],
  text: string,
): readonly MergedFinding[] {
  const strength = ({ finding }: { readonly finding: Finding }) => STRENGTH[finding.judgement.verdict]
  const meets = (rule: RuleFinding, { claim }: Finding) => rule.start < claim.end && claim.start < rule.end
  const heardRules = ruled.filter((rule) =>
    recorded.every(
      (each) =>
        !meets(rule, each.finding) ||
        strength(each) < STRENGTH[rule.verdict] ||
        readsMore(rule, each.finding.claim),
    ),
  )
  const isRuled = heardRules.some(({ verdict }) => verdict !== 'unsupported')
  const heardRecord = recorded.filter(
    ({ finding }) =>
      !heardRules.some((rule) => meets(rule, finding)) && !(isRuled && isOfRules(finding.claim.value.kind)),
  )
  const placed = [
    ...heardRecord.map(({ finding, worded }) => ({
      at: finding.claim.start,
      merged: {
        verdict: finding.judgement.verdict,
        ...worded,
        valueStart: finding.claim.start,
        sentence: null,
      } satisfies MergedFinding,
    })),
    ...heardRules.map((rule) => ({ at: rule.start, merged: mergedRule(rule, text) })),
  ]
  return placed.sort((a, b) => a.at - b.at).map(({ merged }) => merged)
}

/** "22 SDR a kilo" is a rate; the record's half reads no more than a number in it. */
function readsMore(rule: RuleFinding, { start, end, value }: Finding['claim']): boolean {
  const isNumber = value.kind === 'number' || value.kind === 'quantity'
  return isNumber && rule.start <= start && rule.end >= end && rule.end - rule.start > end - start
}

/** "By air the carrier owes at most …" says for which carriage and which country a rule is, not how the order travels. */
function isOfRules(kind: Finding['claim']['value']['kind']): boolean {
  return kind === 'mode' || kind === 'country'
}

function mergedRule(rule: RuleFinding, text: string): MergedFinding {
  return {
    verdict: rule.verdict,
    value: text.slice(rule.start, rule.end),
    valueStart: rule.start,
    evidence: rule.evidence,
    right: rule.right,
    edits: rule.edit === null ? [] : [rule.edit],
    facts: [],
    note: rule.note,
    sentence: rule.sentence,
  }
}
