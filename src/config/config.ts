/** The desk's settings, read once from the environment; a bad value stops the start with a sentence that says what would do. */

import { resolve } from 'node:path'
import { ROLES, type Role } from '../domain/actor.ts'
import type { IsoDate } from '../domain/calendar-date.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import { LOG_LEVELS, MODEL_OUTPUTS, VARIABLES, type Variable } from './variables.ts'

/** Any OpenAI-compatible endpoint that may help to understand. */
interface ModelConfig {
  /** Empty for a server that asks for none. */
  readonly apiKey: string
  /** Null for OpenAI's own. */
  readonly baseUrl: string | null
  readonly model: string
  /** How the endpoint is asked for structured output. */
  readonly output: (typeof MODEL_OUTPUTS)[number]
  /** Whether its answers are read as a stream. */
  readonly stream: boolean
}

/** The bot's registration in one Microsoft Entra tenant. */
interface MicrosoftConfig {
  readonly appId: string
  readonly password: string
  readonly tenantId: string
}

interface SlackConfig {
  readonly botToken: string
  readonly signingSecret: string
  /** Only for Slack's socket mode. */
  readonly appToken: string | null
}

export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute path. */
  readonly dataDir: string
  /** Null for the embedded store in `dataDir`. */
  readonly databaseUrl: string | null
  readonly model: ModelConfig | null
  readonly microsoft: MicrosoftConfig | null
  readonly slack: SlackConfig | null
  /** Fixes the clock's date, for demonstrations and tests. */
  readonly today: IsoDate | null
  readonly timeZone: string
  /** Where the firm is established, ISO 3166-1 alpha-2. */
  readonly sellerCountry: string
  /** Language of people whose channel gives none. */
  readonly locale: Locale
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** How people's browsers reach the desk, without a final slash; null when only this machine does. */
  readonly publicUrl: string | null
  readonly webChat: boolean
  /** Opens `/metrics` to other machines; null keeps it on this one. */
  readonly metricsToken: string | null
  readonly unknownUserRole: Role
  /** Who speaks in local mode, in the terminal and in the web chat. */
  readonly localUser: { readonly name: string; readonly role: Role }
}

/** What is wrong with one variable, as a sentence with what would do. Never holds a secret's value. */
export interface ConfigProblem {
  readonly variable: Variable
  readonly sentence: string
}

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }

type Environment = Readonly<Record<string, string | undefined>>

/** Without this name a model is called by the one below. */
const DEFAULT_MODEL = 'gpt-4.1-mini'

/** Whether a listening address can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Reads the settings; all problems are told at once. A blank value counts as not set. */
export function readConfig(environment: Environment): ConfigReading {
  const { values, problems } = readVariables(environment)
  problems.push(...belongingTogether(values, problems))
  const config = Object.freeze(compose(values))
  problems.push(...exposure(config, values))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config }
}

