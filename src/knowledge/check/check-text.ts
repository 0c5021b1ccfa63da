/**
 * Checks a person's text against the records of the orders it is about: every date, figure, reference, state and name
 * of every statement, with the right value where the record says otherwise.
 */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Fact } from '../../domain/fact.ts'
import type { Locale } from '../../domain/locale.ts'
import type { DateMeaning } from '../../domain/order.ts'
import type { CheckedStatement } from '../checked-reply.ts'
import type { Library } from '../watch/library.ts'
import type { Situation } from '../watch/situation.ts'
import { applyEdits, type Edit } from './apply-edits.ts'
import { Attacher } from './attach.ts'
import { judgeSentence } from './judge-sentence.ts'
import { knownNames } from './known-names.ts'
import { mergeFindings } from './merge-findings.ts'
import { OrderRecord } from './order-record.ts'
import { readSentence } from './read-claims.ts'
import { readText } from './read-text.ts'
import type { Token } from './read-tokens.ts'
import { compileRules } from './rules/compiled-rules.ts'
import { RuleChecker, type RuleFinding } from './rules/rule-checker.ts'
import type { SentenceReading } from './sentence-reading.ts'
import type { Finding } from './sentence-to-judge.ts'
import { languageOf, type Statement, statementsOf } from './statements.ts'
import { type Carried, SentenceSubjects } from './subjects.ts'
import { cellEnds, headOf, type TableHead, TableRow } from './table-rows.ts'
import type { Topic } from './topic.ts'
import { wordFinding } from './word-finding.ts'

export interface CheckTextOptions {
  /** Facts of the orders that the text may be about. */
  readonly facts: readonly Fact[]
  /** Language of the evidence, and of a text that does not show its own. */
  readonly locale: Locale
  /** The day the text is written: what "tomorrow" counts from. */
  readonly today: IsoDate
  /** The order that a text is about which names none. Without it, the only order among the facts. */
  readonly order?: string
  /** What each order's promised dates stand for, where that is known. */
  readonly meanings?: Readonly<Record<string, DateMeaning>>
  /** The watch's notes, which statements about rules are held against. */
  readonly rules?: RulesAtHand
}

export interface RulesAtHand {
  readonly library: Library
  /** What the watch knows of each order, by its number. */
  readonly situations: ReadonlyMap<string, Situation>
  /** The day that matters where a statement is about none of these orders. */
  readonly date: IsoDate
  /** Country of the desk's firm, ISO 3166-1 alpha-2. */
  readonly home?: string | null
}

/** A statement with where it stands, and what would put it right. */
export interface PlacedStatement extends CheckedStatement {
  readonly start: number
  readonly end: number
  /** Where the words judged begin. */
  readonly valueStart: number
  readonly edits: readonly Edit[]
  /** The facts that evidence and right value were taken from. */
  readonly facts: readonly Fact[]
  /** The language the statement is written in. */
  readonly language: Locale
}

export interface TextReview {
  readonly statements: readonly PlacedStatement[]
  /** The whole text put right; null when nothing in it can be. */
  readonly corrected: string | null
  /** Orders that statements were held against, in the order of the text. */
  readonly orders: readonly string[]
}

/** One entry for each value that was looked at, in the order of the text. Never throws, in time linear in the text. */
export function checkText(text: string, options: CheckTextOptions): readonly CheckedStatement[] {
  return reviewText(text, options).statements.map(unplaced)
}

/** The statement without where it stands and what it was judged by. */
export function unplaced(placed: PlacedStatement): CheckedStatement {
  const { statement, verdict, value, evidence, right, suggestion, note } = placed
  return { statement, verdict, value, evidence, right, suggestion, ...(note === undefined ? {} : { note }) }
}

/** As `checkText`, with places, the corrected text and the orders used. */
export function reviewText(text: string, options: CheckTextOptions): TextReview {
  const records = recordsOf(options)
  const tokens = readText(text)
  const names = knownNames(options.facts)
  const walk = new Walk(text, tokens, records, options)
  for (const statement of statementsOf(text, tokens)) {
    const reading = readSentence(tokens, statement.first, statement.next, {
      text,
      today: options.today,
      names,
    })
    walk.take(statement, reading)
  }
  return walk.review()
}

function recordsOf({ facts, today, meanings }: CheckTextOptions): readonly OrderRecord[] {
  const byOrder = Map.groupBy(facts, (fact) => fact.order)
  return [...byOrder].flatMap(([order, own]) =>
    order === null ? [] : [new OrderRecord(order, own, today, meanings?.[order] ?? null)],
  )
}

/** Goes through the statements and carries order, lines, heading and language from each to the next. */
class Walk {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #records: readonly OrderRecord[]
  readonly #options: CheckTextOptions
  readonly #statements: PlacedStatement[] = []
  readonly #edits: Edit[] = []
  readonly #orders = new Set<string>()
  #carried: Carried
  #heading: Topic | null = null
  #language: Locale
  #table: TableHead | null = null
  readonly #rules: RuleChecker | null

