/** How long to wait before trying the desk again. */

const FIRST_MS = 500
const LONGEST_MS = 20_000

/**
 * Milliseconds before the next try after `failures` failures in a row: doubling from half a second up to
 * twenty seconds, with a quarter of chance so that all open pages do not come back in the same instant.
 */
export function backoffMs(failures: number, chance: number): number {
  const full = Math.min(FIRST_MS * 2 ** Math.max(failures - 1, 0), LONGEST_MS)
  return Math.round(full * (0.75 + 0.25 * chance))
}
