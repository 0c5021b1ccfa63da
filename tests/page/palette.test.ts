/** Every pair of colours that carries words or shows a control is readable (WCAG 2.2, level AA). */

import { describe, expect, it } from 'vitest'
import { contrast, DARK, LIGHT, type Palette } from '../../src/page/palette.ts'

const WORDS: readonly (readonly [keyof Palette, readonly (keyof Palette)[]])[] = [
  ['ink', ['page', 'surface', 'raised', 'warningSoft', 'attentionSoft', 'goodSoft']],
  ['inkSoft', ['page', 'surface', 'raised']],
  ['inkFaint', ['page', 'surface', 'raised']],
  ['accentInk', ['page', 'surface', 'raised', 'bubble']],
  ['onAccent', ['accent', 'accentHover', 'accentPressed']],
  ['onBubble', ['bubble']],
  ['good', ['surface', 'raised', 'goodSoft']],
  ['warning', ['surface', 'raised', 'warningSoft']],
  ['attention', ['page', 'surface', 'raised', 'attentionSoft']],
]

const EDGES: readonly (readonly [keyof Palette, readonly (keyof Palette)[]])[] = [
  ['edge', ['page', 'surface']],
  ['accentInk', ['page', 'surface']],
  ['attention', ['page', 'surface']],
]

describe('contrast', () => {
  it('is measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('%s: words are readable on what they stand on', (_, palette) => {
    const faint = WORDS.flatMap(([word, grounds]) =>
      grounds.map((ground) => ({
        pair: `${word} on ${ground}`,
        ratio: contrast(palette[word], palette[ground]),
      })),
    ).filter(({ ratio }) => ratio < 4.5)
    expect(faint).toEqual([])
  })

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('%s: edges of controls and the focus ring are seen', (_, palette) => {
    const faint = EDGES.flatMap(([edge, grounds]) =>
      grounds.map((ground) => ({
        pair: `${edge} on ${ground}`,
        ratio: contrast(palette[edge], palette[ground]),
      })),
    ).filter(({ ratio }) => ratio < 3)
    expect(faint).toEqual([])
  })
})
