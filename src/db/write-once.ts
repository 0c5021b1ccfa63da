/** Runs a write as one transaction with its audit entry, once per idempotency key. */

import type { Kysely, Transaction } from 'kysely'
import type { Actor } from '../domain/actor.ts'
import type { Instant } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import { plainJson, plainText } from './plain-text.ts'
import type { Schema } from './schema.ts'
import { answered, isDuplicate } from './statement.ts'

export type Write = Transaction<Schema>

/** Who writes, in which turn, and the key under which it happens once. */
export interface AuditMeta {
  readonly actor: Actor
  readonly turn: string
  readonly idempotencyKey: string
  readonly at: Instant
  /** Controls run before the write, kept in the audit with their results. */
  readonly controls?: readonly { readonly control: string; readonly result: string }[]
}

/** What the audit keeps beside who, when and why. */
export interface Audited<T> {
  readonly order: string | null
  readonly before: unknown
  readonly after: unknown
  /** Answered to the writer, now and when the same key comes again. */
  readonly result: T
}

/**
 * Runs a write unless its key was used: then nothing happens and the first answer is given again. Two deliveries of
 * one message at the same instant both try; the audit's key lets one through and the other reads its answer.
 */
export async function writeOnce<T>(
  db: Kysely<Schema>,
  tool: string,
  meta: AuditMeta,
  run: (tx: Write) => Promise<Audited<T>>,
): Promise<T> {
  const known = await answered(storedResult<T>(db, meta))
  if (known !== null) return known
  try {
    return await answered(
      db.transaction().execute(async (tx) => {
        const { order, before, after, result } = await run(tx)
        await tx
          .insertInto('audit_entry')
          .values({
            at: meta.at,
            actor_id: plainText(meta.actor.id),
            actor_name: plainText(meta.actor.name),
            actor_role: meta.actor.role,
            tool,
            turn: plainText(meta.turn),
            order_number: order,
            before: before === null ? null : plainJson(before),
            after: after === null ? null : plainJson(after),
            controls: plainJson(meta.controls ?? []),
            idempotency_key: plainText(meta.idempotencyKey),
            result: plainJson(result),
          })
          .execute()
        return result
      }),
    )
  } catch (error) {
    const first = isDuplicate(error) || error instanceof DeskError ? await storedResult<T>(db, meta) : null
    if (first !== null) return first
    throw error
  }
}

async function storedResult<T>(db: Kysely<Schema>, meta: AuditMeta): Promise<T | null> {
  const row = await db
    .selectFrom('audit_entry')
    .select('result')
    .where('idempotency_key', '=', plainText(meta.idempotencyKey))
    .executeTakeFirst()
  return row === undefined ? null : (row.result as T)
}
