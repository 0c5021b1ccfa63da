/** A checked reply as plain text: for the terminal, for channels without cards, and for screen readers of last resort. */

import type {
  Block,
  FactsBlock,
  FormBlock,
  ListBlock,
  TableBlock,
  TimelineBlock,
  Tone,
} from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import type { CheckedReply } from '../../knowledge/checked-reply.ts'
import { withToneSign } from './card-elements.ts'
import { phraseOf, STANDING_LABELS, STEP_STATES } from './card-wording.ts'
import { cleanWords, onOneLine } from './plain-words.ts'
import { padTo, widthOf, wrapTo } from './text-width.ts'
import { STEP_SIGNS } from './timeline-words.ts'

export interface PlainTextOptions {
  /** Columns to keep to; 80 when not given. */
  readonly width?: number
  /** Whether the reader shows more than ASCII signs; it does unless said otherwise. */
  readonly unicode?: boolean
  /** Marks a piece of text for a terminal with colours; the words stay the same. */
  readonly paint?: (text: string, as: Tone | 'title') => string
}

interface Page {
  readonly locale: Locale
  readonly width: number
  readonly unicode: boolean
  readonly paint: (text: string, as: Tone | 'title') => string
}

/** The reply, its parts separated by blank lines, ending with what can be said next. */
export function renderPlainText(reply: CheckedReply, options: PlainTextOptions = {}): string {
  const page: Page = {
    locale: reply.locale,
    width: Math.max(24, options.width ?? 80),
    unicode: options.unicode ?? true,
    paint: options.paint ?? ((text) => text),
  }
  const { draft } = reply
  const parts = [
    draft.title ? titleLines(draft.title, page) : [],
    ...draft.blocks.map((block) => blockLines(block, page)),
    actionLines(
      draft.actions.map(({ label }) => label),
      page,
    ),
  ]
  const text = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((each) => each.trimEnd()).join('\n'))
    .join('\n\n')
  return page.unicode ? text : asciiSigns(text)
}

function blockLines(block: Block, page: Page): string[] {
  switch (block.kind) {
    case 'text': {
      const label = block.standing === undefined ? '' : `${STANDING_LABELS[block.standing][page.locale]} `
      const text =
        label + (label === '' ? withToneSign(cleanWords(block.text), block.tone) : cleanWords(block.text))
      return text.trim() === '' ? [] : paintLines(wrapTo(text, page.width), block.tone, page)
    }
    case 'facts':
      return factLines(block, page)
    case 'table':
      return tableLines(block, page)
    case 'timeline':
      return timelineLines(block, page)
    case 'list':
      return listLines(block, page)
    case 'form':
      return formLines(block, page)
  }
}

function paintLines(lines: readonly string[], tone: Tone | undefined, page: Page): string[] {
  return tone === undefined || tone === 'normal' ? [...lines] : lines.map((each) => page.paint(each, tone))
}

function titleLines(title: string | undefined, page: Page): string[] {
  if (title === undefined || onOneLine(title) === '') return []
  return wrapTo(onOneLine(title), page.width).map((each) => page.paint(each, 'title'))
}

function colon(locale: Locale): string {
  return locale === 'fr' ? '\u00a0:' : ':'
}

function factLines(block: FactsBlock, page: Page): string[] {
  const labels = block.items.map(({ label }) => `${onOneLine(label)}${colon(page.locale)}`)
  const widest = Math.min(Math.max(0, ...labels.map(widthOf)), Math.floor(page.width / 2))
  const lines = block.items.flatMap(({ value, tone }, index) =>
    indented(
      padTo(labels[index] ?? '', widest, 'start'),
      withToneSign(onOneLine(value), tone),
      widest + 1,
      tone,
      page,
    ),
  )
  return [...titleLines(block.title, page), ...lines]
}

/** A head and a wrapped text beside it, the later lines set under the text. */
function indented(head: string, text: string, indent: number, tone: Tone | undefined, page: Page): string[] {
  const wrapped = wrapTo(text, Math.max(12, page.width - indent))
  return wrapped.map((each, index) => {
    const painted = tone === undefined || tone === 'normal' ? each : page.paint(each, tone)
    return index === 0 ? `${head} ${painted}` : `${' '.repeat(indent)}${painted}`
  })
}

function listLines(block: ListBlock, page: Page): string[] {
  const lines = block.items.flatMap(({ text, tone }) =>
    indented(page.unicode ? '•' : '-', withToneSign(cleanWords(text), tone), 2, tone, page),
  )
  return [...titleLines(block.title, page), ...lines]
}

