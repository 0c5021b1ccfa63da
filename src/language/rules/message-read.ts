/** A message with all that was read from it before anything is looked up. */

import type { Locale } from '../../domain/locale.ts'
import type { UnderstandContext } from '../understand.ts'
import { type Entities, findEntities } from './entities.ts'
import { withoutPoliteness } from './politeness.ts'
import { readSaid, type Said, type Word } from './said.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface MessageRead {
  readonly said: Said
  /** The language it is written in when that is plain, else the conversation's. */
  readonly locale: Locale
  readonly detected: Locale | null
  readonly entities: Entities
  /** The words without politeness at either end. */
  readonly core: readonly Word[]
  readonly isQuestion: boolean
}

/** Reads the words of a message and what they name. */
export function readMessage(
  text: string,
  context: Pick<UnderstandContext, 'locale' | 'today'>,
  vocabulary: Vocabulary,
): MessageRead {
  const detected = vocabulary.languageOf(text)
  const locale = detected ?? context.locale
  const said = readSaid(text, vocabulary.reader(locale))
  const core = withoutPoliteness(said.words)
  return {
    said,
    locale,
    detected,
    core,
    entities: findEntities(said, context.today, locale, vocabulary),
    isQuestion: asksSomething(said, core),
  }
}

/** How a message reads; taken from the last time where its language and day are the same. */
export type ReadMessage = (context: Pick<UnderstandContext, 'locale' | 'today'>) => MessageRead

/** Reads one message whenever it is asked for, and anew only where that could read otherwise. */
export function messageReader(text: string, vocabulary: Vocabulary): ReadMessage {
  let last: { readonly read: MessageRead; readonly today: string } | null = null
  return (context) => {
    const isSame =
      last?.today === context.today && last.read.locale === (last.read.detected ?? context.locale)
    if (last === null || !isSame) {
      last = { read: readMessage(text, context, vocabulary), today: context.today }
    }
    return last.read
  }
}

const QUESTION_WORDS = new Set(
  'qui que quoi quand comment combien pourquoi quel quelle quels quelles est what when where which who whose why how is are was were do does did can could will would has have should'.split(
    ' ',
  ),
)

/** Whether the words ask something, with or without a question mark. */
function asksSomething(said: Said, core: readonly Word[]): boolean {
  if (/[?？؟]\s*$/.test(said.plain)) return true
  const [first, second] = core
  if (!first) return false
  // "ou" is "or" as often as "where", and "est" begins a question only in "est-ce que".
  if (first.text === 'est') return second?.text === 'ce'
  return QUESTION_WORDS.has(first.text) || (first.text === 'ou' && second?.text === 'est')
}
