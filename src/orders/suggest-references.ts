/** What a reference that names nothing was probably meant to be: mistyped numbers, misspelt customers and items. */

import type { Pool, QueryConfig } from 'pg'
import { plainText } from '../db/plain-text.ts'
import { answered } from '../db/statement.ts'
import type { ReferenceKind, ReferenceMatch } from '../domain/reference.ts'
import { type MatchRow, ORDERS_BEHIND, ORDERS_NAMED, toMatch } from './find-references.ts'
import { comparable, type NearText, nearTexts, type Reading, readingsOf } from './typed-reference.ts'

/** The right number under another prefix: SA-1006 for SO-1006. */
const OTHER_PREFIX = 0.8
/** A number that begins as the typed one does and goes on. */
const BEGINS_ALIKE = 0.7
/** What is near only when the first word is left out is a little less near. */
const WITHOUT_FIRST_WORD = 0.94
/** Fewer characters begin too many numbers. */
const SHORTEST_BEGINNING = 4
/** More numbers than this with the same text or last digits are not told apart. */
const WEIGHED = 8

/** Where numbers of a kind are looked up: by the whole of them in `near`, by their last digits in `ending`. */
const LOOKUPS = [
  ['order', 'near', 'customer_order', 'ref', 'number', 'number'],
  ['order', 'ending', 'customer_order', 'digits', 'number', 'number'],
  ['po', 'near', 'customer_order', 'po_ref', 'po_number', 'po_ref'],
  ['po', 'ending', 'customer_order', 'po_digits', 'po_number', 'po_ref'],
  ['invoice', 'near', 'invoice', 'ref', 'number', 'number'],
  ['invoice', 'ending', 'invoice', 'digits', 'number', 'number'],
  ['shipment', 'near', 'shipment', 'ref', 'number', 'number'],
  ['shipment', 'near', 'shipment', 'container_ref', 'number', 'number'],
  ['shipment', 'ending', 'shipment', 'digits', 'number', 'number'],
  ['transport-document', 'near', 'shipment', 'document_ref', 'transport_document', 'number'],
  ['item', 'near', 'item', 'id', 'coalesce(sku, description)', 'id'],
] as const

/** The limit inside keeps each text an index look-up of its own, however the planner would like to join. */
const lookups = LOOKUPS.map(
  ([kind, texts, table, column, text, key]) => `
      select '${kind}' as kind, o.text, o.key, n.likeness
      from ${texts} n cross join lateral (
        select ${text} as text, ${key} as key from ${table} where ${column} = n.text and ${column} <> '' limit ${WEIGHED}
      ) o
      where '${kind}' = any($5)`,
).join(' union all ')

/**
 * $1 near texts, $2 their likenesses, $3 last digits near or equal to the typed ones, $4 their likenesses, $5 the
 * kinds wanted, $6 how many, $7 a beginning or null.
 */
const NEAR_NUMBERS: QueryConfig = {
  name: 'near-numbers',
  text: `
    with near as materialized (select text, likeness from unnest($1::text[], $2::float8[]) as n(text, likeness)),
    ending as materialized (select text, likeness from unnest($3::text[], $4::float8[]) as n(text, likeness)),
    hit as (
      ${lookups}
      union all
      (select 'order', number, number, ${BEGINS_ALIKE} from customer_order
        where 'order' = any($5) and $7::text is not null and ref > $7 and ref < $7 || U&'\\FFFF' collate "C"
        order by ref limit ${WEIGHED})
    ),
    best as (
      select kind, text, key, max(likeness) as likeness from hit group by kind, text, key
      order by max(likeness) desc, length(text), text limit $6
    )
    select m.kind, m.text, m.likeness, (b.orders)[1:${ORDERS_NAMED}] as orders, b.order_count
    from best m cross join lateral (
      select array[m.key] as orders, 1 as order_count where m.kind = 'order'
      union all select * from (${ORDERS_BEHIND.po}) b where m.kind = 'po'
      union all select * from (${ORDERS_BEHIND.invoice}) b where m.kind = 'invoice'
      union all select * from (${ORDERS_BEHIND.shipment}) b where m.kind in ('shipment', 'transport-document')
      union all select * from (${ORDERS_BEHIND.item}) b where m.kind = 'item'
    ) b
    order by m.likeness desc, length(m.text), m.text`,
}

const CUSTOMERS_LIKE: QueryConfig = {
  name: 'customers-like',
  text: `
    select 'customer' as kind, m.text, m.likeness, b.orders, b.order_count
    from (
      select id as key, name as text,
        case when ref = escale_ref($1) then 1 else least(word_similarity(escale_words($1), words), 0.99) end as likeness
      from customer where escale_words($1) <% words or ref = escale_ref($1)
      order by likeness desc, similarity(escale_words($1), words) desc, name limit $2
    ) m cross join lateral (${ORDERS_BEHIND.customer}) b
    order by m.likeness desc`,
}

