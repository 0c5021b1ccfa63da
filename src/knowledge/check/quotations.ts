/** Words in quotation marks: by the desk's typography they are never its own, so they state nothing on its behalf. */

export interface Quotation {
  readonly start: number
  readonly end: number
}

const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”' }

/** Spans from each opening mark to its closing one; a mark that is never closed opens nothing. */
export function quotationsIn(text: string): readonly Quotation[] {
  if (!text.includes('«') && !text.includes('“')) return []
  const spans: Quotation[] = []
  let at = 0
  while (at < text.length) {
    const closing = CLOSING[text[at] ?? '']
    const end = closing === undefined ? -1 : text.indexOf(closing, at + 1)
    if (end < 0) at += 1
    else {
      spans.push({ start: at, end: end + 1 })
      at = end + 1
    }
  }
  return spans
}
