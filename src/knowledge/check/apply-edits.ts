/** Puts right words in the place of wrong ones in a text. */

export interface Edit {
  /** Offsets of the words to replace. */
  readonly start: number
  readonly end: number
  readonly to: string
}

/** The text with every edit made; of two that overlap the first is kept. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { start, end, to } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    result += text.slice(at, start) + to
    at = end
  }
  return result + text.slice(at)
}
