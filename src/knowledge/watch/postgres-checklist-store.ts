/** The part of the watch's store about orders: ticks of their checklists and what colleagues answered about them. */

import type { Kysely, Selectable } from 'kysely'
import { plainText } from '../../db/plain-text.ts'
import type { Schema, WatchTickTable } from '../../db/schema.ts'
import { answered } from '../../db/statement.ts'
import { writeOnce } from '../../db/write-once.ts'
import type { Tick, WatchStore } from './watch-store.ts'

/** Stands for the firm where an order's number would. */
const FIRM = ''

export function checklistStore(
  db: Kysely<Schema>,
): Pick<WatchStore, 'ticks' | 'tick' | 'untick' | 'answers' | 'answer'> {
  return {
    async ticks(order) {
      const rows = await answered(
        db.selectFrom('watch_tick').selectAll().where('order_number', '=', plainText(order)).execute(),
      )
      return rows.map(tickOf)
    },
    tick: (tick, meta) =>
      writeOnce(db, 'tick-rule', meta, async (tx) => {
        const row = {
          order_number: plainText(tick.order),
          note_id: plainText(tick.note),
          requirement: plainText(tick.requirement),
          state: tick.state,
          fingerprint: tick.fingerprint,
          actor_id: plainText(meta.actor.id),
          actor_name: plainText(meta.actor.name),
          at: meta.at,
          reason: tick.reason === null ? null : plainText(tick.reason),
        }
        await tx
          .insertInto('watch_tick')
          .values(row)
          .onConflict((conflict) =>
            conflict.columns(['order_number', 'note_id', 'requirement']).doUpdateSet(row),
          )
          .execute()
        const result = tickOf(row)
        return { order: tick.order, before: null, after: result, result }
      }),
    untick: (order, note, requirement, meta) =>
      writeOnce(db, 'untick-rule', meta, async (tx) => {
        const row = await tx
          .deleteFrom('watch_tick')
          .where('order_number', '=', plainText(order))
          .where('note_id', '=', plainText(note))
          .where('requirement', '=', plainText(requirement))
          .returningAll()
          .executeTakeFirst()
        const before = row === undefined ? null : tickOf(row)
        return { order, before, after: null, result: before }
      }),
    async answers(order) {
      const rows = await answered(
        db
          .selectFrom('watch_answer')
          .selectAll()
          .where('order_number', 'in', [plainText(order), FIRM])
          .execute(),
      )
      return rows.map((row) => ({
        order: row.order_number === FIRM ? null : row.order_number,
        field: row.field,
        value: row.value,
        by: { id: row.actor_id, name: row.actor_name },
        at: row.at,
      }))
    },
    answer: (order, field, value, meta) =>
      writeOnce(db, 'answer-rule', meta, async (tx) => {
        const number = order === null ? FIRM : plainText(order)
        const known = await tx
          .selectFrom('watch_answer')
          .select('value')
          .where('order_number', '=', number)
          .where('field', '=', plainText(field))
          .forUpdate()
          .executeTakeFirst()
        if (value === null) {
          await tx
            .deleteFrom('watch_answer')
            .where('order_number', '=', number)
            .where('field', '=', plainText(field))
            .execute()
        } else {
          const row = {
            order_number: number,
            field: plainText(field),
            value: plainText(value),
            actor_id: plainText(meta.actor.id),
            actor_name: plainText(meta.actor.name),
            at: meta.at,
          }
          await tx
            .insertInto('watch_answer')
            .values(row)
            .onConflict((conflict) => conflict.columns(['order_number', 'field']).doUpdateSet(row))
            .execute()
        }
        const before = known?.value ?? null
        return { order, before: { field, value: before }, after: { field, value }, result: before }
      }),
  }
}

function tickOf(row: Selectable<WatchTickTable>): Tick {
  return {
    order: row.order_number,
    note: row.note_id,
    requirement: row.requirement,
    state: row.state === 'not-needed' ? 'not-needed' : 'done',
    fingerprint: row.fingerprint,
    by: { id: row.actor_id, name: row.actor_name },
    at: row.at,
    reason: row.reason,
  }
}
