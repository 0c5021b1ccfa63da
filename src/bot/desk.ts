/** The desk: takes a message through understanding, dialogs and answer check, once, and keeps the conversation. */

import type { Logger } from 'pino'
import type { ConversationStore } from '../db/conversation-store.ts'
import { type Conversation, type EngineTurn, newConversation } from '../dialogs/engine/conversation.ts'
import type { Engine } from '../dialogs/engine/engine.ts'
import { readConversation } from '../dialogs/engine/restore.ts'
import type { Clock } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import type { Draft } from '../domain/draft.ts'
import type { Locale } from '../domain/locale.ts'
import type { CheckedReply } from '../knowledge/checked-reply.ts'
import { beginReading, type Understander } from '../language/understand.ts'
import { type ConversationQueue, createConversationQueue } from './conversation-queue.ts'
import type { Metrics } from './metrics.ts'
import { recallTurn, rememberTurn } from './remembered-turn.ts'
import { lengthOf, saidWords } from './said-words.ts'
import { tooLongDraft, troubleDraft } from './trouble.ts'
import type { Desk, IncomingTurn, OutgoingTurn, TurnTrace } from './turn.ts'

/** Longest message that is read, in characters: an email with its history fits. */
export const MAX_MESSAGE_LENGTH = 20_000

/** Channels give up after 15 seconds; the person is told before that. */
const DEFAULT_TIME_LIMIT_MS = 12_000

/** Other processes may save the same conversation in between; after so many times the person is told. */
const MAX_ATTEMPTS = 4

/** What the desk asks of the dialog engine. */
export type DeskEngine = Pick<Engine, 'runTurn' | 'formCommands' | 'understandContext' | 'descriptions'>

export interface DeskParts {
  readonly conversations: ConversationStore
  readonly understander: Understander
  readonly engine: DeskEngine
  readonly check: (draft: Draft) => CheckedReply
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
  /** Short and unique: people read it out when something went wrong. */
  readonly newTurnId: () => string
  /** Language of a person whose channel gives none. */
  readonly locale: Locale
  readonly timeLimitMs?: number
  readonly queue?: ConversationQueue
}

export function createDesk(parts: DeskParts): Desk {
  const queue = parts.queue ?? createConversationQueue()
  const limitMs = parts.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS

  return {
    async turn(incoming, whileSaving) {
      const started = performance.now()
      const work: TurnWork = {
        parts,
        incoming,
        id: parts.newTurnId(),
        whileSaving,
        locale: incoming.localePicked ?? incoming.localeHint ?? parts.locale,
      }
      const log = parts.logger.child({ turn: work.id, channel: incoming.channel })
      let outcome: 'answered' | 'duplicate' | 'failed' = 'failed'
      try {
        const outgoing = await queue.run(incoming.conversation, () =>
          within(limitMs, work.id, (signal) => answer(work, signal)),
        )
        outcome = outgoing.duplicate ? 'duplicate' : 'answered'
        const { dialog, commands, tools, check } = outgoing.trace
        log.info({ outcome, dialog, commands, tools, check, ms: sinceMs(started) }, 'turn')
        return outgoing
      } catch (error) {
        log.error({ err: error, ms: sinceMs(started) }, 'turn failed')
        return sayTrouble(work, error)
      } finally {
        parts.metrics.turn(incoming.channel, outcome, sinceMs(started) / 1000)
      }
    },
  }
}

interface TurnWork {
  readonly parts: DeskParts
  readonly incoming: IncomingTurn
  readonly id: string
  readonly whileSaving: Parameters<Desk['turn']>[1]
  /** Known better once the conversation is read. */
  locale: Locale
}

