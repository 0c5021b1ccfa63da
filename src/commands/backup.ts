/** `npm run backup -- [FILE]`: writes the whole store to one file while the desk goes on working. */

import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DeskError } from '../domain/desk-error.ts'
import { showNumber } from '../domain/wording.ts'
import { takeBackup } from '../orders/backup/take-backup.ts'
import { type Command, runCommand } from './run-command.ts'

const OPTIONS = {} as const

export const backupCommand: Command<typeof OPTIONS> = {
  name: 'backup',
  usage: {
    fr: `npm run backup -- [FICHIER]
  Sauvegarde tout le registre dans un seul fichier, pendant que le bureau travaille.
  Sans nom de fichier : DATA_DIR/backups/escale-DATE.backup`,
    en: `npm run backup -- [FILE]
  Saves the whole store to one file while the desk works.
  Without a file name: DATA_DIR/backups/escale-DATE.backup`,
  },
  options: OPTIONS,
  files: [0, 1],
  async run({ config, locale, clock, output, openStore }, [given]) {
    const at = clock.now()
    const file =
      given ?? join(config.dataDir, 'backups', `escale-${at.slice(0, 19).replaceAll(':', '-')}.backup`)
    await mkdir(dirname(file), { recursive: true }).catch((error: Error) => {
      throw new DeskError('file-not-written', { file, problem: error.message }, error)
    })
    const report = await takeBackup((await openStore()).pool, file, at)
    const rows = showNumber(report.rows, locale)
    output.print(
      locale === 'fr'
        ? `Sauvegarde prise : ${report.file} (${report.tables} tables, ${rows} lignes)`
        : `Backup taken: ${report.file} (${report.tables} tables, ${rows} rows)`,
    )
  },
}

if (import.meta.main) process.exitCode = await runCommand(backupCommand, process.argv.slice(2), process.env)
