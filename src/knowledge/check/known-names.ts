/** Names of customers and carriers of the orders at hand, found again in a text by their words. */

import type { Fact } from '../../domain/fact.ts'
import { nameKey, textOf } from './fact-index.ts'
import type { KnownName, KnownNames } from './sentence-reading.ts'

/** A first word at least this long is often all that people write of a company: "Sakura". */
const SHORT_NAME = 5

/** By the first word, the longest name first. Carriers are known by their whole name, customers also by its first word. */
export function knownNames(facts: readonly Fact[]): KnownNames {
  const names = new Map<string, KnownName[]>()
  const seen = new Set<string>()
  const add = (words: readonly string[], value: KnownName['value']) => {
    const [first] = words
    const key = `${value.kind} ${words.join(' ')}`
    if (first === undefined || first === '' || seen.has(key)) return
    seen.add(key)
    const known = names.get(first)
    if (known) known.push({ words, value })
    else names.set(first, [{ words, value }])
  }
  for (const fact of facts) {
    if (fact.aspect !== 'customer' && fact.aspect !== 'carrier') continue
    const name = textOf(fact)
    const words = nameKey(name).split(' ')
    add(words, { kind: fact.aspect, name })
    const [first = ''] = words
    if (fact.aspect === 'customer' && words.length > 1 && first.length >= SHORT_NAME) {
      add([first], { kind: 'customer', name })
    }
  }
  for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length)
  return names
}
