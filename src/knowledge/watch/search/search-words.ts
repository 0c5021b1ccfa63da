/** Cuts questions and notes into the words that the search compares: folded, codes and figures in one writing, stems. */

import { stemOf } from '../../check/rules/stems.ts'

export interface SearchWord {
  /** Folded, as it stands in the text. */
  readonly text: string
  /** What is compared. */
  readonly stem: string
  /** Written in capitals, as abbreviations are. */
  readonly isCapital: boolean
}

/** Longest text that is looked at, in characters: a question is shorter, and so is every note. */
const LONGEST = 60_000

/** Case, accents and typographic signs taken away. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Cf}]/gu, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑–—−]/g, '-')
    .replace(/œ/gi, 'oe')
}

/** `EUR.1`, `A.TR`, `L/C`, `C&F`, `10+2`, `e-CMR`, figures with their separators, words. */
const PIECE =
  /\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d+)?k?(?![\p{L}\p{N}])|\d+\+\d+|\p{L}(?:\.\p{L}{1,2})+(?![\p{L}])\.?|\p{L}{1,4}\.\d+|\p{L}[/&]\p{L}(?![\p{L}\p{N}])|e-\p{L}+|(?:ex-a|factur-x)(?![\p{L}\p{N}])|[\p{L}\p{N}]+/giu

/** The words of a text in order, small ones too. */
export function searchWords(text: string): readonly SearchWord[] {
  const words: SearchWord[] = []
  for (const [piece] of folded(text.slice(0, LONGEST)).matchAll(PIECE)) {
    const isCapital = piece === piece.toUpperCase() && /\p{Lu}/u.test(piece)
    for (const part of partsOf(piece.toLowerCase())) {
      const glued = words.at(-1)
      // "EUR 1" and "EUR.1" are one paper; an amount in euros has more figures.
      if (part === '1' && glued?.text === 'eur') words.pop()
      const own = part === '1' && glued?.text === 'eur' ? 'eur1' : part
      words.push({ text: own, stem: /\d/.test(own) ? own : stemOf(own), isCapital })
    }
  }
  return words
}

function partsOf(piece: string): readonly string[] {
  if (/^\d/.test(piece)) return numberParts(piece)
  if (/[./&]/.test(piece)) return [piece.replace(/[./&]/g, '')]
  if (piece.startsWith('e-') || /^(ex-a|factur-x)$/.test(piece)) return [piece.replace('-', '')]
  // "NIMP15", "UCP600", "ISP98": the figure apart, as others write it.
  const numbered = /^(\p{L}{3,})(\d{2,})$/u.exec(piece)
  return numbered ? [numbered[1] ?? piece, numbered[2] ?? ''] : [piece]
}

function numberParts(piece: string): readonly string[] {
  if (/^\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+$/.test(piece)) return [piece.replace(/\D/g, '')]
  if (/^\d+k$/.test(piece)) return [`${piece.slice(0, -1)}000`]
  return [piece.replace(',', '.')]
}
