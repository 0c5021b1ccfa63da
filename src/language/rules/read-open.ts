/** Reads a message in the middle of a dialog: answers, corrections, another dialog, or a question beside it. */

import type { Command, SlotInput } from '../command.ts'
import type { SlotDescription } from '../understand.ts'
import { assignSlots, type SlotInputs } from './assign-slots.ts'
import { choiceInput } from './choice-words.ts'
import type { Intent } from './intents.ts'
import { PhraseBook } from './phrase-book.ts'
import { OUT_OF_SCOPE } from './phrase-files.ts'
import { NOTHING, type Reading, readFresh, repairByRank, type Situation, setAll } from './read-fresh.ts'
import { leadingAnswer } from './repair-commands.ts'
import type { KnownDialog } from './rule-knowledge.ts'
import { startDialog } from './start-dialog.ts'

/** Another dialog must be asked for this plainly to interrupt the open one. */
const INTERRUPTS = 0.85
/** And more plainly still when the message also answers what was asked. */
const INTERRUPTS_ANSWER = 1.1
/** A question that names an order, or nothing of the open dialog, needs less. */
const CLEARLY_ASKS = 0.55
const LONGEST_NAME = 6

export function readOpen(situation: Situation): Reading {
  const { context, knowledge } = situation
  const open = context.open
  const dialog = open ? knowledge.dialogs.get(open.dialog) : undefined
  if (!open || !dialog) return readFresh(situation)
  const awaited = typeof open.awaiting === 'object' ? (open.awaiting?.slot ?? null) : null
  const given = answers(situation, dialog, awaited)
  const other = interruption(situation, dialog, given, awaited)
  if (other) return other
  if (asksBeside(situation, dialog, given, awaited)) return ask(situation)
  if (Object.keys(given).length > 0) return { commands: setAll(given), confidence: 0.9 }
  const wish = changeWithoutValue(situation, dialog)
  if (wish) return { commands: [wish], confidence: 0.85 }
  const repair = repairByRank(situation)
  if (repair) return repair
  const answer = plainAnswer(situation)
  if (answer) return { commands: [{ kind: answer }], confidence: 0.7 }
  const slot = dialog.description.slots.find((each) => each.name === awaited)
  const typed = slot && typedAnswer(situation, slot)
  if (typed && slot) return { commands: [{ kind: 'set', slot: slot.name, input: typed }], confidence: 0.6 }
  return situation.message.isQuestion ? ask(situation) : NOTHING
}

/** Words after which a yes is no longer one: "oui mais attends, je vérifie". */
const RESERVE = new Set(
  'mais sauf pas attends attendez non sinon plutot finalement but except not wait no rather however unless if si avant before cependant toutefois hold apres verifie verifier check'.split(
    ' ',
  ),
)
const LONGEST_YES = 7

/** A no with more words is a no; a yes with more words is one only when nothing in them holds it back. */
function plainAnswer({ message }: Situation): 'affirm' | 'deny' | null {
  const answer = leadingAnswer(message.core)
  if (answer?.kind !== 'affirm') return answer?.kind ?? null
  const rest = message.core.slice(answer.rest)
  const isPlain =
    rest.length <= LONGEST_YES && !rest.some((word) => RESERVE.has(word.text) || /^\d/.test(word.text))
  return isPlain && !message.isQuestion ? 'affirm' : null
}

function ask({ message }: Situation): Reading {
  return { commands: [{ kind: 'ask', question: message.said.original.trim() }], confidence: 0.6 }
}

/** "c'est quoi le client ?" speaks of the customer, and says nothing of who gave the date. */
function asksBeside(
  { message }: Situation,
  { description }: KnownDialog,
  given: SlotInputs,
  awaited: string | null,
): boolean {
  const names = Object.keys(given)
  if (!message.isQuestion || names.length === 0) return false
  return names.every(
    (name) => name !== awaited && description.slots.find((slot) => slot.name === name)?.kind === 'choice',
  )
}

