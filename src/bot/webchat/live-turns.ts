/** Tells the open pages of a conversation what happened in it, as server-sent events. */

import type { Response } from 'express'
import type { WebPlace } from '../notices/courier.ts'

/** A turn as the page shows it; `id` is the one the page gave its message. */
export interface ChatTurn {
  readonly id: string
  readonly at: string
  /** Empty for a notice, which nobody asked for. */
  readonly said: string
  /** Who said it, in the channel that everybody shares. */
  readonly by?: string
  readonly reply: ChatReply
}

export interface ChatReply {
  readonly locale: string
  readonly text: string
  readonly card: unknown
}

export interface LiveTurns {
  /** Keeps the response open and first sends what the page missed. False when too many pages listen already. */
  listen(place: WebPlace, response: Response, missed: readonly ChatTurn[]): boolean
  /** Who listens to a conversation of their own now. */
  openPages(): readonly WebPlace[]
  tell(conversation: string, turn: ChatTurn): void
  /** Ends all streams; the pages come back to whoever serves them next. */
  close(): void
}

export interface LiveTurnsSettings {
  /** Proxies close a connection that is silent for a minute. */
  readonly heartbeatMs?: number
  readonly maxPerConversation?: number
  readonly maxInAll?: number
}

export function createLiveTurns(settings: LiveTurnsSettings = {}): LiveTurns {
  const { heartbeatMs = 15_000, maxPerConversation = 12, maxInAll = 500 } = settings
  const listeners = new Map<string, Map<Response, WebPlace>>()
  let count = 0
  const heartbeat = setInterval(() => {
    for (const streams of listeners.values())
      for (const stream of streams.keys()) stream.write(': still here\n\n')
  }, heartbeatMs)
  heartbeat.unref()

  return {
    listen(place, response, missed) {
      const { conversation } = place
      const streams = listeners.get(conversation) ?? new Map<Response, WebPlace>()
      if (streams.size >= (place.isShared ? maxInAll : maxPerConversation) || count >= maxInAll) return false
      listeners.set(conversation, streams)
      streams.set(response, place)
      count++
      response.on('close', () => {
        streams.delete(response)
        count--
        if (streams.size === 0) listeners.delete(conversation)
      })
      response.status(200).set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        // Proxies that gather an answer before passing it on must not gather this one.
        'X-Accel-Buffering': 'no',
      })
      response.flushHeaders()
      response.write('retry: 2000\n\n')
      for (const turn of missed) response.write(eventOf(turn))
      return true
    },
    openPages: () =>
      [...listeners.values()].flatMap((streams) => [...streams.values()].filter(({ isShared }) => !isShared)),
    tell(conversation, turn) {
      for (const stream of listeners.get(conversation)?.keys() ?? []) stream.write(eventOf(turn))
    },
    close() {
      clearInterval(heartbeat)
      for (const streams of listeners.values()) for (const stream of streams.keys()) stream.end()
    },
  }
}

/** JSON has no line breaks of its own, so one data line holds it. */
function eventOf(turn: ChatTurn): string {
  return `id: ${turn.id}\nevent: turn\ndata: ${JSON.stringify(turn)}\n\n`
}
