/** Reads all that a sentence claims, and the words that say what it is about. Each token is looked at once. */

import { isAllowedWord, isContainerLength, isEdition } from './allowed-figures.ts'
import type { Claim, ClaimValue, ReferenceNaming, State } from './claim.ts'
import {
  expressionAt,
  type LexiconEntry,
  type LexiconMeaning,
  lexicon,
  matchWords,
  openingWords,
} from './lexicon.ts'
import { readDate, relativeClaim } from './read-dates.ts'
import { readEvent } from './read-events.ts'
import { readFigure } from './read-figures.ts'
import { readLines } from './read-lines.ts'
import { compoundAt, readReference, skipNumberSign, skipTelephone } from './read-references.ts'
import { readTerm } from './read-terms.ts'
import type { Token } from './read-tokens.ts'
import {
  DENIAL_JOINTS,
  FIELDS,
  HARD_SIGNS,
  HARD_WORDS,
  LINE_ENDINGS,
  languageOf,
  PAPERS,
  PLAIN_STATE,
  TO_COME,
} from './scan-words.ts'
import type { Cue, NamingMark, ReadContext, SentenceReading, TurnMark } from './sentence-reading.ts'
import { skipClock, skipSize } from './skip-measures.ts'
import type { Topic } from './topic.ts'

/** Reads the tokens from `first` up to `end` as one sentence. */
export function readSentence(
  tokens: readonly Token[],
  first: number,
  end: number,
  context: ReadContext,
): SentenceReading {
  const scan = new Scan(tokens, end, context)
  let at = first
  while (at < end) at = scan.step(at)
  return scan
}

class Scan implements SentenceReading {
  readonly claims: Claim[] = []
  readonly cues: Cue[] = []
  readonly turns: TurnMark[] = []
  readonly namings: NamingMark[] = []
  readonly breaks: { at: number; hard: boolean }[] = []
  readonly lineWords: number[] = []
  private readonly tokens: readonly Token[]
  private readonly end: number
  private readonly context: ReadContext
  private readonly words = lexicon()
  private readonly openers = openingWords()
  private naming: { readonly naming: ReferenceNaming; readonly until: number } | null = null
  private standardUntil = -1

  constructor(tokens: readonly Token[], end: number, context: ReadContext) {
    this.tokens = tokens
    this.end = end
    this.context = context
  }

  /** Reads what stands at the token and returns the token to go on from. */
  step(at: number): number {
    const token = this.tokens[at] as Token
    if (token.kind === 'sign') return this.sign(token, at)
    if (token.kind === 'digits') return this.figures(token, at)
    return this.word(token, at)
  }

  private add(value: ClaimValue, first: number, next: number): number {
    const start = this.tokens[first]?.start ?? 0
    const end = this.tokens[next - 1]?.end ?? start
    this.claims.push({ value, start, end, first, next })
    return next
  }

  private sign(token: Token, at: number): number {
    if (token.text === ',' || token.text === ':') this.breaks.push({ at, hard: false })
    else if (token.text === '-' && token.gap !== 'none' && this.tokens[at + 1]?.gap !== 'none') {
      this.breaks.push({ at, hard: true })
    } else if (HARD_SIGNS.has(token.text)) this.breaks.push({ at, hard: true })
    if (token.text === '+') {
      const past = skipTelephone(this.tokens, at)
      if (past > 0) return past
    }
    const figure = readFigure(this.tokens, at, this.context.text)
    return figure ? this.add(figure.value, at, figure.next) : at + 1
  }

  private figures(token: Token, at: number): number {
    const { tokens } = this
    if (at < this.standardUntil || (isEdition(token.text) && this.editionStands(at))) return at + 1
    const telephone = skipTelephone(tokens, at)
    if (telephone > 0) return telephone
    const past = skipClock(tokens, at) || skipSize(tokens, at)
    if (past > 0) return past
    if (isContainerLength(token.text) && tokens[at + 1]?.text === "'") return at + 2
    if (this.isListNumber(token, at)) return at + 2
    const named = this.namingAt(at)
    if (named !== null && named !== 'order') {
      const reference = this.reference(at, named)
      if (reference > 0) return reference
    }
    const date = readDate(tokens, at, this.context.today)
    if (date && date.next <= this.end) return this.add(date.claim, at, date.next)
    const figure = readFigure(tokens, at, this.context.text)
    const isOrder = named === 'order' && token.text.length >= 4
    // "so 1001 ligne 10" counts no lines.
    const isCounted =
      figure?.certain && !(isOrder && figure.value.kind === 'quantity' && figure.value.unit === 'line')
    if (figure && isCounted) return this.add(figure.value, at, figure.next)
    const reference = this.reference(at, named)
    if (reference > 0) return reference
    if (figure) return this.add(figure.value, at, figure.next)
    return compoundAt(tokens, at).next
  }

