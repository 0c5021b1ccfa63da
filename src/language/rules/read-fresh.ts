/** Reads a message when no dialog is open: a new request, a follow-up of the last answer, or a correction of it. */

import type { Command, SlotInput } from '../command.ts'
import type { UnderstandContext } from '../understand.ts'
import { assignSlots, type SlotInputs } from './assign-slots.ts'
import { type Leaning, leaningOf } from './follow-ups.ts'
import type { FoundThings } from './found-things.ts'
import type { Intent } from './intents.ts'
import { isMask } from './masks.ts'
import type { MessageRead } from './message-read.ts'
import { OUT_OF_SCOPE } from './phrase-files.ts'
import { leadingAnswer, repairNamed } from './repair-commands.ts'
import type { KnownDialog, RuleKnowledge } from './rule-knowledge.ts'
import { startDialog } from './start-dialog.ts'

/** Commands with how sure the rules are of them, 0 to 1. */
export interface Reading {
  readonly commands: readonly Command[]
  readonly confidence: number
}

export const NOTHING: Reading = { commands: [], confidence: 0 }

/** A request scores this much when the ranker or its cues leave little doubt. */
const CLEAR = 0.62
/** Below this a message is not a request for any dialog. */
const POSSIBLE = 0.42
/** The ranker alone is sure that this is other work. */
const SURELY_OUTSIDE = 0.8
/** The ranker alone is sure that a paper and a country are asked about, and no orders. */
const SURELY_OTHER = 0.85
/** Two dialogs this close are asked about. */
const CLOSE = 0.12
/** Repairs in other words than the known ones are heard only when nothing else comes near. */
const SURE_REPAIR = 0.8
/** In the middle of a dialog a question is likely to be about it. */
const SURE_QUESTION = 0.6
const LONGEST_REPAIR = 8
/** More words than this beside a reference say something of their own. */
const MOST_WORDS_BESIDE = 3

/** What the reading rests on. */
export interface Situation {
  readonly message: MessageRead
  readonly found: FoundThings
  readonly intents: readonly Intent[]
  readonly context: UnderstandContext
  readonly knowledge: RuleKnowledge
}

export function readFresh(situation: Situation): Reading {
  const { intents, found, message, context, knowledge } = situation
  const correction = correctLast(situation)
  if (correction) return correction
  const followed = followUp(situation, leaningOf(found.masked))
  if (followed) return followed
  const outside = intents.find((intent) => intent.label === OUT_OF_SCOPE)
  const refused = outside !== undefined && (outside.cue > 0 || outside.chance > SURELY_OUTSIDE)
  // A short word of the trade after an answer about an order is asked of it, however strange it looks to the ranker.
  const leans = message.isQuestion && context.focus.values['order'] !== undefined && outside?.cue === 0
  const short = refused && !leans ? null : shortQuestion(situation)
  if (short) return short
  const repair = repairByRank(situation)
  if (repair) return repair
  // "EUR.1 pour la Turquie ?" names a country too, and its cue says what is asked about it.
  const told = intents.find((intent) => known(situation, intent.label) !== null)
  const asksElse =
    told !== undefined &&
    told.score >= CLEAR &&
    (told.cue >= 2 || (told.chance >= SURELY_OTHER && message.entities.documents.length > 0)) &&
    found.references.length === 0 &&
    told.label !== knowledge.bare?.description.id
  const alone = refused || asksElse ? null : bareThing(situation, 0)
  if (alone) return alone
  const [best, second] = intents.filter((intent) => known(situation, intent.label) !== null)
  if (!best) return NOTHING
  const leaning = refused ? null : aboutFocus(situation)
  if (outside && isOutside(outside, best)) return leaning ?? NOTHING
  const close = second && best.score - second.score < CLOSE && second.score >= POSSIBLE
  if (close && best.score < 1) return askWhich(situation, best, second)
  if (best.score >= CLEAR) return start(situation, best)
  // With nothing named and no cue, the ranker alone must be surer.
  const likely = best.score > best.chance ? best.score >= POSSIBLE : best.chance >= sureOf(situation, best)
  // What looks like a question about rules, and is none for sure, is no question about a country's orders either.
  const [seeming] = intents.toSorted((left, right) => right.chance - left.chance)
  const astray =
    !likely &&
    found.references.length === 0 &&
    seeming !== undefined &&
    known(situation, seeming.label)?.phrases.message
  if (astray) return NOTHING
  return bareThing(situation, MOST_WORDS_BESIDE) ?? (likely ? start(situation, best) : (leaning ?? NOTHING))
}

