/** What the desk asks of the order store. `openOrderStore` gives the PostgreSQL one. */

import type { Actor } from '../domain/actor.ts'
import type { Instant, IsoDate } from '../domain/calendar-date.ts'
import type { OrderFile, OrderSummary } from '../domain/order.ts'
import type { OrderQuery, ReferenceLookup } from '../domain/reference.ts'

export interface OrderPage {
  /** How many orders match in all. */
  readonly total: number
  readonly orders: readonly OrderSummary[]
}

/** Who writes, why the same message never writes twice, and which version of the order was read. */
export interface WriteMeta {
  readonly actor: Actor
  readonly turn: string
  readonly idempotencyKey: string
  readonly at: Instant
  /** Controls run before the write, kept in the audit with their results. */
  readonly controls?: readonly { readonly control: string; readonly result: string }[]
}

export interface ForecastChange {
  readonly order: string
  /** Version that was read; another one by now raises `changed-meanwhile`. */
  readonly expectedVersion: number
  readonly line: string
  readonly schedule: number
  readonly forecastOn: IsoDate | null
  readonly forecastBy: string | null
  readonly causeCode: string | null
}

export interface ForecastRecorded {
  readonly order: string
  readonly version: number
  readonly line: string
  readonly schedule: number
  readonly before: {
    readonly forecastOn: IsoDate | null
    readonly forecastBy: string | null
    readonly causeCode: string | null
  }
  readonly after: {
    readonly forecastOn: IsoDate | null
    readonly forecastBy: string | null
    readonly causeCode: string | null
  }
}

export interface NoteAdded {
  readonly order: string
  readonly eventId: string
}

export interface OrderStore extends ReferenceLookup {
  /** The order by its number, case and blanks apart; null when there is none. One round trip. */
  findOrder(number: string): Promise<OrderFile | null>
  /** Orders matching all conditions; late ones first by delay, then by next promise. `today` decides what is late. */
  searchOrders(query: OrderQuery, today: IsoDate, limit: number): Promise<OrderPage>
  countOrders(): Promise<number>
  /** Each write is one transaction with its event and audit entry. */
  recordForecast(change: ForecastChange, meta: WriteMeta): Promise<ForecastRecorded>
  /** Adds a colleague's note to the order's timeline. */
  addNote(order: string, text: string, meta: WriteMeta): Promise<NoteAdded>
  /** Takes a note back: the entry stays in the audit and leaves the timeline. */
  withdrawNote(order: string, eventId: string, meta: WriteMeta): Promise<NoteAdded>
  /** Hands a conversation over: who asked, about which order, with what was said so far. Returns the event's id. */
  recordHandover(
    order: string | null,
    to: string | null,
    summary: Readonly<Record<string, string>>,
    meta: WriteMeta,
  ): Promise<{ readonly handoverId: string }>
}
