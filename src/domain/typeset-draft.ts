/** French spacing over all the desk's own words of a reply; words quoted from people stay as they are. */

import type { Action, Block, Draft } from './draft.ts'
import type { Locale } from './locale.ts'
import { typeset } from './typography.ts'

type Content = Omit<Draft, 'locale'>

/** The same content with every text, label and cell set; what a button says is left as it will be read. */
export function typesetContent(content: Content, locale: Locale): Content {
  if (locale !== 'fr') return content
  return {
    ...content,
    ...(content.title === undefined ? {} : { title: typeset(content.title, locale) }),
    blocks: content.blocks.map((block) => typesetBlock(block, locale)),
    actions: content.actions.map((action): Action => ({ ...action, label: typeset(action.label, locale) })),
  }
}

function typesetBlock(block: Block, locale: Locale): Block {
  const set = (text: string) => typeset(text, locale)
  switch (block.kind) {
    case 'text':
      return block.quoted ? block : { ...block, text: set(block.text) }
    case 'facts':
      return {
        ...titled(block, set),
        items: block.items.map((item) => ({ ...item, label: set(item.label), value: set(item.value) })),
      }
    case 'table':
      return {
        ...titled(block, set),
        columns: block.columns.map((column) => ({ ...column, label: set(column.label) })),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: set(cell.text) }))),
      }
    case 'timeline':
      return {
        ...block,
        title: set(block.title),
        steps: block.steps.map((step) => ({ ...step, label: set(step.label) })),
      }
    case 'list':
      return {
        ...titled(block, set),
        items: block.items.map((item) => (item.quoted ? item : { ...item, text: set(item.text) })),
      }
    case 'form':
      return block
  }
}

function titled<T extends { readonly title?: string }>(block: T, set: (text: string) => string): T {
  return block.title === undefined ? block : { ...block, title: set(block.title) }
}
