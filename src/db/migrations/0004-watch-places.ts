/**
 * Where notices of the watch go beyond the web chat: the channel that colleagues named for it, and the conversation in
 * which the desk last heard each person, with what the channel needs to be written to.
 */

import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export async function up(db: Kysely<Schema>): Promise<void> {
  await sql
    .raw(
      `create table watch_channel (
  single boolean primary key default true check (single),
  reference jsonb not null,
  locale text not null,
  actor_id text not null,
  actor_name text not null,
  at timestamptz not null
);
-- person_key is the name without case and accents: orders name their owner, channels name who speaks.
create table watch_place (
  person_key text collate "C" primary key,
  actor_id text not null,
  reference jsonb not null,
  locale text not null,
  at timestamptz not null
);
create index watch_notice_kind on watch_notice (to_kind) where delivered_at is null`,
    )
    .execute(db)
}
