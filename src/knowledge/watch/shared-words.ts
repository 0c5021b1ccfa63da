/** A colleague's words as a note keeps them: plain paragraphs, in which nothing is markup, a mark or a heading. */

import { DeskError } from '../../domain/desk-error.ts'
import type { Locale } from '../../domain/locale.ts'
import { readTokens } from '../check/read-tokens.ts'
import { languageOf } from '../check/statements.ts'

/** Longest text of a note, in characters. A longer one is a document: its address belongs into the source. */
export const LONGEST_SHARED = 6_000
/** More paragraphs than anybody numbers. */
const MOST_FACTS = 40

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cs}]/gu
const MARK = /\[(S\d{1,2}|unverified|planned)\]/g

/** One line of plain words. Tags stay readable as text; channels escape them. */
export function plainLine(text: string): string {
  return text.replaceAll(INVISIBLE, '').replaceAll(MARK, '($1)').replaceAll(/\s+/g, ' ').trim()
}

/** The paragraphs of a note's text, numbered by their place. Throws `watch-note-too-long` and `watch-note-empty`. */
export function plainParagraphs(text: string): readonly string[] {
  if (text.length > LONGEST_SHARED) {
    throw new DeskError('watch-note-too-long', { length: text.length, most: LONGEST_SHARED })
  }
  const paragraphs = text
    .split(/\r?\n\s*/)
    .map((line) => plainLine(line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, '')))
    .filter((line) => /[\p{L}\d]/u.test(line))
  if (paragraphs.length === 0) throw new DeskError('watch-note-empty')
  const over = paragraphs.slice(MOST_FACTS - 1)
  return over.length > 1 ? [...paragraphs.slice(0, MOST_FACTS - 1), over.join(' ')] : paragraphs
}

/** The language a text is written in; `otherwise` when that is not plain. */
export function writtenIn(text: string, otherwise: Locale): Locale {
  const tokens = readTokens(text)
  return languageOf(tokens, 0, tokens.length) ?? otherwise
}
