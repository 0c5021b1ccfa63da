/** Asking the watch: which note answers in either language, what is refused, and what a new note may and may not change. */

import { describe, expect, it } from 'vitest'
import { buildLibrary, type Library } from '../../../src/knowledge/watch/library.ts'
import type { Note, WatchNote } from '../../../src/knowledge/watch/note.ts'
import { askLibrary, type WatchQuestion } from '../../../src/knowledge/watch/search/ask-library.ts'
import { findNote } from '../../../src/knowledge/watch/search/find-note.ts'
import { readShippedNotes } from '../../../src/knowledge/watch/shipped-notes.ts'
import { watchFreshness } from '../../../src/knowledge/watch/watch-freshness.ts'
import { watchNews } from '../../../src/knowledge/watch/watch-news.ts'

const DAY = '2026-11-24'
const shipped = await readShippedNotes()
const library = buildLibrary(shipped, [], 0)

/** A colleague's note in French alone, approved. */
function colleagueNote(change: Partial<Note>, state: WatchNote['state'] = 'approved'): WatchNote {
  const blank = shipped.find(({ id }) => id === 'vgm-solas')
  if (!blank) throw new Error('the shipped notes hold vgm-solas')
  const note: Note = {
    ...blank,
    id: 'note-1',
    theme: 'customs',
    also: [],
    blocs: ['uk'],
    countries: ['GB'],
    status: 'in-force',
    effectiveFrom: '2026-11-01',
    effectiveTo: null,
    title: { fr: 'Seuil du numéro REX pour le Royaume-Uni' },
    summary: {},
    practice: {},
    facts: [
      {
        number: 1,
        words: { fr: 'Le seuil au-delà duquel il faut un numéro REX passe de 6 000 à 8 000 EUR.' },
        sources: [],
        isUnverified: false,
        isPlanned: false,
      },
    ],
    sources: [],
    requires: [],
    terms: [],
    claims: [],
    conflicts: [],
    supersedes: [],
    keywords: { fr: [], en: [] },
    answers: [],
    appliesWhen: null,
    ...change,
  }
  return {
    note,
    version: 1,
    state,
    origin: 'colleague',
    author: { id: 'u1', name: 'Nadia Benali' },
    createdAt: '2026-11-01T08:00:00.000Z',
    approved: state === 'approved' ? { by: 'Claire Morel', at: '2026-11-02T08:00:00.000Z' } : null,
    checkedOn: null,
  }
}

function first(text: string, from: Library = library, more: Partial<WatchQuestion> = {}): string | undefined {
  return askLibrary(from, { text, date: DAY, ...more }).hits[0]?.found.note.id
}

