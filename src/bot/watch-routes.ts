/** What operators and their machines look at: whether the desk is alive, whether its store answers, and what it counts. */

import { createHash, timingSafeEqual } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { DeskError } from '../domain/desk-error.ts'
import type { Locale } from '../domain/locale.ts'
import { isFromThisMachine } from './http/loopback.ts'
import { sendProblem } from './http/problem.ts'
import { localeOfHeader } from './locale-hint.ts'
import type { Metrics } from './metrics.ts'

export interface WatchParts {
  readonly metrics: Metrics
  /** Asked for as a bearer token by `/metrics`; null keeps the counts on this machine. */
  readonly metricsToken: string | null
  /** Whether the store answers. */
  readonly isReady: () => Promise<boolean>
  readonly locale: Locale
}

/** `/healthz` and `/readyz` for everybody, `/metrics` for this machine or with the token. */
export function watchRoutes(parts: WatchParts): Router {
  const router = Router()
  const isReady = oneAtATime(parts.isReady)
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    const ready = await isReady()
    response
      .set('Cache-Control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'store unavailable' })
  })
  router.get('/metrics', (request, response) => {
    const refusal = refusalOf(request, parts.metricsToken)
    if (refusal === null) {
      response.set('Cache-Control', 'no-store').type('text/plain; version=0.0.4').send(parts.metrics.print())
    } else {
      parts.metrics.refused('metrics')
      refuse(request, response, refusal, parts.locale)
    }
  })
  return router
}

/** Whoever asks while the store is being asked gets the same answer: many requests are one question to it. */
function oneAtATime(isReady: () => Promise<boolean>): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null
  return () => {
    asking ??= isReady()
      .catch(() => false)
      .finally(() => {
        asking = null
      })
    return asking
  }
}

interface Refusal {
  readonly status: 401 | 403
  readonly problem: string
}

function refusalOf(request: Request, token: string | null): Refusal | null {
  if (token === null) {
    return isFromThisMachine(request) ? null : { status: 403, problem: 'metrics: this machine only' }
  }
  const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return isSame(given, token) ? null : { status: 401, problem: 'metrics: bearer token' }
}

/** Takes the same time whatever differs. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

function refuse(request: Request, response: Response, { status, problem }: Refusal, locale: Locale): void {
  if (status === 401) response.set('WWW-Authenticate', 'Bearer')
  const reader = localeOfHeader(request.headers['accept-language']) ?? locale
  sendProblem(response, status, new DeskError('request-refused', { problem }), reader)
}
