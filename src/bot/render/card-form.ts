/** An open dialog as inputs of an Adaptive Card, with what was typed so far and what is wrong with it. */

import { isIsoDate } from '../../domain/calendar-date.ts'
import type { FormBlock, FormField } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { type CardElement, words } from './card-elements.ts'
import { phraseOf } from './card-wording.ts'
import { cleanWords, cutTo, onOneLine } from './plain-words.ts'

/** Longest value an input takes; the desk refuses longer messages anyway. */
const MAX_INPUT_LENGTH = 4000

export interface FormContext {
  readonly locale: Locale
  readonly maxChoices: number
  /** Counts the forms before it in the card. */
  readonly formIndex: number
  /** Carried by the button; undefined where the channel does not need it. */
  readonly turn: string | undefined
}

/** Inputs and the button that submits them. Names are prefixed from the second form on, since a card's ids are unique. */
export function formElements(
  block: FormBlock,
  { locale, maxChoices, formIndex, turn }: FormContext,
): CardElement[] {
  const prefix = formIndex === 0 ? '' : `${formIndex}.`
  const fields = block.fields.flatMap((field) => [
    // The desk's own finding; `errorMessage` below is for what the host checks before sending.
    ...(field.error
      ? [words(`⚠ ${cutTo(onOneLine(field.error), 400)}`, { tone: 'attention', spacing: 'medium' })]
      : []),
    input(field, locale, maxChoices, prefix),
  ])
  const submit = {
    type: 'Action.Submit',
    title: onOneLine(cutTo(block.submitLabel, 80)),
    style: 'positive',
    data: {
      escale: {
        dialog: block.dialog,
        ...(prefix !== '' && { prefix }),
        ...(turn !== undefined && { turn }),
      },
    },
  }
  return [...fields, { type: 'ActionSet', actions: [submit] }]
}

function input(field: FormField, locale: Locale, maxChoices: number, prefix: string): CardElement {
  const common = {
    id: `${prefix}${field.name}`,
    label: onOneLine(cutTo(field.label, 200)),
    isRequired: field.required,
    errorMessage: phraseOf('required', locale),
    ...(field.hint && { placeholder: onOneLine(cutTo(field.hint, 200)) }),
  }
  const value = field.value === undefined ? undefined : cleanWords(field.value)
  const text = {
    ...common,
    type: 'Input.Text',
    maxLength: MAX_INPUT_LENGTH,
    ...(value !== undefined && { value: cutTo(value, MAX_INPUT_LENGTH) }),
  }
  switch (field.input) {
    case 'text':
      return text
    case 'longtext':
      return { ...text, isMultiline: true }
    case 'number':
      return numberInput(common, text, value, locale)
    case 'date':
      // A date input cannot show what is not a date; what was typed stays visible in a text input.
      if (value && !isIsoDate(value)) return text
      return {
        ...common,
        type: 'Input.Date',
        errorMessage: phraseOf('notADate', locale),
        ...(value && { value }),
      }
    case 'choice':
      return choiceInput(common, field, value, locale, maxChoices)
  }
}

function numberInput(
  common: Readonly<Record<string, unknown>>,
  text: CardElement,
  value: string | undefined,
  locale: Locale,
): CardElement {
  const number = value === undefined || value.trim() === '' ? null : Number(value.replace(',', '.'))
  if (number !== null && !Number.isFinite(number)) return text
  return {
    ...common,
    type: 'Input.Number',
    errorMessage: phraseOf('notANumber', locale),
    ...(number !== null && { value: number }),
  }
}

function choiceInput(
  common: Readonly<Record<string, unknown>>,
  field: FormField,
  value: string | undefined,
  locale: Locale,
  maxChoices: number,
): CardElement {
  const all = field.choices ?? []
  const kept = all.filter((choice, index) => index < maxChoices || choice.value === value)
  return {
    placeholder: phraseOf('choose', locale),
    ...common,
    type: 'Input.ChoiceSet',
    style: 'compact',
    choices: kept.map((choice) => ({ title: onOneLine(cutTo(choice.label, 120)), value: choice.value })),
    ...(value && { value }),
  }
}
