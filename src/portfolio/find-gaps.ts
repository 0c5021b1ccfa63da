/** Runs the gap checks on one order, the most serious gap first, and gives the facts that a gap adds. */

import type { IsoDate } from '../domain/calendar-date.ts'
import type { Fact } from '../domain/fact.ts'
import { FactList } from '../domain/fact-list.ts'
import type { OrderFile } from '../domain/order.ts'
import { type OrderProgress, progressOfOrder } from '../domain/order-progress.ts'
import { ledgerOf } from './billing.ts'
import { DEFAULT_LIMITS, type Gap, type GapCheck, type GapLimits, SEVERITIES } from './gap.ts'
import { g01ShippedNotInvoiced } from './gaps/g01-shipped-not-invoiced.gap.ts'
import { g02InvoicedNotShipped } from './gaps/g02-invoiced-not-shipped.gap.ts'
import { g03InvoicedNotDelivered } from './gaps/g03-invoiced-not-delivered.gap.ts'
import { g04ShippedNotOrdered } from './gaps/g04-shipped-not-ordered.gap.ts'
import { g09ArrivalAfterPromise } from './gaps/g09-arrival-after-promise.gap.ts'
import { g13AcknowledgementMissing } from './gaps/g13-acknowledgement-missing.gap.ts'
import { g20PriceDiffers } from './gaps/g20-price-differs.gap.ts'

/** Every check, one file each in `gaps/`. Portfolio does no I/O, so a new file is named here; a test compares the two. */
export const GAP_CHECKS: readonly GapCheck[] = [
  g01ShippedNotInvoiced,
  g02InvoicedNotShipped,
  g03InvoicedNotDelivered,
  g04ShippedNotOrdered,
  g09ArrivalAfterPromise,
  g13AcknowledgementMissing,
  g20PriceDiffers,
]

/** The gaps of one order as of `today`; empty when goods and papers agree. */
export function findGaps(
  file: OrderFile,
  today: IsoDate,
  progress: OrderProgress = progressOfOrder(file, today),
  limits: GapLimits = DEFAULT_LIMITS,
): readonly Gap[] {
  const context = { file, ledger: ledgerOf(file), progress, today, limits }
  return GAP_CHECKS.flatMap((check) => check.find(context)).toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  )
}

/** The line that is late; null where the days are how long a paper is overdue, which makes no line late. */
export function delayedLine(gap: Gap): string | null {
  return gap.id === 'G09' ? gap.line : null
}

/** What the gaps add to the facts of the order: their number and sizes. Their evidence is in the order's own facts. */
export function gapFacts(order: string, gaps: readonly Gap[]): readonly Fact[] {
  const list = new FactList(order)
  list.count(gaps.length, { fr: 'nombre d’écarts', en: 'number of gaps' })
  for (const gap of gaps) {
    const { quantity, money, workingDays } = gap.size
    list.reference('said', null, gap.id, { fr: 'contrôle d’écart', en: 'gap check' })
    if (quantity !== null) list.quantity('quantity-gap', gap.line, quantity.quantity, quantity.unit)
    if (quantity !== null && quantity.quantity < 0) {
      list.quantity('quantity-gap', gap.line, -quantity.quantity, quantity.unit)
    }
    list.money('gap-amount', gap.line, money)
    if (workingDays !== null) list.days(delayedLine(gap), workingDays, true)
  }
  return list.facts
}
