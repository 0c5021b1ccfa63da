/** The chat behind the page, against a desk in memory. */

import { describe, expect, it } from 'vitest'
import { createChat, shownInstant } from '../../src/page/chat.ts'
import type { ChatApi } from '../../src/page/chat-api.ts'
import type { ChatSession, Failure, HistoryTurn, TurnBody } from '../../src/page/chat-messages.ts'
import { manualTimers, memoryStore, reply, settled } from './page-fixtures.ts'

const UNREACHABLE: Failure = { kind: 'unreachable', code: 'unreachable', message: '' }

/** A desk that keeps its turns and answers each id once; `isUp` takes it off the network. */
function deskInMemory() {
  const desk = {
    isUp: true,
    locale: 'fr' as ChatSession['locale'],
    turns: [] as HistoryTurn[],
    heard: [] as string[],
    refusesLocale: false,
    name: 'Claire',
    answersIn: 'fr' as ChatSession['locale'],
  }
  const when = <T>(value: () => T) =>
    desk.isUp ? { ok: true as const, value: value() } : { ok: false as const, failure: UNREACHABLE }
  const api: ChatApi = {
    session: async () =>
      when(() => ({
        user: { name: desk.name, role: 'agent' as const },
        locale: desk.locale,
        today: '2026-03-16',
        demo: true,
      })),
    history: async () => when(() => [...desk.turns]),
    live: async (signal) =>
      when(() => ({
        turns: (async function* (): AsyncGenerator<HistoryTurn> {
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        })(),
      })),
    postTurn: async (id, body: TurnBody) =>
      when(() => {
        const said = 'text' in body ? body.text : `form ${body.form.dialog}`
        if (!desk.turns.some((turn) => turn.id === id)) {
          desk.heard.push(said)
          desk.turns.push({ id, at: '2026-03-16T08:00:00.000Z', said, by: null, reply: reply(`re: ${said}`) })
        }
        return { ...reply(`re: ${said}`), locale: desk.answersIn }
      }),
    async setName(name) {
      if (name === '!') return { ok: false, failure: { kind: 'refused', code: 'x', message: '' } }
      const outcome = when(() => null)
      if (outcome.ok) Object.assign(desk, { name: name ?? 'Claire', turns: [] })
      return outcome
    },
    async setLocale(locale) {
      if (desk.refusesLocale) return { ok: false, failure: { kind: 'refused', code: 'x', message: '' } }
      const outcome = when(() => null)
      if (outcome.ok) desk.locale = locale
      return outcome
    },
    async reset() {
      const outcome = when(() => null)
      if (outcome.ok) desk.turns = []
      return outcome
    },
  }
  return { desk, api }
}

