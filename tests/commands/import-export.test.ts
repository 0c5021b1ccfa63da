import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupCommand } from '../../src/commands/backup.ts'
import { exportCommand } from '../../src/commands/export.ts'
import { importCommand } from '../../src/commands/import.ts'
import { importProgress } from '../../src/commands/import-progress.ts'
import { restoreCommand } from '../../src/commands/restore.ts'
import { type Command, runCommand } from '../../src/commands/run-command.ts'
import { fileOf, ownCsv, ownRow, temporaryFolder } from '../support/import-files.ts'
import { openEmptyStore, type TestStore } from '../support/store.ts'

let store: TestStore
let other: TestStore
beforeAll(async () => {
  ;[store, other] = await Promise.all([openEmptyStore(), openEmptyStore()])
})
afterAll(() => Promise.all([store.close(), other.close()]))

function capture(canRedraw = false) {
  const said = { printed: '', told: '' }
  return {
    said,
    output: {
      canRedraw,
      print: (text: string) => {
        said.printed += `${text}\n`
      },
      tell: (text: string) => {
        said.told += text
      },
      write: async (text: string) => {
        said.printed += text
      },
    },
  }
}

async function run<T extends object>(
  command: Command<T & Record<string, { type: 'string' | 'boolean' }>>,
  args: readonly string[],
  environment: Record<string, string> = {},
  on: TestStore = store,
) {
  const { said, output } = capture()
  const dataDir = environment['DATA_DIR'] ?? (await temporaryFolder())
  const exit = await runCommand(
    command,
    args,
    { DATABASE_URL: on.url, DATA_DIR: dataDir, DESK_LOCALE: 'en', ...environment },
    output,
  )
  return { exit, ...said }
}

test('import, export, back up, restore: from the command line, in both languages', async () => {
  const folder = await temporaryFolder()
  const file = await fileOf(ownCsv([ownRow(), ownRow({ line_number: '20', promised_date: 'soon' })]))
  const english = await run(importCommand, [file, '--dry-run'])
  expect(english.exit).toBe(0)
  expect(english.printed).toContain('Dry run: nothing was kept')
  const french = await run(importCommand, [file], { DESK_LOCALE: 'fr' })
  expect(french.printed).toMatch(/Lignes lues +2\n/)
  expect(french.printed).toContain('1 × promised_date : date impossible')
  expect(french.printed).toContain('(ligne 3 « soon »)')

  const out = join(folder, 'orders.csv')
  expect(await run(exportCommand, ['--out', out])).toMatchObject({
    exit: 0,
    told: `1 order, 1 row → ${out}\n`,
  })
  expect((await run(exportCommand, [])).printed).toBe(await readFile(out, 'utf8'))

  const backup = join(folder, 'deep', 'escale.backup')
  expect((await run(backupCommand, [backup])).printed).toContain('Backup taken')
  expect((await run(restoreCommand, [backup], {}, other)).printed).toContain('Store restored as of')
  expect(await run(restoreCommand, [backup], { DESK_LOCALE: 'fr' }, other)).toMatchObject({
    exit: 1,
    told: 'Le registre contient déjà des données. Pour les remplacer par la sauvegarde, ajoutez --replace.\n',
  })
})

test.each([
  [importCommand, [], 2, /npm run import/],
  [importCommand, ['a.csv', '--nonsense'], 2, /--as-of/],
  [importCommand, ['/nowhere.csv'], 1, /I cannot find the file \/nowhere\.csv/],
  [
    importCommand,
    ['a.csv', '--as-of', '2014-02-30'],
    1,
    /--as-of takes a date such as 2014-03-01, not “2014-02-30”/,
  ],
  [importCommand, ['a.csv', '--map', '/nowhere.yaml'], 1, /map file \/nowhere\.yaml/],
  [exportCommand, ['--since', 'monday'], 1, /--since takes a date/],
  [exportCommand, ['--out', '/nowhere/orders.csv'], 1, /Cannot write \/nowhere\/orders\.csv/],
  [restoreCommand, ['/nowhere.backup'], 1, /backup file \/nowhere\.backup/],
] as const)('a wrong call is told: %#', async (command, args, exit, said) => {
  const result = await run(command as typeof importCommand, args)
  expect(result.exit).toBe(exit)
  expect(result.told).toMatch(said)
})

test('a file of another system is met with the map that fits it', async () => {
  const result = await run(importCommand, ['content/samples/scms-excerpt.csv'])
  expect(result.told).toContain('run it again with --map content/maps/scms.yaml')
})

test('values of a file cannot steer the terminal', async () => {
  const file = await fileOf(ownCsv([ownRow({ quantity_ordered: '\u001B[2Jten' })]))
  expect((await run(importCommand, [file])).printed).not.toContain('\u001B')
})

test('progress is a bar on a terminal and a line every tenth elsewhere', () => {
  const step = (bytes: number) => ({ phase: 'reading' as const, rows: bytes * 10, bytes, totalBytes: 100 })
  const plain = capture()
  let now = 0
  const lines = importProgress(plain.output, 'en', () => now)
  for (let bytes = 0; bytes <= 100; bytes += 1) {
    lines.show(step(bytes))
    now += 100
  }
  lines.end()
  expect(plain.said.told.split('\n').filter((line) => line !== '')).toHaveLength(10)
  expect(plain.said.told).toContain('50% · 500 rows · 100 rows/s · 5 s left')

  const drawn = capture(true)
  const bar = importProgress(drawn.output, 'fr', () => now)
  bar.show(step(50))
  bar.end()
  expect(drawn.said.told).toContain('████████████░░░░░░░░░░░░ 50 %')
  expect(drawn.said.told.endsWith('\u001B[2K')).toBe(true)
})
