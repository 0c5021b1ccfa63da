/** Taking a conversation up again: after a restart, after a week, after its dialogs have changed. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import addNote from '../../../src/dialogs/add-note.dialog.ts'
import type { DialogDefinition } from '../../../src/dialogs/define-dialog.ts'
import { readConversation } from '../../../src/dialogs/engine/restore.ts'
import recordForecast from '../../../src/dialogs/record-forecast.dialog.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { lineCount } from './sample-dialogs.ts'
import { cancel, labels, set, start, type Talk, talk, words, yes } from './talk.ts'

let store: TestStore
const dialogs: readonly DialogDefinition[] = [recordForecast, addNote, lineCount]
const begin = (): Talk => talk({ orders: store.orders, dialogs })
const complete = { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'supplier' }
const filled = (t: Talk) => Object.keys(t.conversation.stack.at(-1)?.slots ?? {}).sort()

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('after a restart', () => {
  it('goes on at the open question', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    t.restart()
    const { draft } = await t.say(set('date', '2026-03-27'))
    expect(words(draft)).toBe('Who gives this date?')
  })

  it('confirms what was summed up before it', async () => {
    const t = begin()
    await t.say(start('record-forecast', { ...complete, line: '20' }))
    t.restart()
    await t.say(yes)
    expect(t.written()).toEqual(['record-forecast'])
  })

  it('starts afresh from a state that cannot be read', () => {
    for (const state of [null, 'x', 7, [], {}, { locale: 'xx' }, { locale: 'fr', stack: 'none' }]) {
      expect(readConversation(state, 'fr')).toMatchObject({ locale: 'fr', stack: [], misses: 0 })
    }
  })
})

describe('after more than a day', () => {
  it('reminds of what was open and asks whether to go on', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    t.wait(24 * 7)
    const { draft, report } = await t.say({ kind: 'smalltalk', topic: 'greeting' })
    expect(words(draft)).toContain('You had started: record a forecast (order SO-1001, line 10)')
    expect(labels(draft)).toEqual(['Go on', 'Drop it'])
    expect(report.awaiting).toBe('choice')
    expect((await t.press('Go on')).report.awaiting).toBe('date')
  })

  it('drops it when asked to', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    t.wait(48)
    await t.say({ kind: 'smalltalk', topic: 'greeting' })
    const { draft, report } = await t.say({ kind: 'deny' })
    expect(words(draft)).toContain('Dropped: record a forecast')
    expect(report.dialog).toBeNull()
  })

  it('takes a straight answer, with one line on what it is about', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    t.wait(48)
    const { draft, report } = await t.say(set('date', '2026-03-27'))
    expect(words(draft)).toContain('We were at: record a forecast (order SO-1001, line 10).')
    expect(report.awaiting).toBe('by')
  })

  it('does not write on a yes to a summary of last week, but sums up again', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    t.wait(24 * 7)
    const { draft, report } = await t.say(yes)
    expect(t.written()).toEqual([])
    expect(words(draft)).toContain('We were at: record a forecast')
    expect(words(draft)).toContain('27 March 2026')
    expect(report.awaiting).toBe('confirmation')
  })

  it('questions a date that has gone by meanwhile', async () => {
    const t = begin()
    await t.say(start('record-forecast', { ...complete, date: '2026-03-18' }))
    t.wait(24 * 7)
    const { draft } = await t.say(yes)
    expect(words(draft)).toContain('18 March 2026 is already past')
    expect(filled(t)).not.toContain('date')
  })

  it('answers something else first', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    t.wait(48)
    const { draft } = await t.say(start('line-count', { order: 'SO-1002' }))
    expect(words(draft)).toMatch(/SO-1002: 2[\s\S]*You had started: record a forecast/)
  })

  it('says nothing of it within the day', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    t.wait(20)
    expect(words((await t.say(set('date', '2026-03-27'))).draft)).toBe('Who gives this date?')
  })
})

describe('after the dialogs have changed', () => {
  it('keeps the answers by name and asks again what does not fit any more', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10', date: '2026-03-27' }))
    const { line: _line, ...slots } = recordForecast.slots
    const changed: DialogDefinition = { ...recordForecast, slots, review: addNote.review } as DialogDefinition
    t.restart([changed, addNote])
    const { draft, report } = await t.say({ kind: 'smalltalk', topic: 'thanks' })
    expect(words(draft)).toContain('The questions of this subject have changed since')
    expect(filled(t)).not.toContain('line')
    expect(filled(t)).toEqual(expect.arrayContaining(['order', 'date']))
    expect(report.awaiting).toBe('by')
  })

  it('says that a subject is gone and goes on with what is below', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    await t.say(start('add-note'))
    t.restart([recordForecast])
    const { draft, report } = await t.say({ kind: 'repeat' })
    expect(words(draft)).toContain('An open subject (add-note) no longer exists in this version')
    expect(report).toMatchObject({ dialog: 'record-forecast', awaiting: 'date' })
  })

  it('survives the loss of everything that was open', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    t.restart([lineCount])
    const { report } = await t.say(yes)
    expect(report.dialog).toBeNull()
    expect(words((await t.say(cancel)).draft)).toContain('Nothing is in progress.')
  })
})
