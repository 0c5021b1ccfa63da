import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { activityOf, post, type Running, runServer } from '../support/running-server.ts'

const APP_ID = '11111111-2222-3333-4444-555555555555'
const TENANT = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890'
const SERVICE = 'https://smba.trafficmanager.net/emea/'
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 })
const forgers = generateKeyPairSync('rsa', { modulusLength: 2048 })

let keys: Server
let server: Running

function registration(metadata: string) {
  return {
    appId: APP_ID,
    password: 'secret',
    tenantId: TENANT,
    cloud: {
      ToChannelFromBotLoginUrl: 'https://login.example/tenant',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://token.example',
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: metadata,
      CallerId: 'urn:test',
    },
  }
}

/** The document from which a bot reads its channel's signing keys. */
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  keys = createServer((request, response) => {
    const { port } = keys.address() as AddressInfo
    const { n, e } = ours.publicKey.export({ format: 'jwk' })
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify(
        request.url === '/keys'
          ? { keys: [{ kty: 'RSA', use: 'sig', kid: 'k1', n, e, endorsements: ['msteams'] }] }
          : { issuer: 'https://api.botframework.com', jwks_uri: `http://127.0.0.1:${port}/keys` },
      ),
    )
  })
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve))
  const metadata = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/metadata`
  server = await runServer({}, { webChat: false, teams: registration(metadata) })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await server.close()
  keys.close()
})
beforeEach(() => {
  server.parts.engine.runs = 0
})

function token(claims: Record<string, unknown> = {}, key: KeyObject = ours.privateKey, header = {}): string {
  const now = Math.floor(Date.now() / 1000)
  const parts = [
    { alg: 'RS256', typ: 'JWT', kid: 'k1', ...header },
    {
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      serviceurl: SERVICE,
      nbf: now - 60,
      exp: now + 600,
      ...claims,
    },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const signed = parts.join('.')
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}

let messages = 0
const send = (authorization: string | null, change: Record<string, unknown> = {}): Promise<Response> =>
  post(
    `${server.url}/api/messages`,
    activityOf({
      id: `m${++messages}`,
      serviceUrl: SERVICE,
      deliveryMode: 'expectReplies',
      conversation: { id: 'c1', tenantId: TENANT },
      ...change,
    }),
    authorization === null ? {} : { authorization },
  )

describe('with Teams credentials', () => {
  it('a request that the channel signed is answered', async () => {
    const response = await send(`Bearer ${token()}`)
    expect(response.status).toBe(200)
    expect(server.parts.engine.runs).toBe(1)
    expect(server.parts.conversations.turns.at(-1)).toMatchObject({ actorId: 'aad-1' })
  })

  const expired = Math.floor(Date.now() / 1000) - 3600
  const forged: readonly (readonly [string, () => string | null])[] = [
    ['no token', () => null],
    ['an empty one', () => ''],
    ['no scheme', () => token()],
    ['another scheme', () => `Basic ${token()}`],
    ['garbage', () => 'Bearer x.y.z'],
    ['a token signed by somebody else', () => `Bearer ${token({}, forgers.privateKey)}`],
    ['a token without signature', () => `Bearer ${token({}, ours.privateKey, { alg: 'none' })}`],
    ['a token with an unknown key', () => `Bearer ${token({}, ours.privateKey, { kid: 'k2' })}`],
    ['an expired token', () => `Bearer ${token({ exp: expired, nbf: expired - 60 })}`],
    ['a token for another bot', () => `Bearer ${token({ aud: '99999999-2222-3333-4444-555555555555' })}`],
    ['a token of another issuer', () => `Bearer ${token({ iss: 'https://evil.example' })}`],
    ['a token for another service', () => `Bearer ${token({ serviceurl: 'https://evil.example/' })}`],
    ['a changed token', () => `Bearer ${token().replace(/\..{8}/, '.AAAAAAAA')}`],
  ]
  it.each(forged)('%s is refused and nothing is said', async (_name, make) => {
    const response = await send(make())
    expect(response.status).toBe(401)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'request-refused' } })
    expect(text).not.toMatch(new RegExp(`${APP_ID}|${TENANT}|jwt|issuer|k1`, 'i'))
    expect(server.parts.engine.runs).toBe(0)
  })

  it('another tenant is refused, and only whoever is authenticated learns it', async () => {
    const elsewhere = { conversation: { id: 'c1', tenantId: '00000000-0000-0000-0000-000000000000' } }
    expect((await send(`Bearer ${token()}`, elsewhere)).status).toBe(403)
    expect((await send(`Bearer ${token()}`, { conversation: { id: 'c1' } })).status).toBe(403)
    expect((await send(null, elsewhere)).status).toBe(401)
    expect(server.parts.engine.runs).toBe(0)
  })

  it('the tenant counts in any case and from the channel’s own data', async () => {
    const change = { conversation: { id: 'c1' }, channelData: { tenant: { id: TENANT.toUpperCase() } } }
    expect((await send(`Bearer ${token()}`, change)).status).toBe(200)
  })

  it('people are who the channel says, in the role set for them', async () => {
    const seen: unknown[] = []
    const { engine } = server.parts
    const run = engine.runTurn
    engine.runTurn = (conversation, commands, turn) => {
      seen.push(turn.actor)
      return run(conversation, commands, turn)
    }
    await send(`Bearer ${token()}`)
    engine.runTurn = run
    expect(seen).toEqual([{ id: 'aad-1', name: 'Somebody', role: 'agent' }])
  })

  it('the web chat is off, and pictures stay in words without a public address', async () => {
    expect((await fetch(`${server.url}/`)).status).toBe(404)
    expect((await fetch(`${server.url}/api/chat/session`)).status).toBe(404)
    const response = await send(`Bearer ${token()}`)
    expect(await response.text()).not.toContain('/pictures/')
  })

  it('a request is not taken while the channel’s keys cannot be read', async () => {
    const cut = await runServer({}, { webChat: false, teams: registration('http://127.0.0.1:1/metadata') })
    try {
      const body = activityOf({ serviceUrl: SERVICE, conversation: { id: 'c1', tenantId: TENANT } })
      const response = await post(`${cut.url}/api/messages`, body, { authorization: `Bearer ${token()}` })
      expect(response.status).toBe(503)
      expect(cut.parts.engine.runs).toBe(0)
    } finally {
      await cut.close()
    }
  })

  it('refusals are counted', async () => {
    await send(null)
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toMatch(/escale_requests_refused_total\{reason="unauthenticated"\} \d+/)
  })
})
