/** Cuts a person's text into statements: sentences, lines of a list, cells of a pasted table. */

import type { Locale } from '../../domain/locale.ts'
import type { Token } from './read-tokens.ts'

export interface Statement {
  /** Tokens it is made of: first, and the one after the last. */
  readonly first: number
  readonly next: number
  /** Where its words stand in the text, list marks left out. */
  readonly start: number
  readonly end: number
  /** Ends with a colon: what follows is about it. */
  readonly announces: boolean
  readonly question: boolean
  /** A blank line or a greeting stands before it. */
  readonly opensParagraph: boolean
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const ABBREVIATIONS = words(
  'no nr n mr mrs ms dr ltd inc co corp llc approx env ref ex p st art vs tel max min qty qte cde cmd jan feb mar apr jun jul aug sep sept oct nov dec janv fevr fev avr juil wk sem dept bd pos l fig cf num ste e i g mme mlle gmbh ag sa incl excl',
)
/** A statement ends here at the latest, so that no text makes one endless. */
const LONGEST = 240
const ENDS = words('. ! ? … ;')
const BULLETS = words('- • * > – — · ▪ ◦ +')
/** A line at least this long that ends without a full stop was broken by an email program. */
const WRAPPED_AT = 55

/** The statements of a text, in order. `tokens` may be changed: the gap of a line broken by an email program is a blank. */
export function statementsOf(text: string, tokens: Token[]): Statement[] {
  const statements: Statement[] = []
  let first = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const after = tokens[at + 1]
    if (token.gap === 'line' && at > first) {
      if (isWrapped(text, tokens, at)) tokens[at] = { ...token, gap: 'blank' }
      else {
        push(statements, text, tokens, first, at)
        first = at
      }
    }
    const tooLong = at - first >= LONGEST && (after?.gap !== 'none' || at - first >= 2 * LONGEST)
    if (tooLong || (token.kind === 'sign' && ENDS.has(token.text) && endsHere(tokens, at, after))) {
      push(statements, text, tokens, first, at + 1)
      first = at + 1
    }
  }
  push(statements, text, tokens, first, tokens.length)
  return statements
}

function endsHere(tokens: readonly Token[], at: number, after: Token | undefined): boolean {
  const token = tokens[at] as Token
  if (after === undefined || after.gap !== 'none') {
    if (token.text !== '.' || after === undefined || after.gap === 'line') return true
    const before = tokens[at - 1]
    if (before?.kind === 'word') {
      if (ABBREVIATIONS.has(before.text) && !(before.text.length > 2 && after.capital)) return false
      if (before.text.length === 1) return false
    }
    // `1.` at the beginning of a line numbers a list.
    return !(before?.kind === 'digits' && before.gap === 'line' && before.text.length <= 2)
  }
  return false
}

/** Whether the line break before the token stands inside a sentence. */
function isWrapped(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  const before = tokens[at - 1] as Token
  const gap = text.slice(before.end, token.start)
  if (/\n[^\S\n]*\n|\r\n?[^\S\n]*\r/.test(gap)) return false
  if (before.text === ':' || BULLETS.has(token.text)) return false
  const lineStart = text.lastIndexOf('\n', before.start) + 1
  if (before.end - lineStart < WRAPPED_AT) return false
  if (token.kind === 'digits') return tokens[at + 1]?.text !== '.' && tokens[at + 1]?.text !== ')'
  return token.kind === 'word' && (!token.capital || isContinuing(before))
}

const CONTINUING = words(
  'the a an of to for on by with in and or le la les un une de du des pour par avec en et ou sur au aux est is are was',
)

function isContinuing(token: Token): boolean {
  return CONTINUING.has(token.text)
}

function push(
  statements: Statement[],
  text: string,
  tokens: readonly Token[],
  from: number,
  next: number,
): void {
  let first = from
  while (first < next && tokens[first]?.kind === 'sign' && BULLETS.has(tokens[first]?.text ?? '')) {
    // A sign that stands directly before a figure belongs to it: a negative number, a telephone number.
    if (tokens[first + 1]?.gap === 'none' && tokens[first + 1]?.kind === 'digits') break
    first += 1
  }
  const opening = tokens[first]
  const last = tokens[next - 1]
  if (first >= next || !opening || !last) return
  const before = tokens[from - 1]
  const gap = before ? text.slice(before.end, tokens[from]?.start ?? 0) : ''
  statements.push({
    first,
    next,
    start: opening.start,
    end: last.end,
    announces: last.text === ':',
    question: last.text === '?',
    opensParagraph: before === undefined || /\n\s*\n/.test(gap),
  })
}

const FRENCH = words(
  'le la les un une des du de et est sont pour avec sur dans par pas ne nous vous votre vos notre nos que qui ce cette au aux en sera ont avons avez commande ligne poste livraison expedition facture jours mars avril mai juin bonjour merci a ete cordialement promis promise prevu prevue',
)
const ENGLISH = words(
  'the a an of and is are for with on in by to not we you your our that this will has have been was were it order line delivery shipment invoice days march april may june dear hello thank regards promised expected from at',
)

/** The language most of the tokens speak; null when neither is plain. */
export function languageOf(tokens: readonly Token[], first: number, next: number): Locale | null {
  let french = 0
  let english = 0
  for (let at = first; at < next; at += 1) {
    const token = tokens[at]
    if (token?.kind !== 'word') continue
    if (FRENCH.has(token.text)) french += 1
    if (ENGLISH.has(token.text)) english += 1
  }
  if (french === english) return null
  return french > english ? 'fr' : 'en'
}
