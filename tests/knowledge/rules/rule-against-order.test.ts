/** Statements of a person's text against the notes: the order decides the country, a newer note wins from its day. */

import { describe, expect, it } from 'vitest'
import { reviewText } from '../../../src/knowledge/check/check-text.ts'
import { checkRules } from '../../../src/knowledge/check/rules/check-rules.ts'
import { buildLibrary } from '../../../src/knowledge/watch/library.ts'
import type { Note } from '../../../src/knowledge/watch/note.ts'
import { readShippedNotes } from '../../../src/knowledge/watch/shipped-notes.ts'
import { situationOfFields } from '../../../src/knowledge/watch/situation.ts'

const notes = await readShippedNotes()
const library = buildLibrary(notes, [], 1)
const toTurkey = situationOfFields(
  { seller_country: 'FR', destination: 'TR', hs: '84131900' },
  new Set(['hs', 'origin']),
  '2026-03-11',
)
const PROMISE = 'We will issue an EUR.1 for your customs.'

function check(text: string, situation: typeof toTurkey | null = null) {
  return checkRules(text, { library, date: '2026-03-11', situation, locale: 'en', home: 'FR' })
}

describe('a paper promised for an order', () => {
  it('is contradicted where the order goes to a country that takes another', () => {
    expect(check(PROMISE, toTurkey)).toMatchObject([
      { verdict: 'contradicted', note: 'turkey-atr', value: 'EUR.1', right: 'A.TR' },
    ])
  })

  it('is not judged where nothing says which country it is for', () => {
    expect(check(PROMISE)).toEqual([])
  })

  it('is never called wrong in a question', () => {
    const verdicts = check('Shall we issue an EUR.1?', toTurkey).map(({ verdict }) => verdict)
    expect(verdicts).not.toContain('contradicted')
  })

  it('is put right in the whole text', () => {
    const { corrected, statements } = reviewText(PROMISE, {
      facts: [],
      locale: 'en',
      today: '2026-03-11',
      order: 'SO-1006',
      rules: { library, situations: new Map([['SO-1006', toTurkey]]), date: '2026-03-11', home: 'FR' },
    })
    expect(statements).toMatchObject([{ verdict: 'contradicted', note: 'turkey-atr' }])
    expect(corrected).toBe('We will issue an A.TR for your customs.')
  })
})

describe('a note that takes the place of another', () => {
  const old: Note = {
    ...(notes.find(({ id }) => id === 'turkey-atr') as Note),
    id: 'parcel-limit',
    countries: [],
    blocs: ['world'],
    requires: [],
    terms: [],
    claims: [
      {
        id: 'limit',
        fact: 1,
        about: [{ fr: ['zibeline'], en: ['sable'] }],
        countries: [],
        appliesWhen: null,
        unless: null,
        value: { kind: 'amount', amount: 6000, currency: 'EUR' },
        was: [],
        validFrom: null,
        validTo: null,
        say: null,
      },
    ],
  }
  const next: Note = {
    ...old,
    id: 'parcel-limit-2027',
    effectiveFrom: '2027-01-01',
    supersedes: ['parcel-limit'],
    claims: old.claims.map((claim) => ({
      ...claim,
      value: { kind: 'amount', amount: 8000, currency: 'EUR' },
    })),
  }
  const both = buildLibrary([old, next], [], 1)
  const on = (date: string) =>
    checkRules('The sable limit is EUR 6,000.', { library: both, date, situation: null, locale: 'en' })

  it('is not heard before its first day', () => {
    expect(on('2026-12-31')).toMatchObject([{ verdict: 'cited', note: 'parcel-limit' }])
  })

  it('makes the old value outdated from its first day', () => {
    expect(on('2027-01-01')).toMatchObject([
      { verdict: 'outdated', note: 'parcel-limit-2027', suggestion: 'The sable limit is EUR 8,000.' },
    ])
  })
})
