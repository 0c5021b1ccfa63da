/** A configured model adds findings to a checked text, marked as its own, and can neither remove nor change one. */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readShippedNotes } from '../../src/knowledge/watch/shipped-notes.ts'
import { createModelReader } from '../../src/language/model/model-reader.ts'
import checkText from '../../src/tools/check-text.tool.ts'
import { createToolRunner } from '../../src/tools/run-tool.ts'
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const TEXT =
  'Under UCP 500 we must hurry. The bank may take as long as it wants to examine the documents presented under a letter of credit.'
let server: FakeOpenAi
let store: TestStore
beforeAll(async () => {
  server = await startFakeOpenAi()
  store = await openTestStore(await readShippedNotes())
})
afterAll(async () => {
  await server.close()
  await store.close()
})
let before = 0
beforeEach(() => {
  before = server.requests.length
})

/** Loading the model's library takes seconds on a busy machine. */
const PATIENT_MS = 60_000

async function check(text: string, withModel: boolean, timeLimitMs = PATIENT_MS) {
  const secondReader = createModelReader({
    endpoint: { apiKey: '', baseUrl: server.baseUrl, model: 'small', output: 'tools', stream: false },
    log: { warn: () => undefined },
    timeLimitMs,
  })
  const { call } = createToolRunner({
    orders: store.orders,
    watch: store.watch,
    clock: { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' },
    actor: { id: 'u1', name: 'Claire Morel', role: 'reader' },
    locale: 'en',
    turn: 't1',
    activityKey: 't1',
    ...(withModel ? { secondReader } : {}),
  })
  return call(checkText, { text })
}

/** Ids of the passages that were shown to the model. */
function shown(): readonly string[] {
  const system = server.requests.at(-1)?.body.messages[0]?.content ?? ''
  return [...system.matchAll(/^\[([\w-]+\/\d+)\]/gm)].map((match) => match[1] ?? '')
}

describe('the second reading of a text', { timeout: 90_000 }, () => {
  it('adds what the model finds, marked, with the words of the note', async () => {
    server.behave({ kind: 'answer', output: { findings: [] } })
    await check(TEXT, true)
    const passage = shown().find((id) => id.startsWith('ucp-600/'))
    expect(passage).toBeDefined()
    server.behave({
      kind: 'answer',
      output: { findings: [{ sentence: 0, verdict: 'contradicted', passage }] },
    })
    const plain = await check(TEXT, false)
    const helped = await check(TEXT, true)
    expect(helped.statements.slice(0, plain.statements.length)).toEqual(plain.statements)
    const added = helped.statements.slice(plain.statements.length)
    expect(added).toHaveLength(1)
    expect(added[0]).toMatchObject({
      by: 'model',
      verdict: 'contradicted',
      note: 'ucp-600',
      suggestion: null,
    })
    expect(helped.corrected).toBe(plain.corrected)
  })

  it('drops a finding on a sentence or passage that was not given', async () => {
    server.behave({
      kind: 'answer',
      output: {
        findings: [
          { sentence: 0, verdict: 'contradicted', passage: 'made-up/1' },
          { sentence: 99, verdict: 'outdated', passage: 'ucp-600/1' },
        ],
      },
    })
    const plain = await check(TEXT, false)
    expect((await check(TEXT, true)).statements).toEqual(plain.statements)
  })

  it.each([{ kind: 'status', status: 500 }, { kind: 'broken-json' }, { kind: 'hang' }] as const)(
    'goes without the model when it fails ($kind)',
    async (behaviour) => {
      server.behave(behaviour)
      const plain = await check(TEXT, false)
      const limit = behaviour.kind === 'hang' ? 500 : PATIENT_MS
      expect(await check(TEXT, true, limit)).toEqual(plain)
      expect(server.requests.length).toBeGreaterThan(before)
    },
  )
})
