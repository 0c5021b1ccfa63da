/** Takes a draft through the check block by block: keeps what is traced, puts right what can be, leaves the rest out. */

import type {
  Block,
  FactsBlock,
  FormBlock,
  FormField,
  ListBlock,
  TableBlock,
  TextBlock,
  TimelineBlock,
} from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact.ts'
import type { Locale } from '../../domain/locale.ts'
import type { CheckedStatement } from '../checked-reply.ts'
import { applyEdits, type Edit, pastBlanks } from './apply-edits.ts'
import { DraftRuleCheck, type DraftRules } from './draft-rules.ts'
import { LABEL, type PieceContext, PLAIN } from './draft-sentence.ts'
import { DraftTracer, type Traced, type TracedPiece } from './draft-tracer.ts'
import { nameKey, textOf } from './fact-index.ts'
import type { Topic } from './topic.ts'
import { type Noun, nounOf } from './withheld-words.ts'
import { rightLike, sourceOf } from './word-finding.ts'

export class DraftSieve {
  readonly statements: CheckedStatement[] = []
  readonly withheld: CheckedStatement[] = []
  /** What was left out for good, by its kind. */
  readonly leftOut: Noun[] = []
  /** The first statement of the last text block was left out. */
  lostFirst = false
  readonly #tracer: DraftTracer
  readonly #grounds: readonly Fact[]
  readonly #locale: Locale
  readonly #today: string
  readonly #rules: DraftRuleCheck | null
  readonly #corrections: Fact[] = []

  constructor(grounds: readonly Fact[], locale: Locale, rules: DraftRules | null = null) {
    this.#rules = rules && new DraftRuleCheck(rules, locale)
    this.#tracer = new DraftTracer(grounds, locale)
    this.#grounds = grounds
    this.#locale = locale
    const today = grounds.find((fact) => fact.aspect === 'today')?.value
    this.#today = today?.kind === 'date' ? today.date : ''
  }

  /** Sentences that a note put right: words of that note, which the reply rests on as well. */
  get corrections(): readonly Fact[] {
    return this.#corrections
  }

  /** The block as it may leave; null when nothing of it is left. */
  block(block: Block): Block | null {
    switch (block.kind) {
      case 'text':
        return this.#text(block)
      case 'facts':
        return this.#facts(block)
      case 'table':
        return this.#table(block)
      case 'timeline':
        return this.#timeline(block)
      case 'list':
        return this.#list(block)
      case 'form':
        return this.#form(block)
    }
  }

