/** The part of the watch's store about people: notices told once, digest wishes, questions put to the colleagues. */

import type { Kysely, Selectable } from 'kysely'
import { plainJson, plainText } from '../../db/plain-text.ts'
import type { Schema, WatchDigestTable, WatchNoticeTable, WatchTaskTable } from '../../db/schema.ts'
import { answered } from '../../db/statement.ts'
import { writeOnce } from '../../db/write-once.ts'
import type { DigestWish, Notice, WatchStore, WatchTask } from './watch-store.ts'

type NoticeStore = Pick<
  WatchStore,
  | 'addNotices'
  | 'openNotices'
  | 'deliver'
  | 'digestWish'
  | 'digestWishes'
  | 'wishDigest'
  | 'ask'
  | 'tasks'
  | 'closeTask'
>

export function noticeStore(db: Kysely<Schema>): NoticeStore {
  return {
    async addNotices(notices, at) {
      if (notices.length === 0) return []
      const rows = await answered(
        db
          .insertInto('watch_notice')
          .values(
            notices.map(({ key, to, kind, note, orders, data }) => ({
              key: plainText(key),
              to_kind: to.kind,
              to_key: plainText(to.key),
              kind,
              note_id: note,
              orders,
              data: plainJson(data),
              at,
            })),
          )
          .onConflict((conflict) => conflict.column('key').doNothing())
          .returningAll()
          .execute(),
      )
      return rows.map(noticeOf)
    },
    async openNotices(to, limit) {
      if (to.length === 0) return []
      const rows = await answered(
        db
          .selectFrom('watch_notice')
          .selectAll()
          .where('delivered_at', 'is', null)
          .where((where) =>
            where.or(to.map(({ kind, key }) => where.and({ to_kind: kind, to_key: plainText(key) }))),
          )
          .orderBy('id')
          .limit(limit)
          .execute(),
      )
      return rows.map(noticeOf)
    },
    async deliver(id, at) {
      const row = await answered(
        db
          .updateTable('watch_notice')
          .set({ delivered_at: at })
          .where('id', '=', Number(id))
          .where('delivered_at', 'is', null)
          .returning('id')
          .executeTakeFirst(),
      )
      return row !== undefined
    },
    async digestWish(actor) {
      const row = await answered(
        db.selectFrom('watch_digest').selectAll().where('actor_id', '=', plainText(actor)).executeTakeFirst(),
      )
      return row === undefined ? null : wishOf(row)
    },
    async digestWishes() {
      const rows = await answered(db.selectFrom('watch_digest').selectAll().orderBy('actor_id').execute())
      return rows.map(wishOf)
    },
    wishDigest: (wish, meta) =>
      writeOnce(db, 'set-digest', meta, async (tx) => {
        const actor = plainText(wish.actor)
        const known = await tx
          .selectFrom('watch_digest')
          .selectAll()
          .where('actor_id', '=', actor)
          .forUpdate()
          .executeTakeFirst()
        const row = {
          actor_id: actor,
          name: plainText(wish.name),
          locale: wish.locale,
          muted: wish.muted,
          snoozed_until: wish.snoozedUntil,
          weekday: wish.weekday,
        }
        await tx
          .insertInto('watch_digest')
          .values(row)
          .onConflict((conflict) => conflict.column('actor_id').doUpdateSet(row))
          .execute()
        const before = known === undefined ? null : wishOf(known)
        return { order: null, before, after: wish, result: before }
      }),
    ask: (question, meta) =>
      writeOnce(db, 'ask-colleagues', meta, async (tx) => {
        const row = await tx
          .insertInto('watch_task')
          .values({
            question: plainText(question),
            actor_id: plainText(meta.actor.id),
            actor_name: plainText(meta.actor.name),
            at: meta.at,
          })
          .returningAll()
          .executeTakeFirstOrThrow()
        const result = taskOf(row)
        return { order: null, before: null, after: result, result }
      }),
    async tasks(limit) {
      const rows = await answered(
        db
          .selectFrom('watch_task')
          .selectAll()
          .where('closed_at', 'is', null)
          .orderBy('id')
          .limit(limit)
          .execute(),
      )
      return rows.map(taskOf)
    },
    async closeTask(id, note, meta) {
      await writeOnce(db, 'close-question', meta, async (tx) => {
        await tx
          .updateTable('watch_task')
          .set({ closed_at: meta.at, note_id: note })
          .where('id', '=', Number(id))
          .execute()
        return { order: null, before: null, after: { id, note }, result: { id } }
      })
    },
  }
}

function noticeOf(row: Selectable<WatchNoticeTable>): Notice {
  return {
    id: String(row.id),
    to: { kind: row.to_kind as Notice['to']['kind'], key: row.to_key },
    kind: row.kind as Notice['kind'],
    note: row.note_id,
    orders: row.orders,
    data: row.data as Notice['data'],
    at: row.at,
    deliveredAt: row.delivered_at,
  }
}

function wishOf(row: Selectable<WatchDigestTable>): DigestWish {
  return {
    actor: row.actor_id,
    name: row.name,
    locale: row.locale === 'fr' ? 'fr' : 'en',
    muted: row.muted,
    snoozedUntil: row.snoozed_until,
    weekday: row.weekday,
  }
}

function taskOf(row: Selectable<WatchTaskTable>): WatchTask {
  return {
    id: String(row.id),
    question: row.question,
    askedBy: { id: row.actor_id, name: row.actor_name },
    at: row.at,
    closedAt: row.closed_at,
    note: row.note_id,
  }
}
