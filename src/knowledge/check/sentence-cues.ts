/** Words around a claim that say what it is to the order: a cue before a name, a part of the quantity, the price of one. */

import { type Attachment, sortOf } from './attach.ts'
import type { Claim, ReferenceNaming } from './claim.ts'
import type { Lines, OrderRecord } from './order-record.ts'
import type { SentenceToJudge } from './sentence-to-judge.ts'

const CUE_TOPICS = { country: 'destination', carrier: 'carrier', customer: 'customer' } as const
const TOWARDS: Readonly<Record<keyof typeof CUE_TOPICS, ReadonlySet<string>>> = {
  country: new Set(['to', 'into', 'au', 'aux', 'en', 'vers']),
  carrier: new Set(['with', 'via', 'by', 'par', 'avec', 'chez', 'using']),
  customer: new Set(['for', 'pour', 'to']),
}
const MOVES: ReadonlySet<string> = new Set([
  'part',
  'partira',
  'goes',
  'go',
  'going',
  'flies',
  'fly',
  'sails',
  'va',
  'vont',
  'livre',
  'sold',
  'vendue',
  'vendu',
])

/** Whether a word before the name says what it is to the order: "carrier: …", "goes to …". */
export function isCued(
  claim: Claim,
  kind: keyof typeof CUE_TOPICS,
  { reading, tokens }: SentenceToJudge,
): boolean {
  if (
    reading.cues.some(
      (cue) => cue.topic === CUE_TOPICS[kind] && cue.next <= claim.first && claim.first - cue.next <= 12,
    )
  )
    return true
  const before = tokens[claim.first - 1]?.text ?? ''
  const article = before === 'the' || before === 'la' || before === 'le' || before === "'" || before === 'les'
  const lead = article ? (tokens[claim.first - (before === "'" ? 3 : 2)]?.text ?? '') : before
  if (!TOWARDS[kind].has(lead)) return false
  if (kind === 'customer') return true
  const moved = reading.cues.some(
    (cue) => cue.next <= claim.first && (cue.topic.includes('ship') || cue.topic.includes('deliver')),
  )
  return (
    moved || MOVES.has(tokens[claim.first - 2]?.text ?? '') || MOVES.has(tokens[claim.first - 3]?.text ?? '')
  )
}

/** How far a word that names the kind of reference may stand before it: "the container of SO-1005 is …". */
const NAMING_REACH = 10

export function namingOf(claim: Claim, { reading }: SentenceToJudge): ReferenceNaming | null {
  if (claim.value.kind !== 'reference') return null
  if (claim.value.named !== null) return claim.value.named
  let found: ReferenceNaming | null = null
  for (const { naming, next } of reading.namings) {
    if (next <= claim.first && claim.first - next <= NAMING_REACH && naming !== 'order') found = naming
  }
  return found
}

/** "310 will leave on 20 March": fewer than the line has. */
export function speaksOfPart(
  claim: Claim,
  record: OrderRecord,
  lines: Lines,
  { reading }: SentenceToJudge,
): boolean {
  const [line] = lines
  const ordered = line === undefined || lines.length > 1 ? null : record.quantity('quantity-ordered', line)
  if (ordered === null || claim.value.kind !== 'date') return false
  return reading.claims.some(({ value, next }) => {
    if (next > claim.first || claim.first - next > PART_REACH) return false
    return (
      (value.kind === 'number' || value.kind === 'quantity') && value.values.every((each) => each < ordered)
    )
  })
}

/** A quantity further away is not the one that the date is given for. */
const PART_REACH = 10

/** "80 cans at USD 118.40": the price of one. */
export function priced(
  claim: Claim,
  attachment: Attachment,
  { reading, tokens }: SentenceToJudge,
): Attachment {
  const before = tokens[claim.first - 1]?.text ?? ''
  if (claim.value.kind !== 'amount') return attachment
  if (before === '=') {
    const isSum = tokens
      .slice(reading.claims[0]?.first ?? claim.first, claim.first)
      .some(({ text }) => text === '+')
    return { topic: isSum ? 'order-total' : 'line-total', certain: true, isWhole: false, cue: null }
  }
  if (!AT_WORDS.has(before)) return attachment
  const isAfterCount = reading.claims.some(
    (other) => sortOf(other) === 'number' && other.next < claim.first && claim.first - other.next <= 9,
  )
  return isAfterCount ? { topic: 'unit-price', certain: true, isWhole: false, cue: null } : attachment
}

const AT_WORDS: ReadonlySet<string> = new Set(['at', 'a', '@', '*'])

const PER_PIECE: ReadonlySet<string> = new Set([
  'each',
  'apiece',
  'chacun',
  'chacune',
  'net',
  'nets',
  'per',
  'par',
])

export function isPerPiece(claim: Claim, { tokens }: SentenceToJudge): boolean {
  return (
    PER_PIECE.has(tokens[claim.next]?.text ?? '') &&
    (sortOf(claim) === 'number' || sortOf(claim) === 'amount')
  )
}
