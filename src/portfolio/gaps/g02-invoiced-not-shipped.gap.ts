/** G02: goods are invoiced that have not left, so the event that the delivery term makes decisive has not happened. */

import { roundQuantity } from '../../domain/line-quantities.ts'
import { worth } from '../billing.ts'
import { dateValue, type GapCheck, quantityValue } from '../gap.ts'

export const g02InvoicedNotShipped: GapCheck = {
  id: 'G02',
  title: { fr: 'facturé, non expédié', en: 'invoiced, not shipped' },
  find({ file, ledger, progress }) {
    return progress.lines.flatMap(({ line, quantities }) => {
      const ahead = roundQuantity(quantities.invoiced - quantities.shipped)
      // Once something is delivered the invoice is held against the delivery (G03).
      if (ahead <= 0 || quantities.delivered > 0) return []
      const last = ledger.billed(line).at(-1)
      return [
        {
          id: 'G02',
          order: file.order.number,
          line: line.number,
          title: g02InvoicedNotShipped.title,
          severity: 'high' as const,
          physical:
            quantities.shipped === 0
              ? { label: { fr: 'aucun départ', en: 'no departure' }, values: [], source: null }
              : {
                  label: { fr: 'expédié', en: 'shipped' },
                  values: [
                    {
                      aspect: 'quantity-shipped' as const,
                      value: quantityValue(quantities.shipped, line.unit),
                    },
                  ],
                  source: null,
                },
          information: {
            label: { fr: 'facturé', en: 'invoiced' },
            values: [
              { aspect: 'quantity-invoiced' as const, value: quantityValue(quantities.invoiced, line.unit) },
              ...(last?.on == null ? [] : [{ aspect: 'invoiced-on' as const, value: dateValue(last.on) }]),
            ],
            source: last ? { aspect: 'invoice-number' as const, text: last.invoice } : null,
          },
          size: {
            quantity: { quantity: -ahead, unit: line.unit },
            money: worth(ahead, last?.billed.unitPrice ?? line.unitPrice),
            workingDays: null,
          },
          action: {
            fr: 'expédier, ou annuler la facture par un avoir',
            en: 'ship, or cancel the invoice by a credit note',
          },
          owner: 'invoicing' as const,
        },
      ]
    })
  },
}
