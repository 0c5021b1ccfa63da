/** An answer to be pasted elsewhere: tables stay tables in a letter or a spreadsheet, buttons and forms stay behind. */

export interface CopiedAnswer {
  readonly html: string
  /** Paragraphs on lines of their own, table cells apart by tabs. */
  readonly text: string
}

/** What of a drawn card is worth pasting, in reading order. */
const PARTS = '[role="table"], .ac-factset, .ac-textBlock, .ac-richTextBlock'
const LEFT_BEHIND = '.ac-input-container, button, .ac-actionSet'

export function copyOfCard(card: HTMLElement): CopiedAnswer {
  const place = document.createElement('div')
  const lines: string[] = []
  for (const part of card.querySelectorAll<HTMLElement>(PARTS)) {
    if (part.closest(LEFT_BEHIND) || part.parentElement?.closest('[role="table"]')) continue
    const rows = rowsOf(part)
    if (rows === null) {
      const words = wordsOf(part)
      place.append(element(part.getAttribute('role') === 'heading' ? 'h3' : 'p', words))
      lines.push(words)
    } else {
      place.append(tableOf(rows))
      lines.push(rows.map((cells) => cells.join('\t')).join('\n'))
    }
  }
  return { html: place.innerHTML, text: lines.join('\n') }
}

/** The rows of a table or of facts; null for words. */
function rowsOf(part: HTMLElement): readonly (readonly string[])[] | null {
  if (part.getAttribute('role') === 'table') {
    return [...part.querySelectorAll('[role="row"]')].map((row) => [...row.children].map(wordsOf))
  }
  if (!part.classList.contains('ac-factset')) return null
  return [...part.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('.ac-fact-title, .ac-fact-value')].map(wordsOf),
  )
}

function tableOf(rows: readonly (readonly string[])[]): HTMLElement {
  const table = document.createElement('table')
  for (const cells of rows) {
    const row = table.insertRow()
    for (const words of cells) row.insertCell().textContent = words
  }
  return table
}

function element(name: 'h3' | 'p', words: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = words
  return made
}

function wordsOf(part: Element): string {
  return part.textContent?.replaceAll(/\s+/g, ' ').trim() ?? ''
}

/** Puts the answer on the clipboard. False where the browser forbids it. */
export async function copyToClipboard({ html, text }: CopiedAnswer): Promise<boolean> {
  try {
    if (html === '' || typeof ClipboardItem === 'undefined') {
      await navigator.clipboard.writeText(text)
    } else {
      const item = new ClipboardItem({
        'text/html': new Blob([html], { type: 'text/html' }),
        'text/plain': new Blob([text], { type: 'text/plain' }),
      })
      await navigator.clipboard.write([item])
    }
    return true
  } catch {
    return false
  }
}
