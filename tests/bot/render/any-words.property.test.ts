import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_CARD_BYTES, renderAdaptiveCard } from '../../../src/bot/render/adaptive-card.ts'
import { renderPlainText } from '../../../src/bot/render/plain-text.ts'
import { cleanWords, escapeMarkdown, isMarkdownFree } from '../../../src/bot/render/plain-words.ts'
import type { Action, Block, FormField } from '../../../src/domain/draft.ts'
import { everyElement, schemaProblems } from './card-schema.ts'
import { replyOf } from './replies.ts'

const nasty = fc.constantFrom(
  '**SO-1001**',
  '[suivre](http://evil.example/x)',
  '[a](javascript:alert(1))',
  '![x](http://evil.example/i.png)',
  '<script>alert(1)</script>',
  'http://evil.example',
  'www.evil.example',
  'mailto:a@evil.example',
  '`code` _em_ ~~del~~ # titre',
  '- un\n- deux\n1. trois',
  '{{DATE(2026-03-16T00:00:00Z, SHORT)}}',
  '$'.concat('{user.name}'),
  '\u001b[31mrouge\u001b[0m\u0007',
  '\u202etxet desrever\u2066',
  'שלום مرحبا 👩‍👩‍👧‍👦 🇫🇷',
  "'; DROP TABLE orders; --",
  '\ud800 seul',
)
const words = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.tuple(fc.string({ maxLength: 20 }), nasty, fc.string({ maxLength: 20 })).map((parts) => parts.join(' ')),
)
const tone = fc.constantFrom('normal', 'good', 'warning', 'attention', 'subtle')
const cell = fc.record({ text: words, tone })
const column = fc.record({ label: words, align: fc.constantFrom('start', 'end') })
const field: fc.Arbitrary<FormField> = fc
  .record(
    {
      name: fc.constant('slot'),
      label: words,
      hint: words,
      input: fc.constantFrom('text', 'number', 'date', 'choice', 'longtext'),
      value: words,
      required: fc.boolean(),
      choices: fc.array(fc.record({ value: words, label: words }), { maxLength: 5 }),
      error: words,
    },
    { requiredKeys: ['name', 'label', 'input', 'required'] },
  )
  .map((each) => each as FormField)
const block = fc.oneof(
  fc.record(
    {
      kind: fc.constant('text'),
      text: words,
      tone,
      standing: fc.constantFrom('fact', 'assumption', 'unknown'),
      quoted: fc.boolean(),
    },
    { requiredKeys: ['kind', 'text'] },
  ),
  fc.record({
    kind: fc.constant('facts'),
    title: words,
    items: fc.array(fc.record({ label: words, value: words, tone }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('table'),
    title: words,
    columns: fc.array(column, { maxLength: 4 }),
    rows: fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('timeline'),
    title: words,
    steps: fc.array(
      fc.record({
        label: words,
        date: words,
        state: fc.constantFrom('done', 'late', 'current', 'expected', 'missing'),
      }),
      { maxLength: 5 },
    ),
  }),
  fc.record({
    kind: fc.constant('list'),
    title: words,
    items: fc.array(fc.record({ text: words, tone }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('form'),
    dialog: fc.constant('add-note'),
    fields: fc.array(field, { maxLength: 4 }),
    submitLabel: words,
  }),
) as fc.Arbitrary<Block>
const action = fc.record({ label: words, say: words }) as fc.Arbitrary<Action>
const reply = fc
  .record({
    locale: fc.constantFrom('fr' as const, 'en' as const),
    title: words,
    blocks: fc.array(block, { maxLength: 5 }),
    actions: fc.array(action, { maxLength: 4 }),
  })
  .map(replyOf)

/** Fields that hosts read as Markdown. */
function markdownFields(card: unknown): string[] {
  return everyElement(card).flatMap((element) => {
    if (element.type === 'TextBlock') return [String(element['text'])]
    if (element.type !== 'FactSet') return []
    return (element['facts'] as { title: string; value: string }[]).flatMap(({ title, value }) => [
      title,
      value,
    ])
  })
}

describe('any words in any block', () => {
  it('make a valid card in which nothing is markup, a link or a function', () => {
    fc.assert(
      fc.property(reply, (each) => {
        const card = renderAdaptiveCard(each, { pictureUrl: () => '/pictures/x.y.png' })
        expect(schemaProblems(card)).toEqual([])
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(MAX_CARD_BYTES)
        for (const text of markdownFields(card)) expect(isMarkdownFree(text)).toBe(true)
        const types = new Set(everyElement(card).map(({ type }) => type))
        expect(types.has('Action.OpenUrl')).toBe(false)
        expect(everyElement(card).some(({ selectAction }) => selectAction !== undefined)).toBe(false)
        for (const { type, text } of everyElement(card)) {
          if (type === 'TextRun' || type === 'TextBlock') expect(text).not.toContain('{{')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('print without control signs in a terminal', () => {
    fc.assert(
      fc.property(reply, fc.integer({ min: 10, max: 120 }), (each, width) => {
        const text = renderPlainText(each, { width })
        expect(text).toBe(cleanWords(text))
      }),
      { numRuns: 200 },
    )
  })

  it('lose their markup where Markdown cannot be avoided', () => {
    expect(escapeMarkdown('[a](http://evil.example) **b** <i>')).toBe(
      '\\[a\\]\\(http:\u2060//evil.\u2060example\\) \\*\\*b\\*\\* \\<i\\>',
    )
    for (const text of [
      'SO-1001',
      'EUR 24,800.00',
      'FCA Saint-Priest, le 20 mars 2026',
      'L. Martin : 3 jours',
    ]) {
      expect(isMarkdownFree(text)).toBe(true)
    }
    for (const text of [
      'a_b_c',
      '1. Un',
      '- Un',
      'voir www.x',
      'x.example',
      '*',
      'a\nb',
      'http://x',
      '[x]',
    ]) {
      expect(isMarkdownFree(text)).toBe(false)
    }
  })
})