  private word(token: Token, at: number): number {
    const { tokens, context } = this
    const entry = this.words.get(token.text)
    if (entry === undefined && this.isPlain(token, at)) return at + 1
    const term = readTerm(tokens, at, context.text)
    if (term) return this.add(term.value, at, term.next)
    const date = readDate(tokens, at, context.today)
    if (date && date.next <= this.end) return this.add(date.claim, at, date.next)
    const joined = this.joined(at)
    if (joined > 0) return joined
    const name = this.name(token, at)
    if (name > 0) return name
    const known = entry ? this.known(entry, token, at) : 0
    if (known > 0) return known
    const figure = readFigure(tokens, at, context.text)
    if (figure) return this.add(figure.value, at, figure.next)
    const named = this.namingAt(at)
    const reference = readReference(tokens, at, named)
    if (reference && /\d/.test(reference.key)) return this.reference(at, named)
    return at + 1
  }

  /** A word that begins nothing the check reads: most words of most texts. */
  private isPlain(token: Token, at: number): boolean {
    if (this.openers.has(token.text) || (token.capital && this.context.names.has(token.text))) return false
    const after = this.tokens[at + 1]
    if (after === undefined) return true
    // A currency's code or a container's owner stands before figures, a reference has them in it.
    return after.kind !== 'digits' && (after.gap !== 'none' || this.tokens[at + 2]?.gap !== 'none')
  }

  /** Letters and digits written together: a line (`L10`), an allowed word (`EUR.1`), or a reference. */
  private joined(at: number): number {
    const after = this.tokens[at + 1]
    if (after?.gap !== 'none') return 0
    const compound = compoundAt(this.tokens, at)
    if (compound.digits === 0 || compound.letters === 0)
      return isAllowedWord(compound.key) ? compound.next : 0
    if (isAllowedWord(compound.key)) return compound.next
    const line = /^(?:l|ln|pos)(\d{1,5})$/.exec(compound.key)
    if (line) return this.add({ kind: 'line', line: String(Number(line[1])) }, at, compound.next)
    const figure = readFigure(this.tokens, at, this.context.text)
    if (figure) return this.add(figure.value, at, figure.next)
    return this.reference(at, this.namingAt(at))
  }

  private reference(at: number, named: ReferenceNaming | null): number {
    const reading = readReference(this.tokens, at, named)
    if (!reading || reading.next > this.end) return 0
    if (isAllowedWord(reading.key)) return reading.next
    return this.add({ kind: 'reference', key: reading.key, named }, reading.first, reading.next)
  }

  private name(token: Token, at: number): number {
    if (!token.capital) return 0
    for (const known of this.context.names.get(token.text) ?? []) {
      const next = matchWords(known.words, this.tokens, at)
      if (next > 0) return this.add(known.value, at, next)
    }
    return 0
  }

  /** What the lexicon knows of the word: an expression of several words before a verb, a verb before a single word. */
  private known(entry: LexiconEntry, token: Token, at: number): number {
    const found = expressionAt(entry, this.tokens, at)
    if (found && found.next > at + 1) return this.expression(found.meanings, at, found.next)
    const event = entry.events.length > 0 ? this.event(entry, token, at) : 0
    const past = found ? this.expression(found.meanings, at, found.next) : 0
    return Math.max(event, past)
  }

  private event(entry: LexiconEntry, token: Token, at: number): number {
    const raw = this.context.text.slice(token.start, token.end)
    const reading = readEvent(this.tokens, at, entry.events, raw)
    if (!reading) return 0
    const { event } = reading.word
    if (event.state !== null && this.isOfPaper(reading.first, event.state)) return at + 1
    const isUndone = reading.mood === 'happened' && reading.negated && event.state !== null
    const topic = isUndone
      ? 'undone'
      : reading.mood === 'noun'
        ? event.noun
        : reading.mood === 'happened'
          ? event.past
          : event.future
    this.cues.push({ topic, first: at, next: at + 1, open: reading.mood === 'noun' })
    if (reading.mood === 'happened' && event.state !== null && !this.isFieldName(reading.first, at)) {
      const { degree } = reading
      const negated = reading.negated !== this.isDeniedBefore(reading.first, at)
      this.add({ kind: 'state', state: event.state, negated, degree }, reading.first, at + 1)
    }
    if (reading.mood === 'hypothetical') this.turns.push({ turn: 'proposal', first: at })
    return at + 1
  }

  /** "Shipped quantity" and "quantité expédiée" name a field of the record and say nothing of it. */
  private isFieldName(first: number, at: number): boolean {
    if (first !== at) return false
    return FIELDS.has(this.tokens[at + 1]?.text ?? '') || FIELDS.has(this.tokens[at - 1]?.text ?? '')
  }

  /** "Nothing was shipped or invoiced", "n’est ni expédiée ni facturée": the denial goes on over the "or". */
  private isDeniedBefore(first: number, at: number): boolean {
    const last = this.claims.at(-1)
    if (first !== at || last?.value.kind !== 'state' || last.next !== at - 1) return false
    return last.value.negated && DENIAL_JOINTS.has(this.tokens[at - 1]?.text ?? '')
  }

