/** The page keeps in touch: catches up, listens, and comes back after a break. */

import { describe, expect, it } from 'vitest'
import type { LiveTurns } from '../../src/page/chat-api.ts'
import type { ChatSession, Failure, HistoryTurn, Outcome } from '../../src/page/chat-messages.ts'
import { createConnection } from '../../src/page/connection.ts'
import { settled, turn } from './page-fixtures.ts'

const SESSION: ChatSession = {
  user: { name: 'Claire Morel', role: 'agent' },
  locale: 'fr',
  today: '2026-03-16',
  demo: true,
}
const UNREACHABLE: Failure = { kind: 'unreachable', code: 'unreachable', message: '' }
const SIGNED_OUT: Failure = { kind: 'signed-out', code: 'http-401', message: '' }

interface Script {
  /** What each try finds; the last one stays. */
  readonly sessions: readonly (Failure | null)[]
  readonly streams?: readonly (readonly HistoryTurn[] | Failure)[]
}

/** A connection against a scripted desk; its pauses end when the test says so. */
function scripted({ sessions, streams = [[]] }: Script) {
  const log: string[] = []
  const pauses: { readonly ms: number; readonly end: () => void }[] = []
  let tries = 0
  const nth = <T>(list: readonly T[]): T => list[Math.min(tries - 1, list.length - 1)] as T
  const connection = createConnection({
    api: {
      async session() {
        tries += 1
        const failure = nth(sessions)
        return failure === null ? { ok: true, value: SESSION } : { ok: false, failure }
      },
      history: async () => ({ ok: true, value: [turn('a')] }),
      async live(): Promise<Outcome<LiveTurns>> {
        const stream = nth(streams)
        if ('kind' in stream) return { ok: false, failure: stream }
        return { ok: true, value: { turns: over(stream) } }
      },
    },
    pause: (ms, signal) =>
      new Promise((resolve) => {
        pauses.push({ ms, end: resolve })
        signal.addEventListener('abort', () => resolve())
      }),
    chance: () => 1,
    events: {
      onLink: (state) => log.push(state),
      onCaughtUp: (_, history) => log.push(`history ${history.length}`),
      onTurn: ({ id }) => log.push(`turn ${id}`),
    },
  })
  return { connection, log, pauses }
}

async function* over(turns: readonly HistoryTurn[]): AsyncGenerator<HistoryTurn> {
  yield* turns
}

describe('connection', () => {
  it('reads the history, then hears of turns elsewhere', async () => {
    const { connection, log } = scripted({ sessions: [null], streams: [[turn('b')]] })
    connection.wake()
    await settled()
    expect(log).toEqual(['live', 'history 1', 'turn b'])
    connection.sleep()
  })

  it('waits longer after each failure and catches up once the desk is back', async () => {
    const { connection, log, pauses } = scripted({ sessions: [UNREACHABLE, UNREACHABLE, UNREACHABLE, null] })
    connection.wake()
    for (let round = 0; round < 3; round += 1) {
      await settled()
      pauses.at(-1)?.end()
    }
    await settled()
    expect(pauses.slice(0, 3).map(({ ms }) => ms)).toEqual([500, 1000, 2000])
    expect(log).toEqual(['lost', 'lost', 'lost', 'live', 'history 1'])
    connection.sleep()
  })

  it('opens the stream again soon after it ends', async () => {
    const { connection, log, pauses } = scripted({ sessions: [null] })
    connection.wake()
    await settled()
    expect(pauses.map(({ ms }) => ms)).toEqual([500])
    pauses[0]?.end()
    await settled()
    expect(log.filter((line) => line === 'live')).toHaveLength(2)
    connection.sleep()
  })

  it('catches up at growing intervals where no stream passes, without calling the desk lost', async () => {
    const { connection, log, pauses } = scripted({ sessions: [null], streams: [UNREACHABLE] })
    connection.wake()
    for (let round = 0; round < 3; round += 1) {
      await settled()
      pauses.at(-1)?.end()
    }
    await settled()
    expect(pauses.slice(0, 3).map(({ ms }) => ms)).toEqual([500, 1000, 2000])
    expect(log).not.toContain('lost')
    connection.sleep()
  })

  it('takes the new session of a desk that forgot the old one', async () => {
    const { connection, log } = scripted({ sessions: [SIGNED_OUT, null] })
    connection.wake()
    await settled()
    expect(log[0]).toBe('live')
    connection.sleep()
  })

  it('says so when the session is over', async () => {
    const { connection, log } = scripted({ sessions: [SIGNED_OUT] })
    connection.wake()
    await settled()
    expect(log).toEqual(['signed-out'])
    connection.sleep()
  })

  it('tries at once when woken, and only once', async () => {
    const { connection, log, pauses } = scripted({ sessions: [UNREACHABLE, null] })
    connection.wake()
    await settled()
    connection.wake()
    await settled()
    expect(log).toEqual(['lost', 'live', 'history 1'])
    pauses[0]?.end()
    await settled()
    expect(log.filter((line) => line === 'live')).toHaveLength(1)
    connection.sleep()
  })

  it('is silent once put to sleep', async () => {
    const { connection, log } = scripted({ sessions: [null] })
    connection.wake()
    connection.sleep()
    await settled()
    expect(log).toEqual([])
  })
})
