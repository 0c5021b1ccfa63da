/** The weekly digest of the watch, as each person wants it: on a weekday, muted, or put off until a day. */

import { daysBetween, type IsoDate } from '../domain/calendar-date.ts'
import type { Fact } from '../domain/fact.ts'
import type { Locale } from '../domain/locale.ts'
import { typeset } from '../domain/typography.ts'
import { showDate } from '../domain/wording.ts'
import setDigest from '../tools/set-digest.tool.ts'
import { type DialogOutcome, type DraftContent, defineDialog } from './define-dialog.ts'
import { said } from './said.ts'
import { type Choice, choiceSlot, dateSlot } from './slots.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
type Weekday = (typeof WEEKDAYS)[number]

const FRENCH: Readonly<Record<Weekday, string>> = {
  monday: 'lundi',
  tuesday: 'mardi',
  wednesday: 'mercredi',
  thursday: 'jeudi',
  friday: 'vendredi',
}

const day = (id: Weekday): Choice<Weekday> => ({
  id,
  title: { fr: `le ${FRENCH[id]}`, en: `on ${capital(id)}` },
  words: {
    fr: [FRENCH[id], `le ${FRENCH[id]}`, `${FRENCH[id]}s`, `chaque ${FRENCH[id]}`],
    en: [id, `on ${id}`, `${id}s`, `every ${id}`],
  },
})

const WISHES = [
  ...WEEKDAYS.map(day),
  {
    id: 'mute',
    title: { fr: 'ne plus le recevoir', en: 'none any more' },
    words: {
      fr: [
        'coupe',
        'couper',
        'arrête',
        'arrêter',
        'stop',
        'désactive',
        'désactiver',
        'supprime',
        'plus de',
        'ne veux plus',
      ],
      en: [
        'mute',
        'stop',
        'turn off',
        'switch off',
        'unsubscribe',
        'no more',
        'no longer want',
        'disable',
        'cancel',
      ],
    },
  },
  {
    id: 'unmute',
    title: { fr: 'le recevoir de nouveau', en: 'get it again' },
    words: {
      fr: [
        'remets',
        'remettre',
        'rétablis',
        'reprends',
        'réactive',
        'réactiver',
        'active',
        'abonne',
        'abonner',
      ],
      en: [
        'unmute',
        'turn on',
        'switch on',
        'resume',
        'subscribe',
        'restart',
        'enable',
        'back on',
        'send me',
      ],
    },
  },
  {
    id: 'snooze',
    title: { fr: 'pas avant une date', en: 'not before a date' },
    words: {
      fr: [
        'jusqu’au',
        'jusqu’à',
        'pas avant',
        'suspends',
        'suspendre',
        'mets en pause',
        'pause',
        'repousse',
        'reporte',
      ],
      en: ['until', 'snooze', 'not before', 'pause', 'hold', 'put off', 'postpone', 'suspend'],
    },
  },
] as const satisfies readonly Choice[]

