/** The answer about one order: the whole card, one facet of it, or one of its lines. */

import type { Block } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import { typesetContent } from '../../domain/typeset-draft.ts'
import type { OrderReading } from '../../tools/read-order.tool.ts'
import type { DialogOutcome } from '../define-dialog.ts'
import { delaySentence } from './assumptions.ts'
import { delayAnswer } from './delay-answer.ts'
import { gapAnswer, gapBlocks } from './gap-list.ts'
import { historyAnswer, latestReport, reservations } from './history-answer.ts'
import { invoiceAnswer } from './invoice-answer.ts'
import { timelineBlock } from './journey.ts'
import { nextStepBlocks, riskBlocks } from './next-steps.ts'
import { type Facet, nextOffers } from './offers.ts'
import { contactAnswer, documentAnswer } from './papers-answer.ts'
import { dateBlocks, linesToShow, MOST_LINES, quantityBlocks } from './quantity-table.ts'
import { restAnswer } from './rest-answer.ts'
import { lineSentence, standingBlocks } from './standing.ts'
import { textBlock, type View, viewOf } from './view.ts'

/** What of the order was asked for. */
export interface Asked {
  readonly facet: Facet
  /** Lines asked for by number or item; all when null. */
  readonly lines: readonly string[] | null
}

/** The draft with its buttons, and what follow-ups lean on. */
export function statusAnswer(reading: OrderReading, asked: Asked, locale: Locale): DialogOutcome {
  const view = viewOf(reading, locale)
  const { order, customer, lines } = reading.file
  const title = titleOf(view)
  const blocks = answerBlocks(view, asked)
  const offers = nextOffers(reading, asked.facet, locale)
  const [line] =
    asked.lines?.length === 1 ? asked.lines : lines.length === 1 ? lines.map((each) => each.number) : []
  const item = lines.find((each) => each.number === line)?.sku
  return {
    draft: typesetContent(
      { title, blocks, actions: offers.map((offer) => offer.action), grounds: view.sheet.grounds() },
      locale,
    ),
    offered: offers.map((offer) => offer.choice),
    focus: {
      order: order.number,
      customer: customer.name,
      country: order.destinationCountry,
      ...(line === undefined ? {} : { line }),
      ...(item ? { item } : {}),
      // "Et le BL ?" is a bill of lading at sea and a delivery note on the road.
      ...(order.mode === null ? {} : { mode: order.mode }),
    },
  }
}

/** `SO-1001 · Northbrook Hydraulics Ltd · Royaume-Uni` */
function titleOf({ reading, sheet }: View): string {
  const { order, customer } = reading.file
  const parts = [
    sheet.name('order-number', null, order.number),
    sheet.name('customer', null, customer.name),
    sheet.country(order.destinationCountry),
  ]
  return parts.join(' · ')
}

/** What is shown, without title and buttons. */
export function answerBlocks(view: View, asked: Asked): readonly Block[] {
  if (asked.lines !== null) return linesAnswer(view, asked.lines)
  switch (asked.facet) {
    case 'status':
      return wholeCard(view)
    case 'invoice':
      return invoiceAnswer(view)
    case 'rest':
      return restAnswer(view)
    case 'delay':
      return delayAnswer(view)
    case 'timeline':
      return historyAnswer(view)
    case 'gaps':
      return gapAnswer(view)
    case 'documents':
      return documentAnswer(view)
    case 'contact':
      return contactAnswer(view)
    case 'lines':
      return tables(view, linesToShow(view.reading.progress, MOST_LINES))
  }
}

function wholeCard(view: View): readonly Block[] {
  return [
    ...standingBlocks(view),
    ...nextStepBlocks(view),
    ...riskBlocks(view),
    ...gapBlocks(view),
    ...reservations(view),
    ...tables(view, linesToShow(view.reading.progress)),
    timelineBlock(view),
    ...latestReport(view),
  ]
}

function tables(view: View, lines: readonly LineProgress[]): readonly Block[] {
  const dates = view.reading.progress.status === 'cancelled' ? [] : dateBlocks(view, lines)
  return [...quantityBlocks(view, lines), ...dates]
}

function linesAnswer(view: View, numbers: readonly string[]): readonly Block[] {
  const wanted = new Set(numbers)
  const lines = view.reading.progress.lines.filter((line) => wanted.has(line.line.number))
  const facts = lines.flatMap((line) =>
    line.leading === null ? [] : [lineSentence(line, line.leading, view)],
  )
  const delays = lines.flatMap((line) => {
    const text = line.leading === null ? '' : delaySentence(line, line.leading, view)
    return text === '' ? [] : [text]
  })
  return [
    ...(facts.length === 0 ? [] : [textBlock(facts.join(' '), 'fact')]),
    ...(delays.length === 0 ? [] : [textBlock(delays.join(' '), 'assumption')]),
    ...gapBlocks(
      view,
      view.reading.gaps.filter((gap) => gap.line !== null && wanted.has(gap.line)),
    ),
    ...tables(view, lines),
  ]
}
