/** Scores the rules against messages written apart from them, by the rules of comparison that the set's README gives. */

import type { Locale } from '../../../src/domain/locale.ts'
import type { ReferenceLookup } from '../../../src/domain/reference.ts'
import type { Command } from '../../../src/language/command.ts'
import type {
  DialogDescription,
  OfferedChoice,
  UnderstandContext,
  Understander,
} from '../../../src/language/understand.ts'
import { type ExpectedCommand, rightReadings, type Utterance } from '../utterances/utterance.ts'

/** The day on which the messages are read. */
export const EVALUATION_DAY = '2026-03-16'

export interface Evaluated {
  readonly understander: Understander
  readonly lookup: ReferenceLookup
  readonly dialogs: readonly DialogDescription[]
}

/** How one message was read. */
export interface Score {
  readonly intent: string
  readonly got: string
  readonly intentRight: boolean
  readonly slotsRight: boolean
  readonly refusal: boolean
  /** Slots that differ although the intent is right: "order missing", "facet extra". */
  readonly differing: readonly string[]
}

/** Where the conversation stands when the message is read. */
export function contextOf(
  { context }: Utterance,
  locale: Locale,
  dialogs: readonly DialogDescription[],
): UnderstandContext {
  const { open, focus, offered } = context ?? {}
  return {
    locale,
    today: EVALUATION_DAY,
    open: open ?? null,
    focus: focus ?? { dialog: null, values: {} },
    offered: (offered ?? []).map(offeredChoice),
    dialogs,
  }
}

function offeredChoice(
  choice: string | { label: string; commands: readonly ExpectedCommand[] },
): OfferedChoice {
  if (typeof choice !== 'string') return { label: choice.label, commands: choice.commands.map(commandOf) }
  const slots = { order: { text: choice, value: choice } }
  return { label: choice, commands: [{ kind: 'start', dialog: 'order-status', slots }] }
}

function commandOf(expected: ExpectedCommand): Command {
  switch (expected.kind) {
    case 'start': {
      const slots = Object.entries(expected.slots).map(
        ([name, value]) => [name, { text: value, value }] as const,
      )
      return { kind: 'start', dialog: expected.dialog, slots: Object.fromEntries(slots) }
    }
    case 'set':
      return { kind: 'set', slot: expected.slot, input: { text: expected.value, value: expected.value } }
    case 'ask':
      return { kind: 'ask', question: '' }
    case 'clarify':
      return { kind: 'cancel' }
    default:
      return expected
  }
}

/** Kind, and what of it counts as the intent. */
function intentOf(command: Command | ExpectedCommand): string {
  switch (command.kind) {
    case 'start':
      return `start ${command.dialog}`
    case 'help':
      return `help ${command.topic}`
    case 'smalltalk':
      return `smalltalk ${command.topic}`
    case 'language':
      return `language ${command.locale}`
    default:
      return command.kind
  }
}

/** The differences that the set's README says do not count. */
function relevant<C extends Command | ExpectedCommand>(commands: readonly C[]): readonly C[] {
  const beside = commands.filter((command) => command.kind !== 'smalltalk')
  const kept = beside.length > 0 ? beside : commands
  const says = kept.some((command) => command.kind === 'set' || command.kind === 'start')
  return says ? kept.filter((command) => command.kind !== 'deny') : kept
}

function intentsOf(commands: readonly (Command | ExpectedCommand)[]): string {
  return [...new Set(relevant(commands).map(intentOf))].sort().join(' + ')
}

type Values = Readonly<Record<string, readonly unknown[]>>

/** Slot values by `dialog or set`/slot; several when there are several readings. */
function valuesOf(commands: readonly (Command | ExpectedCommand)[], utterance: Utterance): Values {
  const values: Record<string, unknown[]> = {}
  const focus = utterance.context?.focus?.values ?? {}
  const add = (slot: string, given: unknown, others: readonly unknown[]) => {
    if (slot === 'facet' && given === 'status') return
    if (focus[slot] !== undefined && same(focus[slot], given)) return
    values[slot] = [given, ...others]
  }
  for (const command of relevant(commands)) {
    if (command.kind === 'start') {
      for (const [slot, input] of Object.entries(command.slots)) addInput(add, slot, input)
    } else if (command.kind === 'set') {
      addInput(add, command.slot, 'input' in command ? command.input : command.value)
    } else if (command.kind === 'handover') values['to'] = [(command.to ?? '').toLowerCase()]
  }
  return values
}

