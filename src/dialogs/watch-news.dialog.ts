/** What is new in the watch: by theme, country and period, newest first. */

import { z } from 'zod'
import { type IsoDate, isIsoDate } from '../domain/calendar-date.ts'
import { THEMES } from '../knowledge/watch/note.ts'
import listWatchNews from '../tools/list-watch-news.tool.ts'
import { defineDialog, type Slot } from './define-dialog.ts'
import { choiceSlot, countrySlot } from './slots.ts'
import { newsAnswer } from './watch/news-answer.ts'
import { THEME_TITLES, THEME_WORDS } from './watch-wording.ts'

const periodSlot: Slot<{ readonly from: string; readonly to: string }> & { readonly optional: true } = {
  kind: 'period',
  title: { fr: 'période', en: 'period' },
  question: { fr: 'Depuis quand ?', en: 'Since when?' },
  why: { fr: 'Pour ne montrer que ce qui est nouveau.', en: 'To show only what is new.' },
  hint: { fr: 'Dites par exemple « ce mois-ci ».', en: 'Say for example “this month”.' },
  words: { fr: ['depuis', 'sur', 'pendant'], en: ['since', 'during', 'in'] },
  schema: z.object({ from: z.string().refine(isIsoDate), to: z.string().refine(isIsoDate) }),
  optional: true,
}

/** The same day of a year before, for a day to come. */
const behind = (day: IsoDate, today: IsoDate): IsoDate =>
  day <= today ? day : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`

export default defineDialog({
  id: 'watch-news',
  title: { fr: 'nouveautés de la veille', en: 'news of the watch' },
  purpose: {
    fr: 'Dire ce qui est nouveau dans la veille, par thème, pays et période.',
    en: 'Tell what is new in the watch, by theme, country and period.',
  },
  menu: 40,
  examples: {
    fr: [
      'quoi de neuf sur la douane avec le Royaume-Uni ?',
      'quoi de neuf dans la veille ?',
      'qu’est-ce qui a changé ce mois-ci ?',
      'les nouveautés réglementaires sur la Chine',
      'douane Royaume-Uni depuis mars',
      'dernières notes de veille',
      'quoi de neuf côté transport ?',
      'nouveautés assurance',
    ],
    en: [
      'what is new at customs with the UK?',
      'what is new in the watch?',
      'what changed this month?',
      'regulatory news on China',
      'customs UK since March',
      'latest watch notes',
      'what is new in transport?',
      'insurance news',
    ],
  },
  cues: {
    fr: [
      'quoi de neuf',
      'quoi de nouveau',
      'nouveautés',
      'actualité réglementaire',
      'qu’est-ce qui a changé',
      'ce qui a changé',
      'notes récentes',
      'dernières notes',
    ],
    en: [
      'what is new',
      'what’s new',
      'what changed',
      'what has changed',
      'regulatory news',
      'recent notes',
      'latest notes',
      'news of the watch',
    ],
  },
  effect: 'read',
  roles: ['reader'],
  slots: {
    theme: choiceSlot(
      THEMES.map((id) => ({ id, title: THEME_TITLES[id], words: THEME_WORDS[id] })),
      {
        optional: true,
        title: { fr: 'thème', en: 'theme' },
        question: { fr: 'Quel thème ?', en: 'Which theme?' },
      },
    ),
    country: countrySlot({ optional: true }),
    period: periodSlot,
  },
  async submit({ theme, country, period }, { locale, clock, call }) {
    const today = clock.today()
    // "Depuis mars" said in November is the March behind, though dates are read as to come.
    const since = period === undefined ? undefined : behind(period.from, today)
    const until = period !== undefined && period.from <= today && period.to < today ? period.to : undefined
    const { news } = await call(listWatchNews, {
      ...(theme === undefined ? {} : { theme }),
      ...(country === undefined ? {} : { countries: [country] }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    })
    return {
      draft: newsAnswer(
        news,
        { theme: theme ?? null, country: country ?? null, since: since ?? null, until: until ?? null },
        locale,
      ),
    }
  },
})
