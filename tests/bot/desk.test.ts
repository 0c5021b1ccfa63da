import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createDesk, MAX_MESSAGE_LENGTH } from '../../src/bot/desk.ts'
import type { IncomingTurn, OutgoingTurn } from '../../src/bot/turn.ts'
import { DeskError } from '../../src/domain/desk-error.ts'
import { showNumber } from '../../src/domain/wording.ts'
import { scriptedParts } from './support/scripted-desk.ts'

function message(text: string, change: Partial<IncomingTurn> = {}): IncomingTurn {
  return {
    channel: 'webchat',
    conversation: 'webchat:local:one',
    activityId: `m-${text.slice(0, 20)}`,
    actor: { id: 'local', name: 'Camille Martin', role: 'manager' },
    text,
    localeHint: null,
    ...change,
  }
}

const textOf = ({ reply }: OutgoingTurn): string =>
  reply.draft.blocks.map((block) => (block.kind === 'text' ? block.text : '')).join(' ')

describe('a turn', () => {
  it('goes through understanding, dialogs and check, and is kept with its trace', async () => {
    const parts = scriptedParts({ understand: async () => [{ kind: 'repeat' }] })
    const outgoing = await createDesk(parts).turn(message('où en est SO-1001 ?'))
    expect(textOf(outgoing)).toBe('1: où en est SO-1001 ?')
    expect(outgoing.trace).toEqual({
      turn: 'turn1',
      dialog: 'order-status',
      awaiting: null,
      commands: ['repeat'],
      tools: ['look-up-reference'],
      check: { verified: 0, cited: 0, withheld: 0 },
    })
    expect(parts.conversations.turns).toEqual([
      expect.objectContaining({
        turn: 'turn1',
        said: 'où en est SO-1001 ?',
        channel: 'webchat',
        at: parts.clock.now(),
      }),
    ])
  })

  it('is kept for certain when what is answered next rests on it', async () => {
    const parts = scriptedParts()
    const keepings: unknown[] = []
    const { save } = parts.conversations
    parts.conversations.save = (version, state, turn, keeping) => {
      keepings.push(keeping)
      return save(version, state, turn)
    }
    const { runTurn } = parts.engine
    parts.engine.runTurn = async (conversation, commands, turn) => ({
      ...(await runTurn(conversation, commands, turn)),
      isBinding: turn.text === 'oui',
    })
    await createDesk(parts).turn(message('où en est SO-1001 ?'))
    await createDesk(parts).turn(message('oui'))
    expect(keepings).toEqual(['soon', 'surely'])
  })

  it('is logged without the words and the name of the person', async () => {
    const parts = scriptedParts()
    await createDesk(parts).turn(message('secret words'))
    const lines = JSON.stringify(parts.logged)
    expect(lines).toContain('turn1')
    expect(lines).not.toMatch(/secret words|Camille/)
  })

  it('is answered once however often it is delivered', async () => {
    const parts = scriptedParts()
    const desk = createDesk(parts)
    const [first, ...again] = await Promise.all([1, 2, 3].map(() => desk.turn(message('bonjour'))))
    expect(parts.engine.runs).toBe(1)
    expect(first?.duplicate).toBe(false)
    for (const each of again) {
      expect(each.duplicate).toBe(true)
      expect(textOf(each)).toBe('1: bonjour')
      expect(each.trace).toEqual(first?.trace)
    }
    expect(parts.metrics.print()).toContain('escale_turns_total{channel="webchat",outcome="duplicate"} 2')
  })

  it('follows the turns before it in its conversation, and no other', async () => {
    const parts = scriptedParts({
      respond: async (text, conversation) => {
        await delay(text === 'slow' ? 30 : 1)
        return { blocks: [{ kind: 'text', text: `${conversation.misses + 1}: ${text}` }] }
      },
    })
    const desk = createDesk(parts)
    const order: string[] = []
    const said = async (incoming: IncomingTurn) => {
      const text = textOf(await desk.turn(incoming))
      order.push(text)
      return text
    }
    const texts = await Promise.all([
      said(message('slow')),
      said(message('a')),
      said(message('b')),
      said(message('elsewhere', { conversation: 'webchat:local:two' })),
    ])
    expect(texts).toEqual(['1: slow', '2: a', '3: b', '1: elsewhere'])
    expect(order[0]).toBe('1: elsewhere')
  })

  it('runs again when another process saved the conversation in between', async () => {
    const parts = scriptedParts()
    const desk = createDesk(parts)
    let meddled = false
    const save = parts.conversations.save.bind(parts.conversations)
    parts.conversations.save = async (version, state, turn) => {
      if (!meddled) {
        meddled = true
        await save(version, { misses: 41 }, { ...turn, activityId: 'of another process' })
      }
      return save(version, state, turn)
    }
    expect(textOf(await desk.turn(message('bonjour')))).toBe('42: bonjour')
  })

  it('is prepared while it is saved, and only the answer that counts is given', async () => {
    const parts = scriptedParts()
    const save = parts.conversations.save
    let refused = false
    parts.conversations.save = async (version, state, turn) => {
      if (refused) return save(version, state, turn)
      refused = true
      return false
    }
    const prepared: OutgoingTurn[] = []
    const outgoing = await createDesk(parts).turn(message('bonjour'), (each) => {
      prepared.push(each)
      throw new TypeError('a renderer failed')
    })
    expect(prepared).toHaveLength(2)
    expect(outgoing).toBe(prepared[1])
  })

  it('gives up politely when the conversation is never free', async () => {
    const parts = scriptedParts()
    parts.conversations.save = async () => false
    const outgoing = await createDesk(parts).turn(message('bonjour'))
    expect(outgoing.failed).toBe('conversation-busy')
    expect(parts.engine.runs).toBe(4)
  })

  it('gives a form’s values to its dialog without reading them as a sentence', async () => {
    let understood = 0
    const seen: unknown[] = []
    const parts = scriptedParts({
      understand: async () => {
        understood++
        return []
      },
      respond: async (_text, _conversation, commands) => {
        seen.push(...commands)
        return {}
      },
    })
    await createDesk(parts).turn(
      message('', {
        form: {
          dialog: 'record-forecast',
          values: { order: ' SO-1001 ', date: '2026-03-20', choice: 'c1', intruder: 'x' },
        },
      }),
    )
    expect(understood).toBe(0)
    expect(seen).toMatchObject([
      { kind: 'start', dialog: 'record-forecast', slots: { date: { text: '2026-03-20' } } },
    ])
    expect(parts.conversations.turns[0]?.said).toBe(
      'Titre order\u00a0: SO-1001 · Titre date\u00a0: 20 mars 2026 · Titre choice\u00a0: Transporteur',
    )
  })

  it('keeps a conversation that an older desk left, with what is new in it', async () => {
    const parts = scriptedParts()
    await parts.conversations.save(
      0,
      { locale: 'en', misses: 6 },
      {
        conversation: 'webchat:local:one',
        activityId: 'old',
        turn: 't',
        at: parts.clock.now(),
        actorId: 'local',
        channel: 'webchat',
        said: '',
        reply: null,
      },
    )
    const outgoing = await createDesk(parts).turn(message('hello'))
    expect(textOf(outgoing)).toBe('7: hello')
    expect(outgoing.reply.locale).toBe('en')
  })

  it('begins a conversation anew when what was kept of it is damaged', async () => {
    const parts = scriptedParts()
    const record = {
      turn: 't',
      at: parts.clock.now(),
      actorId: 'local',
      channel: 'webchat',
      said: '',
      reply: null,
    }
    const conversation = 'webchat:local:one'
    await parts.conversations.save(
      0,
      { stack: 'x', misses: 6 },
      { ...record, conversation, activityId: 'old' },
    )
    expect(textOf(await createDesk(parts).turn(message('bonjour')))).toBe('1: bonjour')
  })

  it('speaks the language picked in the channel from then on', async () => {
    const parts = scriptedParts()
    const desk = createDesk(parts)
    expect((await desk.turn(message('un'))).reply.locale).toBe('fr')
    expect((await desk.turn(message('two', { localePicked: 'en' }))).reply.locale).toBe('en')
    expect((await desk.turn(message('three', { localeHint: 'fr' }))).reply.locale).toBe('en')
  })
})

