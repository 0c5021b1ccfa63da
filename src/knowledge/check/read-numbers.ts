/** Figures as they are written: grouped by blanks, commas, points or apostrophes, with decimals, or in words. */

import type { NumberNotation } from './claim.ts'
import { readNumberWords } from './number-words.ts'
import type { Token } from './read-tokens.ts'

export interface NumberReading {
  /** Likeliest first is for the reader of the sentence's language to say; English reading before the French one. */
  readonly values: readonly number[]
  readonly notation: NumberNotation
  readonly next: number
  /** An article as much as a number: "a", "une". */
  readonly weak: boolean
}

/** More digits than any quantity or amount of an order has: such a row of digits is a reference. */
const MOST_DIGITS = 15

/** The number at the token, in figures or in words; null when none stands there. */
export function readNumber(tokens: readonly Token[], first: number): NumberReading | null {
  const token = tokens[first]
  if (token?.kind === 'word') {
    const words = readNumberWords(tokens, first)
    if (!words) return null
    const halved = tokens[first - 1]?.text === 'half' || tokens[first - 1]?.text === 'demi'
    return {
      values: [halved ? words.value / 2 : words.value],
      notation: { group: '', decimal: '.', decimals: 0, words: words.language, scale: 1 },
      next: words.next,
      weak: words.weak,
    }
  }
  if (token?.kind !== 'digits' || token.text.length > MOST_DIGITS) return null
  return readFigures(tokens, first, token)
}

interface Parts {
  readonly groups: readonly string[]
  readonly separators: readonly string[]
  readonly next: number
}

function readFigures(tokens: readonly Token[], first: number, token: Token): NumberReading | null {
  const parts = collect(tokens, first, token)
  const read = interpret(parts)
  if (read) return { ...read, next: parts.next, weak: false }
  const notation = { group: '', decimal: '.', decimals: 0, words: null, scale: 1 }
  return { values: [Number(token.text)], notation, next: first + 1, weak: false }
}

/** Groups of digits with what stands between them, as far as they may be one number. */
function collect(tokens: readonly Token[], first: number, token: Token): Parts {
  const groups = [token.text]
  const separators: string[] = []
  let next = first + 1
  let digits = token.text.length
  for (;;) {
    const sign = tokens[next]
    if (!sign || digits > MOST_DIGITS) break
    const after = tokens[next + 1]
    const previous = tokens[next - 1]
    if (sign.kind === 'digits' && isBlankGroup(sign, previous, groups, separators)) {
      groups.push(sign.text)
      separators.push(' ')
      digits += sign.text.length
      next += 1
    } else if (
      sign.kind === 'sign' &&
      sign.gap === 'none' &&
      (sign.text === '.' || sign.text === ',' || sign.text === "'") &&
      after?.kind === 'digits' &&
      after.gap === 'none'
    ) {
      groups.push(after.text)
      separators.push(sign.text)
      digits += after.text.length
      next += 2
    } else break
  }
  return { groups, separators, next }
}

function isBlankGroup(
  token: Token,
  previous: Token | undefined,
  groups: readonly string[],
  separators: readonly string[],
): boolean {
  if (token.gap !== 'blank' || token.text.length !== 3 || token.start - (previous?.end ?? 0) > 1) return false
  if (separators.some((each) => each !== ' ')) return false
  const first = groups[0] ?? ''
  return first.length <= 3 && first[0] !== '0'
}

type Interpreted = { readonly values: readonly number[]; readonly notation: NumberNotation }

function interpret({ groups, separators }: Parts): Interpreted | null {
  const whole = (group: string): Interpreted => ({
    values: [Number(groups.join(''))],
    notation: { group, decimal: group === '.' ? ',' : '.', decimals: 0, words: null, scale: 1 },
  })
  const last = separators.at(-1)
  if (last === undefined) return whole('')
  const inner = separators.slice(0, -1)
  const innerKind = inner[0] ?? ''
  const tail = groups.at(-1) ?? ''
  const head = groups.slice(0, -1)
  if (inner.some((each) => each !== innerKind)) return null
  const grouped = groupedInThrees(groups)
  if (inner.length > 0 && last === innerKind) return grouped ? whole(last) : null
  if (last === ' ' || last === "'") return inner.length === 0 && grouped ? whole(last) : null
  if (inner.length > 0 && !groupedInThrees(head)) return null
  const decimal: Interpreted = {
    values: [Number(`${head.join('')}.${tail}`)],
    notation: { group: innerKind, decimal: last, decimals: tail.length, words: null, scale: 1 },
  }
  if (inner.length > 0 || !grouped) return decimal
  const thousands = whole(last)
  const values = [...thousands.values, ...decimal.values]
  return last === ','
    ? { values, notation: thousands.notation }
    : { values: values.reverse(), notation: decimal.notation }
}

function groupedInThrees(groups: readonly string[]): boolean {
  const first = groups[0] ?? ''
  return first.length <= 3 && first[0] !== '0' && groups.slice(1).every((group) => group.length === 3)
}
