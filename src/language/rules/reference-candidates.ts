/** Finds what looks like an order, invoice, shipment or item number, and lines, before anything is looked up. */

import type { ReferenceKind } from '../../domain/reference.ts'
import { cardinalAt } from './numbers.ts'
import { PhraseBook } from './phrase-book.ts'
import { originalSlice, type Said, type Word } from './said.ts'
import { wordFile } from './word-files.ts'

/** Something that may name a thing in the store. */
export interface Candidate {
  readonly first: number
  readonly end: number
  /** First word of the reference itself, after the word that announces it. */
  readonly core: number
  /** As typed, without the word that announces it. */
  readonly text: string
  /** What the word before says it is. */
  readonly announced: ReferenceKind | null
  /**
   * `code` looks like a reference whatever stands around it; `number` is three or more figures; `loose` counts only
   * when the store knows it.
   */
  readonly shape: 'code' | 'number' | 'loose'
}

export interface FoundLine {
  readonly first: number
  readonly end: number
  readonly line: string
}

/** More candidates than this are a pasted list, not a question. */
const MOST_CANDIDATES = 12

const announcing = new PhraseBook<ReferenceKind>()
const lineWords = new Set<string>()
const bareWords = new Set<string>()

function load(): void {
  if (lineWords.size > 0) return
  for (const [kind, { fr, en }] of Object.entries(wordFile('reference-words'))) {
    for (const word of [...fr, ...en]) {
      if (kind === 'line') lineWords.add(word)
      else if (kind === 'bare') bareWords.add(word)
      else announcing.add(word, kind as ReferenceKind)
    }
  }
}

const NUMBER_SIGNS = new Set(['n', 'no', 'nr', 'num', 'numero', 'number'])

/** Lines: "ligne 20", "line no. 10", "pos. 30", "L10". */
export function findLines(said: Said): readonly FoundLine[] {
  load()
  const found: FoundLine[] = []
  for (const [at, word] of said.words.entries()) {
    const isItem = word.text === 'item' && /^\d{1,3}$/.test(said.words[at + 1]?.text ?? '')
    if (!lineWords.has(word.text) && !isItem) continue
    const next = NUMBER_SIGNS.has(said.words[at + 1]?.text ?? '') ? at + 2 : at + 1
    const number = lineNumberAt(said, next)
    // A lone "l" is a line only when the number touches it: "L10", "l.10".
    if (!number || (word.text === 'l' && !joins(said, next))) continue
    found.push({ first: at, end: next + number.count, line: String(number.value) })
  }
  return found
}

function lineNumberAt(said: Said, at: number): { readonly value: number; readonly count: number } | null {
  const word = said.words[at]
  const number = cardinalAt(said.words, at)
  if (!word || !number || number.value > 99_999 || word.gap.includes('/')) return null
  return number
}

type Taken = (first: number, end: number) => boolean

type ReadAt = (at: number) => Candidate | null

/** References with a word before them that says what they are: "commande n° 1006", "PO 4500", "SO-1006". */
export function findAnnounced(said: Said, taken: Taken): readonly Candidate[] {
  load()
  return gather(said, taken, (at) => {
    const hit = announcing.startingAt(said.words, at)
    const candidate = hit ? announcedBy(said, hit.end, hit.value, taken) : null
    return candidate && { ...candidate, first: at }
  })
}

/** What else may be one. Words that dates, amounts and lines have `taken` are left alone. */
export function findCandidates(said: Said, taken: Taken): readonly Candidate[] {
  load()
  return gather(said, taken, (at) => candidateAt(said, at, taken))
}

function gather(said: Said, taken: Taken, readAt: ReadAt): readonly Candidate[] {
  const found: Candidate[] = []
  for (let at = 0; at < said.words.length && found.length < MOST_CANDIDATES; ) {
    const candidate = taken(at, at + 1) ? null : readAt(at)
    if (candidate) found.push(candidate)
    at = candidate ? candidate.end : at + 1
  }
  return found
}

function candidateAt(said: Said, at: number, taken: Taken): Candidate | null {
  const box = containerEnd(said, at)
  if (box > at && !taken(at, box)) {
    return {
      first: at,
      end: box,
      core: at,
      text: textOf(said, at, box),
      announced: 'shipment',
      shape: 'code',
    }
  }
  const run = runEnd(said, at)
  if (taken(at, run)) return null
  const text = textOf(said, at, run)
  if (isCode(text))
    return {
      first: at,
      end: run,
      core: at,
      text: stripped(text),
      announced: prefixKind(said, at, run),
      shape: 'code',
    }
  if (/^\d{3,}$/.test(text)) {
    const kind = bareWords.has(said.words[at - 1]?.text ?? '') ? 'order' : null
    return { first: at, end: run, core: at, text, announced: kind, shape: 'number' }
  }
  return null
}

