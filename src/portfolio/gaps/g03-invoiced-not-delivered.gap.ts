/** G03: the invoiced quantity of a line is not the delivered one. */

import { roundQuantity } from '../../domain/line-quantities.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import { type Ledger, notInvoiced, worth } from '../billing.ts'
import { type GapCheck, quantityValue } from '../gap.ts'

export const g03InvoicedNotDelivered: GapCheck = {
  id: 'G03',
  title: {
    fr: 'quantité facturée et quantité livrée diffèrent',
    en: 'invoiced and delivered quantities differ',
  },
  find({ file, ledger, progress }) {
    return progress.lines.flatMap((progressed) => {
      const { line, quantities } = progressed
      const difference = differenceOf(ledger, progressed)
      if (difference === 0) return []
      const last = ledger.billed(line).at(-1)
      return [
        {
          id: 'G03',
          order: file.order.number,
          line: line.number,
          title: g03InvoicedNotDelivered.title,
          severity: 'high' as const,
          physical: {
            label: { fr: 'livré', en: 'delivered' },
            values: [
              {
                aspect: 'quantity-delivered' as const,
                value: quantityValue(quantities.delivered, line.unit),
              },
            ],
            source: null,
          },
          information: {
            label: { fr: 'facturé', en: 'invoiced' },
            values: [
              { aspect: 'quantity-invoiced' as const, value: quantityValue(quantities.invoiced, line.unit) },
            ],
            source: last ? { aspect: 'invoice-number' as const, text: last.invoice } : null,
          },
          size: {
            quantity: { quantity: difference, unit: line.unit },
            money: worth(difference, last?.billed.unitPrice ?? line.unitPrice),
            workingDays: null,
          },
          action:
            difference < 0
              ? {
                  fr: 'rechercher la preuve de livraison, sinon préparer un avoir',
                  en: 'look for the proof of delivery, else draft a credit note',
                }
              : { fr: 'facturer la différence', en: 'invoice the difference' },
          owner: 'invoicing' as const,
        },
      ]
    })
  },
}

/** Delivered less invoiced. Goods still under way, and departures that no invoice bills yet (G01), are left out. */
function differenceOf(ledger: Ledger, line: LineProgress): number {
  const { delivered, invoiced, shipped, inTransit } = line.quantities
  if (delivered <= 0 || invoiced <= 0) return 0
  if (inTransit > 0) return Math.min(0, roundQuantity(shipped - invoiced))
  const waiting = notInvoiced(ledger, line).reduce((sum, departure) => sum + departure.quantity, 0)
  return roundQuantity(delivered - waiting - invoiced)
}
