/** The checks of `npm run doctor`: each says how one thing stands and, when it is not in order, how to put it so. */

import { access, constants, mkdir } from 'node:fs/promises'
import type { Config } from '../config/config.ts'
import { VARIABLES, type Variable } from '../config/variables.ts'

export interface Finding {
  readonly item: string
  /** `missing` is something one may do without; `wrong` keeps the desk from working as it is set. */
  readonly state: 'ok' | 'missing' | 'wrong'
  readonly detail: string
  /** How to get it or put it right. */
  readonly remedy?: string
}

/** What the checks reach the outside by; tests give their own. */
export interface Surroundings {
  readonly fetch: typeof fetch
  readonly nodeVersion: string
  readonly openStore: () => Promise<{
    readonly orders: number
    readonly isDemo: boolean
    readonly where: string
  }>
  /** Newest build of the page against its sources. */
  readonly pageState: () => Promise<'built' | 'stale' | 'none'>
}

const LIMIT_MS = 5000

/** All checks, in the order in which one would mend things. */
export async function checkSetup(
  config: Config,
  environment: Readonly<Record<string, string | undefined>>,
  around: Surroundings,
): Promise<readonly Finding[]> {
  const findings = await Promise.all([
    checkNode(around.nodeVersion),
    checkFolder(config.dataDir),
    checkStore(around),
    checkPort(config, around),
    checkPage(config, around),
    checkModel(config, around),
    checkTeams(config, around),
    checkSlack(config),
    checkPublicUrl(config, around),
  ])
  return [...findings, ...settingsOf(environment)]
}

function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number)
  const runsTypeScript = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
  return runsTypeScript
    ? { item: 'Node.js', state: 'ok', detail: version }
    : {
        item: 'Node.js',
        state: 'wrong',
        detail: `${version} cannot run the desk`,
        remedy: 'Start it through npm (npm start), which brings its own Node.js; run npm ci if it does not.',
      }
}

async function checkFolder(dataDir: string): Promise<Finding> {
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.R_OK | constants.W_OK)
    return { item: 'Data folder', state: 'ok', detail: dataDir }
  } catch (error) {
    return {
      item: 'Data folder',
      state: 'wrong',
      detail: `${dataDir} cannot be written: ${messageOf(error)}`,
      remedy: 'Give this account the folder, or set DATA_DIR to another one.',
    }
  }
}

async function checkStore(around: Surroundings): Promise<Finding> {
  try {
    const { orders, isDemo, where } = await around.openStore()
    const detail = `${where}; ${orders} orders${isDemo ? ', the made-up ones among them' : ''}`
    return orders > 0
      ? { item: 'Order store', state: 'ok', detail }
      : {
          item: 'Order store',
          state: 'missing',
          detail,
          remedy: 'npm start loads made-up orders, npm run import your own.',
        }
  } catch (error) {
    return { item: 'Order store', state: 'wrong', detail: messageOf(error) }
  }
}

async function checkPort(config: Config, around: Surroundings): Promise<Finding> {
  const item = 'Port'
  const url = `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}/healthz`
  try {
    const response = await around.fetch(url, { signal: AbortSignal.timeout(2000) })
    const body: unknown = await response.json().catch(() => null)
    const isOurs = typeof body === 'object' && body !== null && 'status' in body && body.status === 'ok'
    return isOurs
      ? { item, state: 'ok', detail: `${config.port}: an Escale is running there` }
      : {
          item,
          state: 'wrong',
          detail: `${config.port} is used by something else`,
          remedy: 'Set PORT to a free one.',
        }
  } catch {
    return { item, state: 'ok', detail: `${config.port} is free` }
  }
}

async function checkPage(config: Config, around: Surroundings): Promise<Finding> {
  const item = 'Web chat'
  if (!config.webChat)
    return { item, state: 'missing', detail: 'off', remedy: 'WEB_CHAT=on, with HOST=127.0.0.1.' }
  const state = await around.pageState()
  return state === 'built'
    ? { item, state: 'ok', detail: 'on, page built' }
    : { item, state: 'ok', detail: 'on; the next npm start builds its page (or npm run build now)' }
}

