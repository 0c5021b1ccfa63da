/** What the page and the desk send each other, and how an answer from outside is read into it. */

import { ROLES, type Role } from '../domain/actor.ts'
import type { Instant, IsoDate } from '../domain/calendar-date.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'

export interface ChatSession {
  readonly user: { readonly name: string; readonly role: Role }
  readonly locale: Locale
  /** The desk's date, which a demonstration may fix. */
  readonly today: IsoDate
  /** The orders are the made-up demo world. */
  readonly demo: boolean
}

/** An Adaptive Card as JSON; the renderer parses it. */
export type CardJson = Readonly<Record<string, unknown>>

export interface Reply {
  readonly locale: Locale
  /** The whole answer in words. */
  readonly text: string
  /** Null when the answer is words alone. */
  readonly card: CardJson | null
}

export interface HistoryTurn {
  readonly id: string
  readonly at: Instant
  /** Empty for a notice of the desk, which nobody asked for. */
  readonly said: string
  /** Who said it, in the channel that several people share; null in one's own conversation. */
  readonly by: string | null
  readonly reply: Reply
}

/** What is sent in a turn: typed words, or a form's values by slot name. */
export type TurnBody =
  | { readonly text: string }
  | { readonly form: { readonly dialog: string; readonly values: Readonly<Record<string, string>> } }

/**
 * `unreachable`: no answer from the desk · `busy`: it asks to come back · `signed-out`: the session ended ·
 * `refused`: it will not take this as it is.
 */
export interface Failure {
  readonly kind: 'unreachable' | 'busy' | 'signed-out' | 'refused'
  readonly code: string
  /** The desk's own sentence, in the person's language; empty when it gave none. */
  readonly message: string
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/** What an HTTP refusal means for the message that was sent. */
export function failureOf(status: number, body: unknown): Failure {
  const error = fieldOf(body, 'error')
  const code = textOf(fieldOf(error, 'code')) ?? `http-${status}`
  const message = textOf(fieldOf(error, 'message')) ?? ''
  if (status === 401) return { kind: 'signed-out', code, message }
  if (status === 502 || status === 504 || (status === 503 && message === '')) {
    return { kind: 'unreachable', code, message }
  }
  if (status === 429 || status === 503) return { kind: 'busy', code, message }
  return { kind: 'refused', code, message }
}

/** Null when the answer is not a session. */
export function readSession(body: unknown): ChatSession | null {
  const name = textOf(fieldOf(fieldOf(body, 'user'), 'name'))
  const role = ROLES.find((each) => each === fieldOf(fieldOf(body, 'user'), 'role'))
  const locale = localeOf(fieldOf(body, 'locale'))
  const today = textOf(fieldOf(body, 'today'))
  if (name === null || role === undefined || locale === null || today === null) return null
  return { user: { name, role }, locale, today, demo: fieldOf(body, 'demo') === true }
}

/** Null when the answer is not a history; a turn that cannot be read is left out. */
export function readHistory(body: unknown): readonly HistoryTurn[] | null {
  const turns = fieldOf(body, 'turns')
  if (!Array.isArray(turns)) return null
  return turns.map(readTurn).filter((turn) => turn !== null)
}

export function readTurn(body: unknown): HistoryTurn | null {
  const id = textOf(fieldOf(body, 'id'))
  const at = textOf(fieldOf(body, 'at'))
  const reply = readReply(fieldOf(body, 'reply'))
  if (id === null || at === null || reply === null) return null
  return { id, at, said: textOf(fieldOf(body, 'said')) ?? '', by: textOf(fieldOf(body, 'by')), reply }
}

export function readReply(body: unknown): Reply | null {
  const locale = localeOf(fieldOf(body, 'locale'))
  const text = textOf(fieldOf(body, 'text'))
  if (locale === null || text === null) return null
  const card = fieldOf(body, 'card')
  return { locale, text, card: isRecord(card) ? card : null }
}

/** Whether the value is an object with named fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The named field, or undefined when the value has no fields. */
export function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function localeOf(value: unknown): Locale | null {
  return LOCALES.find((each) => each === value) ?? null
}

/** Null when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
