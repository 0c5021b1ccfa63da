/** Changing one's mind: corrections, digressions, refusal of a summary, cancellation, undo. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import addNote from '../../../src/dialogs/add-note.dialog.ts'
import type { DialogDefinition } from '../../../src/dialogs/define-dialog.ts'
import recordForecast from '../../../src/dialogs/record-forecast.dialog.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { lineCount, memo } from './sample-dialogs.ts'
import { cancel, labels, no, set, start, type Talk, talk, undo, words, yes } from './talk.ts'

let store: TestStore
const memos = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'].map(memo)
const dialogs: readonly DialogDefinition[] = [recordForecast, addNote, lineCount, ...memos]
const begin = (locale: 'fr' | 'en' = 'en'): Talk => talk({ orders: store.orders, dialogs, locale })
const filled = (t: Talk) =>
  Object.fromEntries(Object.entries(t.conversation.stack.at(-1)?.slots ?? {}).map(([k, v]) => [k, v.value]))
const complete = { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'supplier' }
const forecastOf = async (line: string) =>
  (await store.orders.findOrder('SO-1001'))?.lines.find((each) => each.number === line)?.schedule[0]
    ?.forecastOn

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('correction', () => {
  it('changes an early answer while a later one is asked', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    const { draft, report } = await t.say(set('line', '20'))
    expect(words(draft)).toContain('Corrected: line 20 (was 10).')
    expect(filled(t)['line']).toBe('20')
    expect(report.awaiting).toBe('date')
  })

  it('changes a value of the summary and sums up again, without writing', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    const { draft, report } = await t.say(yes, set('date', '2026-03-30'))
    expect(words(draft)).toContain('none → 30 March 2026')
    expect(report.awaiting).toBe('confirmation')
    expect(t.written()).toEqual([])
  })

  it('reopens what was just saved, with the old value beside the new one', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    await t.say(yes)
    const { draft } = await t.say(set('date', '2026-03-30'))
    expect(words(draft)).toContain('27 March 2026 → 30 March 2026')
    expect(t.written()).toHaveLength(1)
    await t.say(yes)
    expect(await forecastOf('10')).toBe('2026-03-30')
    await t.say(undo)
    expect(await forecastOf('10')).toBe('2026-03-27')
  })

  it('answers the last question again for another order', async () => {
    const t = begin()
    await t.say(start('line-count', { order: 'SO-1001', facet: 'customer' }))
    const { draft } = await t.say(set('order', 'SO-1017'))
    expect(words(draft)).toContain('Válvulas Levante SL')
  })

  it('takes an optional answer away again', async () => {
    const t = begin()
    await t.say(start('record-forecast', { ...complete, cause: 'transport' }))
    await t.press('Change')
    await t.press('Cause')
    const { draft, report } = await t.press('None')
    expect(report.awaiting).toBe('confirmation')
    expect(words(draft)).not.toContain('Cause')
  })
})

describe('digression', () => {
  it('answers and comes back to the open question', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    const { draft, report } = await t.say(start('line-count', { order: 'SO-1002' }))
    expect(words(draft)).toContain('SO-1002: 2')
    expect(words(draft)).toMatch(
      /Back to: record a forecast \(order SO-1001, line 10\)\.\nWhat is the new expected date\?/,
    )
    expect(report).toMatchObject({ dialog: 'record-forecast', awaiting: 'date' })
    expect(filled(t)['order']).toBe('SO-1001')
  })

  it('offers the answers to the open question before what the digression leads to, by number too', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10', date: '2026-03-27' }))
    const { draft } = await t.say(start('line-count', { order: 'SO-1002' }))
    expect(labels(draft).at(0)).toBe('The supplier')
    expect(labels(draft).at(-1)).toBe('More')
    expect(t.conversation.offered.map((choice) => choice.label)).toEqual(labels(draft))
  })

  it('takes an answer and a digression in one message', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    await t.say(set('date', '2026-03-27'), start('line-count', { order: 'SO-1002' }))
    expect(filled(t)['date']).toBe('2026-03-27')
    expect(t.last().report.awaiting).toBe('by')
  })

  it('comes back to a summary in one line, and still confirms it', async () => {
    const t = begin()
    await t.say(start('record-forecast', { ...complete, line: '20' }))
    const { draft } = await t.say(start('line-count', { order: 'SO-1002' }))
    expect(words(draft)).toContain('Still to confirm: record a forecast (order SO-1001, line 20')
    await t.say(yes)
    expect(t.written()).toEqual(['record-forecast'])
  })

  it('keeps a write begun in the middle of another, and returns to the first', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    await t.say(start('add-note', { order: 'SO-1002', text: 'Bank called.' }))
    const { draft, report } = await t.say(yes)
    expect(words(draft)).toContain('Added to the timeline of SO-1002.')
    expect(report).toMatchObject({ dialog: 'record-forecast', awaiting: 'date' })
  })

  it('gives a value to the dialog that has such a question, even below', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    await t.say(start('alpha'))
    await t.say(set('date', '2026-03-27'))
    expect(t.conversation.stack[0]?.slots['date']?.value).toBe('2026-03-27')
    expect(t.last().report.dialog).toBe('alpha')
  })

  it('never opens more dialogs than a person keeps in mind', async () => {
    const t = begin()
    for (const { id } of memos) await t.say(start(id))
    expect(t.conversation.stack).toHaveLength(5)
    expect(words(t.last().draft)).toContain('Several subjects are already open')
  })

  it('comes back to a dialog that waits below when it is asked for again', async () => {
    const t = begin()
    await t.say(start('alpha'))
    await t.say(start('beta'))
    await t.say(start('alpha'))
    expect(t.conversation.stack.map((open) => open.dialog)).toEqual(['beta', 'alpha'])
  })
})

describe('no', () => {
  it('to a summary asks what to change, and takes the new value', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    const { draft, report } = await t.say(no)
    expect(words(draft)).toBe('Nothing is saved. What should change?')
    expect(labels(draft)).toEqual(['Order', 'Line', 'New date', 'Given by', 'Cause', 'Cancel'])
    expect(report.awaiting).toBe('choice')
    await t.press('New date')
    expect(t.last().report.awaiting).toBe('date')
    await t.say(set('date', '2026-04-02'))
    expect(words(t.last().draft)).toContain('→ 2 April 2026')
    expect(t.written()).toEqual([])
  })

  it('with the right value is a correction', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    await t.say(no, set('line', '20'))
    expect(filled(t)['line']).toBe('20')
    expect(t.last().report.awaiting).toBe('confirmation')
  })

  it('to "which one to change" goes back to the summary', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    await t.say(no)
    expect((await t.say(no)).report.awaiting).toBe('confirmation')
  })
})

describe('cancellation', () => {
  it('says what is dropped and writes nothing', async () => {
    const t = begin()
    await t.say(start('record-forecast', complete))
    const { draft, report } = await t.say(cancel)
    expect(words(draft)).toMatch(
      /^Dropped: record a forecast \(order SO-1001, line 10, .*\. Nothing was saved\.$/,
    )
    expect(report.dialog).toBeNull()
    expect(t.written()).toEqual([])
  })

  it('drops the digression and returns', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    await t.say(start('add-note'))
    const { draft } = await t.say(cancel)
    expect(words(draft)).toContain('Dropped: add a note')
    expect(words(draft)).toContain('Back to: record a forecast')
  })

  it('with nothing open reminds that the last write can be undone', async () => {
    const t = begin()
    await t.say(start('add-note', { order: 'SO-1003', text: 'Crates are ready.' }))
    await t.say(yes)
    const { draft } = await t.say(cancel)
    expect(words(draft)).toContain(
      'The last thing saved can still be undone: add a note (order SO-1003, text of the note)',
    )
    expect(labels(draft)).toEqual(['Undo'])
  })
})

describe('undo', () => {
  it('takes back one answer after the other, then the start', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001' }))
    await t.say(set('line', '10'))
    await t.say(set('date', '2026-03-27'))
    expect(words((await t.say(undo)).draft)).toContain('I forget your last answer (new date 27 March 2026).')
    expect(t.last().report.awaiting).toBe('date')
    await t.say(undo)
    expect(t.last().report.awaiting).toBe('line')
    expect(words((await t.say(undo)).draft)).toContain('Forgotten: record a forecast.')
    expect(t.conversation.stack).toEqual([])
    expect(words((await t.say(undo)).draft)).toBe('There is nothing to undo.')
  })

  it('restores a corrected value', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    await t.say(set('line', '20'))
    await t.say(undo)
    expect(filled(t)['line']).toBe('10')
  })

  it('skips a digression that came and went', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001' }))
    await t.say(set('line', '10'))
    await t.say(start('line-count', { order: 'SO-1002' }))
    await t.say(undo)
    expect(t.conversation.stack.map((open) => open.dialog)).toEqual(['record-forecast'])
    expect(t.last().report.awaiting).toBe('line')
  })

  it('does not bring back a digression that needed answers of its own', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001' }))
    await t.say(set('line', '10'))
    await t.say(start('line-count', { order: 'SO-9999' }))
    await t.say(set('order', 'SO-1002'))
    expect(t.conversation.stack.map((open) => open.dialog)).toEqual(['record-forecast'])
    const { draft, report } = await t.say(undo)
    expect(words(draft)).toContain('I forget your last answer (line 10).')
    expect(report).toMatchObject({ dialog: 'record-forecast', awaiting: 'line' })
  })

  it('keeps a short way back when the answers are long texts', async () => {
    const t = begin()
    await t.say(start('alpha'))
    for (let turn = 0; turn < 12; turn += 1) await t.say(set('alphaText', `${turn}`.repeat(15_000)))
    expect(JSON.stringify(t.conversation.past).length).toBeLessThan(64_001)
    await t.say(undo)
    expect(String(filled(t)['alphaText'])).toMatch(/^(10)+$/)
  })

  it('takes a note off the timeline again', async () => {
    const t = begin()
    await t.say(start('add-note', { order: 'SO-1004', text: 'To be withdrawn.' }))
    await t.say(yes)
    await t.say(undo)
    expect(t.written()).toEqual(['add-note', 'withdraw-note'])
    const events = (await store.orders.findOrder('SO-1004'))?.events ?? []
    expect(events.some((event) => event.text === 'To be withdrawn.')).toBe(false)
  })

  it('is refused when someone has changed the order since', async () => {
    const [mine, theirs] = [begin(), begin()]
    await mine.say(start('record-forecast', { ...complete, order: 'SO-1017', line: '10' }))
    await mine.say(yes)
    await theirs.say(
      start('record-forecast', { ...complete, order: 'SO-1017', line: '10', date: '2026-04-10' }),
    )
    await theirs.say(yes)
    const { draft } = await mine.say(undo)
    expect(words(draft)).toContain('Something else has changed on this order since')
    const order = await store.orders.findOrder('SO-1017')
    expect(order?.lines[0]?.schedule[0]?.forecastOn).toBe('2026-04-10')
  })
})
