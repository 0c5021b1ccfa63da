/** Counts what the desk does, in the text form that Prometheus reads. Ids and names only, no personal data. */

import { CHANNEL_NAMES, type ChannelName } from './turn.ts'

type TurnOutcome = 'answered' | 'duplicate' | 'failed'

export interface Metrics {
  /** One turn, with the time it took in seconds. */
  turn(channel: ChannelName, outcome: TurnOutcome, seconds: number): void
  /** One request that was refused before it became a turn: 'unauthenticated', 'malformed'. */
  refused(reason: string): void
  /** The exposition text. */
  print(): string
}

/** Upper bounds in seconds. An answer should feel instant: most fall in the first ones. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const
const OUTCOMES: readonly TurnOutcome[] = ['answered', 'duplicate', 'failed']

interface ChannelCount {
  readonly outcomes: Record<TurnOutcome, number>
  readonly buckets: number[]
  seconds: number
  count: number
}

export function createMetrics(startedAt: number = Date.now()): Metrics {
  const channels = new Map<ChannelName, ChannelCount>()
  const refusals = new Map<string, number>()

  return {
    turn(channel, outcome, seconds) {
      let counted = channels.get(channel)
      if (counted === undefined) {
        counted = {
          outcomes: { answered: 0, duplicate: 0, failed: 0 },
          buckets: BUCKETS.map(() => 0),
          seconds: 0,
          count: 0,
        }
        channels.set(channel, counted)
      }
      counted.outcomes[outcome]++
      counted.seconds += seconds
      counted.count++
      BUCKETS.forEach((bound, index) => {
        if (counted && seconds <= bound) counted.buckets[index] = (counted.buckets[index] ?? 0) + 1
      })
    },
    refused(reason) {
      refusals.set(reason, (refusals.get(reason) ?? 0) + 1)
    },
    print() {
      const lines = [
        '# HELP escale_turns_total Messages answered, by channel and outcome.',
        '# TYPE escale_turns_total counter',
      ]
      const known = CHANNEL_NAMES.flatMap((name) => {
        const counted = channels.get(name)
        return counted === undefined ? [] : [[name, counted] as const]
      })
      for (const [name, { outcomes }] of known) {
        for (const outcome of OUTCOMES) {
          lines.push(`escale_turns_total{channel="${name}",outcome="${outcome}"} ${outcomes[outcome]}`)
        }
      }
      lines.push(
        '# HELP escale_turn_seconds Time from a message to its answer.',
        '# TYPE escale_turn_seconds histogram',
      )
      for (const [name, { buckets, seconds, count }] of known) {
        BUCKETS.forEach((bound, index) => {
          lines.push(`escale_turn_seconds_bucket{channel="${name}",le="${bound}"} ${buckets[index] ?? 0}`)
        })
        lines.push(
          `escale_turn_seconds_bucket{channel="${name}",le="+Inf"} ${count}`,
          `escale_turn_seconds_sum{channel="${name}"} ${seconds.toFixed(6)}`,
          `escale_turn_seconds_count{channel="${name}"} ${count}`,
        )
      }
      lines.push(
        '# HELP escale_requests_refused_total Requests refused before they became a turn.',
        '# TYPE escale_requests_refused_total counter',
        ...[...refusals].map(
          ([reason, count]) => `escale_requests_refused_total{reason="${reason}"} ${count}`,
        ),
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '# TYPE process_start_time_seconds gauge',
        `process_start_time_seconds ${(startedAt / 1000).toFixed(3)}`,
      )
      return `${lines.join('\n')}\n`
    },
  }
}
