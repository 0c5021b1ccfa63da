/** Every fact that may be stated about an order, read from its record or worked out from it. */

import { daysBetween, type Instant, type IsoDate } from './calendar-date.ts'
import type { Fact } from './fact.ts'
import { FactList } from './fact-list.ts'
import { hasLeft, shippedOfPart } from './line-quantities.ts'
import type { Bilingual } from './locale.ts'
import { extend, type Money } from './money.ts'
import type { Invoice, OrderFile, Shipment } from './order.ts'
import { type LineProgress, type OrderProgress, progressOfOrder } from './order-progress.ts'
import type { PartProgress } from './part-progress.ts'
import type { Coverage } from './stock-coverage.ts'
import { workingDaysBetween } from './working-days.ts'

const LABELS = {
  openValue: { fr: 'valeur du reste', en: 'value of what is outstanding' },
  statusByFigures: { fr: 'état d’après les quantités', en: 'status by the quantities' },
  toShip: { fr: 'reste à expédier', en: 'quantity still to ship' },
  prepared: { fr: 'quantité de l’expédition à venir', en: 'quantity of the shipment to come' },
  inTransit: { fr: 'quantité en transit', en: 'quantity in transit' },
  covered: { fr: 'quantité couverte par le stock', en: 'quantity covered by stock' },
  short: { fr: 'quantité manquante', en: 'missing quantity' },
  uncovered: { fr: 'quantité que rien ne couvre', en: 'quantity that nothing covers' },
  elsewhere: { fr: 'stock disponible sur un autre site', en: 'stock available at another site' },
  readyOn: { fr: 'date à laquelle le stock est complet', en: 'date on which the stock is complete' },
  overdue: { fr: 'retard à ce jour', en: 'delay so far' },
  lines: { fr: 'nombre de lignes', en: 'number of lines' },
  openLines: { fr: 'lignes ouvertes', en: 'open lines' },
  overdueLines: { fr: 'lignes en retard', en: 'late lines' },
  lateToCome: { fr: 'lignes qui seront en retard', en: 'lines that will be late' },
  lateDelivered: { fr: 'lignes faites en retard', en: 'lines done late' },
  deliveredLines: { fr: 'lignes livrées', en: 'delivered lines' },
  cancelledLines: { fr: 'lignes annulées', en: 'cancelled lines' },
  toInvoice: { fr: 'lignes à facturer', en: 'lines to invoice' },
  shipments: { fr: 'nombre d’expéditions', en: 'number of shipments' },
  invoices: { fr: 'nombre de factures', en: 'number of invoices' },
  site: { fr: 'site de stock', en: 'stock site' },
  supplier: { fr: 'fournisseur', en: 'supplier' },
  invoicedPrice: { fr: 'prix unitaire facturé', en: 'invoiced unit price' },
  origin: { fr: 'pays d’origine', en: 'country of origin' },
  dispatch: { fr: 'pays de départ', en: 'country of dispatch' },
  calendar: { fr: 'calendrier des jours ouvrés', en: 'working-day calendar' },
  podName: { fr: 'signataire de la preuve de livraison', en: 'who signed the proof of delivery' },
  paymentLate: { fr: 'retard de paiement', en: 'payment delay' },
  contact: { fr: 'contact', en: 'contact' },
} as const satisfies Record<string, Bilingual>

/**
 * The facts of one order as of `today`: what a Draft may rest on, and what the answer check traces a text to.
 * Amounts in major units; delays by the calendar that `promiseTerms` chose, early ones negative.
 */
export function factsOf(
  file: OrderFile,
  today: IsoDate,
  progress: OrderProgress = progressOfOrder(file, today),
): readonly Fact[] {
  const list = new FactList(file.order.number)
  addOrder(list, file, progress)
  addCounts(list, file, progress)
  for (const line of progress.lines) addLine(list, line, progress)
  const units = new Map(file.lines.map((line) => [line.number, line.unit]))
  for (const shipment of file.shipments) addShipment(list, shipment, units)
  for (const invoice of file.invoices) addInvoice(list, invoice, units, progress)
  addSupply(list, file)
  for (const event of file.events) {
    list.date('event-on', event.lineNumber, deskDate(event.at))
    list.text('owner', event.lineNumber, event.actor)
  }
  return list.facts
}

/** The facts about the order as a whole and about the lines that `keep` names. */
export function factsAbout(facts: readonly Fact[], keep: ReadonlySet<string>): readonly Fact[] {
  return facts.filter((fact) => fact.line === null || keep.has(fact.line))
}

const deskDates = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })

/** The calendar date of an instant at the desk. */
export function deskDate(at: Instant): IsoDate {
  return deskDates.format(new Date(at))
}

