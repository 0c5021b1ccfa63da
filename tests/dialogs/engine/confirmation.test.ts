/** Nothing is written without a yes to what is on screen, by someone who may, on what was read. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import addNote from '../../../src/dialogs/add-note.dialog.ts'
import recordForecast from '../../../src/dialogs/record-forecast.dialog.ts'
import type { Command } from '../../../src/language/command.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { lineCount } from './sample-dialogs.ts'
import { labels, set, start, type Talk, talk, words, yes } from './talk.ts'

let store: TestStore
const dialogs = [recordForecast, addNote, lineCount]
const begin = (role: 'agent' | 'reader' = 'agent'): Talk => talk({ orders: store.orders, dialogs, role })
const complete = { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'supplier' }

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('confirming', () => {
  it('writes once, even when the message is delivered twice', async () => {
    const t = begin()
    await t.say(start('add-note', { order: 'SO-1002', text: 'Only once.' }))
    const before = t.conversation
    await t.with({ activityKey: 'same-message' }, yes)
    t.conversation = before
    await t.with({ activityKey: 'same-message' }, yes)
    const events = (await store.orders.findOrder('SO-1002'))?.events ?? []
    expect(events.filter((event) => event.text === 'Only once.')).toHaveLength(1)
  })

  it('must keep what it rests on for certain: what is open or written, not what was only read', async () => {
    const t = begin()
    const binding = async (command: Command) => (await t.say(command)).isBinding
    expect(await binding(start('line-count', { order: 'SO-1003' }))).toBe(false)
    expect(await binding(start('add-note', { order: 'SO-1003', text: 'Held.' }))).toBe(true)
    expect(await binding({ kind: 'cancel' })).toBe(true)
    expect(await binding({ kind: 'repeat' })).toBe(false)
    await t.say(start('add-note', { order: 'SO-1003', text: 'Kept.' }))
    expect(await binding(yes)).toBe(true)
    expect(await binding({ kind: 'undo' })).toBe(true)
    expect(await binding({ kind: 'handover', to: null })).toBe(true)
  })

  it('shows the order anew when it has changed since the summary, and writes only what is then confirmed', async () => {
    const [mine, theirs] = [begin(), begin()]
    await mine.say(start('record-forecast', complete))
    await theirs.say(start('record-forecast', { ...complete, date: '2026-04-10', by: 'carrier' }))
    await theirs.say(yes)
    const { draft, report } = await mine.say(yes)
    expect(words(draft)).toContain('Someone else has changed this order in the meantime: nothing was saved.')
    expect(words(draft)).toContain('Forecast: 10 April 2026 → 27 March 2026')
    expect(report.awaiting).toBe('confirmation')
    expect(mine.written()).toEqual([])
    await mine.say(yes)
    expect(mine.written()).toEqual(['record-forecast'])
  })

  it('drops a value that no longer fits the order', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    await store.db.db
      .updateTable('order_line')
      .set({ cancelled: true })
      .where('order_number', '=', 'SO-1001')
      .where('line_number', '=', '10')
      .execute()
    const { draft, report } = await t.say({ kind: 'help', topic: 'general' })
    expect(words(draft)).toContain('This answer no longer fits (line): Line 10 of SO-1001 is cancelled')
    expect(report.awaiting).not.toBe('confirmation')
  })
})

describe('roles', () => {
  it('a reader is told clearly that writing is not theirs', async () => {
    const t = begin('reader')
    const { draft, report } = await t.say(start('record-forecast', complete))
    expect(words(draft)).toBe(
      'Your role (reader) does not allow this: record a forecast. Ask a colleague who has the role agent.',
    )
    expect(labels(draft)).toEqual(['A colleague'])
    expect(report.dialog).toBeNull()
  })

  it('a role lost in mid-dialog stops the write and keeps the answers', async () => {
    const t = begin()
    await t.say(start('add-note', { order: 'SO-1003', text: 'Never written.' }))
    t.as('reader')
    const { draft } = await t.say(yes)
    expect(words(draft)).toContain('Your role (reader) does not allow this: add a note.')
    expect(t.written()).toEqual([])
    expect(t.conversation.stack).toHaveLength(1)
  })

  it('a reader may still ask and hand over', async () => {
    const t = begin('reader')
    expect(words((await t.say(start('line-count', { order: 'SO-1002' }))).draft)).toContain('SO-1002: 2')
    await t.say({ kind: 'handover', to: null })
    expect(t.written()).toEqual(['hand-over'])
  })

  it('a reader sees only what they may do', async () => {
    const t = begin('reader')
    const { draft } = await t.say({ kind: 'help', topic: 'capabilities' })
    expect(labels(draft)).toEqual(['Count the lines'])
  })
})

describe('removing a forecast', () => {
  it('needs no date, and says when there is none to remove', async () => {
    const t = begin()
    const { draft } = await t.say(start('record-forecast', { order: 'SO-1017', change: 'remove' }))
    expect(words(draft)).toContain('Forecast: 3 April 2026 → none')
    await t.say(yes)
    expect(words(t.last().draft)).toContain('line 10 of SO-1017 has no forecast any more')
    await t.press('Undo')
    const again = (await store.orders.findOrder('SO-1017'))?.lines[0]?.schedule[0]
    expect(again).toMatchObject({ forecastOn: '2026-04-03', forecastBy: 'supplier' })
    const none = await begin().say(
      start('record-forecast', { order: 'SO-1002', line: '10', change: 'remove' }),
    )
    expect(words(none.draft)).toContain('There is no forecast to remove: nothing will change.')
  })

  it('turns into recording when a date is given after all', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1017', change: 'remove' }))
    await t.say(set('change', 'record'), set('date', '2026-04-07'), set('by', 'carrier'))
    expect(words(t.last().draft)).toContain('→ 7 April 2026')
  })
})
