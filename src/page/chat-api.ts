/** The desk's chat interface over HTTP: what the page asks, and what can come back. */

import type { Locale } from '../domain/locale.ts'
import {
  type ChatSession,
  type Failure,
  failureOf,
  fieldOf,
  type HistoryTurn,
  type Outcome,
  parseJson,
  type Reply,
  readHistory,
  readReply,
  readSession,
  readTurn,
  type TurnBody,
} from './chat-messages.ts'
import { createEventReader } from './event-stream.ts'

export interface LiveTurns {
  /** Turns as they happen; ends when the stream does, or after `silenceMs` without a sign of life. */
  readonly turns: AsyncIterable<HistoryTurn>
}

export interface ChatApi {
  session(signal?: AbortSignal): Promise<Outcome<ChatSession>>
  /** Names who speaks; null goes back to the desk's own user. */
  setName(name: string | null): Promise<Outcome<null>>
  setLocale(locale: Locale): Promise<Outcome<null>>
  history(signal?: AbortSignal): Promise<Outcome<readonly HistoryTurn[]>>
  postTurn(id: string, body: TurnBody): Promise<Outcome<Reply>>
  reset(): Promise<Outcome<null>>
  live(signal: AbortSignal): Promise<Outcome<LiveTurns>>
}

export interface ChatApiSettings {
  /** Address of the interface without a slash at its end; `/api/chat` in the page. */
  readonly base: string
  readonly fetch: typeof fetch
  readonly readTimeoutMs: number
  /** An answer may take as long as the model's time limit allows, and then some. */
  readonly turnTimeoutMs: number
  /** Longer than the desk's heartbeat. */
  readonly silenceMs: number
}

const UNREACHABLE: Failure = { kind: 'unreachable', code: 'unreachable', message: '' }
const UNREADABLE: Failure = { kind: 'busy', code: 'unreadable-answer', message: '' }

export function createChatApi(settings: ChatApiSettings): ChatApi {
  let lastEventId: string | null = null

  async function call<T>(
    path: string,
    read: (body: unknown) => T | null,
    request: RequestInit,
    timeoutMs: number,
  ): Promise<Outcome<T>> {
    const limit = AbortSignal.timeout(timeoutMs)
    const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit
    try {
      const response = await settings.fetch(settings.base + path, {
        credentials: 'same-origin',
        cache: 'no-store',
        ...request,
        signal,
      })
      const body: unknown = await response.json().catch(() => null)
      if (!response.ok) return { ok: false, failure: failureOf(response.status, body) }
      const value = read(body)
      return value === null ? { ok: false, failure: UNREADABLE } : { ok: true, value }
    } catch {
      return { ok: false, failure: UNREACHABLE }
    }
  }

  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

  return {
    session: (signal) => call('/session', readSession, { signal: signal ?? null }, settings.readTimeoutMs),
    history: (signal) => call('/history', readHistory, { signal: signal ?? null }, settings.readTimeoutMs),
    postTurn: (id, body) =>
      call(
        '/turns',
        (answer) => readReply(fieldOf(answer, 'reply')),
        post({ id, ...body }),
        settings.turnTimeoutMs,
      ),
    async setLocale(locale) {
      const outcome = await call('/session', () => true, post({ locale }), settings.readTimeoutMs)
      return outcome.ok ? { ok: true, value: null } : outcome
    },
    async setName(name) {
      const outcome = await call('/session', () => true, post({ name }), settings.readTimeoutMs)
      return outcome.ok ? { ok: true, value: null } : outcome
    },
    async reset() {
      const outcome = await call('/reset', () => true, post({}), settings.readTimeoutMs)
      return outcome.ok ? { ok: true, value: null } : outcome
    },
    async live(signal) {
      try {
        const headers: Record<string, string> = { accept: 'text/event-stream' }
        if (lastEventId !== null) headers['last-event-id'] = lastEventId
        const response = await settings.fetch(`${settings.base}/events`, {
          credentials: 'same-origin',
          cache: 'no-store',
          headers,
          signal,
        })
        if (!response.ok || response.body === null) {
          return { ok: false, failure: failureOf(response.status, null) }
        }
        const turns = liveTurns(response.body, settings.silenceMs, (id) => {
          lastEventId = id
        })
        return { ok: true, value: { turns } }
      } catch {
        return { ok: false, failure: UNREACHABLE }
      }
    },
  }
}

async function* liveTurns(
  body: ReadableStream<Uint8Array>,
  silenceMs: number,
  onId: (id: string) => void,
): AsyncGenerator<HistoryTurn> {
  const reader = body.getReader()
  const events = createEventReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const piece = await withinSilence(reader.read(), silenceMs)
      if (piece === null || piece.done) return
      for (const event of events.read(decoder.decode(piece.value, { stream: true }))) {
        if (event.lastId !== null) onId(event.lastId)
        const turn = event.name === 'turn' ? readTurn(parseJson(event.data)) : null
        if (turn !== null) yield turn
      }
    }
  } catch {
    // A stream that breaks off ends like one that is closed: the connection opens the next one.
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** The result, or null once it was silent for too long: a sleeping laptop's socket looks open for ever. */
async function withinSilence<T>(result: Promise<T>, silenceMs: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), silenceMs)
  })
  try {
    return await Promise.race([result, silence])
  } finally {
    clearTimeout(timer)
  }
}
