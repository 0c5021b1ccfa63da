/** States in words, and a sentence's own verb turned into what the record says: "is shipped" into "is not yet shipped". */

import type { Locale } from '../../domain/locale.ts'
import type { State, StateClaim } from './claim.ts'
import type { Truth } from './order-states.ts'

const WORDS: Readonly<Record<State, Readonly<Record<Locale, string>>>> = {
  received: { fr: 'reçue', en: 'received' },
  acknowledged: { fr: 'confirmée par accusé de réception', en: 'acknowledged' },
  preparing: { fr: 'en préparation', en: 'in preparation' },
  ready: { fr: 'prête', en: 'ready' },
  booked: { fr: 'réservée', en: 'booked' },
  shipped: { fr: 'expédiée', en: 'shipped' },
  'in-transit': { fr: 'en transit', en: 'in transit' },
  arrived: { fr: 'arrivée', en: 'arrived' },
  cleared: { fr: 'dédouanée', en: 'cleared by customs' },
  delivered: { fr: 'livrée', en: 'delivered' },
  invoiced: { fr: 'facturée', en: 'invoiced' },
  paid: { fr: 'payée', en: 'paid' },
  closed: { fr: 'clôturée', en: 'closed' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  'on-hold': { fr: 'bloquée', en: 'on hold' },
  late: { fr: 'en retard', en: 'late' },
  'on-time': { fr: 'dans les délais', en: 'on time' },
  lost: { fr: 'perdue', en: 'lost' },
  damaged: { fr: 'endommagée', en: 'damaged' },
  refused: { fr: 'refusée', en: 'refused' },
  returned: { fr: 'retournée', en: 'returned' },
  'awaiting-payment': { fr: 'en attente de paiement', en: 'awaiting payment' },
  'awaiting-lc': { fr: 'en attente du crédit documentaire', en: 'awaiting the letter of credit' },
  'awaiting-licence': { fr: 'en attente de licence', en: 'awaiting the licence' },
  'to-clarify': { fr: 'à clarifier', en: 'to be clarified' },
  reopened: { fr: 'rouverte', en: 'reopened' },
  draft: { fr: 'en brouillon', en: 'a draft' },
  open: { fr: 'ouverte', en: 'open' },
}

/** What the record says in place of the claim: "not shipped", "partiellement expédiée", "late". */
export function rightState(claim: StateClaim, truth: Truth, locale: Locale): string {
  const word = WORDS[claim.state][locale]
  if (claim.state === 'on-time' && truth === 'no') return WORDS.late[locale]
  if (claim.state === 'late' && truth === 'no') return WORDS['on-time'][locale]
  if (truth === 'part') return locale === 'fr' ? `partiellement ${word}` : `partially ${word}`
  if (truth === 'yes') return word
  return locale === 'fr' ? `non ${word}` : `not ${word}`
}

/** The written words turned round; null when they are not built so that a rule can turn them. */
export function rewriteState(
  claim: StateClaim,
  written: string,
  truth: Truth,
  language: Locale,
): string | null {
  if (claim.state === 'late' || claim.state === 'on-time') {
    return claim.negated ? affirm(written) : swapLateness(claim, written, language)
  }
  if (truth === 'part') return claim.negated ? null : makePartial(written, language)
  if (truth === 'yes') return affirm(written)
  if (claim.state === 'in-transit') return language === 'fr' ? 'pas encore expédiée' : 'not yet shipped'
  return language === 'fr' ? denyFrench(claim, written) : denyEnglish(claim, written)
}

function swapLateness(claim: StateClaim, written: string, language: Locale): string {
  const own =
    /(late|overdue|delayed|behind schedule|en retard|retard\p{L}*|on time|on schedule|on track|in time|as promised|à l.heure|a l.heure|dans les (délais|delais|temps)|comme promis)/iu
  return written.replace(own, WORDS[claim.state === 'late' ? 'on-time' : 'late'][language])
}

/** States that come about in time, so that they are "not yet". */
const NOT_YET: ReadonlySet<State> = new Set<State>([
  'shipped',
  'delivered',
  'invoiced',
  'paid',
  'acknowledged',
  'arrived',
  'cleared',
  'closed',
  'booked',
])

function denyEnglish(claim: StateClaim, written: string): string | null {
  const match = /^(has|have|had|is|are|was|were)\b/i.exec(written)
  if (!match) return null
  const rest = written.slice(match[0].length).replace(/\s+(already|now|fully|completely|entirely)\b/gi, '')
  const isPerfect = /^ha/i.test(match[0])
  const not = NOT_YET.has(claim.state) && (isPerfect || /^(is|are)/i.test(match[0])) ? 'not yet' : 'not'
  return `${match[0]} ${not}${rest}`
}

function denyFrench(claim: StateClaim, written: string): string | null {
  const match =
    /^(a|ont|ai|avons|avez|est|sont|était|étaient|etait|etaient|sera|seront)(?=[\s\u00a0])/iu.exec(written)
  if (!match) return null
  const [auxiliary] = match
  const rest = written
    .slice(auxiliary.length)
    .replace(/[\s\u00a0]+(déjà|deja|bien|entièrement|totalement|complètement)(?=[\s\u00a0])/giu, '')
  const ne = /^[aeoéê]/iu.test(auxiliary) ? 'n’' : 'ne '
  return `${ne}${auxiliary} ${NOT_YET.has(claim.state) ? 'pas encore' : 'pas'}${rest}`
}

/** Takes the negation out: "has not yet shipped", "n’est pas encore expédiée". */
function affirm(written: string): string | null {
  const plain = written
    .replace(/n['’]t\b/giu, '')
    .replace(/(^|[\s\u00a0])(?:not|never)(?:[\s\u00a0]+yet)?(?=[\s\u00a0])/giu, '')
    .replace(/^n['’]|^ne[\s\u00a0]+/iu, '')
    .replace(/[\s\u00a0]+(?:pas encore|pas|jamais)(?=[\s\u00a0])/giu, '')
  return plain === written ? null : plain.trimStart()
}

function makePartial(written: string, language: Locale): string {
  const partly = language === 'fr' ? 'partiellement' : 'partially'
  const full =
    /(fully|completely|entirely|entièrement|entierement|totalement|complètement|completement|intégralement|integralement)/iu
  if (full.test(written)) return written.replace(full, partly)
  return written.replace(/(\p{L}+)$/u, `${partly} $1`)
}
