/** What a person may want next, as buttons that say it in their words and that can be picked by number. */

import type { Action } from '../../domain/draft.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import type { Command, SlotInput } from '../../language/command.ts'
import type { OfferedChoice } from '../../language/understand.ts'
import type { OrderReading } from '../../tools/read-order.tool.ts'

/** A button and what pressing it means. */
export interface Offer {
  readonly action: Action
  readonly choice: OfferedChoice
}

/** Sides of an order that people ask about. */
export const FACETS = [
  'status',
  'invoice',
  'rest',
  'delay',
  'timeline',
  'gaps',
  'documents',
  'contact',
  'lines',
] as const
export type Facet = (typeof FACETS)[number]

const FACET_LABELS: Readonly<Record<Facet, Bilingual>> = {
  status: { fr: 'Où en est {order} ?', en: 'Where is {order}?' },
  invoice: { fr: 'Et la facture de {order} ?', en: 'And the invoice of {order}?' },
  rest: { fr: 'Et le reste de {order} ?', en: 'What about the rest of {order}?' },
  delay: { fr: 'Pourquoi {order} est en retard ?', en: 'Why is {order} late?' },
  timeline: { fr: 'Historique de {order}', en: 'Timeline of {order}' },
  gaps: { fr: 'Écarts de {order}', en: 'Gaps of {order}' },
  documents: { fr: 'Documents de {order}', en: 'Documents of {order}' },
  contact: { fr: 'Contacts de {order}', en: 'Contacts for {order}' },
  lines: { fr: 'Toutes les lignes de {order}', en: 'All lines of {order}' },
}

function input(value: string): SlotInput {
  return { text: value, value }
}

function offer(label: string, command: Command): Offer {
  return { action: { label, say: label }, choice: { label, commands: [command] } }
}

/** One side of an order; `status` is the whole card. */
export function facetOffer(facet: Facet, order: string, locale: Locale): Offer {
  const label = FACET_LABELS[facet][locale].replace('{order}', order)
  const slots = { order: input(order), ...(facet === 'status' ? {} : { facet: input(facet) }) }
  return offer(label, { kind: 'start', dialog: 'order-status', slots })
}

/** An order of a list, with the facts to choose it by on the button. */
export function orderOffer(order: string, label: string, locale: Locale): Offer {
  const say = FACET_LABELS.status[locale].replace('{order}', order)
  const command: Command = { kind: 'start', dialog: 'order-status', slots: { order: input(order) } }
  return { action: { label, say }, choice: { label, commands: [command] } }
}

function forecastOffer(order: string, locale: Locale): Offer {
  const label =
    locale === 'fr' ? `Noter une nouvelle prévision pour ${order}` : `Record a new forecast for ${order}`
  return offer(label, { kind: 'start', dialog: 'record-forecast', slots: { order: input(order) } })
}

function noteOffer(order: string, locale: Locale): Offer {
  const label = locale === 'fr' ? `Ajouter une note sur ${order}` : `Add a note to ${order}`
  return offer(label, { kind: 'start', dialog: 'add-note', slots: { order: input(order) } })
}

/** The late orders of the person who asks. */
export function myLateOffer(locale: Locale): Offer {
  const label = locale === 'fr' ? 'Mes retards' : 'My late ones'
  const slots = { state: input('late'), owner: input('me') }
  return offer(label, { kind: 'start', dialog: 'order-status', slots })
}

const STATE_LABELS: Readonly<Record<'open' | 'late' | 'delivered' | 'to-invoice', Bilingual>> = {
  open: { fr: 'Toutes les commandes en cours', en: 'All open orders' },
  late: { fr: 'Tous les retards', en: 'All late orders' },
  delivered: { fr: 'Toutes les commandes livrées', en: 'All delivered orders' },
  'to-invoice': { fr: 'Tout ce qui est à facturer', en: 'All orders to invoice' },
}

/** Every order in a state, whoever owns it. */
export function stateOffer(state: keyof typeof STATE_LABELS, locale: Locale): Offer {
  return offer(STATE_LABELS[state][locale], {
    kind: 'start',
    dialog: 'order-status',
    slots: { state: input(state) },
  })
}

const MOST_OFFERS = 6

/** The useful next moves after one answer, the most useful first; never the one just answered. */
export function nextOffers(
  { file, progress, gaps }: OrderReading,
  shown: Facet,
  locale: Locale,
): readonly Offer[] {
  const order = file.order.number
  const open = progress.counts.open > 0 && progress.status !== 'cancelled'
  const late = progress.counts.overdue + progress.counts.willBeLate > 0
  const wanted: readonly (readonly [when: boolean, facet: Facet])[] = [
    [shown === 'status' && progress.lines.length > 10, 'lines'],
    [open && late, 'delay'],
    [open, 'rest'],
    [progress.invoicing.state !== 'silent' && progress.status !== 'cancelled', 'invoice'],
    [gaps.length > 0 && shown !== 'status', 'gaps'],
    [shown !== 'status', 'status'],
    [file.contacts.length > 0 && late, 'contact'],
    [file.shipments.length > 0, 'documents'],
  ]
  const facets = wanted.flatMap(([when, facet]) =>
    when && facet !== shown ? [facetOffer(facet, order, locale)] : [],
  )
  const writes = [...(open ? [forecastOffer(order, locale)] : []), noteOffer(order, locale)]
  return [...facets.slice(0, MOST_OFFERS - writes.length), ...writes]
}
