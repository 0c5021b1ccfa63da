/** What the commands have in common: settings, the store, and errors told as sentences. */

import { type ParseArgsConfig, parseArgs } from 'node:util'
import { deskClock } from '../config/clock.ts'
import type { Config } from '../config/config.ts'
import { type Database, openDatabase } from '../db/database.ts'
import type { Clock } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import type { Bilingual, Locale } from '../domain/locale.ts'
import { EXIT_FAILED, EXIT_USAGE, readSettings } from './settings.ts'

/** Where a command writes; tests give their own. */
export interface CommandOutput {
  /** The result. */
  print(text: string): void
  /** The result when it is long: resolves when there is room for more. */
  write(text: string): Promise<void>
  /** Progress and complaints. */
  tell(text: string): void
  /** Whether `tell` reaches a terminal that can draw over a line. */
  readonly canRedraw: boolean
}

export interface CommandContext {
  readonly config: Config
  readonly locale: Locale
  readonly clock: Clock
  readonly output: CommandOutput
  /** Opens the store of the settings; closed when the command ends. */
  openStore(): Promise<Database>
}

export interface Command<Options extends NonNullable<ParseArgsConfig['options']>> {
  /** `npm run import` */
  readonly name: string
  readonly usage: Bilingual
  readonly options: Options
  /** How many file names may follow. */
  readonly files: readonly [least: number, most: number]
  run(
    context: CommandContext,
    files: readonly string[],
    flags: Readonly<Record<string, string | boolean | undefined>>,
  ): Promise<void>
}

const STANDARD: CommandOutput = {
  print: (text) => process.stdout.write(`${text}\n`),
  write: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
    }),
  tell: (text) => process.stderr.write(text),
  canRedraw: process.stderr.isTTY === true,
}

/** Writing fails for whoever writes; without a listener the process would end with a stack. */
function leftToWriter(): void {}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}

/** Runs a command; returns the process's exit code. */
export async function runCommand<Options extends NonNullable<ParseArgsConfig['options']>>(
  command: Command<Options>,
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  output: CommandOutput = STANDARD,
): Promise<number> {
  const config = readSettings(environment, output.tell)
  if (config === null) return EXIT_USAGE
  const { locale } = config
  const parsed = parse(command, args)
  if (parsed === null) {
    output.tell(`${command.usage[locale]}\n`)
    return EXIT_USAGE
  }
  if (parsed.values['help'] === true) {
    output.print(command.usage[locale])
    return 0
  }
  const opened: Database[] = []
  const context: CommandContext = {
    config,
    locale,
    output,
    clock: deskClock(config),
    async openStore() {
      const { dataDir, databaseUrl } = config
      const db = await openDatabase({ dataDir, databaseUrl: databaseUrl ?? undefined, purpose: command.name })
      opened.push(db)
      return db
    },
  }
  if (output === STANDARD) process.stdout.on('error', leftToWriter)
  try {
    await command.run(context, parsed.positionals, parsed.values)
    return 0
  } catch (error) {
    // Whoever read the output has left (`| head`): there is nobody to tell, and not all of it was given.
    if (isClosedPipe(error)) return EXIT_FAILED
    if (!(error instanceof DeskError)) throw error
    output.tell(`${error.phrase(locale)}\n`)
    return EXIT_FAILED
  } finally {
    for (const db of opened) await db.close()
  }
}

function parse<Options extends NonNullable<ParseArgsConfig['options']>>(
  command: Command<Options>,
  args: readonly string[],
) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    const [least, most] = command.files
    const flags = values as Readonly<Record<string, string | boolean | undefined>>
    const right = positionals.length >= least && positionals.length <= most
    return right || flags['help'] === true ? { values: flags, positionals } : null
  } catch {
    return null
  }
}
