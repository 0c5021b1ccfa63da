/** The chat interface over HTTP: what is sent, and how every kind of answer is read. */

import { describe, expect, it } from 'vitest'
import { type ChatApi, createChatApi } from '../../src/page/chat-api.ts'

interface Sent {
  readonly url: string
  readonly method: string
  readonly body: unknown
  readonly lastEventId: string | null
}

function apiOver(...answers: readonly (Response | Error)[]): {
  readonly api: ChatApi
  readonly sent: Sent[]
} {
  const sent: Sent[] = []
  const waiting = [...answers]
  const api = createChatApi({
    base: 'http://desk.example/api/chat',
    async fetch(input, init) {
      const headers = new Headers(init?.headers)
      sent.push({
        url: String(input),
        method: init?.method ?? 'GET',
        body: init?.body ? JSON.parse(String(init.body)) : null,
        lastEventId: headers.get('last-event-id'),
      })
      const answer = waiting.shift() ?? new Error('no answer left')
      if (answer instanceof Error) throw answer
      return answer
    },
    readTimeoutMs: 1000,
    turnTimeoutMs: 1000,
    silenceMs: 200,
  })
  return { api, sent }
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const REPLY = { locale: 'fr', text: 'Bonjour', card: { type: 'AdaptiveCard' } }

describe('a turn', () => {
  it('carries its id with the words or the form', async () => {
    const { api, sent } = apiOver(json({ reply: REPLY }), json({ reply: REPLY }))
    const answer = await api.postTurn('a', { text: 'bonjour' })
    await api.postTurn('b', { form: { dialog: 'add-note', values: { text: 'x' } } })
    expect(answer).toEqual({ ok: true, value: REPLY })
    expect(sent.map(({ url, method, body }) => [url, method, body])).toEqual([
      ['http://desk.example/api/chat/turns', 'POST', { id: 'a', text: 'bonjour' }],
      [
        'http://desk.example/api/chat/turns',
        'POST',
        { id: 'b', form: { dialog: 'add-note', values: { text: 'x' } } },
      ],
    ])
  })

  it.each([
    [json({ error: { code: 'bad-input', message: 'Trop long.' } }, 413), 'refused', 'bad-input'],
    [
      json({ error: { code: 'store-unavailable', message: 'Un instant.' } }, 503),
      'busy',
      'store-unavailable',
    ],
    [json({}, 429), 'busy', 'http-429'],
    [new Response('Bad gateway', { status: 502 }), 'unreachable', 'http-502'],
    [new Response('<html>', { status: 503 }), 'unreachable', 'http-503'],
    [json({}, 401), 'signed-out', 'http-401'],
    [new Error('connection refused'), 'unreachable', 'unreachable'],
    [json({ reply: { text: 1 } }), 'busy', 'unreadable-answer'],
    [new Response('not json'), 'busy', 'unreadable-answer'],
  ])('reads each failure (%#)', async (answer, kind, code) => {
    const outcome = await apiOver(answer).api.postTurn('a', { text: 'x' })
    expect(outcome).toMatchObject({ ok: false, failure: { kind, code } })
  })
})

describe('session and history', () => {
  it('refuses a session it cannot read', async () => {
    const session = { user: { name: 'Claire', role: 'agent' }, locale: 'fr', today: '2026-03-16', demo: true }
    const { api } = apiOver(json(session), json({ ...session, locale: 'de' }))
    expect(await api.session()).toEqual({ ok: true, value: session })
    expect(await api.session()).toMatchObject({ ok: false })
  })

  it('leaves out a turn it cannot read and keeps the others', async () => {
    const good = {
      id: 'a',
      at: '2026-03-16T08:00:00Z',
      said: 'x',
      reply: { locale: 'en', text: 'y', card: null },
    }
    const { api } = apiOver(json({ turns: [{ id: 1 }, good, null] }))
    expect(await api.history()).toEqual({ ok: true, value: [{ ...good, by: null }] })
  })
})

describe('live turns', () => {
  const event = (id: string) =>
    `id: ${id}\nevent: turn\ndata: ${JSON.stringify({ id, at: 'x', said: 's', reply: { locale: 'fr', text: 't', card: null } })}\n\n`

  /** A stream of the given text that then stays open in silence, or ends. */
  function stream(text: string, ends: boolean): Response {
    return new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(text))
          if (ends) controller.close()
        },
      }),
    )
  }

  async function idsOf(api: ChatApi): Promise<string[]> {
    const ids: string[] = []
    const outcome = await api.live(new AbortController().signal)
    if (outcome.ok) for await (const { id } of outcome.value.turns) ids.push(id)
    return ids
  }

  it('come as they happen, and the next stream continues after the last', async () => {
    const { api, sent } = apiOver(stream(event('1') + event('2'), true), stream('', true))
    expect(await idsOf(api)).toEqual(['1', '2'])
    await idsOf(api)
    expect(sent.map(({ lastEventId }) => lastEventId)).toEqual([null, '2'])
  })

  it('end after a long silence, as of a laptop that slept', async () => {
    const { api } = apiOver(stream(': hello\n\n', false))
    expect(await idsOf(api)).toEqual([])
  })

  it('pass over what is not a turn', async () => {
    const { api } = apiOver(
      stream(`event: other\ndata: {}\n\nevent: turn\ndata: nonsense\n\n${event('3')}`, true),
    )
    expect(await idsOf(api)).toEqual(['3'])
  })
})
