/** Starts the desk. Kept small: what it needs before anything else is read here, the rest is loaded meanwhile. */

import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { EXIT_FAILED, EXIT_USAGE, loggerOf, readSettings, sentenceOf } from './commands/settings.ts'
import { DeskError } from './domain/desk-error.ts'

const tell = (text: string): void => void process.stderr.write(text)
const config = readSettings(process.env, tell) ?? process.exit(EXIT_USAGE)
const logger = loggerOf(config.logLevel)
// The next start finds the sources compiled. Not in a folder that other accounts share.
enableCompileCache(join(config.dataDir, 'compiled'))

try {
  const { openDatabase } = await import('./db/database.ts')
  const { dataDir, databaseUrl } = config
  const open = () => openDatabase({ dataDir, databaseUrl: databaseUrl ?? undefined, purpose: 'server' })
  // The store starts in a process of its own while this one loads the channels.
  const early = open()
  early.catch(() => {})
  const { serve } = await import('./commands/serve.ts')
  // On a machine under load, loading can outlast the time a connection is given: then it is tried once more.
  const database = early.catch((error: unknown) => {
    const isLate = error instanceof DeskError && error.code === 'database-unreachable'
    return isLate ? open() : Promise.reject(error)
  })
  database.catch(() => {})
  await serve(config, logger, database)
} catch (error) {
  tell(`${sentenceOf(error, config.locale)}\n`)
  process.exit(EXIT_FAILED)
}
