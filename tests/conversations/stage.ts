/** Plays a transcript on the whole desk: real understanding by rules, real dialogs, real answer check, real store. */

import pino from 'pino'
import { createDesk } from '../../src/bot/desk.ts'
import { createMetrics } from '../../src/bot/metrics.ts'
import type { Desk, OutgoingTurn } from '../../src/bot/turn.ts'
import { describeForLanguage } from '../../src/dialogs/engine/describe.ts'
import { createEngine, type Engine } from '../../src/dialogs/engine/engine.ts'
import { loadDialogs, loadTools } from '../../src/dialogs/load-definitions.ts'
import type { Actor, Role } from '../../src/domain/actor.ts'
import type { Clock } from '../../src/domain/calendar-date.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { ReferenceLookup } from '../../src/domain/reference.ts'
import { checkDraft } from '../../src/knowledge/check/check-draft.ts'
import { readShippedNotes } from '../../src/knowledge/watch/shipped-notes.ts'
import { createRuleUnderstander } from '../../src/language/rules/rule-understander.ts'
import { createToolRunner, type ToolCall } from '../../src/tools/run-tool.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import type { Answered, Cue, Transcript } from './transcript.ts'

const shipped = await readShippedNotes()
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const dialogs = await loadDialogs()
const tools = await loadTools()

/** Who can speak, by first name; each has a conversation of their own. */
const PEOPLE: Readonly<Record<string, { readonly id: string; readonly name: string }>> = {
  Claire: { id: 'u1', name: 'Claire Morel' },
  Nadia: { id: 'u2', name: 'Nadia Benali' },
}

/** Learning the phrases takes a second, and nothing of a conversation is kept in it: one serves all stages. */
let lookup: ReferenceLookup | null = null
const understander = createRuleUnderstander({
  lookup: {
    findReferences: (...args) => present().findReferences(...args),
    suggestReferences: (...args) => present().suggestReferences(...args),
    findCustomers: (...args) => present().findCustomers(...args),
  },
  dialogs: describeForLanguage(dialogs),
  clock: { today: () => today },
})
let today = ''

function present(): ReferenceLookup {
  if (!lookup) throw new Error('no stage is set')
  return lookup
}

export interface Played {
  readonly answers: readonly Answered[]
  readonly turns: readonly OutgoingTurn[]
  readonly writes: readonly ToolCall[]
  readonly store: TestStore
}

/** Plays all cues on a store of its own. The caller closes the store. */
export async function play(transcript: Transcript, locale: Locale, name: string): Promise<Played> {
  const store = await openTestStore(shipped)
  const stage = new Stage(store, transcript.conditions.today, locale, name)
  const answers: Answered[] = []
  for (const cue of transcript.cues) answers.push(await stage.run(cue))
  return { answers, turns: stage.turns, writes: answers.flatMap((each) => each.writes ?? []), store }
}

class Stage {
  readonly turns: OutgoingTurn[] = []
  readonly #store: TestStore
  readonly #locale: Locale
  readonly #name: string
  #now: number
  #role: Role = 'agent'
  #person = 'Claire'
  #calls: readonly ToolCall[] = []
  #desk: Desk
  readonly #clock: Clock = {
    now: () => new Date(this.#now).toISOString(),
    today: () => new Date(this.#now).toISOString().slice(0, 10),
  }

  constructor(store: TestStore, today: string, locale: Locale, name: string) {
    this.#store = store
    this.#locale = locale
    this.#name = name
    this.#now = Date.parse(`${today}T09:00:00.000Z`)
    this.#desk = this.#open()
  }

  async run(cue: Cue): Promise<Answered> {
    if (cue.kind === 'event') {
      await this.#happen(cue.text)
      return { cue }
    }
    const at = this.turns.length + 1
    const turn = await this.#desk.turn({
      channel: 'other',
      conversation: `other:tests:${this.#name}${this.#person === 'Claire' ? '' : `:${this.#person}`}`,
      activityId: String(at),
      actor: this.#actor(),
      text: cue.text,
      localeHint: this.#locale,
    })
    this.turns.push(turn)
    this.#now += 60_000
    const writes = this.#calls.filter((call) => call.effect === 'write')
    return { cue, draft: turn.reply.draft, writes }
  }

  async #happen(event: string): Promise<void> {
    const meanwhile = /^meanwhile (\S+) (\{.*\})$/.exec(event)
    if (meanwhile) return this.#meanwhile(meanwhile[1] ?? '', JSON.parse(meanwhile[2] ?? ''))
    if (event === 'restart') this.#desk = this.#open()
    else if (event === 'a week later') this.#now += 7 * DAY_MS
    else if (event === 'the next day') this.#now += DAY_MS + HOUR_MS
    else if (event === 'as reader' || event === 'as agent')
      this.#role = event === 'as reader' ? 'reader' : 'agent'
    else if (event.startsWith('as ') && PEOPLE[event.slice(3)]) this.#person = event.slice(3)
    else throw new Error(`nothing is known to happen at (${event})`)
  }

  /** A colleague uses a tool elsewhere; the version of the order is the one they read. */
  async #meanwhile(name: string, input: Record<string, unknown>): Promise<void> {
    const tool = tools.find((each) => each.name === name)
    if (!tool) throw new Error(`no tool ${name}`)
    const order = await this.#store.orders.findOrder(String(input['order']))
    const runner = createToolRunner({
      orders: this.#store.orders,
      watch: this.#store.watch,
      clock: this.#clock,
      actor: { id: 'u2', name: 'Nadia Benali', role: 'agent' },
      locale: 'fr',
      turn: `meanwhile-${this.#now}`,
      activityKey: `meanwhile-${this.#now}`,
    })
    await runner.call(tool, { expectedVersion: order?.order.version, ...input })
  }

  #actor(): Actor {
    const { id, name } = PEOPLE[this.#person] ?? { id: 'u1', name: 'Claire Morel' }
    return { id, name, role: this.#role }
  }

  /** A desk as it is after a start: nothing is kept in memory from an earlier one. */
  #open(): Desk {
    const clock = this.#clock
    const { orders, conversations, watch } = this.#store
    lookup = orders
    today = clock.today()
    const readText = (...args: Parameters<typeof understander.readSlot>) => understander.readSlot(...args)
    const engine = this.#listening(createEngine({ dialogs, tools, clock, orders, watch, readText }))
    const opened = this.turns.length
    let turns = 0
    return createDesk({
      conversations,
      understander,
      engine,
      check: (draft) =>
        checkDraft(draft, {
          library: watch.current(),
          date: clock.today(),
          situation: null,
          home: watch.sellerCountry,
        }),
      clock,
      logger: pino({ level: 'silent' }),
      metrics: createMetrics(),
      newTurnId: () => {
        turns += 1
        return `t${opened}-${turns}`
      },
      locale: this.#locale,
    })
  }

  /** The engine, with the tool calls of its last turn kept: a reply carries their names only. */
  #listening(engine: Engine): Engine {
    return {
      ...engine,
      runTurn: async (...args) => {
        const turn = await engine.runTurn(...args)
        this.#calls = turn.calls
        return turn
      },
    }
  }
}
