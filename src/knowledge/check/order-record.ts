/** One order's facts as the check of a person's text asks for them: by aspect and line, with the date to be expected now. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Fact, FactAspect } from '../../domain/fact.ts'
import type { DateMeaning } from '../../domain/order.ts'
import { FactIndex, textOf } from './fact-index.ts'
import { wordsOf } from './lexicon.ts'
import { referenceKey } from './read-references.ts'

/** No line: the order as a whole. */
export type Lines = readonly string[]

const QUANTITY_TOTALS: ReadonlySet<FactAspect> = new Set([
  'quantity-shipped',
  'quantity-delivered',
  'quantity-invoiced',
])

export class OrderRecord {
  readonly order: string
  readonly index: FactIndex
  readonly lines: Lines
  /** What its promised dates stand for; null when that is not known. */
  readonly meaning: DateMeaning | null
  readonly today: IsoDate
  /** Letters that its item codes begin with: `vlv`, `pmp`. */
  readonly itemPrefixes: readonly string[]
  /** How its number is written, each digit a 0: `so0000`. */
  readonly form: string
  readonly #forms = new Map<FactAspect, ReadonlySet<string>>()
  readonly #nouns = new Map<string, string | null>()

  constructor(order: string, facts: readonly Fact[], today: IsoDate, meaning: DateMeaning | null) {
    this.order = order
    this.index = new FactIndex(facts, today)
    this.today = today
    this.meaning = meaning
    this.lines = [...new Set(this.index.of('line-number').flatMap((fact) => fact.line ?? []))]
    for (const fact of this.index.of('item')) this.#learnNouns(fact)
    this.form = formOf(referenceKey(order))
    const codes = this.index.of('item').filter((fact) => fact.value.kind === 'reference')
    const prefixes = codes.map((fact) => /^[a-z]+/.exec(referenceKey(textOf(fact)))?.[0] ?? '')
    this.itemPrefixes = [...new Set(prefixes)].filter((prefix) => prefix.length >= 3)
  }

  /** A noun that only one line's goods are called by leads to that line. */
  #learnNouns(fact: Fact): void {
    if (fact.value.kind !== 'text' || fact.line === null) return
    for (const word of wordsOf(headOf(fact.value.text))) {
      if (word.length < 3) continue
      for (const stem of [stemOf(word), ...(GOODS_IN_FRENCH.get(stemOf(word)) ?? [])]) {
        const known = this.#nouns.get(stem)
        this.#nouns.set(stem, known === undefined || known === fact.line ? fact.line : null)
      }
    }
  }

  /** The line whose goods the word names; null when it names none or several. */
  lineOfNoun(word: string): string | null {
    return this.#nouns.get(stemOf(word)) ?? null
  }

  namesGoods(word: string): boolean {
    return this.#nouns.has(stemOf(word))
  }

  /** How the references of the aspect are written, each digit a 0. */
  formsOf(aspect: FactAspect): ReadonlySet<string> {
    const known = this.#forms.get(aspect)
    if (known) return known
    const forms = new Set(this.index.of(aspect).map((fact) => formOf(referenceKey(textOf(fact)))))
    this.#forms.set(aspect, forms)
    return forms
  }

  /** Facts of the aspect for the lines; those of the whole order belong to every line. */
  pool(aspect: FactAspect, lines: Lines): readonly Fact[] {
    const all = this.index.of(aspect)
    const own =
      lines.length === 0 ? all : all.filter((fact) => fact.line === null || lines.includes(fact.line))
    return QUANTITY_TOTALS.has(aspect) ? withinTotals(own) : own
  }

  /** The quantity of the line as a whole: the first that the record gives. */
  quantity(aspect: FactAspect, line: string): number | null {
    for (const { line: own, value } of this.index.of(aspect)) {
      if (own === line && value.kind === 'quantity') return value.quantity
    }
    return null
  }

  /** When the line's goods are to be expected as things stand: forecast, else the day stock is complete, else the promise. */
  expected(line: string): readonly Fact[] {
    const of = (aspect: FactAspect) => this.index.of(aspect).filter((fact) => fact.line === line)
    const forecast = of('forecast-on').filter((fact) => dateOf(fact) >= this.today)
    if (forecast.length > 0) return forecast
    if (this.meaning === 'delivered') {
      const eta = this.index.of('eta-on').filter((fact) => dateOf(fact) >= this.today)
      if (eta.length > 0) return eta
    }
    const promised = of('promised-on')
    const latest = promised.map(dateOf).sort().at(-1) ?? ''
    if (this.isShort(line)) {
      const supply = of('supply-due-on').filter((fact) => dateOf(fact) >= latest)
      if (supply.length > 0) return supply
    }
    return promised.filter(
      (fact) => promised.length === 1 || dateOf(fact) >= this.today || dateOf(fact) === latest,
    )
  }

  /** Stock does not cover what is still to ship of the line. */
  isShort(line: string): boolean {
    return this.index
      .of('quantity-gap')
      .some((fact) => fact.line === line && fact.value.kind === 'quantity' && fact.value.quantity > 0)
  }
}

/** A reference with every digit read as 0, so that two written alike are equal. */
export function formOf(key: string): string {
  return key.replaceAll(/\d/g, '0')
}

export function dateOf(fact: Fact): IsoDate {
  return fact.value.kind === 'date' ? fact.value.date : ''
}

/** Parts of a total, without the quantities of shipments that have not left yet. */
function withinTotals(facts: readonly Fact[]): readonly Fact[] {
  const totals = new Map<string | null, number>()
  return facts.filter(({ line, value }) => {
    if (value.kind !== 'quantity') return true
    const total = totals.get(line)
    if (total === undefined) {
      totals.set(line, value.quantity)
      return true
    }
    return value.quantity <= total
  })
}

/** Everyday goods in French by the English word of an item's description, since an item has one description. */
const GOODS: readonly [english: string, french: string][] = [
  ['valve', 'vanne robinet clapet'],
  ['pump', 'pompe'],
  ['kit', 'kit pochette'],
  ['seal', 'joint'],
  ['cylinder', 'verin'],
  ['filter', 'filtre'],
  ['hose', 'flexible tuyau'],
  ['paint', 'peinture pot bidon'],
  ['can', 'pot bidon'],
  ['motor', 'moteur'],
  ['bearing', 'roulement'],
  ['gear', 'engrenage'],
  ['tablet', 'comprime'],
  ['test', 'test'],
]
const GOODS_IN_FRENCH: ReadonlyMap<string, readonly string[]> = new Map(
  GOODS.map(([english, french]) => [english, french.split(' ')]),
)

/** "Seal kit for HX pumps" is a kit; what follows a comma or a preposition only describes it. */
function headOf(description: string): string {
  return description.split(/[,;(]| (?:for|with|of|to|in|de|du|des|pour|avec|en|à) /i)[0] ?? ''
}

function stemOf(word: string): string {
  return word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word
}
