/** The second view of the page: the watch channel, with two people in two browsers on the whole desk. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nameless } from './support/accessibility-check.ts'
import { builtPage, chromiumPath, openBrowser, openPage, type WatchedPage } from './support/browser.ts'
import { ask, composer, lastAnswer, overflow } from './support/chat-driver.ts'
import { type RealDesk, startRealDesk } from './support/real-desk.ts'

const CHROMIUM = chromiumPath()
const PHONE = { viewport: { width: 360, height: 740 } }

describe.skipIf(CHROMIUM === null)('the watch channel on the page', () => {
  let browser: Browser
  let desk: RealDesk
  let claire: WatchedPage
  let paul: WatchedPage

  beforeAll(async () => {
    await builtPage()
    browser = await openBrowser(CHROMIUM ?? '')
    desk = await startRealDesk()
    claire = await openPage(browser, desk.url)
    paul = await openPage(browser, desk.url, PHONE)
  }, 180_000)
  afterAll(async () => {
    await Promise.all([claire?.close(), paul?.close()])
    await browser?.close()
    await desk?.close()
  })

  async function nameIn({ page }: WatchedPage, name: string): Promise<void> {
    await page.getByRole('button', { name: 'Réglages et aide' }).click()
    await page.getByRole('textbox', { name: 'Qui parle' }).fill(name)
    await page.getByRole('button', { name: 'Prendre ce nom' }).click()
    await expect.poll(() => page.locator('.settings-person strong').textContent()).toBe(name)
    await page.keyboard.press('Escape')
  }

  const toWatch = async (page: Page) => {
    await page.getByRole('radio', { name: 'Veille' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('heading', { name: 'Canal de veille' }).waitFor()
  }

  it('shows at once, on a phone too, what a colleague says there, with the name', async () => {
    await nameIn(claire, 'Claire Morel')
    await nameIn(paul, 'Paul Roux')
    await toWatch(claire.page)
    await toWatch(paul.page)
    await ask(claire.page, 'Où en est la commande SO-1001 ?')
    const seen = paul.page.locator('.own-other')
    await seen.waitFor()
    expect(await seen.textContent()).toContain('Claire Morel')
    expect(await seen.textContent()).toContain('Où en est la commande SO-1001 ?')
    expect(await overflow(paul.page)).toBeLessThanOrEqual(0)
  }, 60_000)

  it('is there after a reload, at its own address', async () => {
    await paul.page.reload()
    await paul.page.locator('.own-other').waitFor()
    expect(paul.page.url()).toContain('#watch')
    expect(await nameless(paul.page)).toEqual([])
  }, 30_000)

  it('saves a message to the watch and checks one from the menu beside it', async () => {
    const { page } = claire
    await page.locator('.own .message-menu').last().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Vérifier' }).click()
    await expect
      .poll(() => page.locator('.own').last().textContent())
      .toContain('vérifie ce texte : Où en est la commande SO-1001 ?')
    await lastAnswer(page).waitFor()
  }, 30_000)

  it('keeps one’s own conversation apart', async () => {
    await paul.page.getByRole('radio', { name: 'Commandes' }).check({ force: true })
    await paul.page.getByRole('heading', { name: 'Bonjour Paul Roux, quelle commande ?' }).waitFor()
    await composer(paul.page).waitFor()
    expect([...claire.troubles, ...paul.troubles]).toEqual([])
  }, 30_000)
})