function chatWith(api: ChatApi, store = memoryStore()) {
  let ids = 0
  const timers = manualTimers()
  const chat = createChat({
    api,
    store,
    browserLocale: 'fr',
    now: () => new Date('2026-03-16T08:00:00.000Z'),
    newId: () => `id-${++ids}`,
    later: timers.later,
    pause: (_, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    chance: () => 1,
  })
  return { chat, timers, store }
}

const shown = (chat: ReturnType<typeof createChat>) =>
  chat
    .state()
    .conversation.turns.map(({ said, delivery, reply: answer }) => [said, delivery, answer?.text ?? null])

describe('chat', () => {
  it('shows the words at once and the answer when it comes', async () => {
    const { desk, api } = deskInMemory()
    const { chat } = chatWith(api)
    chat.wake()
    await settled()
    chat.say('bonjour')
    expect(shown(chat)).toEqual([['bonjour', 'sending', null]])
    await settled()
    expect(shown(chat)).toEqual([['bonjour', 'answered', 're: bonjour']])
    expect(desk.heard).toEqual(['bonjour'])
    chat.sleep()
  })

  it('delivers what was said while the desk was away, once, when it is back', async () => {
    const { desk, api } = deskInMemory()
    const { chat } = chatWith(api)
    chat.wake()
    await settled()
    desk.isUp = false
    chat.say('un')
    chat.say('deux')
    await settled()
    expect(shown(chat)).toEqual([
      ['un', 'waiting', null],
      ['deux', 'waiting', null],
    ])
    expect(chat.state().link).toBe('lost')
    desk.isUp = true
    chat.wake()
    await settled()
    expect(shown(chat)).toEqual([
      ['un', 'answered', 're: un'],
      ['deux', 'answered', 're: deux'],
    ])
    expect(desk.heard).toEqual(['un', 'deux'])
    chat.sleep()
  })

  it('brings unsent words back after a reload', async () => {
    const { desk, api } = deskInMemory()
    const store = memoryStore()
    desk.isUp = false
    const before = chatWith(api, store).chat
    before.say('un')
    await settled()
    before.sleep()
    const { chat } = chatWith(api, store)
    expect(shown(chat)).toEqual([['un', 'waiting', null]])
    desk.isUp = true
    chat.wake()
    await settled()
    expect(shown(chat)).toEqual([['un', 'answered', 're: un']])
    chat.sleep()
  })

  it('keeps a language chosen while the desk was away', async () => {
    const { desk, api } = deskInMemory()
    const { chat, store } = chatWith(api)
    desk.isUp = false
    await chat.setLocale('en')
    expect(chat.state().locale).toBe('en')
    desk.isUp = true
    chat.wake()
    await settled()
    expect([chat.state().locale, desk.locale, store.kept.get('escale.locale')]).toEqual(['en', 'en', 'en'])
    chat.sleep()
  })

  it('speaks the language of the last answer, as it would after a reload', async () => {
    const { desk, api } = deskInMemory()
    const { chat, store } = chatWith(api)
    chat.wake()
    await settled()
    desk.answersIn = 'en'
    chat.say('switch to English')
    await settled()
    expect([chat.state().locale, store.kept.get('escale.locale')]).toEqual(['en', 'en'])
    chat.sleep()
  })

  it('returns to the desk’s language when the desk refuses the other', async () => {
    const { desk, api } = deskInMemory()
    const { chat } = chatWith(api)
    chat.wake()
    await settled()
    desk.refusesLocale = true
    await chat.setLocale('en')
    expect(chat.state().locale).toBe('fr')
    chat.sleep()
  })

  it('starts a new conversation, or says why not and keeps the old one', async () => {
    const { desk, api } = deskInMemory()
    const { chat } = chatWith(api)
    chat.wake()
    chat.say('bonjour')
    await settled()
    desk.isUp = false
    expect(await chat.reset()).toEqual(UNREACHABLE)
    expect(shown(chat)).toHaveLength(1)
    desk.isUp = true
    expect(await chat.reset()).toBeNull()
    expect(shown(chat)).toEqual([])
    chat.sleep()
  })

  it('tells the page of each change until it no longer listens', async () => {
    const { api } = deskInMemory()
    const { chat } = chatWith(api)
    let changes = 0
    const stop = chat.subscribe(() => {
      changes += 1
    })
    chat.say('bonjour')
    await settled()
    expect(changes).toBeGreaterThan(1)
    const before = changes
    stop()
    chat.say('encore')
    await settled()
    expect(changes).toBe(before)
  })
})

describe('the instant on a message just sent', () => {
  const noon = new Date(2026, 10, 24, 12, 0)

  it('is now, and stays so where only midnight lies between', () => {
    expect(shownInstant(noon, undefined)).toBe(noon.toISOString())
    expect(shownInstant(noon, '2026-11-24')).toBe(noon.toISOString())
    expect(shownInstant(noon, '2026-11-25')).toBe(noon.toISOString())
  })

  it('moves to the desk’s day when a demonstration fixes it', () => {
    expect(shownInstant(noon, '2026-03-16').slice(0, 10)).toBe('2026-03-16')
    expect(shownInstant(noon, '2026-03-16').slice(10)).toBe(noon.toISOString().slice(10))
  })
})
