/** The words that the search takes for one another, in both languages, from `content/watch/concepts.yaml` and the trade's own lists. */

import { z } from 'zod'
import { contentList, contentText } from '../../content-file.ts'
import { type SearchWord, searchWords } from './search-words.ts'

const words = z.array(z.string().min(1))
const both = z.looseObject({ fr: words, en: words })
const titled = z.looseObject({
  title: z.strictObject({ fr: z.string(), en: z.string() }),
  fr: words,
  en: words,
})
const conceptFile = z.strictObject({
  stop: z.strictObject({ fr: z.string(), en: z.string() }),
  everyday: z.strictObject({ fr: z.string(), en: z.string() }),
  concepts: z.record(z.string(), both),
  elsewhere: z.record(z.string(), both),
})

/** Before the id of a subject that lies beside those of the watch. */
const ELSEWHERE = '#beside '

/** Whether a concept is a subject beside those of the watch. */
export function isElsewhere(concept: string): boolean {
  return concept.startsWith(ELSEWHERE)
}

/** An expression by which a concept is found. */
interface Expression {
  readonly stems: readonly string[]
  readonly concept: string
}

/** A concept found among words: which, from where to where. */
export interface ConceptHit {
  readonly concept: string
  readonly first: number
  readonly next: number
}

export interface SearchLists {
  /** Whether a word says nothing about a subject. */
  isStop(word: SearchWord): boolean
  /** Whether a word is one people tell a story with (verbs, days, persons), and no word of the trade. */
  isEveryday(word: SearchWord): boolean
  /** Whether an expression begins with the stem: such a word is no misspelling. */
  beginsExpression(stem: string): boolean
  /** All concepts that the words name, overlapping ones too. */
  conceptsIn(found: readonly SearchWord[]): readonly ConceptHit[]
}

let known: SearchLists | undefined

/** Read once. Throws `bad-definition` naming the file when a list is not well formed. */
export function searchLists(): SearchLists {
  known ??= readLists()
  return known
}

function readLists(): SearchLists {
  const own = contentList('watch/concepts.yaml', conceptFile)
  const stop = new Set([...searchWords(own.stop.fr), ...searchWords(own.stop.en)].map(({ text }) => text))
  const isStop = ({ text }: SearchWord): boolean =>
    stop.has(text) || (text.length === 1 && !/[abc\d]/.test(text))
  const everyday = everydayStems(own.everyday)
  const byFirst = new Map<string, Expression[]>()
  const seen = new Set<string>()
  const add = (concept: string, phrase: string): void => {
    const stems = searchWords(phrase)
      .filter((word) => !isStop(word))
      .map(({ stem }) => stem)
    const [first] = stems
    const key = `${concept} ${stems.join(' ')}`
    if (first === undefined || seen.has(key)) return
    seen.add(key)
    const row = byFirst.get(first)
    if (row) row.push({ stems, concept })
    else byFirst.set(first, [{ stems, concept }])
  }
  for (const [id, { fr, en }] of Object.entries(own.concepts)) {
    for (const phrase of [...fr, ...en]) add(`#${id}`, phrase)
  }
  for (const [id, { fr, en }] of Object.entries(own.elsewhere)) {
    for (const phrase of [...fr, ...en]) add(`${ELSEWHERE}${id}`, phrase)
  }
  for (const [id, { title, fr, en }] of Object.entries(
    contentList('words/documents.yaml', z.record(z.string(), titled)),
  )) {
    for (const phrase of [title.fr, title.en, ...fr, ...en]) add(`#paper ${id}`, phrase)
  }
  for (const [id, { fr, en }] of Object.entries(
    contentList('words/incoterms.yaml', z.record(z.string(), both)),
  )) {
    for (const phrase of [...fr, ...en]) add(`#term ${id}`, phrase)
  }
  for (const { id, phrases } of glossary()) for (const phrase of phrases) add(id, phrase)
  return {
    isStop,
    isEveryday: ({ text, stem }) => everyday.has(text) || everyday.has(stem),
    beginsExpression: (stem) => byFirst.has(stem),
    conceptsIn: (found) => conceptsIn(found, byFirst, isStop),
  }
}

/** The everyday words of both languages, as they stand and by their stems, from the desk's common words and this search's own. */
function everydayStems(own: { readonly fr: string; readonly en: string }): ReadonlySet<string> {
  const common = contentList('words/common-words.yaml', z.looseObject({ fr: z.string(), en: z.string() }))
  return new Set(
    [common.fr, common.en, own.fr, own.en].flatMap((each, at) =>
      searchWords(each).flatMap(({ text, stem }) => {
        // Short common words are abbreviations as well: "nom" is a Mexican standard.
        if (text.length <= 3) return at < 2 ? [] : [text]
        return stem.length > 3 ? [text, stem] : [text]
      }),
    ),
  )
}

function conceptsIn(
  found: readonly SearchWord[],
  byFirst: ReadonlyMap<string, readonly Expression[]>,
  isStop: (word: SearchWord) => boolean,
): readonly ConceptHit[] {
  const telling = found.flatMap((word, at) => (isStop(word) ? [] : [{ stem: word.stem, at }]))
  const hits: ConceptHit[] = []
  telling.forEach(({ stem, at }, first) => {
    for (const { stems, concept } of byFirst.get(stem) ?? []) {
      if (!stems.every((each, index) => telling[first + index]?.stem === each)) continue
      hits.push({ concept, first: at, next: (telling[first + stems.length - 1]?.at ?? at) + 1 })
    }
  })
  return hits
}

/** Rows whose words mean something else too are marked (!) and left out. */
function glossary(): readonly { readonly id: string; readonly phrases: readonly string[] }[] {
  return contentText('words/glossary.tsv')
    .split('\n')
    .slice(1)
    .flatMap((row, index) => {
      const [, french = '', english = '', aliases = ''] = row.split('\t')
      if (french === '') return []
      const phrases = [...french.split(/\s+\/\s+/), ...english.split(/,\s*/), ...aliases.split(/,\s*/)]
        .map((phrase) => phrase.trim())
        .filter((phrase) => phrase.length > 2 && !/[(—!]/.test(phrase))
      return [{ id: `#row ${index}`, phrases }]
    })
}
