/** The index of one library: for each word the notes that have it, with what it weighs there. Built once per snapshot. */

import type { Locale } from '../../../domain/locale.ts'
import type { Library } from '../library.ts'
import type { Note, WatchNote } from '../note.ts'
import { watchLists } from '../watch-lists.ts'
import { placesIn } from './named-countries.ts'
import { searchLists } from './search-lists.ts'
import { type SearchWord, searchWords } from './search-words.ts'

/** A note's words with their weight, worked out once as long as the note lives. */
export interface IndexedNote {
  readonly found: WatchNote
  /** Weight by stem, concept (`#…`) or country spoken of (`@TR`). */
  readonly weights: ReadonlyMap<string, number>
  /** Countries the note is filed under: its own, else those of its blocs. Empty for the whole world. */
  readonly countries: ReadonlySet<string>
}

export interface SearchIndex {
  readonly notes: readonly IndexedNote[]
  /** Places in `notes`, by stem, concept or country. */
  readonly postings: ReadonlyMap<string, readonly number[]>
  /** Stems by their runs of three letters, for words typed wrong. */
  near(stem: string): string | null
  /** Stems that begin with these letters, when they are few. */
  beginningWith(letters: string): readonly string[]
}

/** How much a word tells, by where it stands. */
const FIELD_WEIGHTS = {
  title: 3,
  keywords: 2.6,
  id: 2,
  terms: 1.4,
  summary: 1.2,
  facts: 1,
  requires: 0.7,
  practice: 0.6,
  claims: 0.5,
  sources: 0.3,
} as const
type Field = keyof typeof FIELD_WEIGHTS

/** Words of a field beyond which each counts less; a fixed figure, so that no note changes what another weighs. */
const USUAL_LENGTH: Readonly<Record<Field, number>> = {
  title: 16,
  keywords: 24,
  id: 4,
  terms: 12,
  summary: 40,
  facts: 220,
  requires: 60,
  practice: 40,
  claims: 120,
  sources: 40,
}
const LENGTH_COUNTS = 0.4
const SATURATION = 1.2

const compiled = new WeakMap<WatchNote, IndexedNote>()
const indexes = new WeakMap<Library, SearchIndex>()

/** The index of the library; a new snapshot reads only the notes that are new in it. */
export function searchIndex(library: Library): SearchIndex {
  const known = indexes.get(library)
  if (known) return known
  const notes = library.notes.map(indexedNote)
  const postings = new Map<string, number[]>()
  notes.forEach(({ weights }, place) => {
    for (const term of weights.keys()) {
      const row = postings.get(term)
      if (row) row.push(place)
      else postings.set(term, [place])
    }
  })
  const index: SearchIndex = { notes, postings, ...spellingOf(postings) }
  indexes.set(library, index)
  return index
}

function indexedNote(found: WatchNote): IndexedNote {
  const known = compiled.get(found)
  if (known) return known
  const own: IndexedNote = {
    found,
    weights: weightsOf(found.note),
    countries: countriesOf(found.note),
  }
  compiled.set(found, own)
  return own
}

/** Countries a note is filed under. A note about one country of the Union that concerns sales everywhere is about none. */
function countriesOf(note: Note): ReadonlySet<string> {
  const { blocs } = watchLists()
  const members = note.blocs.flatMap((bloc) => blocs.get(bloc)?.members ?? [])
  if (note.countries.length === 0) return new Set(note.blocs.includes('world') ? [] : members)
  const isAtHome = note.countries.every((code) => blocs.get('eu')?.members.includes(code))
  if (!isAtHome) return new Set(note.countries)
  return new Set(note.blocs.includes('world') ? [] : [...note.countries, ...members])
}

function weightsOf(note: Note): ReadonlyMap<string, number> {
  const counted = new Map<string, number>()
  for (const [field, text] of Object.entries(fieldsOf(note)) as [Field, string][]) {
    const words = searchWords(text)
    const length = 1 - LENGTH_COUNTS + (LENGTH_COUNTS * words.length) / USUAL_LENGTH[field]
    const weight = FIELD_WEIGHTS[field] / Math.max(length, 0.5)
    for (const term of termsOf(words)) counted.set(term, (counted.get(term) ?? 0) + weight)
  }
  for (const code of note.countries)
    counted.set(`@${code}`, (counted.get(`@${code}`) ?? 0) + FIELD_WEIGHTS.title)
  return new Map([...counted].map(([term, weight]) => [term, weight / (weight + SATURATION)]))
}