function addOrder(list: FactList, file: OrderFile, progress: OrderProgress): void {
  const { order, customer } = file
  list.reference('order-number', null, order.number)
  list.reference('po-number', null, order.poNumber)
  list.reference('contract-reference', null, order.contractRef)
  list.text('customer', null, customer.name)
  list.status('order-status', null, order.status)
  if (progress.statusDiffers) list.status('order-status', null, progress.status, LABELS.statusByFigures)
  list.date('ordered-on', null, order.orderedOn)
  list.date('acknowledged-on', null, order.acknowledgedOn)
  list.date('today', null, progress.today)
  const term = order.deliveryTerm
  if (term !== null) list.text('delivery-term', null, [term.code, term.namedPlace ?? ''].join(' ').trim())
  list.text('transport-mode', null, order.mode)
  list.text('carrier', null, order.carrier)
  list.text('payment-terms', null, order.paymentTerms)
  list.text('country', null, order.destinationCountry)
  list.text('country', null, order.dispatchCountry, LABELS.dispatch)
  list.text('country', null, progress.terms.calendar, LABELS.calendar)
  list.text('owner', null, order.owner)
  for (const contact of file.contacts) list.text('owner', null, contact.name, LABELS.contact)
  list.money('order-amount', null, progress.orderValue)
  list.money('order-amount', null, progress.openValue, LABELS.openValue)
}

function addCounts(list: FactList, file: OrderFile, { counts, invoicing }: OrderProgress): void {
  list.count(counts.lines, LABELS.lines)
  list.count(counts.open, LABELS.openLines)
  list.count(counts.overdue, LABELS.overdueLines)
  list.count(counts.willBeLate, LABELS.lateToCome)
  list.count(counts.late, LABELS.lateDelivered)
  list.count(counts.delivered, LABELS.deliveredLines)
  list.count(counts.cancelled, LABELS.cancelledLines)
  list.count(invoicing.linesToInvoice, LABELS.toInvoice)
  list.count(file.shipments.length, LABELS.shipments)
  list.count(file.invoices.length, LABELS.invoices)
}

function addLine(list: FactList, progress: LineProgress, { today, terms }: OrderProgress): void {
  const { line, quantities } = progress
  const at = line.number
  list.reference('line-number', at, at)
  list.reference('item', at, line.sku)
  list.reference('item', at, line.customerItemRef)
  list.text('item', at, line.description)
  list.status('line-status', at, line.status)
  list.quantity('quantity-ordered', at, quantities.ordered, line.unit)
  list.quantity('quantity-shipped', at, quantities.shipped, line.unit)
  list.quantity('quantity-delivered', at, quantities.delivered, line.unit)
  list.quantity('quantity-invoiced', at, quantities.invoiced, line.unit)
  list.quantity('quantity-outstanding', at, quantities.outstanding, line.unit)
  if (quantities.toShip !== quantities.outstanding) {
    list.quantity('quantity-outstanding', at, quantities.toShip, line.unit, LABELS.toShip)
  }
  if (quantities.inTransit > 0) {
    list.quantity('quantity-shipped', at, quantities.inTransit, line.unit, LABELS.inTransit)
  }
  if (line.unitPrice !== null) {
    const { amount, currency } = line.unitPrice
    list.add('unit-price', at, { kind: 'amount', amount, currency })
    list.money('line-amount', at, extend(line.quantity, line.unitPrice))
  }
  list.reference('hs-code', at, line.hsCode)
  list.text('country', at, line.originCountry, LABELS.origin)
  progress.parts.forEach((part, index) => {
    addPart(list, at, line.unit, part, line.schedule[index])
    if (part.state === 'overdue' && part.promisedOn !== null && part.delay?.to !== 'today') {
      list.days(at, workingDaysBetween(part.promisedOn, today, terms.calendar), true, LABELS.overdue)
      list.days(at, daysBetween(part.promisedOn, today), false, LABELS.overdue)
    }
  })
}

function addPart(
  list: FactList,
  at: string,
  unit: string | null,
  part: PartProgress,
  recorded: OrderFile['lines'][number]['schedule'][number] | undefined,
): void {
  list.quantity('quantity-scheduled', at, part.quantity, unit)
  list.date('requested-on', at, part.requestedOn)
  list.date('promised-on', at, part.promisedOn)
  list.date('forecast-on', at, recorded?.forecastOn ?? null)
  list.date('shipped-on', at, recorded?.shippedOn ?? null)
  list.date('delivered-on', at, recorded?.deliveredOn ?? null)
  const shipped = recorded === undefined ? 0 : shippedOfPart(recorded)
  if (shipped > 0) list.quantity('quantity-shipped', at, shipped, unit)
  if (part.delay !== null) {
    list.days(at, part.delay.workingDays, true)
    list.days(at, part.delay.calendarDays, false)
  }
  if (part.coverage !== null) addCoverage(list, at, unit, part.coverage)
}

