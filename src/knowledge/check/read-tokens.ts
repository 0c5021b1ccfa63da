/**
 * Cuts a text into words, figures and signs, as the answer check reads it: without case, accents or invisible characters.
 * One pass over the characters, so the time is linear whatever the text holds.
 */

export interface Token {
  readonly kind: 'word' | 'digits' | 'sign'
  /** Lower case, without accents, invisible characters left out, digits of other scripts as 0-9. */
  readonly text: string
  /** Where it stands in the text as given. */
  readonly start: number
  readonly end: number
  /** What stands before it: nothing, blanks, or the end of a line. */
  readonly gap: 'none' | 'blank' | 'line'
  /** Begins with a capital letter. */
  readonly capital: boolean
}

const LETTER = 1
const DIGIT = 2
const BLANK = 3
const LINE = 4
const IGNORED = 5
const SIGN = 6

/** Folded character code by UTF-16 unit; 0 until it has been asked for. The class is kept beside it. */
const foldedCode = new Uint16Array(0x10000)
const charClass = new Uint8Array(0x10000)

const ALIKE: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '⁃': '-',
  '˗': '-',
  '⁄': '/',
  '∕': '/',
  '×': '*',
  '✕': '*',
  '٫': '.',
  '٬': ',',
}

function learn(code: number): void {
  const char = String.fromCharCode(code)
  const folded = ALIKE[char] ?? (char.normalize('NFKD')[0] ?? char).toLowerCase()
  const first = ALIKE[folded] ?? (folded === '' ? char : folded)
  let value = first.charCodeAt(0)
  let kind = SIGN
  if (char === '\n' || char === '\r' || char === '\u2028' || char === '\u2029') kind = LINE
  else if (/[\p{Cf}\p{Mn}\p{Me}]|\u00ad/u.test(char)) kind = IGNORED
  else if (/[\s\p{Zs}\p{Cc}]/u.test(char)) kind = BLANK
  else if (/\p{Nd}/u.test(char)) {
    kind = DIGIT
    value = 0x30 + digitOf(code)
  } else if (/\p{L}/u.test(char) || /[a-z]/.test(first)) kind = LETTER
  foldedCode[code] = value === 0 ? code : value
  charClass[code] = kind
}

/** Decimal digits stand in runs of ten from the zero of their script. */
function digitOf(code: number): number {
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1
  return code - zero
}

/** Mathematical and other letters and digits outside the basic plane, read as the plain ones they look like. */
function foldPair(text: string, at: number): { readonly code: number; readonly kind: number } {
  const pair = String.fromCodePoint(text.codePointAt(at) ?? 0xfffd)
  const plain = pair.normalize('NFKD')
  if (/^\p{Cf}$/u.test(pair)) return { code: 0x20, kind: IGNORED }
  if (plain.length === 1) {
    const code = plain.charCodeAt(0)
    if (charClass[code] === 0) learn(code)
    return { code: foldedCode[code] ?? code, kind: charClass[code] ?? SIGN }
  }
  return { code: 0xfffd, kind: /^\p{L}/u.test(pair) ? LETTER : SIGN }
}

/** Words are runs of letters, figures runs of digits; every other visible character is a sign of its own. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  const length = text.length
  let gap: Token['gap'] = 'line'
  let at = 0
  while (at < length) {
    const unit = text.charCodeAt(at)
    if (charClass[unit] === 0) learn(unit)
    let kind = charClass[unit] as number
    if (unit >= 0xd800 && unit < 0xdc00) kind = foldPair(text, at).kind
    if (kind === IGNORED) at += unit >= 0xd800 && unit < 0xdc00 ? 2 : 1
    else if (kind === LINE) {
      gap = 'line'
      at += 1
    } else if (kind === BLANK) {
      if (gap === 'none') gap = 'blank'
      at += 1
    } else {
      const token = takeToken(text, at, kind, gap)
      tokens.push(token)
      at = token.end
      gap = 'none'
    }
  }
  return tokens
}

function takeToken(text: string, start: number, kind: number, gap: Token['gap']): Token {
  let end = start
  let plain = true
  let folded = ''
  const length = text.length
  while (end < length) {
    const unit = text.charCodeAt(end)
    let code = unit
    let own: number
    let width = 1
    if (unit >= 0xd800 && unit < 0xdc00) {
      const pair = foldPair(text, end)
      code = pair.code
      own = pair.kind
      width = 2
    } else {
      if (charClass[unit] === 0) learn(unit)
      own = charClass[unit] as number
      code = foldedCode[unit] as number
    }
    if (own === IGNORED) {
      if (plain) folded = text.slice(start, end)
      plain = false
    } else if (own !== kind || (kind === SIGN && end > start)) break
    else if (plain && (code !== unit || width === 2)) {
      folded = text.slice(start, end) + String.fromCharCode(code)
      plain = false
    } else if (!plain) folded += String.fromCharCode(code)
    end += width
  }
  const first = text.charCodeAt(start)
  const capital = kind === LETTER && foldedCode[first] !== first && isCapital(text[start] ?? '')
  return {
    kind: kind === LETTER ? 'word' : kind === DIGIT ? 'digits' : 'sign',
    text: plain ? text.slice(start, end) : folded,
    start,
    end,
    gap,
    capital,
  }
}

function isCapital(char: string): boolean {
  return char !== char.toLowerCase()
}