/** A question that may be about anything is taken for one about rules only when little speaks for something else. */
function sureOf(situation: Situation, { label, cue }: Intent): number {
  return known(situation, label)?.phrases.message && cue === 0 ? SURE_REPAIR : CLEAR
}

/** Beyond the desk's abilities: with a cue for such work, or when hardly anything else is likely. */
function isOutside(outside: Intent, best: Intent): boolean {
  if (outside.score < POSSIBLE || outside.score <= best.score) return false
  return outside.cue > 0 || best.score < CLEAR
}

function known({ knowledge, context }: Situation, label: string): KnownDialog | null {
  const allowed = context.dialogs.length === 0 || context.dialogs.some((dialog) => dialog.id === label)
  return (allowed && knowledge.dialogs.get(label)) || null
}

function start(situation: Situation, intent: Intent): Reading {
  const dialog = known(situation, intent.label)
  if (!dialog) return NOTHING
  const { message, found, context, knowledge } = situation
  const command = startDialog(dialog, message, found, context, knowledge)
  return { commands: [withFocus(command, dialog, situation)], confidence: Math.min(1, intent.score) }
}

/** "Elle est partie ?": the order of the last answer is meant when the message names nothing of its own. */
function withFocus(command: Command, dialog: KnownDialog, { context, message, found }: Situation): Command {
  if (command.kind !== 'start') return command
  const order = context.focus.values['order']
  const slot = dialog.description.slots.find((each) => each.kind === 'order' || each.kind === 'reference')
  const { pronoun } = leaningOf(message.core)
  if (typeof order !== 'string' || !slot || found.references.length > 0) return command
  if (!pronoun && command.slots['facet'] === undefined) return command
  // "Is it late?" is asked of that order; it is no wish for the list of late ones.
  const { state: _, ...others } = command.slots
  const slots = pronoun ? others : command.slots
  const searches = dialog.description.slots.some(
    (each) => slots[each.name] !== undefined && isSearch(each.name, each.kind),
  )
  return searches ? command : { ...command, slots: { ...slots, [slot.name]: { text: order, value: order } } }
}

/** Slots that look for several orders, beside which the order of the last answer is not meant. */
function isSearch(name: string, kind: string): boolean {
  const kinds = ['order', 'reference', 'customer', 'country', 'item']
  return kinds.includes(kind) || name === 'state' || name === 'owner'
}

function askWhich(situation: Situation, ...intents: readonly Intent[]): Reading {
  const { message, found, context, knowledge } = situation
  // Two that are as likely stand in a fixed order, so that the second one is the same tomorrow.
  const inOrder = [...intents].sort((left, right) => left.label.localeCompare(right.label, 'en'))
  const candidates = inOrder.flatMap(({ label }) => {
    const dialog = known(situation, label)
    const command = dialog && startDialog(dialog, message, found, context, knowledge)
    if (!dialog || command?.kind !== 'start') return []
    return [{ dialog: label, slots: command.slots, label: dialog.description.title }]
  })
  if (candidates.length < 2) return intents[0] ? start(situation, intents[0]) : NOTHING
  return { commands: [{ kind: 'clarify', about: message.said.original.trim(), candidates }], confidence: 0.5 }
}

