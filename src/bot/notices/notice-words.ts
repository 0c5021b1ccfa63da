/** How a notice of the watch is worded: a proposed note as a card, an owner's orders that a note touches, questions, digests. */

import { factWords, sourceWords, watchDraft } from '../../dialogs/watch/note-wording.ts'
import { noteTitle } from '../../dialogs/watch-wording.ts'
import type { IsoDate } from '../../domain/calendar-date.ts'
import { countryName } from '../../domain/country-names.ts'
import type { Action, Block, Draft } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { quoted, typeset } from '../../domain/typography.ts'
import { joinWords, showCount, showDate } from '../../domain/wording.ts'
import type { Library } from '../../knowledge/watch/library.ts'
import type { Note, WatchNote } from '../../knowledge/watch/note.ts'
import { watchLists } from '../../knowledge/watch/watch-lists.ts'
import type { Notice } from '../../knowledge/watch/watch-store.ts'
import { digestDraft } from './digest-words.ts'

const MOST_ORDERS = 12
const MOST_FACTS = 6

/** The notice in the language of whoever reads it; null when there is nothing left to say: its note is gone. */
export function noticeDraft(notice: Notice, library: Library, locale: Locale): Draft | null {
  const found = notice.note === null ? null : library.find(notice.note)
  const content = contentOf(notice, found, locale)
  if (content === null) return null
  return { locale, ...content }
}

function contentOf(notice: Notice, found: WatchNote | null, locale: Locale): Omit<Draft, 'locale'> | null {
  switch (notice.kind) {
    case 'note-proposed':
      return found === null ? null : proposedCard(found, notice, locale)
    case 'note-touches-orders':
      return found === null ? null : touchedOrders(found, notice, locale)
    case 'check-overdue':
      return found === null ? null : overdueCheck(found, locale)
    case 'question-asked':
      return askedQuestion(notice, locale)
    case 'digest':
      return digestDraft(notice, locale)
  }
}

/** `3` for `note-3`: people say the number; shipped notes keep their word. */
export function spokenId(id: string): string {
  return /^note-(\d+)$/.exec(id)?.[1] ?? id
}

function proposedCard(found: WatchNote, { data }: Notice, locale: Locale): Omit<Draft, 'locale'> {
  const { note } = found
  const by = textOf(data['by']) ?? found.author?.name ?? ''
  const name = spokenId(note.id)
  const lead = {
    fr: by === '' ? `Note ${name} proposée` : `Note ${name} proposée par ${by}`,
    en: by === '' ? `Note ${name} proposed` : `Note ${name} proposed by ${by}`,
  }[locale]
  const rest = note.facts.length - MOST_FACTS
  const blocks: Block[] = [
    { kind: 'text', text: lead },
    { kind: 'text', text: noteTitle(note, locale), quoted: true },
    {
      kind: 'list',
      items: note.facts
        .slice(0, MOST_FACTS)
        .map((fact) => ({ text: factWords(note, fact, locale), quoted: true })),
    },
    { kind: 'facts', items: filed(note, locale) },
  ]
  if (rest > 0) {
    const points = showCount(rest, 'point', 'points', locale)
    const more = { fr: `La note compte encore ${points}.`, en: `The note has ${points} more.` }
    blocks.push({ kind: 'text', text: more[locale], tone: 'subtle' })
  }
  return watchDraft(blocks, decisions(name, locale))
}

function filed(note: Note, locale: Locale): { readonly label: string; readonly value: string }[] {
  const { blocs } = watchLists()
  const places = [
    ...note.blocs.map((bloc) => blocs.get(bloc)?.title[locale] ?? bloc),
    ...note.countries.map((code) => countryName(code, locale)),
  ]
  const none = { fr: 'aucune', en: 'none' }[locale]
  const from =
    note.effectiveFrom === null
      ? { fr: 'sans date', en: 'no date' }[locale]
      : showDate(note.effectiveFrom, locale)
  return [
    {
      label: 'Source',
      value: typeset(note.sources.map((source) => sourceWords(source, locale)).join(' ; ') || none, locale),
    },
    {
      label: { fr: 'Pays', en: 'Countries' }[locale],
      value: joinWords([...new Set(places)], locale) || none,
    },
    { label: { fr: 'En vigueur à partir du', en: 'In force from' }[locale], value: from },
    ...(note.supersedes.length > 0
      ? [{ label: { fr: 'Remplace', en: 'Replaces' }[locale], value: note.supersedes.join(', ') }]
      : []),
  ]
}

