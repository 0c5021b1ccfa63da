/** A note of the watch in full: facts with their marks, sources with their quality, practice, who answers for it, history. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Action, Block } from '../../domain/draft.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { joinWords, showDate } from '../../domain/wording.ts'
import type { WatchNote } from '../../knowledge/watch/note.ts'
import { watchLists } from '../../knowledge/watch/watch-lists.ts'
import type { NoteEventKind } from '../../knowledge/watch/watch-store.ts'
import type { NoteRead } from '../../tools/read-watch-note.tool.ts'
import type { DraftContent } from '../define-dialog.ts'
import { inLocale, noteTitle, standsFor, THEME_TITLES } from '../watch-wording.ts'
import {
  factWords,
  overdueBlock,
  showNoteAction,
  sourceWords,
  standingWords,
  text,
  watchDraft,
} from './note-wording.ts'

const EVENTS: Readonly<Record<NoteEventKind, Bilingual>> = {
  proposed: { fr: 'proposée', en: 'proposed' },
  edited: { fr: 'modifiée', en: 'edited' },
  commented: { fr: 'commentée', en: 'commented on' },
  approved: { fr: 'approuvée', en: 'approved' },
  'not-relevant': { fr: 'jugée non pertinente', en: 'found not relevant' },
  superseded: { fr: 'remplacée', en: 'superseded' },
  withdrawn: { fr: 'retirée', en: 'withdrawn' },
  checked: { fr: 'revérifiée', en: 'checked again' },
  restored: { fr: 'rétablie', en: 'restored' },
  vote: { fr: 'vote', en: 'vote' },
}
const MOST_EVENTS = 8

export function noteView(
  { found, isOlder, standing, history }: NoteRead,
  today: IsoDate,
  locale: Locale,
): DraftContent {
  const { note } = found
  const colon = locale === 'fr' ? ' :' : ':'
  const summary = inLocale(note.summary, locale)
  const practice = inLocale(note.practice, locale)
  const blocks: Block[] = [
    text(`${noteTitle(note, locale)} (${note.id})`, locale),
    text(
      `${capital(standingWords(standing, locale))} · ${standsFor(found, locale)}`,
      locale,
      standing.kind === 'in-force' ? 'good' : 'warning',
    ),
  ]
  if (isOlder)
    blocks.push(
      text(
        {
          fr: `Version ${found.version}, qui n’est plus la dernière.`,
          en: `Version ${found.version}, no longer the latest.`,
        }[locale],
        locale,
        'warning',
      ),
    )
  const overdue = overdueBlock(found, today, locale)
  if (overdue) blocks.push(overdue)
  if (summary !== '') blocks.push(text(summary, locale))
  blocks.push({
    kind: 'list',
    items: note.facts.map((fact) => ({
      text: typeset(`${fact.number}. ${factWords(note, fact, locale)}`, locale),
    })),
  })
  if (practice !== '')
    blocks.push(text(`${{ fr: 'Pratique', en: 'Practice' }[locale]}${colon} ${practice}`, locale))
  for (const conflict of note.conflicts) {
    blocks.push(
      text(
        `${{ fr: 'Les sources se contredisent', en: 'The sources disagree' }[locale]}${colon} ${inLocale(conflict.about, locale)}`,
        locale,
        'warning',
      ),
    )
  }
  if (note.sources.length > 0) {
    blocks.push({
      kind: 'list',
      title: 'Sources',
      items: note.sources.map((source) => ({
        text: typeset(`${source.id} · ${sourceWords(source, locale)}`, locale),
      })),
    })
  }
  blocks.push(filedBlock(found, locale), ...historyBlocks(history, locale))
  return watchDraft(blocks, actionsOf(found, locale))
}

function filedBlock({ note, version }: WatchNote, locale: Locale): Block {
  const { blocs } = watchLists()
  const themes = [note.theme, ...note.also].map((theme) => THEME_TITLES[theme][locale])
  const titles = note.blocs.map((bloc) => blocs.get(bloc)?.title[locale] ?? bloc)
  return {
    kind: 'facts',
    items: [
      { label: { fr: 'Thèmes', en: 'Themes' }[locale], value: joinWords(themes, locale) },
      {
        label: { fr: 'Zones', en: 'Blocs' }[locale],
        value: titles.length === 0 ? '–' : joinWords(titles, locale),
      },
      { label: 'Version', value: String(version) },
    ],
  }
}

function historyBlocks(history: NoteRead['history'], locale: Locale): readonly Block[] {
  if (history.length === 0) return []
  const latest = [...history].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_EVENTS)
  return [
    {
      kind: 'list',
      title: { fr: 'Historique', en: 'History' }[locale],
      items: latest.map(({ at, kind, by, text: said }) => {
        const words = `${showDate(at.slice(0, 10), locale)} · ${EVENTS[kind][locale]} · ${by.name}`
        return { text: typeset(said === null || said === '' ? words : `${words} · ${said}`, locale) }
      }),
    },
  ]
}

/** What a colleague may do with it, as sentences. */
function actionsOf({ note, state }: WatchNote, locale: Locale): readonly Action[] {
  const { id } = note
  const edit: Action = {
    label: { fr: 'Modifier', en: 'Edit' }[locale],
    say: { fr: `modifie la note ${id}`, en: `edit note ${id}` }[locale],
  }
  if (state !== 'proposed') return [edit]
  const approve: Action = {
    label: { fr: 'Approuver', en: 'Approve' }[locale],
    say: { fr: `approuve la note ${id}`, en: `approve note ${id}` }[locale],
    style: 'positive',
  }
  return [approve, edit]
}

/** That no note bears the name, with those that come near. */
export function closeNotes(near: readonly WatchNote[], locale: Locale): DraftContent {
  const words =
    near.length === 0
      ? {
          fr: 'Je ne trouve pas cette note. Donnez son identifiant ou des mots de son titre.',
          en: 'I cannot find that note. Give its id or words of its title.',
        }
      : { fr: 'Plusieurs notes peuvent être celle-là :', en: 'Several notes may be the one:' }
  const blocks: Block[] = [text(words[locale], locale, near.length === 0 ? 'warning' : 'normal')]
  if (near.length > 0) {
    blocks.push({
      kind: 'list',
      items: near.map(({ note }) => ({ text: typeset(`${note.id} · ${noteTitle(note, locale)}`, locale) })),
    })
  }
  return watchDraft(
    blocks,
    near.map((found) => showNoteAction(found, locale)),
  )
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
