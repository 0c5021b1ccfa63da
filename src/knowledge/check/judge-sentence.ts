/** Judges every claim of one sentence: finds its subject and its topic, asks the record, and leaves out what says the same twice. */

import { isoWeekday } from '../../domain/calendar-date.ts'
import type { Fact } from '../../domain/fact.ts'
import { type Attachment, sortOf } from './attach.ts'
import type { Claim, DateClaim, State } from './claim.ts'
import { type Judgement, judgeFigure } from './judge-figures.ts'
import { judgeMode, judgeName, judgeReference, judgeTerm } from './judge-names.ts'
import { dateOf, type Lines, type OrderRecord } from './order-record.ts'
import { readState } from './order-states.ts'
import { isCued, isPerPiece, namingOf, priced, speaksOfPart } from './sentence-cues.ts'
import type { Finding, SentenceToJudge } from './sentence-to-judge.ts'
import type { Subject } from './subjects.ts'
import { aspectsOf } from './topic.ts'
import { MEASURES_NOT_CHECKED } from './unit-words.ts'

const NOTHING: Judgement = { verdict: 'unsupported', evidence: [], right: null }

export function judgeSentence(sentence: SentenceToJudge): readonly Finding[] {
  const { reading, subjects, attacher } = sentence
  const found: { readonly finding: Finding; readonly attachment: Attachment }[] = []
  for (const claim of reading.claims) {
    const attachment = attacher.attach(claim)
    const subject = subjects.of(claim)
    const finding = judgeClaim(claim, attachment, subject, sentence)
    if (finding) found.push({ finding, attachment })
  }
  return withoutEchoes(found)
}

function judgeClaim(
  claim: Claim,
  attachment: Attachment,
  subject: Subject,
  sentence: SentenceToJudge,
): Finding | null {
  const { value } = claim
  const isAssertive = isStated(claim, sentence)
  if (value.kind === 'state') return isAssertive ? judgeState(claim, subject, sentence) : null
  if (isIdle(claim, attachment, subject, sentence)) return null
  const own = isInstead(claim, sentence) ? { ...attachment, topic: null } : attachment
  const judgements = subject.records.map((record) => judgeIn(record, claim, own, subject, sentence))
  const found = judgements.find((each) => each.verdict === 'verified')
  // A reference belongs to one of the orders spoken of; anything else is said of them all.
  let judgement = value.kind === 'reference' && found ? found : combined(judgements)
  let isWrongWeekday = false
  if (value.kind === 'date' && judgement.verdict === 'verified' && !fitsWeekday(value, judgement)) {
    judgement = {
      verdict: 'contradicted',
      evidence: judgement.evidence,
      right: judgement.evidence[0] ?? null,
    }
    isWrongWeekday = true
  }
  if (subject.isContradictory || (!isAssertive && judgement.verdict === 'contradicted')) {
    judgement = { verdict: 'unsupported', evidence: judgement.evidence, right: null }
  }
  return { claim, judgement, truth: null, isWrongWeekday }
}

/** Whether the sentence says that it is so: no question, no condition or proposal before it, no "instead of". */
function isStated(claim: Claim, { reading, isQuestion }: SentenceToJudge): boolean {
  if (isQuestion) return false
  return !reading.turns.some(
    ({ turn, first }) =>
      first < claim.first &&
      (turn === 'condition' || turn === 'proposal' || (turn === 'instead' && claim.first - first <= 4)),
  )
}

/** "Instead of EUR 88.00": what it is not is known, what it is about is not said. */
function isInstead(claim: Claim, { reading }: SentenceToJudge): boolean {
  return reading.turns.some(
    ({ turn, first }) => turn === 'instead' && first < claim.first && claim.first - first <= 4,
  )
}

function judgeState(claim: Claim, subject: Subject, sentence: SentenceToJudge): Finding | null {
  const { value } = claim
  if (value.kind !== 'state' || subject.records.length === 0) return null
  if (OF_ORDERS_ONLY.has(value.state) && !isOfOrder(claim, sentence)) return null
  const isPartly = value.degree === 'partly' || speaksOfShare(claim, sentence)
  const judged = subject.records.map((record) => {
    const { truth, evidence } = readState(record, subject.lines, value.state)
    const holds =
      truth === 'unsure'
        ? null
        : value.negated
          ? truth === 'no'
          : truth === 'yes' || (truth === 'part' && isPartly)
    const isWrong = holds === false && !(value.negated && truth === 'part')
    const verdict = holds === true ? 'verified' : isWrong ? 'contradicted' : 'unsupported'
    const judgement: Judgement = { verdict, evidence: evidence === null ? [] : [evidence], right: null }
    return { judgement, truth }
  })
  const worst =
    judged.find((each) => each.judgement.verdict === 'contradicted') ??
    judged.find((each) => each.judgement.verdict === 'unsupported') ??
    judged[0]
  return worst ? { claim, judgement: worst.judgement, truth: worst.truth, isWrongWeekday: false } : null
}