/** The slots of the open dialog that the message gives or corrects. */
function answers(situation: Situation, dialog: KnownDialog, awaited: string | null): SlotInputs {
  const { message, found, context } = situation
  const slots: Record<string, SlotInput> = {
    ...assignSlots(message, {
      ...dialog,
      dialog: dialog.description,
      ...found,
      awaited,
      filled: context.open?.filled ?? [],
    }),
  }
  const asked = dialog.description.slots.find((slot) => slot.name === awaited)
  if (asked?.kind === 'choice' && slots[asked.name] === undefined) {
    const choice = dialog.choices.answer(asked.name, message.said)
    if (choice) slots[asked.name] = choiceInput(choice, message.said)
  }
  return slots
}

/** Another dialog that the message plainly asks for; the engine comes back to the open one afterwards. */
function interruption(
  situation: Situation,
  dialog: KnownDialog,
  given: SlotInputs,
  awaited: string | null,
): Reading | null {
  const { intents, knowledge, message, found } = situation
  const [best] = intents.filter((intent) => knowledge.dialogs.has(intent.label))
  const outside = intents.find((intent) => intent.label === OUT_OF_SCOPE)
  if (!best || best.label === dialog.description.id || (outside && outside.score > best.score)) return null
  const answersIt = awaited !== null && given[awaited] !== undefined
  // "and the invoice of SO-1009?" names an order, and asks about it rather than answering with it.
  const asks = message.isQuestion && !answersIt
  const names = found.references.length > 0 || Object.keys(given).length === 0
  if (asks && names && best.score >= CLEARLY_ASKS) return started(situation, best)
  if (best.score < (answersIt ? INTERRUPTS_ANSWER : INTERRUPTS) || (answersIt && best.cue < 2)) return null
  if (best.cue === 0 && Object.keys(given).length > 0 && !message.isQuestion) return null
  return started(situation, best)
}

function started({ knowledge, message, found, context }: Situation, intent: Intent): Reading | null {
  const other = knowledge.dialogs.get(intent.label)
  if (!other) return null
  return {
    commands: [startDialog(other, message, found, context, knowledge)],
    confidence: Math.min(1, intent.score),
  }
}

const CHANGING = new PhraseBook<true>(
  'change,changer,modifie,modifier,corrige,corriger,rectifie,rectifier,revenir sur,reviens sur,changeons,modifions,update,modify,edit,correct,fix,change,amend,revise,autre,another,different,wrong,fausse,mauvaise'
    .split(',')
    .map((word) => [word, true] as const),
)
const LONGEST_WISH = 7

/** "change la date": the slot to ask again, with no value yet. */
function changeWithoutValue({ message }: Situation, dialog: KnownDialog): Command | null {
  if (message.core.length > LONGEST_WISH || CHANGING.all(message.core).length === 0) return null
  for (const slot of dialog.description.slots) {
    const words = new PhraseBook(namesOf(slot).map((word) => [word, true] as const))
    if (words.all(message.core).length > 0)
      return { kind: 'set', slot: slot.name, input: { text: '', value: null } }
  }
  return null
}

function namesOf(slot: SlotDescription): readonly string[] {
  const kinds: Readonly<Partial<Record<SlotDescription['kind'], readonly string[]>>> = {
    date: ['date'],
    order: ['commande', 'order'],
    line: ['ligne', 'line'],
    text: ['texte', 'text'],
  }
  return [slot.title.fr, slot.title.en, ...slot.words.fr, ...slot.words.en, ...(kinds[slot.kind] ?? [])]
}

/** A name that nothing more is known of, as an answer to the question for one. */
function typedAnswer({ message, found }: Situation, slot: SlotDescription): SlotInput | null {
  const { said, core, isQuestion } = message
  if (isQuestion || core.length === 0 || core.length > LONGEST_NAME) return null
  const text = said.original.trim()
  if (slot.kind === 'text') return { text, value: text }
  if (slot.kind === 'person' || slot.kind === 'note' || slot.kind === 'customer' || slot.kind === 'item')
    return { text, value: text }
  const hasFigures = /\d/.test(text) && found.references.length === 0
  return (slot.kind === 'order' || slot.kind === 'reference') && hasFigures ? { text, value: text } : null
}
