import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { schemaProblems } from '../render/card-schema.ts'
import {
  activityOf,
  type FakeChannel,
  fakeChannel,
  post,
  type Running,
  runServer,
} from '../support/running-server.ts'

let server: Running
let channel: FakeChannel
beforeEach(async () => {
  server = await runServer({
    respond: async (text, conversation) => ({
      title: 'SO-1001',
      blocks: [
        { kind: 'text', text: `${conversation.misses + 1}: ${text}` },
        {
          kind: 'timeline',
          title: 'Suivi',
          steps: [{ label: 'Commandé', date: '2 mars 2026', state: 'done' }],
        },
      ],
      actions: [{ label: 'Facture', say: 'et la facture ?' }],
    }),
  })
  channel = await fakeChannel()
})
afterEach(async () => {
  await server.close()
  await channel.close()
})

const send = (change: Record<string, unknown> = {}): Promise<Response> =>
  post(`${server.url}/api/messages`, activityOf({ serviceUrl: channel.serviceUrl, ...change }))

async function replies(response: Response): Promise<Record<string, unknown>[]> {
  expect(response.status).toBe(200)
  return ((await response.json()) as { activities: Record<string, unknown>[] }).activities
}

interface Sent {
  readonly attachments: { contentType: string; content: { type: string } }[]
  readonly channelData: { escale: { turn: string; dialog: string } }
  readonly text?: string
  readonly summary: string
}

const lastSent = (): Sent => {
  const last = channel.received.at(-1)
  if (last === undefined) expect.fail('nothing was sent')
  return last.body as unknown as Sent
}

describe('a Teams message', () => {
  it('is answered at the channel’s own address with a card and the turn’s trace', async () => {
    expect((await send()).status).toBe(200)
    expect(channel.received).toHaveLength(1)
    const [reply] = channel.received
    expect(reply?.path).toBe('/v3/conversations/c1/activities/a1')
    const sent = reply?.body as unknown as Sent
    expect(sent.attachments[0]?.contentType).toBe('application/vnd.microsoft.card.adaptive')
    expect(schemaProblems(sent.attachments[0]?.content ?? { type: '' })).toEqual([])
    expect(sent.channelData.escale).toMatchObject({ turn: 'turn1', dialog: 'order-status' })
    expect(sent.summary).toBe('SO-1001 · 1: bonjour')
    expect(sent.text).toBeUndefined()
  })

  it('is answered in the response when replies are expected there', async () => {
    const activities = await replies(
      await send({ deliveryMode: 'expectReplies', serviceUrl: 'https://smba.example/' }),
    )
    expect(activities).toHaveLength(1)
    expect(activities[0]).toMatchObject({ type: 'message', channelData: { escale: { turn: 'turn1' } } })
    expect(channel.received).toEqual([])
  })

  it('needs no service address when replies are expected in the response', async () => {
    const response = await post(`${server.url}/api/messages`, activityOf({ deliveryMode: 'expectReplies' }))
    expect(await replies(response)).toHaveLength(1)
  })

  it('delivered twice is dealt with once and answered with the same words', async () => {
    const all = await Promise.all([send(), send(), send()])
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200])
    const turns = channel.received.map(({ body }) => (body as unknown as Sent).channelData.escale.turn)
    expect(turns).toEqual(['turn1', 'turn1', 'turn1'])
    expect(server.parts.engine.runs).toBe(1)
  })

  it('that arrives while others are answered waits for its turn', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `m${index}`)
    await Promise.all(ids.map((id) => send({ id, text: id })))
    const summaries = channel.received.map(({ body }) => (body as unknown as Sent).summary)
    expect(summaries).toHaveLength(8)
    expect(new Set(summaries.map((text) => text.split(': ')[0])).size).toBe(8)
    const elsewhere = await send({
      id: 'm0',
      conversation: { id: 'c2', tenantId: 'tenant-1' },
      text: 'other',
    })
    expect(elsewhere.status).toBe(200)
    expect(lastSent().summary).toContain('1: other')
  })

  it('has words beside the card where the channel may show no cards', async () => {
    const [reply] = await replies(await send({ channelId: 'directline', deliveryMode: 'expectReplies' }))
    expect(reply?.['text']).toContain('Vous pouvez dire')
    expect(reply?.['textFormat']).toBe('plain')
  })

  it('of 100 kB, of emoji and from right to left is answered', async () => {
    const [long] = await replies(
      await send({ id: 'l', deliveryMode: 'expectReplies', text: '🚢'.repeat(51_200) }),
    )
    expect(long?.['summary']).toMatch(/au plus 20/)
    const [other] = await replies(await send({ id: 'r', deliveryMode: 'expectReplies', text: 'أين طلبي 🇫🇷' }))
    expect(other?.['summary']).toBe('SO-1001 · 1: أين طلبي 🇫🇷')
  })

  it('keeps the picture of a timeline at this server in local mode', async () => {
    const [reply] = await replies(await send({ deliveryMode: 'expectReplies' }))
    const url = /"url":"([^"]+)"/.exec(JSON.stringify(reply))?.[1] ?? ''
    expect(url.startsWith(`${server.url}/pictures/`)).toBe(true)
    const picture = await fetch(url)
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(picture.headers.get('cache-control')).toContain('immutable')
    const etag = picture.headers.get('etag') ?? ''
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await fetch(url.replace(/.{5}\.png$/, 'AAAAA.png'))).status).toBe(404)
  })
})

