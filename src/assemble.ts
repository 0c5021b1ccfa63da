/** Puts the desk together, once, the same way for the server, the commands and the tests: store, tools, dialogs, language, check, desk. */

import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type ConversationQueue, createConversationQueue } from './bot/conversation-queue.ts'
import { createDesk } from './bot/desk.ts'
import { createMetrics, type Metrics } from './bot/metrics.ts'
import type { Desk } from './bot/turn.ts'
import { deskClock } from './config/clock.ts'
import type { Config } from './config/config.ts'
import type { ConversationStore } from './db/conversation-store.ts'
import { type Database, openDatabase } from './db/database.ts'
import { openConversationStore } from './db/postgres-conversation-store.ts'
import { openWatchPlaces, type WatchPlaces } from './db/watch-places.ts'
import { describeForLanguage } from './dialogs/engine/describe.ts'
import { createEngine, type Engine } from './dialogs/engine/engine.ts'
import { loadDialogs, loadTools } from './dialogs/load-definitions.ts'
import type { Clock } from './domain/calendar-date.ts'
import type { Draft } from './domain/draft.ts'
import { checkDraft } from './knowledge/check/check-draft.ts'
import type { CheckedReply } from './knowledge/checked-reply.ts'
import type { Note } from './knowledge/watch/note.ts'
import { openWatch } from './knowledge/watch/open-watch.ts'
import { openWatchStore } from './knowledge/watch/postgres-watch-store.ts'
import { keptNotesFile, readShippedNotes } from './knowledge/watch/shipped-notes.ts'
import type { Watch } from './knowledge/watch/watch.ts'
import { createModelReader } from './language/model/model-reader.ts'
import { createModelUnderstander } from './language/model/model-understander.ts'
import { createRuleUnderstander, type RuleUnderstander } from './language/rules/rule-understander.ts'
import type { Understander } from './language/understand.ts'
import { type DemoLoad, loadDemoWorld } from './orders/demo-world.ts'
import { ordersHeld } from './orders/demo-world-present.ts'
import type { OrderStore } from './orders/order-store.ts'
import { openOrderStore } from './orders/postgres-order-store.ts'

export interface AssembleOptions {
  readonly logger: Logger
  /** Shown in the store's list of connections. */
  readonly purpose: string
  /** Opened beforehand, or being opened; else it is opened here. Closed with the rest. */
  readonly database?: Promise<Database>
  /** For tests; else the clock of the settings. */
  readonly clock?: Clock
  /** Whether an empty store is filled with the made-up orders, their dates moved to the current week; true unless told. */
  readonly withDemoWorld?: boolean
  /** For tests; else the rules, helped by the configured model. */
  readonly understander?: Understander
  /** For tests; else the notes of content/notes. */
  readonly shippedNotes?: readonly Note[]
}

export interface Assembled {
  readonly desk: Desk
  readonly engine: Engine
  readonly orders: OrderStore
  readonly conversations: ConversationStore
  readonly watch: Watch
  readonly places: WatchPlaces
  readonly database: Database
  readonly understander: Understander
  readonly check: (draft: Draft) => CheckedReply
  readonly clock: Clock
  readonly metrics: Metrics
  readonly queue: ConversationQueue
  /** What was loaded into an empty store at this start. */
  readonly demo: DemoLoad
  /** Whether the made-up orders are in the store. */
  isDemo(): Promise<boolean>
  /** Whether the store answers. */
  isReady(): Promise<boolean>
  /** Lets the turns under way end, then closes the store. */
  close(): Promise<void>
}

/** Wires the desk. What was opened is closed again when a later part fails. */
export async function assemble(config: Config, options: AssembleOptions): Promise<Assembled> {
  const opening = options.database ?? openStore(config, options.purpose)
  // Both are awaited below; a failure of one must not go unheard while the other is waited for.
  opening.catch(() => {})
  const [dialogs, tools, shipped] = await Promise.all([
    loadDialogs(),
    loadTools(),
    options.shippedNotes ?? readShippedNotes({ cache: keptNotesFile(config.dataDir) }),
  ]).catch(async (cause: unknown) => {
    await opening.then((database) => database.close()).catch(() => {})
    throw cause
  })
  const database = await opening
  try {
    const clock = options.clock ?? deskClock({ timeZone: config.timeZone, today: config.today })
    const orders = openOrderStore(database)
    const conversations = openConversationStore(database)
    const watch = await openWatch({
      store: openWatchStore(database),
      shipped,
      sellerCountry: config.sellerCountry,
      onTrouble: (error) => options.logger.warn({ err: error }, 'the watch could not be read again'),
    })
    // Reading the demo world's file takes longer than looking whether it is needed.
    const isEmpty = options.withDemoWorld !== false && (await ordersHeld(database)) === 'none'
    const demo = isEmpty
      ? await loadDemoWorld(database.db, { today: clock.today() })
      : { loaded: false, orders: 0, shiftDays: 0 }
    const rules = createRuleUnderstander({ lookup: orders, dialogs: describeForLanguage(dialogs), clock })
    const understander = options.understander ?? withModel(rules, config, options.logger)
    const secondReader =
      config.model === null ? undefined : createModelReader({ endpoint: config.model, log: options.logger })
    const engine = createEngine({
      dialogs,
      tools,
      clock,
      orders,
      watch,
      secondReader,
      readText: rules.readSlot,
    })
    const metrics = createMetrics()
    const queue = createConversationQueue()
    const check = (draft: Draft): CheckedReply =>
      checkDraft(draft, {
        library: watch.current(),
        date: clock.today(),
        situation: null,
        home: config.sellerCountry,
      })
    const desk = createDesk({
      conversations,
      understander,
      engine,
      check,
      clock,
      logger: options.logger,
      metrics,
      newTurnId,
      locale: config.locale,
      queue,
    })
    return {
      desk,
      engine,
      orders,
      conversations,
      watch,
      places: openWatchPlaces(database),
      database,
      understander,
      check,
      clock,
      metrics,
      queue,
      demo,
      isDemo: async () => (await ordersHeld(database)) === 'demo',
      isReady: () => conversations.history('readiness', 1).then(() => true),
      async close() {
        await queue.idle()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The store of the settings; the embedded one is adopted when another Escale runs it. */
export function openStore(config: Config, purpose: string): Promise<Database> {
  return openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl ?? undefined, purpose })
}

function withModel(rules: RuleUnderstander, config: Config, logger: Logger): Understander {
  if (config.model === null) return rules
  return createModelUnderstander({
    endpoint: config.model,
    rules,
    readSlotText: rules.readSlotText,
    log: logger,
  })
}

/** Letters that are told apart when read out, one for each hexadecimal digit. */
const TURN_LETTERS = 'abcdefghjkmnprst'

/** Ten letters: short enough to be read out, and no figure of an order. */
function newTurnId(): string {
  const digits = randomUUID().replaceAll('-', '').slice(-10)
  return [...digits].map((digit) => TURN_LETTERS[Number.parseInt(digit, 16)]).join('')
}
