/** "Règles" are no mistyped "réglées": asking for the rules of an order does not ask whether it is paid. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeForLanguage } from '../../../src/dialogs/engine/describe.ts'
import { loadDialogs } from '../../../src/dialogs/load-definitions.ts'
import { createRuleUnderstander } from '../../../src/language/rules/rule-understander.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const dialogs = describeForLanguage(await loadDialogs())
let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('the rules of an order are asked for by', () => {
  it.each([
    'quelles règles pour la 1006 ?',
    'quelles regles pour la 1006',
    'règles pour SO-1006',
    'which rules apply to 1006?',
    'rules for 1006',
  ])('%s', async (text) => {
    const clock = { now: () => '2026-03-16T09:00:00.000Z', today: () => '2026-03-16' }
    const understander = createRuleUnderstander({ lookup: store.orders, dialogs, clock })
    const { commands } = await understander.understand(text, {
      locale: 'fr',
      today: '2026-03-16',
      open: null,
      focus: { dialog: null, values: {} },
      offered: [],
      dialogs,
    })
    expect(commands).toMatchObject([
      { kind: 'start', dialog: 'order-rules', slots: { order: { value: 'SO-1006' } } },
    ])
  })
})