/** A reference, a customer or a country with next to nothing else. */
function bareThing(situation: Situation, mostBeside: number): Reading | null {
  const { knowledge, found, message } = situation
  const bare = knowledge.bare && known(situation, knowledge.bare.description.id)
  if (!bare) return null
  const { beside, chosen } = wordsBeside(situation, bare)
  const names =
    found.references.length > 0 ||
    found.customer !== null ||
    message.entities.countries.length > 0 ||
    (chosen > 1 && beside === 0)
  // A date beside a reference is news of it, not a question about it.
  if (!names || beside > mostBeside || message.entities.dates.length > 0) return null
  const command = startDialog(bare, message, found, situation.context, knowledge)
  if (command.kind === 'start' && Object.keys(command.slots).length === 0) return null
  return { commands: [withFocus(command, bare, situation)], confidence: beside === 0 ? 0.9 : 0.6 }
}

/** Words that neither small words, nor names, nor the dialog's choices explain; and how many the choices explain. */
function wordsBeside(
  { found, message, knowledge }: Situation,
  { choices }: KnownDialog,
): { readonly beside: number; readonly chosen: number } {
  const picked = choices
    .find(message.said, () => false)
    .flatMap(({ first, end }) => message.said.words.slice(first, end))
  const places = new Set(picked.map((word) => word.start))
  const left = found.masked.filter(
    (word) => !isMask(word.text) && !knowledge.vocabulary.isSmall(word.text) && !places.has(word.start),
  )
  return { beside: left.length, chosen: picked.length }
}

/** "la POD ?", "the invoice?": a facet and nothing else, of the order of the last answer or of one still to be named. */
function shortQuestion(situation: Situation): Reading | null {
  const { message, found, context, knowledge } = situation
  const { bare } = knowledge
  const dialog = bare && known(situation, bare.description.id)
  const beside = found.masked.filter((word) => !knowledge.vocabulary.isSmall(word.text) && !isMask(word.text))
  if (!dialog || beside.length > 2 || message.core.length > 6) return null
  const command = startDialog(dialog, message, found, context, knowledge)
  if (command.kind === 'clarify') return { commands: [command], confidence: 0.9 }
  if (command.kind !== 'start' || context.focus.dialog === null || command.slots['facet'] === undefined)
    return null
  return { commands: [withFocus(command, dialog, situation)], confidence: 0.85 }
}

/** Longer questions say what they are about. */
const LONGEST_LEANING = 5
const UNLIKELY_OUTSIDE = 0.5

/** "depuis quand ?" after an answer about an order is asked of that order. */
function aboutFocus(situation: Situation): Reading | null {
  const { message, found, context, knowledge, intents } = situation
  const dialog = knowledge.bare && known(situation, knowledge.bare.description.id)
  if (!dialog || context.focus.dialog !== dialog.description.id || !message.isQuestion) return null
  if (message.core.length > LONGEST_LEANING || typeof context.focus.values['order'] !== 'string') return null
  const outside = intents.find((intent) => intent.label === OUT_OF_SCOPE)
  if (outside && (outside.cue > 0 || outside.chance > UNLIKELY_OUTSIDE)) return null
  const command = startDialog(dialog, message, found, context, knowledge)
  if (command.kind !== 'start') return { commands: [command], confidence: 0.6 }
  const order = context.focus.values['order']
  const slots = { order: { text: order, value: order }, ...command.slots }
  return { commands: [{ ...command, slots }], confidence: 0.6 }
}

/** These mean something only while a dialog asks. */
const WHILE_ASKED = new Set(['help-why', 'help-format', 'deny'])

