/** How many columns a text takes in a terminal, and how to pad, cut and wrap it there. */

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u
/** Signs that may take no column or two, or join with their neighbours; a text without any is as wide as it is long. */
const UNEVEN = /[\p{M}\p{Emoji_Presentation}\u200b-\u200f\u1100-\u1fff\u2e80-\uffff]|[\u{10000}-\u{10ffff}]/u

/** Columns of the text on a terminal of fixed width: East Asian signs and emoji take two. */
export function widthOf(text: string): number {
  if (!UNEVEN.test(text)) return text.length
  let width = 0
  for (const { segment } of segments.segment(text)) width += WIDE.test(segment) ? 2 : 1
  return width
}

/** Filled with blanks to `width`, at the end or, for figures, at the start. */
export function padTo(text: string, width: number, align: 'start' | 'end'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'end' ? blanks + text : text + blanks
}

/** The text in lines of at most `width` columns, broken between words; a longer word keeps a line of its own. */
export function wrapTo(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let current = ''
    // A no-break space keeps its neighbours together.
    for (const word of paragraph.split(/ +/)) {
      if (current !== '' && widthOf(current) + 1 + widthOf(word) > width) {
        lines.push(current)
        current = word
      } else {
        current = current === '' ? word : `${current} ${word}`
      }
    }
    lines.push(current)
    return lines
  })
}
