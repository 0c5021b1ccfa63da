/** Reads JSON bodies within limits, and tells a sender clearly what is wrong with one. */

import express, { type NextFunction, type Request, type Response } from 'express'
import { DeskError } from '../../domain/desk-error.ts'
import type { Locale } from '../../domain/locale.ts'
import { localeOfHeader } from '../locale-hint.ts'
import { sendProblem } from './problem.ts'

/** In kB. A message far too long to be read still gets an answer that says so; beyond this the request is refused. */
const MAX_BODY_KB = 1024

/** Parses `application/json` bodies into objects; anything else is 415, since a form post needs no permission from a browser. */
export function jsonBody(locale: Locale): (request: Request, response: Response, next: NextFunction) => void {
  const parse = express.json({ limit: MAX_BODY_KB * 1024, type: 'application/json', strict: true })
  return (request, response, next) => {
    const reader = localeOfHeader(request.headers['accept-language']) ?? locale
    if (request.is('application/json') === false) {
      sendProblem(response, 415, unreadable('content-type application/json'), reader)
      return
    }
    parse(request, response, (error?: unknown) => {
      if (error === undefined) {
        const isObject =
          typeof request.body === 'object' && request.body !== null && !Array.isArray(request.body)
        if (isObject) next()
        else sendProblem(response, 400, unreadable('JSON object expected'), reader)
        return
      }
      const { status, problem } = explain(error)
      sendProblem(response, status, problem, reader)
    })
  }
}

function unreadable(problem: string): DeskError {
  return new DeskError('request-unreadable', { problem })
}

function explain(error: unknown): { status: number; problem: DeskError } {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : ''
  switch (type) {
    case 'entity.too.large':
      return { status: 413, problem: new DeskError('request-too-large', { most: MAX_BODY_KB }) }
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return { status: 415, problem: unreadable('UTF-8 expected') }
    case 'request.aborted':
    case 'request.size.invalid':
      return { status: 400, problem: unreadable('body incomplete') }
    default:
      return { status: 400, problem: unreadable('not valid JSON') }
  }
}
