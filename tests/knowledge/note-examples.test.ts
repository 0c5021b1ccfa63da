/** Each note's own examples: orders to which it applies, does not apply, or that it cannot decide. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluate, type Truth } from '../../src/knowledge/watch/evaluate.ts'
import type { Note, NoteExample } from '../../src/knowledge/watch/note.ts'
import { orderSituation } from '../../src/knowledge/watch/order-situation.ts'
import { readShippedNotes } from '../../src/knowledge/watch/shipped-notes.ts'
import { type Situation, situationOfFields } from '../../src/knowledge/watch/situation.ts'
import { watchLists } from '../../src/knowledge/watch/watch-lists.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const TODAY = '2026-03-16'
const notes = await readShippedNotes()
const { fields, blocs } = watchLists()
const lineFields = new Set([...fields].flatMap(([name, { from }]) => (from === 'line' ? [name] : [])))
let store: TestStore

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

async function situationOf(example: NoteExample): Promise<Situation> {
  if (typeof example !== 'string') {
    const strange = Object.keys(example).filter((field) => !fields.has(field))
    expect(strange, 'fields that content/watch/fields.yaml does not have').toEqual([])
    return situationOfFields(example, lineFields, TODAY)
  }
  const file = await store.orders.findOrder(example)
  if (!file) expect.fail(`the demo world has no order ${example}`)
  return orderSituation(file, { sellerCountry: 'FR', today: TODAY, answers: [] })
}

function examplesOf({ examples }: Note): readonly (readonly [Truth, NoteExample])[] {
  return [
    ...examples.applies.map((each) => ['yes', each] as const),
    ...examples.doesNotApply.map((each) => ['no', each] as const),
    ...examples.cannotConclude.map((each) => ['unknown', each] as const),
  ]
}

describe('the examples of the notes', () => {
  it.each(notes.map((note) => [note.id, note] as const))('%s', async (_, note) => {
    const examples = examplesOf(note)
    if (note.appliesWhen === null) return expect(examples).toEqual([])
    expect(examples.length).toBeGreaterThan(0)
    for (const [expected, example] of examples) {
      const { truth, because, missing } = evaluate(note.appliesWhen, await situationOf(example), blocs)
      expect({ example, truth }, JSON.stringify({ because, missing })).toEqual({ example, truth: expected })
    }
  })
})
