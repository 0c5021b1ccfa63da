/** A message with what the store knows of the things it names. */

import type { FoundCustomer, FoundReference } from './entities.ts'
import { spansToMask } from './entities.ts'
import { findNameRuns, lookUpCustomer, lookUpReferences } from './look-up.ts'
import { maskWords } from './masks.ts'
import type { MessageRead } from './message-read.ts'
import { withoutPoliteness } from './politeness.ts'
import type { RuleKnowledge } from './rule-knowledge.ts'
import type { Word } from './said.ts'

export interface FoundThings {
  readonly references: readonly FoundReference[]
  readonly customer: FoundCustomer | null
  /** The words with everything found hidden behind stand-ins, politeness set aside. */
  readonly masked: readonly Word[]
}

/** Looks up the references of a message: at most one round trip. */
export async function findReferenced(message: MessageRead, knowledge: RuleKnowledge): Promise<FoundThings> {
  const references = await lookUpReferences(message.entities, knowledge.lookup)
  return { references, customer: null, masked: maskedCore(message, references, null) }
}

/** Looks for a customer among the words that are left over: one more round trip, only when there are such words. */
export async function withCustomer(
  message: MessageRead,
  found: FoundThings,
  knowledge: RuleKnowledge,
): Promise<FoundThings> {
  const taken = new Set<number>()
  const { lines, dates, numbers, countries, terms } = message.entities
  for (const { first, end } of [
    ...lines,
    ...dates,
    ...numbers,
    ...countries,
    ...terms,
    ...found.references,
  ]) {
    for (let at = first; at < end; at++) taken.add(at)
  }
  const runs = findNameRuns(message.said, (at) => taken.has(at), knowledge.vocabulary)
  const run = runs.find((each) => each.announced) ?? runs[0]
  const customer = run ? await lookUpCustomer(message.said, run, knowledge.lookup) : null
  return customer
    ? { references: found.references, customer, masked: maskedCore(message, found.references, customer) }
    : found
}

function maskedCore(
  message: MessageRead,
  references: readonly FoundReference[],
  customer: FoundCustomer | null,
): readonly Word[] {
  const loose = references
    .filter((each) => each.shape === 'loose')
    .map(({ core, end }) => ({ first: core, end, mask: 'ref' as const }))
  const spans = [...loose, ...spansToMask(message.entities, customer ? [customer] : [])]
  return withoutPoliteness(maskWords(message.said.words, spans))
}
