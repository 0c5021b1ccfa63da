/** Where notices of the watch can be delivered, and for whom some are waiting. */

import type { Instant } from '../domain/calendar-date.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import type { Database } from './database.ts'
import { plainJson, plainText } from './plain-text.ts'
import { answered } from './statement.ts'

/** A conversation of a channel, as the channel gave it, and the language to speak there. */
export interface WatchPlace {
  readonly reference: Readonly<Record<string, unknown>>
  readonly locale: Locale
}

export interface WatchPlaces {
  channel(): Promise<WatchPlace | null>
  /** The latest one named takes the place of the one before. */
  nameChannel(
    place: WatchPlace,
    by: { readonly id: string; readonly name: string },
    at: Instant,
  ): Promise<void>
  /** Where the person of this key, or with this actor id, was last heard; null when never, or only in the web chat. */
  person(key: string): Promise<WatchPlace | null>
  keepPerson(key: string, actorId: string, place: WatchPlace, at: Instant): Promise<void>
  /** Whom notices wait for, with how they are addressed. */
  waiting(): Promise<readonly { readonly kind: 'owner' | 'actor' | 'channel'; readonly key: string }[]>
  /** When a digest was last made for the person; null when never. */
  lastDigest(actor: string): Promise<Instant | null>
}

interface PlaceRow {
  readonly reference: unknown
  readonly locale: string
}

export function openWatchPlaces({ pool }: Pick<Database, 'pool'>): WatchPlaces {
  const rows = async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await answered(pool.query<Row>(text, [...values]))).rows
  return {
    async channel() {
      const [row] = await rows<PlaceRow>('select reference, locale from watch_channel')
      return placeOf(row)
    },
    async nameChannel({ reference, locale }, by, at) {
      await rows(
        `insert into watch_channel (reference, locale, actor_id, actor_name, at) values ($1, $2, $3, $4, $5)
on conflict (single) do update set reference = excluded.reference, locale = excluded.locale,
  actor_id = excluded.actor_id, actor_name = excluded.actor_name, at = excluded.at`,
        [plainJson(reference), locale, plainText(by.id), plainText(by.name), at],
      )
    },
    async person(key) {
      const [row] = await rows<PlaceRow>(
        'select reference, locale from watch_place where person_key = $1 or actor_id = $1 order by at desc limit 1',
        [plainText(key)],
      )
      return placeOf(row)
    },
    async keepPerson(key, actorId, { reference, locale }, at) {
      await rows(
        `insert into watch_place (person_key, actor_id, reference, locale, at) values ($1, $2, $3, $4, $5)
on conflict (person_key) do update set actor_id = excluded.actor_id, reference = excluded.reference,
  locale = excluded.locale, at = excluded.at`,
        [plainText(key), plainText(actorId), plainJson(reference), locale, at],
      )
    },
    waiting: () =>
      rows<{ kind: 'owner' | 'actor' | 'channel'; key: string }>(
        'select distinct to_kind as kind, to_key as key from watch_notice where delivered_at is null limit 500',
      ),
    async lastDigest(actor) {
      const [row] = await rows<{ at: Instant | null }>(
        `select max(at) as at from watch_notice where kind = 'digest' and to_kind = 'actor' and to_key = $1`,
        [plainText(actor)],
      )
      return row?.at ?? null
    },
  }
}

function placeOf(row: PlaceRow | undefined): WatchPlace | null {
  if (row === undefined || typeof row.reference !== 'object' || row.reference === null) return null
  const locale = LOCALES.find((each) => each === row.locale) ?? 'fr'
  return { reference: { ...row.reference }, locale }
}
