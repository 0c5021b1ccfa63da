/** "What about the rest?": what is still to come, what covers it, and when. */

import { worstFirst } from '../../domain/attention.ts'
import type { Block, TableCell } from '../../domain/draft.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import { assumptionsOf } from './assumptions.ts'
import { nextStepBlocks } from './next-steps.ts'
import { LINES_SHOWN } from './quantity-table.ts'
import { lineSentence } from './standing.ts'
import { unknownsOf } from './unknowns.ts'
import { orderName, SEMICOLON, sentence, shortened, textBlock, type View } from './view.ts'

/** What is outstanding of the order, the lines that need attention first. */
export function restAnswer(view: View): readonly Block[] {
  const { reading, say, sheet } = view
  const open = worstFirst(reading.progress.lines.filter((line) => line.quantities.outstanding > 0))
  const order = orderName(view)
  if (open.length === 0) {
    const nothing = say({
      fr: `Plus rien n’est attendu sur ${order}.`,
      en: `Nothing is outstanding on ${order}.`,
    })
    return [{ ...textBlock(nothing, 'fact'), tone: 'good' }]
  }
  const noun = { fr: ['ligne ouverte', 'lignes ouvertes'], en: ['open line', 'open lines'] } as const
  const value = reading.progress.openValue
  const worth =
    value === null
      ? ''
      : say({
          fr: `, valeur du reste ${sheet.money('order-amount', null, value)}`,
          en: `, open value ${sheet.money('order-amount', null, value)}`,
        })
  const lead = say({
    fr: `${order} : ${sheet.count(reading.progress.counts.open, noun)}${worth}.`,
    en: `${order}: ${sheet.count(reading.progress.counts.open, noun)}${worth}.`,
  })
  const [first] = open
  const detail =
    open.length === 1 && first?.leading && first.leading.left > 0
      ? ` ${lineSentence(first, first.leading, view)}`
      : ''
  const assumptions = assumptionsOf(view).join(' ')
  const unknowns = unknownsOf(view)
  return [
    textBlock(lead + detail, 'fact'),
    ...elsewhere(view, open),
    ...(assumptions === '' ? [] : [textBlock(assumptions, 'assumption')]),
    ...(unknowns.length === 0 ? [] : [textBlock(sentence(unknowns, view.say(SEMICOLON)), 'unknown')]),
    ...(open.length > 1 ? [restTable(view, open)] : []),
    ...nextStepBlocks(view),
  ]
}

/** Stock of the short items at other sites: not counted, worth knowing. */
function elsewhere({ sheet, say }: View, open: readonly LineProgress[]): readonly Block[] {
  const texts = open.slice(0, LINES_SHOWN).flatMap(({ line, coverage }) => {
    if (coverage === null || coverage.fromStock >= coverage.needed) return []
    return coverage.leading.elsewhere.map(({ site, available }) => {
      const quantity = sheet.quantity('quantity-available', line.number, available, line.unit)
      const place = sheet.name('item', line.number, site)
      const item = line.sku ?? shortened(line.description)
      return say({
        fr: `Stock disponible à ${place}, non compté : ${quantity} (${item}).`,
        en: `Stock available at ${place}, not counted: ${quantity} (${item}).`,
      })
    })
  })
  return texts.length === 0 ? [] : [textBlock(texts.join(' '), 'fact')]
}

function restTable(view: View, open: readonly LineProgress[]): Block {
  const { say } = view
  return {
    kind: 'table',
    title: say({ fr: 'Reste', en: 'Outstanding' }),
    columns: [
      { label: say({ fr: 'Ligne', en: 'Line' }), align: 'start' },
      { label: say({ fr: 'Article', en: 'Item' }), align: 'start' },
      { label: say({ fr: 'Reste', en: 'Outstanding' }), align: 'end' },
      { label: say({ fr: 'Promis', en: 'Promised' }), align: 'start' },
      { label: say({ fr: 'En stock', en: 'In stock' }), align: 'end' },
      { label: say({ fr: 'Prochaine réception', en: 'Next receipt' }), align: 'start' },
    ],
    rows: open.slice(0, LINES_SHOWN).map((line) => restRow(line, view)),
  }
}

function restRow(
  { line, quantities, leading, coverage }: LineProgress,
  { sheet }: View,
): readonly TableCell[] {
  const { number } = line
  sheet.name('item', number, line.sku ?? line.description)
  const next = coverage?.leading.nextReceipt ?? null
  return [
    { text: sheet.name('line-number', number, number) },
    { text: line.sku ?? shortened(line.description) },
    { text: sheet.quantity('quantity-outstanding', number, quantities.outstanding, line.unit) },
    { text: leading?.promisedOn == null ? '' : sheet.date('promised-on', number, leading.promisedOn) },
    { text: coverage === null ? '' : sheet.number('quantity-available', number, coverage.leading.available) },
    { text: next === null ? '' : sheet.date('supply-due-on', number, next.on) },
  ]
}
