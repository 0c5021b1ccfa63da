/** Stops asking an endpoint that keeps failing, and tries it again after a while. */

export interface CircuitBreaker {
  /** Whether a call may be made now. While half open, one call is let through. */
  allows(): boolean
  succeeded(): void
  failed(): void
  readonly state: 'closed' | 'open' | 'half-open'
}

export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly threshold: number
  /** How long it stays open before one trial call. */
  readonly coolDownMs: number
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
}

export function createCircuitBreaker({ threshold, coolDownMs, now }: BreakerOptions): CircuitBreaker {
  let failures = 0
  let openedAt: number | null = null
  let trialUnderWay = false

  const state = (): CircuitBreaker['state'] => {
    if (openedAt === null) return 'closed'
    return now() - openedAt >= coolDownMs ? 'half-open' : 'open'
  }

  return {
    get state() {
      return state()
    },
    allows() {
      const current = state()
      if (current === 'closed') return true
      if (current === 'open' || trialUnderWay) return false
      trialUnderWay = true
      return true
    },
    succeeded() {
      failures = 0
      openedAt = null
      trialUnderWay = false
    },
    failed() {
      failures += 1
      trialUnderWay = false
      if (failures >= threshold) openedAt = now()
    },
  }
}
