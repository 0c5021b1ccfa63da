/** Per line what was ordered, shipped, delivered and invoiced and what is left; and promised, forecast and actual dates. */

import { worstFirst } from '../../domain/attention.ts'
import type { Block, TableBlock, TableCell, TextBlock, Tone } from '../../domain/draft.ts'
import type { FactAspect } from '../../domain/fact.ts'
import type { LineProgress, OrderProgress } from '../../domain/order-progress.ts'
import type { PartProgress } from '../../domain/part-progress.ts'
import { isSilentOn } from '../../domain/source-silence.ts'
import { unitName } from '../../domain/wording.ts'
import { shortened, type View } from './view.ts'

/** A card shows this many lines; longer orders show those that need attention first. */
export const LINES_SHOWN = 10
/** "Show all" stops here: no channel shows more. */
export const MOST_LINES = 100

/** All lines in their own order when they fit, else the ones that need attention first. */
export function linesToShow(progress: OrderProgress, most = LINES_SHOWN): readonly LineProgress[] {
  return progress.lines.length <= most ? progress.lines : worstFirst(progress.lines).slice(0, most)
}

/** The table, and a word on what it leaves out. */
export function quantityBlocks(view: View, lines: readonly LineProgress[]): readonly Block[] {
  if (lines.length === 0) return []
  const unit = commonUnit(lines)
  const title = view.say({ fr: 'Quantités', en: 'Quantities' })
  // A source that records no invoices says nothing about them, not that none was sent.
  const hasInvoices = !isSilentOn(view.reading.file, 'invoices')
  const invoiced: TableBlock['columns'] = [
    { label: view.say({ fr: 'Facturé', en: 'Invoiced' }), align: 'end' },
  ]
  const table: TableBlock = {
    kind: 'table',
    title: unit === null ? title : `${title} (${unitName(unit, 2, view.locale)})`,
    columns: [
      { label: view.say({ fr: 'Ligne', en: 'Line' }), align: 'start' },
      { label: view.say({ fr: 'Article', en: 'Item' }), align: 'start' },
      { label: view.say({ fr: 'Commandé', en: 'Ordered' }), align: 'end' },
      { label: view.say({ fr: 'Expédié', en: 'Shipped' }), align: 'end' },
      { label: view.say({ fr: 'Livré', en: 'Delivered' }), align: 'end' },
      ...(hasInvoices ? invoiced : []),
      { label: view.say({ fr: 'Reste', en: 'Outstanding' }), align: 'end' },
    ],
    rows: lines.map((line) => quantityRow(line, unit, hasInvoices, view)),
  }
  return [table, ...leftOut(view, lines)]
}

function quantityRow(
  progress: LineProgress,
  unit: string | null,
  hasInvoices: boolean,
  view: View,
): readonly TableCell[] {
  const { sheet, say } = view
  const { line, quantities } = progress
  const cell = (aspect: FactAspect, quantity: number): TableCell => ({
    text:
      unit === null && aspect === 'quantity-ordered'
        ? sheet.quantity(aspect, line.number, quantity, line.unit)
        : sheet.number(aspect, line.number, quantity),
  })
  const item = line.sku ?? line.description
  sheet.name('item', line.number, item)
  const cancelled = line.status === 'cancelled'
  if (cancelled) sheet.status('line-status', line.number, 'cancelled')
  return [
    { text: sheet.name('line-number', line.number, line.number) },
    { text: shortened(item) },
    cell('quantity-ordered', quantities.ordered),
    cell('quantity-shipped', quantities.shipped),
    cell('quantity-delivered', quantities.delivered),
    ...(hasInvoices ? [cell('quantity-invoiced', quantities.invoiced)] : []),
    cancelled
      ? { text: say({ fr: 'annulée', en: 'cancelled' }), tone: 'subtle' }
      : { ...cell('quantity-outstanding', quantities.outstanding), tone: outstandingTone(progress) },
  ]
}

function outstandingTone({ quantities, leading }: LineProgress): Tone {
  if (quantities.outstanding === 0) return 'normal'
  if (leading?.state === 'overdue') return 'attention'
  return leading?.state === 'will-be-late' || leading?.state === 'not-known' ? 'warning' : 'normal'
}

