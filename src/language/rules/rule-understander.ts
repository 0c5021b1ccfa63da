/** The rule back end of understanding: French and English as people type them, without any model. */

import type { Clock } from '../../domain/calendar-date.ts'
import type { ReferenceLookup } from '../../domain/reference.ts'
import type { Command, SlotInput } from '../command.ts'
import type {
  DialogDescription,
  SlotDescription,
  SlotKind,
  UnderstandContext,
  Understander,
  Understanding,
} from '../understand.ts'
import { choiceWords } from './choice-words.ts'
import { type FoundThings, findReferenced, withCustomer } from './found-things.ts'
import type { Intent } from './intents.ts'
import { askedAhead } from './look-up.ts'
import { isMask } from './masks.ts'
import { type MessageRead, messageReader, type ReadMessage } from './message-read.ts'
import { pickOffered } from './offered-choices.ts'
import { OUT_OF_SCOPE } from './phrase-files.ts'
import { NOTHING, type Reading, readFresh, type Situation } from './read-fresh.ts'
import { readOpen } from './read-open.ts'
import { readVerbatim } from './read-verbatim.ts'
import { repairNamed, wholeRepair } from './repair-commands.ts'
import { gatherKnowledge, type RuleKnowledge } from './rule-knowledge.ts'
import { readSaid } from './said.ts'
import { fitIntents } from './slot-fit.ts'
import { readSlotText } from './slot-text.ts'

export interface RuleUnderstanderOptions {
  /** Where typed references and customers are looked up. */
  readonly lookup: ReferenceLookup
  /** The dialogs whose examples, cues and choices are learnt. */
  readonly dialogs: readonly DialogDescription[]
  readonly clock: Pick<Clock, 'today'>
}

export interface RuleUnderstander extends Required<Understander> {
  /** The value some words give for a slot of a kind; null when they hold none. */
  readSlotText(
    kind: SlotKind,
    text: string,
    context: Pick<UnderstandContext, 'locale' | 'today'>,
  ): SlotInput | null
  /** The value of one form field, choices included; null when it cannot be read. */
  readSlot(slot: SlotDescription, text: string): Promise<SlotInput | null>
}

/** No message is longer; the channels refuse such ones before. */
const LONGEST_MESSAGE = 100_000
/** Longer messages are texts: they are kept whole where a text is asked for, and are no commands. */
const LONGEST_COMMAND = 2_000

/** Reads the content files and trains the ranker once; after that a message costs well under a millisecond. */
export function createRuleUnderstander(options: RuleUnderstanderOptions): RuleUnderstander {
  const knowledge = gatherKnowledge(options.lookup, options.dialogs)
  const { vocabulary } = knowledge
  return {
    understand: async (text, context) =>
      understood(text, messageReader(text, vocabulary), context, knowledge),
    begin(text, locale) {
      const read = messageReader(text, vocabulary)
      if (text.length > LONGEST_COMMAND) return async (context) => understood(text, read, context, knowledge)
      const { entities } = read({ locale, today: options.clock.today() })
      const lookup = askedAhead(entities, knowledge.lookup)
      return async (context) => understood(text, read, context, { ...knowledge, lookup })
    },
    readSlotText: (kind, text, context) => readSlotText(kind, text, context, vocabulary),
    readSlot: async (slot, text) => {
      const locale = vocabulary.languageOf(text) ?? 'fr'
      if (slot.kind !== 'choice')
        return readSlotText(slot.kind, text, { locale, today: options.clock.today() }, vocabulary)
      return readChoice(slot, text, knowledge)
    },
  }
}

function readChoice(
  slot: SlotDescription,
  text: string,
  { dialogs, vocabulary }: RuleKnowledge,
): SlotInput | null {
  const owner = [...dialogs.values()].find(({ description }) =>
    description.slots.some((each) => each.name === slot.name),
  )
  const alone: DialogDescription = {
    id: '',
    title: slot.title,
    examples: { fr: [], en: [] },
    cues: { fr: [], en: [] },
    slots: [slot],
  }
  const locale = vocabulary.languageOf(text) ?? 'fr'
  const choice = choiceWords(alone, owner?.phrases).answer(
    slot.name,
    readSaid(text.slice(0, 400), vocabulary.reader(locale)),
  )
  return choice && { text: text.trim(), value: choice.id }
}

async function understood(
  text: string,
  readWhole: ReadMessage,
  context: UnderstandContext,
  knowledge: RuleKnowledge,
): Promise<Understanding> {
  const detected = knowledge.vocabulary.languageOf(text)
  const { commands, confidence } = await readText(text, readWhole, context, knowledge)
  return { commands, confidence, by: 'rules', detected }
}

async function readText(
  text: string,
  readWhole: ReadMessage,
  context: UnderstandContext,
  knowledge: RuleKnowledge,
): Promise<Reading> {
  if (text.trim() === '' || text.length > LONGEST_MESSAGE) return NOTHING
  const whole = awaitedText(text, readWhole, context, knowledge)
  if (whole) return whole
  const verbatim = await readVerbatim(text, context, knowledge)
  if (verbatim) return { commands: verbatim, confidence: verbatim.length > 0 ? 0.95 : 0.7 }
  if (text.length > LONGEST_COMMAND) return NOTHING
  const message = readWhole(context)
  // Dots and signs say nothing, whatever the ranker makes of them; a question mark alone asks for help.
  return (
    steered(message, context) ?? (message.said.words.length > 0 ? read(message, context, knowledge) : NOTHING)
  )
}

