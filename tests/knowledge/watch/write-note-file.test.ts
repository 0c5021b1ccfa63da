/** A note written as a file and read again is the same note. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Note } from '../../../src/knowledge/watch/note.ts'
import { readNoteText } from '../../../src/knowledge/watch/note-file.ts'
import { readShippedNotes } from '../../../src/knowledge/watch/shipped-notes.ts'
import { writeNoteText } from '../../../src/knowledge/watch/write-note-file.ts'

const shipped = await readShippedNotes()

const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map((text) =>
  `x${text}`
    .replaceAll(/\[(?:S\d|unverified|planned)[^\]]*\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim(),
)
const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const words = fc.oneof(fc.record({ fr: line }), fc.record({ en: line }), fc.record({ fr: line, en: line }))

/** Made-up notes of one language or both, with odd signs in every text. */
const made: fc.Arbitrary<Note> = fc
  .record({
    title: words,
    locales: fc.constantFrom<readonly ('fr' | 'en')[]>(['fr'], ['en'], ['fr', 'en']),
    texts: fc.array(line, { minLength: 1, maxLength: 5 }),
    from: fc.option(day),
    publisher: line,
    like: fc.constantFrom(...shipped),
    keywords: fc.record({ fr: fc.array(line, { maxLength: 3 }), en: fc.array(line, { maxLength: 3 }) }),
  })
  .map(({ title, locales, texts, from, publisher, like, keywords }) => ({
    ...like,
    id: 'note-12',
    title,
    keywords,
    summary: {},
    practice: {},
    requires: [],
    terms: [],
    claims: [],
    effectiveFrom: from === null ? null : from.toISOString().slice(0, 10),
    effectiveTo: null,
    sources: [{ id: 'S1', publisher, title: publisher, url: null, quality: 'weak' as const }],
    facts: texts.map((text, index) => ({
      number: index + 1,
      words: Object.fromEntries(locales.map((locale) => [locale, text])),
      sources: ['S1'],
      isUnverified: false,
      isPlanned: false,
    })),
  }))

describe('a note as a file', () => {
  it.each(shipped.map((note) => [note.id, note] as const))('%s reads back the same', (id, note) => {
    expect(readNoteText(writeNoteText(note), id)).toEqual({ ok: true, note })
  })

  it('reads back the same whatever its words', () => {
    fc.assert(
      fc.property(made, (note) => {
        expect(readNoteText(writeNoteText(note))).toEqual({ ok: true, note })
      }),
      { numRuns: 200 },
    )
  })
})