/** The four answers of the channel, as the sentences that a colleague would type. */
function decisions(name: string, locale: Locale): readonly Action[] {
  const french: readonly Action[] = [
    { label: 'Approuver', say: `approuver la note ${name}`, style: 'positive' },
    { label: 'Commenter', say: `commenter la note ${name}` },
    { label: 'Sans intérêt', say: `la note ${name} n’est pas pertinente` },
    { label: 'Remplace…', say: `change la note remplacée de la note ${name}` },
  ]
  const english: readonly Action[] = [
    { label: 'Approve', say: `approve note ${name}`, style: 'positive' },
    { label: 'Comment', say: `comment on note ${name}` },
    { label: 'Not relevant', say: `note ${name} is not relevant` },
    { label: 'Supersede…', say: `change what is replaced by note ${name}` },
  ]
  return locale === 'fr' ? french : english
}

function touchedOrders(found: WatchNote, { orders, data }: Notice, locale: Locale): Omit<Draft, 'locale'> {
  const { note } = found
  const name = spokenId(note.id)
  const unsure = new Set(Array.isArray(data['unsure']) ? data['unsure'].map(String) : [])
  const sure = orders.filter((order) => !unsure.has(order))
  const perhaps = orders.filter((order) => unsure.has(order))
  const title = quoted(noteTitle(note, locale), locale)
  const from = note.effectiveFrom
  const since =
    from === null
      ? ''
      : { fr: `, à partir du ${showDate(from, locale)}`, en: `, from ${showDate(from, locale)}` }[locale]
  const by = textOf(data['by'])
  const approved = by === null ? '' : { fr: ` (approuvée par ${by})`, en: ` (approved by ${by})` }[locale]
  const blocks: Block[] = []
  const say = (words: string) => blocks.push({ kind: 'text', text: typeset(words, locale) })
  if (sure.length > 0) {
    say(
      {
        fr: `La note ${name} touche ${listed(sure, locale)} : ${title}${since}${approved}.`,
        en: `Note ${name} touches ${listed(sure, locale)}: ${title}${since}${approved}.`,
      }[locale],
    )
  }
  if (perhaps.length > 0) {
    say(
      {
        fr: `La note ${name} touche peut-être ${listed(perhaps, locale)}, il manque de quoi conclure${sure.length > 0 ? '' : ` : ${title}${since}${approved}`}.`,
        en: `Note ${name} may touch ${listed(perhaps, locale)}; something is missing to conclude${sure.length > 0 ? '' : `: ${title}${since}${approved}`}.`,
      }[locale],
    )
  }
  const offered = orders.slice(0, 3).map((order): Action => {
    const words = { fr: `Quelles règles pour ${order} ?`, en: `Which rules for ${order}?` }[locale]
    return { label: typeset(words, locale), say: words }
  })
  return watchDraft(blocks, [...offered, showNote(note, locale)])
}

function overdueCheck({ note }: WatchNote, locale: Locale): Omit<Draft, 'locale'> {
  const name = spokenId(note.id)
  const title = quoted(noteTitle(note, locale), locale)
  const due: IsoDate | null = note.checkAgain
  const since =
    due === null
      ? ''
      : { fr: ` depuis le ${showDate(due, locale)}`, en: ` since ${showDate(due, locale)}` }[locale]
  const words = {
    fr: `La note ${name}, ${title}, est à revérifier${since}.`,
    en: `Note ${name}, ${title}, is to be checked again${since}.`,
  }[locale]
  const stillHolds: Action = {
    label: { fr: 'Toujours valable', en: 'Still holds' }[locale],
    say: { fr: `la note ${name} est toujours valable`, en: `note ${name} still holds` }[locale],
    style: 'positive',
  }
  const blocks: Block[] = [{ kind: 'text', text: typeset(words, locale), tone: 'warning' }]
  return watchDraft(blocks, [stillHolds, showNote(note, locale)])
}

function askedQuestion({ data }: Notice, locale: Locale): Omit<Draft, 'locale'> | null {
  const question = textOf(data['question'])
  if (question === null) return null
  const by = textOf(data['by']) ?? ''
  const lead = {
    fr: `${by} demande ; aucune note en vigueur ne répond :`,
    en: `${by} asks; no note in force answers:`,
  }[locale]
  const how = {
    fr: 'Qui le sait répond par « note de veille : … » avec la source.',
    en: 'Whoever knows answers with “watch note: …” and the source.',
  }[locale]
  return watchDraft(
    [
      { kind: 'text', text: typeset(lead, locale) },
      { kind: 'text', text: question, quoted: true },
      { kind: 'text', text: typeset(how, locale), tone: 'subtle' },
    ],
    [],
  )
}

function showNote({ id }: Note, locale: Locale): Action {
  return {
    label: { fr: 'Voir la note', en: 'Show the note' }[locale],
    say: { fr: `montre la note ${spokenId(id)}`, en: `show note ${spokenId(id)}` }[locale],
  }
}

function listed(orders: readonly string[], locale: Locale): string {
  const rest = orders.length - MOST_ORDERS
  if (rest <= 0) return joinWords(orders, locale)
  const more = { fr: `${rest} autres`, en: `${rest} more` }[locale]
  return joinWords([...orders.slice(0, MOST_ORDERS), more], locale)
}

/** A text of the notice's data; null when it holds none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
