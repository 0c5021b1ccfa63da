/** The model back end against a server that speaks the real protocol: it helps, and its failures never reach a person. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ModelEndpoint } from '../../../src/language/model/chat-model.ts'
import { createCircuitBreaker } from '../../../src/language/model/circuit-breaker.ts'
import type { ReadSlotText } from '../../../src/language/model/model-output.ts'
import { createModelUnderstander } from '../../../src/language/model/model-understander.ts'
import type { UnderstandContext, Understander, Understanding } from '../../../src/language/understand.ts'
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai.ts'

const MESSAGE = 'le fournisseur annonce maintenant le 27 mars pour la 1001'

const slot = (name: string, kind: 'reference' | 'date' | 'choice') => ({
  name,
  kind,
  title: { fr: name, en: name },
  words: { fr: [], en: [] },
  choices:
    kind === 'choice'
      ? [{ id: 'supplier', title: { fr: 'fournisseur', en: 'supplier' }, words: { fr: [], en: [] } }]
      : [],
})
const dialog = (id: string, slots: readonly ReturnType<typeof slot>[]) => ({
  id,
  title: { fr: id, en: id },
  examples: { fr: [], en: [] },
  cues: { fr: [], en: [] },
  slots,
})
const CONTEXT: UnderstandContext = {
  locale: 'fr',
  today: '2026-03-16',
  open: null,
  focus: { dialog: null, values: {} },
  offered: [],
  dialogs: [
    dialog('order-status', [slot('order', 'reference')]),
    dialog('record-forecast', [slot('order', 'reference'), slot('date', 'date'), slot('by', 'choice')]),
  ],
}
const UNSURE: Understanding = { commands: [], confidence: 0.2, by: 'rules', detected: 'fr' }

const readSlotText: ReadSlotText = (kind, text) => {
  if (kind === 'date') return /27 mars/.test(text) ? { text, value: '2026-03-27' } : null
  return { text, value: text }
}

const command = (over: object) => ({
  kind: 'start',
  dialog: null,
  dialogs: null,
  slots: null,
  topic: null,
  locale: null,
  ...over,
})
const START = {
  commands: [
    command({
      dialog: 'record-forecast',
      slots: [
        { name: 'order', text: '1001', choice: null },
        { name: 'date', text: 'le 27 mars', choice: null },
        { name: 'by', text: 'fournisseur', choice: 'supplier' },
      ],
    }),
  ],
}

let server: FakeOpenAi
beforeAll(async () => {
  server = await startFakeOpenAi()
})
afterAll(() => server.close())

let serial = 0
beforeEach(() => {
  serial = server.requests.length
})
const asked = () => server.requests.length - serial

function understander(
  over: Partial<ModelEndpoint> = {},
  rest: { timeLimitMs?: number; rules?: Understanding; now?: () => number } = {},
): { understander: Understander; warnings: unknown[] } {
  const warnings: unknown[] = []
  const made = createModelUnderstander({
    endpoint: {
      apiKey: '',
      baseUrl: server.baseUrl,
      model: 'small',
      output: 'tools',
      stream: false,
      ...over,
    },
    rules: { understand: async () => rest.rules ?? UNSURE },
    readSlotText,
    log: { warn: (entry: unknown) => warnings.push(entry), info: () => undefined },
    timeLimitMs: rest.timeLimitMs ?? 5_000,
    breaker: createCircuitBreaker({ threshold: 2, coolDownMs: 1_000, now: rest.now ?? (() => 0) }),
  })
  return { understander: made, warnings }
}

const EXPECTED = [
  {
    kind: 'start',
    dialog: 'record-forecast',
    slots: {
      order: { text: '1001', value: '1001' },
      date: { text: 'le 27 mars', value: '2026-03-27' },
      by: { text: 'fournisseur', value: 'supplier' },
    },
  },
]

describe('model understanding', () => {
  for (const output of ['tools', 'json-schema', 'json'] as const) {
    for (const stream of [false, true]) {
      it(`reads commands by ${output}${stream ? ' as a stream' : ''}`, async () => {
        server.behave({ kind: 'answer', output: START })
        const { understander: model } = understander({ output, stream })
        const understood = await model.understand(MESSAGE, CONTEXT)
        expect(understood).toMatchObject({ by: 'model', commands: EXPECTED })
        const body = server.requests.at(-1)?.body
        expect(Boolean(body?.stream)).toBe(stream)
        expect(body?.messages.at(-1)).toMatchObject({ role: 'user', content: MESSAGE })
        expect(body?.messages[0]?.content).toContain('record-forecast')
      })
    }
  }

  it('is not asked when the rules are sure', async () => {
    server.behave({ kind: 'answer', output: START })
    const sure: Understanding = { ...UNSURE, commands: [{ kind: 'cancel' }], confidence: 0.95 }
    expect(await understander({}, { rules: sure }).understander.understand('annule', CONTEXT)).toEqual(sure)
    expect(asked()).toBe(0)
  })

  it('drops unknown dialogs and slots, words that were not said and values the rules cannot read', async () => {
    const slots = [
      { name: 'order', text: '9999', choice: null },
      { name: 'date', text: 'pour la 1001', choice: null },
      { name: 'price', text: '1001', choice: null },
      { name: 'by', text: 'fournisseur', choice: 'nobody' },
    ]
    server.behave({
      kind: 'answer',
      output: {
        commands: [
          command({ dialog: 'record-forecast', slots }),
          command({ dialog: 'delete-everything', slots: [] }),
        ],
      },
    })
    const { commands } = await understander().understander.understand(MESSAGE, CONTEXT)
    expect(commands).toEqual([{ kind: 'start', dialog: 'record-forecast', slots: {} }])
  })

  it('never confirms a write', async () => {
    server.behave({ kind: 'answer', output: { commands: [command({ kind: 'affirm' })] } })
    const waiting: UnderstandContext = {
      ...CONTEXT,
      open: { dialog: 'record-forecast', awaiting: 'confirmation', filled: ['order'] },
    }
    expect(await understander().understander.understand('mmm', waiting)).toEqual(UNSURE)
    expect((await understander().understander.understand('mmm', CONTEXT)).commands).toEqual([
      { kind: 'affirm' },
    ])
  })

  it('never takes a write back', async () => {
    server.behave({ kind: 'answer', output: { commands: [command({ kind: 'undo' })] } })
    expect(await understander().understander.understand('mmm', CONTEXT)).toEqual(UNSURE)
  })

  it('tries once more after a rate limit and a server error, not after a refused key', async () => {
    server.behave(
      { kind: 'status', status: 429, headers: { 'retry-after': '60' } },
      { kind: 'answer', output: START },
    )
    expect((await understander().understander.understand(MESSAGE, CONTEXT)).commands).toEqual(EXPECTED)
    expect(asked()).toBe(2)
    server.behave({ kind: 'status', status: 503 }, { kind: 'answer', output: START })
    expect((await understander().understander.understand(MESSAGE, CONTEXT)).by).toBe('model')
    expect(asked()).toBe(4)
    server.behave({ kind: 'status', status: 401 })
    const { understander: refused, warnings } = understander({ apiKey: 'sk-secret' })
    expect(await refused.understand(MESSAGE, CONTEXT)).toEqual(UNSURE)
    expect(asked()).toBe(5)
    expect(JSON.stringify(warnings)).toContain('http 401')
    expect(JSON.stringify(warnings)).not.toContain('sk-secret')
  })

  it.each([
    ['arguments that are no JSON', { kind: 'raw-arguments', text: '{"commands": [{"kind"' }],
    ['arguments of another shape', { kind: 'raw-arguments', text: '{"commands":[{"kind":"drop-table"}]}' }],
    ['a broken body', { kind: 'broken-json' }],
  ] as const)('falls back to the rules on %s', async (_, behaviour) => {
    server.behave(behaviour)
    expect(await understander().understander.understand(MESSAGE, CONTEXT)).toEqual(UNSURE)
  })

  it('falls back to the rules when a stream is cut', async () => {
    server.behave({ kind: 'cut-stream' })
    expect(await understander({ stream: true }).understander.understand(MESSAGE, CONTEXT)).toEqual(UNSURE)
  })

  it.each(['hang', 'hang-in-stream'] as const)('gives up at the time limit on a %s', async (kind) => {
    server.behave({ kind })
    const { understander: model } = understander({ stream: kind === 'hang-in-stream' }, { timeLimitMs: 150 })
    expect(await model.understand(MESSAGE, CONTEXT)).toEqual(UNSURE)
    expect(asked()).toBe(1)
  })

  it('falls back at once when nothing listens', async () => {
    const { understander: model } = understander({ baseUrl: 'http://127.0.0.1:9/v1' })
    expect(await model.understand(MESSAGE, CONTEXT)).toEqual(UNSURE)
  })

  it('stops asking an endpoint that keeps failing and tries again later', async () => {
    server.behave({ kind: 'status', status: 401 })
    let now = 0
    const { understander: model } = understander({}, { now: () => now })
    for (let turn = 0; turn < 5; turn += 1) await model.understand(MESSAGE, CONTEXT)
    expect(asked()).toBe(2)
    now = 1_500
    server.behave({ kind: 'answer', output: START })
    expect((await model.understand(MESSAGE, CONTEXT)).by).toBe('model')
    expect((await model.understand(MESSAGE, CONTEXT)).by).toBe('model')
    expect(asked()).toBe(4)
  })

  it('sends no trace to third parties, whatever the environment says', async () => {
    process.env['LANGSMITH_TRACING'] = 'true'
    server.behave({ kind: 'answer', output: START })
    await understander().understander.understand(MESSAGE, CONTEXT)
    expect(process.env['LANGSMITH_TRACING']).toBe('false')
  })
})
