/** Words what was found about a value: the evidence, the right value in the text's own notation, and the edit. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { countryName } from '../../domain/country-names.ts'
import type { Fact } from '../../domain/fact.ts'
import { factLabel } from '../../domain/fact-labels.ts'
import type { Locale } from '../../domain/locale.ts'
import { MODE_WORDS } from '../../domain/status-wording.ts'
import { showAmount, showDate, showDays, showQuantity } from '../../domain/wording.ts'
import type { Edit } from './apply-edits.ts'
import type { Claim } from './claim.ts'
import { termOf, textOf } from './fact-index.ts'
import { dateOf } from './order-record.ts'
import type { Finding } from './sentence-to-judge.ts'
import { rewriteState, rightState } from './state-words.ts'
import { amountLike, dateLike, daysLike, quantityLike, referenceLike, weekdayLike } from './write-like.ts'

export interface WordedFinding {
  readonly value: string
  readonly evidence: string | null
  readonly right: string | null
  readonly edits: readonly Edit[]
  readonly facts: readonly Fact[]
}

export interface WordingContext {
  readonly text: string
  /** Of the evidence. */
  readonly locale: Locale
  /** Of the statement. */
  readonly language: Locale
  readonly today: IsoDate
}

/** More would not help anyone. */
const MOST_EVIDENCE = 3

export function wordFinding(finding: Finding, context: WordingContext): WordedFinding {
  const { claim, judgement } = finding
  const { locale, text } = context
  const value = text.slice(claim.start, claim.end)
  const facts = tellingFacts(finding).slice(0, MOST_EVIDENCE)
  const withValues =
    judgement.verdict === 'unsupported' || (judgement.verdict === 'contradicted' && facts.length > 1)
  const shown = judgement.verdict === 'verified' ? facts.slice(0, 1) : facts
  const evidence = shown.map((fact) =>
    withValues
      ? `${sourceOf(fact, locale)}${locale === 'fr' ? '\u00a0: ' : ': '}${shownValue(fact, locale)}`
      : sourceOf(fact, locale),
  )
  const separator = locale === 'fr' ? '\u00a0; ' : '; '
  const worded = { value, evidence: evidence.length === 0 ? null : evidence.join(separator), facts: shown }
  if (judgement.verdict !== 'contradicted') return { ...worded, right: null, edits: [] }
  if (claim.value.kind === 'state') return { ...worded, ...rightOfState(finding, value, context) }
  const right =
    judgement.right === null
      ? null
      : rightLike(claim, value, judgement.right, finding.isWrongWeekday, context)
  if (right === null) return { ...worded, right: listOf(facts, locale), edits: [] }
  return { ...worded, right, edits: [{ start: claim.start, end: claim.end, to: right }] }
}

function rightOfState(
  finding: Finding,
  value: string,
  { language }: WordingContext,
): Pick<WordedFinding, 'right' | 'edits'> {
  const { claim, truth } = finding
  if (claim.value.kind !== 'state' || truth === null) return { right: null, edits: [] }
  const right = rightState(claim.value, truth, language)
  const to = rewriteState(claim.value, value, truth, language)
  return { right, edits: to === null || to === value ? [] : [{ start: claim.start, end: claim.end, to }] }
}

/** One fact is enough where all say the same. */
function tellingFacts({ judgement }: Finding): readonly Fact[] {
  if (judgement.right === null) return judgement.evidence
  return judgement.evidence.length > 0 ? [judgement.evidence[0] as Fact] : []
}

/** `SO-1001 line 10, promised date`. */
export function sourceOf(fact: Fact, locale: Locale): string {
  const suffix = fact.line === null ? '' : factLabel({ fr: '', en: '' }, fact.line)[locale]
  const label = fact.label[locale]
  const base = suffix !== '' && label.endsWith(suffix) ? label.slice(0, -suffix.length) : label
  const line = fact.line === null ? '' : ` ${locale === 'fr' ? 'ligne' : 'line'} ${fact.line}`
  return `${fact.order ?? ''}${line}, ${base}`.replace(/^, /, '')
}

/** The fact's value as the desk writes it. */
export function shownValue(fact: Fact, locale: Locale): string {
  const { value } = fact
  switch (value.kind) {
    case 'date':
      return showDate(value.date, locale)
    case 'quantity':
      return showQuantity(value.quantity, value.unit, locale)
    case 'amount':
      return showAmount(value.amount, value.currency, locale)
    case 'days':
      return showDays(value.days, value.working, locale)
    case 'count':
      return String(value.count)
    case 'status':
      return value.status.replaceAll('_', ' ')
    default:
      return fact.aspect === 'country' ? countryName(value.text, locale) : value.text
  }
}

function listOf(facts: readonly Fact[], locale: Locale): string | null {
  const values = [...new Set(facts.map((fact) => shownValue(fact, locale)))]
  return values.length === 0 ? null : values.join(locale === 'fr' ? ' ou ' : ' or ')
}

const INVISIBLE = /\p{Cf}/gu

/** The right value written as the wrong one was; null when the two cannot stand in each other's place. */
export function rightLike(
  claim: Claim,
  asWritten: string,
  right: Fact,
  isWrongWeekday: boolean,
  { language, today }: Pick<WordingContext, 'language' | 'today'>,
): string | null {
  const own = claim.value
  const { value } = right
  const written = asWritten.replaceAll(INVISIBLE, '')
  if (own.kind === 'date' && value.kind === 'date') {
    if (!isWrongWeekday) return dateLike(own, written, value.date, language, today)
    const word = /^\p{L}+,?/u.exec(written)?.[0] ?? ''
    return weekdayLike(written, dateOf(right), own.notation.language ?? language) + written.slice(word.length)
  }
  if ((own.kind === 'number' || own.kind === 'quantity') && value.kind === 'quantity') {
    return quantityLike(own, written, value.quantity, language)
  }
  if ((own.kind === 'number' || own.kind === 'quantity') && value.kind === 'count') {
    return quantityLike(own, written, value.count, language)
  }
  if (own.kind === 'amount' && value.kind === 'amount') {
    return amountLike(own, written, value.amount, value.currency, language)
  }
  if (own.kind === 'days' && value.kind === 'days') {
    return daysLike(own, written, Math.abs(value.days), value.working, language)
  }
  if (own.kind === 'mode') return modeLike(textOf(right), own.language)
  if (own.kind === 'country') return countryName(textOf(right), language)
  if (own.kind === 'delivery-term') {
    const term = termOf(right)
    return term === null ? null : own.place === '' ? term.code : textOf(right)
  }
  if (own.kind === 'reference') return referenceLike(written, textOf(right))
  return value.kind === 'reference' || value.kind === 'text' ? textOf(right) : null
}

function modeLike(mode: string, language: Locale): string | null {
  if (!Object.hasOwn(MODE_WORDS, mode)) return null
  const word = MODE_WORDS[mode as keyof typeof MODE_WORDS][language]
  return language === 'fr' ? (BY_MODE_FR.get(mode) ?? `par ${word}`) : `by ${word}`
}

const BY_MODE_FR: ReadonlyMap<string, string> = new Map([
  ['road', 'par la route'],
  ['sea', 'par mer'],
  ['air', 'par avion'],
  ['rail', 'par le rail'],
  ['courier', 'par messagerie express'],
  ['multimodal', 'en transport multimodal'],
])
