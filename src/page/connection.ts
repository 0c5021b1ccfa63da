/** Keeps the page in touch with the desk: reads the session and the history, listens for turns of other tabs, comes back after a break. */

import { backoffMs } from './backoff.ts'
import type { ChatApi, LiveTurns } from './chat-api.ts'
import type { ChatSession, Failure, HistoryTurn, Outcome } from './chat-messages.ts'

/** `connecting` before the first success · `live` · `lost` · `signed-out`: reloading the page is the only way on. */
export type LinkState = 'connecting' | 'live' | 'lost' | 'signed-out'

export interface ConnectionEvents {
  onLink(state: LinkState, failure: Failure | null): void
  /** The desk answered: who the person is and what its record of the conversation holds. */
  onCaughtUp(session: ChatSession, history: readonly HistoryTurn[]): void
  onTurn(turn: HistoryTurn): void
}

export interface ConnectionSettings {
  readonly api: Pick<ChatApi, 'session' | 'history' | 'live'>
  /** Resolves after the time, or as soon as the signal says so; never rejects. */
  pause(ms: number, signal: AbortSignal): Promise<void>
  chance(): number
  readonly events: ConnectionEvents
}

export interface Connection {
  /** Opens the connection, or opens it anew at once: the network is back, the page is looked at again. */
  wake(): void
  /** Closes it without a word, as when the page is out of sight. */
  sleep(): void
}

export function createConnection(settings: ConnectionSettings): Connection {
  const { api, events } = settings
  let current: AbortController | null = null
  let failures = 0

  /** One life of the connection: catch up, listen until the stream ends. True when the desk was there. */
  async function liveOnce(signal: AbortSignal): Promise<boolean> {
    const session = await signedIn(signal)
    if (!session.ok) return fail(session.failure, signal)
    // The stream opens before the history is read, so that no turn falls between the two.
    const streamEnd = new AbortController()
    const streamSignal = AbortSignal.any([signal, streamEnd.signal])
    const [stream, history] = await Promise.all([api.live(streamSignal), api.history(signal)])
    try {
      if (!history.ok) return fail(history.failure, signal)
      if (signal.aborted) return true
      events.onLink('live', null)
      events.onCaughtUp(session.value, history.value)
      if (stream.ok) return await listen(stream.value, signal)
      // The desk answers but its stream does not pass (a proxy, perhaps): the page catches up at intervals.
      return false
    } finally {
      streamEnd.abort()
    }
  }

  /** A desk that forgot the session gives a new one on the second try. */
  async function signedIn(signal: AbortSignal): Promise<Outcome<ChatSession>> {
    const session = await api.session(signal)
    return !session.ok && session.failure.kind === 'signed-out' ? api.session(signal) : session
  }

  function fail(failure: Failure, signal: AbortSignal): boolean {
    if (!signal.aborted) {
      events.onLink(failure.kind === 'signed-out' ? 'signed-out' : 'lost', failure)
    }
    return false
  }

  async function listen(stream: LiveTurns, signal: AbortSignal): Promise<boolean> {
    for await (const turn of stream.turns) {
      if (signal.aborted) return true
      failures = 0
      events.onTurn(turn)
    }
    return true
  }

  async function run(signal: AbortSignal): Promise<void> {
    failures = 0
    while (!signal.aborted) {
      const wasThere = await liveOnce(signal)
      failures = wasThere ? 1 : failures + 1
      if (!signal.aborted) await settings.pause(backoffMs(failures, settings.chance()), signal)
    }
  }

  return {
    wake() {
      current?.abort()
      current = new AbortController()
      void run(current.signal)
    },
    sleep() {
      current?.abort()
      current = null
    },
  }
}
