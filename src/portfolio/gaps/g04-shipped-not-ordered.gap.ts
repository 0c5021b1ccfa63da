/** G04: more was shipped than ordered, or an order was ended with less, beyond the tolerance agreed. */

import { roundQuantity } from '../../domain/line-quantities.ts'
import type { OrderFile, OrderLine } from '../../domain/order.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import { worth } from '../billing.ts'
import { type GapCheck, quantityValue } from '../gap.ts'

/** Attribute of a line or customer: agreed tolerance in per cent of the ordered quantity. */
const TOLERANCE = 'quantity_tolerance_percent'

export const g04ShippedNotOrdered: GapCheck = {
  id: 'G04',
  title: {
    fr: 'quantité expédiée et quantité commandée diffèrent',
    en: 'shipped and ordered quantities differ',
  },
  find({ file, progress }) {
    return progress.lines.flatMap((progressed) => {
      const { line, quantities } = progressed
      const difference = differenceOf(file, progressed)
      if (difference === 0) return []
      return [
        {
          id: 'G04',
          order: file.order.number,
          line: line.number,
          title: g04ShippedNotOrdered.title,
          severity: 'high' as const,
          physical: {
            label: { fr: 'expédié', en: 'shipped' },
            values: [
              { aspect: 'quantity-shipped' as const, value: quantityValue(quantities.shipped, line.unit) },
            ],
            source: null,
          },
          information: {
            label: { fr: 'commandé', en: 'ordered' },
            values: [{ aspect: 'quantity-ordered' as const, value: quantityValue(line.quantity, line.unit) }],
            source: null,
          },
          size: {
            quantity: { quantity: difference, unit: line.unit },
            money: worth(difference, line.unitPrice),
            workingDays: null,
          },
          action:
            difference > 0
              ? {
                  fr: 'demander au client s’il garde l’excédent, sinon organiser le retour',
                  en: 'ask the customer whether to keep the surplus, else arrange its return',
                }
              : {
                  fr: 'expédier le complément ou faire accepter le solde par le client',
                  en: 'ship the balance or have the customer accept the short delivery',
                },
          owner: 'sales-admin' as const,
        },
      ]
    })
  },
}

/** Shipped less ordered, zero within tolerance. An order still open may well have shipped less. */
function differenceOf(file: OrderFile, { line, quantities }: LineProgress): number {
  const difference = roundQuantity(quantities.shipped - line.quantity)
  const allowed = (line.quantity * toleranceOf(file, line)) / 100
  if (difference > allowed && quantities.shipped > 0) return difference
  const ended = file.order.status === 'closed' && line.status !== 'cancelled' && quantities.shipped > 0
  return ended && -difference > allowed ? difference : 0
}

function toleranceOf(file: OrderFile, line: OrderLine): number {
  const given = Number(line.attributes[TOLERANCE] ?? file.customer.attributes[TOLERANCE] ?? 0)
  return Number.isFinite(given) && given > 0 ? given : 0
}
