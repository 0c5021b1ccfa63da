/** Blocks of a reply as elements of an Adaptive Card. */

import type {
  Block,
  FactsBlock,
  ListBlock,
  TableBlock,
  TableCell,
  TextBlock,
  TimelineBlock,
} from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { type CardElement, line, run, subheading, withToneSign, words } from './card-elements.ts'
import { formElements } from './card-form.ts'
import { moreRows, STANDING_LABELS, STEP_STATES } from './card-wording.ts'
import { cutTo, isMarkdownFree, onOneLine } from './plain-words.ts'
import { STEP_SIGNS, timelineSentence } from './timeline-words.ts'

/** How much of a reply a card may hold; tightened step by step until the card fits its channel. */
export interface CardLimits {
  readonly textLength: number
  readonly rows: number
  readonly choices: number
  /** Whether a table carries its stacked form for hosts without tables. */
  readonly tableFallback: boolean
}

export interface BlockContext {
  readonly locale: Locale
  readonly limits: CardLimits
  /** The address of a timeline's picture; null where none can be shown. */
  readonly pictureUrl: (block: TimelineBlock, locale: Locale) => string | null
  /** Carried by what submits a form; undefined where the channel does not need it. */
  readonly turn: string | undefined
}

/** The elements of one block, in order. `formIndex` counts the forms before it. */
export function blockElements(block: Block, context: BlockContext, formIndex: number): CardElement[] {
  switch (block.kind) {
    case 'text':
      return textElements(block, context)
    case 'facts':
      return factsElements(block, context)
    case 'table':
      return tableElements(block, context)
    case 'timeline':
      return timelineElements(block, context)
    case 'list':
      return listElements(block, context)
    case 'form':
      return formElements(block, { ...context, maxChoices: context.limits.choices, formIndex })
  }
}

function textElements(block: TextBlock, { locale, limits }: BlockContext): CardElement[] {
  const text = cutTo(block.text, limits.textLength)
  if (text.trim() === '') return []
  if (block.standing !== undefined) {
    const label = run(`${STANDING_LABELS[block.standing][locale]} `, { weight: 'bolder' })
    const sentence = line([label, run(text, { tone: block.tone })])
    // A plain fact needs no frame; what is not certain stands apart from it.
    return block.standing === 'fact'
      ? [sentence]
      : [{ type: 'Container', style: 'emphasis', spacing: 'small', items: [sentence] }]
  }
  const element = words(withToneSign(text, block.tone), { tone: block.tone })
  return block.quoted ? [{ type: 'Container', style: 'emphasis', items: [element] }] : [element]
}

function factsElements(block: FactsBlock, { locale, limits }: BlockContext): CardElement[] {
  const items = block.items.slice(0, limits.rows).map(({ label, value, tone }) => ({
    title: onOneLine(cutTo(label, 120)),
    value: onOneLine(withToneSign(cutTo(value, limits.textLength), tone)),
  }))
  if (items.length === 0) return []
  const isPlain = items.every(({ title, value }) => isMarkdownFree(title) && isMarkdownFree(value))
  const elements = isPlain
    ? [{ type: 'FactSet', facts: items }]
    : items.map(({ title, value }) =>
        line([run(`${title}${locale === 'fr' ? '\u00a0: ' : ': '}`, { weight: 'bolder' }), run(value)], {
          spacing: 'small',
        }),
      )
  return [...titled(block.title), ...elements, ...remainder(block.items.length, limits.rows, locale)]
}

function tableElements(block: TableBlock, context: BlockContext): CardElement[] {
  const { locale, limits } = context
  const rows = block.rows.slice(0, limits.rows)
  if (rows.length === 0 || block.columns.length === 0) return titled(block.title)
  const shown = rows.map((cells) => block.columns.map((_, index) => cellText(cells[index], limits)))
  const table: CardElement = {
    type: 'Table',
    columns: block.columns.map(({ label, align }, index) => ({
      width: columnWeight([onOneLine(label), ...shown.map((texts) => texts[index] ?? '')]),
      ...(align === 'end' && { horizontalCellContentAlignment: 'right' }),
    })),
    firstRowAsHeader: true,
    showGridLines: true,
    rows: [
      tableRow(
        block.columns.map(({ label, align }) =>
          words(onOneLine(label), { weight: 'bolder', size: 'small', align: endOnly(align) }),
        ),
      ),
      ...rows.map((cells, at) =>
        tableRow(
          block.columns.map(({ align }, index) => {
            const text = shown[at]?.[index] || '–'
            return words(text, { tone: cells[index]?.tone, size: 'small', align: endOnly(align) })
          }),
        ),
      ),
    ],
    ...(limits.tableFallback && { fallback: stackedRows(block, rows, context) }),
  }
  return [...titled(block.title), table, ...remainder(block.rows.length, limits.rows, locale)]
}