/** The whole message as the text that was asked for, unless it plainly steers the conversation. */
function awaitedText(
  text: string,
  readWhole: ReadMessage,
  context: UnderstandContext,
  knowledge: RuleKnowledge,
): Reading | null {
  const { open } = context
  if (!open || typeof open.awaiting !== 'object' || open.awaiting === null) return null
  const { slot } = open.awaiting
  const phrases = knowledge.dialogs.get(open.dialog)?.phrases
  if (phrases?.verbatim !== slot && !phrases?.asked.includes(slot)) return null
  const short = text.length <= 200 ? readWhole(context) : null
  const steer = short && (steered(short, context) ?? steeredByRank(short, knowledge))
  if (steer) return steer
  const typed = text.trim()
  return { commands: [{ kind: 'set', slot, input: { text: typed, value: typed } }], confidence: 0.95 }
}

/** These are heard instead of a text even in words of their own, when little else is likely. */
const STEERING = new Set(['cancel', 'help-why', 'help-format', 'undo', 'handover'])
const SURELY_STEERS = 0.9
const LONGEST_STEER = 6

function steeredByRank({ core, said }: MessageRead, { intents }: RuleKnowledge): Reading | null {
  const [best] = core.length > 0 && core.length <= LONGEST_STEER ? intents.read(core) : []
  if (!best || best.chance < SURELY_STEERS || !STEERING.has(best.label) || /\d/.test(said.plain)) return null
  const command = repairNamed(best.label)
  return command && { commands: [command], confidence: best.chance }
}

/** Repairs and picks among what was offered, which need no look-up. */
function steered(message: MessageRead, context: UnderstandContext): Reading | null {
  const repair = wholeRepair(message.said, namesSomething(message))
  // "Pourquoi ?" asks about a question of the desk only while there is one.
  const idle =
    context.open === null && repair?.kind === 'help' && (repair.topic === 'why' || repair.topic === 'format')
  if (repair && !idle) return { commands: alsoAgain(repair, message, context), confidence: 0.98 }
  const picked = pickOffered(message.core, context.offered, awaitsNumber(context))
  return picked && { commands: picked.commands, confidence: 0.95 }
}

/** "passe à mardi" is a date to record, not a colleague to hand over to. */
function namesSomething({ entities }: MessageRead): boolean {
  const { lines, dates, candidates, countries } = entities
  return lines.length + dates.length + candidates.length + countries.length > 0
}

/** "et en anglais ?" after an answer asks for that answer again in the other language. */
function alsoAgain(
  repair: Command,
  { said }: MessageRead,
  { focus, open }: UnderstandContext,
): readonly Command[] {
  const leans = /^(et|and)\b/.test(said.plain)
  const again = repair.kind === 'language' && leans && focus.dialog !== null && open === null
  return again ? [repair, { kind: 'repeat' }] : [repair]
}

function awaitsNumber({ open, dialogs }: UnderstandContext): boolean {
  const { awaiting } = open ?? {}
  if (!open || typeof awaiting !== 'object' || awaiting === null) return false
  const slots = dialogs.find((dialog) => dialog.id === open.dialog)?.slots ?? []
  const kind = slots.find((slot) => slot.name === awaiting.slot)?.kind
  return kind === 'quantity' || kind === 'money' || kind === 'line' || kind === 'date'
}

async function read(
  message: MessageRead,
  context: UnderstandContext,
  knowledge: RuleKnowledge,
): Promise<Reading> {
  let found = await findReferenced(message, knowledge)
  let intents = fitIntents(knowledge.intents.read(found.masked, message.detected), message, found, knowledge)
  if (mayNameCustomer(message, found, context, knowledge, intents[0])) {
    const named = await withCustomer(message, found, knowledge)
    if (named !== found) {
      found = named
      intents = fitIntents(knowledge.intents.read(found.masked, message.detected), message, found, knowledge)
    }
  }
  const situation: Situation = { message, found, intents, context, knowledge }
  return context.open ? readOpen(situation) : readFresh(situation)
}

/** Longer messages are stories; their unknown words are no names of customers. */
const MOST_WORDS_WITH_NAME = 30

/** Words that may be a name are looked up only where a customer could be meant. */
function mayNameCustomer(
  { core }: MessageRead,
  { masked, references }: FoundThings,
  context: UnderstandContext,
  { dialogs, vocabulary }: RuleKnowledge,
  likely: Intent | undefined,
): boolean {
  if (core.length > MOST_WORDS_WITH_NAME) return false
  if (references.some((each) => each.matches.some((match) => match.kind === 'order'))) return false
  const unknown = masked.some((word) => !isMask(word.text) && !vocabulary.knows(word.typed))
  const announced = core.some((word) =>
    /^(client|clients|customer|customers|chez|societe|company|account)$/.test(word.text),
  )
  if (!unknown && !announced) return false
  const takes = (id: string) =>
    dialogs.get(id)?.description.slots.some((slot) => slot.kind === 'customer') === true
  const elsewhere = [...dialogs.keys()].some(takes)
  return context.open === null ? elsewhere && !(likely?.label === OUT_OF_SCOPE && likely.cue > 0) : true
}
