/** A timeline told in words: for a picture's alternative text, for hosts without pictures, and for the terminal. */

import type { TimelineBlock, TimelineStep } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { STEP_STATES } from './card-wording.ts'
import { onOneLine } from './plain-words.ts'

/** `Shipped, 20 March 2026, late`; without a date when none is known. */
function stepWords(step: TimelineStep, locale: Locale): string {
  return [onOneLine(step.label), onOneLine(step.date), STEP_STATES[step.state][locale]]
    .filter((part) => part !== '')
    .join(', ')
}

/** The whole timeline in one sentence. */
export function timelineSentence(block: TimelineBlock, locale: Locale): string {
  const steps = block.steps.map((step) => stepWords(step, locale)).join(' ; ')
  const separator = locale === 'fr' ? '\u00a0: ' : ': '
  return `${onOneLine(block.title)}${separator}${locale === 'fr' ? steps : steps.replaceAll(' ; ', '; ')}.`
}

export const STEP_SIGNS: Readonly<Record<TimelineStep['state'], string>> = {
  done: '●',
  late: '▲',
  current: '◉',
  expected: '○',
  missing: '?',
  'at-risk': '△',
}
