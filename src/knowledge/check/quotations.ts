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
  const lastClosing = new Map(Object.values(CLOSING).map((sign) => [sign, text.lastIndexOf(sign)]))
  let at = 0
  while (at < text.length) {
    const closing = CLOSING[text[at] ?? '']
    if (closing === undefined || (lastClosing.get(closing) ?? -1) <= at) at += 1
    else {
      const end = text.indexOf(closing, at + 1) + 1
      spans.push({ start: at, end })
      at = end
    }
  }
  return spans
}
