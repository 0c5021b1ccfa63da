/**
 * The regulatory watch: colleagues' notes with every version, the checklist's ticks and answers, notices told once,
 * digest wishes and questions put to the colleagues. `watch_revision` rises with every change of a note.
 */

import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export async function up(db: Kysely<Schema>): Promise<void> {
  await sql
    .raw(
      `-- Has its one row from the first change on, so that a store without notes is empty.
create table watch_revision (single boolean primary key default true check (single), revision bigint not null);

-- The latest version of a note that was written or changed here.
create table watch_note (
  id text collate "C" primary key,
  version int not null,
  state text not null,
  note jsonb not null,
  author_id text,
  author_name text,
  created_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  checked_on date
);
-- Every step of a note, with the whole note as it was after it. Nothing is deleted.
create table watch_event (
  id bigint generated always as identity primary key,
  note_id text collate "C" not null,
  version int not null,
  kind text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  text text,
  after jsonb not null
);
create index watch_event_note on watch_event (note_id, id);

create table watch_tick (
  order_number text collate "C" not null,
  note_id text collate "C" not null,
  requirement text not null,
  state text not null,
  fingerprint text not null,
  actor_id text not null,
  actor_name text not null,
  at timestamptz not null,
  reason text,
  primary key (order_number, note_id, requirement)
);
-- What the record does not hold and a colleague knows; of the firm when order_number is empty.
create table watch_answer (
  order_number text collate "C" not null,
  field text not null,
  value text not null,
  actor_id text not null,
  actor_name text not null,
  at timestamptz not null,
  primary key (order_number, field)
);

create table watch_notice (
  id bigint generated always as identity primary key,
  key text collate "C" not null unique,
  to_kind text not null,
  to_key text not null,
  kind text not null,
  note_id text,
  orders text[] not null,
  data jsonb not null,
  at timestamptz not null,
  delivered_at timestamptz
);
create index watch_notice_open on watch_notice (to_kind, to_key) where delivered_at is null;

create table watch_digest (
  actor_id text primary key,
  name text not null,
  locale text not null,
  muted boolean not null default false,
  snoozed_until date,
  weekday int not null default 1
);

create table watch_task (
  id bigint generated always as identity primary key,
  question text not null,
  actor_id text not null,
  actor_name text not null,
  at timestamptz not null,
  closed_at timestamptz,
  note_id text
)`,
    )
    .execute(db)
}
