/** Whatever is said, in whatever order: nothing breaks, nothing is written unasked, nothing else is lost. */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import addNote from '../../../src/dialogs/add-note.dialog.ts'
import type { DialogDefinition } from '../../../src/dialogs/define-dialog.ts'
import type { Conversation } from '../../../src/dialogs/engine/conversation.ts'
import { readConversation } from '../../../src/dialogs/engine/restore.ts'
import recordForecast from '../../../src/dialogs/record-forecast.dialog.ts'
import type { Command, SlotInput } from '../../../src/language/command.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { lineCount, memo } from './sample-dialogs.ts'
import { input, set, start, talk, words } from './talk.ts'

const memos = ['alpha', 'beta', 'gamma', 'delta'].map(memo)
const dialogs: readonly DialogDefinition[] = [recordForecast, addNote, lineCount, ...memos]
const ids = [...dialogs.map((dialog) => dialog.id), 'no-such-dialog']
const slotNames = [
  'order',
  'line',
  'part',
  'date',
  'by',
  'cause',
  'change',
  'text',
  'facet',
  'alphaText',
  'form',
  'x',
]

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const value = fc.oneof(
  fc.constantFrom<unknown>(
    'SO-1001',
    'SO-1017',
    'SO-101',
    '10',
    '30',
    '1',
    'supplier',
    'remove',
    'record',
    'lines',
  ),
  fc.constantFrom<unknown>('2026-03-27', '2026-03-02', '2026-02-30', 'someday', 'customs', '', ' ', '-'),
  fc.constantFrom<unknown>(null, undefined, 0, Number.NaN, true, [], {}, { from: 'x' }),
  fc.string({ maxLength: 30 }),
)
const label = fc.record({ fr: fc.string({ maxLength: 8 }), en: fc.string({ maxLength: 8 }) })
const slotInput: fc.Arbitrary<SlotInput> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ text: fc.string({ maxLength: 12 }), value }) },
  {
    weight: 1,
    arbitrary: fc.record({
      text: fc.string({ maxLength: 12 }),
      value,
      readings: fc.array(fc.record({ value, label }), { maxLength: 3 }),
    }),
  },
)
const inputs = fc.dictionary(fc.constantFrom(...slotNames), slotInput, { maxKeys: 4 })
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), dialog: fc.constantFrom(...ids), slots: inputs }),
  fc.record({ kind: fc.constant('set' as const), slot: fc.constantFrom(...slotNames), input: slotInput }),
  fc.constantFrom<Command>(
    { kind: 'affirm' },
    { kind: 'deny' },
    { kind: 'cancel' },
    { kind: 'undo' },
    { kind: 'repeat' },
    { kind: 'ask', question: 'why is the sky blue' },
    { kind: 'handover', to: null },
    { kind: 'language', locale: 'fr' },
    { kind: 'language', locale: 'en' },
    { kind: 'help', topic: 'why' },
    { kind: 'help', topic: 'general' },
    { kind: 'smalltalk', topic: 'greeting' },
  ),
  fc.record({
    kind: fc.constant('clarify' as const),
    about: fc.string({ maxLength: 6 }),
    candidates: fc.array(fc.record({ dialog: fc.constantFrom(...ids), slots: inputs, label }), {
      minLength: 2,
      maxLength: 3,
    }),
  }),
)
/** What is said in one message, or the press of one of the buttons shown, and hours that pass before it. */
const message = fc.record({
  commands: fc.array(command, { maxLength: 3 }),
  press: fc.option(fc.nat({ max: 6 })),
  hours: fc.constantFrom(0, 0, 0, 30),
  restart: fc.boolean(),
})

const WRITES_OF: Readonly<Record<string, Command['kind']>> = {
  'withdraw-note': 'undo',
  'hand-over': 'handover',
}

describe('any sequence of messages', () => {
  it('never throws, keeps its state in JSON and its stack small, and writes only on a yes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 8 }), async (messages) => {
        const t = talk({ orders: store.orders, dialogs })
        for (const { commands, press, hours, restart } of messages) {
          t.wait(hours)
          if (restart) t.restart()
          const pressed = press === null ? undefined : t.conversation.offered[press]
          const said = pressed ? pressed.commands : commands
          const before = t.conversation
          const { conversation, draft, calls } = await t.say(...said)
          const kept: unknown = JSON.parse(JSON.stringify(conversation))
          expect(readConversation(kept, 'en')).toEqual(kept)
          expect(conversation.stack.length).toBeLessThanOrEqual(5)
          expect(conversation.past.length).toBeLessThanOrEqual(10)
          expect(words(draft)).not.toBe('')
          for (const call of calls.filter(({ effect }) => effect === 'write')) {
            expectAsked(call.tool, said, before)
          }
        }
      }),
      { numRuns: 150, seed: 20260316 },
    )
  }, 120_000)
})

/** A write needs its word in the same message, and a recorded value its summary on screen before it. */
function expectAsked(tool: string, said: readonly Command[], before: Conversation): void {
  const kinds = said.map((each) => each.kind)
  const needed = WRITES_OF[tool]
  if (needed) {
    expect(kinds).toContain(needed)
    return
  }
  const undone = kinds.includes('undo') && before.lastWrite !== null
  if (undone) return
  expect(kinds).toContain('affirm')
  expect(kinds).not.toContain('set')
  expect(before.stack.some((open) => open.awaiting === 'confirmation')).toBe(true)
}

describe('a bad value', () => {
  it('never costs another slot its value', async () => {
    const given = { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'supplier' }
    const bad = fc.constantFrom<readonly [string, unknown]>(
      ['order', 'SO-9999'],
      ['order', 7],
      ['line', '77'],
      ['line', ''],
      ['date', '2026-02-30'],
      ['date', '2026-03-01'],
      ['by', 'nobody'],
      ['by', null],
      ['cause', 'whim'],
      ['part', '9'],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(bad, { minLength: 1, maxLength: 4 }), async (bads) => {
        const t = talk({ orders: store.orders, dialogs })
        await t.say(start('record-forecast', given))
        await t.say(...bads.map(([slot, wrong]) => set(slot, wrong, wrong === null ? '' : String(wrong))))
        const slots = t.conversation.stack[0]?.slots ?? {}
        const withOrder = bads.some(([slot]) => slot === 'order')
        for (const [name, kept] of Object.entries(given)) {
          // A line given together with another order belongs to that one, and waits for it.
          if (name === 'line' && withOrder) continue
          expect(slots[name]?.value).toBe(kept)
        }
        expect(t.written()).toEqual([])
      }),
      { numRuns: 40, seed: 20260316 },
    )
  }, 60_000)

  it('never stops the good ones of the same message', async () => {
    const good = { line: '10', date: '2026-03-27', by: 'supplier' }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('line', 'date', 'by'), async (spoilt) => {
        const t = talk({ orders: store.orders, dialogs })
        const slots = { order: input('SO-1001'), ...Object.fromEntries(entriesOf(good, spoilt)) }
        await t.say({ kind: 'start', dialog: 'record-forecast', slots })
        const filled = t.conversation.stack[0]?.slots ?? {}
        for (const [name, kept] of Object.entries(good)) {
          expect(filled[name]?.value).toBe(name === spoilt ? undefined : kept)
        }
      }),
      { numRuns: 12, seed: 20260316 },
    )
  })
})

function entriesOf(good: Readonly<Record<string, string>>, spoilt: string) {
  return Object.entries(good).map(([name, kept]) => [name, input(name === spoilt ? 'zzz' : kept)] as const)
}
