/** Orders made by hand for tests: everything has a plain default, a test says only what it is about. */

import type {
  Contact,
  Invoice,
  InvoiceLine,
  Order,
  OrderFile,
  OrderLine,
  ScheduleLine,
  Shipment,
  StockLevel,
  Supply,
} from '../../src/domain/order.ts'

export const TODAY = '2026-03-16'

type Given<T> = { readonly [K in keyof T]?: T[K] }
type GivenLine = Omit<Given<OrderLine>, 'schedule'> & { readonly schedule?: readonly Given<ScheduleLine>[] }

export interface GivenFile {
  readonly order?: Given<Order>
  readonly customer?: Given<OrderFile['customer']>
  readonly contacts?: readonly Given<Contact>[]
  readonly lines?: readonly GivenLine[]
  readonly shipments?: readonly Given<Shipment>[]
  readonly invoices?: readonly Given<Invoice>[]
  readonly stock?: readonly Given<StockLevel>[]
  readonly supply?: readonly Given<Supply>[]
  readonly events?: OrderFile['events']
}

/** An order in preparation for a British customer, FCA, promised to leave on 20 March 2026, all in stock. */
export function orderFile(given: GivenFile = {}): OrderFile {
  const lines = (given.lines ?? [{}]).map((line, index) => orderLine(line, index))
  return {
    order: {
      number: 'SO-2001',
      version: 1,
      poNumber: 'PO-77',
      contractRef: null,
      customerId: 'C1',
      status: 'in_preparation',
      deliveryTerm: { code: 'FCA', namedPlace: 'Saint-Priest', edition: 2020 },
      mode: 'road',
      carrier: null,
      paymentTerms: '45 days net',
      currency: 'EUR',
      destinationCountry: 'GB',
      dispatchCountry: 'FR',
      orderedOn: '2026-02-16',
      acknowledgedOn: '2026-02-17',
      dateMeaning: null,
      owner: 'Camille Roux',
      note: null,
      holds: [],
      attributes: {},
      updatedAt: '2026-03-01T08:00:00.000Z',
      ...given.order,
    },
    customer: {
      id: 'C1',
      name: 'Northbrook Hydraulics Ltd',
      country: 'GB',
      customerClass: 'A',
      language: 'en',
      timeZone: 'Europe/London',
      email: null,
      vatNumber: null,
      attributes: {},
      ...given.customer,
    },
    contacts: (given.contacts ?? []).map((contact, index) => ({
      id: `P${index + 1}`,
      customerId: 'C1',
      name: 'Ann Lee',
      role: 'buyer',
      email: 'ann.lee@example.com',
      phone: null,
      language: 'en',
      ...contact,
    })),
    lines,
    shipments: (given.shipments ?? []).map(shipment),
    invoices: (given.invoices ?? []).map(invoice),
    stock: (given.stock ?? stockFor(lines)).map((level) => ({
      sku: 'VLV-25-SS',
      site: 'Saint-Priest',
      onHand: 0,
      reserved: 0,
      qualityHold: 0,
      ...level,
    })),
    supply: (given.supply ?? []).map((each, index) => ({
      id: `PUR-${index + 1}`,
      kind: 'purchase',
      sku: 'VLV-25-SS',
      quantity: 100,
      dueOn: null,
      forecastOn: null,
      supplier: null,
      ...each,
    })),
    events: given.events ?? [],
  }
}

function orderLine(line: GivenLine, index: number): OrderLine {
  const quantity = line.quantity ?? 100
  const parts = line.schedule ?? [{}]
  return {
    number: String((index + 1) * 10),
    sku: 'VLV-25-SS',
    customerItemRef: null,
    description: 'Stainless steel valve, 25 mm',
    unit: 'EA',
    unitPrice: { amount: 62, currency: 'EUR' },
    hsCode: '84818081',
    originCountry: 'FR',
    status: 'open',
    attributes: {},
    ...line,
    quantity,
    schedule: parts.map((part, at) => ({
      number: at + 1,
      quantity: quantity / parts.length,
      requestedOn: null,
      promisedOn: '2026-03-20',
      forecastOn: null,
      forecastBy: null,
      causeCode: null,
      shippedOn: null,
      deliveredOn: null,
      quantityShipped: 0,
      quantityDelivered: 0,
      ...part,
    })),
  }
}

function shipment(given: Given<Shipment>, index: number): Shipment {
  return {
    number: `SHP-${index + 1}`,
    mode: 'road',
    carrier: 'Transalp',
    status: 'picked_up',
    pickedUpOn: '2026-03-13',
    etaOn: null,
    deliveredOn: null,
    transportDocument: null,
    containerNumber: null,
    packages: null,
    grossKg: null,
    freightCost: null,
    insuranceCost: null,
    podName: null,
    podReservations: null,
    lines: [],
    ...given,
  }
}

function invoice(given: Given<Invoice>, index: number): Invoice {
  return {
    number: `INV-${index + 1}`,
    kind: 'final',
    issuedOn: '2026-03-13',
    dueOn: '2026-04-27',
    paidOn: null,
    total: null,
    lines: [],
    ...given,
  }
}

/** Enough stock for every line. */
function stockFor(lines: readonly OrderLine[]): Given<StockLevel>[] {
  const wanted = new Map<string, number>()
  for (const line of lines) {
    if (line.sku !== null) wanted.set(line.sku, (wanted.get(line.sku) ?? 0) + line.quantity)
  }
  return [...wanted].map(([sku, onHand]) => ({ sku, onHand }))
}

export function billed(lineNumber: string, quantity: number, amount: number | null = 62): InvoiceLine {
  return { lineNumber, quantity, unitPrice: amount === null ? null : { amount, currency: 'EUR' } }
}

/** The order of the shortage: 310 of 400 valves in stock, 200 more expected a week after the promise. */
export function shortOrder(given: GivenFile = {}): OrderFile {
  return orderFile({
    lines: [
      { quantity: 400, unitPrice: { amount: 62, currency: 'EUR' } },
      {
        sku: 'PMP-HX100',
        description: 'Hydraulic pump HX100',
        quantity: 10,
        unitPrice: { amount: 2380, currency: 'EUR' },
      },
    ],
    stock: [{ onHand: 310 }, { site: 'Rotterdam', onHand: 150 }, { sku: 'PMP-HX100', onHand: 24 }],
    supply: [{ quantity: 200, dueOn: '2026-03-27', supplier: 'Fonderie du Rhône' }],
    ...given,
    order: { number: 'SO-1001', ...given.order },
  })
}
