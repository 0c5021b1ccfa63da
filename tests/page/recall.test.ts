/** Arrow up and down through what was said. */

import { describe, expect, it } from 'vitest'
import { recallable, recallNewer, recallOlder } from '../../src/page/recall.ts'

const SAID = recallable(['où en est la SO-1001 ?', 'et la facture ?', 'et la facture ?', '  '])

describe('recall', () => {
  it('offers what was said, newest first, repetitions once', () => {
    expect(SAID).toEqual(['et la facture ?', 'où en est la SO-1001 ?'])
  })

  it('goes back step by step and stops at the oldest', () => {
    const first = recallOlder(SAID, 'brouillon', null)
    const second = recallOlder(SAID, first?.text ?? '', first?.recall ?? null)
    expect([first?.text, second?.text]).toEqual(['et la facture ?', 'où en est la SO-1001 ?'])
    expect(recallOlder(SAID, '', second?.recall ?? null)).toBeNull()
  })

  it('comes forward to what was being typed', () => {
    const back = recallOlder(SAID, 'brouillon', null)
    expect(recallNewer(SAID, back?.recall ?? null)).toEqual({ text: 'brouillon', recall: null })
  })

  it('does nothing without anything said, or without a recall', () => {
    expect(recallOlder([], 'brouillon', null)).toBeNull()
    expect(recallNewer(SAID, null)).toBeNull()
  })
})