function addCoverage(list: FactList, at: string, unit: string | null, coverage: Coverage): void {
  list.quantity('quantity-available', at, coverage.available, unit)
  list.quantity('quantity-available', at, coverage.fromStock, unit, LABELS.covered)
  list.text('item', at, coverage.site, LABELS.site)
  const missing = coverage.needed - coverage.fromStock
  if (missing > 0) list.quantity('quantity-gap', at, missing, unit, LABELS.short)
  if (coverage.short > 0) list.quantity('quantity-gap', at, coverage.short, unit, LABELS.uncovered)
  list.date('supply-due-on', at, coverage.nextReceipt?.on ?? null)
  list.date('supply-due-on', at, coverage.coveredOn, LABELS.readyOn)
  for (const other of coverage.elsewhere) {
    list.quantity('quantity-available', at, other.available, unit, LABELS.elsewhere)
    list.text('item', at, other.site, LABELS.site)
  }
}

type Units = ReadonlyMap<string, string | null>

function addShipment(list: FactList, shipment: Shipment, units: Units): void {
  list.reference('shipment-number', null, shipment.number)
  list.status('shipment-status', null, shipment.status)
  list.text('carrier', null, shipment.carrier)
  list.text('transport-mode', null, shipment.mode)
  list.date('shipped-on', null, shipment.pickedUpOn)
  list.date('eta-on', null, shipment.etaOn)
  list.date('delivered-on', null, shipment.deliveredOn)
  list.reference('transport-document', null, shipment.transportDocument)
  list.reference('container-number', null, shipment.containerNumber)
  list.text('owner', null, shipment.podName, LABELS.podName)
  if (shipment.packages !== null) list.add('package-count', null, { kind: 'count', count: shipment.packages })
  if (shipment.grossKg !== null) list.quantity('gross-weight', null, shipment.grossKg, 'KGM')
  list.money('freight-cost', null, shipment.freightCost)
  list.money('insurance-cost', null, shipment.insuranceCost)
  for (const line of shipment.lines) {
    const unit = units.get(line.lineNumber) ?? null
    // What is only booked has not been shipped.
    if (hasLeft(shipment)) list.quantity('quantity-shipped', line.lineNumber, line.quantity, unit)
    else list.quantity('quantity-scheduled', line.lineNumber, line.quantity, unit, LABELS.prepared)
    if (line.quantityDelivered !== null) {
      list.quantity('quantity-delivered', line.lineNumber, line.quantityDelivered, unit)
    }
  }
}

function addInvoice(list: FactList, invoice: Invoice, units: Units, { today, terms }: OrderProgress): void {
  list.reference('invoice-number', null, invoice.number)
  list.date('invoiced-on', null, invoice.issuedOn)
  list.date('due-on', null, invoice.dueOn)
  list.date('paid-on', null, invoice.paidOn)
  list.money('invoice-amount', null, invoiceAmount(invoice))
  if (invoice.dueOn !== null && invoice.paidOn === null && invoice.dueOn < today) {
    list.days(null, workingDaysBetween(invoice.dueOn, today, terms.calendar), true, LABELS.paymentLate)
    list.days(null, daysBetween(invoice.dueOn, today), false, LABELS.paymentLate)
  }
  for (const line of invoice.lines) {
    list.quantity('quantity-invoiced', line.lineNumber, line.quantity, units.get(line.lineNumber) ?? null)
    if (line.unitPrice !== null) {
      const { amount, currency } = line.unitPrice
      list.add('invoice-amount', line.lineNumber, { kind: 'amount', amount, currency }, LABELS.invoicedPrice)
    }
  }
}

/** The invoice's own total, else the sum of its lines; null when a price is missing or currencies differ. */
export function invoiceAmount(invoice: Invoice): Money | null {
  if (invoice.total !== null) return invoice.total
  const currency = invoice.lines[0]?.unitPrice?.currency
  if (currency === undefined) return null
  let minor = 0
  for (const { quantity, unitPrice } of invoice.lines) {
    if (unitPrice === null || unitPrice.currency !== currency) return null
    minor += extend(quantity, unitPrice).minor
  }
  return { minor, currency }
}

function addSupply(list: FactList, file: OrderFile): void {
  if (file.supply.length === 0) return
  const bySku = Map.groupBy(file.lines, (line) => line.sku)
  for (const supply of file.supply) {
    for (const line of bySku.get(supply.sku) ?? []) {
      list.quantity('quantity-supply', line.number, supply.quantity, line.unit)
      list.date('supply-due-on', line.number, supply.dueOn)
      list.date('supply-due-on', line.number, supply.forecastOn)
      list.text('owner', line.number, supply.supplier, LABELS.supplier)
    }
  }
}