  /** "The acknowledgement left on …" ships no goods. */
  private isOfPaper(at: number, state: State): boolean {
    if (PAPERS.has(this.tokens[at - 1]?.text ?? '')) return true
    if (state !== 'shipped') return false
    const last = this.cues.at(-1)
    if (last?.topic !== 'acknowledged' && last?.topic !== 'invoice') return false
    return (
      last.open && at - last.next <= 8 && !this.breaks.some((each) => each.at >= last.next && each.at < at)
    )
  }

  private expression(meanings: readonly LexiconMeaning[], at: number, next: number): number {
    let past = next
    for (const meaning of meanings) {
      const to = this.meaning(meaning, at, next)
      if (to > past) past = to
      if (to < 0 && meanings.length === 1) return 0
    }
    return past
  }

  /** Takes one meaning in; returns the token to go on from, or -1 when it does not hold here. */
  private meaning(meaning: LexiconMeaning, at: number, next: number): number {
    const token = this.tokens[at] as Token
    switch (meaning.kind) {
      case 'topic':
        this.cues.push({
          topic: this.topicHere(meaning.topic, token),
          first: at,
          next,
          open: meaning.topic === 'acknowledged',
        })
        return LINE_ENDINGS.has(this.tokens[next - 1]?.text ?? '') ? this.lines(next) : next
      case 'state':
        return this.state(meaning, at, next)
      case 'mode':
        return this.add({ kind: 'mode', mode: meaning.mode, language: meaning.language }, at, next)
      case 'carrier':
        return this.properName(token, { kind: 'carrier', name: meaning.name }, at, next)
      case 'country':
        return this.properName(token, { kind: 'country', name: meaning.code }, at, next)
      case 'relative':
        return this.add(
          relativeClaim(meaning.phrase, this.context.today, languageOf(meaning.phrase.words)),
          at,
          next,
        )
      case 'naming':
        this.namings.push({ naming: meaning.naming, first: at, next })
        this.naming = { naming: meaning.naming, until: skipNumberSign(this.tokens, next) }
        return next
      case 'line':
        return this.lines(next)
      case 'turn':
        this.turns.push({ turn: meaning.turn, first: at })
        return next
      case 'break':
        this.breaks.push({ at, hard: HARD_WORDS.has(token.text) })
        return next
      case 'standard':
        return this.standard(token, next)
      case 'polite':
        return next
    }
  }

  /** An invoice that is due is to be paid; goods that are due are to arrive. */
  private topicHere(topic: Topic, token: Token): Topic {
    const isEither = (topic === 'expected' && token.text === 'due') || topic === 'scheduled'
    if (!isEither) return topic
    const isPayment = this.cues.some((cue) => cue.topic === 'invoice' || cue.topic === 'payment-terms')
    return isPayment ? 'due' : topic
  }

  private properName(token: Token, value: ClaimValue, at: number, next: number): number {
    return token.capital ? this.add(value, at, next) : -1
  }

  private state(meaning: Extract<LexiconMeaning, { kind: 'state' }>, at: number, next: number): number {
    const chain = readEvent(this.tokens, at, [PLAIN_STATE], '')
    if (meaning.topic !== null) {
      const topic = chain?.mood === 'future' ? (TO_COME[meaning.topic] ?? meaning.topic) : meaning.topic
      this.cues.push({ topic, first: at, next, open: false })
    }
    const negated = (chain?.negated ?? false) !== meaning.negated
    if (chain?.mood === 'hypothetical' || chain?.mood === 'future') return next
    const first = chain?.first ?? at
    return this.add(
      { kind: 'state', state: meaning.state, negated, degree: chain?.degree ?? null },
      first,
      next,
    )
  }

  private lines(next: number): number {
    this.lineWords.push(next - 1)
    const reading = readLines(this.tokens, next, this.end, this.words)
    for (const { line, at } of reading.lines) this.add({ kind: 'line', line }, at, at + 1)
    return reading.next
  }

  private standard(token: Token, next: number): number {
    const digits = this.tokens[next]
    const short = token.text.length <= 3 && !token.capital
    if (short) return -1
    if (digits?.kind !== 'digits' || digits.gap === 'line') return next
    this.standardUntil = compoundAt(this.tokens, next).next
    return this.standardUntil
  }

  private editionStands(at: number): boolean {
    const before = this.tokens[at - 1]?.text ?? ''
    return before.startsWith('incoterm')
  }

  /** What the words before say that a reference at the token is; "la 1001" is an order in everyday French. */
  private namingAt(at: number): ReferenceNaming | null {
    const token = this.tokens[at]
    if (token?.kind === 'digits' && token.text.length >= 4 && this.tokens[at - 1]?.text === 'la')
      return 'order'
    return this.naming && this.naming.until >= at && at - this.naming.until <= 1 ? this.naming.naming : null
  }

  /** `1.` or `2)` at the beginning of a line numbers a list. */
  private isListNumber(token: Token, at: number): boolean {
    const after = this.tokens[at + 1]
    const opens = token.gap === 'line' && token.text.length <= 2
    return (
      opens &&
      after?.gap === 'none' &&
      (after.text === '.' || after.text === ')') &&
      this.tokens[at + 2]?.gap === 'blank'
    )
  }
}
