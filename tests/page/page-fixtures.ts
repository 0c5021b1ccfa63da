/** Small things that the page's tests share: turns, storage in memory, a clock and timers moved by hand. */

import type { HistoryTurn, Reply } from '../../src/page/chat-messages.ts'
import type { KeyValueStore } from '../../src/page/kept-text.ts'

export function reply(text: string): Reply {
  return { locale: 'fr', text, card: null }
}

export function turn(id: string, minute = 0): HistoryTurn {
  return {
    id,
    at: new Date(Date.UTC(2026, 2, 16, 8, minute)).toISOString(),
    said: `said ${id}`,
    by: null,
    reply: reply(`answer ${id}`),
  }
}

export function memoryStore(): KeyValueStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

/** A store as a private window has it: every use fails. */
export const FORBIDDEN_STORE: KeyValueStore = {
  get length(): number {
    throw new Error('forbidden')
  },
  key() {
    throw new Error('forbidden')
  },
  getItem() {
    throw new Error('forbidden')
  },
  setItem() {
    throw new Error('forbidden')
  },
  removeItem() {
    throw new Error('forbidden')
  },
}

export interface ManualTimers {
  later(ms: number, run: () => void): () => void
  /** Delays asked for and not yet over or taken back. */
  readonly pending: readonly number[]
  /** Runs the timers that wait. */
  elapse(): void
}

export function manualTimers(): ManualTimers {
  let waiting: { readonly ms: number; readonly run: () => void }[] = []
  return {
    later(ms, run) {
      const timer = { ms, run }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((each) => each !== timer)
      }
    },
    get pending() {
      return waiting.map(({ ms }) => ms)
    },
    elapse() {
      const due = waiting
      waiting = []
      for (const { run } of due) run()
    },
  }
}

/** Lets promises that are already settled run their course. */
export async function settled(): Promise<void> {
  for (let step = 0; step < 20; step += 1) await Promise.resolve()
}
