/** A configured model's findings about a text, added to those of the check and marked as the model's; it changes none of them. */

import type { IsoDate } from '../domain/calendar-date.ts'
import type { Locale } from '../domain/locale.ts'
import type { PlacedStatement } from '../knowledge/check/check-text.ts'
import { readText } from '../knowledge/check/read-text.ts'
import { statementsOf } from '../knowledge/check/statements.ts'
import type { CheckedStatement } from '../knowledge/checked-reply.ts'
import type { Library } from '../knowledge/watch/library.ts'
import { askLibrary } from '../knowledge/watch/search/ask-library.ts'
import type { Passage, SecondReader } from '../language/second-reader.ts'

/** What is sent is bounded: the model is waited for. */
const MOST_SENTENCES = 40
const MOST_PASSAGES = 24

/** A finding of the model. */
export interface ModelStatement extends CheckedStatement {
  readonly by: 'model'
}

/** Findings on sentences that the check itself found nothing wrong with. Only verified facts of notes in force are shown to it. */
export async function secondReading(
  reader: SecondReader,
  text: string,
  found: readonly PlacedStatement[],
  { library, date, locale }: { readonly library: Library; readonly date: IsoDate; readonly locale: Locale },
): Promise<readonly ModelStatement[]> {
  const wrong = found.filter(({ verdict }) => verdict === 'contradicted' || verdict === 'outdated')
  const sentences = statementsOf(text, readText(text))
    .map(({ start, end }) => ({ start, words: text.slice(start, end).trim() }))
    .filter(
      ({ start, words }) => words !== '' && !wrong.some((each) => each.start <= start && start < each.end),
    )
    .slice(0, MOST_SENTENCES)
  const passages = passagesFor(
    sentences.map(({ words }) => words),
    library,
    date,
    locale,
  )
  const findings = await reader.read(
    sentences.map(({ words }) => words),
    passages,
    locale,
  )
  return findings.flatMap(({ sentence, verdict, passage }): readonly ModelStatement[] => {
    const statement = sentences[sentence]?.words
    const shown = passages.find(({ id }) => id === passage)
    const [note = '', point = ''] = passage.split('/')
    if (statement === undefined || !shown) return []
    const evidence = `note ${note}, point ${point}`
    return [
      {
        statement,
        verdict,
        value: statement,
        evidence,
        right: shown.words,
        suggestion: null,
        note,
        by: 'model',
      },
    ]
  })
}

function passagesFor(
  sentences: readonly string[],
  library: Library,
  date: IsoDate,
  locale: Locale,
): readonly Passage[] {
  const passages = new Map<string, string>()
  for (const text of sentences) {
    for (const { found, facts } of askLibrary(library, { text, date }).hits.slice(0, 2)) {
      for (const { number, words, isUnverified } of facts) {
        const shown = words[locale] ?? words.fr ?? words.en
        if (shown !== undefined && !isUnverified) passages.set(`${found.note.id}/${number}`, shown)
      }
    }
  }
  return [...passages].slice(0, MOST_PASSAGES).map(([id, words]) => ({ id, words }))
}
