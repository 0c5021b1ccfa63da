/** Colours of a terminal that has them. The words say everything without. */

import type { Tone } from '../../domain/draft.ts'

const CODES: Readonly<Record<Tone | 'title', readonly [open: number, close: number] | null>> = {
  normal: null,
  title: [1, 22],
  good: [32, 39],
  warning: [33, 39],
  attention: [31, 39],
  subtle: [2, 22],
}

/** Paints a piece of text for a terminal. */
export function paint(text: string, as: Tone | 'title'): string {
  const code = CODES[as]
  return code === null ? text : `\u001b[${code[0]}m${text}\u001b[${code[1]}m`
}

/** Whether colours are wanted: a terminal, not told otherwise by NO_COLOR, and not a dumb one. */
export function wantsColour(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
}

/** Whether the terminal shows more than ASCII, by its locale; a pipe takes UTF-8. */
export function showsUnicode(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (!isTerminal) return true
  const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || ''
  return environment['TERM'] !== 'dumb' && (locale === '' || /utf-?8/i.test(locale))
}