function addInput(
  add: (slot: string, given: unknown, others: readonly unknown[]) => void,
  slot: string,
  input: unknown,
): void {
  if (typeof input === 'object' && input !== null && 'value' in input) {
    const readings = 'readings' in input && Array.isArray(input.readings) ? input.readings : []
    add(
      slot,
      input.value,
      readings.map((reading: { value: unknown }) => reading.value),
    )
  } else add(slot, input, [])
}

function plain(value: unknown): string {
  return String(value)
    .trim()
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(SO|L)(?=\d)/, '')
}

function same(expected: unknown, got: unknown): boolean {
  return String(expected).trim() === String(got).trim() || plain(expected) === plain(got)
}

/** Slots whose values are names of choices, and may be shown. */
const CHOICES = new Set(['state', 'facet', 'owner', 'by', 'cause'])

/** Slots that are missing, too many or wrong. */
function differences(
  expected: Values,
  got: Values,
  leads: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const differing: string[] = []
  for (const name of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    const [wanted] = expected[name] ?? []
    const given = got[name]
    if (wanted === undefined) differing.push(`${name} extra${CHOICES.has(name) ? ` (${given?.[0]})` : ''}`)
    else if (given === undefined) differing.push(`${name} missing${CHOICES.has(name) ? ` (${wanted})` : ''}`)
    else if (!agrees(name, wanted, given, leads))
      differing.push(`${name} wrong${CHOICES.has(name) ? ` (${given[0]} for ${wanted})` : ''}`)
  }
  return differing
}

function agrees(
  name: string,
  wanted: unknown,
  given: readonly unknown[],
  leads: ReadonlyMap<string, readonly string[]>,
): boolean {
  if (name === 'text') return given.some((value) => String(value).trim() === String(wanted).trim())
  if (given.some((value) => same(wanted, value))) return true
  if (name !== 'order') return false
  const led = [...(leads.get(plain(given[0])) ?? []), ...(leads.get(plain(wanted)) ?? [])]
  return led.some((order) => same(order, wanted) || given.some((value) => same(order, value)))
}

/** Reads one message and compares. */
export async function scoreOf(utterance: Utterance, locale: Locale, evaluated: Evaluated): Promise<Score> {
  const context = contextOf(utterance, locale, evaluated.dialogs)
  const { commands } = await evaluated.understander.understand(utterance.text, context)
  const got = intentsOf(commands) || 'nothing'
  const readings = rightReadings(utterance)
  if (readings.length === 0) {
    const right = commands.every((command) => command.kind === 'ask' || command.kind === 'clarify')
    return { intent: 'refuse', got, intentRight: right, slotsRight: right, refusal: true, differing: [] }
  }
  const leads = await leadsOf(commands, readings, evaluated.lookup)
  const fitting = readings.filter((reading) => intentsOf(reading) === (intentsOf(commands) || 'nothing'))
  const differing = fitting
    .map((reading) => differences(valuesOf(reading, utterance), valuesOf(commands, utterance), leads))
    .sort((left, right) => left.length - right.length)[0]
  return {
    intent: intentsOf(readings[0] ?? []),
    got,
    intentRight: fitting.length > 0,
    slotsRight: differing?.length === 0,
    refusal: false,
    differing: differing ?? [],
  }
}

/** Orders that the references at hand lead to. */
async function leadsOf(
  commands: readonly Command[],
  readings: readonly (readonly ExpectedCommand[])[],
  lookup: ReferenceLookup,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const texts = [...commands, ...readings.flat()].flatMap((command): string[] => {
    if (command.kind === 'start' && command.slots['order'] !== undefined) {
      const order: unknown = command.slots['order']
      return [
        typeof order === 'object' && order !== null && 'value' in order ? String(order.value) : String(order),
      ]
    }
    if (command.kind === 'set' && command.slot === 'order') {
      return ['input' in command ? String(command.input.value) : command.value]
    }
    return []
  })
  const found = texts.length === 0 ? [] : await lookup.findReferences(texts)
  return new Map(
    texts.map((text, index) => [plain(text), found[index]?.flatMap((match) => match.orders) ?? []]),
  )
}
