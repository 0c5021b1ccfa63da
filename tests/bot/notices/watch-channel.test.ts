/** Notices of the watch on the whole desk: in the shared channel, to the owner of a touched order, and never twice. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewNotice } from '../../../src/knowledge/watch/watch-store.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import {
  activityOf,
  type FakeChannel,
  fakeChannel,
  post,
  type RunningDesk,
  runDesk,
} from '../support/running-server.ts'

let store: TestStore
let desk: RunningDesk
let channel: FakeChannel

beforeAll(async () => {
  store = await openTestStore()
  channel = await fakeChannel()
  desk = await runDesk(store)
}, 60_000)
afterAll(async () => {
  await desk.close()
  await channel.close()
  await store.close()
})

interface Shown {
  readonly said: string
  readonly by?: string
  readonly reply: { readonly text: string }
}

/** A browser of one person. */
class Browser {
  #cookies = new Map<string, string>()
  #next = 0
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  async #send(path: string, body?: unknown): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${desk.server.url}/api/chat${path}`, {
      headers: { cookie, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return response
  }

  async open(): Promise<void> {
    await this.#send('/session')
    await this.#send('/session', { name: this.#name })
  }

  async name(name: unknown): Promise<number> {
    return (await this.#send('/session', { name })).status
  }

  async user(): Promise<string> {
    const session = (await (await this.#send('/session')).json()) as { user: { name: string } }
    return session.user.name
  }

  async say(text: string, view: '' | '/watch' = ''): Promise<string> {
    this.#next += 1
    const id = `${this.#name.replaceAll(/\W/g, '')}-${this.#next}`
    const response = await this.#send(`${view}/turns`, { id, text })
    return ((await response.json()) as Shown).reply.text
  }

  async history(view: '' | '/watch' = ''): Promise<readonly Shown[]> {
    return ((await (await this.#send(`${view}/history`)).json()) as { turns: Shown[] }).turns
  }
}

let made = 0
const nextId = () => {
  made += 1
  return `m${made}`
}
async function notify(to: NewNotice['to'], change: Partial<NewNotice> = {}): Promise<void> {
  made += 1
  const notice: NewNotice = {
    key: `test/${made}`,
    to,
    kind: 'question-asked',
    note: null,
    orders: [],
    data: { question: `Which form ${made}?`, by: 'Nadia Benali' },
    ...change,
  }
  await desk.escale.watch.store.addNotices([notice], desk.escale.clock.now())
}

describe('the name of who speaks', () => {
  it('is kept by the browser, and a name that is none is refused', async () => {
    const browser = new Browser('Inès Faure')
    await browser.open()
    expect(await browser.user()).toBe('Inès Faure')
    expect(await browser.name('  ')).toBe(400)
    expect(await browser.name('x'.repeat(81))).toBe(400)
    expect(await browser.name({ first: 'x' })).toBe(400)
    expect(await browser.user()).toBe('Inès Faure')
    expect(await browser.name(null)).toBe(200)
    expect(await browser.user()).toBe('Julien Petit')
  })

  it('loses line breaks and signs that cannot be seen', async () => {
    const browser = new Browser('Zoé\r\n\u202eBrun')
    await browser.open()
    expect(await browser.user()).toBe('Zoé Brun')
  })
})

describe('the shared channel on the page', () => {
  it('shows everybody what was said there, with the name, and keeps each one’s dialog apart', async () => {
    const claire = new Browser('Claire Morel')
    const paul = new Browser('Paul Roux')
    await claire.open()
    await paul.open()
    await claire.say('ajoute une note sur la SO-1001', '/watch')
    const answer = await paul.say('bonjour', '/watch')
    expect(answer).not.toMatch(/Que faut-il noter/)
    const seen = await paul.history('/watch')
    expect(seen.map(({ by, said }) => `${by}: ${said}`)).toEqual([
      'Claire Morel: ajoute une note sur la SO-1001',
      'Paul Roux: bonjour',
    ])
    expect(await paul.history()).toEqual([])
  })

  it('shows a notice once, however often it is delivered', async () => {
    await notify({ kind: 'channel', key: 'watch' })
    const reader = new Browser('Lou Petit')
    await reader.open()
    await Promise.all([reader.say('bonjour'), reader.say('bonjour'), reader.say('bonjour')])
    await expect
      .poll(async () => (await reader.history('/watch')).filter(({ said }) => said === '').length)
      .toBe(1)
    const [notice] = (await reader.history('/watch')).filter(({ said }) => said === '')
    expect(notice?.reply.text).toContain('Which form')
  })
})

describe('a notice for the owner of orders', () => {
  it('comes into their own conversation, whatever the case and the accents of the name', async () => {
    await notify({ kind: 'owner', key: 'Céline Órtiz' })
    const other = new Browser('Marc Aubry')
    await other.open()
    await other.say('bonjour')
    expect((await other.history()).filter(({ said }) => said === '')).toEqual([])
    const owner = new Browser('CELINE ORTIZ')
    await owner.open()
    await owner.say('bonjour')
    await expect.poll(async () => (await owner.history()).length).toBe(2)
    await owner.say('bonjour')
    expect((await owner.history()).filter(({ said }) => said === '')).toHaveLength(1)
  })

  it('goes beside the answer when replies are expected, as an activity of its own', async () => {
    await notify({ kind: 'owner', key: 'Hugo Lemaire' })
    const ask = async () => {
      const response = await post(`${desk.server.url}/api/messages`, {
        ...activityOf({
          id: nextId(),
          from: { id: '29:h', name: 'Hugo Lemaire' },
          conversation: { id: 'hugo' },
        }),
        deliveryMode: 'expectReplies',
        serviceUrl: 'https://elsewhere.example/',
      })
      return ((await response.json()) as { activities: unknown[] }).activities.length
    }
    expect(await ask()).toBe(2)
    expect(await ask()).toBe(1)
  })

  it('is sent to the conversation in which the person was heard', async () => {
    const say = (id: string) =>
      post(`${desk.server.url}/api/messages`, {
        ...activityOf({ id, from: { id: '29:e', name: 'Élodie Roy' }, conversation: { id: 'elodie' } }),
        serviceUrl: channel.serviceUrl,
      })
    await say('e1')
    const before = channel.received.length
    await notify({ kind: 'owner', key: 'Elodie ROY' })
    desk.server.tellNotices()
    await expect.poll(() => channel.received.length).toBe(before + 1)
    expect(channel.received.at(-1)?.path).toContain('elodie')
  })
})

describe('the channel that is named for the watch', () => {
  const said = (text: string, change: Record<string, unknown> = {}) =>
    post(`${desk.server.url}/api/messages`, {
      ...activityOf({
        id: nextId(),
        text,
        from: { id: '29:p', name: 'Paul Roux' },
        conversation: { id: 'veille', conversationType: 'channel' },
        ...change,
      }),
      serviceUrl: channel.serviceUrl,
    })

  it('gets what is told to the channel from then on', async () => {
    await said('ceci est le canal de veille')
    const before = channel.received.length
    await notify({ kind: 'channel', key: 'watch' })
    desk.server.tellNotices()
    await expect.poll(() => channel.received.length).toBe(before + 1)
    expect(channel.received.at(-1)?.path).toContain('veille')
  })

  it('is not a conversation of one person', async () => {
    await said('this is the watch channel', { conversation: { id: 'alone', conversationType: 'personal' } })
    expect(JSON.stringify(channel.received.at(-1)?.body)).toContain('Say it in the channel')
    expect((await desk.escale.places.channel())?.reference).toMatchObject({ conversation: { id: 'veille' } })
  })

  it('is never at an address elsewhere while nobody signs in', async () => {
    const response = await post(`${desk.server.url}/api/messages`, {
      ...activityOf({
        id: 'far',
        text: 'this is the watch channel',
        conversation: { id: 'far', conversationType: 'channel' },
      }),
      deliveryMode: 'expectReplies',
      serviceUrl: 'https://elsewhere.example/',
    })
    expect(JSON.stringify(await response.json())).toContain('addresses of this machine alone')
    expect((await desk.escale.places.channel())?.reference).toMatchObject({ conversation: { id: 'veille' } })
  })
})
