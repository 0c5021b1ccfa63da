/** The HTTP server: channels, web chat, pictures and the addresses that operators watch. */

import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import type { Logger } from 'pino'
import type { WatchPlaces } from '../db/watch-places.ts'
import type { Role } from '../domain/actor.ts'
import { DeskError } from '../domain/desk-error.ts'
import type { TimelineBlock } from '../domain/draft.ts'
import type { Locale } from '../domain/locale.ts'
import type { Watch } from '../knowledge/watch/watch.ts'
import type { ConversationQueue } from './conversation-queue.ts'
import { jsonBody } from './http/body.ts'
import { guard, hostNames, securityHeaders } from './http/guard.ts'
import { isLoopbackHost } from './http/loopback.ts'
import { sendProblem } from './http/problem.ts'
import { localeOfHeader } from './locale-hint.ts'
import type { Metrics } from './metrics.ts'
import { type Courier, type CourierParts, createCourier } from './notices/courier.ts'
import { picturePath } from './picture/picture-link.ts'
import { pictureRoute } from './picture/picture-route.ts'
import { writeInto } from './teams/beside-answer.ts'
import { DeskAdapter, type TeamsCredentials } from './teams/desk-adapter.ts'
import { messagesRoute } from './teams/messages-route.ts'
import type { Desk } from './turn.ts'
import { watchRoutes } from './watch-routes.ts'
import { type ChatParts, chatReply, chatRoutes, SHARED_CONVERSATION } from './webchat/chat-routes.ts'
import { createLiveTurns, type LiveTurns } from './webchat/live-turns.ts'
import { type PageParts, pageRoutes } from './webchat/page.ts'

export interface ServerParts {
  readonly desk: Desk
  readonly queue: ConversationQueue
  readonly conversations: ChatParts['conversations']
  readonly check: ChatParts['check']
  readonly clock: ChatParts['clock']
  readonly logger: Logger
  readonly metrics: Metrics
  readonly locale: Locale
  readonly localUser: { readonly name: string; readonly role: Role }
  readonly unknownUserRole: Role
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** Without a final slash; null when only this machine reaches the desk. */
  readonly publicUrl: string | null
  /** Null in local mode. */
  readonly teams: TeamsCredentials | null
  readonly webChat: boolean
  readonly page: Pick<PageParts, 'folder' | 'state'>
  readonly pictureKey: Buffer
  /** Asked for by `/metrics`; null keeps the counts on this machine. */
  readonly metricsToken: string | null
  /** The regulatory watch and where its notices go; without them no notice is told. */
  readonly watch?: Watch
  readonly places?: WatchPlaces
  readonly isDemo: () => Promise<boolean>
  /** Whether the store answers. */
  readonly isReady: () => Promise<boolean>
}

export interface RunningServer {
  /** Address to open in a browser, without a final slash. */
  readonly url: string
  readonly port: number
  /** Delivers notices that were made outside of a turn. */
  tellNotices(): void
  /** Takes no more requests, lets the ones under way end (ten seconds at most), then closes. */
  close(): Promise<void>
}

const CLOSE_LIMIT_MS = 10_000

