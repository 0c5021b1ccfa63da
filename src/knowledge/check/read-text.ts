/** The words of a text that someone means to be read: without addresses of mail and web pages, and without markup. */

import { readTokens, type Token } from './read-tokens.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** As `readTokens`, leaving out what stands inside an address or a tag. */
export function readText(text: string): Token[] {
  const tokens = readTokens(text)
  const spans = unreadSpans(text)
  if (spans.length === 0) return tokens
  let next = 0
  return tokens.filter((token) => {
    while (next < spans.length && (spans[next]?.end ?? 0) <= token.start) next += 1
    const span = spans[next]
    return span === undefined || token.start < span.start
  })
}

const WORD = /[^\s<>()[\]"«»]+/g
const TAG = /<\/?[a-z][^<>]*>/gi

function unreadSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  if (text.includes('@') || text.includes('://') || text.includes('www.')) {
    for (const match of text.matchAll(WORD)) {
      const word = match[0]
      if (/[^@]@[^@]/.test(word) || word.includes('://') || word.startsWith('www.')) {
        spans.push({ start: match.index, end: match.index + word.length })
      }
    }
  }
  if (text.includes('<')) {
    for (const match of text.matchAll(TAG))
      spans.push({ start: match.index, end: match.index + match[0].length })
  }
  return spans.sort((a, b) => a.start - b.start)
}
