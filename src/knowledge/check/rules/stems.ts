/** Cuts folded French and English words to the part that their inflections share, so that rules find them in any form. */

/** Nouns of the trade that an ending would make a verb's: "exporter" is not "export". */
const WHOLE: ReadonlySet<string> = new Set(
  'exporter exporters importer importers shipper shippers carrier carriers insurer insurers container containers order orders letter letters offer number numbers member members transfer paper papers water under over never after other danger manager this thus plus mais sous dans vers sans tous dessous dessus moins delais delai avis pays bois gros mars temps corps fois cours does business process less unless address access'.split(
    ' ',
  ),
)

/** Shorter than this no word is cut. */
const SHORTEST = 3

const stems = new Map<string, string>()
const MOST_KEPT = 50_000

/** The stem of a word in lower case without accents. Both languages are cut alike: a word's language is not always plain. */
export function stemOf(word: string): string {
  if (word.length <= SHORTEST || WHOLE.has(word)) return word
  const known = stems.get(word)
  if (known !== undefined) return known
  const stem = cut(word)
  if (stems.size >= MOST_KEPT) stems.clear()
  stems.set(word, stem)
  return stem
}

function cut(word: string): string {
  const single = singular(word)
  for (const [ending, least] of ENDINGS) {
    if (single.endsWith(ending) && single.length - ending.length >= least) {
      return undoubled(single.slice(0, -ending.length), ending)
    }
  }
  return single
}

/** Longest first, each with the least number of letters that must be left. */
const ENDINGS: readonly (readonly [ending: string, least: number])[] = [
  ['issent', 4],
  ['aient', 4],
  ['erons', 4],
  ['eront', 4],
  ['ions', 5],
  ['ing', 4],
  ['ons', 4],
  ['era', 4],
  ['ees', 4],
  ['ent', 5],
  ['ant', 5],
  ['ait', 4],
  ['ee', 3],
  ['ed', 3],
  ['er', 4],
  ['ez', 4],
  ['es', 4],
  ['e', 3],
]

function singular(word: string): string {
  if (word.endsWith('eaux') || word.endsWith('eux')) return word.slice(0, -1)
  if (word.endsWith('aux') && word.length > 5) return `${word.slice(0, -2)}l`
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us')) return word.slice(0, -1)
  return word
}

/** "shipped" and "shipping" are "ship". */
function undoubled(stem: string, ending: string): string {
  if (ending !== 'ed' && ending !== 'ing') return stem
  const last = stem.at(-1)
  return stem.length > 3 && last === stem.at(-2) && /[bdgmnprt]/.test(last ?? '') ? stem.slice(0, -1) : stem
}
