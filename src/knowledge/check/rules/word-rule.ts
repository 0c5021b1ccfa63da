/** Words what a rule says of a statement: the evidence, the right value, and the statement put right. */

import { type IsoDate, isIsoDate } from '../../../domain/calendar-date.ts'
import type { Locale } from '../../../domain/locale.ts'
import { MONTH_NAMES, showDate } from '../../../domain/wording.ts'
import type { Edit } from '../apply-edits.ts'
import type { CompiledRule } from './compiled-rules.ts'
import type { JudgedRule } from './judged-rule.ts'
import type { RuleSentence } from './rule-sentence.ts'
import { claimedLike, first, showClaimed } from './show-claimed.ts'

export interface WordedRule {
  readonly evidence: string
  readonly right: string | null
  /** Puts the words judged right in their place. */
  readonly edit: Edit | null
  /** A sentence that says it right, for when no word can stand in the place of another. */
  readonly sentence: string | null
}

export interface RuleWording {
  /** Of the evidence. */
  readonly locale: Locale
  readonly date: IsoDate
}

export function wordRule(
  judged: JudgedRule,
  sentence: RuleSentence,
  { locale, date }: RuleWording,
): WordedRule {
  const evidence = evidenceOf(judged, locale, date)
  if (judged.verdict !== 'contradicted' && judged.verdict !== 'outdated') {
    const hints =
      judged.verdict === 'unsupported' && judged.rule.kind === 'claim' && !judged.rule.fact.isUnverified
    const { rule } = judged
    const right = hints && rule.kind === 'claim' ? showClaimed(rule.claim.value, locale) : null
    const told = right === null ? evidence : `${evidence}${locale === 'fr' ? '\u00a0: ' : ': '}${right}`
    return { evidence: told, right: null, edit: null, sentence: null }
  }
  const { language } = sentence
  const right = rightOf(judged, language)
  const to = inPlace(judged, sentence, date)
  const { tokens } = sentence.folded
  const start = tokens[judged.first]?.start ?? 0
  const end = tokens[(judged.value?.next ?? judged.next) - 1]?.end ?? start
  return {
    evidence,
    right,
    edit: to === null ? null : editOf(to, start, end, sentence),
    sentence: sayOf(judged.rule, language),
  }
}

function rightOf({ rule }: JudgedRule, language: Locale): string {
  if (rule.kind === 'term') return rule.term.current[language]
  const { value } = rule.claim
  return showClaimed(value, language)
}

/** What can stand in the place of the wrong words without breaking the sentence; null when nothing surely can. */
function inPlace(judged: JudgedRule, sentence: RuleSentence, date: IsoDate): string | null {
  const { rule, value, wrong, right } = judged
  const { language } = sentence
  if (rule.kind === 'term') return rule.term.isReplaceable ? rule.term.current[language] : null
  if (value !== null && right !== null) {
    return claimedLike(value, sentence.written(value.first, value.next), right, language, date)
  }
  if (rule.claim.value.kind !== 'choice' || wrong === null) return null
  const code = first(rule.claim.value.right, language)
  return isCode(code) && isCode(wrong.written) ? code : null
}

/** Names such as `EUR.1`, `A.TR`, `CDS` have no gender and no plural. */
function isCode(words: string): boolean {
  return /^[\p{Lu}\d.\s-]+$/u.test(words) && /\p{Lu}/u.test(words)
}

const VOWEL = /^[aeiouyhàâéèêîôûœ]/i
/** Letters that are spelt with a vowel first: "an SDS", "an A.TR", but "a CDS". */
const SPELT_WITH_VOWEL = /^[AEFHILMNORSX](?:[A-Z.\d]|$)/

/** With the article before it: "a EUR.1" → "an A.TR"; null where "l’" would have to become "le" or "la". */
function editOf(to: string, start: number, end: number, { folded, language }: RuleSentence): Edit | null {
  const before = folded.text.slice(Math.max(0, start - 4), start)
  if (language === 'fr' && /[ldLD]['’]$/.test(before) && !VOWEL.test(to)) return null
  const article = /(?:^|\s)(an?)(\s)$/i.exec(before)
  if (language !== 'en' || !article) return { start, end, to }
  const isSpelt = /^[A-Z.\d]{2,}/.test(to)
  const wanted = (isSpelt ? SPELT_WITH_VOWEL.test(to) : VOWEL.test(to)) ? 'an' : 'a'
  const written = article[1] ?? 'a'
  if (written.toLowerCase() === wanted) return { start, end, to }
  const own = written.startsWith('A') ? wanted.replace('a', 'A') : wanted
  return { start: start - written.length - 1, end, to: `${own}${article[2]}${to}` }
}

function sayOf(rule: CompiledRule, language: Locale): string | null {
  const said = rule.kind === 'claim' ? rule.claim.say?.[language] : undefined
  return said ?? rule.fact.words[language] ?? null
}

/** `note turkey-atr, point 1, checked 2025`, with what is to be known of the fact: announced, weak, to verify. */
export function evidenceOf(
  { rule, verdict, until, formerNote }: JudgedRule,
  locale: Locale,
  date: IsoDate,
): string {
  const { note, checkedOn } = rule.watch
  const fr = locale === 'fr'
  const parts = [`note ${note.id}`, `point ${rule.fact.number}`]
  if (rule.fact.isUnverified) parts.push(fr ? 'à vérifier' : 'to verify')
  else if (checkedOn !== null)
    parts.push(`${fr ? 'vérifiée' : 'checked'} ${shownDay(checkedOn.slice(0, 10), locale)}`)
  if (rule.isWeak) parts.push(fr ? 'source faible' : 'weak source')
  if (rule.fact.isPlanned) parts.push(fr ? 'date annoncée' : 'announced date')
  if (verdict === 'outdated') {
    if (formerNote !== null)
      parts.push(fr ? `à la place de la note ${formerNote}` : `in place of note ${formerNote}`)
    if (until !== null && rule.kind === 'claim') {
      parts.push(`${fr ? 'valait jusqu’au' : 'held until'} ${showDate(until, locale)}`)
    }
    if (until !== null && rule.kind === 'term')
      parts.push(`${fr ? 'depuis le' : 'since'} ${showDate(until, locale)}`)
  }
  if (note.checkAgain !== null && note.checkAgain < date)
    parts.push(fr ? 'contrôle en retard' : 'check overdue')
  return parts.join(', ')
}

/** A year, a month or a day, as notes keep them. */
function shownDay(day: string, locale: Locale): string {
  if (isIsoDate(day)) return showDate(day, locale)
  const [year = day, month] = day.split('-')
  return month === undefined ? year : `${MONTH_NAMES[locale][Number(month) - 1] ?? ''} ${year}`.trim()
}
