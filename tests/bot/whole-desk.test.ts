/** The desk as `npm start` wires it, on the demo world at its fixed day, over HTTP. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'
import { schemaProblems } from './render/card-schema.ts'
import {
  activityOf,
  type FakeChannel,
  fakeChannel,
  post,
  type RunningDesk,
  runDesk,
} from './support/running-server.ts'

let store: TestStore
let desk: RunningDesk
let channel: FakeChannel

async function start(): Promise<void> {
  desk = await runDesk(store)
}

async function stop(): Promise<void> {
  await desk.close()
}

beforeAll(async () => {
  store = await openTestStore()
  channel = await fakeChannel()
  await start()
}, 60_000)
afterAll(async () => {
  await stop()
  await channel.close()
  await store.close()
})

interface Sent {
  readonly text: string
  readonly attachments: { content: { type: string } }[]
  readonly channelData: {
    escale: {
      turn: string
      dialog: string | null
      awaiting: string | null
      tools: string[]
      check: { verified: number; withheld: number }
    }
  }
}

let messages = 0
async function say(text: string, change: Record<string, unknown> = {}): Promise<Sent> {
  const response = await post(
    `${desk.server.url}/api/messages`,
    activityOf({
      id: `m${++messages}`,
      channelId: 'emulator',
      deliveryMode: 'expectReplies',
      text,
      ...change,
    }),
  )
  expect(response.status).toBe(200)
  const { activities } = (await response.json()) as { activities: Sent[] }
  expect(activities).toHaveLength(1)
  const [sent] = activities
  if (sent === undefined) expect.fail('no answer')
  expect(schemaProblems(sent.attachments[0]?.content ?? { type: '' })).toEqual([])
  return sent
}

const inConversation = (id: string, locale = 'fr-FR') => ({ conversation: { id }, locale })

describe('the whole desk', () => {
  it('says in French where an order stands, then about its invoice, then in English', async () => {
    const where = inConversation('status')
    const first = await say('ou en est la SO-1001', where)
    expect(first.text).toContain('SO-1001')
    expect(first.text).toContain('✔ Établi')
    expect(first.channelData.escale).toMatchObject({ dialog: 'order-status', check: { withheld: 0 } })
    expect(first.channelData.escale.check.verified).toBeGreaterThan(5)
    const invoice = await say('et la facture ?', where)
    expect(invoice.text).toContain('SO-1001')
    const english = await say('same for SO-1002 in English please', where)
    expect(english.text).toContain('SO-1002')
  })

  it('records a forecast once confirmed, with a correction on the way, and takes it back', async () => {
    const where = inConversation('forecast')
    const before = await desk.escale.orders.findOrder('SO-1001')
    const ask = await say('noter une nouvelle prévision pour SO-1001 ligne 10', where)
    expect(ask.channelData.escale).toMatchObject({ dialog: 'record-forecast' })
    await say('le 27 mars 2026', where)
    const corrected = await say('non, le 30 mars 2026', where)
    expect(corrected.text).toContain('30 mars 2026')
    let reply = corrected
    for (const answer of ['le fournisseur', 'rupture de stock', 'oui', 'oui']) {
      if (reply.channelData.escale.awaiting === null) break
      reply = await say(reply.channelData.escale.awaiting === 'confirmation' ? 'oui' : answer, where)
    }
    const after = await desk.escale.orders.findOrder('SO-1001')
    expect(after?.lines.find(({ number }) => number === '10')?.schedule[0]?.forecastOn).toBe('2026-03-30')
    expect((await say('annule', where)).text).toContain('Défaire')
    await say('défaire', where)
    const undone = await desk.escale.orders.findOrder('SO-1001')
    expect(undone?.lines[0]?.schedule[0]?.forecastOn).toBe(before?.lines[0]?.schedule[0]?.forecastOn)
  })

  it('goes on in mid-dialog after a restart', async () => {
    const where = inConversation('restart', 'en-GB')
    const asked = await say('add a note to SO-1003', where)
    expect(asked.channelData.escale).toMatchObject({ dialog: 'add-note' })
    await stop()
    await start()
    const told = await say('the customer called about the packing', where)
    expect(told.channelData.escale).toMatchObject({ dialog: 'add-note', awaiting: 'confirmation' })
    const done = await say('yes', where)
    expect(done.channelData.escale.tools).toContain('add-note')
    const file = await desk.escale.orders.findOrder('SO-1003')
    expect(file?.events.filter(({ text }) => text?.includes('called about the packing'))).toHaveLength(1)
  })

  it('writes once when the confirmation is delivered three times', async () => {
    const where = inConversation('thrice', 'en-GB')
    await say('add a note to SO-1004: only once please', where)
    const yes = { ...where, id: 'the yes' }
    const answers = await Promise.all([say('yes', yes), say('yes', yes), say('yes', yes)])
    expect(new Set(answers.map(({ channelData }) => channelData.escale.turn)).size).toBe(1)
    const file = await desk.escale.orders.findOrder('SO-1004')
    expect(file?.events.filter(({ text }) => text?.includes('only once please'))).toHaveLength(1)
  })

  it('sends the answer to the channel when it is not expected in the response', async () => {
    const response = await post(
      `${desk.server.url}/api/messages`,
      activityOf({
        id: 'normal',
        serviceUrl: channel.serviceUrl,
        text: 'statut SO-1002',
        ...inConversation('normal'),
      }),
    )
    expect(response.status).toBe(200)
    expect(JSON.stringify(channel.received)).toContain('SO-1002')
  })

  const odd = [
    "'; drop table customer_order; --",
    '<script>alert(1)</script> SO-1001',
    '{{DATE(2026-03-16T00:00:00Z)}} $'.concat('{7*7}'),
    '🚢🚢🚢',
    'أين طلبي SO-1001',
    '\u202eSO-1001\u0000\u0007',
    '[SO-1001](http://evil.example) **SO-1001**',
    'a'.repeat(19_999),
    '🚢'.repeat(60_000),
    '',
    ' \n\t ',
    '\ud800',
  ]
  it.each(odd.map((text) => [text.slice(0, 30), text] as const))(
    'answers “%s” without harm',
    async (_shown, text) => {
      const sent = await say(text, inConversation(`odd-${odd.indexOf(text)}`))
      expect(sent.channelData.escale.turn).toMatch(/^[a-z]{10}$/)
      expect(sent.text.length, sent.text).toBeGreaterThan(5)
      expect(sent.text).not.toContain('49')
      expect((await desk.escale.orders.findOrder('SO-1001'))?.order.number).toBe('SO-1001')
    },
  )

  it('keeps its words when they say how long a message may be', async () => {
    const sent = await say('é'.repeat(102_400), inConversation('long'))
    expect(sent.text).toMatch(/102.400 caractères ; j’en lis au plus 20.000/)
  })
})
