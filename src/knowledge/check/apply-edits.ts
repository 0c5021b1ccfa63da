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

/** The part of a text with the edits that lie in it made; their offsets are those of the whole text. */
export function applyEditsWithin(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  edits: readonly Edit[],
): string {
  const local = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }))
  return applyEdits(text.slice(start, end), local)
}

/** Past the blanks behind a place of a text, so that taking out what ends there leaves no gap. */
export function pastBlanks(text: string, end: number): number {
  let at = end
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1
  return at
}
