/** A model asked within limits: a time limit for both attempts, one retry, and a rest when it keeps failing. */

import type { Logger } from 'pino'
import type { z } from 'zod'
import { type AskModel, loadChatModel, type ModelEndpoint } from './chat-model.ts'
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts'

export interface GuardedModelOptions<Output extends z.ZodType> {
  readonly endpoint: ModelEndpoint
  /** What the answer is called in the request. */
  readonly name: string
  readonly schema: Output
  readonly log: Pick<Logger, 'warn'>
  /** What goes on without the model: "the rules answer". */
  readonly without: string
  /** For both attempts together. */
  readonly timeLimitMs?: number
  readonly breaker?: CircuitBreaker
}

export interface GuardedModel<Output extends z.ZodType> {
  /** Whether it would be asked now. */
  allows(): boolean
  /** Null when it failed, was late, or answered something else; it never rejects. */
  ask(system: string, text: string, signal?: AbortSignal): Promise<z.output<Output> | null>
}

const DEFAULT_TIME_LIMIT_MS = 6_000
const ATTEMPTS = 2

export function createGuardedModel<Output extends z.ZodType>(
  options: GuardedModelOptions<Output>,
): GuardedModel<Output> {
  const { endpoint, name, schema, log } = options
  const timeLimitMs = options.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS
  const breaker =
    options.breaker ??
    createCircuitBreaker({ threshold: 3, coolDownMs: 30_000, now: () => performance.now() })
  let model: Promise<AskModel> | null = null

  async function askTwice(system: string, text: string, signal: AbortSignal): Promise<unknown> {
    model ??= loadChatModel(endpoint, name, schema)
    const ask = await model
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask(system, text, signal)
      } catch (error) {
        if (attempt === ATTEMPTS || signal.aborted || !mayPass(error)) throw error
      }
    }
  }

  return {
    allows: () => breaker.allows(),
    async ask(system, text, signal) {
      const deadline = AbortSignal.timeout(timeLimitMs)
      const limit = signal ? AbortSignal.any([signal, deadline]) : deadline
      try {
        const output = schema.parse(await raceAbort(askTwice(system, text, limit), limit))
        breaker.succeeded()
        return output
      } catch (error) {
        breaker.failed()
        const reason = reasonOf(error)
        log.warn({ reason, breaker: breaker.state }, `model gave no ${name}; ${options.without}`)
        return null
      }
    },
  }
}

/** Rejects as soon as the signal aborts, even when the endpoint's client does not notice. */
function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** A refused key or a bad request fails the same way again; everything else may pass on a second try. */
function mayPass(error: unknown): boolean {
  const status = statusOf(error)
  return status === null || status === 408 || status === 409 || status === 429 || status >= 500
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null
}

/** For the log: no text of the message, no key. */
function reasonOf(error: unknown): string {
  const status = statusOf(error)
  if (status !== null) return `http ${status}`
  return error instanceof Error ? error.name : 'unknown'
}
