/** Starts the desk. Kept small: what it needs before anything else is read here, the rest is loaded meanwhile. */

import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { loggerOf, sentenceOf, settingsOrExit } from './commands/settings.ts'

const config = settingsOrExit()
const logger = loggerOf(config.logLevel)
// The next start finds the sources compiled. Not in a folder that other accounts share.
enableCompileCache(join(config.dataDir, 'compiled'))

try {
  // The store starts in a process of its own while this one loads the channels.
  const { openDatabase } = await import('./db/database.ts')
  const database = openDatabase({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl ?? undefined,
    purpose: 'server',
  })
  database.catch(() => {})
  const { serve } = await import('./commands/serve.ts')
  await serve(config, logger, database)
} catch (error) {
  process.stderr.write(`${sentenceOf(error, config.locale)}\n`)
  process.exit(1)
}
