/** What every request must pass before a route sees it: who it says it is for, and which page sent it. */

import type { NextFunction, Request, Response } from 'express'
import { DeskError } from '../../domain/desk-error.ts'
import type { Locale } from '../../domain/locale.ts'
import { localeOfHeader } from '../locale-hint.ts'
import { sendProblem } from './problem.ts'

export interface GuardParts {
  /** Names under which this server may be addressed, without port. */
  readonly hosts: ReadonlySet<string>
  /** Whole origins besides the server's own, such as the public address behind a proxy. */
  readonly origins: ReadonlySet<string>
  readonly locale: Locale
  readonly onRefused: (reason: string) => void
}

/** Names of this machine, and those given. */
export function hostNames(...given: readonly (string | null)[]): ReadonlySet<string> {
  const names = given.flatMap((each) => (each === null ? [] : [each.toLowerCase()]))
  return new Set(['localhost', '127.0.0.1', '[::1]', ...names])
}

/**
 * Refuses requests that name another host (a page elsewhere whose name was pointed at this machine) and posts sent by a
 * page of another origin. Nobody signs in to what stands behind it, so these are the only ways in from a browser.
 */
export function guard(parts: GuardParts): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const problem = refusal(request, parts)
    if (problem === null) {
      next()
      return
    }
    parts.onRefused('foreign-page')
    const locale = localeOfHeader(request.headers['accept-language']) ?? parts.locale
    sendProblem(response, 403, new DeskError('request-refused', { problem }), locale)
  }
}

function refusal(request: Request, { hosts, origins }: GuardParts): string | null {
  const host = request.headers.host?.toLowerCase() ?? ''
  const name = host.replace(/:\d+$/, '')
  if (!hosts.has(name)) return 'unknown host name'
  if (request.method === 'GET' || request.method === 'HEAD') return null
  if (request.headers['sec-fetch-site'] === 'cross-site') return 'sent by a page of another site'
  const origin = request.headers.origin?.toLowerCase()
  if (origin === undefined) return null
  const isOwn = origin === `http://${host}` || origin === `https://${host}` || origins.has(origin)
  return isOwn ? null : 'sent by a page of another site'
}

/** Headers of every answer. Pictures may be shown by other pages (Teams); nothing else may. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  const isPicture = request.path.startsWith('/pictures/')
  response.set({
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': isPicture ? 'cross-origin' : 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  })
  next()
}

// Fluent UI writes its styles into the page; scripts come from files alone.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
