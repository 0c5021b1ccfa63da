/** A real server on a free port of this machine, around a scripted desk, and a fake channel that records what it is sent. */

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect } from 'vitest'
import { type Assembled, assemble } from '../../../src/assemble.ts'
import { createDesk } from '../../../src/bot/desk.ts'
import { type RunningServer, type ServerParts, startServer } from '../../../src/bot/server.ts'
import { readConfig } from '../../../src/config/config.ts'
import type { TestStore } from '../../support/store.ts'
import { type Script, type ScriptedDesk, scriptedParts } from './scripted-desk.ts'

export interface Running extends RunningServer {
  readonly parts: ScriptedDesk
}

export async function runServer(script: Script = {}, change: Partial<ServerParts> = {}): Promise<Running> {
  const parts = scriptedParts(script)
  const server = await startServer({
    ...parts,
    desk: createDesk(parts),
    localUser: { name: 'Camille Martin', role: 'manager' },
    unknownUserRole: 'agent',
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    teams: null,
    webChat: true,
    page: { folder: '/nowhere', state: () => 'building' },
    pictureKey: Buffer.alloc(32, 7),
    metricsToken: null,
    isDemo: async () => true,
    isReady: async () => true,
    ...change,
  })
  return { ...server, parts }
}

/** The desk as `npm start` wires it, on a store and the fixed day, over HTTP. */
export interface RunningDesk {
  readonly escale: Assembled
  readonly server: RunningServer
  close(): Promise<void>
}

export async function runDesk(store: TestStore): Promise<RunningDesk> {
  const reading = readConfig({ DATABASE_URL: store.url, DESK_TODAY: '2026-03-16', PORT: '0' })
  if (!reading.ok) expect.fail('the settings are wrong')
  const { config } = reading
  const logger = pino({ level: 'silent' })
  const escale = await assemble(config, { logger, purpose: 'test' })
  const server = await startServer({
    ...escale,
    ...config,
    logger,
    teams: config.microsoft,
    page: { folder: '/nowhere', state: () => 'building' },
    pictureKey: Buffer.alloc(32, 7),
  })
  return {
    escale,
    server,
    async close() {
      await server.close()
      await escale.close()
    },
  }
}

export interface FakeChannel {
  readonly serviceUrl: string
  /** What was posted to it, with its path. */
  readonly received: { readonly path: string; readonly body: Record<string, unknown> }[]
  /** Answers that follow, instead of 200. */
  status: number
  close(): Promise<void>
}

export async function fakeChannel(): Promise<FakeChannel> {
  const received: FakeChannel['received'] = []
  const channel = { received, status: 200 }
  const server = createServer(async (request, response) => {
    received.push({
      path: request.url ?? '',
      body: JSON.parse(await textOf(request)) as Record<string, unknown>,
    })
    response.statusCode = channel.status
    response.setHeader('content-type', 'application/json')
    response.end('{"id":"1"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(channel, {
    serviceUrl: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}

export function activityOf(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: 'a1',
    channelId: 'msteams',
    from: { id: '29:someone', name: 'Somebody', aadObjectId: 'aad-1' },
    recipient: { id: '28:bot', name: 'Escale' },
    conversation: { id: 'c1', tenantId: 'tenant-1' },
    text: 'bonjour',
    locale: 'fr-FR',
    ...change,
  }
}

export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
