import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeskError } from '../../src/domain/desk-error.ts'
import { activityOf, post, type Running, runServer } from './support/running-server.ts'

let server: Running
beforeEach(async () => {
  server = await runServer()
})
afterEach(() => server.close())

/** `fetch` writes the Host header itself; this one takes any. */
function rawRequest(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('the server in local mode', () => {
  it('does not open on an outside address', async () => {
    await expect(runServer({}, { host: '0.0.0.0' })).rejects.toMatchObject({ code: 'host-exposed' })
  })

  it('says when its port is taken', async () => {
    await expect(runServer({}, { port: server.port })).rejects.toMatchObject({ code: 'port-taken' })
  })

  it('answers to the names of this machine alone', async () => {
    const json = { 'content-type': 'application/json' }
    for (const host of ['localhost', `127.0.0.1:${server.port}`, '[::1]:3978', 'LOCALHOST']) {
      expect(await rawRequest('/healthz', { host })).toBe(200)
    }
    for (const host of ['evil.example', '127.0.0.1.evil.example', '169.254.169.254', 'localhost.']) {
      expect(await rawRequest('/api/chat/session', { host })).toBe(403)
      expect(await rawRequest('/api/messages', { host, ...json }, 'POST', '{}')).toBe(403)
    }
  })

  it('takes nothing that a page of another site posts', async () => {
    const url = `${server.url}/api/chat/turns`
    const body = { id: 'm1', text: 'bonjour' }
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${server.port + 1}`, 'file://']) {
      expect((await post(url, body, { origin })).status).toBe(403)
    }
    expect((await post(url, body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post(url, body, { origin: server.url })).status).toBe(200)
    expect(server.parts.engine.runs).toBe(1)
    const evil = await post(`${server.url}/api/messages`, activityOf(), { origin: 'http://evil.example' })
    expect(evil.status).toBe(403)
  })

  it('knows its public address', async () => {
    const other = await runServer({}, { publicUrl: 'https://escale.example.com' })
    try {
      const url = `http://127.0.0.1:${other.port}/api/chat/turns`
      const response = await post(
        url,
        { id: 'm1', text: 'bonjour' },
        { origin: 'https://escale.example.com' },
      )
      expect(response.status).toBe(200)
      expect(response.headers.get('set-cookie')).toContain('Secure')
    } finally {
      await other.close()
    }
  })
})

describe('what operators watch', () => {
  it('is alive, and ready while the store answers', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    const other = await runServer({}, { isReady: () => Promise.reject(new DeskError('store-unavailable')) })
    try {
      expect((await fetch(`${other.url}/healthz`)).status).toBe(200)
      expect((await fetch(`${other.url}/readyz`)).status).toBe(503)
    } finally {
      await other.close()
    }
  })

  it('counts turns and their time by channel', async () => {
    await post(`${server.url}/api/messages`, activityOf({ deliveryMode: 'expectReplies' }))
    await post(`${server.url}/api/messages`, '{')
    const response = await fetch(`${server.url}/metrics`)
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    expect(text).toContain('escale_turns_total{channel="teams",outcome="answered"} 1')
    expect(text).toContain('escale_turn_seconds_bucket{channel="teams",le="+Inf"} 1')
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) .+|\w+(\{[^}]*\})? [\d.e+-]+)$/)
  })
})

describe('what the desk counts', () => {
  const TOKEN = 'a-token-of-the-house'

  it('stays on this machine, also when a proxy passes a request on', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      const passedOn = await fetch(`${server.url}/metrics`, { headers: { [name]: '203.0.113.7' } })
      expect(passedOn.status).toBe(403)
      expect(await passedOn.text()).not.toContain('escale_turns_total')
    }
  })

  it('is given to whoever has the token, and then to nobody else', async () => {
    const other = await runServer({}, { metricsToken: TOKEN })
    try {
      const ask = (authorization: string) =>
        fetch(`${other.url}/metrics`, { headers: { authorization, 'x-forwarded-for': '203.0.113.7' } })
      expect((await ask(`Bearer ${TOKEN}`)).status).toBe(200)
      for (const wrong of ['', 'Bearer', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`]) {
        const refused = await ask(wrong)
        expect(refused.status).toBe(401)
        expect(refused.headers.get('www-authenticate')).toBe('Bearer')
      }
      expect((await fetch(`${other.url}/metrics`)).status).toBe(401)
      expect((await fetch(`${other.url}/healthz`)).status).toBe(200)
    } finally {
      await other.close()
    }
  })

  it('asks the store once for many who ask at the same time whether it is ready', async () => {
    let asked = 0
    const isReady = async () => {
      asked++
      await delay(50)
      return true
    }
    const other = await runServer({}, { isReady })
    try {
      const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${other.url}/readyz`)))
      expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
      expect(asked).toBeLessThan(10)
    } finally {
      await other.close()
    }
  })
})

describe('every answer', () => {
  it('keeps other pages out', async () => {
    for (const path of ['/', '/api/chat/session', '/healthz', '/nowhere']) {
      const { headers } = await fetch(`${server.url}${path}`)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('is clear about an address that does not exist', async () => {
    const response = await fetch(`${server.url}/nowhere`, {
      headers: { 'accept-language': 'en-GB,fr;q=0.5' },
    })
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      error: { code: 'page-not-found', message: 'This address does not exist.' },
    })
    expect((await fetch(`${server.url}/api/chat/nowhere`, { method: 'POST' })).status).toBe(404)
  })

  it('says that the page is being built while it is', async () => {
    const response = await fetch(`${server.url}/`, { headers: { 'accept-language': 'en' } })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Escale is getting ready')
  })
})

describe('a server that is told to stop', () => {
  it('first answers what is under way and takes nothing new', async () => {
    const slow = await runServer({ respond: (text) => delay(60).then(() => ({ title: text })) })
    const answer = post(`${slow.url}/api/chat/turns`, { id: 'm1', text: 'bonjour' })
    await delay(25)
    const closing = slow.close()
    await delay(5)
    await expect(fetch(`${slow.url}/healthz`)).rejects.toThrow()
    expect((await answer).status).toBe(200)
    await closing
  })
})
