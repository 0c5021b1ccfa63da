/** Finishing touches on a drawn card that the renderer does not give: reading direction, wide parts that scroll, forms that close. */

import { isIsoDate } from '../domain/calendar-date.ts'
import type { Locale } from '../domain/locale.ts'
import { longDay } from './moments.ts'
import { pageWords } from './page-words.ts'

/** Longer cells may break over lines; numbers and dates never do. */
const UNBROKEN_CELL_LENGTH = 18

/** Styles that the renderer writes on the elements themselves, where a style sheet cannot reach, by what they are on. */
const OWN_STYLES: Readonly<Record<string, readonly string[]>> = {
  '[role="table"], [role="row"]': ['display', 'border'],
  '[role="cell"], [role="columnheader"]': [
    'display',
    'flex',
    'padding',
    'border',
    'margin-left',
    'min-width',
  ],
  '.ac-pushButton': ['flex'],
  '.ac-actionSet': ['overflow'],
  '.ac-image': ['min-width', 'max-width', 'width'],
}

/** Done once, before the card is shown. */
export function finishCard(card: HTMLElement, locale: Locale): void {
  const words = pageWords(locale)
  for (const style of ['padding', 'background-color']) card.style.removeProperty(style)
  for (const [selector, styles] of Object.entries(OWN_STYLES)) {
    for (const element of card.querySelectorAll<HTMLElement>(selector)) {
      for (const style of styles) element.style.removeProperty(style)
    }
  }
  const texts = '.ac-textBlock, .ac-richTextBlock, .ac-fact-title, .ac-fact-value, .ac-textInput, textarea'
  for (const text of card.querySelectorAll(texts)) text.setAttribute('dir', 'auto')
  for (const cell of card.querySelectorAll('[role="cell"], [role="columnheader"]')) {
    cell.classList.toggle('card-cell-unbroken', (cell.textContent?.length ?? 0) <= UNBROKEN_CELL_LENGTH)
  }
  for (const table of card.querySelectorAll<HTMLElement>('[role="table"]')) {
    frame(table, 'card-table', words.tableLabel)
  }
  for (const picture of card.querySelectorAll<HTMLElement>('img.ac-image')) {
    const around = frame(picture, 'card-picture card-picture-coming', words.pictureLabel)
    const came = () => around.classList.remove('card-picture-coming')
    picture.addEventListener('load', came, { once: true })
    picture.addEventListener('error', came, { once: true })
  }
  writeDatesOut(card, locale)
}

/**
 * Below each date input, the date written out with its weekday: browsers write it in their own language,
 * and 03/04 may be two days.
 */
function writeDatesOut(card: HTMLElement, locale: Locale): void {
  for (const input of card.querySelectorAll<HTMLInputElement>('input[type="date"]')) {
    const written = document.createElement('p')
    written.className = 'card-date-written'
    written.setAttribute('aria-live', 'polite')
    const write = () => {
      written.textContent = isIsoDate(input.value) ? longDay(input.value, locale) : ''
    }
    input.addEventListener('input', write)
    input.addEventListener('change', write)
    write()
    input.after(written)
  }
}

/** What is wider than its card scrolls inside it. */
function frame(element: HTMLElement, className: string, label: string): HTMLElement {
  const around = document.createElement('div')
  around.className = `card-wide ${className}`
  around.setAttribute('role', 'group')
  around.setAttribute('aria-label', label)
  element.replaceWith(around)
  around.append(element)
  return around
}

/** A wide part gets a stop for the Tab key only while it is wider than its card. */
export function markScrollingParts(card: HTMLElement): void {
  for (const part of card.querySelectorAll<HTMLElement>('.card-wide')) {
    const scrolls = part.scrollWidth > part.clientWidth + 1
    if (scrolls) part.tabIndex = 0
    else part.removeAttribute('tabindex')
    part.classList.toggle('card-wide-scrolls', scrolls)
  }
}

/** Inputs of an answer that is no longer the latest are closed: what they hold would be taken for something else. */
export function setFormOpen(card: HTMLElement, open: boolean, locale: Locale): void {
  const inputs = card.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'input, textarea, select',
  )
  for (const input of inputs) input.disabled = !open
  card.querySelector('.card-form-closed')?.remove()
  if (open || inputs.length === 0) return
  const note = document.createElement('p')
  note.className = 'card-form-closed'
  note.textContent = pageWords(locale).formNoLongerOpen
  card.append(note)
}

/** Tells assistive technology which inputs the last attempt to submit found wrong. */
export function markInvalidInputs(card: HTMLElement): void {
  for (const input of card.querySelectorAll('input, textarea, select')) {
    if (input.classList.contains('ac-input-validation-failed')) input.setAttribute('aria-invalid', 'true')
    else input.removeAttribute('aria-invalid')
  }
}
