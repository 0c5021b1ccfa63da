/**
 * Holds the desk's own sentences against the notes of the watch: what a note in force says otherwise is put right or taken
 * out before it leaves. Words that repeat a note are the note's own and are not judged by others.
 */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Fact } from '../../domain/fact.ts'
import type { Locale } from '../../domain/locale.ts'
import type { CheckedStatement } from '../checked-reply.ts'
import type { Library } from '../watch/library.ts'
import type { Situation } from '../watch/situation.ts'
import { applyEdits, applyEditsWithin, type Edit, pastBlanks } from './apply-edits.ts'
import type { TracedPiece } from './draft-tracer.ts'
import { compileRules, type RuleIndex } from './rules/compiled-rules.ts'
import { RuleChecker, type RuleFinding } from './rules/rule-checker.ts'
import type { Statement } from './statements.ts'

/** The notes that drafts are held against. */
export interface DraftRules {
  readonly library: Library
  /** The day that matters: today unless an order says otherwise. */
  readonly date: IsoDate
  /** The order that the draft is about, when it is about one. */
  readonly situation: Situation | null
  /** Country of the desk's firm, ISO 3166-1 alpha-2; null when not known. */
  readonly home: string | null
}

/** A text of the draft after the notes were held against it. */
export interface HeldText {
  readonly text: string
  /** What notes bear out. */
  readonly cited: readonly CheckedStatement[]
  /** What was put right or taken out, with the reason. */
  readonly wrong: readonly CheckedStatement[]
  /** Statements taken out for good. */
  readonly lost: number
  readonly lostFirst: boolean
  /** The sentences put right, as words of the note: they pass as they stand from now on. */
  readonly grounds: readonly Fact[]
}

export class DraftRuleCheck {
  readonly #rules: DraftRules
  readonly #index: RuleIndex
  readonly #locale: Locale

  constructor(rules: DraftRules, locale: Locale) {
    this.#rules = rules
    this.#index = compileRules(rules.library)
    this.#locale = locale
  }

  /** The traced text against the notes; null when they have nothing to say of it. */
  hold(piece: TracedPiece): HeldText | null {
    if (this.#index.size === 0) return null
    const { text, tokens, statements, passages } = piece
    const checker = new RuleChecker(this.#index, text, tokens, this.#locale, this.#rules.home)
    const { date, situation } = this.#rules
    const held = statements.flatMap((statement) => {
      const findings = checker
        .take(statement, { date, situation, language: this.#locale })
        .filter(({ start, end }) => !passages.some((each) => each.start < end && start < each.end))
      return findings.length === 0 ? [] : [this.#judge(statement, findings, piece)]
    })
    if (held.length === 0) return null
    const edits = held.flatMap((each) => each.edits)
    const [first] = statements
    return {
      text: edits.length === 0 ? text : applyEdits(text, edits).trim(),
      cited: held.flatMap((each) => each.cited),
      wrong: held.flatMap((each) => each.wrong),
      lost: held.filter(({ isLost }) => isLost).length,
      lostFirst: held.some(({ statement, isLost }) => isLost && statement === first),
      grounds: held.flatMap((each) => each.grounds),
    }
  }

  #judge(statement: Statement, findings: readonly RuleFinding[], piece: TracedPiece): HeldStatement {
    const { text } = piece
    const words = text.slice(statement.start, statement.end)
    const wrong = findings.filter(isWrong)
    const right = mended(statement, wrong, piece)
    const isLost = wrong.length > 0 && right === null
    const told = (finding: RuleFinding, suggestion: string | null): CheckedStatement => ({
      statement: words,
      verdict: finding.verdict,
      value: text.slice(finding.start, finding.end),
      evidence: finding.evidence,
      right: isWrong(finding) ? finding.right : null,
      suggestion,
      note: finding.note,
    })
    const end = isLost ? pastBlanks(text, statement.end) : statement.end
    const [basis] = wrong
    return {
      statement,
      isLost,
      cited: isLost
        ? []
        : findings.filter(({ verdict }) => verdict === 'cited').map((each) => told(each, null)),
      wrong: wrong.map((each) => told(each, right)),
      edits: wrong.length === 0 ? [] : [{ start: statement.start, end, to: right ?? '' }],
      grounds: right === null || basis === undefined ? [] : [groundOf(right, basis)],
    }
  }
}

interface HeldStatement {
  readonly statement: Statement
  readonly isLost: boolean
  readonly cited: readonly CheckedStatement[]
  readonly wrong: readonly CheckedStatement[]
  readonly edits: readonly Edit[]
  readonly grounds: readonly Fact[]
}

const isWrong = ({ verdict }: RuleFinding): boolean => verdict === 'contradicted' || verdict === 'outdated'

/** The statement put right in its place, or said anew where nothing else stands in it; null when it cannot be. */
function mended(
  statement: Statement,
  wrong: readonly RuleFinding[],
  { text, claims }: TracedPiece,
): string | null {
  const edits = wrong.flatMap(({ edit }) => edit ?? [])
  if (wrong.length > 0 && edits.length === wrong.length) {
    return applyEditsWithin(text, statement, edits)
  }
  const [only, ...more] = wrong
  const holdsMore = claims.some(
    ({ claim, statement: own }) =>
      own === statement && !(only && claim.start < only.end && only.start < claim.end),
  )
  return only === undefined || more.length > 0 || holdsMore ? null : only.sentence
}

function groundOf(words: string, { note, fact }: RuleFinding): Fact {
  return {
    order: null,
    line: null,
    aspect: 'rule',
    value: { kind: 'text', text: words },
    label: { fr: `note ${note}, point ${fact}`, en: `note ${note}, point ${fact}` },
  }
}
