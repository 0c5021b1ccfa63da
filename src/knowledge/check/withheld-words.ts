/** What the desk says when its own words could not be traced: one honest line, without the figure that failed. */

import type { Locale } from '../../domain/locale.ts'
import type { ClaimValue } from './claim.ts'

type Noun = 'date' | 'figure' | 'amount' | 'length' | 'reference' | 'state' | 'name'

const NOUNS: Readonly<Record<Noun, Readonly<Record<Locale, readonly [one: string, many: string]>>>> = {
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
  const counts = new Map<Noun, number>()
  for (const noun of nouns) counts.set(noun, (counts.get(noun) ?? 0) + 1)
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

/** In place of an answer whose main sentence could not be traced. */
export function refusal(locale: Locale): string {
  return locale === 'fr'
    ? 'Je préfère ne pas répondre : ce que j’allais dire ne se retrouve pas au registre des commandes. Reposez la question, ou passez-la à un collègue.'.replace(
        ' :',
        '\u00a0:',
      )
    : 'I would rather not answer: what I was about to say cannot be traced to the order record. Please ask again, or hand the question to a colleague.'
}
