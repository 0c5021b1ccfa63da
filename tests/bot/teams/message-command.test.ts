/** The commands that Teams shows on any message: save it to the watch, check it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activityOf, post, type Running, runServer } from '../support/running-server.ts'

let server: Running
beforeEach(async () => {
  server = await runServer()
})
afterEach(() => server.close())

const command = (commandId: unknown, content: unknown, change: Record<string, unknown> = {}) =>
  post(`${server.url}/api/messages`, {
    ...activityOf({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      text: undefined,
      value: { commandId, messagePayload: { body: { contentType: 'html', content } } },
      ...change,
    }),
    serviceUrl: 'http://127.0.0.1:1/',
  })

describe('a command of the message menu', () => {
  it.each([
    ['saveToWatch', 'fr-FR', 'note de veille : Le seuil passe à 8 000 EUR & plus'],
    ['checkThis', 'en-GB', 'check this: Le seuil passe à 8 000 EUR & plus'],
  ])('%s says its sentence with the message’s text', async (id, locale, said) => {
    const response = await command(id, '<p>Le seuil <b>passe</b> à 8 000 EUR &amp; plus</p>', { locale })
    expect(response.status).toBe(200)
    const body = (await response.json()) as { task: { type: string; value: { card: unknown } } }
    expect(body.task.type).toBe('continue')
    expect(JSON.stringify(body.task.value.card)).toContain(said.replace(':', '\\:').slice(-12, -4))
    expect(server.parts.conversations.turns.map((turn) => turn.said)).toEqual([said])
  })

  it.each([
    ['another command', 'deleteAll', 'text'],
    ['a message without words', 'checkThis', '<img src=x onerror=alert(1)>'],
    ['a body that is no text', 'checkThis', { a: 1 }],
  ])('is not taken for %s', async (_what, id, content) => {
    expect((await command(id, content)).status).toBe(501)
    expect(server.parts.conversations.turns).toEqual([])
  })
})
