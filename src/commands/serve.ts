/** The server: store, desk and HTTP, with where it is and how long it took; ends cleanly when told to. */

import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Assembled, assemble } from '../assemble.ts'
import { watchJobs } from '../bot/notices/watch-jobs.ts'
import { type RunningServer, startServer } from '../bot/server.ts'
import type { Config } from '../config/config.ts'
import type { Database } from '../db/database.ts'
import { type Jobs, openJobs } from '../db/jobs.ts'
import { HOME_COUNTRY } from '../domain/promise.ts'
import { warmCalendars } from '../domain/working-days.ts'
import { PAGE_FOLDER, type PageBuild, preparePage } from './page-build.ts'

/** Serves until a signal ends it. The store may be on its way already. */
export async function serve(config: Config, logger: Logger, database: Promise<Database>): Promise<void> {
  const pictureKey = await readPictureKey(config)
  const escale = await assemble(config, { logger, purpose: 'server', database })
  const page = config.webChat ? preparePage(logger) : null
  const server = await startServer({
    ...escale,
    logger,
    locale: config.locale,
    localUser: config.localUser,
    unknownUserRole: config.unknownUserRole,
    host: config.host,
    port: config.port,
    publicUrl: config.publicUrl,
    teams: config.microsoft,
    webChat: config.webChat,
    page: { folder: PAGE_FOLDER, state: page?.state ?? (() => 'failed') },
    pictureKey,
    metricsToken: config.metricsToken,
  }).catch(async (error: unknown) => {
    page?.stop()
    await escale.close()
    throw error
  })
  const jobs = watchJobsOf(config, escale, server, logger)
  stopWhenTold({ server, escale, page, jobs }, logger)
  process.stdout.write(`${await greeting(config, server, escale)}\n`)
  jobs
    .start()
    .catch((error: unknown) => logger.warn({ err: error }, 'digests and reminders of the watch do not run'))
  // The first answer with a delay would else wait for the holidays to be loaded.
  setImmediate(() => {
    const year = Number(escale.clock.today().slice(0, 4))
    warmCalendars([HOME_COUNTRY], [year - 1, year, year + 1])
  })
}

interface Running {
  readonly server: RunningServer
  readonly escale: Assembled
  readonly page: PageBuild | null
  readonly jobs: Jobs
}

/** The work at set times; it starts once the desk listens, so that nobody waits for it. */
function watchJobsOf(config: Config, escale: Assembled, server: RunningServer, logger: Logger): Jobs {
  const jobs = watchJobs({ ...escale, onMade: () => server.tellNotices() })
  const onTrouble = (error: unknown): void => logger.warn({ err: error }, 'a timed job failed')
  return openJobs(escale.database, jobs, { timeZone: config.timeZone, onTrouble })
}

/** All processes of one desk sign pictures alike: by a key of the server they share, or one kept in the data folder. */
async function readPictureKey({ databaseUrl, dataDir }: Config): Promise<Buffer> {
  if (databaseUrl !== null) {
    return Buffer.from(
      hkdfSync('sha256', createHash('sha256').update(databaseUrl).digest(), '', 'pictures', 32),
    )
  }
  const file = join(dataDir, 'picture-key')
  const kept = await readFile(file).catch(() => null)
  if (kept?.length === 32) return kept
  await mkdir(dataDir, { recursive: true })
  const fresh = randomBytes(32)
  await writeFile(file, fresh, { mode: 0o600 })
  return fresh
}

async function greeting(config: Config, server: RunningServer, escale: Assembled): Promise<string> {
  const seconds = (performance.now() / 1000).toFixed(1)
  const demo = (await escale.isDemo()) ? escale.demo : null
  const lines =
    config.locale === 'fr'
      ? frenchLines(config, server.url, seconds)
      : englishLines(config, server.url, seconds)
  if (demo === null) return lines.join('\n')
  const notice =
    config.locale === 'fr'
      ? 'Les commandes sont celles d’un exportateur inventé, ramenées à cette semaine. Les vôtres : npm run import'
      : 'The orders are a made-up exporter’s, moved to this week. Yours: npm run import'
  return [...lines, `  ${notice}`].join('\n')
}

function frenchLines(config: Config, url: string, seconds: string): string[] {
  return [
    `Escale est prêt en ${seconds.replace('.', ',')} s : ${url}`,
    config.webChat
      ? `  Discussion : ${url}/ · dans un terminal : npm run chat`
      : '  La discussion web est désactivée.',
    config.microsoft === null
      ? `  Mode local, sans identification, pour cette machine seule · Bot Framework : ${url}/api/messages`
      : `  Teams : ${url}/api/messages`,
    config.model === null
      ? '  Compréhension : les règles seules.'
      : `  Compréhension : les règles, aidées de ${config.model.model}.`,
  ]
}

function englishLines(config: Config, url: string, seconds: string): string[] {
  return [
    `Escale is ready in ${seconds} s: ${url}`,
    config.webChat ? `  Chat: ${url}/ · in a terminal: npm run chat` : '  The web chat is off.',
    config.microsoft === null
      ? `  Local mode, no sign-in, for this machine alone · Bot Framework: ${url}/api/messages`
      : `  Teams: ${url}/api/messages`,
    config.model === null
      ? '  Understanding: rules alone.'
      : `  Understanding: rules, helped by ${config.model.model}.`,
  ]
}

/** The first signal ends the desk in good order, a second one at once. */
function stopWhenTold({ server, escale, page, jobs }: Running, logger: Logger): void {
  let stopping = false
  const stop = (reason: string, code: number): void => {
    if (stopping) process.exit(1)
    stopping = true
    logger.info({ reason }, 'stopping')
    page?.stop()
    server
      .close()
      .then(() => jobs.stop())
      .then(() => escale.close())
      .then(
        () => process.exit(code),
        (error: unknown) => {
          logger.error({ err: error }, 'the store did not close in order')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', () => stop('SIGTERM', 0))
  process.on('SIGINT', () => stop('SIGINT', 0))
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'unexpected')
    stop('unexpected error', 1)
  })
}
