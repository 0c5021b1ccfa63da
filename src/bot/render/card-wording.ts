/** The few words that the renderers add themselves, in both languages. */

import type { Standing, TimelineStep } from '../../domain/draft.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import { showCount } from '../../domain/wording.ts'

/** How sure a sentence is: a sign and a word, so that nobody needs the colour. */
export const STANDING_LABELS: Readonly<Record<Standing, Bilingual>> = {
  fact: { fr: '✔ Établi :', en: '✔ Fact:' },
  assumption: { fr: '≈ Hypothèse :', en: '≈ Assumption:' },
  unknown: { fr: '? Inconnu :', en: '? Unknown:' },
}

export const STEP_STATES: Readonly<Record<TimelineStep['state'], Bilingual>> = {
  done: { fr: 'fait', en: 'done' },
  late: { fr: 'en retard', en: 'late' },
  current: { fr: 'en cours', en: 'in progress' },
  expected: { fr: 'prévu', en: 'expected' },
  missing: { fr: 'manquant', en: 'missing' },
  'at-risk': { fr: 'à risque', en: 'at risk' },
}

const PHRASES = {
  required: { fr: 'Ce champ est obligatoire.', en: 'This field is required.' },
  notANumber: { fr: 'Écrivez un nombre.', en: 'Write a number.' },
  notADate: { fr: 'Choisissez une date.', en: 'Choose a date.' },
  choose: { fr: 'Choisir…', en: 'Choose…' },
  youMaySay: { fr: 'Vous pouvez dire :', en: 'You can say:' },
  cut: {
    fr: 'La réponse est trop longue pour ce canal\u00a0; demandez une partie à la fois.',
    en: 'The answer is too long for this channel; ask for one part at a time.',
  },
} as const satisfies Record<string, Bilingual>

/** A phrase of the renderers. */
export function phraseOf(name: keyof typeof PHRASES, locale: Locale): string {
  return PHRASES[name][locale]
}

/** Says how many rows were left out. */
export function moreRows(count: number, locale: Locale): string {
  return locale === 'fr'
    ? `${showCount(count, 'ligne de plus ne tient pas', 'lignes de plus ne tiennent pas', locale)} ici\u00a0; demandez une partie à la fois.`
    : `${showCount(count, 'more row does not fit', 'more rows do not fit', locale)} here; ask for one part at a time.`
}