function cellText(cell: TableCell | undefined, { textLength }: CardLimits): string {
  const text = onOneLine(withToneSign(cutTo(cell?.text ?? '', textLength), cell?.tone))
  // In a narrow column the sign must not stand alone on its line.
  return text.replace(/^⚠ /, '⚠\u00a0')
}

const NARROWEST = 3
const WIDEST = 24
/** What the space around a cell's words takes, in letters. */
const CELL_PADDING = 3

/** A column's share of the width, by its longest word: hosts break words that find no room. */
function columnWeight(texts: readonly string[]): number {
  const words = texts.flatMap((text) => text.split(/[ -]/))
  const longest = Math.max(...words.map((word) => word.length))
  return Math.min(Math.max(longest, NARROWEST), WIDEST) + CELL_PADDING
}

function endOnly(align: 'start' | 'end'): 'end' | undefined {
  return align === 'end' ? 'end' : undefined
}

function tableRow(elements: readonly CardElement[]): CardElement {
  return { type: 'TableRow', cells: elements.map((element) => ({ type: 'TableCell', items: [element] })) }
}

/** A table row by row, for narrow hosts and those that know no tables: the first cell heads the others. */
function stackedRows(block: TableBlock, rows: TableBlock['rows'], { limits }: BlockContext): CardElement {
  const items = rows.flatMap((cells, at) => {
    const [head, ...others] = cells
    const details = others.flatMap(({ text, tone }, index) => {
      const label = block.columns[index + 1]?.label
      const value = onOneLine(withToneSign(cutTo(text, limits.textLength), tone))
      return label === undefined || value === '' ? [] : [`${onOneLine(label)} ${value}`]
    })
    return [
      words(onOneLine(cutTo(head?.text ?? '', limits.textLength)) || String(at + 1), {
        weight: 'bolder',
        spacing: 'small',
      }),
      ...(details.length > 0 ? [words(details.join(' · '), { spacing: 'none', size: 'small' })] : []),
    ]
  })
  return { type: 'Container', items }
}

function timelineElements(block: TimelineBlock, { locale, limits, pictureUrl }: BlockContext): CardElement[] {
  if (block.steps.length === 0) return []
  const url = pictureUrl(block, locale)
  const alternative = cutTo(timelineSentence(block, locale), 2 * limits.textLength)
  if (url !== null) return [{ type: 'Image', url, altText: alternative, size: 'stretch' }]
  const steps = block.steps.slice(0, limits.rows).map((step) => {
    const isBad = step.state === 'late' || step.state === 'missing'
    const tone = isBad ? 'attention' : step.state === 'at-risk' ? 'warning' : 'subtle'
    return line(
      [
        run(`${STEP_SIGNS[step.state]} ${onOneLine(step.label)}`, { weight: 'bolder' }),
        run(step.date === '' ? '' : ` · ${onOneLine(step.date)}`),
        run(` · ${STEP_STATES[step.state][locale]}`, { tone }),
      ].filter(({ text }) => text !== ''),
      { spacing: 'small' },
    )
  })
  return [...titled(block.title), ...steps]
}

function listElements(block: ListBlock, { locale, limits }: BlockContext): CardElement[] {
  const items = block.items.slice(0, limits.rows).map(({ text, tone }) =>
    line([run('• '), run(withToneSign(cutTo(text, limits.textLength), tone), { tone })], {
      spacing: 'small',
    }),
  )
  return [...titled(block.title), ...items, ...remainder(block.items.length, limits.rows, locale)]
}

function titled(title: string | undefined): CardElement[] {
  return title === undefined || title.trim() === '' ? [] : [subheading(cutTo(title, 200))]
}

/** Says how much was left out, so that a cut list is never taken for a whole one. */
function remainder(total: number, shown: number, locale: Locale): CardElement[] {
  return total > shown ? [words(`⚠ ${moreRows(total - shown, locale)}`, { spacing: 'small' })] : []
}
