/** Values given to a dialog: several at once, wrong ones, unusual ones, ambiguous ones, obvious ones. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import addNote from '../../../src/dialogs/add-note.dialog.ts'
import recordForecast from '../../../src/dialogs/record-forecast.dialog.ts'
import type { Command } from '../../../src/language/command.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { lineCount } from './sample-dialogs.ts'
import { labels, set, start, type Talk, talk, words, yes } from './talk.ts'

let store: TestStore
const dialogs = [recordForecast, addNote, lineCount]
const begin = (): Talk => talk({ orders: store.orders, dialogs, locale: 'en' })
const filled = (t: Talk) =>
  Object.fromEntries(Object.entries(t.conversation.stack.at(-1)?.slots ?? {}).map(([k, v]) => [k, v.value]))

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('several values in one message', () => {
  it('asks only for what is missing', async () => {
    const t = begin()
    const { report } = await t.say(
      start('record-forecast', { order: 'so1001', line: 'L10', date: '2026-03-27' }),
    )
    expect(report.awaiting).toBe('by')
    expect(filled(t)).toMatchObject({ order: 'SO-1001', line: '10', part: '1', date: '2026-03-27' })
  })

  it('takes the values that follow a start as its own', async () => {
    const t = begin()
    await t.say(start('record-forecast'), set('order', 'SO-1001'), set('line', '20'), set('by', 'carrier'))
    expect(filled(t)).toMatchObject({ order: 'SO-1001', line: '20', by: 'carrier' })
    expect(t.last().report.awaiting).toBe('date')
  })

  it('sums up at once when nothing is missing', async () => {
    const t = begin()
    const all = { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'supplier' }
    const { draft, report } = await t.say(start('record-forecast', all))
    expect(report.awaiting).toBe('confirmation')
    expect(words(draft)).toContain('Forecast: none → 27 March 2026')
    expect(words(draft)).toContain(
      'Effect: 5 working days after the promise (7 calendar days, France calendar)',
    )
    expect(labels(draft)).toEqual(['Confirm', 'Change', 'Add: cause', 'Cancel'])
    expect(t.written()).toEqual([])
  })
})

describe('what has one sensible value', () => {
  it('takes the only open line without asking', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1017' }))
    expect(filled(t)).toMatchObject({ line: '10', part: '1' })
    expect(t.last().report.awaiting).toBe('date')
  })

  it('finds the line anew when the order is corrected', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1017' }))
    await t.say(set('order', 'SO-1001'))
    expect(t.last().report.awaiting).toBe('line')
    expect(filled(t)['line']).toBeUndefined()
  })

  it('takes the order just talked about, and says so before writing on it', async () => {
    const t = begin()
    await t.say(start('line-count', { order: 'SO-1017' }))
    const { draft } = await t.say(start('record-forecast'))
    expect(filled(t)['order']).toBe('SO-1017')
    expect(words(draft)).toContain('I take it you mean: order SO-1017')
  })

  it('says so too when the understanding took the order from what was talked about', async () => {
    const t = begin()
    await t.say(start('line-count', { order: 'SO-1017' }))
    const leaning = await t.with(
      { text: 'record a forecast' },
      start('record-forecast', { order: 'SO-1017' }),
    )
    expect(words(leaning.draft)).toContain('I take it you mean: order SO-1017')
    const other = begin()
    await other.say(start('line-count', { order: 'SO-1017' }))
    const named = await other.with(
      { text: 'forecast so-1017' },
      start('record-forecast', { order: 'SO-1017' }),
    )
    expect(words(named.draft)).not.toContain('I take it you mean')
  })

  it('prefers the order of the message to the one talked about', async () => {
    const t = begin()
    await t.say(start('line-count', { order: 'SO-1017' }))
    await t.say(start('record-forecast', { order: 'SO-9999' }))
    expect(filled(t)['order']).toBeUndefined()
    expect(t.last().report.awaiting).toBe('order')
  })
})

describe('a value that cannot be taken', () => {
  it('offers close orders and keeps the other values', async () => {
    const t = begin()
    const { draft } = await t.say(
      start('record-forecast', { order: 'SO-101', date: '2026-03-27', by: 'supplier' }),
    )
    expect(words(draft)).toContain('I cannot find an order “SO-101”')
    expect(labels(draft)).toContain('SO-1001')
    expect(filled(t)).toEqual({ date: '2026-03-27', by: 'supplier' })
    await t.press('SO-1001')
    expect(filled(t)).toMatchObject({ order: 'SO-1001', date: '2026-03-27', by: 'supplier' })
  })

  it('offers the close orders again when they were not chosen from', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-101' }))
    const { draft } = await t.say(yes)
    expect(labels(draft)).toContain('SO-1001')
  })

  it('names the lines that exist', async () => {
    const t = begin()
    const { draft } = await t.say(start('record-forecast', { order: 'SO-1001', line: '30' }))
    expect(words(draft)).toContain('Order SO-1001 has no line 30. Its lines: 10 and 20.')
    expect(labels(draft)).toEqual(expect.arrayContaining(['10 · VLV-25-SS', '20 · PMP-HX100']))
  })

  it('says what a readable answer looks like', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    const { draft } = await t.say(set('date', 'soonish'))
    expect(words(draft)).toContain('I cannot take “soonish” as an answer (new date)')
    expect(words(draft)).toContain('next Friday')
    expect(t.last().report.awaiting).toBe('date')
  })

  it('says no more of a value that cannot be taken than its beginning', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    const { draft } = await t.say(set('date', 'no day in these words '.repeat(500)))
    expect(words(draft)).toContain('I cannot take “no day in these words')
    expect(words(draft).length).toBeLessThan(1000)
  })

  it('keeps the old value when a correction is refused, and does not confirm it meanwhile', async () => {
    const t = begin()
    await t.say(
      start('record-forecast', { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'supplier' }),
    )
    await t.say(set('line', '30'))
    expect(filled(t)['line']).toBe('10')
    await t.say(yes)
    expect(t.written()).toEqual([])
    const { report } = await t.say({ kind: 'deny' })
    expect(report.awaiting).toBe('confirmation')
  })

  it('refuses an order with nothing left to deliver', async () => {
    const t = begin()
    const { draft } = await t.say(start('record-forecast', { order: 'SO-1009' }))
    expect(words(draft)).toContain('All lines of SO-1009 are delivered or cancelled')
    expect(t.last().report.awaiting).toBe('order')
  })
})

describe('an unusual value', () => {
  it('is taken when the person keeps it', async () => {
    const t = begin()
    const given = { order: 'SO-1001', line: '10', date: '2026-03-02', by: 'supplier' }
    const { draft } = await t.say(start('record-forecast', given))
    expect(words(draft)).toContain('2 March 2026 is already past (today is 16 March 2026).')
    expect(filled(t)['date']).toBeUndefined()
    const kept = await t.press('Keep 2 March 2026')
    expect(kept.report.awaiting).toBe('confirmation')
    expect(words(kept.draft)).toContain('none → 2 March 2026')
  })

  it('is taken when it is given a second time', async () => {
    const t = begin()
    await t.say(
      start('record-forecast', { order: 'SO-1001', line: '10', date: '2026-03-02', by: 'supplier' }),
    )
    await t.say(set('date', '2026-03-02'))
    expect(t.last().report.awaiting).toBe('confirmation')
  })

  it('is not taken for another one of its kind', async () => {
    const t = begin()
    await t.say(
      start('record-forecast', { order: 'SO-1001', line: '10', date: '2026-03-02', by: 'supplier' }),
    )
    const { draft } = await t.say(set('date', '2026-03-03'))
    expect(words(draft)).toContain('3 March 2026 is already past')
    expect(filled(t)['date']).toBeUndefined()
  })
})

describe('words with several readings', () => {
  const ambiguous: Command = {
    kind: 'set',
    slot: 'date',
    input: {
      text: '03/04',
      value: '2026-04-03',
      readings: [
        { value: '2026-04-03', label: { fr: '3 avril 2026', en: '3 April 2026' } },
        { value: '2026-03-04', label: { fr: '4 mars 2026', en: '4 March 2026' } },
      ],
    },
  }

  it('asks which one and keeps the rest', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    const { draft, report } = await t.say(ambiguous, set('by', 'carrier'))
    expect(words(draft)).toContain('“03/04” can be read in several ways (new date). Which one?')
    expect(labels(draft)).toEqual(['3 April 2026', '4 March 2026'])
    expect(report.awaiting).toBe('date')
    await t.press('3 April 2026')
    expect(filled(t)).toMatchObject({ date: '2026-04-03', by: 'carrier' })
  })

  it('still knows the readings after a digression', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    await t.say(ambiguous)
    const { draft } = await t.say(start('line-count', { order: 'SO-1002' }))
    expect(labels(draft)).toEqual(expect.arrayContaining(['3 April 2026', '4 March 2026']))
  })

  it('asks plainly again when no reading is right', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
    await t.say(ambiguous)
    const { draft } = await t.say({ kind: 'deny' })
    expect(words(draft)).toBe('What is the new expected date?')
  })

  it('does not ask when the order leaves only one of them possible', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1001' }))
    const label = { fr: '', en: '' }
    const readings = [
      { value: '10', label },
      { value: '77', label },
    ]
    await t.say({ kind: 'set', slot: 'line', input: { text: '1O', value: '10', readings } })
    expect(filled(t)['line']).toBe('10')
  })
})
