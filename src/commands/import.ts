/** `npm run import -- FILE.csv [--map MAP.yaml] [--as-of DATE] [--dry-run]`: brings orders of another system into the store. */

import { join } from 'node:path'
import { isIsoDate } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import { importFile } from '../orders/import/import-file.ts'
import { OWN_COLUMNS, readMapFile } from '../orders/import/map-file.ts'
import { suggestMap } from '../orders/import/suggest-map.ts'
import { importProgress } from './import-progress.ts'
import { describeImport } from './import-words.ts'
import { type Command, runCommand } from './run-command.ts'

const OPTIONS = {
  map: { type: 'string' },
  'as-of': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const

export const importCommand: Command<typeof OPTIONS> = {
  name: 'import',
  usage: {
    fr: `npm run import -- FICHIER.csv [options]
  --map CORRESPONDANCE.yaml   colonnes et formats d’un autre système (voir content/maps et docs/import.md)
  --as-of AAAA-MM-JJ          rejoue l’histoire : ce qui vient après ce jour n’est pas encore connu
  --dry-run                   vérifie et compte tout, n’enregistre rien`,
    en: `npm run import -- FILE.csv [options]
  --map MAP.yaml       columns and formats of another system (see content/maps and docs/import.md)
  --as-of YYYY-MM-DD   replays history: what comes after that day is not known yet
  --dry-run            checks and counts everything, keeps nothing`,
  },
  options: OPTIONS,
  files: [1, 1],
  async run({ config, locale, clock, output, openStore }, [file = ''], flags) {
    const asOf = typeof flags['as-of'] === 'string' ? flags['as-of'] : null
    if (asOf !== null && !isIsoDate(asOf))
      throw new DeskError('bad-date-option', { option: '--as-of', value: asOf })
    const map = typeof flags['map'] === 'string' ? await readMapFile(flags['map']) : OWN_COLUMNS
    const progress = importProgress(output, locale)
    const report = await importFile(await openStore(), {
      file,
      map,
      asOf,
      dryRun: flags['dry-run'] === true,
      reportFolder: join(config.dataDir, 'imports'),
      locale,
      at: clock.now(),
      onProgress: progress.show,
      suggestMap,
    }).finally(progress.end)
    output.print(describeImport(report, locale))
  },
}

if (import.meta.main) process.exitCode = await runCommand(importCommand, process.argv.slice(2), process.env)