async function answer(work: TurnWork, signal: AbortSignal): Promise<OutgoingTurn> {
  const { parts, incoming, id } = work
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const decide = beginDeciding(work, signal)
    const stored = await parts.conversations.load(incoming.conversation, incoming.activityId)
    const conversation = resume(stored.state, work)
    work.locale = conversation.locale
    const before = recallTurn(stored.answered, parts.check)
    if (before !== null) return { ...before, kept: null, duplicate: true }

    const { conversation: after, draft, report, isBinding } = await decide(conversation)
    const reply = parts.check(draft)
    const trace: TurnTrace = {
      turn: id,
      dialog: report.dialog,
      awaiting: report.awaiting,
      commands: report.commands,
      tools: report.tools,
      check: countVerdicts(reply),
    }
    // Once the person has been told that it takes too long, nothing more may be kept of this turn.
    signal.throwIfAborted()
    const said = saidWords(incoming, parts.engine.descriptions, after.locale, MAX_MESSAGE_LENGTH)
    const kept = { said, at: parts.clock.now() }
    const record = {
      conversation: incoming.conversation,
      activityId: incoming.activityId,
      turn: id,
      at: kept.at,
      actorId: incoming.actor.id,
      channel: incoming.channel,
      said: kept.said,
      reply: rememberTurn(reply, trace),
    }
    const saving = parts.conversations.save(stored.version, after, record, isBinding ? 'surely' : 'soon')
    const outgoing = { reply, trace, kept, duplicate: false }
    prepare(work, outgoing)
    if (await saving) return outgoing
  }
  throw new DeskError('conversation-busy')
}

/** The channel prepares the answer again, and fails there, when it fails here. */
function prepare({ whileSaving, parts }: TurnWork, outgoing: OutgoingTurn): void {
  try {
    whileSaving?.(outgoing)
  } catch (error) {
    parts.logger.debug({ err: error }, 'an answer could not be prepared')
  }
}

/** The kept conversation; fields that a newer desk added get their first values. */
function resume(state: unknown, { incoming, locale }: TurnWork): Conversation {
  const written =
    typeof state === 'object' && state !== null ? { ...newConversation(locale), ...state } : state
  const kept = readConversation(written, locale)
  const picked = incoming.localePicked
  return picked === undefined ? kept : { ...kept, locale: picked, localeChosen: true }
}

/** What the message makes of its conversation. What needs no conversation begins at once, while that is loaded. */
function beginDeciding(
  { parts, incoming, id, locale }: TurnWork,
  signal: AbortSignal,
): (conversation: Conversation) => Promise<EngineTurn> {
  const { engine, understander } = parts
  const length = lengthOf(incoming)
  if (length > MAX_MESSAGE_LENGTH) {
    return async (conversation) => ({
      conversation,
      draft: tooLongDraft(length, MAX_MESSAGE_LENGTH, conversation.locale),
      report: { dialog: null, awaiting: null, commands: [], tools: [] },
      isBinding: conversation.stack.length > 0,
    })
  }
  const { actor, text, form } = incoming
  const turn = { id, actor, text, activityKey: `${incoming.conversation}/${incoming.activityId}` }
  if (form !== undefined) {
    return async (conversation) => {
      const commands = await engine.formCommands(conversation, form.dialog, form.values)
      return engine.runTurn(conversation, commands, { ...turn, form: true })
    }
  }
  const readOn = beginReading(understander, text, locale)
  return async (conversation) => {
    const read = await readOn(engine.understandContext(conversation), signal)
    signal.throwIfAborted()
    const { commands, confidence, detected } = read
    return engine.runTurn(conversation, commands, { ...turn, confidence, detected })
  }
}

function countVerdicts({ statements, withheld }: CheckedReply): TurnTrace['check'] {
  const count = (verdict: string): number => statements.filter((each) => each.verdict === verdict).length
  return { verified: count('verified'), cited: count('cited'), withheld: withheld.length }
}

/** Runs the work for so long at most. The work is told by its signal; what it still does is not waited for. */
async function within<T>(
  limitMs: number,
  turn: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new DeskError('too-slow', { turn })
      controller.abort(error)
      reject(error)
    }, limitMs)
  })
  const running = work(controller.signal)
  // After the limit nobody waits for it, so its failure must not end the process.
  running.catch(() => {})
  try {
    return await Promise.race([running, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Tells the person what went wrong. Nothing is kept, so the same message delivered again is tried again. */
function sayTrouble({ parts, id, locale }: TurnWork, error: unknown): OutgoingTurn {
  const known = error instanceof DeskError ? error : new DeskError('internal', { turn: id }, error)
  const reply = parts.check(troubleDraft(known, locale))
  const trace: TurnTrace = {
    turn: id,
    dialog: null,
    awaiting: null,
    commands: [],
    tools: [],
    check: countVerdicts(reply),
  }
  return { reply, trace, kept: null, duplicate: false, failed: known.code }
}

function sinceMs(started: number): number {
  return Math.round((performance.now() - started) * 100) / 100
}
