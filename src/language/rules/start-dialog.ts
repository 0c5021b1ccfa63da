/** The start of a dialog with what the message gives it, and the questions back when a word has two meanings. */

import { TRANSPORT_MODES, type TransportMode } from '../../domain/order.ts'
import type { Command, Candidate as CommandCandidate, SlotInput } from '../command.ts'
import type { UnderstandContext } from '../understand.ts'
import { type AmbiguousWord, findAmbiguous } from './ambiguous-words.ts'
import { assignSlots, type SlotInputs } from './assign-slots.ts'
import type { FoundThings } from './found-things.ts'
import type { MessageRead } from './message-read.ts'
import { spokenText } from './read-verbatim.ts'
import type { KnownDialog, RuleKnowledge } from './rule-knowledge.ts'

/** Starts the dialog with the slots that the message fills, or asks which meaning of a short word is meant. */
export function startDialog(
  known: KnownDialog,
  message: MessageRead,
  found: FoundThings,
  context: UnderstandContext,
  knowledge: RuleKnowledge,
): Command {
  const { description, phrases } = known
  const slots: Record<string, SlotInput> = {
    ...assignSlots(message, { ...known, dialog: description, ...found, awaited: null, filled: [] }),
  }
  const text = phrases.verbatim === undefined ? null : spokenText(message, known, knowledge)
  if (text && phrases.verbatim !== undefined) slots[phrases.verbatim] = text
  else if (phrases.message && phrases.verbatim !== undefined) {
    const whole = message.said.original.trim()
    slots[phrases.verbatim] = { text: whole, value: whole }
  }
  const question = text ? null : askMeaning(known, message, found, slots, context)
  return question ?? { kind: 'start', dialog: description.id, slots }
}

/** Settles or asks what "BL" or "POD" means, for a dialog that answers by facets. Settled meanings go into `slots`. */
function askMeaning(
  { description, choices }: KnownDialog,
  { said }: MessageRead,
  found: FoundThings,
  slots: Record<string, SlotInput>,
  context: UnderstandContext,
): Command | null {
  const facet = description.slots.find((slot) => slot.choices.some((choice) => choice.id === 'documents'))
  if (!facet) return null
  const isNumber = (at: number) => found.references.some((each) => at >= each.first && at < each.end)
  const word = findAmbiguous(said, modeOf(found, context)).find((each) => !isNumber(each.first))
  const own = choices.answer(facet.name, said)
  // Another word of the message already says what is wanted, unless it is the ambiguous one itself.
  if (!word || (own && (own.first < word.first || own.end > word.end))) return null
  const [only] = word.meanings
  if (only && word.meanings.length === 1) {
    slots[facet.name] = { text: word.typed, value: only.facet }
    return null
  }
  return {
    kind: 'clarify',
    about: word.typed,
    candidates: word.meanings.map((meaning) => candidateOf(description.id, facet.name, meaning, slots)),
  }
}

function candidateOf(
  dialog: string,
  facet: string,
  meaning: AmbiguousWord['meanings'][number],
  slots: SlotInputs,
): CommandCandidate {
  return {
    dialog,
    slots: { ...slots, [facet]: { text: meaning.title.fr, value: meaning.facet } },
    label: meaning.title,
  }
}

/** The transport mode of the order of the last answer, as long as the message names no other. */
function modeOf({ references, customer }: FoundThings, { focus }: UnderstandContext): TransportMode | null {
  const order = focus.values['order']
  const others = references.filter(
    ({ matches }) => !matches.some(({ orders }) => orders.some((each) => each === order)),
  )
  if (others.length > 0 || customer !== null) return null
  const mode = focus.values['mode']
  return TRANSPORT_MODES.find((each) => each === mode) ?? null
}