describe('a question to the watch', () => {
  it.each([
    ['EUR.1 ou A.TR pour la Turquie ?', 'turkey-atr'],
    ['EUR1 or ATR for turkish customers', 'turkey-atr'],
    ['faut-il traiter les palettes en bois ?', 'ispm-15'],
    ['is heat treatment needed for wooden pallets', 'ispm-15'],
    ['certficat de conformité Djeddah', 'saudi-saber'],
  ])('%s finds %s', (text, id) => expect(first(text)).toBe(id))

  it('in English finds a note written in French alone', () => {
    const own = buildLibrary([], [colleagueNote({})], 1)
    expect(first('what is the REX threshold for the UK?', own)).toBe('note-1')
  })

  it.each([
    ['hier mon chef m’a laissé un mot : mon client d’Istanbul réclame un ATR, c’est normal ?', 'turkey-atr'],
    [
      'our Riyadh customer rang yesterday, he wants something on the saber platform, any idea who creates it?',
      'saudi-saber',
    ],
  ])('is found through the story told around it: %s', (text, id) => expect(first(text)).toBe(id))

  it.each([
    'minimum age for a lorry driving licence',
    'taux de change du dollar',
    'binding tariff information',
  ])('about a subject beside those of the notes is refused though they have its words: %s', (text) =>
    expect(first(text)).toBeUndefined(),
  )

  it('about such a subject is answered by a colleague’s note about it', () => {
    const own = colleagueNote({
      title: { fr: 'Permis de conduire des poids lourds' },
      countries: [],
      blocs: ['world'],
    })
    expect(first('driving licence for lorries', buildLibrary(shipped, [own], 1))).toBe('note-1')
  })

  it('takes the country of the seller for no destination', () => {
    const text = 'seuil REX France'
    const own = buildLibrary([], [colleagueNote({})], 1)
    expect(first(text, own, { sellerCountry: 'FR' })).toBe('note-1')
    expect(first(text, own)).toBeUndefined()
  })

  it('about a country no note speaks of is not answered from another country’s note', () => {
    expect(first('certificate of conformity for Uganda')).toBeUndefined()
  })

  it('is never answered from a proposed, ended or superseded note, which is counted', () => {
    const proposed = askLibrary(buildLibrary([], [colleagueNote({}, 'proposed')], 1), {
      text: 'seuil REX Royaume-Uni',
      date: DAY,
    })
    expect(proposed).toMatchObject({ hits: [], unused: { proposed: 1 } })
    const ended = askLibrary(buildLibrary([], [colleagueNote({ effectiveTo: '2026-11-23' })], 1), {
      text: 'seuil REX Royaume-Uni',
      date: DAY,
    })
    expect(ended).toMatchObject({ hits: [], unused: { ended: 1 } })
  })

  it('answers from the successor from its first day, and from the old note before', () => {
    const old = colleagueNote({ effectiveFrom: '2026-01-01' })
    const next = colleagueNote({ id: 'note-2', effectiveFrom: '2026-12-01', supersedes: ['note-1'] })
    const both = buildLibrary([], [old, next], 1)
    const text = 'seuil REX Royaume-Uni'
    expect(askLibrary(both, { text, date: '2026-12-01' }).hits[0]?.found.note.id).toBe('note-2')
    const before = askLibrary(both, { text, date: '2026-11-30' }).hits.map(({ found, standing }) => [
      found.note.id,
      standing.kind,
    ])
    expect(before).toContainEqual(['note-1', 'in-force'])
    expect(before).toContainEqual(['note-2', 'not-yet'])
  })

  it('keeps its answer when a note is added that shares no word with it', () => {
    const stranger = colleagueNote({
      title: { fr: 'Zzyzx qwrtpl' },
      countries: ['FJ'],
      blocs: [],
      facts: [
        { number: 1, words: { fr: 'Xylqz vbnmk.' }, sources: [], isUnverified: false, isPlanned: false },
      ],
    })
    const question = { text: 'EUR.1 ou A.TR pour la Turquie ?', date: DAY }
    const more = buildLibrary(shipped, [{ ...stranger, note: { ...stranger.note, id: 'xylqz' } }], 1)
    expect(askLibrary(more, question).hits).toEqual(askLibrary(library, question).hits)
  })

  it('quotes the fact that answers it', () => {
    const [hit] = askLibrary(library, { text: 'combien de certificats A.TR par envoi', date: DAY }).hits
    expect(hit?.facts.map(({ number }) => number)).toContain(4)
  })
})

describe('a note named in words', () => {
  it.each([
    ['turkey-atr', 'turkey-atr'],
    ['la note turkey-atr', 'turkey-atr'],
    ['1', 'note-1'],
    ['note 1', 'note-1'],
  ])('%s is %s', (words, id) => {
    const own = buildLibrary(shipped, [colleagueNote({})], 1)
    expect(findNote(own, words).found?.note.id).toBe(id)
  })

  it('is none when nothing bears the name', () => {
    expect(findNote(library, 'no-such-note')).toEqual({ found: null, near: [] })
  })
})

describe('the news of the watch', () => {
  it('lists the theme and the country, newest first, and only counts what has ended', () => {
    const own = buildLibrary(
      [],
      [
        colleagueNote({ id: 'note-1' }),
        colleagueNote({ id: 'note-2', effectiveFrom: '2026-11-20' }),
        colleagueNote({ id: 'note-3', effectiveTo: '2026-11-23' }),
        colleagueNote({ id: 'note-4', theme: 'transport' }),
        colleagueNote({ id: 'note-5', countries: ['CN'], blocs: ['china'] }),
        colleagueNote({ id: 'note-6' }, 'proposed'),
      ],
      1,
    )
    const news = watchNews(own, { today: DAY, since: null, until: null, theme: 'customs', countries: ['GB'] })
    expect(news.items.map(({ found }) => found.note.id)).toEqual(['note-2', 'note-1'])
    expect(news).toMatchObject({ expired: 1, proposed: 1 })
  })
})

describe('the state of the watch', () => {
  it('shows a theme and bloc without a young approved note as a gap', () => {
    const own = buildLibrary([], [colleagueNote({})], 1)
    const { cells } = watchFreshness(own, DAY)
    const cell = (theme: string, bloc: string) =>
      cells.find((each) => each.theme === theme && each.bloc === bloc)
    expect(cell('customs', 'uk')).toMatchObject({ state: 'fresh', notes: 1 })
    expect(cell('insurance', 'efta')).toMatchObject({ state: 'none', notes: 0 })
    expect(
      watchFreshness(own, '2027-03-01').cells.find((each) => each.theme === 'customs' && each.bloc === 'uk'),
    ).toMatchObject({ state: 'stale' })
  })
})
