/** Puts right a letter in long words that no rule knows, so that "certficate" is still a certificate. */

/** Shorter words are too often other words. */
const SHORTEST = 8
const HALF = 4
const MOST_KEPT = 5_000

export class Spelling {
  readonly #words: ReadonlySet<string>
  readonly #known = new Map<string, string>()
  #byHalf: ReadonlyMap<string, readonly string[]> | null = null

  constructor(words: ReadonlySet<string>) {
    this.#words = words
  }

  /** The word itself when it is known or nothing is near it. */
  right(word: string): string {
    if (word.length < SHORTEST || this.#words.has(word)) return word
    const known = this.#known.get(word)
    if (known !== undefined) return known
    const found = this.#near(word)
    if (this.#known.size >= MOST_KEPT) this.#known.clear()
    this.#known.set(word, found)
    return found
  }

  /** One letter more, less or other leaves the first half or the last one as it is. */
  #near(word: string): string {
    this.#byHalf ??= halvesOf(this.#words)
    const near = new Set<string>()
    for (const half of [`^${word.slice(0, HALF)}`, `${word.slice(-HALF)}$`]) {
      for (const other of this.#byHalf.get(half) ?? []) if (isOneApart(word, other)) near.add(other)
    }
    const [only] = near
    return near.size === 1 && only !== undefined ? only : word
  }
}

function halvesOf(words: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>()
  for (const word of words) {
    if (word.length < SHORTEST - 1) continue
    for (const half of [`^${word.slice(0, HALF)}`, `${word.slice(-HALF)}$`]) {
      const row = rows.get(half)
      if (row) row.push(word)
      else rows.set(half, [word])
    }
  }
  return rows
}

/** Whether one letter is changed, left out, added, or two neighbours have changed places. */
function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const left = a.length - start - end
  const right = b.length - start - end
  if (Math.max(left, right) <= 1) return true
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}
