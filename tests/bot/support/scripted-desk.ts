/** A desk whose understanding and dialogs are scripted, on conversations kept in memory: for tests of the turn and the channels. */

import pino from 'pino'
import { createConversationQueue } from '../../../src/bot/conversation-queue.ts'
import { createDesk, type DeskEngine, type DeskParts } from '../../../src/bot/desk.ts'
import { createMetrics } from '../../../src/bot/metrics.ts'
import type { ConversationStore, TurnRecord } from '../../../src/db/conversation-store.ts'
import type { Conversation } from '../../../src/dialogs/engine/conversation.ts'
import type { Clock } from '../../../src/domain/calendar-date.ts'
import type { Draft } from '../../../src/domain/draft.ts'
import type { Command } from '../../../src/language/command.ts'
import type { DialogDescription } from '../../../src/language/understand.ts'
import { seal } from '../../support/sealed-reply.ts'

const CLOCK: Clock = { now: () => '2026-03-16T09:00:00.000Z', today: () => '2026-03-16' }

/** As the real store promises it, without the database. */
function memoryConversations(): ConversationStore & {
  readonly turns: TurnRecord[]
  fail: Error | null
} {
  const states = new Map<string, { version: number; state: string }>()
  const store = {
    turns: [] as TurnRecord[],
    fail: null as Error | null,
    async load(conversation: string, activityId: string) {
      await Promise.resolve()
      if (store.fail) throw store.fail
      const kept = states.get(conversation)
      const turn = store.turns.find(
        (each) => each.conversation === conversation && each.activityId === activityId,
      )
      return {
        state: kept === undefined ? null : (JSON.parse(kept.state) as unknown),
        version: kept?.version ?? 0,
        answered: turn === undefined ? null : (JSON.parse(JSON.stringify(turn.reply)) as unknown),
      }
    },
    async save(expectedVersion: number, state: unknown, turn: TurnRecord) {
      await Promise.resolve()
      if (store.fail) throw store.fail
      if ((states.get(turn.conversation)?.version ?? 0) !== expectedVersion) return false
      states.set(turn.conversation, { version: expectedVersion + 1, state: JSON.stringify(state) })
      store.turns.push(turn)
      return true
    },
    async history(conversation: string, limit: number) {
      await Promise.resolve()
      if (store.fail) throw store.fail
      return store.turns.filter((each) => each.conversation === conversation).slice(-limit)
    },
  }
  return store
}

export interface Script {
  /** What the dialogs do with a message; by default they say what was said and count the messages. */
  readonly respond?: (
    text: string,
    conversation: Conversation,
    commands: readonly Command[],
  ) => Promise<Partial<Draft>>
  readonly understand?: (text: string, signal?: AbortSignal) => Promise<readonly Command[]>
}

const DIALOGS: readonly DialogDescription[] = [
  {
    id: 'record-forecast',
    title: { fr: 'Prévision', en: 'Forecast' },
    examples: { fr: [], en: [] },
    cues: { fr: [], en: [] },
    slots: (['order', 'date', 'choice'] as const).map((kind) => ({
      name: kind,
      kind,
      title: { fr: `Titre ${kind}`, en: `Title ${kind}` },
      words: { fr: [], en: [] },
      choices:
        kind === 'choice'
          ? [{ id: 'c1', title: { fr: 'Transporteur', en: 'Carrier' }, words: { fr: [], en: [] } }]
          : [],
    })),
  },
]

/** Echoes each message with its number in the conversation, and counts how often it was asked to. */
function scriptedEngine(script: Script): DeskEngine & { runs: number } {
  const engine = {
    runs: 0,
    descriptions: DIALOGS,
    understandContext: (conversation: Conversation) => ({
      locale: conversation.locale,
      today: CLOCK.today(),
      open: null,
      focus: conversation.focus,
      offered: conversation.offered,
      dialogs: DIALOGS,
    }),
    async formCommands(
      _conversation: Conversation,
      dialog: string,
      values: Readonly<Record<string, string>>,
    ) {
      const slots = Object.entries(values).map(([name, text]) => [name, { text, value: text }] as const)
      return [{ kind: 'start' as const, dialog, slots: Object.fromEntries(slots) }]
    },
    async runTurn(
      conversation: Conversation,
      commands: readonly Command[],
      turn: { readonly id: string; readonly text: string },
    ) {
      engine.runs++
      const count = conversation.misses + 1
      const said = script.respond
        ? await script.respond(turn.text, conversation, commands)
        : { blocks: [{ kind: 'text' as const, text: `${count}: ${turn.text}` }] }
      return {
        conversation: { ...conversation, misses: count },
        draft: { locale: conversation.locale, blocks: [], actions: [], grounds: [], ...said },
        report: {
          dialog: 'order-status',
          awaiting: null,
          commands: commands.map(({ kind }) => kind),
          tools: ['look-up-reference'],
        },
        calls: [],
        isBinding: false,
      }
    },
  }
  return engine
}

export interface ScriptedDesk extends DeskParts {
  readonly conversations: ReturnType<typeof memoryConversations>
  readonly engine: ReturnType<typeof scriptedEngine>
  readonly queue: NonNullable<DeskParts['queue']>
  /** Lines that were logged. */
  readonly logged: Record<string, unknown>[]
}

export function scriptedParts(script: Script = {}, change: Partial<DeskParts> = {}): ScriptedDesk {
  const logged: Record<string, unknown>[] = []
  let turns = 0
  return {
    conversations: memoryConversations(),
    engine: scriptedEngine(script),
    understander: {
      async understand(text, _context, signal) {
        const commands = script.understand ? await script.understand(text, signal) : []
        return { commands, confidence: 1, by: 'rules', detected: null }
      },
    },
    check: (draft) => seal({ locale: draft.locale, draft, statements: [], withheld: [] }),
    clock: CLOCK,
    logger: pino(
      { level: 'debug' },
      { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) },
    ),
    metrics: createMetrics(0),
    newTurnId: () => `turn${++turns}`,
    locale: 'fr',
    queue: createConversationQueue(),
    logged,
    ...change,
  } as ScriptedDesk
}

export { createDesk }
