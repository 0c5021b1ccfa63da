/** Messages on their way to the desk: sent one after the other, kept in the browser until answered, sent again when the desk is back. */

import type { Instant } from '../domain/calendar-date.ts'
import { backoffMs } from './backoff.ts'
import {
  type Failure,
  fieldOf,
  isRecord,
  type Outcome,
  parseJson,
  type Reply,
  type TurnBody,
} from './chat-messages.ts'
import type { Delivery } from './conversation-reducer.ts'
import { type KeyValueStore, keepText, keptKeys, keptText } from './kept-text.ts'

export interface OutgoingMessage {
  readonly id: string
  readonly at: Instant
  /** What the person's bubble shows. */
  readonly said: string
  readonly body: TurnBody
}

export interface OutboxEvents {
  onDelivery(id: string, delivery: Exclude<Delivery, 'answered'>, failure: Failure | null): void
  onAnswered(id: string, reply: Reply): void
  /** A message found no desk; the connection should look at once whether it is there. */
  onUnreachable(): void
  onSignedOut(): void
}

export interface OutboxSettings {
  post(id: string, body: TurnBody): Promise<Outcome<Reply>>
  readonly store: KeyValueStore | null
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `run` later and returns how to prevent it. */
  later(ms: number, run: () => void): () => void
  chance(): number
  readonly events: OutboxEvents
}

export interface Outbox {
  /** Takes up what an earlier visit left; returns it so that it can be shown. */
  open(): readonly OutgoingMessage[]
  send(message: OutgoingMessage): void
  /** Sends what waits, now: the desk is back. */
  flush(): void
  /** Sends a held message again, under the same id. */
  retry(id: string): void
  discard(id: string): void
  /** The desk is known to have the message: another tab sent it, or the answer was lost on the way. */
  settle(id: string): void
}

const PREFIX = 'escale.outbox.'
/** An older message is not sent unasked: a late "yes" might confirm something else by now. */
const ASK_AGAIN_AFTER_MS = 10 * 60_000

interface Entry {
  readonly message: OutgoingMessage
  state: 'queued' | 'sending' | 'waiting' | 'held'
  /** When the person last asked for it to be sent; milliseconds since 1970. */
  askedAt: number
}

export function createOutbox(settings: OutboxSettings): Outbox {
  const { events, store } = settings
  const entries = new Map<string, Entry>()
  let failures = 0
  let cancelTimer: (() => void) | null = null

  function mark(entry: Entry, state: 'sending' | 'waiting' | 'held', failure: Failure | null): void {
    entry.state = state
    events.onDelivery(entry.message.id, state, failure)
  }

  function forget(id: string): void {
    entries.delete(id)
    keepText(store, PREFIX + id, '')
  }

  function isOld(entry: Entry): boolean {
    return settings.now() - entry.askedAt > ASK_AGAIN_AFTER_MS
  }

  function next(): Entry | null {
    const all = [...entries.values()]
    if (all.some((entry) => entry.state === 'sending')) return null
    return all.find((entry) => entry.state === 'queued') ?? null
  }

  async function pump(): Promise<void> {
    for (let entry = next(); entry !== null; entry = next()) {
      mark(entry, 'sending', null)
      const outcome = await settings.post(entry.message.id, entry.message.body)
      if (entries.get(entry.message.id) !== entry) continue
      if (outcome.ok) {
        failures = 0
        forget(entry.message.id)
        events.onAnswered(entry.message.id, outcome.value)
      } else if (!failed(entry, outcome.failure)) {
        return
      }
    }
  }

  /** True when the next message may still be tried. */
  function failed(entry: Entry, failure: Failure): boolean {
    if (failure.kind === 'refused') {
      mark(entry, 'held', failure)
      return true
    }
    failures += 1
    for (const each of entries.values()) {
      if (each === entry || each.state === 'queued') mark(each, 'waiting', failure)
    }
    if (failure.kind === 'signed-out') events.onSignedOut()
    if (failure.kind === 'unreachable' && failures === 1) events.onUnreachable()
    cancelTimer?.()
    cancelTimer = settings.later(backoffMs(failures, settings.chance()), flush)
    return false
  }

  function flush(): void {
    cancelTimer?.()
    cancelTimer = null
    for (const entry of entries.values()) {
      if (entry.state !== 'waiting') continue
      if (isOld(entry)) mark(entry, 'held', null)
      else entry.state = 'queued'
    }
    void pump()
  }

  return {
    open() {
      const left = keptKeys(store, PREFIX)
        .map((key) => readEntry(parseJson(keptText(store, key) ?? '')))
        .filter((entry) => entry !== null)
        .sort((a, b) => a.askedAt - b.askedAt)
      for (const entry of left) entries.set(entry.message.id, entry)
      return left.map((entry) => entry.message)
    },
    send(message) {
      const askedAt = settings.now()
      entries.set(message.id, { message, state: 'queued', askedAt })
      keepText(store, PREFIX + message.id, JSON.stringify({ ...message, askedAt }))
      void pump()
    },
    flush,
    retry(id) {
      const entry = entries.get(id)
      if (entry === undefined || entry.state === 'sending') return
      entry.state = 'queued'
      entry.askedAt = settings.now()
      void pump()
    },
    discard: forget,
    settle: forget,
  }
}

function readEntry(value: unknown): Entry | null {
  const id = fieldOf(value, 'id')
  const at = fieldOf(value, 'at')
  const said = fieldOf(value, 'said')
  const askedAt = fieldOf(value, 'askedAt')
  const body = readBody(fieldOf(value, 'body'))
  if (typeof id !== 'string' || typeof at !== 'string' || typeof said !== 'string') return null
  if (typeof askedAt !== 'number' || body === null) return null
  return { message: { id, at, said, body }, state: 'waiting', askedAt }
}

function readBody(value: unknown): TurnBody | null {
  const text = fieldOf(value, 'text')
  if (typeof text === 'string') return { text }
  const form = fieldOf(value, 'form')
  const dialog = fieldOf(form, 'dialog')
  const values = fieldOf(form, 'values')
  if (typeof dialog !== 'string' || !isRecord(values)) return null
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return { form: { dialog, values: Object.fromEntries(texts) } }
}
