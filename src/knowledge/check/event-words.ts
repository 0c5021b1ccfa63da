/** Verbs and nouns for what happens to an order, in French and English, with the topic and the state they speak of. */

import type { State } from './claim.ts'
import type { Topic } from './topic.ts'

export interface TradeEvent {
  readonly past: Topic
  readonly future: Topic
  readonly noun: Topic
  /** The state an order is in once it has happened; null when it is no state. */
  readonly state: State | null
}

export type VerbForm = 'base' | 'present' | 'participle' | 'gerund' | 'future' | 'conditional' | 'noun'

export interface EventWord {
  readonly event: TradeEvent
  readonly form: VerbForm
  readonly language: 'fr' | 'en'
  /** The word itself denies it: "unpaid". */
  readonly negated: boolean
  /** Read as this event only after an auxiliary: "est partie", since "une partie" is another word. */
  readonly needsAuxiliary: boolean
  /** A participle only with its accent or after an auxiliary: "livré", "a été livre", but not "livre". */
  readonly needsAccent: boolean
}

const EVENTS = {
  ship: { past: 'shipped', future: 'will-ship', noun: 'ship', state: 'shipped' },
  deliver: { past: 'delivered', future: 'will-deliver', noun: 'deliver', state: 'delivered' },
  arrive: { past: 'arrival', future: 'arrival', noun: 'arrival', state: 'arrived' },
  invoice: { past: 'invoice', future: 'elsewhere', noun: 'invoice', state: 'invoiced' },
  pay: { past: 'paid', future: 'due', noun: 'payment-terms', state: 'paid' },
  acknowledge: { past: 'acknowledged', future: 'elsewhere', noun: 'acknowledged', state: 'acknowledged' },
  cancel: { past: 'elsewhere', future: 'elsewhere', noun: 'elsewhere', state: 'cancelled' },
  close: { past: 'elsewhere', future: 'elsewhere', noun: 'elsewhere', state: 'closed' },
  clear: { past: 'elsewhere', future: 'elsewhere', noun: 'elsewhere', state: 'cleared' },
  refuse: { past: 'elsewhere', future: 'elsewhere', noun: 'elsewhere', state: 'refused' },
  damage: { past: 'elsewhere', future: 'elsewhere', noun: 'elsewhere', state: 'damaged' },
  lose: { past: 'elsewhere', future: 'elsewhere', noun: 'elsewhere', state: 'lost' },
  return: { past: 'elsewhere', future: 'elsewhere', noun: 'elsewhere', state: 'returned' },
  order: { past: 'order', future: 'order', noun: 'order', state: null },
  promise: { past: 'promised', future: 'promised', noun: 'promised', state: null },
  confirm: { past: 'promised', future: 'promised', noun: 'promised', state: null },
  request: { past: 'requested', future: 'requested', noun: 'requested', state: null },
  expect: { past: 'expected', future: 'expected', noun: 'expected', state: null },
  forecast: { past: 'forecast', future: 'forecast', noun: 'forecast', state: null },
} as const satisfies Record<string, TradeEvent>

type EventName = keyof typeof EVENTS

interface WordRow {
  readonly event: EventName
  readonly form: VerbForm
  readonly language: 'fr' | 'en'
  /** Folded words; `~` stands for the endings of a French participle in -é. */
  readonly words: string
  readonly negated?: true
  readonly needsAuxiliary?: true
}

