/** `npm run restore -- FILE [--replace]`: brings the store back from a backup, all of it or nothing. */

import { showNumber } from '../domain/wording.ts'
import { restoreBackup } from '../orders/backup/restore-backup.ts'
import { type Command, runCommand } from './run-command.ts'

const OPTIONS = { replace: { type: 'boolean' } } as const

export const restoreCommand: Command<typeof OPTIONS> = {
  name: 'restore',
  usage: {
    fr: `npm run restore -- FICHIER [--replace]
  Rétablit le registre depuis une sauvegarde : tout, ou rien.
  --replace   remplace ce que le registre contient déjà`,
    en: `npm run restore -- FILE [--replace]
  Brings the store back from a backup: all of it, or nothing.
  --replace   replaces what the store already holds`,
  },
  options: OPTIONS,
  files: [1, 1],
  async run({ locale, output, openStore }, [file = ''], flags) {
    const { pool } = await openStore()
    const report = await restoreBackup(pool, file, { replace: flags['replace'] === true })
    const rows = showNumber(report.rows, locale)
    output.print(
      locale === 'fr'
        ? `Registre rétabli tel qu’au ${report.takenAt} (${report.tables} tables, ${rows} lignes)`
        : `Store restored as of ${report.takenAt} (${report.tables} tables, ${rows} rows)`,
    )
  },
}

if (import.meta.main) process.exitCode = await runCommand(restoreCommand, process.argv.slice(2), process.env)
