/** How well the rules read messages written apart from them: accuracy, recall, slots and refusals per language, as ratios. */

import { describeForLanguage } from '../src/dialogs/engine/describe.ts'
import { loadDialogs } from '../src/dialogs/load-definitions.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { Command } from '../src/language/command.ts'
import { createRuleUnderstander } from '../src/language/rules/rule-understander.ts'
import type { DialogDescription, OfferedChoice, UnderstandContext } from '../src/language/understand.ts'
import { demoLookup } from '../tests/language/rules/demo-lookup.ts'
import { DESK_DIALOGS } from '../tests/language/rules/desk-dialogs.ts'
import {
  type ExpectedCommand,
  readUtterances,
  rightReadings,
  type Utterance,
} from '../tests/language/utterances/utterance.ts'

const TODAY = '2026-03-16'

interface Score {
  readonly intent: string
  readonly got: string
  readonly intentRight: boolean
  readonly slotsRight: boolean
  readonly refusal: boolean
  /** Slots that differ although the intent is right: "order missing", "facet extra". */
  readonly differing: readonly string[]
}

const loaded = describeForLanguage(await loadDialogs())
const dialogs = [...loaded, ...DESK_DIALOGS.filter((each) => !loaded.some((own) => own.id === each.id))]
const lookup = demoLookup()
const begun = performance.now()
const rules = createRuleUnderstander({ lookup, dialogs, clock: { today: () => TODAY } })
const startMs = performance.now() - begun

function contextOf({ context }: Utterance, locale: Locale): UnderstandContext {
  const { open, focus, offered } = context ?? {}
  return {
    locale,
    today: TODAY,
    open: open ?? null,
    focus: focus ?? { dialog: null, values: {} },
    offered: (offered ?? []).map(offeredChoice),
    dialogs: dialogs as readonly DialogDescription[],
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

async function scoreOf(utterance: Utterance, locale: Locale): Promise<Score> {
  const { commands } = await rules.understand(utterance.text, contextOf(utterance, locale))
  const got = intentsOf(commands) || 'nothing'
  const readings = rightReadings(utterance)
  if (readings.length === 0) {
    const right = commands.every((command) => command.kind === 'ask' || command.kind === 'clarify')
    return { intent: 'refuse', got, intentRight: right, slotsRight: right, refusal: true, differing: [] }
  }
  const leads = await leadsOf(commands, readings)
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

function ratio(part: number, whole: number): string {
  return whole === 0 ? '   -  ' : (part / whole).toFixed(3).padStart(6)
}

function report(locale: Locale, scores: readonly Score[]): void {
  const asked = scores.filter((score) => !score.refusal)
  const refusals = scores.filter((score) => score.refusal)
  const right = asked.filter((score) => score.intentRight)
  console.log(`\n${locale}: ${scores.length} messages`)
  console.log(
    `  intent ${ratio(right.length, asked.length)}   intent and slots ${ratio(asked.filter((score) => score.slotsRight).length, asked.length)}   slots where the intent is right ${ratio(right.filter((score) => score.slotsRight).length, right.length)}`,
  )
  console.log(
    `  out of scope refused ${ratio(refusals.filter((score) => score.intentRight).length, refusals.length)}`,
  )
  console.log('  kind                              n  recall  precision   slots')
  for (const intent of [...new Set(scores.map((score) => score.intent))].sort()) {
    const own = scores.filter((score) => score.intent === intent)
    const hit = own.filter((score) => score.intentRight)
    const claimed = scores.filter((score) => (score.intentRight ? score.intent : score.got) === intent)
    const precise = claimed.filter((score) => score.intentRight)
    console.log(
      `  ${intent.padEnd(30)} ${String(own.length).padStart(4)}  ${ratio(hit.length, own.length)}     ${ratio(precise.length, claimed.length)}  ${ratio(hit.filter((score) => score.slotsRight).length, hit.length)}`,
    )
  }
}

function confusion(scores: readonly Score[]): void {
  const counts = new Map<string, number>()
  for (const score of scores) {
    if (score.intentRight) continue
    const key = `${score.intent} -> ${score.got}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const score of scores) {
    for (const slot of score.differing) {
      const key = `${score.intent}: ${slot}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  for (const [pair, count] of [...counts].sort((left, right) => right[1] - left[1]))
    console.log(`  ${String(count).padStart(3)}  ${pair}`)
}

console.log(`words read and ranker trained in ${startMs.toFixed(0)} ms`)
for (const locale of ['fr', 'en'] as const) {
  const utterances = readUtterances(locale)
  const scores: Score[] = []
  for (const utterance of utterances) scores.push(await scoreOf(utterance, locale))
  report(locale, scores)
  if (process.argv.includes('--confusion')) confusion(scores)
  const from = performance.now()
  for (const utterance of utterances) await rules.understand(utterance.text, contextOf(utterance, locale))
  console.log(`  ${((performance.now() - from) / utterances.length).toFixed(3)} ms a message`)
}