/** The problems as they are printed when the start is refused. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  const head =
    problems.length === 1 ? 'One setting is wrong:' : `${problems.length.toString()} settings are wrong:`
  const lines = problems.map(({ sentence }) => `  - ${sentence}`)
  return [head, ...lines, 'Run `npm run doctor` for the state of every setting.'].join('\n')
}

type Values = Partial<Record<Variable, string>>

function readVariables(environment: Environment): { values: Values; problems: ConfigProblem[] } {
  const values: Values = {}
  const problems: ConfigProblem[] = []
  for (const name of Object.keys(VARIABLES) as Variable[]) {
    const given = environment[name]?.trim()
    if (!given) continue
    const rule = VARIABLES[name]
    const read = rule.schema.safeParse(given)
    if (read.success) {
      values[name] = read.data
      continue
    }
    const shown = rule.secret ? `${name} is set to something else` : `${name} is “${given.slice(0, 80)}”`
    problems.push({
      variable: name,
      sentence: `${shown}, but it must be ${rule.must}. For example: ${name}=${rule.example}`,
    })
  }
  return { values, problems }
}

/** Settings that only make sense together. One already reported as wrong is not also called missing. */
function belongingTogether(values: Values, wrong: readonly ConfigProblem[]): ConfigProblem[] {
  const groups: readonly (readonly [string, readonly Variable[]])[] = [
    ['Teams', ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID']],
    ['Slack', ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
  ]
  const reported = new Set(wrong.map(({ variable }) => variable))
  const problems: ConfigProblem[] = []
  for (const [channel, names] of groups) {
    const given = names.filter((name) => values[name] !== undefined || reported.has(name))
    if (given.length === 0) continue
    for (const name of names.filter((each) => !given.includes(each))) {
      const others = names.filter((each) => each !== name).join(' and ')
      problems.push({
        variable: name,
        sentence: `${name} is missing: ${channel} needs it beside ${others}. Set it to ${VARIABLES[name].must}, or remove the others to stay in local mode.`,
      })
    }
  }
  if (values.SLACK_APP_TOKEN !== undefined && values.SLACK_BOT_TOKEN === undefined) {
    if (!reported.has('SLACK_BOT_TOKEN') && values.SLACK_SIGNING_SECRET === undefined) {
      problems.push({
        variable: 'SLACK_BOT_TOKEN',
        sentence:
          'SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN does nothing without it. Set it to a bot token.',
      })
    }
  }
  return problems
}

/** Nobody may reach the desk from outside without signing in. */
function exposure(config: Config, values: Values): ConfigProblem[] {
  if (isLoopback(config.host)) return []
  if (config.microsoft === null) {
    return [
      {
        variable: 'HOST',
        sentence: `HOST is “${config.host}”, but without Teams credentials nobody signs in, so the desk answers this machine alone. Set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID, or set HOST=127.0.0.1`,
      },
    ]
  }
  if (values.WEB_CHAT === 'on') {
    return [
      {
        variable: 'WEB_CHAT',
        sentence: `WEB_CHAT is “on” with HOST “${config.host}”, but the web chat has no sign-in: whoever reaches it would act as the local user. Set HOST=127.0.0.1 and put a proxy that signs people in before it, or set WEB_CHAT=off`,
      },
    ]
  }
  return []
}

function compose(values: Values): Config {
  const microsoft =
    values.MICROSOFT_APP_ID && values.MICROSOFT_APP_PASSWORD && values.MICROSOFT_APP_TENANT_ID
      ? {
          appId: values.MICROSOFT_APP_ID,
          password: values.MICROSOFT_APP_PASSWORD,
          tenantId: values.MICROSOFT_APP_TENANT_ID.toLowerCase(),
        }
      : null
  const webChat = values.WEB_CHAT === undefined ? microsoft === null : values.WEB_CHAT === 'on'
  return {
    port: Number(values.PORT ?? 3978),
    // Channels call in from outside; the web chat has no sign-in and stays on this machine.
    host: values.HOST ?? (microsoft !== null && !webChat ? '0.0.0.0' : '127.0.0.1'),
    dataDir: resolve(values.DATA_DIR ?? '.escale'),
    databaseUrl: values.DATABASE_URL ?? null,
    model: composeModel(values),
    microsoft,
    slack: composeSlack(values),
    today: values.DESK_TODAY ?? null,
    timeZone: values.TIME_ZONE ?? 'Europe/Paris',
    sellerCountry: values.SELLER_COUNTRY ?? 'FR',
    locale: LOCALES.find((each) => each === values.DESK_LOCALE) ?? 'fr',
    logLevel: LOG_LEVELS.find((each) => each === values.LOG_LEVEL) ?? 'info',
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    webChat,
    metricsToken: values.METRICS_TOKEN ?? null,
    unknownUserRole: roleOf(values.UNKNOWN_USER_ROLE) ?? 'agent',
    localUser: {
      name: values.LOCAL_USER_NAME ?? 'Julien Petit',
      role: roleOf(values.LOCAL_USER_ROLE) ?? 'manager',
    },
  }
}

function composeModel(values: Values): ModelConfig | null {
  if (values.OPENAI_API_KEY === undefined && values.OPENAI_BASE_URL === undefined) return null
  return {
    apiKey: values.OPENAI_API_KEY ?? '',
    baseUrl: values.OPENAI_BASE_URL ?? null,
    model: values.OPENAI_MODEL ?? DEFAULT_MODEL,
    output: MODEL_OUTPUTS.find((each) => each === values.OPENAI_OUTPUT) ?? 'tools',
    stream: values.OPENAI_STREAM === 'on',
  }
}

function composeSlack(values: Values): SlackConfig | null {
  if (values.SLACK_BOT_TOKEN === undefined || values.SLACK_SIGNING_SECRET === undefined) return null
  return {
    botToken: values.SLACK_BOT_TOKEN,
    signingSecret: values.SLACK_SIGNING_SECRET,
    appToken: values.SLACK_APP_TOKEN ?? null,
  }
}

function roleOf(text: string | undefined): Role | undefined {
  return ROLES.find((each) => each === text)
}
