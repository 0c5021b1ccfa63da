/** The browser that drives the page in tests, and the page as it is built. */

import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { PAGE_FOLDER, preparePage } from '../../../src/commands/page-build.ts'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is; null when the machine has none, which only a person's own machine may. */
export function chromiumPath(): string | null {
  const named = process.env['CHROMIUM_PATH']
  const path = named ?? PLACES.find((place) => existsSync(place)) ?? null
  if (path === null && process.env['CI'] !== undefined) {
    throw new Error('No Chromium found: install the package `chromium`, or name it in CHROMIUM_PATH.')
  }
  if (path === null) {
    console.warn(
      '\n*** BROWSER TESTS SKIPPED: no Chromium on this machine. Install the package `chromium`. ***\n',
    )
  }
  return path
}

export async function openBrowser(path: string): Promise<Browser> {
  // As root, Chromium runs only without its sandbox; it visits nothing but the desk here.
  return chromium.launch({
    executablePath: path,
    args: ['--lang=fr-FR', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
}

/** The built page's folder; built first when it is missing or older than its sources. */
export async function builtPage(): Promise<string> {
  const build = preparePage(pino({ level: 'error' }))
  await build.done
  if (build.state() !== 'ready') throw new Error('The page could not be built; see above.')
  return PAGE_FOLDER
}

export interface WatchedPage {
  readonly page: Page
  /** What must stay empty: script errors, console errors, requests to other hosts. */
  readonly troubles: readonly string[]
  close(): Promise<void>
}

/** A page of its own (storage, cookies) that notes every trouble. A server that is down is not one. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const troubles = watchTroubles(page, url)
  await page.goto(url)
  return { page, troubles, close: () => context.close() }
}

export function watchTroubles(page: Page, url: string): readonly string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`))
  page.on('console', (message) => {
    const isNetwork = /Failed to load resource|net::ERR_/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !isNetwork)
      troubles.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) {
      troubles.push(`request: ${request.url()}`)
    }
  })
  return troubles
}
