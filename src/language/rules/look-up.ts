/** Matches what a message names against the store: one round trip for all references, one more for a customer's name. */

import { isDeepStrictEqual } from 'node:util'
import type { ReferenceLookup, ReferenceMatch } from '../../domain/reference.ts'
import type { Entities, FoundCustomer, FoundReference } from './entities.ts'
import type { Candidate } from './reference-candidates.ts'
import { foldText, originalSlice, originalWords, type Said } from './said.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * The lookup, with what a message names asked for already: the answer is there sooner for whoever asks for just that.
 * For this one message only, since the store changes.
 */
export function askedAhead({ candidates }: Entities, lookup: ReferenceLookup): ReferenceLookup {
  if (candidates.length === 0) return lookup
  const asked = textsOf(candidates)
  const coming = lookup.findReferences(asked)
  // Nobody may ask; whoever does hears of a failure.
  coming.catch(() => {})
  return {
    findReferences: (texts) => (isDeepStrictEqual(texts, asked) ? coming : lookup.findReferences(texts)),
    suggestReferences: (...asking) => lookup.suggestReferences(...asking),
    findCustomers: (...asking) => lookup.findCustomers(...asking),
  }
}

/** What is looked up: each candidate, then the orders of those that may have a line behind. */
function textsOf(candidates: readonly Candidate[]): readonly string[] {
  const texts = candidates.map((candidate) => candidate.text)
  return [...texts, ...texts.flatMap((text) => WITH_LINE.exec(text)?.groups?.['order'] ?? [])]
}

/** Looks all candidates up at once. Loose ones that name nothing are dropped; one that does hides what it overlaps. */
export async function lookUpReferences(
  entities: Entities,
  lookup: ReferenceLookup,
): Promise<readonly FoundReference[]> {
  const { candidates } = entities
  if (candidates.length === 0) return []
  const heads = candidates.map((candidate) => WITH_LINE.exec(candidate.text)?.groups)
  const found = await lookup.findReferences(textsOf(candidates))
  let headsRead = candidates.length
  const all = candidates.map((candidate, index): FoundReference => {
    const matches = found[index] ?? []
    const { order, line } = heads[index] ?? {}
    const ofHead = order === undefined ? [] : (found[headsRead++] ?? [])
    if (matches.length > 0 || order === undefined || line === undefined || ofHead.length === 0) {
      return { ...candidate, matches }
    }
    return { ...candidate, text: order, matches: ofHead, line: String(Number(line)) }
  })
  const loose = all
    .filter((each) => each.shape === 'loose' && each.matches.some((match) => match.likeness >= 1))
    .sort((left, right) => right.end - right.first - (left.end - left.first))
  const kept = loose.filter((each, index) => !loose.slice(0, index).some((longer) => overlap(each, longer)))
  const firm = all.filter((each) => each.shape !== 'loose' && !kept.some((other) => overlap(each, other)))
  const references = [...firm, ...kept].sort((left, right) => left.first - right.first)
  return closeItem(references, lookup)
}

/** An order with its line, as factories write them: "SO-1001/20", "1001-10". */
const WITH_LINE = /^(?<order>.*\d{3,})[/.-](?<line>\d{1,3})$/

function overlap(left: Candidate, right: Candidate): boolean {
  return left.first < right.end && right.first < left.end
}

/** A part of an item's code ("HX200") is looked for when it is all that the message names. */
async function closeItem(
  references: readonly FoundReference[],
  lookup: ReferenceLookup,
): Promise<readonly FoundReference[]> {
  const [only] = references
  if (!only || references.length > 1 || only.matches.length > 0 || only.shape !== 'code') return references
  if (only.announced !== null && only.announced !== 'item') return references
  const near = await lookup.suggestReferences(only.text, ['item'], 2)
  const items = near.filter((match) => match.kind === 'item' && match.likeness >= LIKE_ITEM)
  return items.length > 0 ? [{ ...only, matches: items }] : references
}

/** Less alike, and the code is more likely a mistyped order number. */
const LIKE_ITEM = 0.8

/** Words that may be a customer's name. */
export interface NameRun {
  readonly first: number
  readonly end: number
  readonly text: string
  /** A word before says that a customer follows. */
  readonly announced: boolean
}

const ANNOUNCES = new Set([
  'client',
  'clients',
  'customer',
  'customers',
  'chez',
  'societe',
  'company',
  'account',
  'compte',
  'firme',
])
const LEADS = new Set([
  'pour',
  'de',
  'd',
  'for',
  'from',
  'of',
  'a',
  'to',
  'avec',
  'with',
  'by',
  'et',
  'and',
  'sur',
  'on',
])
/** Longer runs are sentences in another language, not names. */
const MOST_WORDS = 5

