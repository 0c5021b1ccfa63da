/** A small desk for the page's own tests: the real chat interface over scripted answers, which can fail, stall and go away. */

import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { drawPicture } from '../../../src/bot/picture/draw-picture.ts'
import type { Locale } from '../../../src/domain/locale.ts'
import { answerForm, answerText, type FixtureReply, TIMELINE } from './fixture-answers.ts'

interface FixtureTurn {
  readonly id: string
  readonly at: string
  readonly said: string
  readonly reply: FixtureReply
}

interface PostedTurn {
  readonly id: string
  readonly text?: string
  readonly form?: { readonly dialog: string; readonly values: Readonly<Record<string, string>> }
}

export interface FixtureDesk {
  readonly url: string
  /** Every POST of a turn, repeated ones too. */
  readonly posts: readonly PostedTurn[]
  readonly turns: readonly FixtureTurn[]
  /** Answers take this long, in milliseconds. */
  delayMs: number
  /** The next posts are refused like this, before anything is kept. */
  refuseNext(...refusals: readonly { status: number; code: string; message: string }[]): void
  /** The next post is taken, but its answer is lost on the way. */
  loseNextAnswer(): void
  /** The server process dies; what it kept stays. */
  stop(): Promise<void>
  /** It comes back at the same address. */
  start(): Promise<void>
}

/** What the real server sends with the page. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

const TODAY = '2026-03-16'

export async function startFixtureDesk(pageFolder: string): Promise<FixtureDesk> {
  const turns: FixtureTurn[] = []
  const posts: PostedTurn[] = []
  const refusals: { status: number; code: string; message: string }[] = []
  const streams = new Set<ServerResponse>()
  let locale: Locale = 'fr'
  let losesAnswer = false
  let server: Server | null = null
  let port = 0
  let minutes = 0
  const picture = await drawPicture({ locale: 'fr', title: TIMELINE.fr.title, steps: TIMELINE.fr.steps })

  async function takeTurn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const posted = JSON.parse(await bodyOf(request)) as PostedTurn
    posts.push(posted)
    const refusal = refusals.shift()
    if (refusal)
      return json(response, refusal.status, { error: { code: refusal.code, message: refusal.message } })
    await new Promise((resolve) => setTimeout(resolve, desk.delayMs))
    const before = turns.find((turn) => turn.id === posted.id)
    const reply =
      before?.reply ?? (posted.form ? answerForm(posted.form.values) : answerText(posted.text ?? ''))
    if (!before) {
      const said = posted.text ?? Object.values(posted.form?.values ?? {}).join(', ')
      const at = new Date(Date.parse(`${TODAY}T08:00:00Z`) + 60_000 * minutes++).toISOString()
      turns.push({ id: posted.id, at, said, reply })
      broadcast(turns.at(-1))
    }
    if (losesAnswer) {
      losesAnswer = false
      request.socket.destroy()
      return
    }
    json(response, 200, {
      id: posted.id,
      turn: `t-${posted.id}`,
      reply,
      trace: {},
      duplicate: before !== undefined,
    })
  }

  function broadcast(turn: FixtureTurn | undefined): void {
    for (const stream of streams)
      stream.write(`id: ${turns.length}\nevent: turn\ndata: ${JSON.stringify(turn)}\n\n`)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://desk')
    const route = `${request.method} ${pathname}`
    if (route === 'GET /api/chat/session') {
      json(response, 200, { user: { name: 'Claire Morel', role: 'agent' }, locale, today: TODAY, demo: true })
    } else if (route === 'POST /api/chat/session') {
      locale = (JSON.parse(await bodyOf(request)) as { locale: Locale }).locale
      json(response, 200, { locale })
    } else if (route === 'GET /api/chat/history') json(response, 200, { turns })
    else if (route === 'POST /api/chat/turns') await takeTurn(request, response)
    else if (route === 'POST /api/chat/reset') {
      turns.length = 0
      json(response, 200, {})
    } else if (route === 'GET /api/chat/events') openStream(request, response)
    else if (pathname.startsWith('/pictures/')) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
    } else sendPage(pathname, response)
  }

  function openStream(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(': hello\n\n')
    streams.add(response)
    request.on('close', () => streams.delete(response))
  }

  function sendPage(pathname: string, response: ServerResponse): void {
    const file = join(pageFolder, normalize(pathname === '/' ? 'index.html' : pathname))
    if (!file.startsWith(pageFolder) || !existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': CONTENT_SECURITY_POLICY,
    })
    createReadStream(file).pipe(response)
  }

  async function start(): Promise<void> {
    const starting = createServer((request, response) => {
      answer(request, response).catch((problem) => response.writeHead(500).end(String(problem)))
    })
    await new Promise<void>((resolve) => starting.listen(port, '127.0.0.1', resolve))
    server = starting
    port = (starting.address() as AddressInfo).port
  }

  async function stop(): Promise<void> {
    const stopping = server
    server = null
    if (stopping === null) return
    const closed = new Promise((resolve) => stopping.close(resolve))
    stopping.closeAllConnections()
    await closed
  }

  const desk: FixtureDesk = {
    get url() {
      return `http://127.0.0.1:${port}/`
    },
    posts,
    turns,
    delayMs: 0,
    refuseNext: (...more) => refusals.push(...more),
    loseNextAnswer() {
      losesAnswer = true
    },
    start,
    stop,
  }
  await start()
  return desk
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const piece of request) body += String(piece)
  return body
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