async function checkModel(config: Config, around: Surroundings): Promise<Finding> {
  const item = 'Language model'
  if (config.model === null) {
    return {
      item,
      state: 'missing',
      detail: 'none: the rules understand alone',
      remedy: 'Set OPENAI_API_KEY, or OPENAI_BASE_URL to any OpenAI-compatible endpoint, and OPENAI_MODEL.',
    }
  }
  const { apiKey, baseUrl, model } = config.model
  const base = (baseUrl ?? 'https://api.openai.com/v1').replace(/\/+$/, '')
  try {
    const response = await around.fetch(`${base}/models`, {
      headers: apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    if (response.status === 401 || response.status === 403) {
      return { item, state: 'wrong', detail: 'the endpoint refuses the key', remedy: 'Check OPENAI_API_KEY.' }
    }
    const listed: unknown = await response.json().catch(() => null)
    const names = modelNames(listed)
    if (names !== null && !names.includes(model)) {
      return {
        item,
        state: 'wrong',
        detail: `the endpoint has no model “${model}”`,
        remedy: `Set OPENAI_MODEL to one of: ${names.slice(0, 8).join(', ')}`,
      }
    }
    return { item, state: 'ok', detail: `${model}, the endpoint answers` }
  } catch (error) {
    return {
      item,
      state: 'wrong',
      detail: `the endpoint does not answer (${messageOf(error)}); until it does, the rules understand alone`,
      remedy: 'Check OPENAI_BASE_URL and the network.',
    }
  }
}

function modelNames(listed: unknown): string[] | null {
  if (typeof listed !== 'object' || listed === null || !('data' in listed) || !Array.isArray(listed.data))
    return null
  const names = listed.data.map((each: unknown) =>
    typeof each === 'object' && each !== null && 'id' in each ? String(each.id) : '',
  )
  return names.length === 0 ? null : names
}

async function checkTeams(config: Config, around: Surroundings): Promise<Finding> {
  const item = 'Teams'
  if (config.microsoft === null) {
    return {
      item,
      state: 'missing',
      detail: 'no credentials: local mode, this machine alone, nobody signs in',
      remedy:
        'In the Azure portal make an Azure Bot (single tenant) whose endpoint is PUBLIC_URL/api/messages; set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD (a client secret’s value) and MICROSOFT_APP_TENANT_ID.',
    }
  }
  const { appId, password, tenantId } = config.microsoft
  try {
    const response = await around.fetch(`https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: password,
        scope: 'https://api.botframework.com/.default',
      }),
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    if (response.ok) return { item, state: 'ok', detail: 'Microsoft accepts the credentials' }
    const answer: unknown = await response.json().catch(() => null)
    return {
      item,
      state: 'wrong',
      detail: `Microsoft refuses the credentials: ${refusalCode(answer)}`,
      remedy: 'Compare the three values with the app registration; a client secret expires.',
    }
  } catch (error) {
    return {
      item,
      state: 'wrong',
      detail: `Microsoft’s sign-in does not answer (${messageOf(error)})`,
      remedy: 'Check the network; the bot needs it to answer.',
    }
  }
}

/** `AADSTS7000215` alone: the rest of the sentence repeats ids. */
function refusalCode(answer: unknown): string {
  const text =
    typeof answer === 'object' && answer !== null && 'error_description' in answer
      ? String(answer.error_description)
      : ''
  return /AADSTS\d+/.exec(text)?.[0] ?? 'no reason given'
}

function checkSlack(config: Config): Finding {
  return config.slack === null
    ? {
        item: 'Slack',
        state: 'missing',
        detail: 'no credentials',
        remedy: 'SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.',
      }
    : { item: 'Slack', state: 'ok', detail: 'credentials are set; this version does not use them yet' }
}

async function checkPublicUrl(config: Config, around: Surroundings): Promise<Finding> {
  const item = 'Public address'
  if (config.publicUrl === null) {
    return config.microsoft === null
      ? { item, state: 'missing', detail: 'none; not needed on this machine' }
      : {
          item,
          state: 'missing',
          detail: 'none: Teams shows timelines in words',
          remedy: 'Set PUBLIC_URL to the https address of this desk.',
        }
  }
  try {
    const response = await around.fetch(`${config.publicUrl}/healthz`, {
      signal: AbortSignal.timeout(LIMIT_MS),
    })
    return {
      item,
      state: response.ok ? 'ok' : 'wrong',
      detail: `${config.publicUrl} answers ${response.status}`,
    }
  } catch {
    return {
      item,
      state: 'missing',
      detail: `${config.publicUrl} does not answer yet`,
      remedy: 'Start the desk, and look at the proxy before it.',
    }
  }
}

/** What is set, secrets unseen; what is not, with what holds instead. */
function settingsOf(environment: Readonly<Record<string, string | undefined>>): Finding[] {
  return (Object.keys(VARIABLES) as Variable[]).map((item) => {
    const value = environment[item]?.trim()
    const { secret, about } = VARIABLES[item]
    if (value) return { item, state: 'ok', detail: secret ? 'set (not shown)' : value }
    return { item, state: 'missing', detail: `not set. ${about}` }
  })
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? error.cause.message : ''
  return cause || error.message
}
