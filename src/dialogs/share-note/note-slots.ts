/** Slots of the dialogs that share and review notes of the watch: which note, where it holds, which theme, what it replaces. */

import { z } from 'zod'
import { countryName } from '../../domain/country-names.ts'
import type { Locale } from '../../domain/locale.ts'
import { quoted } from '../../domain/typography.ts'
import { THEMES, type Theme, type WatchNote } from '../../knowledge/watch/note.ts'
import { placesIn } from '../../knowledge/watch/read-shared.ts'
import { watchLists } from '../../knowledge/watch/watch-lists.ts'
import readWatchNote from '../../tools/read-watch-note.tool.ts'
import type { DialogContext, Slot, SlotCheck, Suggestion } from '../define-dialog.ts'
import { noteTitle, THEME_TITLES, watchFact } from '../watch-wording.ts'

/** A note named by number, id or words of its title; close ones are offered when several fit. */
export const noteSlot = {
  kind: 'note',
  title: { fr: 'note', en: 'note' },
  question: { fr: 'De quelle note s’agit-il ?', en: 'Which note is it?' },
  why: { fr: 'Chaque note se relit et s’approuve seule.', en: 'Each note is reviewed on its own.' },
  hint: {
    fr: 'Donnez son numéro, ou des mots de son titre.',
    en: 'Give its number, or words of its title.',
  },
  words: { fr: ['note'], en: ['note'] },
  focus: 'note',
  schema: z.string().trim().min(1).max(200),
  check: (value, _values, context) => checkNote(value, context),
} as const satisfies Slot<string>

/** The note's id. */
export async function checkNote(value: string, context: DialogContext): Promise<SlotCheck<string>> {
  const { read, near } = await context.call(readWatchNote, { note: value })
  if (read) return { ok: true, value: read.found.note.id }
  const { locale } = context
  const typed = quoted(value, locale)
  const message = {
    fr: `Je ne trouve pas de note de veille ${typed}.${near.length > 0 ? ' Les plus proches :' : ''}`,
    en: `I cannot find a watch note ${typed}.${near.length > 0 ? ' The closest ones:' : ''}`,
  }[locale]
  return {
    ok: false,
    message,
    grounds: [watchFact(message)],
    suggestions: near.map((each) => noteSuggestion(each, locale)),
  }
}

/** A note as a button: its id and title. */
export function noteSuggestion({ note }: WatchNote, locale: Locale): Suggestion {
  const label = `${note.id} · ${noteTitle(note, locale)}`
  return { label, value: note.id, grounds: [watchFact(label)] }
}

/** `Royaume-Uni, AELE` from the codes of a places slot. */
export function showPlaces(codes: string, locale: Locale): string {
  const { blocs } = watchLists()
  return codesOf(codes)
    .map((code) => blocs.get(code)?.title[locale] ?? countryName(code, locale))
    .join(', ')
}

/** The codes and bloc ids that a places slot holds. */
export function codesOf(places: string): readonly string[] {
  return places.split(/[\s,]+/).filter((code) => code !== '')
}

/** Country codes and bloc ids in a row; names are read, and what names none is refused. */
export async function checkPlaces(value: string, { locale }: DialogContext): Promise<SlotCheck<string>> {
  const { blocs } = watchLists()
  const parts = codesOf(value)
  const isCodes = parts.length > 0 && parts.every((part) => blocs.has(part) || /^[A-Z]{2}$/.test(part))
  const codes = isCodes ? parts : placesIn(value)
  if (codes.length > 0) return { ok: true, value: codes.join(' ') }
  const typed = quoted(value, locale)
  const message = {
    fr: `Je ne connais ni pays ni groupe de pays dans ${typed}. Donnez-en le nom, ou « monde entier ».`,
    en: `I know no country or group of countries in ${typed}. Give its name, or “worldwide”.`,
  }[locale]
  const everywhere = { fr: 'Monde entier', en: 'Worldwide' }[locale]
  return {
    ok: false,
    message,
    grounds: [watchFact(message)],
    suggestions: [{ label: everywhere, value: 'world' }],
  }
}

const WORDS: Readonly<Record<Theme, { readonly fr: readonly string[]; readonly en: readonly string[] }>> = {
  trade: { fr: ['commerce', 'sanctions', 'embargo'], en: ['trade', 'sanctions', 'embargo'] },
  inspection: { fr: ['inspection', 'conformité'], en: ['inspection', 'conformity'] },
  customs: { fr: ['douane'], en: ['customs'] },
  transport: { fr: ['transport'], en: ['transport'] },
  insurance: { fr: ['assurance'], en: ['insurance'] },
  payment: { fr: ['paiement'], en: ['payment'] },
  tax: { fr: ['tva', 'taxes'], en: ['vat', 'taxes'] },
}

/** The themes as choices. */
export const THEME_CHOICES = THEMES.map((id) => ({ id, title: THEME_TITLES[id], words: WORDS[id] }))
