/** A refusal or failure over HTTP: `{ error: { code, message } }`, the message in the person's language. */

import type { Response } from 'express'
import type { DeskError } from '../../domain/desk-error.ts'
import type { Locale } from '../../domain/locale.ts'

/** Answers with the error, unless an answer has begun; then the connection ends. */
export function sendProblem(response: Response, status: number, error: DeskError, locale: Locale): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ error: { code: error.code, message: error.phrase(locale) } })
}
