/** How a note of the watch is shown in an answer: its facts with their marks, where it stands, its sources, who answers for it. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Action, Block, TextBlock, Tone } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { quoted, typeset } from '../../domain/typography.ts'
import { showDate } from '../../domain/wording.ts'
import type { Standing } from '../../knowledge/watch/library.ts'
import type { Note, NoteFact, SourceQuality, WatchNote } from '../../knowledge/watch/note.ts'
import type { DraftContent } from '../define-dialog.ts'
import { inLocale, noteTitle, overdueSince, showLooseDate, standsFor, watchFact } from '../watch-wording.ts'

const QUALITIES: Readonly<Record<SourceQuality, Readonly<Record<Locale, string>>>> = {
  official: { fr: 'source officielle', en: 'official source' },
  professional: { fr: 'source professionnelle', en: 'professional source' },
  weak: { fr: 'source faible', en: 'weak source' },
}

/** `in force since 12 May 2026`, `announced, not in force yet`, `ended on …`. */
export function standingWords(standing: Standing, locale: Locale): string {
  const on = (day: IsoDate) => showDate(day, locale)
  switch (standing.kind) {
    case 'in-force': {
      const { from, until } = standing
      const end = until === null ? '' : { fr: `, jusqu’au ${on(until)}`, en: `, until ${on(until)}` }[locale]
      if (from === null) return `${{ fr: 'en vigueur', en: 'in force' }[locale]}${end}`
      return `${{ fr: `en vigueur depuis le ${on(from)}`, en: `in force since ${on(from)}` }[locale]}${end}`
    }
    case 'not-yet':
      return standing.from === null
        ? { fr: 'annoncé, pas encore en vigueur', en: 'announced, not in force yet' }[locale]
        : {
            fr: `annoncé, pas encore en vigueur : à partir du ${on(standing.from)}`,
            en: `announced, not in force yet: from ${on(standing.from)}`,
          }[locale]
    case 'ended':
      return { fr: `terminé le ${on(standing.until)}`, en: `ended on ${on(standing.until)}` }[locale]
    case 'superseded': {
      const by = standing.by === '' ? '' : { fr: ` par ${standing.by}`, en: ` by ${standing.by}` }[locale]
      const until =
        standing.until === null
          ? ''
          : { fr: ` après le ${on(standing.until)}`, en: ` after ${on(standing.until)}` }[locale]
      return `${{ fr: 'remplacé', en: 'superseded' }[locale]}${by}${until}`
    }
    case 'not-approved':
      return { fr: 'pas approuvé : n’est pas utilisé', en: 'not approved: not used' }[locale]
  }
}

/** A fact in the reader's language, else in the other; marked when it is to verify, planned or weakly sourced. */
export function factWords(note: Note, fact: NoteFact, locale: Locale): string {
  const marks = [
    ...(fact.isUnverified ? [{ fr: 'à vérifier', en: 'to verify' }[locale]] : []),
    ...(fact.isPlanned ? [{ fr: 'date annoncée', en: 'announced date' }[locale]] : []),
    ...(isWeak(note, fact) ? [{ fr: 'source faible', en: 'weak source' }[locale]] : []),
  ]
  const words = inLocale(fact.words, locale)
  // Marks that stand in the words already are not said twice.
  const missing = marks.filter((mark) => !words.includes(`(${mark})`))
  return missing.length === 0 ? words : `${words} (${missing.join(', ')})`
}

/** Whether only weak sources say it. */
function isWeak(note: Note, fact: NoteFact): boolean {
  const own = note.sources.filter(({ id }) => fact.sources.includes(id))
  return own.length > 0 && own.every(({ quality }) => quality === 'weak')
}

/** `note turkey-atr, “…”: in force · checked by Escale, sources of 2025`. */
export function noteLine(found: WatchNote, standing: Standing, locale: Locale): string {
  const { note } = found
  const colon = locale === 'fr' ? ' :' : ':'
  const name = `Note ${note.id}, ${quoted(noteTitle(note, locale), locale)}`
  return typeset(`${name}${colon} ${standingWords(standing, locale)} · ${standsFor(found, locale)}`, locale)
}

/** The sources that the facts were seen in, at most three: `Atabas, What is an A.TR … (professional source)`. */
export function sourceLine(note: Note, facts: readonly NoteFact[], locale: Locale): string | null {
  const ids = new Set(facts.flatMap(({ sources }) => sources))
  const own = note.sources.filter(({ id }) => ids.has(id)).slice(0, 3)
  if (own.length === 0) return null
  const lead = { fr: own.length > 1 ? 'Sources :' : 'Source :', en: own.length > 1 ? 'Sources:' : 'Source:' }[
    locale
  ]
  const dated = note.asOf === null ? '' : ` (${showLooseDate(note.asOf, locale)})`
  return typeset(
    `${lead} ${own.map((source) => sourceWords(source, locale)).join(locale === 'fr' ? ' ; ' : '; ')}${dated}`,
    locale,
  )
}

export function sourceWords({ publisher, title, quality }: Note['sources'][number], locale: Locale): string {
  const name = publisher === title ? title : `${publisher}, ${title}`
  return `${name} (${QUALITIES[quality][locale]})`
}

/** That the note's check is overdue, as a warning; null when it is not. */
export function overdueBlock(found: WatchNote, today: IsoDate, locale: Locale): TextBlock | null {
  const since = overdueSince(found, today, locale)
  if (since === null) return null
  const text = { fr: `Contrôle en retard : ${since}.`, en: `Check overdue: ${since}.` }[locale]
  return { kind: 'text', text: typeset(text, locale), tone: 'warning' }
}

/** The blocks as a draft: every text of the watch is its own ground. */
export function watchDraft(blocks: readonly Block[], actions: readonly Action[]): DraftContent {
  const texts = [...blocks.flatMap(textsOf), ...actions.flatMap(({ label, say }) => [label, say])]
  return { blocks, actions, grounds: [...new Set(texts)].map((text) => watchFact(text)) }
}

function textsOf(block: Block): readonly string[] {
  const title = 'title' in block && block.title !== undefined ? [block.title] : []
  switch (block.kind) {
    case 'text':
      return [...title, block.text]
    case 'list':
      return [...title, ...block.items.map(({ text }) => text)]
    case 'facts':
      return [...title, ...block.items.flatMap(({ label, value }) => [label, value])]
    case 'table':
      return [
        ...title,
        ...block.columns.map(({ label }) => label),
        ...block.rows.flat().map(({ text }) => text),
      ]
    default:
      return title
  }
}

export function showNoteAction({ note }: WatchNote, locale: Locale): Action {
  return {
    label: { fr: `Voir ${note.id}`, en: `Show ${note.id}` }[locale],
    say: { fr: `montre la note ${note.id}`, en: `show note ${note.id}` }[locale],
  }
}

/** Puts a question to the colleagues of the watch channel. */
export function askColleaguesAction(question: string, locale: Locale): Action {
  return {
    label: { fr: 'Demander aux collègues', en: 'Ask the colleagues' }[locale],
    say: { fr: `demander aux collègues : ${question}`, en: `ask the colleagues: ${question}` }[locale],
    style: 'positive',
  }
}

export function text(words: string, locale: Locale, tone?: Tone): TextBlock {
  return { kind: 'text', text: typeset(words, locale), ...(tone === undefined ? {} : { tone }) }
}
