/** Takes the statements of a text one after the other and holds the rules of the notes against each. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import type { Locale } from '../../../domain/locale.ts'
import type { Situation } from '../../watch/situation.ts'
import type { Edit } from '../apply-edits.ts'
import { type Quotation, quotationsIn } from '../quotations.ts'
import type { Token } from '../read-tokens.ts'
import type { Statement } from '../statements.ts'
import type { CompiledRule, RuleIndex } from './compiled-rules.ts'
import { countriesNamed } from './country-mentions.ts'
import type { FoldedText } from './expressions.ts'
import { judgeValue } from './judge-value.ts'
import { judgeChoice, judgePredicate, judgeTerm } from './judge-words.ts'
import type { JudgedRule } from './judged-rule.ts'
import { countryFits, matchClaim, type RuleContext } from './match-claim.ts'
import { readRuleValues } from './read-rule-values.ts'
import { RuleSentence } from './rule-sentence.ts'
import { settle } from './settle-rules.ts'
import { stemOf } from './stems.ts'
import { wordRule } from './word-rule.ts'

/** What a rule of a note says of words of a statement. */
export interface RuleFinding {
  readonly verdict: 'cited' | 'contradicted' | 'outdated' | 'unsupported'
  /** Id of the note. */
  readonly note: string
  readonly fact: number
  /** Id of the claim or the term. */
  readonly rule: string
  /** The other note in force that says something else; the verdict is then `unsupported`. */
  readonly against: string | null
  /** Offsets of the words judged. */
  readonly start: number
  readonly end: number
  readonly evidence: string
  readonly right: string | null
  readonly edit: Edit | null
  readonly sentence: string | null
}

export interface StatementContext {
  /** The day that matters: of the shipment or declaration. */
  readonly date: IsoDate
  readonly situation: Situation | null
  readonly language: Locale
}

export class RuleChecker {
  readonly #index: RuleIndex
  readonly #folded: FoldedText
  readonly #quotations: readonly Quotation[]
  readonly #locale: Locale
  readonly #home: string | null
  #before: Statement | null = null
  #heading: Statement | null = null
  /** Statements of the paragraph so far, from the last whose countries are known. */
  #unread: Statement[] = []
  #namedBefore: ReadonlySet<string> | null = null

  constructor(index: RuleIndex, text: string, tokens: readonly Token[], locale: Locale, home: string | null) {
    this.#index = index
    this.#locale = locale
    this.#home = home
    this.#quotations = quotationsIn(text)
    const stems = tokens.map((token) =>
      token.kind === 'word'
        ? index.spelling.right(stemOf(token.text))
        : token.kind === 'digits'
          ? token.text
          : '',
    )
    this.#folded = { text, tokens, stems }
  }

  /** What the rules say of the statement, in the order of the text; one finding for the same words. */
  take(statement: Statement, context: StatementContext): readonly RuleFinding[] {
    if (statement.opensParagraph) {
      this.#before = null
      this.#heading = null
      this.#namedBefore = null
      this.#unread = []
    }
    const rules = this.#index.candidates(this.#stemsAt(statement))
    const findings = rules.length === 0 ? [] : this.#judge(statement, rules, context)
    this.#remember(statement)
    return findings
  }

  #stemsAt(statement: Statement): ReadonlySet<string> {
    const stems = new Set<string>()
    for (const part of [this.#heading, this.#before, statement]) {
      if (part === null) continue
      for (let at = part.first; at < part.next; at += 1) {
        const stem = this.#folded.stems[at]
        if (stem) stems.add(stem)
      }
    }
    return stems
  }

