/** What pressing a button of a card means, read from the data it carries and the inputs beside it. */

import { fieldOf } from './chat-messages.ts'

export type CardPress =
  | { readonly kind: 'say'; readonly words: string }
  | {
      readonly kind: 'form'
      readonly dialog: string
      /** Begins the input ids of this form when a card holds several. */
      readonly prefix: string
    }

/** Null when the button carries nothing that the desk would understand. */
export function readPress(data: unknown): CardPress | null {
  const escale = fieldOf(data, 'escale')
  const words = fieldOf(escale, 'say')
  if (typeof words === 'string' && words.trim() !== '') return { kind: 'say', words }
  const dialog = fieldOf(escale, 'dialog')
  const prefix = fieldOf(escale, 'prefix')
  if (typeof dialog !== 'string') return null
  return { kind: 'form', dialog, prefix: typeof prefix === 'string' ? prefix : '' }
}

export interface FilledInput {
  readonly id: string
  readonly label: string
  /** As it is sent. */
  readonly value: string
  /** As the person reads it: the choice's words, the date written out. */
  readonly shown: string
}

/** The values of one form by slot name; inputs of another form in the same card stay out. */
export function formValues(inputs: readonly FilledInput[], prefix: string): Record<string, string> {
  return Object.fromEntries(
    ownInputs(inputs, prefix).map(({ id, value }) => [id.slice(prefix.length), value]),
  )
}

/** The values as the person's own message shows them, one a line; inputs left empty are not mentioned. */
export function formAsSaid(inputs: readonly FilledInput[], prefix: string, colon: string): string {
  return ownInputs(inputs, prefix)
    .filter(({ shown }) => shown.trim() !== '')
    .map(({ label, shown }) => `${label}${colon}${shown}`)
    .join('\n')
}

function ownInputs(inputs: readonly FilledInput[], prefix: string): readonly FilledInput[] {
  return inputs.filter(({ id }) => (prefix === '' ? !/^\d+\./.test(id) : id.startsWith(prefix)))
}
