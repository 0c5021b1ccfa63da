/** How well a dialog can hold what a message names: an order with a new date is no question about the order. */

import type { SlotKind } from '../understand.ts'
import type { FoundThings } from './found-things.ts'
import type { Intent } from './intents.ts'
import type { MessageRead } from './message-read.ts'
import { isNegated } from './negation.ts'
import type { KnownDialog, RuleKnowledge } from './rule-knowledge.ts'

const HOLDS_DATE = 0.25
const LOSES_DATE = -0.2
/** A question may name a date that no slot holds: "is it still leaving on the 20th?" */
const IN_QUESTION = 0.3
/** A reference, customer, country or item that the dialog has a slot for. */
const HOLDS_THING = 0.12
/** Only a question about orders names a customer or a country and no order. */
const HOLDS_SEARCH = 0.2
/** Texts are kept or checked when that is asked for; without a cue it rarely is. */
const NO_CUE = 0.15
/** Each choice of the dialog that is named, two at the most. */
const HOLDS_CHOICE = 0.12

/** The intents with what speaks for and against each dialog's slots, the likeliest first again. */
export function fitIntents(
  intents: readonly Intent[],
  message: MessageRead,
  found: FoundThings,
  knowledge: RuleKnowledge,
): readonly Intent[] {
  const fitted = intents.map((intent) => {
    const dialog = knowledge.dialogs.get(intent.label)
    return dialog ? { ...intent, score: intent.score + fitOf(dialog, intent.cue, message, found) } : intent
  })
  return fitted.sort((left, right) => right.score - left.score)
}

function fitOf(
  { description, phrases, choices }: KnownDialog,
  cue: number,
  message: MessageRead,
  found: FoundThings,
): number {
  const { said, entities, isQuestion } = message
  const has = (...kinds: readonly SlotKind[]) => description.slots.some((slot) => kinds.includes(slot.kind))
  const order = found.references.length > 0 && has('order', 'reference')
  const search =
    (found.customer !== null && has('customer')) || (entities.countries.length > 0 && has('country'))
  // A question that is searched as it was put may name anything: what it names speaks neither for it nor against it.
  if (phrases.message) return cue === 0 ? -NO_CUE : 0
  // A dialog that keeps a text word for word keeps its dates, customers and other words in it.
  if (phrases.verbatim !== undefined) return order ? HOLDS_THING : cue === 0 ? -NO_CUE : 0
  const dated = entities.dates.some((date) => !isNegated(said, date))
  const named = found.customer !== null && !isQuestion
  const about = found.references.length > 0 || entities.lines.length > 0 || named
  const dateWorth = has('date', 'period') ? HOLDS_DATE : LOSES_DATE
  const chosen = choices
    .find(said, () => false)
    .filter((each) => !choices.unsaid.has(`${each.slot}.${each.id}`))
  return (
    (order ? HOLDS_THING : search ? HOLDS_SEARCH : 0) +
    (dated && about ? dateWorth * (isQuestion ? IN_QUESTION : 1) : 0) +
    Math.min(chosen.length, 2) * HOLDS_CHOICE
  )
}
