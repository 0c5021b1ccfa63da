/** Whatever the text: the check neither throws nor runs away, and keeps its promises. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Draft } from '../../src/domain/draft.ts'
import { LOCALES } from '../../src/domain/locale.ts'
import { checkDraft } from '../../src/knowledge/check/check-draft.ts'
import { reviewText } from '../../src/knowledge/check/check-text.ts'
import { wordsToLookUp } from '../../src/knowledge/check/references-in-text.ts'
import { ORDER_1001, TODAY } from './support/facts.ts'

/** The same texts at every run. */
const SEED = 20_260_316

const FRAGMENTS = [
  ...[
    'SO-1001',
    'line 10',
    'ligne 20',
    '20 March 2026',
    '25/03',
    'le 20',
    'next Monday',
    'semaine 12',
    '400',
    'forty',
  ],
  ...[
    'EUR 62.00',
    '6 000 €',
    '6k€',
    '12 %',
    'five working days',
    'une semaine',
    'has not been shipped',
    'n’est pas',
  ],
  ...[
    'expédiée',
    'delivered',
    'promised',
    'prévue',
    'FCA Saint-Priest',
    'by sea',
    'Maersk',
    'Chile',
    '(',
    ')',
    '«',
    '“',
  ],
  ...[
    '|',
    '\t',
    '\n',
    ':',
    ';',
    '.',
    ',',
    '?',
    '!',
    '-',
    '=',
    '+',
    '/',
    '\u202e',
    '\u200b',
    '\ud83d',
    '\u0000',
    '٢٠',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString march 2026',
    '{{x}}',
    "'; drop table orders; --",
    '<script>alert(1)</script>',
  ],
  ...[
    '1e',
    '0(',
    '1-',
    '8481.80',
    'MSKU 123456 7',
    '@',
    'https://',
    'if',
    'would',
    'not',
    'and',
    'et',
    'le',
    'the',
  ],
]
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)

const block = (text: string): fc.Arbitrary<Block> =>
  fc.constantFrom<Block>(
    { kind: 'text', text },
    { kind: 'list', items: [{ text }] },
    { kind: 'facts', items: [{ label: 'Promised', value: text }] },
    { kind: 'table', columns: [{ label: text, align: 'start' }], rows: [[{ text }]] },
    { kind: 'timeline', title: text, steps: [{ label: 'Delivery', date: text, state: 'expected' }] },
  )
const anyDraft: fc.Arbitrary<Draft> = fc
  .record({ locale: fc.constantFrom(...LOCALES), texts: fc.array(anyText, { maxLength: 4 }), title: anyText })
  .chain(({ locale, texts, title }) =>
    fc
      .tuple(...texts.map(block))
      .map((blocks) => ({ locale, title, blocks, actions: [], grounds: ORDER_1001 })),
  )

describe('any text', () => {
  it('is checked without an error, each statement in its place, nothing but values changed', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...LOCALES), (text, locale) => {
        const { statements, corrected } = reviewText(text, { facts: ORDER_1001, locale, today: TODAY })
        let last = 0
        for (const { start, end, statement, value, verdict, right } of statements) {
          expect(text.slice(start, end)).toBe(statement)
          expect(statement).toContain(value)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(verdict === 'contradicted' || right === null).toBe(true)
          last = start
        }
        if (corrected !== null) expect(statements.some((each) => each.edits.length > 0)).toBe(true)
        wordsToLookUp(text)
      }),
      { numRuns: 400, seed: SEED },
    )
  })

  it('in a draft leaves only what passes again', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const once = checkDraft(draft)
        const twice = checkDraft(once.draft)
        expect(twice.withheld).toEqual([])
        expect(twice.draft).toEqual(once.draft)
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  it('in a draft never carries a figure that no fact has', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 5_000, max: 99_999 }), (text, figure) => {
        const reply = checkDraft({
          locale: 'en',
          blocks: [
            { kind: 'text', text: 'Here it is.' },
            { kind: 'text', text: `${text.replaceAll(/[«“»”]/g, ' ')}. They have ${figure} pieces.` },
          ],
          actions: [],
          grounds: ORDER_1001,
        })
        const left = reply.draft.blocks.map((each) => (each.kind === 'text' ? each.text : '')).join(' ')
        expect(left).not.toContain(`${figure} pieces`)
      }),
      { numRuns: 200, seed: SEED },
    )
  })
})

describe('100 kB of anything', () => {
  it.each([
    '1e',
    '1-',
    '1,',
    '“',
    '20 March ',
    'line 10 and ',
    'not ',
    'SO-1001 ',
    'k€6',
    '----',
    'a a ',
    '\u200b1',
  ])('is checked in time: %j', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length))
    const started = performance.now()
    reviewText(text, { facts: ORDER_1001, locale: 'en', today: TODAY })
    checkDraft({ locale: 'en', blocks: [{ kind: 'text', text }], actions: [], grounds: ORDER_1001 })
    // Quadratic reading would take minutes; the limit leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
