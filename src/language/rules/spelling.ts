/** Mends typing errors: a word the desk does not know becomes the one word it does know within one or two slips. */

/** How many slips a word of this length may hold and still be recognised. */
function allowedSlips(length: number): number {
  if (length < 4) return 0
  return length < 7 ? 1 : 2
}

/**
 * Slips between two words (letter added, left out, replaced, two swapped), or `limit + 1` when there are more.
 * A replaced letter in a word of up to five counts double: "paint" is not "point".
 */
export function slipsBetween(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  const replaced = Math.min(left.length, right.length) <= 5 ? 2 : 1
  let before: number[] = []
  let above: number[] = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : replaced),
      )
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      }
      current.push(cost)
    }
    before = above
    above = current
  }
  return above[right.length] ?? limit + 1
}

/** Where to look for the word meant: most slips leave the first letter, or the two after it, as they should be. */
function keysOf(word: string): readonly string[] {
  return [`1${word[0]}`, `2${word[1]}`, `3${word.slice(1, 3)}`]
}

function keysToSearch(typed: string): readonly string[] {
  // In turn: first letter right; first letter too many or swapped; first letter missing; first letter wrong.
  return [`1${typed[0]}`, `1${typed[1]}`, `2${typed[0]}`, `3${typed.slice(1, 3)}`]
}

/** Words to mend towards. Only typed words that the desk does not know are looked for, so a search may compare many. */
export class Spelling {
  readonly #targets = new Set<string>()
  readonly #byKey = new Map<string, string[]>()

  constructor(targets: Iterable<string>) {
    for (const target of targets) this.#add(target)
  }

  #add(target: string): void {
    if (target.length < 4 || this.#targets.has(target) || /\d/.test(target)) return
    this.#targets.add(target)
    for (const key of keysOf(target)) {
      const listed = this.#byKey.get(key)
      if (listed) listed.push(target)
      else this.#byKey.set(key, [target])
    }
  }

  /** The nearest target within the allowed slips, or null when there is none or two are as near. */
  mend(word: string): string | null {
    if (this.#targets.has(word)) return word
    const limit = allowedSlips(word.length)
    // No word of the trade is longer.
    if (limit === 0 || word.length > 24) return null
    let best: string | null = null
    let bestWeight = Infinity
    let tied = false
    for (const target of this.#near(word, limit)) {
      const sameStart = word[0] === target[0]
      const allowed = sameStart ? Math.min(limit, allowedSlips(target.length)) : 1
      const slips = slipsBetween(word, target, allowed)
      if (slips > allowed) continue
      // People rarely miss the first letter.
      const weight = sameStart ? slips : slips + 0.5
      tied = weight === bestWeight
      if (weight < bestWeight) [best, bestWeight] = [target, weight]
    }
    return tied && bestWeight > 1 ? null : best
  }

  #near(word: string, limit: number): Set<string> {
    const near = new Set<string>()
    for (const key of keysToSearch(word)) {
      for (const target of this.#byKey.get(key) ?? []) {
        if (Math.abs(target.length - word.length) <= limit) near.add(target)
      }
    }
    return near
  }
}
