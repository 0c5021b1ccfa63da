import { describe, expect, it } from 'vitest'
import { originalSlice, readSaid, stemOf } from '../../../src/language/rules/said.ts'

describe('reading words', () => {
  it('takes accents, capitals, odd blanks, dashes and invisible characters away, and finds its way back', () => {
    const said = readSaid('Où\u00a0en\u200b EST l’Œuvre\u2011d’art n°\u202f3 ?')
    expect(said.words.map((word) => word.text)).toEqual([
      'ou',
      'en',
      'est',
      'l',
      'oeuvre',
      'd',
      'art',
      'n',
      '3',
    ])
    const work = said.words[4]
    expect(work && originalSlice(said, work.start, work.end)).toBe('Œuvre')
  })

  it('reads composed and decomposed accents alike', () => {
    expect(readSaid('e\u0301te\u0301').plain).toBe(readSaid('été').plain)
  })

  it('parts letters from figures and remembers that they touch', () => {
    const [letters, figures] = readSaid('so1006').words
    expect([letters?.text, figures?.text, figures?.glued]).toEqual(['so', '1006', true])
  })

  it('keeps words of other scripts and emoji', () => {
    expect(readSaid('أين الطلب 👍').words.map((word) => word.text)).toEqual(['اين', 'الطلب', '👍'])
  })

  it('compares words without their endings, and leaves short words whole', () => {
    expect(stemOf('livrees')).toBe(stemOf('livre'))
    expect(stemOf('note')).not.toBe(stemOf('not'))
  })
})
