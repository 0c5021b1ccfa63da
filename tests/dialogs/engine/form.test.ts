/** A dialog as a form: when it is shown, what it holds, and what submitting it says. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import addNote from '../../../src/dialogs/add-note.dialog.ts'
import recordForecast from '../../../src/dialogs/record-forecast.dialog.ts'
import type { FormBlock } from '../../../src/domain/draft.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { labels, set, start, type Talk, talk, words } from './talk.ts'

let store: TestStore
const begin = (): Talk => talk({ orders: store.orders, dialogs: [recordForecast, addNote] })
const formIn = (t: Talk): FormBlock | undefined =>
  t.last().draft.blocks.find((block): block is FormBlock => block.kind === 'form')

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('the form', () => {
  it('comes with the first question when much is missing', async () => {
    const t = begin()
    await t.say(start('record-forecast'))
    const form = formIn(t)
    expect(form?.fields.map((field) => [field.name, field.input, field.required])).toEqual([
      ['order', 'text', true],
      ['line', 'text', true],
      ['date', 'date', true],
      ['by', 'choice', true],
      ['cause', 'choice', false],
    ])
  })

  it('is a button away when less is missing, and shows what is known', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    expect(formIn(t)).toBeUndefined()
    expect(labels(t.last().draft)).toEqual(['Form'])
    await t.press('Form')
    const values = formIn(t)?.fields.map((field) => [field.name, field.value])
    expect(values).toEqual([
      ['order', 'SO-1001'],
      ['line', '10'],
      ['date', undefined],
      ['by', undefined],
      ['cause', undefined],
    ])
  })

  it('is not shown again at each question', async () => {
    const t = begin()
    await t.say(start('record-forecast'))
    await t.say(set('by', 'supplier'))
    expect(formIn(t)).toBeUndefined()
  })
})

describe('a submitted form', () => {
  const submit = async (t: Talk, values: Record<string, string>) => {
    const commands = await t.engine.formCommands(t.conversation, 'record-forecast', values)
    return t.with({ form: true }, ...commands)
  }

  it('is the same as saying the values', async () => {
    const t = begin()
    await t.say(start('record-forecast'))
    const values = { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'supplier', cause: '' }
    const { draft, report } = await submit(t, values)
    expect(report.awaiting).toBe('confirmation')
    expect(words(draft)).toContain('none → 27 March 2026')
  })

  it('opens its dialog when that is not open any more', async () => {
    const t = begin()
    await submit(t, { order: 'SO-1001', line: '20' })
    expect(t.last().report).toMatchObject({ dialog: 'record-forecast', awaiting: 'date' })
  })

  it('comes back with what is wrong and everything that was typed', async () => {
    const t = begin()
    await t.say(start('record-forecast'))
    await submit(t, { order: 'SO-1001', line: '30', date: 'someday', by: 'Nobody' })
    const fields = new Map(formIn(t)?.fields.map((field) => [field.name, field]))
    expect(fields.get('order')?.value).toBe('SO-1001')
    expect(fields.get('line')).toMatchObject({
      value: '30',
      error: expect.stringContaining('has no line 30'),
    })
    expect(fields.get('date')?.error).toContain('“someday”')
    expect(fields.get('by')?.error).toContain('“Nobody”')
  })

  it('takes the names of choices and clears optional ones', async () => {
    const t = begin()
    const values = { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'The carrier', cause: 'customs' }
    await submit(t, values)
    expect(words(t.last().draft)).toContain('Cause: customs')
    await submit(t, { ...values, cause: '' })
    expect(words(t.last().draft)).not.toContain('Cause: customs')
  })

  it('of a dialog that is gone does nothing', async () => {
    const t = begin()
    expect(await t.engine.formCommands(t.conversation, 'gone', { a: 'b' })).toEqual([])
  })
})
