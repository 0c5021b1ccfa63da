/** Takes the messages of one conversation one after another; different conversations do not wait for each other. */

import { DeskError } from '../domain/desk-error.ts'

/** Messages of one conversation that may wait; more are refused rather than piled up. */
const MAX_WAITING = 20

export interface ConversationQueue {
  /** Runs the work once all earlier work of the conversation has ended, well or badly. */
  run<T>(conversation: string, work: () => Promise<T>): Promise<T>
  /** How many messages are being answered or wait. */
  readonly size: () => number
  /** Resolves when nothing is left to answer. */
  idle(): Promise<void>
}

export function createConversationQueue(): ConversationQueue {
  const tails = new Map<string, { last: Promise<unknown>; waiting: number }>()
  let size = 0
  let whenIdle: (() => void)[] = []

  return {
    size: () => size,
    idle: () => (size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
    async run(conversation, work) {
      const line = tails.get(conversation) ?? { last: Promise.resolve(), waiting: 0 }
      if (line.waiting > MAX_WAITING) throw new DeskError('too-many-messages')
      line.waiting++
      size++
      const mine = line.last.then(work)
      line.last = mine.catch(() => {})
      tails.set(conversation, line)
      try {
        return await mine
      } finally {
        line.waiting--
        size--
        if (line.waiting === 0) tails.delete(conversation)
        if (size === 0) {
          for (const resolve of whenIdle) resolve()
          whenIdle = []
        }
      }
    },
  }
}
