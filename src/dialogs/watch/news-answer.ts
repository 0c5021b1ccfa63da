/** What is new in the watch: one row a note, newest first, with source, first day in force and who stands for it. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { countryName } from '../../domain/country-names.ts'
import type { Block } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { showCount, showDate } from '../../domain/wording.ts'
import type { Theme } from '../../knowledge/watch/note.ts'
import type { NewsItem, WatchNews } from '../../knowledge/watch/watch-news.ts'
import type { DraftContent } from '../define-dialog.ts'
import { noteTitle, standsFor, THEME_TITLES } from '../watch-wording.ts'
import { askColleaguesAction, showNoteAction, standingWords, text, watchDraft } from './note-wording.ts'

export interface NewsAsked {
  readonly theme: Theme | null
  readonly country: string | null
  readonly since: IsoDate | null
  readonly until: IsoDate | null
}

const MOST_SHOWN = 8
const MOST_ACTIONS = 3

export function newsAnswer(
  { items, expired, proposed }: WatchNews,
  asked: NewsAsked,
  locale: Locale,
): DraftContent {
  const shown = items.slice(0, MOST_SHOWN)
  const blocks: Block[] = [
    text(headOf(items.length, asked, locale), locale, items.length === 0 ? 'warning' : 'normal'),
  ]
  if (shown.length > 0)
    blocks.push({ kind: 'list', items: shown.map((item) => ({ text: typeset(row(item, locale), locale) })) })
  if (items.length > shown.length) {
    const more = items.length - shown.length
    blocks.push(
      text(
        {
          fr: `Et ${more} de plus : précisez le thème, le pays ou la période.`,
          en: `And ${more} more: name the theme, the country or the period.`,
        }[locale],
        locale,
        'subtle',
      ),
    )
  }
  const counted = [
    ...(expired > 0 ? [{ fr: `expirées : ${expired}`, en: `expired: ${expired}` }[locale]] : []),
    ...(proposed > 0
      ? [{ fr: `proposées, non approuvées : ${proposed}`, en: `proposed, not approved: ${proposed}` }[locale]]
      : []),
  ]
  if (counted.length > 0)
    blocks.push(
      text(`${{ fr: 'Non utilisées', en: 'Not used' }[locale]} (${counted.join(', ')}).`, locale, 'subtle'),
    )
  const actions =
    shown.length > 0
      ? shown.slice(0, MOST_ACTIONS).map(({ found }) => showNoteAction(found, locale))
      : [askColleaguesAction(questionOf(asked, locale), locale)]
  return watchDraft(blocks, actions)
}

function headOf(count: number, asked: NewsAsked, locale: Locale): string {
  const about = aboutWords(asked, locale)
  if (count === 0)
    return { fr: `Rien de nouveau dans la veille${about}.`, en: `Nothing new in the watch${about}.` }[locale]
  const colon = locale === 'fr' ? ' :' : ':'
  const notes = showCount(
    count,
    { fr: 'note de veille', en: 'watch note' }[locale],
    { fr: 'notes de veille', en: 'watch notes' }[locale],
    locale,
  )
  return `${notes}${about}, ${{ fr: 'les plus récentes d’abord', en: 'newest first' }[locale]}${colon}`
}

/** ` · Customs · United Kingdom · since 1 March 2026`. */
function aboutWords({ theme, country, since, until }: NewsAsked, locale: Locale): string {
  const parts = [
    ...(theme === null ? [] : [THEME_TITLES[theme][locale]]),
    ...(country === null ? [] : [countryName(country, locale)]),
    ...(since === null
      ? []
      : [{ fr: `depuis le ${showDate(since, locale)}`, en: `since ${showDate(since, locale)}` }[locale]]),
    ...(until === null
      ? []
      : [{ fr: `jusqu’au ${showDate(until, locale)}`, en: `until ${showDate(until, locale)}` }[locale]]),
  ]
  return parts.map((part) => ` · ${part}`).join('')
}

function questionOf({ theme, country }: NewsAsked, locale: Locale): string {
  const parts = [
    ...(theme === null ? [] : [THEME_TITLES[theme][locale]]),
    ...(country === null ? [] : [countryName(country, locale)]),
  ]
  const about = parts.length === 0 ? { fr: 'la réglementation', en: 'regulations' }[locale] : parts.join(', ')
  return { fr: `quoi de neuf sur ${about} ?`, en: `what is new on ${about}?` }[locale]
}

function row({ found, standing }: NewsItem, locale: Locale): string {
  const { note } = found
  const [source] = note.sources
  const from = source === undefined ? [] : [source.publisher]
  return [
    note.id,
    noteTitle(note, locale),
    standingWords(standing, locale),
    standsFor(found, locale),
    ...from,
  ].join(' · ')
}
