/** Makes a card from the desk ready to be shown here: what may not be opened or loaded goes, what has no words gets some. */

import { isShowablePicture, openableUrl } from './card-text.ts'
import { type CardJson, isRecord } from './chat-messages.ts'
import type { PageWords } from './page-words.ts'

/** Elements that would fetch or play something from elsewhere. */
const NOT_SHOWN = new Set(['Media', 'Carousel'])

/** A copy of the card; the given one stays as it is. */
export function prepareCard(card: CardJson, words: PageWords): CardJson {
  return prepareFields(card, words)
}

function prepareFields(fields: CardJson, words: PageWords): CardJson {
  const prepared = Object.entries(fields)
    // Data of a button is not part of the picture; the engine's words must come back as they went.
    .map(([name, value]) => [name, name === 'data' ? value : prepare(value, words)] as const)
    .filter(([, value]) => value !== undefined)
  return withWords(Object.fromEntries(prepared), words)
}

function prepare(value: unknown, words: PageWords): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => prepare(each, words)).filter((each) => each !== undefined)
  }
  if (!isRecord(value)) return value
  return isShown(value) ? prepareFields(value, words) : undefined
}

function isShown(element: CardJson): boolean {
  const { type, url } = element
  if (type === 'Action.OpenUrl') return typeof url === 'string' && openableUrl(url) !== null
  if (type === 'Image') return typeof url === 'string' && isShowablePicture(url)
  return typeof type !== 'string' || !NOT_SHOWN.has(type)
}

function withWords(element: CardJson, words: PageWords): CardJson {
  const { type } = element
  if (type === 'Image') return { ...element, altText: element['altText'] || words.pictureLabel }
  if (typeof type !== 'string' || !type.startsWith('Input.')) return element
  const label = String(element['label'] || element['placeholder'] || element['id'] || '')
  const message = element['isRequired'] === true ? words.inputRequired(label) : words.inputInvalid(label)
  return { ...element, label, errorMessage: element['errorMessage'] || message }
}