function tableLines(block: TableBlock, page: Page): string[] {
  const cells = block.rows.map((row) =>
    block.columns.map((_, index) => {
      const cell = row[index]
      return cell === undefined ? '' : onOneLine(withToneSign(cell.text, cell.tone))
    }),
  )
  const labels = block.columns.map(({ label }) => onOneLine(label))
  const widths = labels.map((label, index) =>
    Math.max(widthOf(label), ...cells.map((row) => widthOf(row[index] ?? ''))),
  )
  const title = titleLines(block.title, page)
  const total = widths.reduce((sum, width) => sum + width + 2, -2)
  if (total > page.width) return [...title, ...stackedLines(labels, cells, page)]
  const row = (texts: readonly string[], tones: readonly (Tone | undefined)[]): string =>
    texts
      .map((text, index) => {
        const padded = padTo(text, widths[index] ?? 0, block.columns[index]?.align ?? 'start')
        const tone = tones[index]
        return tone === undefined || tone === 'normal' ? padded : page.paint(padded, tone)
      })
      .join('  ')
  const rule = widths.map((width) => (page.unicode ? '─' : '-').repeat(width)).join('  ')
  return [
    ...title,
    row(labels, []),
    rule,
    ...cells.map((texts, at) => row(texts, block.rows[at]?.map(({ tone }) => tone) ?? [])),
  ]
}

/** A table too wide for the page, row by row: the first cell heads the others. */
function stackedLines(
  labels: readonly string[],
  cells: readonly (readonly string[])[],
  page: Page,
): string[] {
  return cells.flatMap(([head = '', ...others]) => {
    const details = others.flatMap((text, index) =>
      text === '' ? [] : [`${labels[index + 1] ?? ''}${colon(page.locale)} ${text}`],
    )
    const lines = details.flatMap((detail) => indented('   ', detail, 4, undefined, page))
    return [`${page.unicode ? '•' : '-'} ${labels[0] ?? ''} ${head}`, ...lines]
  })
}

const ASCII_STEP_SIGNS: typeof STEP_SIGNS = {
  done: '[x]',
  late: '[!]',
  current: '[>]',
  expected: '[ ]',
  missing: '[?]',
  'at-risk': '[~]',
}

function timelineLines(block: TimelineBlock, page: Page): string[] {
  const labelWidth = Math.max(0, ...block.steps.map(({ label }) => widthOf(onOneLine(label))))
  const dateWidth = Math.max(0, ...block.steps.map(({ date }) => widthOf(onOneLine(date))))
  const signs = page.unicode ? STEP_SIGNS : ASCII_STEP_SIGNS
  const lines = block.steps.map(({ label, date, state }) => {
    const text = `${signs[state]} ${padTo(onOneLine(label), labelWidth, 'start')}  ${padTo(onOneLine(date), dateWidth, 'start')}  ${STEP_STATES[state][page.locale]}`
    if (state === 'at-risk') return page.paint(text, 'warning')
    return state === 'late' || state === 'missing' ? page.paint(text, 'attention') : text
  })
  return [...titleLines(block.title, page), ...lines]
}

function formLines(block: FormBlock, page: Page): string[] {
  return block.fields.flatMap(({ label, required, value, hint, error }) => {
    const shown = value === undefined || value.trim() === '' ? (hint ?? '…') : value
    const head = `${onOneLine(label)}${required ? '*' : ''}${colon(page.locale)}`
    const problem = error ? indented('   ', `⚠ ${onOneLine(error)}`, 4, 'attention', page) : []
    return [...indented(head, onOneLine(shown), widthOf(head) + 1, undefined, page), ...problem]
  })
}

/** Buttons in words, numbered as they can be picked. */
function actionLines(labels: readonly string[], page: Page): string[] {
  if (labels.length === 0) return []
  const choices = labels.map((label, index) => `  ${index + 1}. ${onOneLine(label)}`)
  return [page.paint(phraseOf('youMaySay', page.locale), 'subtle'), ...choices]
}

const ASCII: Readonly<Record<string, string>> = {
  '⚠': '!',
  '✔': '+',
  '≈': '~',
  '•': '-',
  '…': '...',
  '·': '-',
  '–': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
}

function asciiSigns(text: string): string {
  return text.replaceAll(/[⚠✔≈•…·–\u00a0\u202f]/g, (sign) => ASCII[sign] ?? sign)
}