  constructor(
    text: string,
    tokens: readonly Token[],
    records: readonly OrderRecord[],
    options: CheckTextOptions,
  ) {
    this.#text = text
    this.#tokens = tokens
    this.#records = records
    this.#options = options
    this.#language = languageOf(tokens, 0, tokens.length) ?? options.locale
    const own =
      options.order === undefined ? records : records.filter((record) => record.order === options.order)
    this.#carried = { orders: own.length === 1 ? own : null, lines: [], isWeak: false }
    const { rules, locale } = options
    this.#rules =
      rules === undefined
        ? null
        : new RuleChecker(compileRules(rules.library), text, tokens, locale, rules.home ?? null)
  }

  take(statement: Statement, reading: SentenceReading): void {
    const tokens = this.#tokens
    if (statement.opensParagraph) {
      this.#heading = null
      this.#carried = { ...this.#carried, lines: [] }
    }
    const own = languageOf(tokens, statement.first, statement.next)
    if (own !== null) this.#language = own
    const subjects = new SentenceSubjects(reading, tokens, statement, this.#records, this.#carried)
    const row = this.#rowOf(statement, reading, subjects)
    if (row === 'head') return
    const attacher = row ?? new Attacher(reading, tokens, reading.cues.length === 0 ? this.#heading : null)
    const findings = judgeSentence({
      text: this.#text,
      tokens,
      reading: row
        ? { ...reading, claims: reading.claims.filter((claim) => !row.isLineNumber(claim)) }
        : reading,
      subjects: row ?? subjects,
      attacher,
      isQuestion: statement.question,
      knowsOrders: this.#records.length > 0,
    })
    this.#carried = subjects.carry()
    this.#add(statement, findings, this.#ruled(statement))
    this.#announce(statement, reading)
  }

  /** What the notes say of the statement, about the one order that it speaks of. */
  #ruled(statement: Statement): readonly RuleFinding[] {
    const { rules, order } = this.#options
    if (rules === undefined || this.#rules === null) return []
    const [only, ...others] = this.#carried.orders ?? []
    const number = others.length > 0 ? undefined : (only?.order ?? order)
    const situation = number === undefined ? null : (rules.situations.get(number) ?? null)
    return this.#rules.take(statement, {
      date: situation?.date ?? rules.date,
      situation,
      language: this.#language,
    })
  }

  /** A row of a pasted table under the head it was given; `head` when the statement is that head or a rule below it. */
  #rowOf(
    statement: Statement,
    reading: SentenceReading,
    subjects: SentenceSubjects,
  ): TableRow | 'head' | null {
    const ends = cellEnds(this.#text, statement)
    if (ends === null) {
      this.#table = null
      return null
    }
    const head = headOf(reading, ends, (token) => this.#tokens[token]?.start ?? 0)
    if (head) this.#table = head
    const isRule = !/[\p{L}\p{N}]/u.test(this.#text.slice(statement.start, statement.end))
    if (head || isRule) return 'head'
    return this.#table && new TableRow(this.#table, ends, reading, subjects, subjects.carry().orders)
  }

  /** "Promised dates:" speaks for the lines of the list below it. */
  #announce(statement: Statement, reading: SentenceReading): void {
    if (statement.announces) this.#heading = reading.cues.at(-1)?.topic ?? null
    else if (reading.cues.length > 0) this.#heading = null
  }

  #add(statement: Statement, findings: readonly Finding[], ruled: readonly RuleFinding[]): void {
    const { locale, today } = this.#options
    const context = { text: this.#text, locale, language: this.#language, today }
    const merged = mergeFindings(
      findings.map((finding) => ({ finding, worded: wordFinding(finding, context) })),
      ruled,
      this.#text,
    )
    const edits = merged.flatMap((each) => each.edits)
    const words = this.#text.slice(statement.start, statement.end)
    const local = (edit: Edit): Edit => ({
      ...edit,
      start: edit.start - statement.start,
      end: edit.end - statement.start,
    })
    const corrected = edits.length === 0 ? null : applyEdits(words, edits.map(local))
    for (const { sentence, ...each } of merged) {
      for (const fact of each.facts) if (fact.order !== null) this.#orders.add(fact.order)
      this.#statements.push({
        ...each,
        statement: words,
        suggestion: each.edits.length > 0 ? corrected : sentence,
        start: statement.start,
        end: statement.end,
        language: this.#language,
      })
    }
    this.#edits.push(...edits)
    const [said, ...more] = merged
    // A sentence with nothing else in it can be said anew as a whole.
    if (said?.sentence && more.length === 0 && edits.length === 0) {
      this.#edits.push({ start: statement.start, end: statement.end, to: said.sentence })
    }
  }

  review(): TextReview {
    const corrected = this.#edits.length === 0 ? null : applyEdits(this.#text, this.#edits)
    return { statements: this.#statements, corrected, orders: [...this.#orders] }
  }
}
