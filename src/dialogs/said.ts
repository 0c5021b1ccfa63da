/** Facts for what a person said or chose, so that the desk may say it back and the answer check can trace it. */

import type { Fact, FactAspect, FactValue } from '../domain/fact.ts'
import type { Bilingual } from '../domain/locale.ts'

/** A fact that rests on the person's own words. */
export function said(value: FactValue, label: Bilingual): Fact {
  return { order: null, line: null, aspect: 'said', value, label }
}

/** A reference of the store named in a question or on a button. */
export function referenceFact(aspect: FactAspect, text: string, label: Bilingual, order?: string): Fact {
  return { order: order ?? null, line: null, aspect, value: { kind: 'reference', text }, label }
}

/** The number of an order of the store. */
export function orderNumberFact(order: string): Fact {
  return referenceFact('order-number', order, { fr: 'numéro de commande', en: 'order number' }, order)
}

/** A calendar date of an order or of the desk's clock. */
export function dateFact(
  aspect: FactAspect,
  date: string,
  label: Bilingual,
  of: { readonly order: string; readonly line: string } | null = null,
): Fact {
  return {
    order: of?.order ?? null,
    line: of?.line ?? null,
    aspect,
    value: { kind: 'date', date },
    label,
  }
}
