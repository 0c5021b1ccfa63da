/** Writes CSV that a spreadsheet opens without running anything, and that an import reads back to the same text. */

/** A spreadsheet takes text that begins like this for a formula; apostrophes before it are doubled with it. */
const FORMULA = /^'*[=+\-@\t\r]/
/** A text that an export put an apostrophe before. */
const GUARDED = /^'+[=+\-@\t\r]/
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/

/** A cell of text. */
function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The text that `csvCell` was given. */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}

/** Never with an exponent, which an import does not read. */
function plainNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text
}

/** A record with its line end. */
export function csvRecord(cells: readonly (string | number | null)[], separator = ','): string {
  const texts = cells.map((cell) =>
    cell === null ? '' : typeof cell === 'number' ? plainNumber(cell) : csvCell(cell),
  )
  return `${texts.join(separator)}\r\n`
}
