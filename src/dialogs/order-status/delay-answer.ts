/** "Why is it late?": each late line with its delay and its cause, and what is not known about it. */

import { worstFirst } from '../../domain/attention.ts'
import type { Block, ListBlock } from '../../domain/draft.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import type { PartProgress } from '../../domain/part-progress.ts'
import { causePiece, delaySentence } from './assumptions.ts'
import { REPORTS } from './history-answer.ts'
import { nextStepBlocks } from './next-steps.ts'
import { lineSentence, standingBlocks } from './standing.ts'
import { unknownsOf } from './unknowns.ts'
import { SEMICOLON, sentence, textBlock, type View } from './view.ts'

const LINES_EXPLAINED = 5

/** The worst late lines, five at most; where the order stands when none is late. */
export function delayAnswer(view: View): readonly Block[] {
  const late = worstFirst(view.reading.progress.lines).filter(({ leading }) => isLate(leading))
  if (late.length === 0) return [...standingBlocks(view), ...nextStepBlocks(view)]
  const facts = late.slice(0, LINES_EXPLAINED).flatMap((line) => factOf(line, view))
  const assumed = late.slice(0, LINES_EXPLAINED).flatMap((line) => assumptionOf(line, view))
  const unknowns = unknownsOf(view)
  return [
    ...facts.map((text) => ({ ...textBlock(text, 'fact'), tone: 'attention' as const })),
    ...assumed.map((text) => textBlock(text, 'assumption')),
    ...(unknowns.length === 0 ? [] : [textBlock(sentence(unknowns, view.say(SEMICOLON)), 'unknown')]),
    ...reports(view),
    ...nextStepBlocks(view),
  ]
}

function isLate(part: PartProgress | null): boolean {
  return part?.state === 'overdue' || part?.state === 'will-be-late'
}

function factOf(line: LineProgress, view: View): readonly string[] {
  const part = line.leading
  if (part === null) return []
  const recorded = part.cause?.recorded ? sentence([causePiece(part, view)]) : ''
  return [[lineSentence(line, part, view), recorded].filter((text) => text !== '').join(' ')]
}

/** The delay to come; where none is known, the cause that the stock suggests. */
function assumptionOf(line: LineProgress, view: View): readonly string[] {
  const part = line.leading
  if (part === null) return []
  const delay = delaySentence(line, part, view)
  if (delay !== '') return [delay]
  return part.cause !== null && !part.cause.recorded ? [sentence([causePiece(part, view)])] : []
}

const REPORTS_SHOWN = 3

/** What colleagues and carriers wrote about it, in their words. */
function reports({ reading, say }: View): readonly ListBlock[] {
  const texts = reading.file.events
    .filter((event) => REPORTS.has(event.kind) && event.text !== null && event.text !== '')
    .slice(-REPORTS_SHOWN)
  if (texts.length === 0) return []
  return [
    {
      kind: 'list',
      title: say({ fr: 'Ce qui a été noté', en: 'What was noted' }),
      items: texts.map((event) => ({ text: event.text ?? '', quoted: true })),
    },
  ]
}
