/** Single words and signs that decide how a sentence is read: where clauses end, what names a field, how a denial goes on. */

import type { Topic } from './topic.ts'

/** Signs and words at which a clause ends for good. */
export const HARD_SIGNS = new Set([';', '(', ')', '[', ']', '|', '•', '→', '>'])
export const HARD_WORDS = new Set([
  'but',
  'while',
  'whereas',
  'mais',
  'tandis',
  'alors',
  'however',
  'cependant',
  'toutefois',
])

/** A state that is no verb takes its negation and mood from the words before it as a participle does. */
export const PLAIN_STATE = {
  event: { past: 'event', future: 'event', noun: 'event', state: null },
  form: 'participle',
  language: 'en',
  negated: false,
  needsAuxiliary: false,
  needsAccent: false,
} as const

/** Words over which a denial goes on: "nothing was shipped or invoiced". */
export const DENIAL_JOINTS = new Set(['or', 'nor', 'and', 'ou', 'ni', 'et'])

/** What can be sent without the goods: said of these, a verb tells nothing of the order. */
export const PAPERS: ReadonlySet<string> = new Set([
  ...['document', 'documents', 'docs', 'papers', 'certificate', 'certificates', 'certificat', 'certificats'],
  ...[
    'sample',
    'samples',
    'echantillon',
    'echantillons',
    'original',
    'originals',
    'originaux',
    'email',
    'mail',
  ],
  ...[
    'letter',
    'courrier',
    'quotation',
    'devis',
    'offer',
    'offre',
    'reminder',
    'relance',
    'ferry',
    'flight',
    'vol',
  ],
  ...['meeting', 'reunion', 'call', 'appel', 'visit', 'visite', 'sailing', 'booking', 'reservation'],
])

/** A state that is only to come is another topic. */
export const TO_COME: Partial<Record<Topic, Topic>> = { shipped: 'will-ship', delivered: 'will-deliver' }

/** What a participle beside it names a field of, rather than a state. */
export const FIELDS = new Set([
  'quantity',
  'qty',
  'date',
  'amount',
  'price',
  'value',
  'quantite',
  'qte',
  'prix',
  'montant',
  'valeur',
])

/** Expressions that end with the word for a line may have its number behind them. */
export const LINE_ENDINGS = new Set(['ligne', 'line'])

const FRENCH_RELATIVE = new Set([
  'aujourd',
  'ce',
  'cette',
  'demain',
  'apres',
  'hier',
  'avant',
  'la',
  'le',
  'semaine',
  'mois',
])

/** The language of a relative date's words. */
export function languageOf(words: readonly string[]): 'fr' | 'en' {
  return FRENCH_RELATIVE.has(words[0] ?? '') ? 'fr' : 'en'
}
