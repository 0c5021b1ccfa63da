import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandSchema } from '../../../src/language/command.ts'
import { asking, FRESH, following, offering, reading, rules } from './reading.ts'

const CONTEXTS = [
  {},
  following({ order: 'SO-1001' }),
  asking('record-forecast', 'date', ['order']),
  asking('record-forecast', 'by'),
  asking('record-forecast', 'confirmation'),
  asking('add-note', 'text'),
  offering('SO-1001', 'SO-1002'),
]

const TRADE = fc.constantFrom(
  'où en est',
  'la',
  '1006',
  'SO-',
  'ligne',
  '20',
  'le',
  '27',
  'mars',
  'pas',
  'et',
  'BL',
  '?',
  ':',
  '12 500 €',
  'kg',
  'CIP',
  'Jebel Ali',
  'fin de semaine',
  '14',
  'note',
  'vérifie ce texte',
  '\n',
  '"',
  '«',
  'krüger',
  'no',
  'yes',
  'the',
  'second',
  '3/4',
  '-',
  "'",
  '👍',
  '\u200b',
  '\u202e',
  'أين الطلب',
  '<b>',
  '; drop table orders --',
  '{{x}}',
  '\0',
  '\ud800',
)
const MESSAGE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(TRADE, { maxLength: 25 }).map((parts) => parts.join(' ')),
  fc.array(TRADE, { maxLength: 25 }).map((parts) => parts.join('')),
)

describe('hostile messages', () => {
  it('any text gives well-formed commands and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        MESSAGE,
        fc.constantFrom(...CONTEXTS),
        fc.constantFrom('fr' as const, 'en' as const),
        async (text, context, locale) => {
          const { commands, confidence } = await rules.understand(text, { ...FRESH, locale, ...context })
          for (const command of commands) expect(commandSchema.safeParse(command).success).toBe(true)
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 400, seed: 20260316 },
    )
  })

  it.each([
    ["'; DROP TABLE orders; --"],
    ['<script>alert("SO")</script>'],
    ['\u202eSO-1006 \u200b\u200b'],
    ['{{constructor.constructor("return 1")()}}'],
    ['__proto__ constructor toString'],
  ])('%s starts nothing but what it names', async (text) => {
    expect(await reading(text, 'en')).toMatch(/^(nothing|start order-status order=SO-1006)$/)
  })

  it('letters that look like a number do not make one', async () => {
    expect(await reading('où en est la SO-1OO6')).toBe('start order-status order=SO-1OO6')
  })

  it('time grows no faster than the message, whatever it is made of', async () => {
    const parts = [
      'a',
      '1',
      '1 ',
      '1,',
      'le 3 et ',
      'so-',
      'vingt ',
      '- ',
      'pas ',
      '{',
      'du 1 au ',
      'note ',
      '\u0301',
      ': ',
      '"',
    ]
    for (const part of parts) {
      for (const length of [2_000, 100_000]) {
        const text = part.repeat(Math.ceil(length / part.length)).slice(0, length)
        const begun = performance.now()
        await rules.understand(text, FRESH)
        expect([part, length, performance.now() - begun < 1_500]).toEqual([part, length, true])
      }
    }
  })

  it('a message of 100 kB is a text where one is asked for, and no command elsewhere', async () => {
    const long = 'The goods of SO-1001 leave on 20 March. '.repeat(2_400)
    expect(await reading(long, 'en')).toBe('nothing')
    expect(await reading(long, 'en', asking('check-text', 'text'))).toBe(`set text=${long.trim()}`)
    expect(await reading(`check this: ${long}`, 'en')).toBe(`start check-text text=${long.trim()}`)
    expect(await reading('x'.repeat(100_001), 'en', asking('check-text', 'text'))).toBe('nothing')
  })
})