/** Runs of words the desk does not know, with capitalised neighbours, and what stands behind "client" and "chez". */
export function findNameRuns(
  said: Said,
  isTaken: (at: number) => boolean,
  vocabulary: Vocabulary,
): readonly NameRun[] {
  const runs: NameRun[] = []
  const { words } = said
  for (let at = 0; at < words.length; at++) {
    const announced = isAnnounced(said, at)
    if (!canBegin(said, at, isTaken, vocabulary, announced)) continue
    let end = at + 1
    while (
      end < words.length &&
      end - at < MOST_WORDS &&
      continues(said, end, isTaken, vocabulary, announced)
    )
      end++
    const text = originalWords(said, at, end)
    if (text.length >= 2) runs.push({ first: at, end, text, announced })
    at = end
  }
  return runs
}

function isAnnounced(said: Said, at: number): boolean {
  const before = said.words[at - 1]?.text ?? ''
  return ANNOUNCES.has(before) || (vocabularyArticle(before) && ANNOUNCES.has(said.words[at - 2]?.text ?? ''))
}

function vocabularyArticle(word: string): boolean {
  return /^(le|la|l|les|the)$/.test(word)
}

function canBegin(
  said: Said,
  at: number,
  isTaken: (at: number) => boolean,
  vocabulary: Vocabulary,
  announced: boolean,
): boolean {
  const word = said.words[at]
  if (!word || isTaken(at) || !/^\p{L}/u.test(word.text) || word.text.length < 2) return false
  if (!vocabulary.knows(word.typed)) return true
  if (vocabulary.isSmall(word.text)) return false
  return announced || (isCapital(said, at) && at > 0 && LEADS.has(said.words[at - 1]?.text ?? ''))
}

function continues(
  said: Said,
  at: number,
  isTaken: (at: number) => boolean,
  vocabulary: Vocabulary,
  announced: boolean,
): boolean {
  const word = said.words[at]
  if (!word || isTaken(at) || /[?!;:,()\n]/.test(word.gap) || !/^\p{L}/u.test(word.text)) return false
  if (!vocabulary.knows(word.typed)) return true
  return !vocabulary.isSmall(word.text) && (isCapital(said, at) || (announced && at < said.words.length))
}

function isCapital(said: Said, at: number): boolean {
  const word = said.words[at]
  return word !== undefined && /^\p{Lu}/u.test(originalSlice(said, word.start, word.end))
}

/** A match less like than this is another firm. */
const LIKE_ENOUGH = 0.55
/** Matches within this of the best are as likely. */
const AS_LIKELY = 0.08
const SUGGESTED = 4

/** The customers a run of words names, likeliest first; null when the store has none like it. */
export async function lookUpCustomer(
  said: Said,
  run: NameRun,
  lookup: ReferenceLookup,
): Promise<FoundCustomer | null> {
  const longest = run.text.split(/\s+/).sort((left, right) => right.length - left.length)[0] ?? ''
  const whole = await lookup.findCustomers(run.text, SUGGESTED)
  // "owe northbrook": one unknown word too many, so the longest is tried on its own.
  const again = (whole[0]?.likeness ?? 0) < LIKE_ENOUGH && longest !== run.text && longest.length > 3
  const matches = again ? await lookup.findCustomers(longest, SUGGESTED) : whole
  const best = matches[0]
  if (!best || best.likeness < LIKE_ENOUGH) return null
  const near = matches.filter((match) => best.likeness - match.likeness <= AS_LIKELY)
  return { ...wholeName(said, run, best.text), matches: best.likeness >= 1 ? [best] : near }
}

/** The words around that belong to the name too, although the desk knows them: "gulf fabrication". */
function wholeName(
  said: Said,
  { first, end }: NameRun,
  name: string,
): { readonly first: number; readonly end: number } {
  const own = new Set(foldText(name).match(/\p{L}+/gu))
  let [from, to] = [first, end]
  while (own.has(said.words[from - 1]?.typed ?? '')) from--
  while (own.has(said.words[to]?.typed ?? '')) to++
  return { first: from, end: to }
}

/** The match a reference most likely means: of the kind announced, the likest, an order before the rest. */
export function bestMatches(reference: FoundReference): readonly ReferenceMatch[] {
  const order = ['order', 'po', 'invoice', 'shipment', 'transport-document', 'item', 'customer']
  return [...reference.matches].sort(
    (left, right) =>
      Number(right.kind === reference.announced) - Number(left.kind === reference.announced) ||
      right.likeness - left.likeness ||
      order.indexOf(left.kind) - order.indexOf(right.kind),
  )
}
