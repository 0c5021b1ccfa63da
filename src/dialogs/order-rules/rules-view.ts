/** What the answer about an order's rules is worded with: the rules, the reader's language, and the facts behind each word said. */

import type { Fact } from '../../domain/fact.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import type { OrderRules } from '../../tools/order-rules.tool.ts'
import { orderNumberFact } from '../said.ts'
import { fieldTitle, watchFact } from '../watch-wording.ts'

/** Words with the facts behind them: what is said from notes, fields and dates is remembered as it is said. */
export class RulesView {
  readonly rules: OrderRules
  readonly locale: Locale
  readonly #grounds = new Map<string, Fact>()

  constructor(rules: OrderRules, locale: Locale) {
    this.rules = rules
    this.locale = locale
  }

  say(words: Bilingual): string {
    return words[this.locale]
  }

  /** Words of a note, a list or the record's own, traced. */
  told(text: string): string {
    this.#grounds.set(text, watchFact(text))
    return text
  }

  /** What a field is called, traced: some names hold a country. */
  field(name: string): string {
    return this.told(fieldTitle(name, this.locale))
  }

  /** A number of things counted here. */
  count(count: number): string {
    const label = { fr: 'compte', en: 'count' }
    const fact: Fact = { order: null, line: null, aspect: 'count', value: { kind: 'count', count }, label }
    this.#grounds.set(`count ${count}`, fact)
    return String(count)
  }

  /** Lines of the order by their numbers. */
  lineNumbers(lines: readonly string[]): string {
    const order = this.rules.file.order.number
    for (const line of lines) {
      const value = { kind: 'reference', text: line } as const
      const label = { fr: 'ligne', en: 'line' }
      this.#grounds.set(`line ${line}`, { order, line, aspect: 'line-number', value, label })
    }
    return lines.join(', ')
  }

  grounds(): readonly Fact[] {
    return [orderNumberFact(this.rules.file.order.number), ...this.#grounds.values()]
  }
}
