/** What a press on a card's button means. */

import { describe, expect, it } from 'vitest'
import { formAsSaid, formValues, readPress } from '../../src/page/card-press.ts'

const INPUTS = [
  { id: 'date', label: 'Nouvelle date', value: '2026-03-27', shown: '27 mars 2026' },
  { id: 'cause', label: 'Cause', value: '', shown: '' },
  { id: '1.text', label: 'Note', value: 'x', shown: 'x' },
]

describe('a press on a button', () => {
  it('says the button’s words', () => {
    expect(readPress({ escale: { say: 'et la facture ?' } })).toEqual({
      kind: 'say',
      words: 'et la facture ?',
    })
  })

  it('submits a form', () => {
    expect(readPress({ escale: { dialog: 'add-note' } })).toEqual({
      kind: 'form',
      dialog: 'add-note',
      prefix: '',
    })
    expect(readPress({ escale: { dialog: 'add-note', prefix: '1.' }, '1.text': 'x' })).toEqual({
      kind: 'form',
      dialog: 'add-note',
      prefix: '1.',
    })
  })

  it('means nothing without words the desk knows', () => {
    for (const data of [
      undefined,
      null,
      'x',
      {},
      { escale: {} },
      { escale: { say: ' ' } },
      { escale: { form: 1 } },
    ]) {
      expect(readPress(data)).toBeNull()
    }
  })

  it('sends the values of its own form, empty ones too, so that a slot can be emptied', () => {
    expect(formValues(INPUTS, '')).toEqual({ date: '2026-03-27', cause: '' })
    expect(formValues(INPUTS, '1.')).toEqual({ text: 'x' })
  })

  it('reads as the person would say it', () => {
    expect(formAsSaid(INPUTS, '', '\u00a0: ')).toBe('Nouvelle date\u00a0: 27 mars 2026')
  })
})