const ROWS: readonly WordRow[] = [
  { event: 'ship', form: 'base', language: 'en', words: 'ship dispatch despatch depart leave' },
  { event: 'ship', form: 'present', language: 'en', words: 'ships dispatches despatches departs leaves' },
  { event: 'ship', form: 'participle', language: 'en', words: 'shipped dispatched despatched departed' },
  { event: 'ship', form: 'participle', language: 'en', words: 'left gone', needsAuxiliary: true },
  { event: 'ship', form: 'participle', language: 'en', words: 'unshipped', negated: true },
  {
    event: 'ship',
    form: 'gerund',
    language: 'en',
    words: 'shipping dispatching despatching leaving departing',
  },
  { event: 'ship', form: 'noun', language: 'en', words: 'shipment departure handover etd' },
  { event: 'ship', form: 'base', language: 'fr', words: 'expedier partir' },
  { event: 'ship', form: 'present', language: 'fr', words: 'expedions expedient partent partons' },
  { event: 'ship', form: 'participle', language: 'fr', words: 'expedi~ enlev~' },
  {
    event: 'ship',
    form: 'participle',
    language: 'fr',
    words: 'parti partie partis parties',
    needsAuxiliary: true,
  },
  {
    event: 'ship',
    form: 'future',
    language: 'fr',
    words: 'expediera expedieront expedierons expedierai partira partiront partirons enlevera enleveront',
  },
  {
    event: 'ship',
    form: 'conditional',
    language: 'fr',
    words: 'expedierait expedieraient expedierions partirait partiraient',
  },
  { event: 'ship', form: 'noun', language: 'fr', words: 'expedition depart enlevement' },
  { event: 'deliver', form: 'base', language: 'en', words: 'deliver' },
  { event: 'deliver', form: 'present', language: 'en', words: 'delivers' },
  { event: 'deliver', form: 'participle', language: 'en', words: 'delivered' },
  { event: 'deliver', form: 'participle', language: 'en', words: 'undelivered', negated: true },
  { event: 'deliver', form: 'gerund', language: 'en', words: 'delivering' },
  { event: 'deliver', form: 'noun', language: 'en', words: 'delivery' },
  { event: 'deliver', form: 'base', language: 'fr', words: 'livrer' },
  { event: 'deliver', form: 'present', language: 'fr', words: 'livrons livrent' },
  { event: 'deliver', form: 'participle', language: 'fr', words: 'livr~' },
  { event: 'deliver', form: 'future', language: 'fr', words: 'livrera livreront livrerons livrerai' },
  { event: 'deliver', form: 'conditional', language: 'fr', words: 'livrerait livreraient livrerions' },
  { event: 'deliver', form: 'noun', language: 'fr', words: 'livraison' },
  { event: 'arrive', form: 'base', language: 'en', words: 'arrive' },
  { event: 'arrive', form: 'present', language: 'en', words: 'arrives' },
  { event: 'arrive', form: 'participle', language: 'en', words: 'arrived' },
  { event: 'arrive', form: 'gerund', language: 'en', words: 'arriving' },
  { event: 'arrive', form: 'noun', language: 'en', words: 'arrival eta' },
  { event: 'arrive', form: 'base', language: 'fr', words: 'arriver' },
  { event: 'arrive', form: 'present', language: 'fr', words: 'arrivent' },
  {
    event: 'arrive',
    form: 'participle',
    language: 'fr',
    words: 'arrives arrive arrivee arrivees',
    needsAuxiliary: true,
  },
  { event: 'arrive', form: 'noun', language: 'fr', words: 'arrivee' },
  { event: 'arrive', form: 'future', language: 'fr', words: 'arrivera arriveront' },
  { event: 'arrive', form: 'conditional', language: 'fr', words: 'arriverait arriveraient' },
  { event: 'invoice', form: 'participle', language: 'en', words: 'invoiced billed' },
  { event: 'invoice', form: 'participle', language: 'en', words: 'uninvoiced unbilled', negated: true },
  { event: 'invoice', form: 'gerund', language: 'en', words: 'invoicing billing' },
  { event: 'invoice', form: 'noun', language: 'en', words: 'invoice invoices' },
  { event: 'invoice', form: 'base', language: 'fr', words: 'facturer' },
  { event: 'invoice', form: 'participle', language: 'fr', words: 'factur~' },
  { event: 'invoice', form: 'future', language: 'fr', words: 'facturera factureront facturerons' },
  { event: 'invoice', form: 'noun', language: 'fr', words: 'facture factures facturation' },
  { event: 'pay', form: 'base', language: 'en', words: 'pay' },
  { event: 'pay', form: 'participle', language: 'en', words: 'paid' },
  { event: 'pay', form: 'participle', language: 'en', words: 'unpaid', negated: true },
  { event: 'pay', form: 'noun', language: 'en', words: 'payment payable' },
  { event: 'pay', form: 'base', language: 'fr', words: 'payer regler' },
  { event: 'pay', form: 'participle', language: 'fr', words: 'pay~ regl~' },
  { event: 'pay', form: 'participle', language: 'fr', words: 'impay~', negated: true },
  { event: 'pay', form: 'noun', language: 'fr', words: 'paiement reglement payable' },
  { event: 'acknowledge', form: 'base', language: 'en', words: 'acknowledge' },
  { event: 'acknowledge', form: 'participle', language: 'en', words: 'acknowledged' },
  { event: 'acknowledge', form: 'noun', language: 'en', words: 'acknowledgement acknowledgment' },
  { event: 'cancel', form: 'base', language: 'en', words: 'cancel' },
  { event: 'cancel', form: 'participle', language: 'en', words: 'cancelled canceled' },
  { event: 'cancel', form: 'base', language: 'fr', words: 'annuler' },
  { event: 'cancel', form: 'participle', language: 'fr', words: 'annul~' },
  { event: 'close', form: 'participle', language: 'en', words: 'closed' },
  { event: 'close', form: 'participle', language: 'fr', words: 'clotur~ sold~' },
  { event: 'clear', form: 'participle', language: 'fr', words: 'dedouan~' },
  { event: 'refuse', form: 'participle', language: 'en', words: 'refused', needsAuxiliary: true },
  { event: 'refuse', form: 'participle', language: 'fr', words: 'refus~', needsAuxiliary: true },
  { event: 'damage', form: 'participle', language: 'en', words: 'damaged', needsAuxiliary: true },
  { event: 'damage', form: 'participle', language: 'fr', words: 'endommag~ abim~', needsAuxiliary: true },
  { event: 'lose', form: 'participle', language: 'en', words: 'lost', needsAuxiliary: true },
  {
    event: 'lose',
    form: 'participle',
    language: 'fr',
    words: 'perdu perdue perdus perdues',
    needsAuxiliary: true,
  },
  { event: 'return', form: 'participle', language: 'en', words: 'returned', needsAuxiliary: true },
  { event: 'return', form: 'participle', language: 'fr', words: 'retourn~', needsAuxiliary: true },
  { event: 'order', form: 'participle', language: 'en', words: 'ordered' },
  { event: 'order', form: 'participle', language: 'fr', words: 'command~' },
  { event: 'promise', form: 'participle', language: 'en', words: 'promised committed agreed' },
  { event: 'promise', form: 'noun', language: 'en', words: 'promise commitment' },
  {
    event: 'promise',
    form: 'participle',
    language: 'fr',
    words: 'promis promise promises convenu convenue convenus convenues',
  },
  { event: 'promise', form: 'noun', language: 'fr', words: 'promesse engagement' },
  { event: 'confirm', form: 'participle', language: 'en', words: 'confirmed' },
  { event: 'confirm', form: 'participle', language: 'fr', words: 'confirm~' },
  { event: 'request', form: 'participle', language: 'en', words: 'requested wanted' },
  { event: 'request', form: 'participle', language: 'fr', words: 'demand~ souhait~' },
  { event: 'expect', form: 'participle', language: 'en', words: 'expected planned scheduled estimated' },
  { event: 'forecast', form: 'noun', language: 'en', words: 'forecasts forecasted' },
  {
    event: 'expect',
    form: 'participle',
    language: 'fr',
    words: 'prevu prevue prevus prevues planifi~ estim~ attendu attendue attendus attendues programm~',
  },
  { event: 'forecast', form: 'noun', language: 'fr', words: 'prevision previsions' },
]

function spellings(word: string): readonly { readonly word: string; readonly needsAccent: boolean }[] {
  if (!word.endsWith('~')) return [{ word, needsAccent: false }]
  const stem = word.slice(0, -1)
  return ['e', 'ee', 'es', 'ees'].map((ending) => {
    const word = stem + ending
    return { word, needsAccent: ending === 'e' || PLURAL_NOUNS.has(word) }
  })
}

/** Without its accent each of these is another word: "les commandes", "les règles". */
const PLURAL_NOUNS: ReadonlySet<string> = new Set(['livres', 'commandes', 'factures', 'demandes', 'regles'])

/** Each folded word with what it may mean, in the order of preference. */
export function eventWords(): ReadonlyMap<string, readonly EventWord[]> {
  const words = new Map<string, EventWord[]>()
  for (const row of ROWS) {
    for (const { word, needsAccent } of row.words.split(' ').flatMap(spellings)) {
      const entry: EventWord = {
        event: EVENTS[row.event],
        form: row.form,
        language: row.language,
        negated: row.negated === true,
        needsAuxiliary: row.needsAuxiliary === true,
        needsAccent,
      }
      const known = words.get(word)
      if (known) known.push(entry)
      else words.set(word, [entry])
    }
  }
  return words
}
