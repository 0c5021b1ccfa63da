/** The desk's own sentences against the notes: what a note says otherwise never leaves as it was. */

import { describe, expect, it } from 'vitest'
import type { Block, Draft } from '../../../src/domain/draft.ts'
import type { Fact } from '../../../src/domain/fact.ts'
import type { Locale } from '../../../src/domain/locale.ts'
import { checkDraft } from '../../../src/knowledge/check/check-draft.ts'
import { buildLibrary } from '../../../src/knowledge/watch/library.ts'
import { readShippedNotes } from '../../../src/knowledge/watch/shipped-notes.ts'

const library = buildLibrary(await readShippedNotes(), [], 1)
const RULES = { library, date: '2026-11-24', situation: null, home: 'FR' } as const

function draftOf(text: string, grounds: readonly Fact[] = [], locale: Locale = 'en'): Draft {
  return { locale, blocks: [{ kind: 'text', text }], actions: [], grounds }
}

function wordsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items.map(({ text }) => text) : [],
  )
}

const canada: Fact = {
  order: null,
  line: null,
  aspect: 'country',
  value: { kind: 'text', text: 'CA' },
  label: { fr: 'pays', en: 'country' },
}

const said = (amount: number): Fact => ({
  order: null,
  line: null,
  aspect: 'said',
  value: { kind: 'amount', amount, currency: 'EUR' },
  label: { fr: 'ce que vous avez dit', en: 'what you said' },
})

describe('a sentence of the desk that a note says otherwise', () => {
  it('is said anew in the words of the note where no word can stand in the place of another', () => {
    const reply = checkDraft(draftOf('The goods also go into the DEB of the month.'), RULES)
    expect(wordsOf(reply.draft.blocks)).toEqual([expect.stringMatching(/^The DEB ended on 31 December 2021/)])
    expect(reply.withheld).toMatchObject([{ verdict: 'outdated', value: 'the DEB', note: 'eu-fr-emebi' }])
  })

  it('is put right even where the person said the wrong figure', () => {
    const text = 'For Canada a REX number is needed above EUR 8,000.'
    const reply = checkDraft(draftOf(text, [said(8000), canada]), RULES)
    expect(wordsOf(reply.draft.blocks)).toEqual(['For Canada a REX number is needed above EUR 6,000.'])
    expect(reply.withheld).toMatchObject([
      { verdict: 'contradicted', value: 'EUR 8,000', note: 'eu-canada-ceta' },
    ])
  })

  it('passes again unchanged once it is put right', () => {
    const once = checkDraft(
      draftOf('For Canada a REX number is needed above EUR 8,000.', [said(8000), canada]),
      RULES,
    )
    const again = checkDraft(once.draft, RULES)
    expect(again.draft).toEqual(once.draft)
    expect(again.withheld).toEqual([])
  })

  it('is put right in a list as well', () => {
    const block: Block = { kind: 'list', items: [{ text: 'Le mois entre dans la DEB.' }] }
    const reply = checkDraft({ locale: 'fr', blocks: [block], actions: [], grounds: [] }, RULES)
    expect(wordsOf(reply.draft.blocks)).toEqual([expect.stringMatching(/^La DEB a pris fin/)])
  })
})

describe('a sentence that can be neither put right nor said anew', () => {
  const wrong = 'SO-1001 is in the DEB.'
  const order: Fact = {
    ...canada,
    order: 'SO-1001',
    aspect: 'order-number',
    value: { kind: 'reference', text: 'SO-1001' },
  }

  it('is left out, and one line says so', () => {
    const reply = checkDraft(draftOf(`Here you are. ${wrong}`, [order]), RULES)
    expect(wordsOf(reply.draft.blocks)).toEqual([
      'Here you are.',
      'I left out a sentence about a rule: the notes of the watch say otherwise.',
    ])
  })

  it('refuses the answer when it is its main one', () => {
    const reply = checkDraft(draftOf(wrong, [order]), RULES)
    expect(wordsOf(reply.draft.blocks)).toEqual([
      expect.stringMatching(/not what the notes of the watch say/),
    ])
  })
})

describe('words that are left as they are', () => {
  it('stand where a person is quoted', () => {
    const blocks: Block[] = [
      { kind: 'text', text: 'We file the DEB every month.', quoted: true },
      { kind: 'list', items: [{ text: 'We file the DEB every month.', quoted: true }] },
      { kind: 'text', text: 'Your text says “We file the DEB every month.”' },
    ]
    const reply = checkDraft({ locale: 'en', blocks, actions: [], grounds: [] }, RULES)
    expect(reply.draft.blocks).toEqual(blocks)
  })

  it('stand where they repeat a note', () => {
    const text = 'The DEB was filed with the DEB form.'
    const ground: Fact = { ...said(0), aspect: 'rule', value: { kind: 'text', text } }
    expect(checkDraft(draftOf(text, [ground]), RULES).draft.blocks).toEqual([{ kind: 'text', text }])
  })

  it('stand without the notes', () => {
    const draft = draftOf('The goods also go into the DEB of the month.')
    expect(checkDraft(draft).draft).toEqual(draft)
  })
})

it('counts what a note bears out as cited', () => {
  const reply = checkDraft(
    draftOf('For Canada a REX number is needed above EUR 6,000.', [said(6000), canada]),
    RULES,
  )
  expect(reply.statements).toContainEqual(
    expect.objectContaining({ verdict: 'cited', note: 'eu-canada-ceta' }),
  )
  expect(reply.withheld).toEqual([])
})
