/** Holds references, names, delivery terms and modes of transport of a person's text against the orders' records. */

import type { Fact, FactAspect } from '../../domain/fact.ts'
import { FACT_LABELS } from '../../domain/fact-labels.ts'
import type { ModeClaim, NameClaim, ReferenceClaim, ReferenceNaming, TermClaim } from './claim.ts'
import { isCountry, isSamePlace, termOf } from './fact-index.ts'
import { type Judgement, unique } from './judge-figures.ts'
import { formOf, type Lines, type OrderRecord } from './order-record.ts'

const ASPECTS: Readonly<Record<ReferenceNaming, readonly FactAspect[]>> = {
  order: ['order-number'],
  po: ['po-number'],
  invoice: ['invoice-number'],
  shipment: ['shipment-number'],
  'transport-document': ['transport-document'],
  container: ['container-number'],
  contract: ['contract-reference'],
  item: ['item'],
  'hs-code': ['hs-code'],
}

/** References that name an order as well as its number does. */
export const NAMES_ORDER: ReadonlySet<FactAspect> = new Set<FactAspect>([
  'order-number',
  'po-number',
  'shipment-number',
  'invoice-number',
  'transport-document',
  'container-number',
])

const unsupported = (evidence: readonly Fact[] = []): Judgement => ({
  verdict: 'unsupported',
  evidence,
  right: null,
})

function settle(equal: readonly Fact[], known: readonly Fact[], isCertain: boolean): Judgement {
  if (equal.length > 0) return { verdict: 'verified', evidence: equal, right: null }
  const rights = unique(known)
  if (!isCertain || rights.length === 0) return unsupported(rights)
  return {
    verdict: 'contradicted',
    evidence: rights,
    right: rights.length === 1 ? (rights[0] ?? null) : null,
  }
}

/** A reference within the order that the sentence is about. `naming` is what the sentence calls it. */
export function judgeReference(
  claim: ReferenceClaim,
  naming: ReferenceNaming | null,
  record: OrderRecord,
  lines: Lines,
  { isCertain, isLineNamed }: { readonly isCertain: boolean; readonly isLineNamed: boolean },
): Judgement {
  const all = record.index.equalTo(claim)
  const kind = naming ?? namingByForm(claim.key, record)
  const aspects = kind === null ? null : ASPECTS[kind]
  if (kind === 'item' || kind === 'hs-code') {
    const own =
      lines.length === 0 ? all : all.filter((fact) => fact.line === null || lines.includes(fact.line))
    const known = lines.length === 0 ? [] : mainItem(record.pool(ASPECTS[kind][0] ?? 'item', lines))
    const ofOrder = kind === 'hs-code' && lines.length === 0 ? record.pool('hs-code', []) : known
    // Another item may well be spoken of, unless the sentence says which line it is on.
    return settle(own, ofOrder, isCertain && (kind === 'hs-code' || isLineNamed))
  }
  if (all.length > 0) return { verdict: 'verified', evidence: all, right: null }
  if (aspects === null || kind === 'order' || kind === 'po')
    return unsupported(aspects === null ? [] : record.pool('po-number', []))
  const known = unique(aspects.flatMap((aspect) => record.pool(aspect, lines)))
  return settle([], known, isCertain && known.length === 1)
}

/** A line's item is its own code; the customer's code for it comes second. */
function mainItem(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter((fact) => fact.value.kind === 'reference').slice(0, 1)
}

/** What a reference must be by its form: a container number, or a code that begins like the order's items. */
function namingByForm(key: string, record: OrderRecord): ReferenceNaming | null {
  if (/^[a-z]{3}[ujz]\d{7}$/.test(key)) return 'container'
  for (const aspect of ['transport-document', 'container-number'] as const) {
    if (record.formsOf(aspect).has(formOf(key))) return aspect === 'container-number' ? 'container' : aspect
  }
  if (record.itemPrefixes.some((prefix) => key.startsWith(prefix))) return 'item'
  return /^\d{6,10}$/.test(key) &&
    record.index.equalTo({ kind: 'reference', key, named: null }).some(isTariff)
    ? 'hs-code'
    : null
}

const isTariff = (fact: Fact): boolean => fact.aspect === 'hs-code'

export function judgeTerm(claim: TermClaim, record: OrderRecord, isCertain: boolean): Judgement {
  const known = record.index.of('delivery-term')
  const equal = known.filter((fact) => {
    const own = termOf(fact)
    return (
      own?.code === claim.code &&
      (claim.place === '' || own.place === '' || isSamePlace(own.place, claim.place))
    )
  })
  return settle(equal, known, isCertain)
}

export function judgeMode(claim: ModeClaim, record: OrderRecord, isCertain: boolean): Judgement {
  return settle(record.index.equalTo(claim), record.index.of('transport-mode').slice(0, 1), isCertain)
}

/** `isCued`: a word such as "carrier" or "destination" says that the name is that of this order. */
export function judgeName(
  claim: NameClaim,
  record: OrderRecord,
  isCertain: boolean,
  isCued: boolean,
): Judgement {
  if (claim.kind === 'country') {
    const all = record.index.of('country')
    const destination = all.filter((fact) => fact.label.en === FACT_LABELS.country.en)
    const equal = (isCued ? destination : all).filter((fact) => isCountry(fact, claim.name))
    return settle(equal, destination, isCertain && isCued)
  }
  const known = record.index.of(claim.kind)
  return settle(
    record.index.equalTo(claim),
    claim.kind === 'carrier' ? known.slice(0, 1) : known,
    isCertain && isCued,
  )
}