/** A repair said in words of its own, heard only when it names nothing and little else is likely. */
export function repairByRank({ intents, found, message, context, knowledge }: Situation): Reading | null {
  const [best] = intents
  const aboutIt = context.open !== null && message.isQuestion && best?.label.startsWith('help-')
  const sure = aboutIt ? SURE_QUESTION : SURE_REPAIR
  if (!best || best.chance < sure || message.core.length > LONGEST_REPAIR) return null
  // A yes may write: it is heard in its known wordings only.
  if (best.label === 'affirm') return null
  if (message.core.some((word) => !knowledge.vocabulary.knows(word.text))) return null
  if (found.references.length > 0 || message.entities.dates.length > 0 || found.customer) return null
  if (context.open === null && WHILE_ASKED.has(best.label)) return null
  // Goodbyes have few words, and any short answer looks a little like one.
  if (context.open !== null && repairNamed(best.label)?.kind === 'smalltalk') return null
  // "les clients anglais" is no wish to speak English.
  if (message.entities.countries.length > 0) return null
  const command = repairNamed(best.label)
  return command && { commands: [command], confidence: best.chance }
}

const CORRECTING =
  /^(finalement|plutot|enfin|actually|rather|finally|instead|correction|pardon|sorry|oups|oops|erreur|attends|wait)$/

/** "non, le 28", "actually 28 March": a value put right after the dialog has run. */
function correctLast(situation: Situation): Reading | null {
  const { message, found, context, intents, knowledge } = situation
  const dialog = context.focus.dialog === null ? undefined : knowledge.dialogs.get(context.focus.dialog)
  if (!dialog || context.offered.some((choice) => choice.label === message.said.original.trim())) return null
  const answer = leadingAnswer(message.said.words)
  const words = message.said.words
  const marked =
    answer?.kind === 'deny' ||
    words.slice(0, 3).some((word) => CORRECTING.test(word.text)) ||
    /^en fait\b|^je voulais dire\b|^i mean(t)?\b|^in fact\b/.test(message.said.plain)
  const [best] = intents
  if (!marked || (best && best.cue >= 2 && best.label !== dialog.description.id)) return null
  const slots: Record<string, SlotInput> = {
    ...assignSlots(message, {
      ...dialog,
      dialog: dialog.description,
      ...found,
      awaited: null,
      filled: Object.keys(context.focus.values),
    }),
  }
  if (Object.keys(slots).length === 0) return null
  if (dialog !== knowledge.bare) return { commands: setAll(slots), confidence: 0.85 }
  // What was only looked up is looked up again.
  carryOver(dialog, context, slots)
  return { commands: [{ kind: 'start', dialog: dialog.description.id, slots }], confidence: 0.85 }
}

export function setAll(slots: SlotInputs): readonly Command[] {
  return Object.entries(slots).map(([slot, input]) => ({ kind: 'set', slot, input }))
}

/** Slots whose value is carried over when the same is asked of something else. */
const IDENTITY = new Set(['order', 'reference', 'customer', 'country', 'item', 'line'])
const LONGEST_FOLLOW_UP = 9

function followUp(situation: Situation, leaning: Leaning): Reading | null {
  const { message, found, context, intents, knowledge } = situation
  const focused = context.focus.dialog === null ? null : known(situation, context.focus.dialog)
  if (!focused || leaning.kind === 'none' || message.core.length > LONGEST_FOLLOW_UP) return null
  const [best] = intents
  const elsewhere = best && best.label !== focused.description.id && (best.cue >= 2 || best.chance > 0.85)
  if (elsewhere && leaning.kind !== 'same') return null
  const command = startDialog(focused, message, found, context, knowledge)
  if (command.kind !== 'start') return { commands: [command], confidence: 0.9 }
  if (Object.keys(command.slots).length === 0) return null
  const slots: Record<string, SlotInput> = { ...command.slots }
  if (leaning.kind === 'same') carryOver(focused, context, slots)
  const done = { ...command, slots }
  return { commands: [withFocus(done, focused, situation)], confidence: 0.9 }
}

function carryOver(
  { description }: KnownDialog,
  { focus }: UnderstandContext,
  slots: Record<string, SlotInput>,
): void {
  for (const { name, kind } of description.slots) {
    const value = focus.values[name]
    if (value === undefined || slots[name] !== undefined || IDENTITY.has(kind)) continue
    slots[name] = { text: String(value), value }
  }
}
