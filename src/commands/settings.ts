/** How the server and every command begin: the settings are read, wrong ones are told with a sentence each, and a logger is made. */

import pino, { type Logger } from 'pino'
import { type Config, describeProblems, readConfig } from '../config/config.ts'
import { DeskError } from '../domain/desk-error.ts'

/** Exit code when the command line or the settings were wrong. */
export const EXIT_USAGE = 2
/** Exit code when what was asked could not be done. */
export const EXIT_FAILED = 1

/** The settings of the environment; null when some are wrong, which `tell` is then given as lines of text. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  tell: (text: string) => void,
): Config | null {
  const reading = readConfig(environment)
  if (reading.ok) return reading.config
  tell(`${describeProblems(reading.problems)}\n`)
  return null
}

/** Logs JSON lines to the error output, so that what a command says stays alone on its output. */
export function loggerOf(level: Config['logLevel']): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: loggedError } },
    pino.destination(2),
  )
}

interface LoggedError {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: LoggedError
}

/** An error without the fields that libraries hang on it, which may hold people's words: a database tells the values of a row. */
function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && { code: String(error.code) }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause instanceof Error && { cause: loggedError(error.cause) }),
  }
}

/** What to tell the operator about an error: the desk's own sentence, else the error itself. */
export function sentenceOf(error: unknown, locale: Config['locale']): string {
  if (error instanceof DeskError) return error.phrase(locale)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
