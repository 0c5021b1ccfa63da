/** Checks the statements of a text against the notes of the watch: terms, figures, dates, papers, what must and may be. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import type { Locale } from '../../../domain/locale.ts'
import type { Library } from '../../watch/library.ts'
import type { Situation } from '../../watch/situation.ts'
import { applyEditsWithin } from '../apply-edits.ts'
import { readText } from '../read-text.ts'
import { languageOf, type Statement, statementsOf } from '../statements.ts'
import { compileRules } from './compiled-rules.ts'
import { RuleChecker, type RuleFinding } from './rule-checker.ts'

export interface CheckRulesOptions {
  readonly library: Library
  /** The day that matters: of the shipment or declaration, today when there is none. */
  readonly date: IsoDate
  /** The order that the text is about. */
  readonly situation: Situation | null
  /** Language of the evidence, and of a text that does not show its own. */
  readonly locale: Locale
  /** Language of the whole text, when it is known. */
  readonly language?: Locale
  /** Country of the desk's firm, ISO 3166-1 alpha-2. */
  readonly home?: string | null
}

/** A finding with its statement. */
export interface RuleStatement extends RuleFinding {
  /** The whole statement as written, and where it stands. */
  readonly statement: string
  readonly statementStart: number
  readonly statementEnd: number
  /** The words judged. */
  readonly value: string
  /** The statement put right; null when it is not wrong. */
  readonly suggestion: string | null
}

/** In the order of the text. Deterministic; costs nothing for notes that share no word with the text. */
export function checkRules(text: string, options: CheckRulesOptions): readonly RuleStatement[] {
  const index = compileRules(options.library)
  if (index.size === 0) return []
  const tokens = readText(text)
  const statements = statementsOf(text, tokens)
  const checker = new RuleChecker(
    index,
    text,
    tokens,
    options.locale,
    options.home ?? homeOf(options.situation),
  )
  let language = options.language ?? languageOf(tokens, 0, tokens.length) ?? options.locale
  return statements.flatMap((statement) => {
    language = options.language ?? languageOf(tokens, statement.first, statement.next) ?? language
    const findings = checker.take(statement, {
      date: options.date,
      situation: options.situation,
      language,
    })
    return placed(text, statement, findings)
  })
}

/** The seller's country, as the order's situation has it. */
export function homeOf(situation: Situation | null): string | null {
  const home = situation?.fields.get('seller_country')
  return typeof home === 'string' ? home : null
}

export function placed(
  text: string,
  statement: Pick<Statement, 'start' | 'end'>,
  findings: readonly RuleFinding[],
): readonly RuleStatement[] {
  const words = text.slice(statement.start, statement.end)
  const edits = findings.flatMap(({ edit }) => edit ?? [])
  const corrected = edits.length === 0 ? null : applyEditsWithin(text, statement, edits)
  return findings.map((finding) => ({
    ...finding,
    statement: words,
    statementStart: statement.start,
    statementEnd: statement.end,
    value: text.slice(finding.start, finding.end),
    suggestion: finding.edit === null ? finding.sentence : corrected,
  }))
}
