/** "Which documents?" and "whom do I call?": the papers on record and the people on both sides. */

import type { Block, FactsBlock, ListBlock } from '../../domain/draft.ts'
import type { Bilingual } from '../../domain/locale.ts'
import type { Contact, Shipment } from '../../domain/order.ts'
import { joinWords } from '../../domain/wording.ts'
import { orderName, SEMICOLON, sentence, textBlock, type View } from './view.ts'

type Item = FactsBlock['items'][number]

/** References of the order, of its shipments and of its invoices; what is missing is said. */
export function documentAnswer(view: View): readonly Block[] {
  const { reading, sheet, say } = view
  const { order, shipments, invoices } = reading.file
  const items: Item[] = [{ label: say({ fr: 'Commande', en: 'Order' }), value: orderName(view) }]
  const add = (label: Bilingual, value: string | null) => {
    if (value !== null && value !== '') items.push({ label: say(label), value })
  }
  add(
    { fr: 'Bon de commande du client', en: 'Customer’s PO' },
    order.poNumber && sheet.name('po-number', null, order.poNumber),
  )
  add(
    { fr: 'Contrat', en: 'Contract' },
    order.contractRef && sheet.name('contract-reference', null, order.contractRef),
  )
  add(
    { fr: 'Accusé de réception', en: 'Acknowledgement' },
    order.acknowledgedOn && sheet.date('acknowledged-on', null, order.acknowledgedOn),
  )
  const papers = shipments.map((shipment): FactsBlock => shipmentFacts(shipment, view))
  add(
    { fr: 'Factures', en: 'Invoices' },
    joinWords(
      invoices.map((each) => sheet.name('invoice-number', null, each.number)),
      view.locale,
    ),
  )
  const missing = missingPapers(view)
  return [
    { kind: 'facts', title: say({ fr: 'Documents', en: 'Documents' }), items },
    ...papers,
    ...(missing.length === 0 ? [] : [textBlock(sentence(missing, view.say(SEMICOLON)), 'unknown')]),
  ]
}

function shipmentFacts(shipment: Shipment, { sheet, say }: View): FactsBlock {
  const items: Item[] = []
  const add = (label: Bilingual, value: string | null) => {
    if (value !== null && value !== '') items.push({ label: say(label), value })
  }
  const { transportDocument, containerNumber, packages, grossKg, carrier } = shipment
  add({ fr: 'Expédition', en: 'Shipment' }, sheet.name('shipment-number', null, shipment.number))
  add({ fr: 'Transporteur', en: 'Carrier' }, carrier && sheet.name('carrier', null, carrier))
  add(
    { fr: 'Document de transport', en: 'Transport document' },
    transportDocument && sheet.name('transport-document', null, transportDocument),
  )
  add(
    { fr: 'Conteneur', en: 'Container' },
    containerNumber && sheet.name('container-number', null, containerNumber),
  )
  add(
    { fr: 'Colis', en: 'Packages' },
    packages === null ? null : sheet.number('package-count', null, packages),
  )
  add(
    { fr: 'Poids brut', en: 'Gross weight' },
    grossKg === null ? null : sheet.quantity('gross-weight', null, grossKg, 'KGM'),
  )
  const pod = [
    shipment.deliveredOn === null ? '' : sheet.date('delivered-on', null, shipment.deliveredOn),
    shipment.podName === null ? '' : sheet.name('owner', null, shipment.podName),
  ].filter((text) => text !== '')
  add({ fr: 'Livré, signé par', en: 'Delivered, signed by' }, pod.join(', '))
  return { kind: 'facts', items }
}

/** Papers that a stage already reached should have left behind. */
function missingPapers({ reading, sheet, say }: View): readonly string[] {
  const { file } = reading
  const found: string[] = []
  const left = file.shipments.filter((each) => each.pickedUpOn !== null)
  for (const shipment of left) {
    const name = sheet.name('shipment-number', null, shipment.number)
    if (shipment.transportDocument === null) {
      found.push(say({ fr: `document de transport de ${name}`, en: `transport document of ${name}` }))
    }
    if (shipment.deliveredOn !== null && shipment.podName === null) {
      found.push(say({ fr: `signataire de la livraison de ${name}`, en: `who signed for ${name}` }))
    }
  }
  if (file.order.poNumber === null) {
    found.push(say({ fr: 'bon de commande du client', en: 'customer’s PO' }))
  }
  if (file.shipments.length === 0) {
    found.push(say({ fr: 'aucune expédition enregistrée', en: 'no shipment recorded' }))
  }
  return found
}

const ROLES: Readonly<Record<Contact['role'], Bilingual>> = {
  buyer: { fr: 'acheteur', en: 'buyer' },
  planner: { fr: 'approvisionneur', en: 'planner' },
  quality: { fr: 'qualité', en: 'quality' },
  accounts: { fr: 'comptabilité', en: 'accounts' },
  forwarder: { fr: 'transitaire', en: 'forwarder' },
  bank: { fr: 'banque', en: 'bank' },
  inspector: { fr: 'inspecteur', en: 'inspector' },
  other: { fr: 'autre', en: 'other' },
}

/** Names, roles and addresses as the customer's record has them. */
export function contactAnswer(view: View): readonly Block[] {
  const { reading, sheet, say } = view
  const { customer, contacts, order } = reading.file
  const items: Item[] = [
    { label: say({ fr: 'Commande', en: 'Order' }), value: orderName(view) },
    { label: say({ fr: 'Client', en: 'Customer' }), value: sheet.name('customer', null, customer.name) },
  ]
  if (order.owner !== null) {
    items.push({
      label: say({ fr: 'Responsable', en: 'Owner' }),
      value: sheet.name('owner', null, order.owner),
    })
  }
  if (order.carrier !== null) {
    items.push({
      label: say({ fr: 'Transporteur', en: 'Carrier' }),
      value: sheet.name('carrier', null, order.carrier),
    })
  }
  const facts: FactsBlock = { kind: 'facts', title: say({ fr: 'Contacts', en: 'Contacts' }), items }
  if (contacts.length === 0) {
    const none = say({ fr: 'contacts chez le client', en: 'contacts at the customer' })
    return [facts, textBlock(sentence([none]), 'unknown')]
  }
  const list: ListBlock = {
    kind: 'list',
    items: contacts.map((contact) => ({ text: contactLine(contact, say), quoted: true })),
  }
  return [facts, list]
}

function contactLine({ name, role, email, phone }: Contact, say: View['say']): string {
  return [`${name} (${say(ROLES[role])})`, email, phone]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}