export default defineDialog({
  id: 'watch-digest',
  title: { fr: 'régler le résumé de veille', en: 'set the watch digest' },
  purpose: {
    fr: 'Recevoir chaque semaine le résumé de la veille, le couper ou le suspendre.',
    en: 'Get the weekly digest of the watch, mute it or snooze it.',
  },
  examples: {
    fr: [
      'digest le lundi',
      'coupe le résumé de veille',
      'je veux le résumé de veille le jeudi',
      'suspends le digest jusqu’au 1er décembre',
      'remets le résumé hebdomadaire',
      'régler le résumé de veille',
      'envoie-moi le résumé de veille le mardi',
      'je ne veux plus le digest',
    ],
    en: [
      'digest on Mondays',
      'mute the watch digest',
      'I want the watch digest on Thursday',
      'snooze the digest until 1 December',
      'turn the weekly digest back on',
      'set the watch digest',
      'send me the weekly digest on Tuesday',
      'no more digest for me',
    ],
  },
  cues: {
    fr: [
      'digest',
      'résumé de veille',
      'résumé hebdomadaire',
      'résumé de la veille',
      'récapitulatif de veille',
    ],
    en: ['digest', 'weekly digest', 'watch digest', 'weekly summary', 'watch summary'],
  },
  effect: 'write',
  roles: ['reader'],
  slots: {
    wish: {
      ...choiceSlot(WISHES, {
        title: { fr: 'souhait', en: 'wish' },
        question: {
          fr: 'Quand voulez-vous le résumé de la veille ?',
          en: 'When do you want the digest of the watch?',
        },
        why: {
          fr: 'Le résumé part chaque semaine, le jour que vous choisissez.',
          en: 'The digest goes out every week, on the day you choose.',
        },
      }),
      fill: async ({ until }, { clock }) =>
        typeof until === 'string' ? wishOn(until, clock.today()) : undefined,
    },
    until: dateSlot({
      toCome: true,
      title: { fr: 'date de reprise', en: 'date it starts again' },
      question: { fr: 'À partir de quand doit-il reprendre ?', en: 'From when should it start again?' },
      why: { fr: 'D’ici là, aucun résumé ne part.', en: 'Until then no digest goes out.' },
      words: { fr: ['jusqu’au', 'reprise'], en: ['until', 'start again'] },
      // Before the wish is known, a date may be what tells it.
      when: ({ wish }) => wish === 'snooze' || wish === undefined,
    }),
  },
  async review({ wish, until }, { locale }) {
    return content(planned(wish, until ?? null, locale), until ?? null, 'normal', locale)
  },
  async submit({ wish, until }, { locale, call }): Promise<DialogOutcome> {
    await call(setDigest, changeOf(wish, until ?? null))
    const done = { fr: 'C’est réglé.', en: 'Set.' }[locale]
    return {
      draft: content(`${done} ${planned(wish, until ?? null, locale)}`, until ?? null, 'good', locale),
    }
  },
})

/** "Digest on Thursday" names a weekday, which reads as the next such day; a day further off is until when to wait. */
function wishOn(date: IsoDate, today: IsoDate): Wish {
  const weekday = WEEKDAYS[(new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7]
  return weekday !== undefined && daysBetween(today, date) <= 7 ? weekday : 'snooze'
}

type Wish = (typeof WISHES)[number]['id']

function changeOf(wish: Wish, until: string | null) {
  if (wish === 'mute') return { muted: true }
  if (wish === 'snooze') return { muted: false, snoozedUntil: until }
  const back = { muted: false, snoozedUntil: null }
  return wish === 'unmute' ? back : { ...back, weekday: WEEKDAYS.indexOf(wish) + 1 }
}

function planned(wish: Wish, until: string | null, locale: Locale): string {
  if (wish === 'mute') {
    return {
      fr: 'Vous ne recevrez plus le résumé de la veille.',
      en: 'You will no longer get the digest of the watch.',
    }[locale]
  }
  if (wish === 'unmute') {
    return {
      fr: 'Vous recevrez le résumé de la veille chaque semaine.',
      en: 'You will get the digest of the watch every week.',
    }[locale]
  }
  if (wish === 'snooze') {
    const on = until === null ? '' : showDate(until, locale)
    return {
      fr: `Aucun résumé de la veille ne partira avant le ${on}.`,
      en: `No digest of the watch will go out before ${on}.`,
    }[locale]
  }
  return {
    fr: `Vous recevrez le résumé de la veille chaque ${FRENCH[wish]}.`,
    en: `You will get the digest of the watch every ${capital(wish)}.`,
  }[locale]
}

function content(words: string, until: string | null, tone: 'normal' | 'good', locale: Locale): DraftContent {
  const grounds: readonly Fact[] =
    until === null
      ? []
      : [said({ kind: 'date', date: until }, { fr: 'date de reprise', en: 'date it starts again' })]
  return { blocks: [{ kind: 'text', text: typeset(words, locale), tone }], actions: [], grounds }
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
