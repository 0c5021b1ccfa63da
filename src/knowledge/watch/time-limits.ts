/** Works out the day of a requirement's time limit from the moments of an order. */

import { addDays, type IsoDate } from '../../domain/calendar-date.ts'
import type { OrderFile } from '../../domain/order.ts'
import { addWorkingDays, isWorkingDay } from '../../domain/working-days.ts'
import type { Anchor, TimeLimit } from './note.ts'

/** The order's moments, done or expected; a missing one is not known. */
export interface Moments {
  readonly at: { readonly [anchor in Anchor]?: IsoDate }
  /** Whose working days count, ISO 3166-1 alpha-2: the desk's own country. */
  readonly country: string
}

/** The last day of the limit; null when the moment it counts from is not known. */
export function timeLimitDate(limit: TimeLimit, { at, country }: Moments): IsoDate | null {
  const from = at[limit.from]
  if (from === undefined) return null
  if ('days' in limit) {
    return limit.working ? addWorkingDays(from, limit.days, country) : addDays(from, limit.days)
  }
  const first = firstOfNextMonth(from)
  if (!limit.working) return addDays(first, limit.nextMonthDay - 1)
  const opening = isWorkingDay(first, country) ? first : addWorkingDays(first, 1, country)
  return addWorkingDays(opening, limit.nextMonthDay - 1, country)
}

/** The moments that an order's file gives, `shipped` being the day that decides which rules count. */
export function momentsOf(file: OrderFile, shipment: IsoDate | null, country: string): Moments {
  const { order, shipments, invoices, lines } = file
  const latest = (dates: readonly (IsoDate | null)[]): IsoDate | undefined =>
    dates
      .flatMap((date) => (date === null ? [] : [date]))
      .sort()
      .at(-1)
  const parts = lines.flatMap(({ schedule }) => schedule)
  const moments: { readonly [anchor in Anchor]: IsoDate | undefined } = {
    order: order.orderedOn ?? undefined,
    shipment: shipment ?? undefined,
    arrival: latest(shipments.map(({ etaOn }) => etaOn)),
    delivery: latest(parts.map(({ deliveredOn }) => deliveredOn)),
    invoice: latest(invoices.filter(({ kind }) => kind !== 'credit').map(({ issuedOn }) => issuedOn)),
    // Goods are released for export when they leave; the order's record holds no date of its own for it.
    'export-release': latest(shipments.map(({ pickedUpOn }) => pickedUpOn)),
  }
  const known = Object.entries(moments).flatMap(([anchor, date]) =>
    date === undefined ? [] : [[anchor, date] as const],
  )
  return { at: Object.fromEntries(known), country }
}

function firstOfNextMonth(date: IsoDate): IsoDate {
  const year = Number.parseInt(date.slice(0, 4), 10)
  const month = Number.parseInt(date.slice(5, 7), 10)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}