/** States that other things than orders are in as well: a ferry is cancelled, a question closed. */
const OF_ORDERS_ONLY: ReadonlySet<State> = new Set<State>([
  'cancelled',
  'closed',
  'lost',
  'damaged',
  'refused',
  'returned',
  'open',
  'draft',
  'reopened',
])
const ORDER_WORDS: ReadonlySet<string> = new Set([
  'order',
  'commande',
  'line',
  'ligne',
  'it',
  'elle',
  'shipment',
  'expedition',
  'goods',
  'marchandise',
  'status',
  'statut',
  ':',
])

function isOfOrder(claim: Claim, { tokens, reading }: SentenceToJudge): boolean {
  const before = tokens[claim.first - 1]
  if (before === undefined || ORDER_WORDS.has(before.text)) return true
  if (reading.claims.some(({ value, next }) => next === claim.first && value.kind !== 'date')) return true
  return (
    reading.claims.every(({ first }) => first >= claim.first) &&
    reading.cues.every(({ first }) => first >= claim.first) &&
    before.gap === 'line'
  )
}

const SHARE_WORDS: ReadonlySet<string> = new Set([
  'half',
  'most',
  'some',
  'part',
  'moitie',
  'plupart',
  'partie',
  'certaines',
  'certains',
])
const SHARE_REACH = 8

/** "Half of it was delivered", "60 % of the order". */
function speaksOfShare(claim: Claim, { tokens, reading }: SentenceToJudge): boolean {
  for (let at = Math.max(0, claim.first - SHARE_REACH); at < claim.first; at += 1) {
    if (SHARE_WORDS.has(tokens[at]?.text ?? '')) return true
  }
  return reading.claims.some(
    ({ value, next }) =>
      value.kind === 'percentage' && next <= claim.first && claim.first - next <= SHARE_REACH,
  )
}

function judgeIn(
  record: OrderRecord,
  claim: Claim,
  attachment: Attachment,
  { lines, isCertain, isLineNamed }: Subject,
  sentence: SentenceToJudge,
): Judgement {
  const { value } = claim
  switch (value.kind) {
    case 'reference': {
      const judged = judgeReference(value, namingOf(claim, sentence), record, lines, {
        isCertain,
        isLineNamed,
      })
      const inWords = judged.verdict === 'verified' ? [] : inWordsOf(record, claim, lines, sentence.text)
      return inWords.length > 0 ? { verdict: 'verified', evidence: inWords, right: null } : judged
    }
    case 'line': {
      const known = record.index.equalTo(value)
      return known.length > 0 ? { verdict: 'verified', evidence: known, right: null } : NOTHING
    }
    case 'delivery-term':
      return judgeTerm(value, record, isCertain)
    case 'mode':
      return judgeMode(value, record, isCertain)
    case 'country':
    case 'carrier':
    case 'customer':
      return judgeName(value, record, isCertain, isCued(claim, value.kind, sentence))
    default: {
      const held = judgeFigure(claim, {
        record,
        lines,
        isLineNamed,
        attachment: priced(claim, attachment, sentence),
        isPerPiece: isPerPiece(claim, sentence),
        isPackages: value.kind === 'quantity' && value.unit === 'package',
        isPart: speaksOfPart(claim, record, lines, sentence),
      })
      // "30 days" beside nothing else may be the payment term.
      const inWords = value.kind === 'days' && held.verdict === 'unsupported' && attachment.topic === null
      const terms = inWords ? inWordsOf(record, claim, lines, sentence.text) : []
      if (terms.length > 0) return { verdict: 'verified', evidence: terms, right: null }
      return isCertain || held.verdict !== 'contradicted' ? held : { ...NOTHING, evidence: held.evidence }
    }
  }
}

