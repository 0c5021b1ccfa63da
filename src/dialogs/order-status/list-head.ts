/** The sentence over a list of orders: how many there are, and what they were asked for by. */

import { countryName } from '../../domain/country-names.ts'
import type { Fact } from '../../domain/fact.ts'
import { FactList } from '../../domain/fact-list.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import { capital, showNumber } from '../../domain/wording.ts'

/** What orders were asked for by. */
export interface AskedFor {
  readonly customer?: string | undefined
  readonly country?: string | undefined
  readonly item?: string | undefined
  readonly state?: keyof typeof STATE_NOUNS | undefined
  /** Name of the person whose orders they are. */
  readonly owner?: string | undefined
  /** A paper or number that several orders share. */
  readonly reference?: string | undefined
}

export interface Headed {
  readonly text: string
  readonly grounds: readonly Fact[]
}

/**
 * `4 commandes en retard, destination Chili.`, and with one or none `Commandes en retard, destination Chili : aucune.`
 * The state stands beside the plural, where it chooses among orders and says nothing about any of them.
 */
export function headOf(asked: AskedFor, total: number, locale: Locale): Headed {
  const facts = new FactList(null)
  facts.count(total, { fr: 'nombre de commandes trouvées', en: 'number of orders found' })
  const noun = asked.state === undefined ? PLAIN_NOUN : STATE_NOUNS[asked.state]
  const filter = filterOf(asked, facts)[locale]
  if (total > 1) {
    return { text: `${showNumber(total, locale)} ${noun[locale]}${filter}.`, grounds: facts.facts }
  }
  const found = total === 0 ? NONE : ONLY_ONE
  const colon = locale === 'fr' ? ' : ' : ': '
  return {
    text: `${capital(noun[locale])}${filter}${colon}${found[locale]}.`,
    grounds: facts.facts,
  }
}

function filterOf(asked: AskedFor, facts: FactList): Bilingual {
  const pieces: Bilingual[] = []
  if (asked.customer !== undefined) {
    facts.text('customer', null, asked.customer)
    pieces.push({ fr: ` pour ${asked.customer}`, en: ` for ${asked.customer}` })
  }
  if (asked.item !== undefined) {
    facts.reference('item', null, asked.item)
    pieces.push({ fr: ` avec l’article ${asked.item}`, en: ` with item ${asked.item}` })
  }
  if (asked.reference !== undefined) {
    pieces.push({
      fr: ` sous la référence ${asked.reference}`,
      en: ` under the reference ${asked.reference}`,
    })
  }
  if (asked.owner !== undefined) {
    facts.text('owner', null, asked.owner)
    pieces.push({ fr: ` à votre nom (${asked.owner})`, en: ` in your name (${asked.owner})` })
  }
  if (asked.country !== undefined) {
    facts.text('country', null, asked.country)
    pieces.push({
      fr: `, destination ${countryName(asked.country, 'fr')}`,
      en: `, destination ${countryName(asked.country, 'en')}`,
    })
  }
  return { fr: pieces.map((piece) => piece.fr).join(''), en: pieces.map((piece) => piece.en).join('') }
}

const PLAIN_NOUN: Bilingual = { fr: 'commandes', en: 'orders' }
const STATE_NOUNS = {
  open: { fr: 'commandes en cours', en: 'open orders' },
  late: { fr: 'commandes en retard', en: 'late orders' },
  delivered: { fr: 'commandes livrées', en: 'delivered orders' },
  'to-invoice': { fr: 'commandes à facturer', en: 'orders to invoice' },
} as const satisfies Record<string, Bilingual>
const NONE: Bilingual = { fr: 'aucune', en: 'none' }
const ONLY_ONE: Bilingual = { fr: 'une seule', en: 'only one' }
