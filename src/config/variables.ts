/** Every environment variable the desk reads: what it must be, an example, what it is for, and whether it is a secret. */

import { z } from 'zod'
import { ROLES } from '../domain/actor.ts'
import { isIsoDate } from '../domain/calendar-date.ts'
import { LOCALES } from '../domain/locale.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export const MODEL_OUTPUTS = ['tools', 'json-schema', 'json'] as const

export interface VariableRule {
  readonly schema: z.ZodType<string>
  /** Completes "it must be …". */
  readonly must: string
  readonly example: string
  /** What it is for and what holds without it. */
  readonly about: string
  readonly secret: boolean
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

/** A page may be reached without TLS on this machine only. */
function isPublicUrl(text: string): boolean {
  if (!isUrl(text, ['https:', 'http:'])) return false
  const { protocol, hostname, pathname, search, hash } = new URL(text)
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return (protocol === 'https:' || isLocal) && /^\/*$/.test(pathname) && search === '' && hash === ''
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}

function rule(
  accepts: (text: string) => boolean,
  must: string,
  example: string,
  about: string,
  secret = false,
): VariableRule {
  return { schema: z.string().refine(accepts), must, example, about, secret }
}

function oneOf(words: readonly string[], example: string, about: string): VariableRule {
  return rule((text) => words.includes(text), `one of ${words.join(', ')}`, example, about)
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535
const isHost = (text: string): boolean => /^[A-Za-z0-9.\-:[\]]+$/.test(text)
const isOneLine = (text: string): boolean => !/\p{Cc}/u.test(text)
const isToken = (text: string): boolean => /^[\x21-\x7e]+$/.test(text)

export const VARIABLES = {
  PORT: rule(isPort, 'a whole number from 0 to 65535', '3978', 'Port of the web chat and of the channels.'),
  HOST: rule(
    isHost,
    'an address or host name to listen on',
    '127.0.0.1',
    'Listening address: 127.0.0.1 in local mode, 0.0.0.0 once Teams credentials are set.',
  ),
  DATA_DIR: rule(
    (text) => isOneLine(text) && text.length < 1024,
    'a folder path',
    '.escale',
    'Folder of the embedded store and of the desk’s own keys.',
  ),
  DATABASE_URL: rule(
    (text) => isUrl(text, ['postgres:', 'postgresql:']),
    'a PostgreSQL address that begins with postgres://',
    'postgres://escale:…@db.example.com:5432/escale',
    'A PostgreSQL server to use; without it the desk runs its own.',
    true,
  ),
  OPENAI_API_KEY: rule(
    isToken,
    'a key without blanks, as the provider gives it',
    'sk-…',
    'Key of a language model that helps to understand; without one the rules alone do.',
    true,
  ),
  OPENAI_BASE_URL: rule(
    (text) => isUrl(text, ['https:', 'http:']),
    'an http:// or https:// address of an OpenAI-compatible endpoint',
    'http://127.0.0.1:11434/v1',
    'Address of another OpenAI-compatible endpoint, such as a local server.',
    true,
  ),
  OPENAI_MODEL: rule(
    (text) => isOneLine(text) && text.length <= 200,
    'the name of a model at the endpoint',
    'gpt-4.1-mini',
    'Model to ask for.',
  ),
  OPENAI_OUTPUT: oneOf(
    MODEL_OUTPUTS,
    'tools',
    'How the model is asked for structured output; small local servers often know only json.',
  ),
  OPENAI_STREAM: oneOf(
    ['on', 'off'],
    'off',
    'Read the model’s answers as a stream, which some gateways require.',
  ),
  MICROSOFT_APP_ID: rule(
    (text) => UUID.test(text),
    'the application (client) id of the bot’s registration, 36 characters with dashes',
    '00000000-0000-0000-0000-000000000000',
    'Teams: Azure portal, the bot’s app registration, Overview, “Application (client) ID”.',
  ),
  MICROSOFT_APP_PASSWORD: rule(
    isToken,
    'a client secret’s value, without blanks',
    '…',
    'Teams: Azure portal, the app registration, Certificates & secrets, the value of a client secret.',
    true,
  ),
  MICROSOFT_APP_TENANT_ID: rule(
    (text) => UUID.test(text),
    'the directory (tenant) id, 36 characters with dashes',
    '00000000-0000-0000-0000-000000000000',
    'Teams: Azure portal, the app registration, Overview, “Directory (tenant) ID”. Only this tenant is answered.',
  ),
  SLACK_BOT_TOKEN: rule(
    (text) => /^xoxb-[\x21-\x7e]+$/.test(text),
    'a bot token that begins with xoxb-',
    'xoxb-…',
    'Slack: the app’s page, OAuth & Permissions, “Bot User OAuth Token”.',
    true,
  ),
  SLACK_SIGNING_SECRET: rule(
    isToken,
    'the signing secret, without blanks',
    '…',
    'Slack: the app’s page, Basic Information, App Credentials, “Signing Secret”.',
    true,
  ),
  SLACK_APP_TOKEN: rule(
    (text) => /^xapp-[\x21-\x7e]+$/.test(text),
    'an app-level token that begins with xapp-',
    'xapp-…',
    'Slack: Basic Information, App-Level Tokens; only for socket mode.',
    true,
  ),
  DESK_TODAY: rule(
    isIsoDate,
    'a calendar date written YYYY-MM-DD',
    '2026-03-16',
    'Fixes the desk’s date, for demonstrations and tests.',
  ),
  DESK_LOCALE: oneOf(LOCALES, 'fr', 'Language of people whose channel gives none.'),
  SELLER_COUNTRY: rule(
    (text) => /^[A-Z]{2}$/.test(text),
    'the ISO code of a country, two capitals',
    'FR',
    'Where the firm that sells is established: its rules are the ones the watch applies.',
  ),
  TIME_ZONE: rule(isTimeZone, 'an IANA time zone name', 'Europe/Paris', 'Time zone of the desk’s calendar.'),
  LOG_LEVEL: oneOf(LOG_LEVELS, 'info', 'How much is logged.'),
  PUBLIC_URL: rule(
    isPublicUrl,
    'an https:// address without a path (http:// for this machine only)',
    'https://escale.example.com',
    'How browsers and Teams reach the desk; pictures in Teams need it.',
  ),
  WEB_CHAT: oneOf(
    ['on', 'off'],
    'off',
    'The web chat: on in local mode, off once Teams credentials are set.',
  ),
  METRICS_TOKEN: rule(
    (text) => isToken(text) && text.length >= 16,
    'at least 16 characters without blanks',
    '…',
    'Bearer token for /metrics; without one only this machine is answered there.',
    true,
  ),
  UNKNOWN_USER_ROLE: oneOf(ROLES, 'agent', 'Role of a person of the tenant whom no rule names.'),
  LOCAL_USER_NAME: rule(
    (text) => isOneLine(text) && text.length <= 80,
    'a name on one line, at most 80 characters',
    'Julien Petit',
    'Who speaks in local mode.',
  ),
  LOCAL_USER_ROLE: oneOf(ROLES, 'manager', 'Role of who speaks in local mode.'),
} as const satisfies Record<string, VariableRule>

export type Variable = keyof typeof VARIABLES
