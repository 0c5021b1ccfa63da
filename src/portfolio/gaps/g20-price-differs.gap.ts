/** G20: goods are invoiced at another price than the acknowledged order's. */

import { billsGoods } from '../../domain/line-quantities.ts'
import { extend, type Money } from '../../domain/money.ts'
import type { OrderFile, OrderLine } from '../../domain/order.ts'
import { type GapCheck, NO_SIZE } from '../gap.ts'

export const g20PriceDiffers: GapCheck = {
  id: 'G20',
  title: { fr: 'prix facturé et prix de la commande diffèrent', en: 'invoiced and ordered prices differ' },
  find({ file, ledger, progress }) {
    return progress.lines.flatMap(({ line }) => {
      const price = line.unitPrice
      const wrong = ledger
        .billed(line)
        .findLast(
          ({ billed }) =>
            price !== null &&
            billed.unitPrice !== null &&
            (billed.unitPrice.amount !== price.amount || billed.unitPrice.currency !== price.currency),
        )
      const invoiced = wrong?.billed.unitPrice
      if (price === null || !wrong || !invoiced) return []
      const money = invoiced.currency === price.currency ? excessOf(file, line) : null
      // A credit note and a new invoice, or a debit note, bring the sum right again.
      if (money?.minor === 0) return []
      return [
        {
          id: 'G20',
          order: file.order.number,
          line: line.number,
          title: g20PriceDiffers.title,
          severity: 'high' as const,
          physical: {
            label: { fr: 'prix de la commande', en: 'price of the order' },
            values: [{ aspect: 'unit-price' as const, value: { kind: 'amount' as const, ...price } }],
            source: null,
          },
          information: {
            label: { fr: 'prix facturé', en: 'invoiced price' },
            values: [{ aspect: 'invoice-amount' as const, value: { kind: 'amount' as const, ...invoiced } }],
            source: { aspect: 'invoice-number' as const, text: wrong.invoice },
          },
          size: { ...NO_SIZE, money: money === null ? null : { ...money, minor: Math.abs(money.minor) } },
          action: {
            fr: 'vérifier le prix convenu, puis corriger la facture',
            en: 'check the agreed price, then correct the invoice',
          },
          owner: 'invoicing' as const,
        },
      ]
    })
  },
}

/** Invoiced less what the same quantities cost at the order's price, corrections counted; in the order's currency. */
function excessOf(file: OrderFile, line: OrderLine): Money | null {
  const price = line.unitPrice
  if (price === null) return null
  let minor = 0
  for (const invoice of file.invoices) {
    if (!billsGoods(invoice)) continue
    for (const billed of invoice.lines) {
      if (billed.lineNumber !== line.number || billed.unitPrice === null) continue
      if (billed.unitPrice.currency !== price.currency) return null
      minor += extend(billed.quantity, billed.unitPrice).minor - extend(billed.quantity, price).minor
    }
  }
  return { minor, currency: price.currency }
}
