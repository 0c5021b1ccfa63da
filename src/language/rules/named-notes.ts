/** Notes of the watch named by number or id: "la note 3", "note n° 12", "note turkey-atr", "note-7". */

import type { Said } from './said.ts'

export interface FoundNote {
  readonly first: number
  readonly end: number
  /** The id as the watch writes it: `note-3`, `turkey-atr`. */
  readonly value: string
}

const NAMED =
  /\bnotes?(?: de veille)?[ -](?:(?:n|no|nr|num|numero|number|#)[°.]? ?)?(?:note[- ])?(?<id>\d{1,6}(?!\d)(?!-\d)|[a-z0-9]+(?:-[a-z0-9]+)+)/g

/** The notes that the message names, in its order. */
export function findNotes(said: Said): readonly FoundNote[] {
  const found: FoundNote[] = []
  for (const match of said.plain.matchAll(NAMED)) {
    const id = match.groups?.['id'] ?? ''
    const stop = match.index + match[0].length
    const first = said.words.findIndex((word) => word.end > match.index)
    const end = said.words.findLastIndex((word) => word.start < stop) + 1
    if (first < 0 || end <= first) continue
    found.push({ first, end, value: /^\d+$/.test(id) ? `note-${Number(id)}` : id })
  }
  return found
}