/** Opens the server. Refuses to listen on an outside address while nobody signs in. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  if (parts.teams === null && !isLoopbackHost(parts.host)) {
    throw new DeskError('host-exposed', { host: parts.host })
  }
  const { app, courier, close: closeStreams } = buildApp(parts, () => port)
  const server = createServer(app)
  // Slow senders must not hold connections for ever; event streams are answers, which this does not limit.
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  let port = parts.port
  await listen(server, parts)
  port = (server.address() as AddressInfo).port
  return {
    url: parts.publicUrl ?? `http://${shownHost(parts.host)}:${port}`,
    port,
    tellNotices: () => courier?.soon(),
    close: () => closeGracefully(server, parts, closeStreams),
  }
}

/** A wildcard address is no address to open. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}

function listen(server: Server, { host, port }: ServerParts): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new DeskError('port-taken', { port: String(port) }, error)
          : new DeskError('cannot-listen', { host, port: String(port), problem: error.message }, error),
      )
    })
    server.listen({ host: host.replace(/^\[|\]$/g, ''), port }, resolve)
  })
}

async function closeGracefully(server: Server, parts: ServerParts, closeStreams: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  closeStreams()
  server.closeIdleConnections()
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CLOSE_LIMIT_MS)
  })
  await Promise.race([Promise.all([parts.queue.idle(), closed]), limit])
  clearTimeout(timer)
  server.closeAllConnections()
}

function buildApp(
  parts: ServerParts,
  port: () => number,
): {
  readonly app: Express
  readonly courier: Courier | null
  close(): void
} {
  const { teams, publicUrl, metrics, logger, locale } = parts
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.use(securityHeaders)

  const local = guard({
    hosts: hostNames(hostOf(parts.host), publicUrl === null ? null : new URL(publicUrl).hostname),
    origins: new Set(publicUrl === null ? [] : [publicUrl.toLowerCase()]),
    locale,
    onRefused: (reason) => metrics.refused(reason),
  })
  // Behind credentials the channel's token guards /api/messages; everything else never needs another host's name.
  if (teams === null) app.use(local)
  app.use(watchRoutes(parts))
  app.get('/pictures/:name', pictureRoute(parts.pictureKey, logger))

  const picture = (base: () => string | null) => ({
    pictureUrl: (block: TimelineBlock, shownIn: Locale): string | null => {
      const start = base()
      const path = start === null ? null : picturePath(block, shownIn, parts.pictureKey)
      return path === null ? null : `${start}${path}`
    },
  })
  // Teams loads pictures from outside; without a public address it gets the timeline in words.
  const localUrl = (): string | null => (teams === null ? `http://${shownHost(parts.host)}:${port()}` : null)
  const adapter = new DeskAdapter(teams)
  const outside = picture(() => publicUrl ?? localUrl())
  const live = createLiveTurns()
  const courier = courierOf(
    parts,
    live,
    writeInto(adapter, teams?.appId ?? '', outside),
    picture(() => ''),
  )
  app.post(
    '/api/messages',
    jsonBody(locale),
    messagesRoute({
      ...parts,
      adapter,
      courier,
      places: parts.places ?? null,
      credentials: teams,
      pictures: outside,
    }),
  )
  const close = parts.webChat
    ? webChat(
        app,
        parts,
        local,
        picture(() => ''),
        live,
        courier,
      )
    : () => live.close()
  app.use((request, response) => {
    const code = request.path.startsWith('/api/chat') ? 'web-chat-off' : 'page-not-found'
    sendProblem(response, 404, new DeskError(code), readerLocale(request, locale))
  })
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const { status, problem } = failureOf(error)
    if (status >= 500) logger.error({ err: error, path: request.path, ...problem.details }, 'request failed')
    sendProblem(response, status, problem, readerLocale(request, locale))
  })
  return { app, courier, close }
}

function webChat(
  app: Express,
  parts: ServerParts,
  local: ReturnType<typeof guard>,
  pictures: ChatParts['pictures'],
  live: LiveTurns,
  courier: Courier | null,
): () => void {
  const secure = parts.publicUrl?.startsWith('https:') ?? false
  const chat = chatRoutes({ ...parts, pictures, live, courier, cookies: { secure } })
  app.use('/api/chat', local, chat.router)
  // Unknown addresses of the interface are told as such, not served as pages.
  app.use('/api', (request, response) => {
    sendProblem(response, 404, new DeskError('page-not-found'), readerLocale(request, parts.locale))
  })
  app.use(local, pageRoutes({ ...parts.page, locale: parts.locale }))
  return () => chat.close()
}

/** Null where there is no watch. */
function courierOf(
  parts: ServerParts,
  live: LiveTurns,
  write: CourierParts['write'],
  pictures: ChatParts['pictures'],
): Courier | null {
  const { watch, places, webChat } = parts
  if (watch === undefined || places === undefined) return null
  return createCourier({
    ...parts,
    watch,
    places,
    sharedConversation: webChat ? SHARED_CONVERSATION : null,
    openPages: () => live.openPages(),
    show: (conversation, { id, at, reply }) =>
      live.tell(conversation, { id, at, said: '', reply: chatReply(reply, { pictures }) }),
    write,
  })
}

function hostOf(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}

function readerLocale(request: Request, locale: Locale): Locale {
  return localeOfHeader(request.headers['accept-language']) ?? locale
}

/** What a route threw: an error of the desk, a request that express cannot take, or a fault of ours with a mark to find it by. */
function failureOf(error: unknown): { readonly status: number; readonly problem: DeskError } {
  if (error instanceof DeskError)
    return { status: error.code === 'store-unavailable' ? 503 : 500, problem: error }
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  return typeof status === 'number' && status >= 400 && status < 500
    ? { status, problem: new DeskError('page-not-found') }
    : { status: 500, problem: new DeskError('internal', { turn: randomUUID().slice(0, 8) }, error) }
}
