import { describe, expect, it } from 'vitest'
import { renderPlainText } from '../../../src/bot/render/plain-text.ts'
import { widthOf } from '../../../src/bot/render/text-width.ts'
import { replyOf, STATUS_FR } from './replies.ts'

describe('a reply as plain text', () => {
  it('has every kind of block', () => {
    expect(renderPlainText(STATUS_FR)).toMatchSnapshot()
  })

  it('stacks a table that is too wide', () => {
    const table = {
      kind: 'table' as const,
      columns: ['Ligne', 'Commandé', 'Expédié', 'Livré', 'Facturé'].map((label) => ({
        label,
        align: 'end' as const,
      })),
      rows: [
        [{ text: '10' }, { text: '400' }],
        [{ text: '20' }, { text: '1 250' }, { text: '' }, { text: '7' }],
      ],
    }
    const text = renderPlainText(replyOf({ blocks: [table] }), { width: 30 })
    expect(text).toBe(
      [
        '• Ligne 10',
        '    Commandé\u00a0: 400',
        '• Ligne 20',
        '    Commandé\u00a0: 1 250',
        '    Livré\u00a0: 7',
      ].join('\n'),
    )
    expect(widthOf(renderPlainText(replyOf({ blocks: [table] })).split('\n')[0] ?? '')).toBe(40)
  })

  it('keeps to ASCII signs where asked', () => {
    const text = renderPlainText(STATUS_FR, { unicode: false })
    expect(text).toContain('[x] Commandé')
    expect(text).not.toMatch(/[●▲⚠✔≈•─\u00a0]/)
  })

  it('aligns wide signs', () => {
    const reply = replyOf({
      blocks: [
        {
          kind: 'table',
          columns: [
            { label: 'Client', align: 'start' },
            { label: 'N', align: 'end' },
          ],
          rows: [
            [{ text: '東京商事' }, { text: '1' }],
            [{ text: 'Kadmos' }, { text: '22' }],
          ],
        },
      ],
    })
    expect(renderPlainText(reply)).toBe(
      ['Client     N', '────────  ──', '東京商事   1', 'Kadmos    22'].join('\n'),
    )
  })
})