/** Stems, concepts and countries of some words, as often as they stand there. */
export function termsOf(words: readonly SearchWord[]): readonly string[] {
  const lists = searchLists()
  return [
    ...words.filter((word) => !lists.isStop(word)).map(({ stem }) => stem),
    ...lists.conceptsIn(words).map(({ concept }) => concept),
    ...placesIn(words).flatMap(({ codes, isGuess }) =>
      isGuess || codes.length > 6 ? [] : codes.map((code) => `@${code}`),
    ),
  ]
}

function fieldsOf(note: Note): Readonly<Record<Field, string>> {
  const lists = watchLists()
  const papers = note.requires.flatMap(({ document }) => {
    const title = document === null ? undefined : lists.documents.get(document)
    return title ? [title.fr, title.en] : []
  })
  return {
    title: both(note.title),
    keywords: [...note.keywords.fr, ...note.keywords.en].join(' ; '),
    id: note.id.replaceAll('-', ' '),
    terms: note.terms
      .flatMap(({ old, current }) => [...old.fr, ...old.en, current.fr, current.en])
      .join(' ; '),
    summary: both(note.summary),
    facts: note.facts.map(({ words }) => both(words)).join(' ; '),
    requires: [...note.requires.map(({ act }) => both(act)), ...papers].join(' ; '),
    practice: both(note.practice),
    claims: note.claims.flatMap(({ about }) => about.flatMap(({ fr, en }) => [...fr, ...en])).join(' ; '),
    sources: note.sources.map(({ publisher, title }) => `${publisher} ${title}`).join(' ; '),
  }
}

function both(words: { readonly [locale in Locale]?: string }): string {
  return `${words.fr ?? ''} ; ${words.en ?? ''}`
}

const SHORTEST_CORRECTED = 5

/** Words near a mistyped one, and those that a short form begins. Worked out when first asked for. */
function spellingOf(
  postings: ReadonlyMap<string, readonly number[]>,
): Pick<SearchIndex, 'near' | 'beginningWith'> {
  let byRun: Map<string, string[]> | null = null
  let sorted: string[] | null = null
  const stems = (): string[] => {
    sorted ??= [...postings.keys()].filter((term) => /^\p{L}{4,}$/u.test(term)).sort()
    return sorted
  }
  const rows = (): Map<string, string[]> => {
    if (byRun) return byRun
    byRun = new Map()
    for (const stem of stems()) {
      for (const run of runsOf(stem)) {
        const row = byRun.get(run)
        if (row) row.push(stem)
        else byRun.set(run, [stem])
      }
    }
    return byRun
  }
  return {
    near(stem) {
      if (stem.length < SHORTEST_CORRECTED || /\d/.test(stem)) return null
      const shared = new Map<string, number>()
      for (const run of runsOf(stem)) {
        for (const other of rows().get(run) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
      }
      const most = stem.length >= 8 ? 2 : 1
      let best: { stem: string; apart: number; notes: number } | null = null
      for (const [other, runs] of shared) {
        if (runs < stem.length - 3 * most - 1 || Math.abs(other.length - stem.length) > most) continue
        const apart = distance(stem, other, most)
        const notes = postings.get(other)?.length ?? 0
        if (apart > most) continue
        if (
          !best ||
          apart < best.apart ||
          (apart === best.apart && (notes > best.notes || (notes === best.notes && other < best.stem)))
        ) {
          best = { stem: other, apart, notes }
        }
      }
      return best?.stem ?? null
    },
    beginningWith(letters) {
      if (letters.length < 4) return []
      const list = stems()
      let low = 0
      let high = list.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((list[middle] ?? '') < letters) low = middle + 1
        else high = middle
      }
      const own: string[] = []
      while (own.length <= FEW_COMPLETIONS && list[low]?.startsWith(letters)) own.push(list[low++] ?? '')
      return own.length > FEW_COMPLETIONS ? [] : own
    },
  }
}

const FEW_COMPLETIONS = 6

function runsOf(stem: string): ReadonlySet<string> {
  const padded = `^${stem}$`
  const runs = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at += 1) runs.add(padded.slice(at, at + 3))
  return runs
}

/** Letters changed, added, left out or in each other's place; more than `most` is told as `most + 1`. */
function distance(left: string, right: string, most: number): number {
  let before: number[] = []
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      next.push(cost)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[right.length] ?? most + 1
}