/** A part of what the goods are called, or of any other words of the record: "HX100". */
function inWordsOf(record: OrderRecord, claim: Claim, lines: Lines, text: string): readonly Fact[] {
  return record.index
    .inTexts(claim, text)
    .filter(
      ({ value, line }) =>
        value.kind === 'text' && (line === null || lines.length === 0 || lines.includes(line)),
    )
}

/** Of several orders spoken of together all must agree. */
function combined(judgements: readonly Judgement[]): Judgement {
  const wrong = judgements.find((each) => each.verdict === 'contradicted')
  const untraced = judgements.find((each) => each.verdict === 'unsupported')
  return wrong ?? untraced ?? judgements[0] ?? NOTHING
}

function fitsWeekday(claim: DateClaim, judgement: Judgement): boolean {
  const date = judgement.evidence[0] ? dateOf(judgement.evidence[0]) : ''
  return claim.weekday === null || date === '' || isoWeekday(date) === claim.weekday
}

/** Figures that are none of the order's business, or repeat what is plain. */
function isIdle(
  claim: Claim,
  attachment: Attachment,
  subject: Subject,
  { tokens, knowsOrders }: SentenceToJudge,
): boolean {
  const { value } = claim
  if (value.kind === 'quantity' && value.unit !== null && MEASURES_NOT_CHECKED.has(value.unit)) return true
  if (value.kind === 'line') {
    const known =
      subject.records.length > 0 && subject.records.every((record) => record.index.equalTo(value).length > 0)
    return known || subject.records.length === 0
  }
  if (value.kind === 'date' && value.relative) {
    // "I will call you tomorrow" says nothing of an order.
    const isKnown = subject.records.some((record) => record.index.equalTo(value).length > 0)
    if (
      subject.records.length === 0 ||
      ((attachment.topic === null || attachment.topic === 'elsewhere') &&
        (!isKnown || attachment.topic !== null))
    )
      return true
  }
  if (value.kind === 'mode' || value.kind === 'country' || value.kind === 'carrier')
    return subject.records.length === 0
  // "two options", "three colleagues": counted things that are no goods of an order.
  if (value.kind !== 'number' || attachment.topic !== null || attachment.isWhole || !knowsOrders) return false
  const small = value.notation.words !== null || (value.values[0] ?? 0) <= 12
  if (!small) return false
  const beside = [0, 1, 2].map((offset) => tokens[claim.next + offset]?.text ?? '')
  return !subject.records.some((record) => beside.some((word) => record.namesGoods(word)))
}

/** "30 were shipped on 2 March" speaks of shipping once: in the figures, unless nothing has shipped at all. */
function withoutEchoes(
  found: readonly { readonly finding: Finding; readonly attachment: Attachment }[],
): readonly Finding[] {
  const dropped = new Set<Finding>()
  for (const { finding: state } of found) {
    if (state.truth === null) continue
    for (const { finding: figure, attachment } of found) {
      const { cue } = attachment
      if (figure.truth !== null || cue === null || !touches(cue, state.claim)) continue
      const sort = sortOf(figure.claim)
      if (sort === 'other' || attachment.topic === null || aspectsOf(attachment.topic, sort) === null)
        continue
      const { verdict } = figure.judgement
      const isOfPart = state.truth === 'part' && verdict !== 'unsupported'
      if (sort === 'number') {
        if (isBeside(figure.claim, state.claim))
          dropped.add(isNothingYet(state, figure, cue) ? figure : state)
        continue
      }
      if (state.judgement.verdict === 'contradicted' && !isOfPart) {
        if (verdict === 'unsupported') dropped.add(figure)
      } else if (verdict !== 'unsupported') dropped.add(state)
    }
  }
  return found.flatMap(({ finding }) => (dropped.has(finding) ? [] : [finding]))
}

/** "We shipped your ten pumps" when none has left: the verb is wrong, not the number. */
function isNothingYet(
  state: Finding,
  figure: Finding,
  cue: { readonly first: number; readonly next: number },
): boolean {
  const right = figure.judgement.right?.value
  const isZero = right?.kind === 'quantity' && right.quantity === 0
  return isZero && state.judgement.verdict === 'contradicted' && cue.next <= figure.claim.first
}

function isBeside(figure: Claim, state: Claim): boolean {
  return figure.next <= state.first ? state.first - figure.next <= 4 : figure.first - state.next <= 4
}

function touches(cue: { readonly first: number; readonly next: number }, claim: Claim): boolean {
  return cue.first < claim.next && cue.next > claim.first
}
