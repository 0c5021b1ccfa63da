/** Conversations and turns in PostgreSQL: one statement to load, one to save, both prepared. */

import type { QueryConfig } from 'pg'
import type { ConversationStore, TurnRecord } from './conversation-store.ts'
import type { Database } from './database.ts'
import { plainText } from './plain-text.ts'
import { answered, isDuplicate } from './statement.ts'

const LOAD: QueryConfig = {
  name: 'load-conversation',
  text: `
    select c.state, coalesce(c.version, 0) as version, t.reply as answered
    from (select $1::text as id) asked
    left join conversation c on c.id = asked.id
    left join turn t on t.conversation = asked.id and t.activity_id = $2`,
}

/**
 * How the turn is kept is set for this transaction alone; `surely` leaves it to the server's own setting, which may ask
 * for more than its disk.
 *
 * The state is taken only over the version that was read. A new conversation starts at version 1. The turn is written
 * when the state was, in the same statement, so there is never one without the other.
 */
const SAVE: QueryConfig = {
  name: 'save-turn',
  text: `
    with keeping as (
      select case when $11 = 'soon' then set_config('synchronous_commit', 'off', true) end
    ),
    saved as (
      insert into conversation as c (id, version, state, updated_at)
      select $1, $2::int + 1, $3::json, $4::timestamptz from keeping
      on conflict (id) do update
        set version = excluded.version, state = excluded.state, updated_at = excluded.updated_at
        where c.version = $2
      returning id, version
    )
    insert into turn (conversation, version, activity_id, turn, at, actor_id, channel, said, reply)
    select id, version, $5, $6, $4, $7, $8, $9, $10 from saved`,
}

const HISTORY: QueryConfig = {
  name: 'conversation-history',
  text: `
    select conversation, activity_id, turn, at, actor_id, channel, said, reply
    from turn where conversation = $1 order by version desc limit $2`,
}

interface TurnRow {
  readonly conversation: string
  readonly activity_id: string
  readonly turn: string
  readonly at: string
  readonly actor_id: string
  readonly channel: string
  readonly said: string
  readonly reply: unknown
}

/** The conversations of an open store. Fails with `store-unavailable` while the server does not answer. */
export function openConversationStore({ pool }: Pick<Database, 'pool'>): ConversationStore {
  return {
    async load(conversation, activityId) {
      const values = [plainText(conversation), plainText(activityId)]
      const { rows } = await answered(pool.query({ ...LOAD, values }))
      return {
        state: rows[0]?.state ?? null,
        version: rows[0]?.version ?? 0,
        answered: rows[0]?.answered ?? null,
      }
    },

    async save(expectedVersion, state, turn, keeping = 'surely') {
      const values = [
        plainText(turn.conversation),
        expectedVersion,
        JSON.stringify(state),
        turn.at,
        plainText(turn.activityId),
        turn.turn,
        plainText(turn.actorId),
        turn.channel,
        plainText(turn.said),
        JSON.stringify(turn.reply),
        keeping,
      ]
      try {
        const { rowCount } = await answered(pool.query({ ...SAVE, values }))
        return rowCount === 1
      } catch (error) {
        // The same activity was saved by another process at this moment.
        if (isDuplicate(error)) return false
        throw error
      }
    },

    async history(conversation, limit) {
      const values = [plainText(conversation), limit]
      const { rows } = await answered(pool.query<TurnRow>({ ...HISTORY, values }))
      return rows.map(toTurn).reverse()
    },
  }
}

function toTurn(row: TurnRow): TurnRecord {
  return {
    conversation: row.conversation,
    activityId: row.activity_id,
    turn: row.turn,
    at: row.at,
    actorId: row.actor_id,
    channel: row.channel,
    said: row.said,
    reply: row.reply,
  }
}
