/** Holds the evaluation set to its form: a wrong expectation would measure the set instead of the understanding. */

import { describe, expect, test } from 'vitest'
import { LOCALES } from '../../../src/domain/locale.ts'
import {
  type ExpectedCommand,
  readUtterances,
  rightReadings,
  slotForms,
  type Utterance,
} from './utterance.ts'

const sets = LOCALES.map((locale) => ({ locale, utterances: readUtterances(locale) }))

/** Case, accents, blanks and punctuation apart, except for messages made of nothing else. */
function plain(text: string): string {
  const letters = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
  return letters === '' ? text : letters
}

function kindsOf(utterance: Utterance): Set<string> {
  const readings = rightReadings(utterance).flat()
  if (readings.length === 0) return new Set(['refuse'])
  return new Set(readings.map((command) => (command.kind === 'start' ? command.dialog : command.kind)))
}

/** What is wrong with the values of one expected command; empty when nothing is. */
function problems(command: ExpectedCommand, utterance: Utterance): string[] {
  if (command.kind === 'start') return slotProblems(command.dialog, command.slots)
  if (command.kind !== 'set') return []
  const open = utterance.context?.open
  if (open === undefined) return [`sets ${command.slot} while no dialog is open`]
  return slotProblems(open.dialog, { [command.slot]: command.value })
}

function slotProblems(dialog: keyof typeof slotForms, slots: Readonly<Record<string, string>>): string[] {
  const parsed = slotForms[dialog].safeParse(slots)
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

describe.each(sets)('the $locale evaluation set', ({ utterances }) => {
  test('has at least 300 messages, all different', () => {
    expect(utterances.length).toBeGreaterThanOrEqual(300)
    const seen = Map.groupBy(utterances, (utterance) => plain(utterance.text))
    const doubles = [...seen.values()]
      .filter((same) => same.length > 1)
      .map((same) => same.map((u) => u.text))
    expect(doubles).toEqual([])
  })

  test('covers every dialog, every repair and refusal often enough to tell a rate', () => {
    const count = (kind: string) => utterances.filter((utterance) => kindsOf(utterance).has(kind)).length
    const least = {
      'order-status': 105,
      'record-forecast': 35,
      'add-note': 18,
      'check-text': 15,
      set: 25,
      affirm: 5,
      deny: 3,
      cancel: 4,
      undo: 3,
      repeat: 3,
      help: 6,
      handover: 3,
      language: 3,
      clarify: 3,
      smalltalk: 15,
      refuse: 45,
    }
    const short = Object.entries(least).filter(([kind, minimum]) => count(kind) < minimum)
    expect(short).toEqual([])
  })

  test('gives every expected slot value in the form the understanding port promises', () => {
    const wrong = utterances.flatMap((utterance) =>
      rightReadings(utterance)
        .flat()
        .flatMap((command) => problems(command, utterance))
        .map((problem) => `${utterance.text}: ${problem}`),
    )
    expect(wrong).toEqual([])
  })

  test('expects free text to be the very words that were typed', () => {
    const texts = utterances.flatMap((utterance) =>
      rightReadings(utterance)
        .flat()
        .map((command) => ({ typed: utterance.text, text: textOf(command) })),
    )
    expect(texts.filter(({ typed, text }) => text !== undefined && !typed.includes(text))).toEqual([])
  })

  test('never expects a forecast date before the clock it is read at, unless the other reading is later', () => {
    const past = utterances.filter((utterance) => {
      const dates = rightReadings(utterance)
        .flat()
        .map(dateOf)
        .filter((date) => date !== undefined)
      return dates.length > 0 && dates.every((date) => date < '2026-03-16')
    })
    expect(past.map((utterance) => utterance.text)).toEqual([])
  })

  test('expects a bare yes or no only where a dialog waits or choices were offered', () => {
    const answers = new Set(['affirm', 'deny'])
    const astray = utterances.filter((utterance) => {
      const readings = rightReadings(utterance)
      const onlyAnswers =
        readings.length > 0 &&
        readings.every((commands) => commands.every((command) => answers.has(command.kind)))
      return onlyAnswers && utterance.context?.open === undefined && utterance.context?.offered === undefined
    })
    expect(astray.map((utterance) => utterance.text)).toEqual([])
  })

  test('gives two readings only when they differ', () => {
    const same = utterances.filter((utterance) => {
      const readings = rightReadings(utterance).map((commands) => JSON.stringify(commands))
      return new Set(readings).size < readings.length
    })
    expect(same.map((utterance) => utterance.text)).toEqual([])
  })
})

function textOf(command: ExpectedCommand): string | undefined {
  if (command.kind === 'start') return command.slots['text']
  return command.kind === 'set' && command.slot === 'text' ? command.value : undefined
}

function dateOf(command: ExpectedCommand): string | undefined {
  if (command.kind === 'start') return command.slots['date']
  return command.kind === 'set' && command.slot === 'date' ? command.value : undefined
}
