/** A row as the desk knew it on a past day, for replaying history. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { ImportRow } from './import-row.ts'

/**
 * The row as the desk knew it on that day: nothing that happened later. Null when the order was not placed yet; an
 * order without a date counts as known from the earliest date its row has.
 */
export function asKnownOn(row: ImportRow, day: IsoDate): ImportRow | null {
  const dates = [
    row.knownSince,
    row.acknowledgedOn,
    row.requestedOn,
    row.promisedOn,
    row.shippedOn,
    row.deliveredOn,
  ]
  const first = row.orderedOn ?? dates.filter((date) => date !== null).sort()[0]
  if (first !== undefined && first > day) return null
  const until = (date: IsoDate | null) => (date !== null && date <= day ? date : null)
  const shippedOn = until(row.shippedOn)
  const deliveredOn = until(row.deliveredOn)
  const moved = shippedOn !== null || deliveredOn !== null
  const invoiced = row.invoicedOn === null ? moved : until(row.invoicedOn) !== null
  return {
    ...row,
    acknowledgedOn: until(row.acknowledgedOn),
    shippedOn,
    deliveredOn,
    // A state, a forecast and a stock are of the day of the extract.
    forecastOn: null,
    forecastBy: null,
    forecastCause: null,
    orderStatus: null,
    cancelled: false,
    stockAvailable: null,
    quantityShipped: moved ? row.quantityShipped : 0,
    quantityDelivered: deliveredOn === null ? 0 : row.quantityDelivered,
    shipmentNumber: moved ? row.shipmentNumber : null,
    transportDocument: moved ? row.transportDocument : null,
    quantityInvoiced: invoiced ? row.quantityInvoiced : 0,
    invoiceNumber: invoiced ? row.invoiceNumber : null,
    invoicedOn: invoiced ? row.invoicedOn : null,
    invoicePrice: invoiced ? row.invoicePrice : null,
  }
}