describe('a colour that Teams writes too pale to be read on white', () => {
  it('is left out, and a warning keeps its sign in bold', async () => {
    const other = await runServer({
      respond: async () => ({
        blocks: [
          { kind: 'text', text: 'En retard', tone: 'warning' },
          { kind: 'list', items: [{ text: 'Encore', tone: 'warning' }] },
          { kind: 'text', text: 'Noté', tone: 'good' },
          { kind: 'text', text: 'Perdu', tone: 'attention' },
        ],
      }),
    })
    try {
      const response = await post(
        `${other.url}/api/messages`,
        activityOf({ serviceUrl: channel.serviceUrl, deliveryMode: 'expectReplies' }),
      )
      const [reply] = await replies(response)
      const card = (reply as unknown as Sent).attachments[0]?.content ?? { type: '' }
      expect(schemaProblems(card)).toEqual([])
      expect(card).toMatchObject({
        body: [
          { type: 'TextBlock', text: '⚠ En retard', weight: 'bolder', wrap: true },
          { inlines: [{ text: '• ' }, { text: '⚠ Encore', weight: 'bolder' }] },
          { text: 'Noté' },
          { text: '⚠ Perdu', color: 'attention' },
        ],
      })
      expect(JSON.stringify(card)).not.toMatch(/"color":"(warning|good)"/)
    } finally {
      await other.close()
    }
  })
})

describe('a pressed button', () => {
  it('says its words', async () => {
    const [reply] = await replies(
      await send({
        text: undefined,
        value: { escale: { say: 'et la facture ?' } },
        deliveryMode: 'expectReplies',
      }),
    )
    expect(reply?.['summary']).toContain('1: et la facture ?')
  })

  it('submits a form', async () => {
    await send({
      text: undefined,
      value: { escale: { dialog: 'record-forecast' }, order: 'SO-1001', choice: 5 },
    })
    expect(server.parts.conversations.turns[0]?.said).toBe(
      'Titre order\u00a0: SO-1001 · Titre choice\u00a0: 5',
    )
  })

  it('of the kind that waits gets the new card in the response', async () => {
    const response = await send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', data: { escale: { say: 'bonjour' } } }, trigger: 'manual' },
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard' },
    })
  })

  it('of a card that is not ours is a message without words', async () => {
    expect((await send({ text: undefined, value: { actionId: 'x' } })).status).toBe(200)
    expect(channel.received).toHaveLength(1)
  })
})

describe('other activities', () => {
  it('greet whoever adds the desk, and nobody else', async () => {
    await send({ type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '28:bot' }] })
    expect(lastSent().summary).toContain('1: bonjour')
    await send({
      type: 'conversationUpdate',
      id: 'a2',
      text: undefined,
      membersAdded: [{ id: '29:someone' }],
    })
    expect(channel.received).toHaveLength(1)
  })

  it.each(['typing', 'messageReaction', 'installationUpdate', 'event', 'endOfConversation', 'somethingNew'])(
    '%s is taken without a word',
    async (type) => {
      expect((await send({ type })).status).toBe(200)
      expect(channel.received).toEqual([])
    },
  )

  it('of another bot are not answered', async () => {
    expect((await send({ from: { id: '28:other', role: 'bot' } })).status).toBe(200)
    expect(channel.received).toEqual([])
  })

  it('that wait for a result we do not have are told so', async () => {
    expect((await send({ type: 'invoke', name: 'task/fetch' })).status).toBe(501)
  })
})