/** The word after "commande", "PO", "facture n°": any code, or figures however few. */
function announcedBy(said: Said, from: number, kind: ReferenceKind, taken: Taken): Candidate | null {
  let at = from
  while (at < from + 2 && NUMBER_SIGNS.has(said.words[at]?.text ?? '')) at++
  const box = containerEnd(said, at)
  if (box > at) {
    return {
      first: at,
      end: box,
      core: at,
      text: textOf(said, at, box),
      announced: 'shipment',
      shape: 'code',
    }
  }
  const first = said.words[at]
  if (!first || /[,;.!?]$/.test(first.gap) || taken(at, at + 1)) return null
  const end = runEnd(said, at)
  const text = textOf(said, at, end)
  if (!/\d/.test(text) || (!isCode(text) && !/^\d+$/.test(text))) return null
  const touching = at === from && (first.glued || /^[-_./]$/.test(first.gap))
  if (/^\d{1,2}$/.test(text) && !touching && at === from) return null
  // "SO-1006" is one reference; in "facture 1010" and "cde1006" the word only announces.
  const isPrefix = /^[a-z]{2,3}$/.test(said.words[from - 1]?.text ?? '')
  const core = touching && isPrefix ? from - 1 : at
  const own = core === at ? text : textOf(said, core, end)
  return { first: at, end, core, text: stripped(own), announced: kind, shape: 'code' }
}

/** Where a container number ends, blanks or not: "BMLU 482193 7". */
function containerEnd(said: Said, at: number): number {
  const [owner, serial, check] = [said.words[at], said.words[at + 1], said.words[at + 2]]
  if (!owner || !serial || !/^[a-z]{3}[ujz]$/.test(owner.typed) || !/^\d{6,7}$/.test(serial.text)) return at
  return serial.text.length === 6 && check && /^\d$/.test(check.text) ? at + 3 : at + 2
}

/** Where a run of letters and figures without blanks ends: the whole of `VLV-25-SS` or `FA2026/118`. */
function runEnd(said: Said, at: number): number {
  let end = at + 1
  while (end < said.words.length && joins(said, end)) end++
  return end
}

function joins(said: Said, at: number): boolean {
  const [before, word] = [said.words[at - 1], said.words[at]]
  if (!before || !word) return false
  const gap = word.start - before.end
  return gap === 0 || (gap === 1 && /^[-_/.]$/.test(word.gap))
}

function textOf(said: Said, first: number, end: number): string {
  const [from, to] = [said.words[first], said.words[end - 1]]
  return from && to ? originalSlice(said, from.start, to.end) : ''
}

/** A reference holds figures and letters, or figures in groups, or capitals joined by dashes. */
function isCode(text: string): boolean {
  if (/\d/.test(text) && /\p{L}/u.test(text))
    return /\d{2}/.test(text) || /[-_/]/.test(text) || /^\p{L}{2,}\d/u.test(text)
  return /^(\d{2,}[-/]\d{3,}|\d{3,}\/\d{1,3})$/.test(text) || /^\p{Lu}{2,}(-\p{Lu}{2,})+$/u.test(text)
}

/** "1006e" and "#1006" name 1006. */
function stripped(text: string): string {
  return text.replace(/^[#.\-_/]+|[.\-_/]+$/g, '')
}

function prefixKind(said: Said, at: number, end: number): ReferenceKind | null {
  const hit = announcing.startingAt(said.words.slice(at, end), 0)
  return hit ? hit.value : null
}

/** "vlv 25 ss", "kit seal 88", "pmp hx100": one or two short words before figures, in case the store knows them so. */
export function findLoose(
  said: Said,
  taken: Taken,
  isSmall: (word: string) => boolean,
): readonly Candidate[] {
  const found: Candidate[] = []
  const isPart = (at: number) => {
    const word = said.words[at]
    return (
      word !== undefined && /^\p{L}{2,5}$/u.test(word.typed) && !isSmall(word.typed) && !taken(at, at + 1)
    )
  }
  for (const [at, word] of said.words.entries()) {
    if (!/^\d{1,6}$/.test(word.text) || taken(at, at + 1)) continue
    const start = word.glued ? at - 1 : at
    if (!isPart(start - 1) || found.length >= MOST_LOOSE) continue
    const after = said.words[at + 1]
    const end = after && isTail(after) && !taken(at + 1, at + 2) ? at + 2 : at + 1
    const firsts = isPart(start - 2) ? [start - 2, start - 1] : [start - 1]
    for (const first of firsts) {
      for (const last of new Set([end, at + 1])) {
        found.push({
          first,
          end: last,
          core: first,
          text: textOf(said, first, last),
          announced: null,
          shape: 'loose',
        })
      }
    }
  }
  return found
}

/** Readings of figures with words around; each is one more text to look up in the same round trip. */
const MOST_LOOSE = 8

function isTail(word: Word): boolean {
  return /^\p{L}{1,3}$/u.test(word.text) && word.gap === ''
}
