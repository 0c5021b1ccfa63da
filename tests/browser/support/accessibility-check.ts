/** What assistive technology and weak eyes get of the page, read from the browser's own accessibility tree and from what it paints. */

import type { Page } from 'playwright-core'

export interface AccessibleNode {
  readonly role: string
  readonly name: string
  readonly isFocusable: boolean
}

/** The nodes that assistive technology sees, in order. */
export async function accessibleNodes(page: Page): Promise<readonly AccessibleNode[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter((node) => !node.ignored)
    .map((node) => ({
      role: String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      isFocusable:
        node.properties?.some(({ name, value }) => name === 'focusable' && value.value === true) ?? false,
    }))
}

const MUST_HAVE_A_NAME = new Set([
  'button',
  'link',
  'textbox',
  'radio',
  'checkbox',
  'combobox',
  'spinbutton',
  'Date',
  'image',
  'log',
  'dialog',
  'alertdialog',
  'article',
  'group',
])

/** Controls, pictures and regions without a name. */
export async function nameless(page: Page): Promise<readonly AccessibleNode[]> {
  const nodes = await accessibleNodes(page)
  return nodes.filter(
    ({ role, name, isFocusable }) =>
      (MUST_HAVE_A_NAME.has(role) || (isFocusable && role !== 'RootWebArea')) && name.trim() === '',
  )
}

/** Ids used twice, which would tie a label to the wrong thing. */
export async function repeatedIds(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
    return ids.filter((id, index) => ids.indexOf(id) !== index)
  })()`)
}

export interface FaintWords {
  readonly words: string
  readonly ratio: number
  readonly color: string
  readonly ground: string
}

/**
 * Words whose painted colour does not stand out enough from the ground below them (WCAG 2.2 AA: 4.5, or 3 for large ones).
 * Words of controls that are switched off are exempt, as in the rule.
 */
export async function faintWords(page: Page): Promise<readonly FaintWords[]> {
  return page.evaluate<readonly FaintWords[]>(`(() => {
    const parse = (color) => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\\d.]+/g) ?? []).map(Number)
      return { red, green, blue, alpha }
    }
    const over = (top, below) => ({
      red: top.red * top.alpha + below.red * (1 - top.alpha),
      green: top.green * top.alpha + below.green * (1 - top.alpha),
      blue: top.blue * top.alpha + below.blue * (1 - top.alpha),
      alpha: 1,
    })
    const groundOf = (element) => {
      const layers = []
      for (let each = element; each; each = each.parentElement) layers.push(parse(getComputedStyle(each).backgroundColor))
      return layers.reverse().reduce((below, top) => over(top, below), { red: 255, green: 255, blue: 255, alpha: 1 })
    }
    const light = ({ red, green, blue }) => {
      const [r, g, b] = [red, green, blue].map((value) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const words = node.textContent.trim()
      if (words === '' || element.closest('[disabled], [aria-disabled="true"], noscript, script, style, .heard-only')) continue
      if (element.getClientRects().length === 0) continue
      const style = getComputedStyle(element)
      const ground = groundOf(element)
      const color = over(parse(style.color), ground)
      const [high, low] = [light(color), light(ground)].sort((a, b) => b - a)
      const ratio = (high + 0.05) / (low + 0.05)
      const size = Number.parseFloat(style.fontSize)
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      if (ratio < (isLarge ? 3 : 4.5)) {
        found.push({ words: words.slice(0, 40), ratio, color: style.color, ground: JSON.stringify(ground) })
      }
    }
    return found
  })()`)
}

/** Levels of the headings in order, as a screen reader's list of headings shows them. */
export async function headingLevels(page: Page): Promise<readonly number[]> {
  return page.evaluate<readonly number[]>(`
    [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role="heading"]')]
      .filter((heading) => heading.getClientRects().length > 0)
      .map((heading) => Number(heading.getAttribute('aria-level') ?? heading.tagName.slice(1)))`)
}
