/** G01: goods left more than two working days ago and no invoice bills them. */

import { HOME_COUNTRY } from '../../domain/promise.ts'
import { isSilentOn } from '../../domain/source-silence.ts'
import { workingDaysBetween } from '../../domain/working-days.ts'
import { type Departure, notInvoiced, sumOf, worth } from '../billing.ts'
import { dateValue, type Gap, type GapCheck, type GapContext, quantityValue } from '../gap.ts'

export const g01ShippedNotInvoiced: GapCheck = {
  id: 'G01',
  title: { fr: 'expédié, non facturé', en: 'shipped, not invoiced' },
  find(context) {
    const { file, ledger, progress, limits, today } = context
    if (isSilentOn(file, 'invoices')) return []
    const calendar = file.order.dispatchCountry ?? HOME_COUNTRY
    const due = progress.lines
      .flatMap((line) => notInvoiced(ledger, line))
      .filter(({ on }) => on !== null && workingDaysBetween(on, today, calendar) > limits.invoiceWithin)
    const together = Map.groupBy(due, ({ shipment, line }) => shipment ?? `line ${line.line.number}`)
    return [...together.values()].map((departures) => gapOf(departures, calendar, context))
  },
}

function gapOf(departures: readonly Departure[], calendar: string, { file, today }: GapContext): Gap {
  const [first] = departures
  const line = departures.every((each) => each.line === first?.line) ? (first?.line.line ?? null) : null
  const quantity =
    line === null || departures.length > 1 ? null : { quantity: first?.quantity ?? 0, unit: line.unit }
  const on = first?.on ?? null
  return {
    id: 'G01',
    order: file.order.number,
    line: line?.number ?? null,
    title: g01ShippedNotInvoiced.title,
    severity: 'high',
    physical: {
      label: quantity === null ? { fr: 'expédié le', en: 'shipped on' } : { fr: 'expédié', en: 'shipped' },
      values: [
        ...(quantity
          ? [
              {
                aspect: 'quantity-shipped' as const,
                value: quantityValue(quantity.quantity, quantity.unit),
              },
            ]
          : []),
        ...(on === null ? [] : [{ aspect: 'shipped-on' as const, value: dateValue(on) }]),
      ],
      source: first?.shipment == null ? null : { aspect: 'shipment-number', text: first.shipment },
    },
    information: { label: { fr: 'aucune facture', en: 'no invoice' }, values: [], source: null },
    size: {
      quantity,
      money: sumOf(departures.map((each) => worth(each.quantity, each.line.line.unitPrice))),
      workingDays: on === null ? null : workingDaysBetween(on, today, calendar),
    },
    action: { fr: 'établir la facture', en: 'issue the invoice' },
    owner: 'invoicing',
  }
}
