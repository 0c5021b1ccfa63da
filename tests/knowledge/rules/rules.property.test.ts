/** What holds of the check against the notes whatever the notes and the text are. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventedNotes } from '../../../bench/support/invented-notes.ts'
import { addDays } from '../../../src/domain/calendar-date.ts'
import { checkRules } from '../../../src/knowledge/check/rules/check-rules.ts'
import { buildLibrary, type Library } from '../../../src/knowledge/watch/library.ts'
import type { Note, NoteClaim } from '../../../src/knowledge/watch/note.ts'
import { readShippedNotes } from '../../../src/knowledge/watch/shipped-notes.ts'
import { readWatchStatements } from '../watch/read-statements.ts'

const notes = await readShippedNotes()
const shipped = buildLibrary(notes, [], 1)
const SENTENCES = (['fr', 'en'] as const).flatMap((locale) =>
  readWatchStatements('development', locale).map(({ text }) => text),
)
const sentences = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 6 })
const joint = fc.constantFrom(' ', '\n', '\n\n')
const days = fc.integer({ min: 0, max: 1_500 }).map((count) => addDays('2024-01-01', count))

function check(text: string, library: Library, date = '2026-11-24') {
  return checkRules(text, { library, date, situation: null, locale: 'en', home: 'FR' })
}

const model = notes.find(({ id }) => id === 'turkey-atr') as Note

/** A note about a word that stands nowhere else, with one amount. */
function limitNote(id: string, amount: number, other: Partial<Note> = {}): Note {
  const claim: NoteClaim = {
    id: 'limit',
    fact: 1,
    about: [{ fr: ['zibeline'], en: ['sable'] }],
    countries: [],
    appliesWhen: null,
    unless: null,
    value: { kind: 'amount', amount, currency: 'EUR' },
    was: [],
    validFrom: null,
    validTo: null,
    say: null,
  }
  return {
    ...model,
    id,
    countries: [],
    blocs: ['world'],
    requires: [],
    terms: [],
    claims: [claim],
    supersedes: [],
    conflicts: [],
    effectiveFrom: null,
    ...other,
  }
}

describe('checking a text against the notes', () => {
  it('is not changed by notes that share no word with it', () => {
    fc.assert(
      fc.property(sentences, joint, fc.integer({ min: 1, max: 40 }), (own, between, count) => {
        const text = own.join(between)
        const more = buildLibrary([...notes, ...inventedNotes(notes, count)], [], 2)
        expect(check(text, more)).toEqual(check(text, shipped))
      }),
      { numRuns: 15 },
    )
  })

  it('says the same of the same text, whatever was checked before and in which order the notes came', () => {
    fc.assert(
      fc.property(
        sentences,
        joint,
        fc.shuffledSubarray([...notes], { minLength: notes.length }),
        (own, between, shuffled) => {
          const text = own.join(between)
          const first = check(text, shipped)
          expect(check(text, buildLibrary(shuffled, [], 3))).toEqual(first)
          expect(check(text, shipped)).toEqual(first)
        },
      ),
      { numRuns: 10 },
    )
  })

  it('never fails and keeps its findings inside the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...SENTENCES)), { maxLength: 8 }),
        days,
        (parts, date) => {
          const text = parts.join(' ')
          for (const { start, end, value } of check(text, shipped, date)) {
            expect(text.slice(start, end)).toBe(value)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a note that takes the place of another', () => {
  const amounts = fc.uniqueArray(fc.integer({ min: 1_000, max: 90_000 }), { minLength: 2, maxLength: 2 })

  it('is heard from its first day and not before', () => {
    fc.assert(
      fc.property(amounts, days, fc.integer({ min: -500, max: 500 }), ([was, is], first, shift) => {
        const old = limitNote('sable', was as number)
        const next = limitNote('sable-next', is as number, { effectiveFrom: first, supersedes: ['sable'] })
        const library = buildLibrary([old, next], [], 1)
        const date = addDays(first, shift)
        const says = (amount: number) => check(`The sable limit is EUR ${amount}.`, library, date)
        if (shift < 0) {
          expect(says(was as number)).toMatchObject([{ verdict: 'cited', note: 'sable' }])
          expect(says(is as number)).toMatchObject([{ verdict: 'contradicted', note: 'sable' }])
        } else {
          expect(says(was as number)).toMatchObject([{ verdict: 'outdated', note: 'sable-next' }])
          expect(says(is as number)).toMatchObject([{ verdict: 'cited', note: 'sable-next' }])
        }
      }),
    )
  })
})

describe('a fact that no source was seen for', () => {
  const unverified = notes.map((note) => ({
    ...note,
    facts: note.facts.map((fact) => ({ ...fact, isUnverified: true })),
  }))
  const library = buildLibrary(unverified, [], 1)

  it('never calls anything wrong', () => {
    fc.assert(
      fc.property(sentences, joint, days, (own, between, date) => {
        const verdicts = check(own.join(between), library, date).map(({ verdict }) => verdict)
        expect(verdicts.filter((verdict) => verdict !== 'unsupported')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
