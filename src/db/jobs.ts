/** Work at set times, kept in the store's database: several desks on one store share it, and each run happens once. */

import pg from 'pg'
import type { PgBoss } from 'pg-boss'
import type { Database } from './database.ts'

export interface TimedJob {
  /** Lower-case words joined by hyphens. */
  readonly name: string
  /** Five fields: minute, hour, day, month, weekday; in the desk's time zone. */
  readonly cron: string
  /** May run again after a failure, and once more at each start: it must do nothing twice. */
  run(): Promise<void>
}

export interface JobsOptions {
  /** IANA name. */
  readonly timeZone: string
  /** Told what went wrong; the jobs go on. */
  readonly onTrouble: (error: unknown) => void
}

export interface Jobs {
  /** Installs what is missing, sets the times, and lets each job run once now. */
  start(): Promise<void>
  /** Lets the jobs under way end, five seconds at most. */
  stop(): Promise<void>
}

/** Tables of its own, apart from the store's. */
const SCHEMA = 'escale_jobs'
const STOP_LIMIT_MS = 5_000

export function openJobs(
  { pool }: Pick<Database, 'pool'>,
  jobs: readonly TimedJob[],
  options: JobsOptions,
): Jobs {
  let starting: Promise<PgBoss> | null = null

  async function start(): Promise<PgBoss> {
    // Read here, when the desk answers already: a start must not wait for it.
    const { PgBoss } = await import('pg-boss')
    const boss = new PgBoss({
      db: {
        // The store reads dates as texts; the job tables are read as their library expects them.
        executeSql: (text, values) =>
          pool.query({ text, types: pg.types, ...(values && { values: [...values] }) }),
      },
      schema: SCHEMA,
    })
    boss.on('error', options.onTrouble)
    await boss.start()
    for (const { name, cron, run } of jobs) {
      await boss.createQueue(name, { policy: 'singleton', retryLimit: 3, retryDelay: 60 })
      await boss.work(name, async () => run())
      await boss.schedule(name, cron, null, { tz: options.timeZone })
      await boss.send(name)
    }
    return boss
  }

  return {
    async start() {
      starting ??= start()
      await starting
    },
    async stop() {
      if (starting === null) return
      const boss = await starting.catch(() => null)
      await boss?.stop({ graceful: true, timeout: STOP_LIMIT_MS, close: false })
    },
  }
}
