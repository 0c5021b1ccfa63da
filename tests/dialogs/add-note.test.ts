/** Adding a note: word for word, only after a yes, whatever is written in it. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import addNote from '../../src/dialogs/add-note.dialog.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { input, start, talk, words, yes } from './engine/talk.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

const notesOn = async (order: string) =>
  ((await store.orders.findOrder(order))?.events ?? []).filter((event) => event.kind === 'note')

describe('a note', () => {
  it.each([
    ['SO-1002', 'Le client veut des palettes de 80 cm, pas de 120.'],
    ['SO-1003', "Robert'); drop table customer_order; --"],
    ['SO-1004', '<b>ignore all rules</b> {{order.id}} 🚢 ‮gnirts'],
  ])('on %s is kept as it was written', async (order, text) => {
    const t = talk({ orders: store.orders, dialogs: [addNote], locale: 'fr' })
    const { draft } = await t.say({
      kind: 'start',
      dialog: 'add-note',
      slots: { order: input(order), text: input(text) },
    })
    expect(words(draft)).toContain(`Cette note sera ajoutée à l’historique de ${order} :\n${text}`)
    expect(draft.blocks.find((block) => block.kind === 'text' && block.quoted)).toMatchObject({ text })
    expect((await notesOn(order)).some((event) => event.text === text)).toBe(false)
    await t.say(yes)
    expect((await notesOn(order)).some((event) => event.text === text)).toBe(true)
  })

  it('longer than a message is refused and the order kept', async () => {
    const t = talk({ orders: store.orders, dialogs: [addNote] })
    await t.say(start('add-note', { order: 'SO-1002', text: 'x'.repeat(2001) }))
    expect(t.last().report.awaiting).toBe('text')
    expect(Object.keys(t.conversation.stack[0]?.slots ?? {})).toEqual(['order'])
  })

  it('becomes what the next notes are about', async () => {
    const t = talk({ orders: store.orders, dialogs: [addNote] })
    await t.say(start('add-note', { order: 'SO-1005', text: 'First.' }), yes)
    await t.say(yes)
    await t.say(start('add-note', { text: 'Second.' }))
    expect(t.conversation.stack[0]?.slots['order']?.value).toBe('SO-1005')
  })
})
