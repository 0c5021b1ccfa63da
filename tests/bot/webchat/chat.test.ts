import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLiveTurns } from '../../../src/bot/webchat/live-turns.ts'
import { DeskError } from '../../../src/domain/desk-error.ts'
import { post, type Running, runServer } from '../support/running-server.ts'

let server: Running
beforeEach(async () => {
  server = await runServer()
})
afterEach(() => server.close())

/** A browser as far as cookies go. */
class Browser {
  readonly cookies = new Map<string, string>()
  language = 'fr'

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${server.url}/api/chat${path}`, {
      ...init,
      headers: { cookie, 'accept-language': this.language, ...(init.headers as Record<string, string>) },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }

  post(path: string, body: unknown): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  async json(path: string): Promise<Record<string, unknown>> {
    return (await (await this.fetch(path)).json()) as Record<string, unknown>
  }
}

interface Turn {
  readonly id: string
  readonly at: string
  readonly said: string
  readonly reply: { locale: string; text: string; card: { type: string } }
}

describe('a web chat session', () => {
  it('tells who one is, the language, the date and that the orders are made up', async () => {
    const browser = new Browser()
    expect(await browser.json('/session')).toEqual({
      user: { name: 'Camille Martin', role: 'manager' },
      locale: 'fr',
      today: '2026-03-16',
      demo: true,
    })
    const english = new Browser()
    english.language = 'en-GB,en;q=0.9,fr;q=0.2'
    expect((await english.json('/session'))['locale']).toBe('en')
  })

  it('is a cookie that scripts and other sites do not get', async () => {
    const response = await fetch(`${server.url}/api/chat/session`)
    const cookie = response.headers.getSetCookie().join('\n')
    expect(cookie).toMatch(/^escale_session=[\w-]{32};/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    expect(cookie).not.toContain('Secure')
  })

  it('names one conversation, which a made-up cookie does not', async () => {
    const browser = new Browser()
    await browser.json('/session')
    await browser.post('/turns', { id: 'm1', text: 'bonjour' })
    expect(await browser.json('/history')).toMatchObject({ turns: [{ id: 'm1', said: 'bonjour' }] })
    const thief = new Browser()
    thief.cookies.set('escale_session', 'x')
    expect(await thief.json('/history')).toEqual({ turns: [] })
  })

  it('begins anew when asked to', async () => {
    const browser = new Browser()
    await browser.post('/turns', { id: 'm1', text: 'bonjour' })
    const before = browser.cookies.get('escale_session')
    expect((await browser.post('/reset', {})).status).toBe(200)
    expect(browser.cookies.get('escale_session')).not.toBe(before)
    expect(await browser.json('/history')).toEqual({ turns: [] })
  })

  it('speaks the picked language from the next message on, until another is asked for', async () => {
    const browser = new Browser()
    await browser.post('/turns', { id: 'm1', text: 'bonjour' })
    expect((await browser.post('/session', { locale: 'en' })).status).toBe(200)
    expect((await browser.json('/session'))['locale']).toBe('en')
    const answer = (await (await browser.post('/turns', { id: 'm2', text: 'hello' })).json()) as Turn
    expect(answer.reply.locale).toBe('en')
    expect(browser.cookies.has('escale_locale')).toBe(false)
    expect((await browser.json('/session'))['locale']).toBe('en')
    expect((await browser.post('/session', { locale: 'de' })).status).toBe(400)
  })
})

describe('a message on the page', () => {
  it('is answered in words and as a card, with its trace', async () => {
    const browser = new Browser()
    const response = await browser.post('/turns', { id: 'm1', text: 'où en est SO-1001 ?' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      id: 'm1',
      turn: 'turn1',
      reply: { locale: 'fr', text: '1: où en est SO-1001 ?', card: { type: 'AdaptiveCard' } },
      trace: { turn: 'turn1', dialog: 'order-status' },
      duplicate: false,
    })
  })

  it('sent twice is answered twice and dealt with once', async () => {
    const browser = new Browser()
    await browser.json('/session')
    const answers = await Promise.all([1, 2].map(() => browser.post('/turns', { id: 'm1', text: 'bonjour' })))
    const bodies = (await Promise.all(answers.map((each) => each.json()))) as {
      duplicate: boolean
      turn: string
    }[]
    expect(bodies.map(({ turn }) => turn)).toEqual(['turn1', 'turn1'])
    expect(bodies.map(({ duplicate }) => duplicate).sort()).toEqual([false, true])
    expect(server.parts.engine.runs).toBe(1)
  })

  it('may be a form', async () => {
    const browser = new Browser()
    await browser.post('/turns', {
      id: 'm1',
      form: { dialog: 'record-forecast', values: { order: 'SO-1001', choice: 12 } },
    })
    expect(server.parts.conversations.turns[0]?.said).toBe(
      'Titre order\u00a0: SO-1001 · Titre choice\u00a0: 12',
    )
  })

  const bad: readonly (readonly [string, unknown])[] = [
    ['no id', { text: 'x' }],
    ['an odd id', { id: 'a b\n', text: 'x' }],
    ['no words', { id: 'm1' }],
    ['words that are none', { id: 'm1', text: { a: 1 } }],
    ['a form without a dialog', { id: 'm1', form: { values: {} } }],
    ['values that are lists', { id: 'm1', form: { dialog: 'x', values: { a: ['b'] } } }],
  ]
  it.each(bad)('with %s is refused in the reader’s language', async (_name, body) => {
    const browser = new Browser()
    browser.language = 'en'
    const response = await browser.post('/turns', body)
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: { code: string; message: string } }
    expect(error.code).toBe('request-unreadable')
    expect(error.message).toContain('cannot be read')
  })

  it('of 100 kB is answered, and one of megabytes is refused with the limit', async () => {
    const browser = new Browser()
    const long = (await (
      await browser.post('/turns', { id: 'm1', text: 'x'.repeat(102_400) })
    ).json()) as Turn
    expect(long.reply.text).toContain('102\u202f400')
    const huge = await browser.post('/turns', { id: 'm2', text: 'x'.repeat(2_000_000) })
    expect(huge.status).toBe(413)
    expect(((await huge.json()) as { error: { code: string } }).error.code).toBe('request-too-large')
  })

  it('that cannot be answered now may be sent again', async () => {
    const browser = new Browser()
    await browser.json('/session')
    server.parts.conversations.fail = new DeskError('store-unavailable')
    const response = await browser.post('/turns', { id: 'm1', text: 'bonjour' })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ error: { code: 'store-unavailable' } })
    expect((await browser.fetch('/history')).status).toBe(503)
    server.parts.conversations.fail = null
    expect((await browser.post('/turns', { id: 'm1', text: 'bonjour' })).status).toBe(200)
  })

  it('is shown again after a reload, with its answer', async () => {
    const browser = new Browser()
    for (const text of ['un', 'deux', 'trois']) await browser.post('/turns', { id: `m-${text}`, text })
    const { turns } = (await browser.json('/history')) as unknown as { turns: Turn[] }
    expect(turns.map(({ id, said, reply }) => [id, said, reply.text])).toEqual([
      ['m-un', 'un', '1: un'],
      ['m-deux', 'deux', '2: deux'],
      ['m-trois', 'trois', '3: trois'],
    ])
    expect(turns[0]?.reply.card.type).toBe('AdaptiveCard')
    expect(turns[0]?.at).toBe('2026-03-16T09:00:00.000Z')
  })
})

/** Reads a stream of events until `count` turns came. */
async function turnsOf(response: Response, count: number): Promise<Turn[]> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (reader !== undefined && text.split('event: turn').length - 1 < count) {
    const { value, done } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
  }
  await reader?.cancel()
  return [...text.matchAll(/^data: (.+)$/gm)].map((match) => JSON.parse(match[1] ?? '') as Turn)
}

describe('other pages of a conversation', () => {
  it('hear of a turn as it happens', async () => {
    const browser = new Browser()
    await browser.json('/session')
    const events = await browser.fetch('/events')
    expect(events.headers.get('content-type')).toContain('text/event-stream')
    await browser.post('/turns', { id: 'm1', text: 'bonjour' })
    await browser.post('/turns', { id: 'm1', text: 'bonjour' })
    await browser.post('/turns', { id: 'm2', text: 'encore\net encore' })
    const turns = await turnsOf(events, 2)
    expect(turns.map(({ id, said }) => [id, said])).toEqual([
      ['m1', 'bonjour'],
      ['m2', 'encore\net encore'],
    ])
    expect(turns[0]?.reply.text).toBe('1: bonjour')
  })

  it('are told what they missed', async () => {
    const browser = new Browser()
    for (const id of ['m1', 'm2', 'm3']) await browser.post('/turns', { id, text: id })
    const after = await browser.fetch('/events', { headers: { 'last-event-id': 'm1' } })
    expect((await turnsOf(after, 2)).map(({ id }) => id)).toEqual(['m2', 'm3'])
    const lost = await browser.fetch('/events', { headers: { 'last-event-id': 'of another time' } })
    expect((await turnsOf(lost, 3)).map(({ id }) => id)).toEqual(['m1', 'm2', 'm3'])
  })

  it('do not hear of other conversations', async () => {
    const one = new Browser()
    await one.json('/session')
    const events = await one.fetch('/events')
    const two = new Browser()
    await two.post('/turns', { id: 'secret', text: 'secret' })
    await one.post('/turns', { id: 'm1', text: 'bonjour' })
    expect((await turnsOf(events, 1)).map(({ id }) => id)).toEqual(['m1'])
  })

  it('need a session', async () => {
    expect((await new Browser().fetch('/events')).status).toBe(401)
  })

  it('are not more than a person has', async () => {
    const browser = new Browser()
    await browser.json('/session')
    const all = await Promise.all(Array.from({ length: 14 }, () => browser.fetch('/events')))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(12)
    expect(all.filter(({ status }) => status === 503)).toHaveLength(2)
    await Promise.all(all.map((each) => each.body?.cancel()))
  })

  it('hear that the desk is still there', async () => {
    const written: string[] = []
    const live = createLiveTurns({ heartbeatMs: 5 })
    const response = {
      on: () => response,
      status: () => response,
      set: () => response,
      flushHeaders: () => {},
      write: (text: string) => written.push(text),
      end: () => {},
    }
    const place = {
      conversation: 'c',
      actor: { id: 'local', name: 'Camille' },
      locale: 'fr',
      isShared: false,
    } as const
    live.listen(place, response as unknown as Parameters<typeof live.listen>[1], [])
    await vi.waitFor(
      () => expect(written.filter((text) => text.startsWith(':')).length).toBeGreaterThan(1),
      5000,
    )
    live.close()
  })
})

it('posting without a cookie begins a session', async () => {
  const response = await post(`${server.url}/api/chat/turns`, { id: 'm1', text: 'bonjour' })
  expect(response.headers.getSetCookie().join()).toContain('escale_session=')
})
