/** How a statement is meant: where its clauses end, what it denies, and whether it speaks of now, of the past or of what might be. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import type { Locale } from '../../../domain/locale.ts'
import type { Quotation } from '../quotations.ts'
import type { Statement } from '../statements.ts'
import { type Expression, expressionOf, type FoldedText, placesOf } from './expressions.ts'
import type { RuleValue } from './rule-values.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const phrases = (list: string): readonly Expression[] =>
  list.split('|').map((each) => expressionOf(each, 'en'))

const BREAK_SIGNS = words(', ; : ( ) [ ] |')
const BREAK_WORDS = words('but mais whereas while tandis alors however cependant toutefois donc so')

const DENIALS = words('not no never neither nor without sans aucun aucune ni jamais cannot none nul nulle')
/** Words that deny in French only with "ne" before them: "plus" alone is "more". */
const NE = words('ne n')
const NE_WORDS = words('pas plus jamais aucun aucune ni guere rien')
/** A denial reaches so many words. */
const REACH = 9

/** What is gone, whatever clause says it. */
const GONE = phrases(
  'no longer|not any more|anymore|does not exist|n’existe plus|n’existent plus|ne existe plus|plus en vigueur|plus valable|abolished|withdrawn|discontinued|phased out|has gone|is gone|are gone|hors service|arrêté|supprimé|supprimée|a disparu|ont disparu|obsolète|obsolete|outdated|out of date|périmé|caduc|dépassé|fermé|closed',
)
/** One thing stands in the place of another. */
const REPLACED = phrases(
  'replace|replaces|replaced|replacing|remplace|remplacent|remplacé|remplacée|remplacer|remplaçant|remplacement|supersede|superseded|supersedes|succède|succédé|successor|successeur|instead of|in place of|rather than|au lieu de|à la place|en lieu et place|plutôt que|formerly|former|previously|ex|ancien|ancienne|anciennement|devenu|devenue|became|become|renamed|rebaptisé|rebaptisée|ci-devant|old name|ancien nom|connu avant',
)
const ONCE = phrases(
  'used to|in those days|at the time|at that time|back then|in the past|formerly|previously|historically|originally|earlier|autrefois|à l’époque|jadis|dans le temps|par le passé|anciennement|auparavant|historiquement|à l’origine|years ago|last year|l’an dernier|l’année dernière',
)
const UNTIL = phrases(
  'until|till|up to|before|prior to|jusqu’en|jusqu’au|jusqu’à|jusque|avant|avant le|avant l’',
)
const MIGHT = phrases(
  'would|could|might|if it were|if they were|we wish|imagine|suppose|supposons|serait|seraient|aurait|auraient|pourrait|pourraient|devrait|regarderais|would be|if only',
)
const CONDITIONAL_FR = /(?:erais|erait|eraient|irais|irait|iraient|rions|riez)$/
/** What was done once, as an event: no rule is stated by it. */
const TOLD = phrases(
  'was told|were told|was warned|was informed|was notified|was checked|we checked|we told|we took|we took out|we paid|we sent|we got|we received|was taken|was taken out|was sent|was made|was given|was weighed|was measured|a été averti|a été avertie|a été prévenu|a été informé|a été pris|a été prise|a été souscrite|a été vérifié|avons pris|avons payé|avons envoyé|avons reçu|a été envoyé|a été envoyée|a été mesuré|a été signalé|avons vérifié|avons souscrit|avons signalé|avons mesuré',
)

export class RuleSentence {
  readonly folded: FoldedText
  readonly statement: Statement
  readonly language: Locale
  readonly values: readonly RuleValue[]
  readonly isQuestion: boolean
  readonly #quotations: readonly Quotation[]
  #breaks: readonly number[] | null = null
  #denials: readonly number[] | null = null

  constructor(
    folded: FoldedText,
    statement: Statement,
    language: Locale,
    values: readonly RuleValue[],
    quotations: readonly Quotation[],
  ) {
    this.folded = folded
    this.statement = statement
    this.language = language
    this.values = values
    this.isQuestion = statement.question
    this.#quotations = quotations
  }

  has(expressions: readonly Expression[]): boolean {
    return placesOf(expressions, this.folded, this.statement.first, this.statement.next).length > 0
  }