describe('a bad request', () => {
  const bad: readonly (readonly [string, unknown, number])[] = [
    ['no JSON', '{"type": "mess', 400],
    ['an array', [1, 2], 400],
    ['a text', '"hello"', 400],
    ['null', 'null', 400],
    ['no type', { text: 'x' }, 400],
    ['a type that is no text', { type: 7 }, 400],
    ['no conversation', { type: 'message', from: { id: 'u' }, text: 'x' }, 400],
    ['no sender', { type: 'message', conversation: { id: 'c' }, text: 'x' }, 400],
    ['a text that is a list', { ...activityOf(), text: ['x'] }, 400],
    ['a conversation that is a text', { ...activityOf(), conversation: 'c1' }, 400],
    ['an endless id', { ...activityOf(), id: 'x'.repeat(5000) }, 400],
    ['answers to be sent elsewhere', { ...activityOf(), serviceUrl: 'http://169.254.169.254/' }, 403],
    ['answers to be sent nowhere', { ...activityOf(), serviceUrl: null }, 403],
    [
      'answers to be sent to a look-alike',
      { ...activityOf(), serviceUrl: 'http://127.0.0.1.evil.example/' },
      403,
    ],
    ['answers to be written to a file', { ...activityOf(), serviceUrl: 'file:///etc/passwd' }, 403],
  ]
  it.each(bad)('with %s is refused with a reason', async (_name, body, status) => {
    const response = await post(`${server.url}/api/messages`, body)
    expect(response.status).toBe(status)
    const { error } = (await response.json()) as { error: { code: string; message: string } }
    expect(error.code).toMatch(/^request-(unreadable|refused)$/)
    expect(error.message.length).toBeGreaterThan(10)
    expect(server.parts.engine.runs).toBe(0)
  })

  it('over the limit is refused with the limit', async () => {
    const response = await post(`${server.url}/api/messages`, activityOf({ text: 'x'.repeat(1_200_000) }), {
      'accept-language': 'en',
    })
    expect(response.status).toBe(413)
    expect(((await response.json()) as { error: { message: string } }).error.message).toContain('1,024 kB')
  })

  it('as a form of another page is refused', async () => {
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify(activityOf()),
    })
    expect(response.status).toBe(415)
  })

  it('leaves the server well', async () => {
    await post(`${server.url}/api/messages`, '{')
    expect((await send()).status).toBe(200)
  })
})

describe('a channel that does not take the answer', () => {
  it('is told that it was not delivered, and gets the same answer when it asks again', async () => {
    channel.status = 400
    expect((await send()).status).toBe(502)
    channel.status = 200
    expect((await send()).status).toBe(200)
    expect(server.parts.engine.runs).toBe(1)
    expect(lastSent().channelData.escale.turn).toBe('turn1')
  })
})

describe('requests recorded from Teams', () => {
  const recorded = ['teams', 'dm-teams', 'channel-teams'].flatMap((name) => {
    const file = new URL(`../../fixtures/webhooks/${name}.json`, import.meta.url)
    const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return Object.entries(all).flatMap(([story, activity]) =>
      typeof activity === 'object' && activity !== null && 'type' in activity
        ? [[`${name} ${story}`, activity as Record<string, unknown>] as const]
        : [],
    )
  })
  const expected: Readonly<Record<string, string>> = {
    'teams mention': 'Hey',
    'teams followUp': 'Hi',
    'dm-teams mention': 'Hey',
    'dm-teams dmRequest': 'dm me',
    'dm-teams dmMessage': 'Hey',
    'channel-teams mention': 'Hey',
    'channel-teams channel_post_action': '',
  }

  it('are all there', () => {
    expect(recorded.map(([name]) => name).sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(recorded)('%s is answered', async (name, activity) => {
    const response = await post(`${server.url}/api/messages`, { ...activity, serviceUrl: channel.serviceUrl })
    expect(response.status).toBe(200)
    expect(channel.received).toHaveLength(1)
    expect(server.parts.conversations.turns[0]).toMatchObject({
      said: expected[name],
      channel: 'teams',
      activityId: activity['id'],
    })
    expect(server.parts.conversations.turns[0]?.conversation).toMatch(/^teams:a1b2c3d4-[\w-]+:(19|a):/)
  })
})

describe('an answer that takes a while', () => {
  it('is announced by the typing sign', async () => {
    const slow = await runServer({ respond: () => delay(1200).then(() => ({ title: 'enfin' })) })
    try {
      await post(`${slow.url}/api/messages`, activityOf({ serviceUrl: channel.serviceUrl }))
      expect(channel.received.map(({ body }) => body['type'])).toEqual(['typing', 'message'])
      for (const { body } of channel.received) expect(body['channelData']).toHaveProperty('escale')
    } finally {
      await slow.close()
    }
  })
})
