/** The rows of an export that one order line makes: one per dated part, one per shipment where several share a part. */

import type { IsoDate } from '../../domain/calendar-date.ts'

export interface ExportedPart {
  readonly number: number
  readonly quantity: number
  readonly requested_on: IsoDate | null
  readonly promised_on: IsoDate | null
  readonly forecast_on: IsoDate | null
  readonly forecast_by: string | null
  readonly cause_code: string | null
  readonly shipped_on: IsoDate | null
  readonly delivered_on: IsoDate | null
  readonly quantity_shipped: number
  readonly quantity_delivered: number
  /** What the row gave that the part was imported from. */
  readonly source_shipment: string | null
  readonly source_gross_kg: number | null
  readonly source_freight_minor: number | null
  readonly source_insurance_minor: number | null
  readonly source_invoice: string | null
  readonly source_invoiced: number | null
}

export interface ExportedShipment {
  readonly number: string
  readonly quantity: number
  readonly quantity_delivered: number | null
  readonly mode: string | null
  readonly carrier: string | null
  readonly transport_document: string | null
  readonly picked_up_on: IsoDate | null
  readonly delivered_on: IsoDate | null
  /** Whether this line is the one that tells the shipment's weight and costs. */
  readonly is_first: boolean
  readonly gross_kg: number | null
  readonly freight_minor: number | null
  readonly insurance_minor: number | null
}

export interface ExportedInvoice {
  readonly number: string
  readonly quantity: number
  readonly unit_price: number | null
  readonly issued_on: IsoDate | null
}

export interface LineRow {
  readonly part: ExportedPart
  readonly shipment: ExportedShipment | null
  readonly invoice: ExportedInvoice | null
}

/** Quantities of the rows add up to those of the parts. A line without parts is one part without dates. */
export function lineRows(
  quantity: number,
  scheduled: readonly ExportedPart[],
  shipments: readonly ExportedShipment[],
  invoices: readonly ExportedInvoice[],
): readonly LineRow[] {
  const parts = scheduled.length > 0 ? scheduled : [{ ...UNDATED, quantity }]
  const next = counterAfter(parts)
  const shipped = assign(parts, shipments, (part) => part.source_shipment, sameDay)
  const rows = parts.flatMap((part): LineRow[] =>
    splitByShipment(part, shipped.get(part) ?? [], next).map((row) => ({ ...row, invoice: null })),
  )
  return withInvoices(rows, invoices, next)
}

const UNDATED: Omit<ExportedPart, 'quantity'> = {
  number: 1,
  requested_on: null,
  promised_on: null,
  forecast_on: null,
  forecast_by: null,
  cause_code: null,
  shipped_on: null,
  delivered_on: null,
  quantity_shipped: 0,
  quantity_delivered: 0,
  source_shipment: null,
  source_gross_kg: null,
  source_freight_minor: null,
  source_insurance_minor: null,
  source_invoice: null,
  source_invoiced: null,
}

function counterAfter(parts: readonly ExportedPart[]): () => number {
  let number = Math.max(0, ...parts.map((part) => part.number))
  return () => {
    number += 1
    return number
  }
}

/** Movements to the parts that named them; the others to the part they fit, else to the last one. */
function assign<M extends { readonly number: string }>(
  parts: readonly ExportedPart[],
  movements: readonly M[],
  named: (part: ExportedPart) => string | null,
  fits: (part: ExportedPart, movement: M) => boolean,
): ReadonlyMap<ExportedPart, readonly M[]> {
  const given = new Map<ExportedPart, M[]>(parts.map((part) => [part, []]))
  for (const movement of movements) {
    const owners = parts.filter((part) => named(part) === movement.number)
    const free = parts.filter((part) => named(part) === null && given.get(part)?.length === 0)
    const other = free.find((part) => fits(part, movement)) ?? free[0] ?? parts.at(-1)
    for (const part of owners.length > 0 ? owners : other === undefined ? [] : [other]) {
      given.get(part)?.push(movement)
    }
  }
  return given
}

function sameDay(part: ExportedPart, shipment: ExportedShipment): boolean {
  return part.shipped_on !== null && part.shipped_on === shipment.picked_up_on
}

function splitByShipment(
  part: ExportedPart,
  shipments: readonly ExportedShipment[],
  next: () => number,
): Omit<LineRow, 'invoice'>[] {
  const [only, ...others] = shipments
  if (only === undefined || others.length === 0) return [{ part, shipment: only ?? null }]
  let left = part.quantity
  const rows = shipments.map((shipment, index) => {
    const quantity = Math.min(left, shipment.quantity)
    left -= quantity
    const hasLeft = shipment.picked_up_on !== null || shipment.delivered_on !== null
    return {
      part: {
        ...part,
        number: index === 0 ? part.number : next(),
        quantity,
        shipped_on: shipment.picked_up_on,
        delivered_on: shipment.delivered_on,
        quantity_shipped: hasLeft ? shipment.quantity : 0,
        quantity_delivered: shipment.quantity_delivered ?? 0,
      },
      shipment,
    }
  })
  if (left <= 0) return rows
  const rest = { shipped_on: null, delivered_on: null, quantity_shipped: 0, quantity_delivered: 0 }
  return [...rows, { part: { ...part, ...rest, number: next(), quantity: left }, shipment: null }]
}

/** An invoice that finds no row of its own gets one of quantity zero. */
function withInvoices(
  rows: readonly LineRow[],
  invoices: readonly ExportedInvoice[],
  next: () => number,
): readonly LineRow[] {
  const billed = rows.map((row) => ({ ...row }))
  for (const invoice of invoices) {
    const owners = billed.filter(({ part }) => part.source_invoice === invoice.number)
    if (owners.length > 0) {
      // Several parts of one invoice: each with what its own row said.
      for (const row of owners) {
        const quantity = owners.length === 1 ? invoice.quantity : (row.part.source_invoiced ?? 0)
        row.invoice = { ...invoice, quantity }
      }
      continue
    }
    const free = billed.find(({ part, invoice: taken }) => part.source_invoice === null && taken === null)
    const first = billed[0]
    if (free !== undefined) free.invoice = invoice
    else if (first !== undefined) {
      const empty = {
        quantity: 0,
        shipped_on: null,
        delivered_on: null,
        quantity_shipped: 0,
        quantity_delivered: 0,
      }
      billed.push({ part: { ...first.part, ...empty, number: next() }, shipment: null, invoice })
    }
  }
  return billed
}
