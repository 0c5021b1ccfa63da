/** The whole desk in a browser, as `npm start` runs it on the demo world: asked in French, restarted in mid-dialog, ended in English. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtPage, openBrowser, openPage } from './support/browser.ts'
import { answers, ask, CHROMIUM, lastAnswer, readFrom } from './support/chat-driver.ts'
import { type RealDesk, startRealDesk } from './support/real-desk.ts'

describe.skipIf(CHROMIUM === null)('the desk on the demo world', () => {
  let desk: RealDesk
  let browser: Browser

  beforeAll(async () => {
    if (CHROMIUM === null) return
    await builtPage()
    browser = await openBrowser(CHROMIUM)
    desk = await startRealDesk()
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.close()
  })

  it('says where an order stands, records a date over a restart, answers on in English', async () => {
    const { page, troubles, close } = await openPage(browser, desk.url)
    // A desk just started reads its dictionaries and calendars at the first questions.
    page.setDefaultTimeout(30_000)

    const status = await ask(page, 'où en est la SO-1001 ?')
    await status.getByRole('heading', { name: /SO-1001 · Northbrook Hydraulics Ltd/ }).waitFor()
    await status.getByRole('cell', { name: 'VLV-25-SS' }).waitFor()
    await status.getByRole('cell', { name: '20 mars 2026' }).first().waitFor()
    const picture = status.getByRole('img')
    await expect
      .poll(() => readFrom<number>(picture, 'element.naturalWidth'), { timeout: 20_000 })
      .toBeGreaterThan(0)

    await ask(page, 'enregistrer une nouvelle date pour la ligne 10 de la SO-1001')
    await ask(page, '3 avril 2026')
    const before = await answers(page).count()
    await desk.restart()
    await page
      .getByText('Connexion rétablie')
      .or(page.getByText('Connexion au serveur perdue'))
      .first()
      .waitFor()
    await lastAnswer(page).getByRole('button', { name: 'Le fournisseur' }).click()
    await lastAnswer(page).getByText('Voici ce que je vais enregistrer', { exact: false }).waitFor()
    expect(await answers(page).count()).toBe(before + 1)
    await lastAnswer(page).getByText('3 avril 2026', { exact: false }).first().waitFor()
    await lastAnswer(page).getByRole('button', { name: 'Confirmer' }).click()
    await lastAnswer(page).getByText('C’est noté', { exact: false }).waitFor()

    const english = await ask(page, 'switch to English')
    expect(await english.getAttribute('lang')).toBe('en')
    await page.getByRole('textbox', { name: 'Your message' }).waitFor()
    const after = await ask(page, 'where is SO-1001?')
    await after.getByText('3 April 2026', { exact: false }).first().waitFor()

    const shown = await answers(page).count()
    await page.reload()
    await answers(page)
      .nth(shown - 1)
      .waitFor()
    expect(await answers(page).count()).toBe(shown)
    expect(troubles).toEqual([])
    await close()
  })
})
