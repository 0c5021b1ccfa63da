/** The demo world's references in memory, found as the order store finds them, so that reading is tested without a store. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { ReferenceKind, ReferenceLookup, ReferenceMatch } from '../../../src/domain/reference.ts'

interface DemoOrder {
  readonly number: string
  readonly customer: string
  readonly po?: string
  readonly lines?: readonly { readonly sku?: string }[]
  readonly shipments?: readonly {
    readonly number: string
    readonly container?: string
    readonly document?: string
  }[]
  readonly invoices?: readonly { readonly number: string }[]
}

interface DemoWorld {
  readonly customers: readonly { readonly id: string; readonly name: string }[]
  readonly orders: readonly DemoOrder[]
}

interface Entry {
  readonly kind: ReferenceKind
  readonly text: string
  readonly orders: readonly string[]
}

const ANNOUNCING = /^(?:commandes?|cde|cmd|orders?|so|po|bc|facture|invoice|inv|n|no)\b[\s.:°#-]*(?=.*\d)/i

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function entriesOf(world: DemoWorld): readonly Entry[] {
  const entries = new Map<string, { kind: ReferenceKind; text: string; orders: string[] }>()
  const add = (kind: ReferenceKind, text: string | undefined, order: string) => {
    if (text === undefined) return
    const key = `${kind} ${text}`
    const known = entries.get(key)
    if (known) known.orders.push(order)
    else entries.set(key, { kind, text, orders: [order] })
  }
  for (const order of world.orders) {
    add('order', order.number, order.number)
    add('po', order.po, order.number)
    for (const line of order.lines ?? []) add('item', line.sku, order.number)
    for (const shipment of order.shipments ?? []) {
      add('shipment', shipment.number, order.number)
      add('shipment', shipment.container, order.number)
      add('transport-document', shipment.document, order.number)
    }
    for (const invoice of order.invoices ?? []) add('invoice', invoice.number, order.number)
    add('customer', world.customers.find((customer) => customer.id === order.customer)?.name, order.number)
  }
  return [...entries.values()]
}

function matchOf({ kind, text, orders }: Entry, likeness: number): ReferenceMatch {
  const distinct = [...new Set(orders)]
  return { kind, text, orders: distinct.slice(0, 5), orderCount: distinct.length, likeness }
}

/** Share of the three-letter runs of `typed` that the closest words of a name have. */
function likenessTo(typed: string, name: string): number {
  const runs = (text: string) => {
    const padded = `  ${text} `
    return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
  }
  const words = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const wanted = words(typed).flatMap((word) => [...runs(word)])
  const held = new Set(words(name).flatMap((word) => [...runs(word)]))
  return wanted.length === 0 ? 0 : wanted.filter((run) => held.has(run)).length / wanted.length
}

/** The look-up over content/demo/world.yaml. `calls` counts round trips. */
export function demoLookup(): ReferenceLookup & {
  readonly calls: { references: number; customers: number }
} {
  const file = join(import.meta.dirname, '..', '..', '..', 'content', 'demo', 'world.yaml')
  const world = parse(readFileSync(file, 'utf8')) as DemoWorld
  const entries = entriesOf(world)
  const calls = { references: 0, customers: 0 }
  const find = (typed: string): readonly ReferenceMatch[] => {
    for (const text of [typed, typed.replace(ANNOUNCING, '')]) {
      const wanted = plain(text)
      const exact = entries.filter((entry) => plain(entry.text) === wanted).map((entry) => matchOf(entry, 1))
      if (exact.length > 0) return exact
      if (!/^\d+$/.test(wanted)) continue
      const digits = wanted.replace(/^0+/, '')
      const ending = entries.filter(
        ({ kind, text: own }) =>
          kind !== 'item' && kind !== 'customer' && /(\d+)\D*$/.exec(own)?.[1]?.replace(/^0+/, '') === digits,
      )
      if (ending.length > 0) return ending.map((entry) => matchOf(entry, 0.9))
    }
    return []
  }
  return {
    calls,
    findReferences: async (candidates) => {
      calls.references++
      return candidates.map(find)
    },
    suggestReferences: async (candidate, kinds, limit) =>
      entries
        .filter((entry) => kinds.includes(entry.kind))
        .map((entry) => matchOf(entry, Math.min(likenessTo(candidate, entry.text), 0.99)))
        .filter((match) => match.likeness > 0.6)
        .sort((left, right) => right.likeness - left.likeness)
        .slice(0, limit),
    findCustomers: async (words, limit) => {
      calls.customers++
      return entries
        .filter((entry) => entry.kind === 'customer')
        .map((entry) =>
          matchOf(
            entry,
            Math.min(likenessTo(words, entry.text), plain(words) === plain(entry.text) ? 1 : 0.99),
          ),
        )
        .filter((match) => match.likeness > 0.6)
        .sort((left, right) => right.likeness - left.likeness)
        .slice(0, limit)
    },
  }
}
