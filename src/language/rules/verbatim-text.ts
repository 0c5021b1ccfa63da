/** Texts that are kept word for word: "vérifie ce texte : …", "note sur la 1002 : …", "note that …". */

import { PhraseBook } from './phrase-book.ts'
import type { PhraseFile } from './phrase-files.ts'
import type { Said } from './said.ts'

/** A message in two parts: what is asked, and the text it is asked about, untouched. */
export interface SplitMessage {
  /** The request, as typed. */
  readonly head: string
  readonly text: string
}

/** A request before a text is never longer than this. */
const LONGEST_HEAD = 160
const SEPARATOR = /[:：\n]/g

/** Places where a request may end and a text begin: after a colon or at a line break. */
export function splitsOf(original: string): readonly SplitMessage[] {
  const splits: SplitMessage[] = []
  for (const match of original.slice(0, LONGEST_HEAD).matchAll(SEPARATOR)) {
    const at = match.index
    // "14:30" and "https://" are no ends of a request.
    if (match[0] !== '\n' && /\d$/.test(original.slice(0, at)) && /^\d/.test(original.slice(at + 1))) continue
    if (original.slice(at + 1, at + 3) === '//') continue
    const head = original.slice(0, at).trim()
    if (/\p{L}/u.test(head)) splits.push({ head, text: original.slice(at + 1).trim() })
  }
  return splits
}

const QUOTED = /^(?<head>[^"«“]{3,160})["«“]\s*(?<text>[\s\S]+?)\s*["»”]\s*$/u

/** "vérifie « … »": a text in quotation marks that ends the message. */
export function quotedText(original: string): SplitMessage | null {
  const groups = QUOTED.exec(original.slice(0, LONGEST_HEAD * 200))?.groups
  const [head, text] = [groups?.['head'], groups?.['text']]
  return head === undefined || text === undefined ? null : { head: head.trim(), text }
}

/** "note sur la 1002 que le client …": the text after the words that introduce it. */
export function introducedText(said: Said, file: PhraseFile): SplitMessage | null {
  const book = bookOf(file)
  for (const hit of book.all(said.words)) {
    const next = said.words[hit.end]
    if (!next) continue
    const place = said.at[next.start] ?? 0
    return { head: said.original.slice(0, place).trim(), text: said.original.slice(place).trim() }
  }
  return null
}

const books = new WeakMap<PhraseFile, PhraseBook<true>>()

function bookOf(file: PhraseFile): PhraseBook<true> {
  const known = books.get(file)
  if (known) return known
  const { introducing, after } = file
  const phrases = [...introducing.fr, ...introducing.en, ...after.fr, ...after.en]
  const book = new PhraseBook(phrases.map((phrase) => [phrase, true] as const))
  books.set(file, book)
  return book
}