describe('a turn that cannot be answered', () => {
  it('says so in a sentence with a mark, logs the cause, and keeps the conversation', async () => {
    let broken = true
    const parts = scriptedParts({
      respond: async (text, conversation) => {
        if (broken) throw new TypeError('x is not a function')
        return { blocks: [{ kind: 'text', text: `${conversation.misses + 1}: ${text}` }] }
      },
    })
    const desk = createDesk(parts)
    const outgoing = await desk.turn(message('bonjour'))
    expect(outgoing.failed).toBe('internal')
    expect(textOf(outgoing)).toContain('turn1')
    expect(JSON.stringify(parts.logged)).toContain('x is not a function')
    expect(parts.conversations.turns).toEqual([])
    broken = false
    // The same message delivered again is tried again.
    expect(textOf(await desk.turn(message('bonjour')))).toBe('1: bonjour')
  })

  it('tells an error of the desk in its own words', async () => {
    const parts = scriptedParts()
    parts.conversations.fail = new DeskError('store-unavailable')
    const outgoing = await createDesk(parts).turn(message('hello', { localeHint: 'en' }))
    expect(textOf(outgoing)).toBe(new DeskError('store-unavailable').phrase('en'))
    expect(parts.metrics.print()).toContain('outcome="failed"} 1')
  })

  it('ends at its time limit, and what comes late is not kept', async () => {
    let late: Promise<void> = Promise.resolve()
    const parts = scriptedParts(
      {
        respond: async (text) => {
          late = delay(text === 'slow' ? 80 : 0)
          await late
          return {}
        },
      },
      { timeLimitMs: 25 },
    )
    const desk = createDesk(parts)
    const outgoing = await desk.turn(message('slow'))
    expect(outgoing.failed).toBe('too-slow')
    await late
    await delay(5)
    expect(parts.conversations.turns).toEqual([])
    expect((await desk.turn(message('next'))).failed).toBeUndefined()
  })

  it('stops asking the model when its time is over', async () => {
    let aborted = false
    const parts = scriptedParts(
      {
        understand: (_text, signal) =>
          new Promise((_, reject) => {
            signal?.addEventListener('abort', () => {
              aborted = true
              reject(signal.reason as Error)
            })
          }),
      },
      { timeLimitMs: 20 },
    )
    await createDesk(parts).turn(message('bonjour'))
    expect(aborted).toBe(true)
  })

  it('is a message too long to be read: it is told how long one may be', async () => {
    const parts = scriptedParts()
    const outgoing = await createDesk(parts).turn(message('é'.repeat(102_400)))
    expect(textOf(outgoing)).toContain(showNumber(MAX_MESSAGE_LENGTH, 'fr'))
    expect(outgoing.failed).toBeUndefined()
    expect(parts.engine.runs).toBe(0)
    expect(parts.conversations.turns[0]?.said.length).toBeLessThan(2100)
  })

  it('is one of far too many at once', async () => {
    const parts = scriptedParts({ respond: () => delay(20).then(() => ({})) })
    const desk = createDesk(parts)
    const all = await Promise.all(Array.from({ length: 30 }, (_, index) => desk.turn(message(`m${index}`))))
    const failed = all.filter((each) => each.failed === 'too-many-messages')
    expect(failed).toHaveLength(9)
    expect(parts.queue.size()).toBe(0)
    await parts.queue.idle()
  })
})
