/** The page's own words are there in both languages, in each one's typography. */

import { describe, expect, it } from 'vitest'
import { type PageWords, pageWords } from '../../src/page/page-words.ts'

/** All words, those made from values too. */
function allWords(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return allWords(value('X', 'X'))
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(allWords)
  return []
}

const shapeOf = (words: PageWords) => allWords(words).length

describe('words of the page', () => {
  it('are the same in number in both languages, and never empty', () => {
    expect(shapeOf(pageWords('fr'))).toBe(shapeOf(pageWords('en')))
    expect(shapeOf(pageWords('fr'))).toBeGreaterThan(60)
    expect(
      [...allWords(pageWords('fr')), ...allWords(pageWords('en'))].filter((words) => words.trim() === ''),
    ).toEqual([])
  })

  it('French: a no-break space before double signs, curved apostrophes', () => {
    const wrong = allWords(pageWords('fr')).filter(
      (words) => /(?<![\u00a0\u202f])[:;?!](?!\/)/.test(words) || words.includes("'"),
    )
    expect(wrong).toEqual([])
  })

  it('English: no space before double signs', () => {
    expect(allWords(pageWords('en')).filter((words) => /\s[:;?!]/.test(words))).toEqual([])
  })
})
