/** Words from orders and messages made safe to show: no control signs, no hidden direction marks, no Markdown, no links. */

/** What never belongs in a shown text: control signs (terminal escapes among them) and marks that turn the reading direction around. */
const UNWANTED = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g

/** The text as it may be shown anywhere: line breaks kept as `\n`, tabs as a blank. Applying it twice changes nothing. */
export function cleanWords(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(LINE_BREAK, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNWANTED, (sign) => (sign === '\n' ? sign : ''))
}

/** The text on one line. */
export function onOneLine(text: string): string {
  return cleanWords(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
}

/** Cuts to at most `length` signs with an ellipsis, never inside one. */
export function cutTo(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text
    .slice(0, Math.max(0, length - 1))
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`
}

/** Signs, line beginnings and shapes that some reader of Markdown takes as markup, a link or a function. */
const ACTIVE_SIGN = /[\\`*_{}[\]()<>#~|!&^@$=\n]/
const ACTIVE_START = /^\s*([-+•]|\d+[.)])(\s|$)/
const LINK_SHAPE = /:\/\/|\bwww\.|\p{L}\.\p{L}|\b(mailto|tel|javascript|data):/iu

/** Whether no host can read the text as anything but words. */
export function isMarkdownFree(text: string): boolean {
  return !ACTIVE_SIGN.test(text) && !ACTIVE_START.test(text) && !LINK_SHAPE.test(text)
}

const WORD_JOINER = '\u2060'

/** For the few places that read Markdown and cannot be avoided: every active sign is escaped and no address stays whole. */
export function escapeMarkdown(text: string): string {
  return cleanWords(text)
    .replaceAll(/[\\`*_{}[\]()<>#~|!+\-^]/g, (sign) => `\\${sign}`)
    .replaceAll('://', `:${WORD_JOINER}//`)
    .replaceAll(/(\p{L})\.(?=\p{L})/gu, `$1.${WORD_JOINER}`)
    .replaceAll(/^(\s*\d+)([.)])/gm, '$1\\$2')
}
