/** The answer to a question to the watch: the facts of the best note with its date and source, or that none covers it. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { countryName } from '../../domain/country-names.ts'
import type { Action, Block } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { joinWords, showDate } from '../../domain/wording.ts'
import type { WatchHit } from '../../knowledge/watch/search/ask-library.ts'
import type { WatchAnswer } from '../../tools/ask-watch.tool.ts'
import type { DraftContent } from '../define-dialog.ts'
import { inLocale, noteTitle } from '../watch-wording.ts'
import {
  askColleaguesAction,
  factWords,
  noteLine,
  overdueBlock,
  showNoteAction,
  sourceLine,
  standingWords,
  text,
  watchDraft,
} from './note-wording.ts'

/** Further notes are named when they fit nearly as well as the best. */
const NEARLY_AS_GOOD = 0.6
const MOST_FURTHER = 2

/** Short and extractive: nothing is said that the notes do not say. */
export function watchAnswer(
  question: string,
  answer: WatchAnswer,
  today: IsoDate,
  locale: Locale,
): DraftContent {
  const [best, ...others] = answer.hits
  if (!best) return uncovered(question, answer, locale)
  const further = others.filter(({ score }) => score >= best.score * NEARLY_AS_GOOD).slice(0, MOST_FURTHER)
  const blocks: Block[] = [
    text(`${dayWords(answer, locale)}${locale === 'fr' ? ' :' : ':'}`, locale, 'subtle'),
    ...(best.standing.kind === 'not-yet' ? [text(`${announced(best, locale)}.`, locale, 'warning')] : []),
    {
      kind: 'list',
      items: best.facts.map((fact) => ({ text: typeset(factWords(best.found.note, fact, locale), locale) })),
    },
    text(noteLine(best.found, best.standing, locale), locale, 'subtle'),
  ]
  const source = sourceLine(best.found.note, best.facts, locale)
  if (source !== null) blocks.push(text(source, locale, 'subtle'))
  const overdue = overdueBlock(best.found, today, locale)
  if (overdue) blocks.push(overdue)
  blocks.push(...conflictBlocks(best, locale))
  if (further.length > 0) blocks.push(furtherBlock(further, locale))
  const unused = unusedWords(answer, locale)
  if (unused !== null) blocks.push(text(unused, locale, 'subtle'))
  const actions: Action[] = [best, ...further].map(({ found }) => showNoteAction(found, locale))
  return watchDraft(blocks, [...actions, { ...askColleaguesAction(question, locale), style: 'default' }])
}

function dayWords({ date, order, basis }: WatchAnswer, locale: Locale): string {
  const day = showDate(date, locale)
  if (order !== null && basis !== 'today' && basis !== 'named') {
    return {
      fr: `Au ${day}, jour d’expédition de ${order}`,
      en: `On ${day}, the day ${order} ships`,
    }[locale]
  }
  return { fr: `Au ${day}`, en: `On ${day}` }[locale]
}

function announced({ standing }: WatchHit, locale: Locale): string {
  const words = standingWords(standing, locale)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function conflictBlocks({ found }: WatchHit, locale: Locale): readonly Block[] {
  return found.note.conflicts.map((conflict) => {
    const other = conflict.with === null ? '' : ` (${conflict.with})`
    const lead = { fr: 'Les sources se contredisent', en: 'The sources disagree' }[locale]
    const colon = locale === 'fr' ? ' :' : ':'
    return text(`${lead}${other}${colon} ${inLocale(conflict.about, locale)}`, locale, 'warning')
  })
}

function furtherBlock(further: readonly WatchHit[], locale: Locale): Block {
  return {
    kind: 'list',
    title: typeset({ fr: 'Voir aussi', en: 'See also' }[locale], locale),
    items: further.map(({ found, standing }) => ({
      text: typeset(
        `${found.note.id} · ${noteTitle(found.note, locale)} · ${standingWords(standing, locale)}`,
        locale,
      ),
    })),
  }
}

/** What was found and may not be used: told by number, never by content. */
function unusedWords({ unused }: WatchAnswer, locale: Locale): string | null {
  const { ended, superseded, proposed } = unused
  const parts = [
    ...(ended + superseded > 0
      ? [{ fr: `expirées : ${ended + superseded}`, en: `expired: ${ended + superseded}` }[locale]]
      : []),
    ...(proposed > 0
      ? [{ fr: `proposées, non approuvées : ${proposed}`, en: `proposed, not approved: ${proposed}` }[locale]]
      : []),
  ]
  if (parts.length === 0) return null
  const lead = { fr: 'Notes non utilisées', en: 'Notes not used' }[locale]
  return `${lead} (${parts.join(', ')}).`
}

function uncovered(question: string, answer: WatchAnswer, locale: Locale): DraftContent {
  const day = showDate(answer.date, locale)
  const places = answer.countries.slice(0, 3).map((code) => countryName(code, locale))
  const about = places.length === 0 ? '' : ` (${joinWords(places, locale)})`
  const blocks: Block[] = [
    text(
      {
        fr: `Aucune note en vigueur au ${day} ne couvre cette question${about}. Je n’invente pas de réponse.`,
        en: `No note in force on ${day} covers this question${about}. I will not make up an answer.`,
      }[locale],
      locale,
      'warning',
    ),
  ]
  const unused = unusedWords(answer, locale)
  if (unused !== null) blocks.push(text(unused, locale, 'subtle'))
  blocks.push(
    text(
      {
        fr: 'Je peux la poser aux collègues dans le canal de veille.',
        en: 'I can put it to the colleagues in the watch channel.',
      }[locale],
      locale,
    ),
  )
  return watchDraft(blocks, [askColleaguesAction(question, locale)])
}
