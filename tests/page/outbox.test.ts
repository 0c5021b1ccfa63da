/** Messages reach the desk once, in order, and are never lost on the way. */

import { describe, expect, it } from 'vitest'
import type { Outcome, Reply, TurnBody } from '../../src/page/chat-messages.ts'
import { createOutbox, type Outbox } from '../../src/page/outbox.ts'
import { FORBIDDEN_STORE, manualTimers, memoryStore, reply, settled } from './page-fixtures.ts'

const OK: Outcome<Reply> = { ok: true, value: reply('answered') }
const fails = (kind: 'unreachable' | 'busy' | 'refused' | 'signed-out'): Outcome<Reply> => ({
  ok: false,
  failure: { kind, code: kind, message: '' },
})

function message(id: string) {
  return { id, at: '2026-03-16T08:00:00.000Z', said: id, body: { text: id } }
}

/** A desk whose answers are given one by one, in the test's own time. */
function scriptedDesk(store = memoryStore(), ...answers: Outcome<Reply>[]) {
  const posts: string[] = []
  const log: string[] = []
  const timers = manualTimers()
  const clock = { now: Date.parse('2026-03-16T08:00:00.000Z') }
  const box: Outbox = createOutbox({
    async post(id: string, body: TurnBody) {
      posts.push('text' in body ? `${id}=${body.text}` : `${id}=form ${body.form.dialog}`)
      return answers.shift() ?? OK
    },
    store,
    now: () => clock.now,
    later: timers.later,
    chance: () => 1,
    events: {
      onDelivery: (id, delivery, failure) =>
        log.push(`${id} ${delivery}${failure ? ` ${failure.code}` : ''}`),
      onAnswered: (id, answer) => log.push(`${id} ${answer.text}`),
      onUnreachable: () => log.push('unreachable'),
      onSignedOut: () => log.push('signed out'),
    },
  })
  return { box, posts, log, timers, clock, store }
}

describe('outbox', () => {
  it('sends one message after the other', async () => {
    const { box, posts, log } = scriptedDesk()
    box.send(message('a'))
    box.send(message('b'))
    expect(posts).toEqual(['a=a'])
    await settled()
    expect(log).toEqual(['a sending', 'a answered', 'b sending', 'b answered'])
  })

  it('keeps a message until it is answered, and only until then', async () => {
    const { box, store } = scriptedDesk()
    box.send(message('a'))
    expect(store.kept.size).toBe(1)
    await settled()
    expect(store.kept.size).toBe(0)
  })

  it('sends again under the same id once the desk is back, in order', async () => {
    const { box, posts, log } = scriptedDesk(memoryStore(), fails('unreachable'))
    box.send(message('a'))
    box.send(message('b'))
    await settled()
    expect(posts).toEqual(['a=a'])
    box.flush()
    await settled()
    expect(posts).toEqual(['a=a', 'a=a', 'b=b'])
    expect(log).toContain('unreachable')
    expect(log.slice(-1)).toEqual(['b answered'])
  })

  it('tries again by itself, less and less often', async () => {
    const { box, timers, posts } = scriptedDesk(
      memoryStore(),
      fails('unreachable'),
      fails('busy'),
      fails('busy'),
    )
    box.send(message('a'))
    const delays: number[] = []
    for (let round = 0; round < 3; round += 1) {
      await settled()
      delays.push(...timers.pending)
      timers.elapse()
    }
    await settled()
    expect(delays).toEqual([500, 1000, 2000])
    expect(posts).toHaveLength(4)
  })

  it('asks for the connection once, not at every failure', async () => {
    const { box, log } = scriptedDesk(memoryStore(), fails('unreachable'), fails('unreachable'))
    box.send(message('a'))
    await settled()
    box.flush()
    await settled()
    expect(log.filter((line) => line === 'unreachable')).toHaveLength(1)
  })

  it('holds what the desk refuses, sends the next one, and sends the first again when asked', async () => {
    const { box, posts, log } = scriptedDesk(memoryStore(), fails('refused'))
    box.send(message('a'))
    box.send(message('b'))
    await settled()
    expect(log).toEqual(['a sending', 'a held refused', 'b sending', 'b answered'])
    box.flush()
    await settled()
    expect(posts).toHaveLength(2)
    box.retry('a')
    await settled()
    expect(log.slice(-1)).toEqual(['a answered'])
  })

  it('takes up what an earlier visit left, oldest first', async () => {
    const store = memoryStore()
    const before = scriptedDesk(store, fails('unreachable'))
    before.box.send(message('b'))
    before.clock.now += 1000
    before.box.send({ ...message('a'), body: { form: { dialog: 'add-note', values: { text: 'x' } } } })
    const after = scriptedDesk(store)
    expect(after.box.open().map(({ id }) => id)).toEqual(['b', 'a'])
    after.box.flush()
    await settled()
    expect(after.posts).toEqual(['b=b', 'a=form add-note'])
  })

  it('does not send a message unasked that waited too long; a late yes could confirm something else', async () => {
    const { box, clock, log, posts } = scriptedDesk(memoryStore(), fails('unreachable'))
    box.send(message('a'))
    await settled()
    clock.now += 11 * 60_000
    box.flush()
    await settled()
    expect(log.slice(-1)).toEqual(['a held'])
    box.retry('a')
    await settled()
    expect(posts).toHaveLength(2)
    expect(log.slice(-1)).toEqual(['a answered'])
  })

  it('forgets a message that the desk turns out to have', async () => {
    const { box, posts, store } = scriptedDesk(memoryStore(), fails('unreachable'))
    box.send(message('a'))
    await settled()
    box.settle('a')
    box.flush()
    await settled()
    expect(posts).toHaveLength(1)
    expect(store.kept.size).toBe(0)
  })

  it('passes over what it cannot read in the browser’s storage', () => {
    const store = memoryStore()
    store.setItem('escale.outbox.x', '{"id":')
    store.setItem(
      'escale.outbox.y',
      '{"id":"y","at":"x","said":"s","askedAt":1,"body":{"form":{"dialog":1}}}',
    )
    expect(scriptedDesk(store).box.open()).toEqual([])
  })

  it('works without storage', async () => {
    const log: string[] = []
    const box = createOutbox({
      post: async () => OK,
      store: FORBIDDEN_STORE,
      now: () => 0,
      later: manualTimers().later,
      chance: () => 1,
      events: {
        onDelivery: () => undefined,
        onAnswered: (id) => log.push(id),
        onUnreachable: () => undefined,
        onSignedOut: () => undefined,
      },
    })
    box.send(message('a'))
    await settled()
    expect(log).toEqual(['a'])
  })
})
