/** A local server that speaks the chat-completions protocol: tool calls, JSON, streams, and each way to fail. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Behaviour =
  | { readonly kind: 'answer'; readonly output: unknown }
  | { readonly kind: 'raw-arguments'; readonly text: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'broken-json' }
  | { readonly kind: 'cut-stream' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'hang-in-stream' }

export interface ReceivedRequest {
  readonly authorization: string | undefined
  readonly body: {
    readonly model: string
    readonly stream?: boolean
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly tools?: readonly { readonly function: { readonly name: string } }[]
    readonly response_format?: { readonly type: string }
  }
}

export interface FakeOpenAi {
  readonly baseUrl: string
  readonly requests: readonly ReceivedRequest[]
  /** What to do for the next requests, in order; the last one stays. */
  behave(...behaviours: readonly Behaviour[]): void
  close(): Promise<void>
}

export async function startFakeOpenAi(): Promise<FakeOpenAi> {
  const requests: ReceivedRequest[] = []
  let script: Behaviour[] = []
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await readAll(request)) as ReceivedRequest['body']
    requests.push({ authorization: request.headers.authorization, body })
    const behaviour = script.length > 1 ? script.shift() : script[0]
    respond(response, body, behaviour ?? { kind: 'status', status: 500 }, requests.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    behave: (...behaviours) => {
      script = [...behaviours]
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function respond(
  response: ServerResponse,
  body: ReceivedRequest['body'],
  behaviour: Behaviour,
  serial: number,
): void {
  const text =
    behaviour.kind === 'answer'
      ? JSON.stringify(behaviour.output)
      : behaviour.kind === 'raw-arguments'
        ? behaviour.text
        : ''
  switch (behaviour.kind) {
    case 'hang':
      return
    case 'status':
      response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers })
      response.end(JSON.stringify({ error: { message: 'scripted', type: 'scripted', code: null } }))
      return
    case 'broken-json':
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"choices": [')
      return
    case 'cut-stream':
    case 'hang-in-stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(event(chunk(serial, body.model, { role: 'assistant', content: '{"comm' })))
      if (behaviour.kind === 'cut-stream') response.destroy()
      return
    default:
      if (body.stream) stream(response, body, text, serial)
      else complete(response, body, text, serial)
  }
}

/** The tool that the request offers, as a real endpoint would call it. */
function toolOf({ tools }: ReceivedRequest['body']): string {
  return tools?.[0]?.function.name ?? 'none'
}

function complete(
  response: ServerResponse,
  body: ReceivedRequest['body'],
  text: string,
  serial: number,
): void {
  const message = body.tools
    ? {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: `call_${serial}`, type: 'function', function: { name: toolOf(body), arguments: text } },
        ],
      }
    : { role: 'assistant', content: text }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify({
      id: `chatcmpl-${serial}`,
      object: 'chat.completion',
      created: 1,
      model: body.model,
      choices: [{ index: 0, message, finish_reason: body.tools ? 'tool_calls' : 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }),
  )
}

function stream(response: ServerResponse, body: ReceivedRequest['body'], text: string, serial: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const middle = Math.floor(text.length / 2)
  const pieces = [text.slice(0, middle), text.slice(middle)]
  pieces.forEach((piece, index) => {
    const call = { index: 0, function: { arguments: piece } }
    const first = {
      ...call,
      id: `call_${serial}`,
      type: 'function',
      function: { name: toolOf(body), arguments: piece },
    }
    const delta = body.tools
      ? { role: 'assistant', tool_calls: [index === 0 ? first : call] }
      : { role: 'assistant', content: piece }
    response.write(event(chunk(serial, body.model, delta)))
  })
  response.write(event(chunk(serial, body.model, {}, body.tools ? 'tool_calls' : 'stop')))
  response.end('data: [DONE]\n\n')
}

function chunk(serial: number, model: string, delta: unknown, finish: string | null = null): unknown {
  return {
    id: `chatcmpl-${serial}`,
    object: 'chat.completion.chunk',
    created: 1,
    model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  }
}

function event(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
