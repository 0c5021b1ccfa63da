/** What an order's promised dates mean, and in whose working days a delay against them is counted. */

import { deliveryPoint } from './delivery-terms.ts'
import type { DateMeaning, OrderFile } from './order.ts'
import { hasHolidayCalendar } from './working-days.ts'

/** Goods that leave from an unknown place leave from here. */
export const HOME_COUNTRY = 'FR'

export interface PromiseTerms {
  readonly meaning: DateMeaning
  /** The order says so, its delivery term implies it, its records show it, or nothing does and delivery is assumed. */
  readonly basis: 'stated' | 'term' | 'records' | 'assumed'
  /** ISO 3166-1 alpha-2. */
  readonly calendar: string
  readonly calendarOf: 'destination' | 'dispatch' | 'home'
  /** False where only the country's weekends are known. */
  readonly hasHolidays: boolean
}

/** A promise of delivery is counted in the destination's working days, any other in those of the place of dispatch. */
export function promiseTerms(file: OrderFile): PromiseTerms {
  const { meaning, basis } = meaningOf(file)
  const { destinationCountry, dispatchCountry } = file.order
  const atDestination = meaning === 'delivered' && destinationCountry !== ''
  const calendar = atDestination ? destinationCountry : (dispatchCountry ?? HOME_COUNTRY)
  return {
    meaning,
    basis,
    calendar,
    calendarOf: atDestination ? 'destination' : dispatchCountry === null ? 'home' : 'dispatch',
    hasHolidays: hasHolidayCalendar(calendar),
  }
}

function meaningOf(file: OrderFile): Pick<PromiseTerms, 'meaning' | 'basis'> {
  const { dateMeaning, deliveryTerm } = file.order
  if (dateMeaning !== null) return { meaning: dateMeaning, basis: 'stated' }
  // An extract that only ever records deliveries promised deliveries, whatever the delivery term.
  const parts = file.lines.flatMap((line) => line.schedule)
  if (parts.some((part) => part.deliveredOn !== null) && !parts.some((part) => part.shippedOn !== null)) {
    return { meaning: 'delivered', basis: 'records' }
  }
  if (deliveryTerm === null) return { meaning: 'delivered', basis: 'assumed' }
  const point = deliveryPoint(deliveryTerm.code)
  if (point === 'destination') return { meaning: 'delivered', basis: 'term' }
  return { meaning: point === 'seller-place' ? 'ex-works' : 'shipped', basis: 'term' }
}
