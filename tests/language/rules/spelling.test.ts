import { describe, expect, it } from 'vitest'
import { Spelling, slipsBetween } from '../../../src/language/rules/spelling.ts'

describe('mending', () => {
  const spelling = new Spelling(['commande', 'facture', 'ligne', 'fournisseur', 'note', 'order', 'point'])

  it.each([
    ['comande', 'commande'],
    ['commnade', 'commande'],
    ['facutre', 'facture'],
    ['ligen', 'ligne'],
    ['fournissuer', 'fournisseur'],
    ['ordre', 'order'],
    ['rder', 'order'],
  ])('%s becomes %s', (typed, meant) => {
    expect(spelling.mend(typed)).toBe(meant)
  })

  it.each([['paint'], ['not'], ['northbrook'], ['xyz'], ['nota'], ['a'.repeat(500)]])(
    '%s is left alone',
    (typed) => {
      expect(spelling.mend(typed)).toBeNull()
    },
  )

  it('two swapped letters are one slip', () => {
    expect(slipsBetween('facutre', 'facture', 2)).toBe(1)
  })
})
