/** Writes to orders: each is one transaction with its event and its audit entry, and happens once per key. */

import { type Kysely, sql } from 'kysely'
import { plainJson, plainText } from '../db/plain-text.ts'
import type { Schema } from '../db/schema.ts'
import { type Write, writeOnce } from '../db/write-once.ts'
import { DeskError } from '../domain/desk-error.ts'
import type { ForecastChange, ForecastRecorded, NoteAdded, WriteMeta } from './order-store.ts'
import { refreshSummary } from './order-summary.ts'

/** Sets or takes away the forecast of one schedule line. The promise is not touched. */
export function recordForecast(
  db: Kysely<Schema>,
  change: ForecastChange,
  meta: WriteMeta,
): Promise<ForecastRecorded> {
  return writeOnce(db, 'record-forecast', meta, async (tx) => {
    const order = await lockOrder(tx, change.order)
    if (order.version !== change.expectedVersion)
      throw new DeskError('changed-meanwhile', { order: order.number })
    const part = await lockPart(tx, order.number, change)
    const before = { forecastOn: part.forecast_on, forecastBy: part.forecast_by, causeCode: part.cause_code }
    const after = {
      forecastOn: change.forecastOn,
      forecastBy: textOrNull(change.forecastBy),
      causeCode: textOrNull(change.causeCode),
    }
    await tx
      .updateTable('schedule_line')
      .set({ forecast_on: after.forecastOn, forecast_by: after.forecastBy, cause_code: after.causeCode })
      .where('order_number', '=', order.number)
      .where('line_number', '=', part.line_number)
      .where('number', '=', part.number)
      .execute()
    const version = order.version + 1
    await tx
      .updateTable('customer_order')
      .set({ version, updated_at: meta.at, updated_by: plainText(meta.actor.id) })
      .where('number', '=', order.number)
      .execute()
    const kind = after.forecastOn === null ? 'forecast-withdrawn' : 'forecast-recorded'
    const data = { schedule: part.number, before, after }
    await addEvent(tx, meta, { order: order.number, line: part.line_number, kind, text: null, data })
    await refreshSummary(tx, order.number)
    const result = {
      order: order.number,
      version,
      line: part.line_number,
      schedule: part.number,
      before,
      after,
    }
    return { order: order.number, before, after, result }
  })
}

/** Adds a note to the order's timeline. Notes do not raise the order's version: they change no fact of it. */
export function addNote(
  db: Kysely<Schema>,
  number: string,
  text: string,
  meta: WriteMeta,
): Promise<NoteAdded> {
  return writeOnce(db, 'add-note', meta, async (tx) => {
    const order = await lockOrder(tx, number)
    const event = { order: order.number, line: null, kind: 'note', text: plainText(text), data: {} }
    const eventId = await addEvent(tx, meta, event)
    return { order: order.number, before: null, after: { text }, result: { order: order.number, eventId } }
  })
}

/** Takes a note off the timeline; it stays in the store and in the audit. */
export function withdrawNote(
  db: Kysely<Schema>,
  number: string,
  eventId: string,
  meta: WriteMeta,
): Promise<NoteAdded> {
  return writeOnce(db, 'withdraw-note', meta, async (tx) => {
    const order = await lockOrder(tx, number)
    const note = await tx
      .updateTable('order_event')
      .set({ withdrawn_at: meta.at })
      .where(sql<string>`id::text`, '=', eventId)
      .where('order_number', '=', order.number)
      .where('kind', '=', 'note')
      .returning('text')
      .executeTakeFirst()
    if (note === undefined) throw new DeskError('note-not-found', { order: order.number })
    const result = { order: order.number, eventId }
    return { order: order.number, before: { text: note.text }, after: null, result }
  })
}

/** Keeps a conversation handed over to a colleague as an event, of an order where it is about one. */
export function recordHandover(
  db: Kysely<Schema>,
  number: string | null,
  to: string | null,
  summary: Readonly<Record<string, string>>,
  meta: WriteMeta,
): Promise<{ readonly handoverId: string }> {
  return writeOnce(db, 'hand-over', meta, async (tx) => {
    const order = number === null ? null : (await lockOrder(tx, number)).number
    const data = { to, summary }
    const handoverId = await addEvent(tx, meta, { order, line: null, kind: 'handover', text: null, data })
    return { order, before: null, after: data, result: { handoverId } }
  })
}

/** The order by its exact number, held until the transaction ends, so that writers wait for one another. */
async function lockOrder(tx: Write, number: string) {
  const order = await tx
    .selectFrom('customer_order')
    .select(['number', 'version'])
    .where('number', '=', plainText(number).trim())
    .forUpdate()
    .executeTakeFirst()
  if (order === undefined) throw new DeskError('order-not-found', { reference: number })
  return order
}

async function lockPart(tx: Write, order: string, change: ForecastChange) {
  const part = await tx
    .selectFrom('schedule_line')
    .select(['line_number', 'number', 'forecast_on', 'forecast_by', 'cause_code'])
    .where('order_number', '=', order)
    .where('line_number', '=', plainText(change.line).trim())
    .where('number', '=', change.schedule)
    .executeTakeFirst()
  if (part !== undefined) return part
  const lines = await tx
    .selectFrom('order_line')
    .select('line_number')
    .where('order_number', '=', order)
    .orderBy(sql`length(line_number)`)
    .orderBy('line_number')
    .execute()
  throw new DeskError('line-not-found', {
    order,
    line: change.line,
    lines: lines.map((line) => line.line_number).join(', '),
  })
}

interface NewEvent {
  readonly order: string | null
  readonly line: string | null
  readonly kind: string
  readonly text: string | null
  readonly data: unknown
}

async function addEvent(tx: Write, meta: WriteMeta, event: NewEvent): Promise<string> {
  const row = await tx
    .insertInto('order_event')
    .values({
      order_number: event.order,
      line_number: event.line,
      at: meta.at,
      kind: event.kind,
      actor: plainText(meta.actor.name),
      source: 'user',
      text: event.text,
      data: plainJson(event.data),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return String(row.id)
}

function textOrNull(text: string | null): string | null {
  return text === null ? null : plainText(text)
}
