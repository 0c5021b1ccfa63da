import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawPicture } from '../../../src/bot/picture/draw-picture.ts'
import { picturePath, readPictureName } from '../../../src/bot/picture/picture-link.ts'
import { drawTimeline } from '../../../src/bot/picture/timeline-drawing.ts'
import type { TimelineBlock } from '../../../src/domain/draft.ts'

const KEY = Buffer.alloc(32, 7)
const BLOCK: TimelineBlock = {
  kind: 'timeline',
  title: 'Suivi de SO-1001',
  steps: [
    { label: 'Commandé', date: '2 mars 2026', state: 'done' },
    { label: 'Expédié', date: '20 mars 2026', state: 'late' },
    { label: 'Livré', date: '', state: 'missing' },
  ],
}
const nameOf = (path: string | null): string => path?.replace('/pictures/', '') ?? ''

describe('a picture’s address', () => {
  it('holds all that is drawn', () => {
    const name = nameOf(picturePath(BLOCK, 'fr', KEY))
    expect(name).toMatch(/^[\w-]+\.[\w-]{22}\.png$/)
    expect(readPictureName(name, KEY)).toEqual({ locale: 'fr', title: BLOCK.title, steps: BLOCK.steps })
  })

  it('is refused when anything in it was changed, or another desk signed it', () => {
    const name = nameOf(picturePath(BLOCK, 'fr', KEY))
    fc.assert(
      fc.property(fc.nat(name.length - 5), fc.constantFrom('A', 'b', '-', '.'), (at, sign) => {
        const changed = name.slice(0, at) + sign + name.slice(at + 1)
        // The last sign of the signature has bits that decode to nothing, yet must be as we wrote them.
        if (changed !== name) expect(readPictureName(changed, KEY)).toBeNull()
      }),
    )
    expect(readPictureName(name, randomBytes(32))).toBeNull()
    for (const bad of ['', 'x.png', '../../etc/passwd', `${name}.png`])
      expect(readPictureName(bad, KEY)).toBeNull()
  })

  it('stays short whatever the words, or is not given', () => {
    const word = fc.string({ unit: 'binary', maxLength: 150 })
    const steps = fc.array(
      fc.record({
        label: word,
        date: word,
        state: fc.constantFrom('done', 'late', 'current', 'expected', 'missing'),
      }),
      { maxLength: 25 },
    )
    fc.assert(
      fc.property(word, steps, (title, drawn) => {
        const block = { kind: 'timeline', title, steps: drawn } as TimelineBlock
        const path = picturePath(block, 'en', KEY)
        if (path === null) return
        expect(path.length).toBeLessThan(1850)
        expect(readPictureName(nameOf(path), KEY)?.steps.map(({ state }) => state)).toEqual(
          drawn.map(({ state }) => state),
        )
      }),
      { numRuns: 30 },
    )
  })
})

describe('a timeline’s drawing', () => {
  it('says each state in words and never as markup', () => {
    const svg = drawTimeline({ locale: 'fr', title: '<script>&"', steps: BLOCK.steps })
    expect(svg).toContain('&lt;script&gt;&amp;&quot;')
    expect(svg).not.toContain('<script>')
    for (const word of ['Commandé', '20 mars 2026', 'en retard', 'manquant']) expect(svg).toContain(word)
  })

  it('is a PNG of twice its size', async () => {
    const png = await drawPicture({ locale: 'fr', title: BLOCK.title, steps: BLOCK.steps })
    expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n')
    expect(png.readUInt32BE(16)).toBe(1280)
    const [, height] =
      /height="(\d+)"/.exec(drawTimeline({ locale: 'fr', title: BLOCK.title, steps: BLOCK.steps })) ?? []
    expect(png.readUInt32BE(20)).toBe(2 * Number(height))
    expect(png.length).toBeGreaterThan(5000)
  })
})
