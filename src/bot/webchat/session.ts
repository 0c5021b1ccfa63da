/** The web chat's session: a random cookie that names one conversation, who speaks in it, and the language picked for its next message. */

import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import { personKey, readName } from '../person.ts'

const SESSION = 'escale_session'
const PICKED = 'escale_locale'
const PERSON = 'escale_person'
const SESSION_ID = /^[\w-]{32}$/
const MONTH_MS = 30 * 86_400_000

export interface ChatSession {
  readonly id: string
  /** The conversation's name in the store. */
  readonly conversation: string
  /** The name given on the page; null for the desk's own user. */
  readonly person: string | null
  /** Picked on the page and not yet told to the desk by a message. */
  readonly pickedLocale: Locale | null
}

/** Whether browsers reach the page by TLS; then the cookie stays off plain connections. */
export interface CookieSettings {
  readonly secure: boolean
}

/** The request's session; null when it has none. */
export function knownSession(request: Request): ChatSession | null {
  const cookies = readCookies(request.headers.cookie ?? '')
  const known = cookies.get(SESSION) ?? ''
  if (!SESSION_ID.test(known)) return null
  return sessionNamed(known, cookies)
}

/** The request's session; a new one is begun when it has none. Nobody can guess another one's id. */
export function sessionOf(request: Request, response: Response, settings: CookieSettings): ChatSession {
  return knownSession(request) ?? beginSession(request, response, settings)
}

/** Begins a new conversation of the same person. The old one stays in the store. */
export function beginSession(request: Request, response: Response, settings: CookieSettings): ChatSession {
  const id = randomBytes(24).toString('base64url')
  response.cookie(SESSION, id, cookieOptions(settings))
  const cookies = readCookies(request.headers.cookie ?? '')
  return { ...sessionNamed(id, cookies), pickedLocale: null }
}

function sessionNamed(id: string, cookies: ReadonlyMap<string, string>): ChatSession {
  const person = readName(cookies.get(PERSON) ?? '')
  const own = person === null ? '' : `:${personKey(person)}`
  return {
    id,
    // Two people at one browser have a conversation each: one's open question is never the other's.
    conversation: `webchat:local:${id}${own}`,
    person,
    pickedLocale: LOCALES.find((each) => each === cookies.get(PICKED)) ?? null,
  }
}

/** Remembers who speaks; null goes back to the desk's own user. */
export function namePerson(response: Response, name: string | null, settings: CookieSettings): void {
  const { maxAge, ...options } = cookieOptions(settings)
  if (name === null) response.clearCookie(PERSON, options)
  else response.cookie(PERSON, name, { ...options, maxAge })
}

/** Remembers a picked language until the next message carries it to the desk. */
export function pickLocale(response: Response, locale: Locale, settings: CookieSettings): void {
  response.cookie(PICKED, locale, cookieOptions(settings))
}

/** The desk knows the picked language now; what is said later may change it. */
export function forgetPickedLocale(response: Response, settings: CookieSettings): void {
  const { maxAge: _, ...options } = cookieOptions(settings)
  response.clearCookie(PICKED, options)
}

function cookieOptions({ secure }: CookieSettings) {
  return { httpOnly: true, sameSite: 'strict', path: '/', maxAge: MONTH_MS, secure } as const
}

function readCookies(header: string): ReadonlyMap<string, string> {
  const pairs = header
    .slice(0, 4096)
    .split(';')
    .map((pair) => pair.trim().split('=', 2))
  return new Map(pairs.map(([name = '', value = '']) => [name, decoded(value)]))
}

/** A value that is not well encoded was not written by the desk. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