  /** Tokens at which a clause ends. */
  get breaks(): readonly number[] {
    if (this.#breaks) return this.#breaks
    const { tokens } = this.folded
    const found: number[] = []
    for (let at = this.statement.first; at < this.statement.next; at += 1) {
      const token = tokens[at]
      if (!token) continue
      if (token.kind === 'word' ? BREAK_WORDS.has(token.text) : BREAK_SIGNS.has(token.text)) {
        const isInFigure =
          tokens[at + 1]?.kind === 'digits' && tokens[at + 1]?.gap === 'none' && token.gap === 'none'
        if (!isInFigure) found.push(at)
      }
    }
    this.#breaks = found
    return found
  }

  /** How many clause ends stand between two tokens. */
  breaksBetween(from: number, to: number): number {
    const [low, high] = from <= to ? [from, to] : [to, from]
    return this.breaks.filter((at) => at >= low && at < high).length
  }

  /** Tokens that deny: "not", "aucun", "ne" with its second word, "n’t". */
  get denials(): readonly number[] {
    this.#denials ??= this.#findDenials()
    return this.#denials
  }

  #findDenials(): readonly number[] {
    const { tokens } = this.folded
    const found: number[] = []
    const { first, next } = this.statement
    for (let at = first; at < next; at += 1) {
      const word = tokens[at]?.text ?? ''
      if (word === 'no' && tokens[at + 1]?.text === '.') continue
      if (word === 'no' && tokens[at + 1]?.kind === 'digits') continue
      if (word === 'not' && tokens[at + 1]?.text === 'only') continue
      if (word === 'non' && tokens[at - 1]?.text === 'et') found.push(at)
      else if (word === 'pas' && (tokens[at + 1]?.text === 'de' || tokens[at + 1]?.text === 'd'))
        found.push(at)
      else if (word === 'pas' && !this.#neBefore(at)) found.push(at)
      else if (word === 'plus' && this.#isNoMore(at)) found.push(at)
      else if (DENIALS.has(word) && !(NE_WORDS.has(word) && this.#neBefore(at))) found.push(at)
      else if (NE.has(word) && this.#isWholeNe(at)) found.push(at)
      else if (word === 't' && tokens[at - 1]?.text === "'" && tokens[at - 2]?.text.endsWith('n'))
        found.push(at)
    }
    return found
  }

  /** "ne … pas", not "ne … que". */
  #isWholeNe(at: number): boolean {
    const { tokens } = this.folded
    if (tokens[at]?.text === 'n' && tokens[at + 1]?.text !== "'") return false
    for (let place = at + 1; place < Math.min(at + 8, this.statement.next); place += 1) {
      const word = tokens[place]?.text ?? ''
      if (NE_WORDS.has(word)) return true
      if (word === 'que' || word === 'qu') return false
    }
    return false
  }

  #neBefore(at: number): boolean {
    const { tokens } = this.folded
    for (let place = at - 1; place >= Math.max(this.statement.first, at - 6); place -= 1) {
      if (NE.has(tokens[place]?.text ?? '')) return true
    }
    return false
  }

  /** Whether the "ne" and the word behind it are one: "n’est pas encore en vigueur" denies once. */
  isOneDenial(ne: number, word: number): boolean {
    const { tokens } = this.folded
    return NE.has(tokens[ne]?.text ?? '') && NE_WORDS.has(tokens[word]?.text ?? '')
  }

  /** "plus de seuil", "il n’y a plus": none left; "plus de 6 000 EUR" and "au plus" are figures. */
  #isNoMore(at: number): boolean {
    const { tokens } = this.folded
    const isFirst = at === this.statement.first
    const before = tokens[at - 1]?.text ?? ''
    if (before === 'au' || before === 'de' || before === 'en') return false
    if (tokens[at + 1]?.text !== 'de' && tokens[at + 1]?.text !== 'd' && tokens[at + 1]?.text !== 'besoin')
      return false
    const after = tokens[at + 2]
    return (
      (isFirst || BREAK_SIGNS.has(before)) &&
      after?.kind === 'word' &&
      !this.values.some((value) => value.first === at + 2)
    )
  }

  /** Whether a denial before the tokens, or right behind them, in the same clause speaks of them. */
  isDenied(first: number, next: number, behind = true): boolean {
    return this.denials.some((at) => {
      if (at < first) return first - at <= REACH && this.breaksBetween(at, first) === 0
      return behind && at >= next && at - next <= 2 && this.breaksBetween(next, at) === 0
    })
  }

  isQuoted(start: number, end: number): boolean {
    return this.#quotations.some((each) => each.start < end && each.end > start)
  }

  /** Says itself that something is gone. */
  get saysGone(): boolean {
    return this.has(GONE)
  }

  get saysReplaced(): boolean {
    return this.has(REPLACED)
  }

  /** Speaks of what might be, not of what is. */
  get isHypothetical(): boolean {
    if (this.has(MIGHT)) return true
    const { tokens } = this.folded
    const { first, next } = this.statement
    return tokens.slice(first, next).some(({ text }) => CONDITIONAL_FR.test(text) && text.length > 6)
  }

  get tellsEvent(): boolean {
    return this.has(TOLD)
  }

  /** Speaks of a time before `date`: "until 2021", "formerly", "à l’époque". `but` is a value that is judged itself. */
  isOfPast(date: IsoDate, but: RuleValue | null): boolean {
    if (this.has(ONCE)) return true
    const { tokens } = this.folded
    const { first, next } = this.statement
    for (const { next: after } of placesOf(UNTIL, this.folded, first, next)) {
      const value = this.values.find((each) => each.first >= after && each.first - after <= 3)
      if (value?.kind === 'date' && value !== but) {
        const last = value.claim.spans[0]?.to
        if (last !== undefined && last < date) return true
      }
      for (let at = after; at < Math.min(after + 3, next); at += 1) {
        const year = tokens[at]
        if (year?.kind === 'digits' && /^(19|20)\d\d$/.test(year.text) && year.text < date.slice(0, 4))
          return true
      }
    }
    return false
  }

  /** Words of the statement from token to token, as written. */
  written(first: number, next: number): string {
    const { tokens, text } = this.folded
    return text.slice(tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0)
  }
}