  #remember(statement: Statement): void {
    this.#before = statement
    this.#unread.push(statement)
    if (statement.announces) this.#heading = statement
  }

  /** Countries of the last statement before that names any; looked for only when a rule asks. */
  #countriesBefore(): ReadonlySet<string> | null {
    for (const statement of this.#unread) this.#namedBefore = this.#named(statement) ?? this.#namedBefore
    this.#unread = []
    return this.#namedBefore
  }

  #named({ first, next }: Statement): ReadonlySet<string> | null {
    const found = countriesNamed(this.#folded, first, next)
    return found.length === 0 ? null : new Set(found.map(({ code }) => code))
  }

  #judge(
    statement: Statement,
    rules: readonly CompiledRule[],
    { date, situation, language }: StatementContext,
  ): readonly RuleFinding[] {
    const { tokens, text } = this.#folded
    const values = readRuleValues(tokens, statement.first, statement.next, text, date)
    const sentence = new RuleSentence(this.#folded, statement, language, values, this.#quotations)
    const context: RuleContext = {
      sentence,
      earlier: [this.#before, this.#heading].filter((each) => each !== null),
      named: this.#named(statement),
      namedBefore: this.#countriesBefore(),
      situation,
      home: this.#home,
      lists: this.#index.lists,
    }
    const judged = rules.flatMap((rule) => this.#judgeOne(rule, context, date) ?? [])
    return settle(judged, sentence).map(({ judged: one, against }): RuleFinding => {
      const {
        evidence,
        right,
        edit,
        sentence: said,
      } = wordRule(one, sentence, { locale: this.#locale, date })
      return {
        verdict: one.verdict as RuleFinding['verdict'],
        note: one.rule.watch.note.id,
        fact: one.rule.fact.number,
        rule: one.rule.kind === 'term' ? one.rule.term.id : one.rule.claim.id,
        against: against?.watch.note.id ?? null,
        start: tokens[one.first]?.start ?? statement.start,
        end: tokens[one.next - 1]?.end ?? statement.end,
        evidence: against === null ? evidence : `${evidence}${this.#otherwise(against)}`,
        right,
        edit,
        sentence: said,
      }
    })
  }

  #otherwise({ watch, fact }: CompiledRule): string {
    const { id } = watch.note
    return this.#locale === 'fr'
      ? ` ; la note ${id}, point ${fact.number}, dit autre chose`.replace(' ;', '\u00a0;')
      : `; note ${id}, point ${fact.number}, says otherwise`
  }

  #judgeOne(rule: CompiledRule, context: RuleContext, date: IsoDate): JudgedRule | null {
    if (!this.#isInForce(rule, date)) return null
    const { sentence } = context
    if (rule.kind === 'term') {
      if (countryFits(rule, context) === 'no') return null
      return tempered(judgeTerm(rule, sentence, date), sentence, false)
    }
    const match = matchClaim(rule, context)
    if (match === null) return null
    const judged = rule.choice
      ? judgeChoice(rule, rule.choice, match, sentence, date)
      : rule.predicate
        ? judgePredicate(rule, match, sentence, date)
        : judgeValue(rule, match, sentence, date)
    return tempered(judged, sentence, match.isUncertain)
  }

  /**
   * Whether the rule may judge on the day. Words with a first day of their own hold before the note does ("postponed to
   * 2027"), and so does what an agreement not yet in force on any known day says of itself.
   */
  #isInForce(rule: CompiledRule, date: IsoDate): boolean {
    const own = rule.kind === 'term' ? rule.term.since : rule.claim.validFrom
    if (rule.kind === 'claim' && own !== null && date < own) return false
    if (rule.kind === 'claim' && rule.claim.validTo !== null && rule.claim.validTo < date) return false
    const standing = this.#index.library.standing(rule.watch.note.id, date)
    if (standing === undefined || standing.kind === 'in-force') return true
    return standing.kind === 'not-yet' && (own === null ? standing.from === null : own <= date)
  }
}

/** Nothing is called wrong by what is not certain: an unverified fact, a weak source, a question, what might be. */
function tempered(
  judged: JudgedRule | null,
  sentence: RuleSentence,
  isUncertain: boolean,
): JudgedRule | null {
  if (judged === null) return null
  const { rule, verdict } = judged
  if (rule.fact.isUnverified) return verdict === 'outdated' ? null : { ...judged, verdict: 'unsupported' }
  if (sentence.isQuestion) return verdict === 'cited' ? null : { ...judged, verdict: 'unsupported' }
  if (verdict === 'cited') return judged
  if (sentence.isHypothetical) return null
  return isUncertain || rule.isWeak ? { ...judged, verdict: 'unsupported' } : judged
}
