/**
 * Words with figures in them that state nothing about an order: the closed list the answer check lets pass.
 * `docs/answer-check.md` repeats it for people; a test holds the two together.
 */

/** Customs and trade documents, standards and the desk's own check marks, as folded keys without signs. */
export const ALLOWED_WORDS: ReadonlySet<string> = new Set([
  'eur1',
  't1',
  't2',
  't2l',
  'ex1',
  'im4',
  'iso9001',
  'iso14001',
  'en10204',
  'isp98',
  'ucp600',
  'urc522',
  'incoterms2020',
  'incoterms2010',
  'co2',
  'b2b',
  '3d',
  'q1',
  'q2',
  'q3',
  'q4',
  'p1',
  'p2',
  'p3',
  'p4',
])

/** A number directly behind one of these belongs to a rule, a standard, a form or a place, not to an order. */
export const STANDARD_WORDS: readonly string[] = [
  'incoterms',
  'iso',
  'en',
  'din',
  'ispm',
  'nimp',
  'un',
  'ucp',
  'urc',
  'urdg',
  'isp',
  'article',
  'art',
  'section',
  'annex',
  'annexe',
  'chapter',
  'chapitre',
  'page',
  'appendix',
  'box',
  'case',
  'boite',
  'pn',
  'dn',
  'class',
  'classe',
  'room',
  'suite',
  'floor',
  'building',
  'bp',
  'cs',
  'version',
  'v',
]

/** Checks of the physical and information flow are named G01 to G28. */
const GAP_CHECK = /^g(0[1-9]|1\d|2[0-8])$/

/** Editions of the delivery term rules. */
const EDITIONS: ReadonlySet<string> = new Set(['2000', '2010', '2020'])

/** Lengths of sea containers in feet. */
const CONTAINER_FEET: ReadonlySet<string> = new Set(['20', '40', '45'])

export function isAllowedWord(key: string): boolean {
  return ALLOWED_WORDS.has(key) || GAP_CHECK.test(key)
}

export function isEdition(digits: string): boolean {
  return EDITIONS.has(digits)
}

export function isContainerLength(digits: string): boolean {
  return CONTAINER_FEET.has(digits)
}
