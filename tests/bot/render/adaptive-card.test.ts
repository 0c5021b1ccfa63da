import { describe, expect, it } from 'vitest'
import { MAX_CARD_BYTES, renderAdaptiveCard } from '../../../src/bot/render/adaptive-card.ts'
import type { CardElement } from '../../../src/bot/render/card-elements.ts'
import { everyElement, schemaProblems } from './card-schema.ts'
import { replyOf, STATUS_FR } from './replies.ts'

const bytes = (card: CardElement): number => Buffer.byteLength(JSON.stringify(card))

describe('a reply as a card', () => {
  it('has every kind of block and is valid', () => {
    const card = renderAdaptiveCard(STATUS_FR, { pictureUrl: () => '/pictures/x.y.png' })
    expect(schemaProblems(card)).toEqual([])
    expect(card).toMatchSnapshot()
  })

  it('tells fact, assumption and unknown apart by words', () => {
    const text = JSON.stringify(renderAdaptiveCard(STATUS_FR))
    for (const label of ['✔ Établi', '≈ Hypothèse', '? Inconnu']) expect(text).toContain(label)
    const english = replyOf({
      locale: 'en',
      blocks: [{ kind: 'text', standing: 'assumption', text: 'It should leave tomorrow.' }],
    })
    expect(JSON.stringify(renderAdaptiveCard(english))).toContain('≈ Assumption:')
  })

  it('tells a timeline in words where there is no picture, and beside one', () => {
    const without = JSON.stringify(renderAdaptiveCard(STATUS_FR))
    expect(without).toContain('● Commandé')
    expect(without).not.toContain('"Image"')
    const [image] = everyElement(renderAdaptiveCard(STATUS_FR, { pictureUrl: () => '/p.png' })).filter(
      ({ type }) => type === 'Image',
    )
    expect(image?.['altText']).toBe(
      'Suivi de SO-1001\u00a0: Commandé, 2 mars 2026, fait ; Expédié, 20 mars 2026, en retard ; Livré, manquant.',
    )
  })

  it('keeps the other values of a form and shows what is wrong with one', () => {
    const inputs = everyElement(renderAdaptiveCard(STATUS_FR)).filter(({ type }) => type.startsWith('Input.'))
    expect(inputs.map(({ id, type, value }) => [id, type, value])).toEqual([
      ['order', 'Input.Text', 'SO-1001'],
      ['forecast', 'Input.Text', 'mardi 32'],
      ['count', 'Input.Number', 12.5],
      ['cause', 'Input.ChoiceSet', undefined],
    ])
    expect(JSON.stringify(renderAdaptiveCard(STATUS_FR))).toContain('⚠ Je ne lis pas de date')
  })

  it('offers at most six buttons at first sight, and none waits for the form', () => {
    const actions = Array.from({ length: 20 }, (_, index) => ({
      label: `Choix ${index}`,
      say: `dire ${index}`,
    }))
    const card = renderAdaptiveCard(replyOf({ actions }))
    const buttons = card['actions'] as CardElement[]
    expect(buttons.filter(({ mode }) => mode !== 'secondary')).toHaveLength(6)
    expect(buttons).toHaveLength(12)
    expect(buttons.every(({ associatedInputs }) => associatedInputs === 'none')).toBe(true)
    expect(buttons[0]?.['data']).toEqual({ escale: { say: 'dire 0' } })
    expect(schemaProblems(card)).toEqual([])
  })

  it('gives each form of a card its own names', () => {
    const form = STATUS_FR.draft.blocks.filter(({ kind }) => kind === 'form')
    const card = renderAdaptiveCard(replyOf({ blocks: [...form, ...form] }))
    const ids = everyElement(card).flatMap(({ id }) => (id === undefined ? [] : [id]))
    expect(ids).toHaveLength(8)
    expect(new Set(ids).size).toBe(8)
  })

  it('has a stacked form of each table for hosts without tables', () => {
    const [table] = everyElement(renderAdaptiveCard(STATUS_FR)).filter(({ type }) => type === 'Table')
    expect(JSON.stringify(table?.['fallback'])).toContain('Commandé 400 · Expédié 400')
  })
})

describe('a table of many columns', () => {
  it('gives each the room of its longest word, so that none is broken in the middle', () => {
    const columns = ['Ligne', 'Commandé', 'Reste'].map((label) => ({ label, align: 'start' as const }))
    const rows = [[{ text: '10' }, { text: '4' }, { text: 'quatre-vingt-dix pièces' }]]
    const card = renderAdaptiveCard(replyOf({ blocks: [{ kind: 'table', columns, rows }] }))
    const [table] = everyElement(card).filter(({ type }) => type === 'Table')
    expect(table?.['columns']).toMatchObject([{ width: 8 }, { width: 11 }, { width: 9 }])
  })
})

describe('a reply too large for its channel', () => {
  const row = (index: number) => [{ text: `ligne ${index}` }, { text: 'é'.repeat(120) }]
  const table = {
    kind: 'table' as const,
    columns: [
      { label: 'Ligne', align: 'start' as const },
      { label: 'Texte', align: 'start' as const },
    ],
    rows: Array.from({ length: 400 }, (_, index) => row(index)),
  }

  it('is cut to fit and says how much is missing', () => {
    const card = renderAdaptiveCard(replyOf({ blocks: [table] }))
    expect(bytes(card)).toBeLessThanOrEqual(MAX_CARD_BYTES)
    expect(JSON.stringify(card)).toMatch(/3\d\d lignes de plus ne tiennent pas ici/)
    expect(schemaProblems(card)).toEqual([])
  })

  it('by one row says so in the singular', () => {
    const rows = table.rows.slice(0, 101)
    const card = renderAdaptiveCard(replyOf({ blocks: [{ ...table, rows }] }), { maxBytes: 1_000_000 })
    expect(JSON.stringify(card)).toContain('⚠ 1 ligne de plus ne tient pas ici')
  })

  it('keeps its first sentence whatever follows', () => {
    const blocks = [
      { kind: 'text' as const, text: 'SO-1001 est en retard.' },
      ...Array.from({ length: 60 }, () => table),
    ]
    const card = renderAdaptiveCard(replyOf({ blocks }))
    expect(bytes(card)).toBeLessThanOrEqual(MAX_CARD_BYTES)
    expect(JSON.stringify(card)).toContain('SO-1001 est en retard.')
    expect(JSON.stringify(card)).toContain('trop longue pour ce canal')
  })

  it('never shortens what a button says', () => {
    const say = 'x'.repeat(5000)
    const card = renderAdaptiveCard(
      replyOf({
        actions: [
          { label: 'long', say },
          { label: 'court', say: 'ok' },
        ],
      }),
    )
    expect((card['actions'] as CardElement[]).map(({ title }) => title)).toEqual(['court'])
  })
})
