/** A gap between what happened to the goods and what the papers say, and the shape of a check that finds one. */

import type { IsoDate } from '../domain/calendar-date.ts'
import type { FactAspect, FactValue } from '../domain/fact.ts'
import type { Bilingual } from '../domain/locale.ts'
import type { Money } from '../domain/money.ts'
import type { Party } from '../domain/next-step.ts'
import type { OrderFile } from '../domain/order.ts'
import type { OrderProgress } from '../domain/order-progress.ts'
import type { Ledger } from './billing.ts'

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What one side says: words, then values in the order they are shown, then the paper or shipment it comes from. */
export interface Evidence {
  readonly label: Bilingual
  readonly values: readonly { readonly aspect: FactAspect; readonly value: FactValue }[]
  readonly source: { readonly aspect: FactAspect; readonly text: string } | null
}

export interface GapSize {
  /** Goods less papers: negative when more was invoiced than moved. */
  readonly quantity: { readonly quantity: number; readonly unit: string | null } | null
  readonly money: Money | null
  readonly workingDays: number | null
}

export interface Gap {
  /** `G03`, as the desk's list of checks numbers them. */
  readonly id: string
  readonly order: string
  /** Null when it is about the order or about several lines. */
  readonly line: string | null
  readonly title: Bilingual
  readonly severity: Severity
  readonly physical: Evidence
  readonly information: Evidence
  readonly size: GapSize
  readonly action: Bilingual
  readonly owner: Party
}

/** Limits of the checks: defaults that a firm may change. */
export interface GapLimits {
  /** Working days after pick-up by which the invoice should be out. */
  readonly invoiceWithin: number
  /** Working days after receipt by which the acknowledgement should be sent. */
  readonly acknowledgeWithin: number
  /** Working days of delay above which a late arrival is serious. */
  readonly seriousDelay: number
}

export const DEFAULT_LIMITS: GapLimits = { invoiceWithin: 2, acknowledgeWithin: 2, seriousDelay: 5 }

export interface GapContext {
  readonly file: OrderFile
  readonly ledger: Ledger
  readonly progress: OrderProgress
  readonly today: IsoDate
  readonly limits: GapLimits
}

export interface GapCheck {
  readonly id: string
  readonly title: Bilingual
  find(context: GapContext): readonly Gap[]
}

export const NO_SIZE: GapSize = { quantity: null, money: null, workingDays: null }

/** A quantity as one side of a gap shows it. */
export function quantityValue(quantity: number, unit: string | null): FactValue {
  return { kind: 'quantity', quantity, unit }
}

/** A date as one side of a gap shows it. */
export function dateValue(date: IsoDate): FactValue {
  return { kind: 'date', date }
}
