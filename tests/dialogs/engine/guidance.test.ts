/** Help, reasons, repetition, misses, choices, colleagues, languages and courtesies. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import addNote from '../../../src/dialogs/add-note.dialog.ts'
import recordForecast from '../../../src/dialogs/record-forecast.dialog.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { lineCount } from './sample-dialogs.ts'
import { input, labels, no, set, start, type Talk, talk, words, yes } from './talk.ts'

let store: TestStore
const dialogs = [recordForecast, addNote, lineCount]
const begin = (locale: 'fr' | 'en' = 'en'): Talk => talk({ orders: store.orders, dialogs, locale })
const atDate = async (locale: 'fr' | 'en' = 'en') => {
  const t = begin(locale)
  await t.say(start('record-forecast', { order: 'SO-1001', line: '10' }))
  return t
}

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('help', () => {
  it('says why a question is asked, and asks it again', async () => {
    const t = await atDate()
    const { draft } = await t.say({ kind: 'help', topic: 'why' })
    expect(words(draft)).toBe(
      'It is the date that will be compared with what the customer was promised.\nWhat is the new expected date?',
    )
  })

  it('says what an answer looks like', async () => {
    const t = await atDate()
    const { draft } = await t.say({ kind: 'help', topic: 'format' })
    expect(words(draft)).toContain('Say when, for example “next Friday”')
  })

  it('says where one is and what one can say', async () => {
    const t = await atDate()
    const { draft } = await t.say({ kind: 'help', topic: 'general' })
    expect(words(draft)).toContain('We are at: record a forecast (order SO-1001, line 10).')
    expect(words(draft)).toContain('“undo”')
  })

  it('with nothing open lists what can be done, with examples free of made-up orders', async () => {
    const t = begin()
    const { draft } = await t.say({ kind: 'help', topic: 'general' })
    expect(labels(draft)).toEqual(['Record a forecast', 'Add a note', 'Count the lines'])
    expect(words(draft)).not.toMatch(/\d/)
    expect((await t.press('Record a forecast')).report.dialog).toBe('record-forecast')
  })

  it('declines a question it cannot answer and comes back', async () => {
    const t = await atDate()
    const { draft } = await t.say({ kind: 'ask', question: 'what is the weather' })
    expect(words(draft)).toMatch(/no sure answer[\s\S]*What is the new expected date\?/)
  })
})

describe('repeat', () => {
  it('gives the last reply again, with its buttons alive', async () => {
    const t = await atDate()
    await t.say(start('add-note', { order: 'SO-1001' }))
    const first = (await t.say({ kind: 'help', topic: 'capabilities' })).draft
    const { draft } = await t.say({ kind: 'repeat' })
    expect(draft).toEqual(first)
    expect(t.conversation.offered.length).toBeGreaterThan(0)
  })

  it('with nothing said yet shows what can be done', async () => {
    expect(labels((await begin().say({ kind: 'repeat' })).draft)).toContain('Record a forecast')
  })
})

describe('not understood', () => {
  it('three times in a row leads to a menu, each time in other words, and never to a loop', async () => {
    const t = await atDate()
    const replies = [await t.say(), await t.say(), await t.say(), await t.say()].map(({ draft }) =>
      words(draft),
    )
    expect(new Set(replies).size).toBe(4)
    expect(replies[0]).toContain('I did not recognise the answer (new date).')
    expect(replies[1]).toContain('Choose below, or ask me why')
    expect(replies[2]).toContain('This is what I can do:')
    expect(replies[2]).toContain('What you started stays open: record a forecast (order SO-1001, line 10)')
    expect(labels(t.last().draft)).toEqual(expect.arrayContaining(['A colleague', 'Go on', 'Drop it']))
    expect((await t.press('Go on')).report.awaiting).toBe('date')
    expect(t.conversation.misses).toBe(0)
  })

  it('an answer after the menu is still an answer', async () => {
    const t = await atDate()
    await t.say()
    await t.say()
    await t.say()
    expect((await t.say(set('date', '2026-03-27'))).report.awaiting).toBe('by')
  })

  it('counts a yes to an open question as an answer that lacks its content', async () => {
    const t = await atDate()
    const { draft } = await t.say(yes)
    expect(words(draft)).toContain('I need a more precise answer than yes or no.')
    expect(t.conversation.misses).toBe(0)
  })

  it('takes a yes to the only suggestion, and lets go of it on a no', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1017', date: '2026-03-02', by: 'carrier' }))
    expect(labels(t.last().draft)).toContain('Keep 2 March 2026')
    await t.say(yes)
    expect(t.last().report.awaiting).toBe('confirmation')
    const other = begin()
    await other.say(start('record-forecast', { order: 'SO-1017', date: '2026-03-02', by: 'carrier' }))
    const { draft } = await other.say(no)
    expect(labels(draft)).toEqual([])
    expect(other.last().report.awaiting).toBe('date')
  })

  it('a value that nothing asked for, and a dialog that does not exist, are misses', async () => {
    const t = begin()
    await t.say(set('colour', 'red'), start('no-such-dialog'))
    expect(t.conversation.misses).toBe(1)
  })
})

describe('several meanings', () => {
  const clarify = {
    kind: 'clarify' as const,
    about: 'BL',
    candidates: [
      {
        dialog: 'line-count',
        slots: { order: input('SO-1001') },
        label: { fr: 'lignes', en: 'lines of it' },
      },
      { dialog: 'add-note', slots: { order: input('SO-1001') }, label: { fr: 'note', en: 'a note on it' } },
    ],
  }

  it('are offered to choose from, and nothing is guessed', async () => {
    const t = begin()
    const { draft } = await t.say(clarify)
    expect(words(draft)).toBe('“BL” can mean several things. Which one?')
    expect(labels(draft)).toEqual(['lines of it', 'a note on it'])
    expect(words((await t.press('lines of it')).draft)).toContain('SO-1001: 2')
  })

  it('leave the open dialog as it was', async () => {
    const t = await atDate()
    await t.say(clarify)
    expect(t.last().report).toMatchObject({ dialog: 'record-forecast', awaiting: 'choice' })
    expect((await t.press('lines of it')).report).toMatchObject({ awaiting: 'date' })
  })

  it('that are not for this person are not offered', async () => {
    const t = talk({ orders: store.orders, dialogs, role: 'reader' })
    expect(words((await t.say(clarify)).draft)).toContain('SO-1001: 2')
  })
})

describe('an unsure understanding', () => {
  const unsure = { confidence: 0.2 }
  const guess = start('line-count', { order: 'SO-1001' })

  it('is asked about before anything is done', async () => {
    const t = begin()
    const { draft, calls } = await t.with(unsure, guess)
    expect(words(draft)).toBe('Do you want to: count the lines?')
    expect(calls).toEqual([])
    expect(words((await t.say(yes)).draft)).toContain('SO-1001: 2')
  })

  it('is let go of on a no', async () => {
    const t = begin()
    await t.with(unsure, guess)
    const { draft } = await t.say(no)
    expect(words(draft)).toBe('All right. Please put it another way.')
    expect(t.conversation.stack).toEqual([])
  })

  it('does not stand in the way of an answer to the open question', async () => {
    const t = await atDate()
    await t.with(unsure, set('date', '2026-03-27'))
    expect(t.last().report.awaiting).toBe('by')
  })

  it('keeps the open dialog while it asks', async () => {
    const t = await atDate()
    await t.with(unsure, guess)
    expect((await t.say(no)).report).toMatchObject({ dialog: 'record-forecast', awaiting: 'date' })
  })
})

describe('a colleague', () => {
  it('receives the answers so far, and the dialog closes', async () => {
    const t = await atDate()
    const { draft, calls, report } = await t.with(
      { text: 'pass me to Nadia' },
      { kind: 'handover', to: 'Nadia' },
    )
    expect(words(draft)).toContain(
      'Handed over to Nadia, with what you have said so far: record a forecast (order SO-1001, line 10)',
    )
    const handed = calls.find((call) => call.tool === 'hand-over')
    expect(handed?.input).toMatchObject({
      order: 'SO-1001',
      to: 'Nadia',
      summary: { dialog: 'record a forecast', order: 'SO-1001', line: '10', lastMessage: 'pass me to Nadia' },
    })
    expect(report.dialog).toBeNull()
  })
})

describe('language', () => {
  it('asks the open question again in the other language', async () => {
    const t = await atDate('fr')
    const { draft } = await t.say({ kind: 'language', locale: 'en' })
    expect(words(draft)).toBe('I will carry on in English.\nWhat is the new expected date?')
    expect(draft.locale).toBe('en')
  })

  it('sums up in full again in the other language', async () => {
    const t = begin('fr')
    await t.say(
      start('record-forecast', { order: 'SO-1001', line: '10', date: '2026-03-27', by: 'supplier' }),
    )
    const { draft } = await t.say({ kind: 'language', locale: 'en' })
    expect(words(draft)).toContain('Forecast: none → 27 March 2026')
  })

  it('answers the last question again in it', async () => {
    const t = begin('fr')
    await t.say(start('line-count', { order: 'SO-1001' }))
    const { draft } = await t.say({ kind: 'language', locale: 'en' })
    expect(words(draft)).toContain('SO-1001: 2')
  })

  it('follows the language of the message until one is chosen', async () => {
    const t = begin('fr')
    await t.with({ detected: 'en' }, start('line-count', { order: 'SO-1001' }))
    expect(t.conversation.locale).toBe('en')
    await t.say({ kind: 'language', locale: 'fr' })
    await t.with({ detected: 'en' }, start('line-count', { order: 'SO-1001' }))
    expect(t.conversation.locale).toBe('fr')
  })
})

describe('a message without sense', () => {
  it('does not change the language in mid-conversation', async () => {
    const t = await atDate('fr')
    await t.with({ detected: 'en' })
    expect(t.conversation.locale).toBe('fr')
  })

  it('is answered in its language when it is the first', async () => {
    const t = begin('fr')
    await t.with({ detected: 'en' })
    expect(t.conversation.locale).toBe('en')
  })
})

describe('courtesy', () => {
  it('greets and says what it can do, or simply answers what came with the greeting', async () => {
    const alone = await begin().say({ kind: 'smalltalk', topic: 'greeting' })
    expect(words(alone.draft)).toBe('Hello.\nWhat can I do for you?')
    const both = await begin().say(
      { kind: 'smalltalk', topic: 'greeting' },
      start('line-count', { order: 'SO-1001' }),
    )
    expect(words(both.draft)).toMatch(/^Hello\.\n[\s\S]*SO-1001: 2$/)
  })

  it('keeps what is open on goodbye', async () => {
    const t = await atDate()
    const { draft } = await t.say({ kind: 'smalltalk', topic: 'goodbye' })
    expect(words(draft)).toContain('I keep this for you: record a forecast (order SO-1001, line 10).')
    expect(t.conversation.stack).toHaveLength(1)
  })
})
