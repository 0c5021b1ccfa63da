/** `npm run export -- [--out FILE] [--since DATE]`: gives every order back as CSV, with the columns of an import. */

import { open, rename, rm } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { isIsoDate } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import { showCount } from '../domain/wording.ts'
import { exportOrders } from '../orders/export/export-orders.ts'
import { type Command, runCommand } from './run-command.ts'

const OPTIONS = { out: { type: 'string' }, since: { type: 'string' } } as const

export const exportCommand: Command<typeof OPTIONS> = {
  name: 'export',
  usage: {
    fr: `npm run -s export -- [options]
  --out FICHIER        écrit dans ce fichier ; sans cela, sur la sortie
  --since AAAA-MM-JJ   seulement les commandes modifiées depuis ce jour`,
    en: `npm run -s export -- [options]
  --out FILE           writes to this file; without it, to the output
  --since YYYY-MM-DD   only orders changed since that day`,
  },
  options: OPTIONS,
  files: [0, 0],
  async run({ config, locale, output, openStore }, _files, flags) {
    const since = typeof flags['since'] === 'string' ? flags['since'] : null
    if (since !== null && !isIsoDate(since))
      throw new DeskError('bad-date-option', { option: '--since', value: since })
    const options = { since, timeZone: config.timeZone }
    const db = await openStore()
    const out = typeof flags['out'] === 'string' ? flags['out'] : null
    const report =
      out === null
        ? await exportOrders(
            db,
            printing((text) => output.write(text)),
            options,
          )
        : await exportTo(out, (target) => exportOrders(db, target, options))
    const fr = locale === 'fr'
    const orders = showCount(report.orders, fr ? 'commande' : 'order', fr ? 'commandes' : 'orders', locale)
    const rows = showCount(report.rows, fr ? 'ligne' : 'row', fr ? 'lignes' : 'rows', locale)
    output.tell(`${orders}, ${rows}${out === null ? '' : ` → ${out}`}\n`)
  },
}

/** The file appears under its name only when it is complete. */
async function exportTo<T>(file: string, run: (target: Writable) => Promise<T>): Promise<T> {
  const draft = `${file}.part`
  try {
    const handle = await open(draft, 'w', 0o600)
    const result = await run(handle.createWriteStream())
    await rename(draft, file)
    return result
  } catch (error) {
    await rm(draft, { force: true })
    if (error instanceof Error && 'syscall' in error) {
      throw new DeskError('file-not-written', { file, problem: error.message }, error)
    }
    throw error
  }
}

function printing(write: (text: string) => Promise<void>): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      write(String(chunk)).then(() => done(), done)
    },
  })
}

if (import.meta.main) process.exitCode = await runCommand(exportCommand, process.argv.slice(2), process.env)