  #text(block: TextBlock): Block | null {
    if (block.quoted) return block
    const text = this.#ruled(block.text)
    return text === '' && block.text !== '' ? null : text === block.text ? block : { ...block, text }
  }

  #titled<T extends { readonly title?: string }>(block: T): T {
    if (block.title === undefined) return block
    const title = this.sentences(block.title, LABEL)
    if (title === block.title) return block
    const { title: _, ...rest } = block
    return (title === '' ? rest : { ...rest, title }) as T
  }

  #facts(block: FactsBlock): Block | null {
    const items = block.items.flatMap((item) => {
      if (!this.keeps(item.label, LABEL)) return []
      const context = { ...PLAIN, topics: this.#tracer.topicsOf(item.label) }
      const value = this.#named(item.value, context.topics) ? this.sentences(item.value, context) : ''
      return value === '' && item.value !== '' ? [] : [value === item.value ? item : { ...item, value }]
    })
    return items.length === 0 && block.items.length > 0 ? null : { ...this.#titled(block), items }
  }

  #table(block: TableBlock): Block | null {
    if (!block.columns.every((column) => this.keeps(column.label, LABEL))) return null
    const topics = block.columns.map((column) => this.#tracer.topicsOf(column.label))
    const rows = block.rows.flatMap((row) => {
      const place = this.#placeOf(
        row.map((cell) => cell.text),
        topics,
      )
      const cells = row.map((cell, index) => {
        const own = topics[index] ?? []
        // A line's number is followed by what tells its parts apart: "10 · 30 pieces".
        const context: PieceContext = { ...place, topics: own, isStrict: !own.includes('line') }
        const text = this.#named(cell.text, context.topics) ? this.sentences(cell.text, context) : ''
        return text === cell.text ? cell : text === '' ? null : { ...cell, text }
      })
      return cells.every((cell) => cell !== null) ? [cells] : []
    })
    return rows.length === 0 && block.rows.length > 0 ? null : { ...this.#titled(block), rows }
  }

  /** The line and the order that a row of a table is about. */
  #placeOf(cells: readonly string[], topics: readonly (readonly Topic[])[]): PieceContext {
    let line: string | null = null
    let order: string | null = null
    cells.forEach((cell, index) => {
      const number = /^\D{0,6}(\d{1,6})(?!\d)/.exec(cell.trim())?.[1]
      if (line === null && topics[index]?.includes('line') && number !== undefined) {
        line =
          this.#grounds.find((fact) => fact.line === String(Number(number)) || fact.line === number)?.line ??
          null
      }
      const named = this.#grounds.find(
        (fact) => fact.aspect === 'order-number' && textOf(fact) === cell.trim(),
      )
      if (order === null && named) order = textOf(named)
    })
    return { ...PLAIN, line, order }
  }

  #timeline(block: TimelineBlock): Block | null {
    const steps = block.steps.filter((step) => {
      const isDone = step.state === 'done' || step.state === 'late'
      const topics = this.#tracer
        .topicsOf(step.label)
        .map((topic) => (isDone ? topic : (TO_COME[topic] ?? topic)))
      return this.keeps(step.label, LABEL) && this.keeps(step.date, { ...PLAIN, topics })
    })
    const title = this.sentences(block.title, LABEL)
    return steps.length === 0 && block.steps.length > 0 ? null : { ...block, title, steps }
  }

  #list(block: ListBlock): Block | null {
    const items = block.items.flatMap((item) => {
      if (item.quoted) return [item]
      const text = this.#ruled(item.text)
      return text === '' && item.text !== '' ? [] : [text === item.text ? item : { ...item, text }]
    })
    return items.length === 0 && block.items.length > 0 ? null : { ...this.#titled(block), items }
  }

  /** Values and hints of a form are the person's words and examples of them; its labels, choices and errors are ours. */
  #form(block: FormBlock): Block {
    const fields = block.fields.map((field): FormField => {
      const { error, choices, ...rest } = field
      const told = error === undefined ? '' : this.sentences(error, PLAIN)
      const offered = choices?.filter((choice) => this.keeps(choice.label, LABEL))
      return {
        ...rest,
        label: this.keeps(field.label, LABEL) ? field.label : field.name,
        ...(told === '' ? {} : { error: told }),
        ...(offered === undefined ? {} : { choices: offered }),
      }
    })
    return { ...block, fields }
  }

  /** A text of ours traced to the record and held against the notes. */
  #ruled(text: string): string {
    const { left, piece } = this.#sift(text, PLAIN)
    if (this.#rules === null || left === '') return left
    const held = this.#rules.hold(left === piece.text ? piece : this.#tracer.trace(left, PLAIN))
    if (held === null) return left
    this.statements.push(...held.cited)
    this.withheld.push(...held.wrong)
    this.#corrections.push(...held.grounds)
    for (let count = 0; count < held.lost; count += 1) this.leftOut.push('rule')
    this.lostFirst ||= held.lostFirst || held.text === ''
    return held.text
  }

  /** Whether all of a label, a button or a date is traced; what is not is noted as left out. */
  keeps(text: string, context: PieceContext): boolean {
    const piece = this.#tracer.trace(text, context)
    let keeps = true
    for (const traced of piece.claims) {
      if (traced.passes) this.#pass(traced, piece)
      else {
        this.#withhold(traced, piece, null)
        keeps = false
      }
    }
    return keeps
  }

  /** The text with its untraced sentences put right or taken out; empty when none is left. */
  sentences(text: string, context: PieceContext): string {
    return this.#sift(text, context).left
  }

  #sift(text: string, context: PieceContext): { readonly left: string; readonly piece: TracedPiece } {
    const piece = this.#tracer.trace(text, context)
    this.lostFirst = false
    if (piece.claims.every((traced) => traced.passes)) {
      for (const traced of piece.claims) this.#pass(traced, piece)
      return { left: text, piece }
    }
    const untraced = piece.claims.filter((traced) => !traced.passes)
    let lost = new Set(
      untraced.filter((traced) => this.#replacement(traced, piece) === null).map(statementOf),
    )
    let left = this.#mended(piece, lost)
    // A sentence put right is traced again: what still does not pass goes as a whole.
    if (!this.#isTraced(left, context)) {
      lost = new Set(untraced.map(statementOf))
      left = this.#mended(piece, lost)
      if (!this.#isTraced(left, context)) left = ''
    }
    for (const traced of piece.claims) this.#file(traced, piece, lost)
    this.lostFirst = left === '' || (piece.statements[0] !== undefined && lost.has(piece.statements[0]))
    return { left, piece }
  }

  #isTraced(text: string, context: PieceContext): boolean {
    return this.#tracer.trace(text, context).claims.every((traced) => traced.passes)
  }

  /** The text with the lost statements taken out and the others put right. */
  #mended(piece: TracedPiece, lost: ReadonlySet<Traced['statement']>): string {
    const edits: Edit[] = [...lost].map(({ start, end }) => ({
      start,
      end: pastBlanks(piece.text, end),
      to: '',
    }))
    for (const traced of piece.claims) {
      if (traced.passes || lost.has(traced.statement)) continue
      const to = this.#replacement(traced, piece)
      if (to !== null) edits.push({ start: traced.claim.start, end: traced.claim.end, to })
    }
    return applyEdits(piece.text, edits).trim()
  }

  #replacement(traced: Traced, piece: TracedPiece): string | null {
    if (traced.rewritten !== null) return traced.rewritten
    if (traced.right === null) return null
    const { claim } = traced
    const written = piece.text.slice(claim.start, claim.end)
    return rightLike(claim, written, traced.right, false, { language: this.#locale, today: this.#today })
  }

  #file(traced: Traced, piece: TracedPiece, lost: ReadonlySet<Traced['statement']>): void {
    const isLost = lost.has(traced.statement)
    if (traced.passes) {
      if (!isLost) this.#pass(traced, piece)
    } else this.#withhold(traced, piece, isLost ? null : this.#replacement(traced, piece))
  }

  #pass({ claim, statement, fact }: Traced, { text }: TracedPiece): void {
    if (fact === null) return
    this.statements.push({
      statement: text.slice(statement.start, statement.end),
      verdict: fact.aspect === 'rule' ? 'cited' : 'verified',
      value: text.slice(claim.start, claim.end),
      evidence: sourceOf(fact, this.#locale),
      right: null,
      suggestion: null,
    })
  }

  #withhold({ claim, statement, right }: Traced, { text }: TracedPiece, to: string | null): void {
    const words = text.slice(statement.start, statement.end)
    const edit = { start: claim.start - statement.start, end: claim.end - statement.start, to: to ?? '' }
    this.withheld.push({
      statement: words,
      verdict: to === null ? 'unsupported' : 'contradicted',
      value: text.slice(claim.start, claim.end),
      evidence: to === null || right === null ? null : sourceOf(right, this.#locale),
      right: to,
      suggestion: to === null ? null : applyEdits(words, [edit]),
    })
    if (to === null) this.leftOut.push(nounOf(claim.value))
  }

  /** A name in the place for the customer or the carrier must be one of the record's. */
  #named(text: string, topics: readonly Topic[]): boolean {
    const aspect = topics.find((topic) => topic === 'customer' || topic === 'carrier')
    if (aspect === undefined || topics.length > 1 || !/\p{Lu}\p{Ll}/u.test(text)) return true
    const own = ` ${nameKey(text)} `
    const known = this.#grounds.some((fact) => {
      const name = textOf(fact)
      return name !== '' && own.includes(` ${nameKey(name)} `)
    })
    if (!known) {
      this.leftOut.push('name')
      this.withheld.push({
        statement: text,
        verdict: 'unsupported',
        value: text,
        evidence: null,
        right: null,
        suggestion: null,
      })
    }
    return known
  }
}

/** What a step of a timeline is called by what it will have been, once it is only expected. */
const TO_COME: Partial<Record<Topic, Topic>> = { shipped: 'ship', delivered: 'deliver', arrival: 'deliver' }

const statementOf = (traced: Traced): Traced['statement'] => traced.statement
