/** The chat as a person uses it, for tests: say something, wait for the answer, look at what is there. */

import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { builtPage, chromiumPath, openBrowser, openPage, type WatchedPage } from './browser.ts'
import { type FixtureDesk, startFixtureDesk } from './fixture-desk.ts'

/** Null where the machine has no Chromium; the tests are then skipped, never in CI. */
export const CHROMIUM = chromiumPath()

export interface ChatOpener {
  /** The desk of the running test. */
  readonly desk: () => FixtureDesk
  /** A page of its own at a fresh desk; a second call in one test opens another page at the same desk. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>
}

/** One browser for the file, one desk for each test, everything closed and free of troubles at the end. */
export function chatForTests(): ChatOpener {
  let browser: Browser | null = null
  let folder = ''
  let desk: FixtureDesk | null = null
  let pages: WatchedPage[] = []

  beforeAll(async () => {
    if (CHROMIUM === null) return
    folder = await builtPage()
    browser = await openBrowser(CHROMIUM)
  })
  afterEach(async () => {
    const troubles = pages.flatMap((page) => page.troubles)
    await Promise.all(pages.map((page) => page.close()))
    await desk?.stop()
    pages = []
    desk = null
    expect(troubles, 'script errors, console errors, requests to other hosts').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
  })

  return {
    desk() {
      if (desk === null) throw new Error('Open a page first.')
      return desk
    },
    async open(options) {
      if (browser === null) throw new Error('No browser.')
      desk ??= await startFixtureDesk(folder)
      const opened = await openPage(browser, desk.url, options)
      pages.push(opened)
      return opened
    },
  }
}

export const composer = (page: Page): Locator =>
  page.getByRole('textbox', { name: /Votre message|Your message/ })
export const answers = (page: Page): Locator => page.locator('.answer')
export const lastAnswer = (page: Page): Locator => answers(page).last()

/** Types and sends, then waits until there is one answer more. */
export async function ask(page: Page, words: string): Promise<Locator> {
  const before = await answers(page).count()
  await composer(page).fill(words)
  await composer(page).press('Enter')
  await answers(page).nth(before).waitFor()
  // The first card's renderer may still be on its way; the answer is read when the card stands.
  await lastAnswer(page).locator('.card > *').first().waitFor()
  return lastAnswer(page)
}

/** The page as wide as it would need to be; wider than its window means scrolling sideways. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
}

export async function focusedName(page: Page): Promise<string> {
  return page.evaluate<string>(
    `(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()`,
  )
}

/** The value of an expression over `element` in the page, for tests, which know no types of the browser. */
export async function readFrom<T>(locator: Locator, expression: string): Promise<T> {
  return locator.evaluate(new Function('element', `return ${expression}`) as (element: unknown) => T)
}
