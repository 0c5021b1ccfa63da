/** What the desk says when its own words could not be traced: one honest line, without the figure that failed. */

import type { Locale } from '../../domain/locale.ts'
import type { ClaimValue } from './claim.ts'

/** `rule`: a sentence that a note of the watch says otherwise. */
export type Noun = 'date' | 'figure' | 'amount' | 'length' | 'reference' | 'state' | 'name' | 'rule'

const NOUNS: Readonly<
  Record<Exclude<Noun, 'rule'>, Readonly<Record<Locale, readonly [one: string, many: string]>>>
> = {
  date: { fr: ['une date', 'des dates'], en: ['a date', 'dates'] },
  figure: { fr: ['un chiffre', 'des chiffres'], en: ['a figure', 'figures'] },
  amount: { fr: ['un montant', 'des montants'], en: ['an amount', 'amounts'] },
  length: { fr: ['une durée', 'des durées'], en: ['a length of time', 'lengths of time'] },
  reference: { fr: ['une référence', 'des références'], en: ['a reference', 'references'] },
  state: { fr: ['un état', 'des états'], en: ['a status', 'statuses'] },
  name: { fr: ['un nom', 'des noms'], en: ['a name', 'names'] },
}

export function nounOf({ kind }: ClaimValue): Noun {
  switch (kind) {
    case 'date':
      return 'date'
    case 'amount':
      return 'amount'
    case 'days':
      return 'length'
    case 'reference':
      return 'reference'
    case 'state':
      return 'state'
    case 'number':
    case 'quantity':
    case 'percentage':
    case 'line':
      return 'figure'
    default:
      return 'name'
  }
}

/** "I left out a date and a figure …": said once in a reply, whatever was left out of it. */
export function leftOutLine(nouns: readonly Noun[], locale: Locale): string {
  const counts = new Map<Exclude<Noun, 'rule'>, number>()
  for (const noun of nouns) if (noun !== 'rule') counts.set(noun, (counts.get(noun) ?? 0) + 1)
  const ofRules = leftOutRules(nouns.filter((noun) => noun === 'rule').length, locale)
  return [counts.size === 0 ? '' : leftOutOfRecord(counts, locale), ofRules]
    .filter((line) => line !== '')
    .join(' ')
}

function leftOutRules(count: number, locale: Locale): string {
  if (count === 0) return ''
  if (locale === 'fr') {
    const what = count === 1 ? 'une phrase sur une règle' : 'des phrases sur des règles'
    return `J’ai laissé de côté ${what}\u00a0: les notes de veille disent autre chose.`
  }
  const what = count === 1 ? 'a sentence about a rule' : 'sentences about rules'
  return `I left out ${what}: the notes of the watch say otherwise.`
}

function leftOutOfRecord(counts: ReadonlyMap<Exclude<Noun, 'rule'>, number>, locale: Locale): string {
  const named = [...counts].map(([noun, count]) => NOUNS[noun][locale][count > 1 ? 1 : 0])
  const last = named.pop() ?? ''
  if (locale === 'fr') {
    const list = named.length > 0 ? `${named.join(', ')} et ${last}` : last
    return `J’ai laissé de côté ${list} : je n’en trouve pas trace au registre des commandes.`.replace(
      ' :',
      '\u00a0:',
    )
  }
  const list = named.length > 0 ? `${named.join(', ')} and ${last}` : last
  return `I left out ${list}: the order record does not bear it out.`
}

/** In place of an answer whose main sentence could not be traced, or is not what the notes say. */
export function refusal(locale: Locale, isOfRule = false): string {
  if (isOfRule) {
    return locale === 'fr'
      ? 'Je préfère ne pas répondre\u00a0: ce que j’allais dire n’est pas ce que disent les notes de veille. Posez la question à la veille, ou passez-la à un collègue.'
      : 'I would rather not answer: what I was about to say is not what the notes of the watch say. Please ask the watch, or hand the question to a colleague.'
  }
  return locale === 'fr'
    ? 'Je préfère ne pas répondre : ce que j’allais dire ne se retrouve pas au registre des commandes. Reposez la question, ou passez-la à un collègue.'.replace(
        ' :',
        '\u00a0:',
      )
    : 'I would rather not answer: what I was about to say cannot be traced to the order record. Please ask again, or hand the question to a colleague.'
}