/** The unit of all lines, to be said once; null when they differ or none is known. */
function commonUnit(lines: readonly LineProgress[]): string | null {
  const first = lines[0]?.line.unit ?? null
  return lines.every(({ line }) => line.unit === first) ? first : null
}

function leftOut({ reading, sheet, say }: View, lines: readonly LineProgress[]): readonly TextBlock[] {
  const { counts } = reading.progress
  if (lines.length >= counts.lines) return []
  const all = sheet.count(counts.lines, { fr: ['ligne', 'lignes'], en: ['line', 'lines'] })
  const text = say({
    fr: `La commande compte ${all} ; celles qui demandent attention sont montrées d’abord.`,
    en: `The order has ${all}; those that need attention are shown first.`,
  })
  return [{ kind: 'text', text, tone: 'subtle' }]
}

/** Promised, forecast and actual of every part, with the delay in working days; nothing when no date is known. */
export function dateBlocks(view: View, lines: readonly LineProgress[]): readonly Block[] {
  const { reading, sheet, say } = view
  const { terms } = reading.progress
  const parts = lines
    .flatMap((line) => line.parts.map((part) => ({ line, part })))
    .filter(({ part }) => isDated(part))
  if (parts.length === 0) return []
  const country = sheet.country(terms.calendar)
  const weekends = terms.hasHolidays ? '' : say({ fr: ', week-ends seuls', en: ', weekends only' })
  return [
    {
      kind: 'table',
      title: say({
        fr: `Dates (jours ouvrés, calendrier ${country}${weekends})`,
        en: `Dates (working days, ${country} calendar${weekends})`,
      }),
      columns: [
        { label: say({ fr: 'Ligne', en: 'Line' }), align: 'start' },
        { label: say({ fr: 'Promis', en: 'Promised' }), align: 'start' },
        { label: say({ fr: 'Prévu', en: 'Expected' }), align: 'start' },
        { label: actualLabel(view), align: 'start' },
        { label: say({ fr: 'Retard', en: 'Delay' }), align: 'end' },
      ],
      rows: parts.slice(0, MOST_LINES).map(({ line, part }) => dateRow(line, part, view)),
    },
  ]
}

function actualLabel({ reading, say }: View): string {
  return reading.progress.terms.meaning === 'delivered'
    ? say({ fr: 'Livré', en: 'Delivered' })
    : say({ fr: 'Expédié', en: 'Shipped' })
}

function isDated(part: PartProgress): boolean {
  return part.promisedOn !== null || part.actualOn !== null || part.expectation !== null
}

const EXPECTED_ASPECT = { forecast: 'forecast-on', carrier: 'eta-on', supply: 'supply-due-on' } as const

function dateRow({ line, parts }: LineProgress, part: PartProgress, view: View): readonly TableCell[] {
  const { sheet, reading } = view
  const delivered = reading.progress.terms.meaning === 'delivered'
  const recorded = line.schedule.find((each) => each.number === part.schedule)
  const actual =
    part.actualOn === null
      ? ''
      : sheet.date(
          part.actualOn === recorded?.deliveredOn && (delivered || recorded.shippedOn === null)
            ? 'delivered-on'
            : 'shipped-on',
          line.number,
          part.actualOn,
        )
  const { expectation } = part
  const expected =
    expectation === null
      ? ''
      : sheet.date(
          EXPECTED_ASPECT[expectation.kind],
          expectation.kind === 'carrier' ? null : line.number,
          expectation.on,
        )
  const number = sheet.name('line-number', line.number, line.number)
  const which =
    parts.length > 1
      ? `${number} · ${sheet.quantity('quantity-scheduled', line.number, part.quantity, line.unit)}`
      : number
  return [
    { text: which },
    { text: part.promisedOn === null ? '' : sheet.date('promised-on', line.number, part.promisedOn) },
    { text: expected },
    { text: actual },
    delayCell(line.number, part, view),
  ]
}

function delayCell(line: string, part: PartProgress, { sheet, say }: View): TableCell {
  const { delay, state } = part
  if (delay !== null && delay.calendarDays > 0) {
    return {
      text: sheet.days(line, delay.workingDays, true),
      tone: state === 'will-be-late' ? 'warning' : 'attention',
    }
  }
  if (state === 'met') return { text: say({ fr: 'à l’heure', en: 'on time' }), tone: 'good' }
  return { text: '' }
}
