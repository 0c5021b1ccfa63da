/** French spacing: what stands before « : ; ? ! » and inside guillemets never breaks at the end of a line. */

import type { Locale } from './locale.ts'

const NBSP = '\u00a0'
const BEFORE_SIGN = /[ \u00a0\u202f]+([:;?!»])(?=[\s\u00a0)»”"'.,…]|$)/g
/** Most words have none of them, which is quickly seen. */
const SIGNS = /[:;?!«»]/
const AFTER_OPENING = /«[ \u00a0\u202f]*/g

/** The desk's own words as they should be printed. Applying it twice changes nothing; English is left alone. */
export function typeset(text: string, locale: Locale): string {
  if (locale !== 'fr' || !SIGNS.test(text)) return text
  return text.replaceAll(BEFORE_SIGN, `${NBSP}$1`).replaceAll(AFTER_OPENING, `«${NBSP}`)
}

/** Words that are not ours, in quotation marks of the language. */
export function quoted(text: string, locale: Locale): string {
  return locale === 'fr' ? `«${NBSP}${text}${NBSP}»` : `“${text}”`
}
