import { describe, expect, it } from 'vitest'
import { tooLongDraft, troubleDraft } from '../../src/bot/trouble.ts'
import { DeskError } from '../../src/domain/desk-error.ts'
import { LOCALES } from '../../src/domain/locale.ts'
import { checkDraft } from '../../src/knowledge/check/check-draft.ts'

const ERRORS = [
  new DeskError('internal', { turn: 'tydvbccddc' }),
  new DeskError('too-slow', { turn: 'tydvbccddc' }),
  new DeskError('store-unavailable'),
  new DeskError('conversation-busy'),
  new DeskError('too-many-messages'),
  new DeskError('not-allowed', { role: 'reader', needed: 'agent' }),
  new DeskError('changed-meanwhile', { order: 'SO-1001' }),
  new DeskError('order-not-found', { reference: 'SO-9999' }),
  new DeskError('line-not-found', { order: 'SO-1001', line: '40', lines: '10, 20' }),
  new DeskError('bad-input', { problem: 'le 31 février 2026, 12 pièces et 3 EUR' }),
]

describe('what the desk says when it cannot answer', () => {
  it.each(ERRORS.map((error) => [error.code, error] as const))(
    '%s passes the answer check whole',
    (_code, error) => {
      for (const locale of LOCALES) {
        const { draft, withheld } = checkDraft(troubleDraft(error, locale))
        expect(withheld).toEqual([])
        expect(draft.blocks).toEqual([{ kind: 'text', text: error.phrase(locale), tone: 'attention' }])
      }
    },
  )

  it('tells the length of a message in figures of the language', () => {
    for (const [locale, figures] of [
      ['fr', '102\u202f400'],
      ['en', '102,400'],
    ] as const) {
      expect(JSON.stringify(checkDraft(tooLongDraft(102_400, 20_000, locale)).draft)).toContain(figures)
    }
  })
})
