/** What a person said, as the history shows it: their words, or the values they submitted with what each is called. */

import { isIsoDate } from '../domain/calendar-date.ts'
import type { Locale } from '../domain/locale.ts'
import { typeset } from '../domain/typography.ts'
import { showDate } from '../domain/wording.ts'
import type { DialogDescription, SlotDescription } from '../language/understand.ts'
import type { IncomingTurn } from './turn.ts'

/** Of a message too long to be read, this much is kept. */
const KEPT_BEGINNING = 2000

/** Characters a message makes the desk read. */
export function lengthOf({ text, form }: IncomingTurn): number {
  if (form === undefined) return text.length
  return Object.values(form.values).reduce((sum, value) => sum + value.length, 0)
}

/** The words for the record; cut when the message has more than `most` characters. */
export function saidWords(
  incoming: IncomingTurn,
  dialogs: readonly DialogDescription[],
  locale: Locale,
  most: number,
): string {
  const said = incoming.form === undefined ? incoming.text : formWords(incoming.form, dialogs, locale)
  return said.length > most ? `${said.slice(0, KEPT_BEGINNING).toWellFormed()}…` : said
}

/** `Order: SO-1001 · New date: 20 March 2026`. Values of fields that the dialog does not have are left out. */
function formWords(
  form: NonNullable<IncomingTurn['form']>,
  dialogs: readonly DialogDescription[],
  locale: Locale,
): string {
  const slots = dialogs.find(({ id }) => id === form.dialog)?.slots ?? []
  return slots
    .flatMap((slot) => {
      const value = form.values[slot.name]?.trim() ?? ''
      const separator = locale === 'fr' ? ' : ' : ': '
      return value === ''
        ? []
        : [typeset(`${slot.title[locale]}${separator}`, locale) + shown(slot, value, locale)]
    })
    .join(' · ')
}

function shown(slot: SlotDescription, value: string, locale: Locale): string {
  if (slot.kind === 'date' && isIsoDate(value)) return showDate(value, locale)
  return slot.choices.find(({ id }) => id === value)?.title[locale] ?? value
}