const ITEMS_LIKE: QueryConfig = {
  name: 'items-like',
  text: `
    select 'item' as kind, m.text, m.likeness, b.orders, b.order_count
    from (
      select id as key, coalesce(sku, description) as text,
        least(greatest(word_similarity(escale_words($1), words), similarity(escale_ref($1), id)), 0.99) as likeness
      from item where escale_words($1) <% words or escale_ref($1) % id
      order by likeness desc, similarity(escale_words($1), words) desc, id limit $2
    ) m cross join lateral (${ORDERS_BEHIND.item}) b
    order by m.likeness desc`,
}

/** Close matches for a candidate that named nothing, best first; of equal ones the kind asked for first. */
export async function suggestReferences(
  pool: Pool,
  candidate: string,
  kinds: readonly ReferenceKind[],
  limit: number,
): Promise<readonly ReferenceMatch[]> {
  const readings = readingsOf(candidate)
  const bare = readings.at(-1)?.text ?? ''
  if (comparable(bare) === '') return []
  const [numbers, customers, items] = await Promise.all([
    nearNumbers(pool, readings, kinds, limit),
    kinds.includes('customer') ? findCustomers(pool, bare, limit) : [],
    kinds.includes('item') ? like(pool, ITEMS_LIKE, bare, limit) : [],
  ])
  const best = new Map<string, ReferenceMatch>()
  for (const match of [...numbers, ...customers, ...items]) {
    const key = `${match.kind} ${match.text}`
    if (match.likeness > (best.get(key)?.likeness ?? 0)) best.set(key, match)
  }
  const byLikeness = (a: ReferenceMatch, b: ReferenceMatch) =>
    b.likeness - a.likeness || kinds.indexOf(a.kind) - kinds.indexOf(b.kind)
  return [...best.values()].sort(byLikeness).slice(0, limit)
}

/** Customers whose name has these words, typing errors forgiven, best first; the whole name is worth 1. */
export async function findCustomers(
  pool: Pool,
  words: string,
  limit: number,
): Promise<readonly ReferenceMatch[]> {
  const typed = plainText(words).trim().slice(0, 200)
  const spellings = [typed, withUmlauts(typed)].filter((each, at, all) => all.indexOf(each) === at)
  const found = await Promise.all(spellings.map((each) => like(pool, CUSTOMERS_LIKE, each, limit)))
  const best = new Map<string, ReferenceMatch>()
  for (const match of found.flat()) {
    // Two customers may bear one name.
    const key = `${match.text} ${match.orders[0] ?? ''}`
    if (match.likeness > (best.get(key)?.likeness ?? 0)) best.set(key, match)
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness).slice(0, limit)
}

const UMLAUTS: Readonly<Record<string, string>> = { ae: 'ä', oe: 'ö', ue: 'ü' }

/** As a German name is written where the keyboard has no umlauts: Krueger for Krüger. */
function withUmlauts(text: string): string {
  return text.replaceAll(/(?<![aeq])(?:ae|oe|ue)/gi, (pair) => UMLAUTS[pair.toLowerCase()] ?? pair)
}

async function nearNumbers(
  pool: Pool,
  readings: readonly Reading[],
  kinds: readonly ReferenceKind[],
  limit: number,
): Promise<readonly ReferenceMatch[]> {
  const refs = readings.map((reading) => comparable(reading.text)).filter((ref) => /\d/.test(ref))
  const [typed] = refs
  if (typed === undefined) return []
  const near = refs.flatMap((ref) => nearTexts(ref))
  const endings = refs.flatMap((ref, index) => endingsNear(ref, index === 0 ? 1 : WITHOUT_FIRST_WORD))
  const values = [
    near.map(({ text }) => text),
    near.map(({ likeness }) => likeness),
    endings.map(({ text }) => text),
    endings.map(({ likeness }) => likeness),
    kinds,
    limit,
    typed.length >= SHORTEST_BEGINNING ? typed : null,
  ]
  const { rows } = await answered(pool.query<MatchRow>({ ...NEAR_NUMBERS, values }))
  return rows.map(toMatch)
}

/** Last digits that the typed text may stand for: near ones of digits alone, the same ones under another prefix. */
function endingsNear(ref: string, weight: number): NearText[] {
  const digits = nearTexts(ref).filter(({ text }) => /^0*[1-9]\d*$/.test(text))
  const last = /\d+(?=\D*$)/.exec(ref)?.[0] ?? ''
  const own = /^\d+$/.test(ref) ? [] : [{ text: last, likeness: OTHER_PREFIX }]
  return [...digits, ...own].map(({ text, likeness }) => ({
    text: text.replace(/^0+/, ''),
    likeness: likeness * weight,
  }))
}

async function like(
  pool: Pool,
  statement: QueryConfig,
  words: string,
  limit: number,
): Promise<readonly ReferenceMatch[]> {
  if (comparable(words) === '') return []
  const { rows } = await answered(pool.query<MatchRow>({ ...statement, values: [words, limit] }))
  return rows.map(toMatch)
}
