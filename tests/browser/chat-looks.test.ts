/** How the page looks and reads: phone, dark, forced colours, right-to-left, names, contrast. */

import { describe, expect, it } from 'vitest'
import { faintWords, headingLevels, nameless, repeatedIds } from './support/accessibility-check.ts'
import {
  ask,
  CHROMIUM,
  chatForTests,
  composer,
  lastAnswer,
  overflow,
  readFrom,
} from './support/chat-driver.ts'

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }

describe.skipIf(CHROMIUM === null)('the page', () => {
  const chat = chatForTests()

  it('fits a phone of 360 pixels: nothing scrolls sideways but tables and pictures inside their card', async () => {
    const { page } = await chat.open(PHONE)
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    const card = await ask(page, 'Où en est la SO-1001 ?')
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    const table = card.locator('.card-table')
    expect(await readFrom<boolean>(table, 'element.scrollWidth > element.clientWidth')).toBe(true)
    expect(await table.getAttribute('tabindex')).toBe('0')
    await ask(page, 'nouvelle date')
    await ask(page, `raconte en long ${'x'.repeat(300)}`)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(
      await readFrom<number>(page.getByRole('log'), 'element.scrollWidth - element.clientWidth'),
    ).toBeLessThanOrEqual(0)
  })

  it('has fingers’ room on a phone', async () => {
    const { page } = await chat.open(PHONE)
    await ask(page, 'Où en est la SO-1001 ?')
    const small = await page.evaluate<readonly string[]>(`
      [...document.querySelectorAll('button, .choice')]
        .filter((control) => control.getClientRects().length > 0)
        .filter((control) => { const { width, height } = control.getBoundingClientRect(); return width < 24 || height < 24 })
        .map((control) => control.outerHTML.slice(0, 80))`)
    expect(small).toEqual([])
  })

  it.each(['light', 'dark'] as const)('is readable and named throughout, %s', async (colorScheme) => {
    const { page } = await chat.open({ colorScheme })
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    expect(await faintWords(page)).toEqual([])
    await ask(page, 'Où en est la SO-1001 ?')
    await ask(page, 'nouvelle date')
    await lastAnswer(page).getByRole('button', { name: 'Enregistrer' }).click()
    await lastAnswer(page).getByText('Choisissez une date.').waitFor()
    expect(await faintWords(page)).toEqual([])
    expect(await nameless(page)).toEqual([])
    expect(await repeatedIds(page)).toEqual([])
  })

  it('shows the offline notice and a held message readably in both themes', async () => {
    const { page } = await chat.open()
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    chat.desk().refuseNext({ status: 400, code: 'bad-input', message: 'Message refusé.' })
    await composer(page).fill('merci')
    await composer(page).press('Enter')
    await page.getByText('Message refusé.').waitFor()
    await chat.desk().stop()
    await page.getByText('Connexion au serveur perdue', { exact: false }).waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect.poll(() => faintWords(page)).toEqual([])
      expect(await nameless(page)).toEqual([])
    }
  })

  it('is a log of named messages under one first heading', async () => {
    const { page } = await chat.open()
    await ask(page, 'Où en est la SO-1001 ?')
    const log = page.getByRole('log', { name: 'Conversation' })
    expect(await log.getAttribute('aria-live')).toBe('polite')
    await log.getByRole('article', { name: /^Vous \d\d:\d\d$/ }).waitFor()
    await log.getByRole('article', { name: /^Escale \d\d:\d\d$/ }).waitFor()
    const levels = await headingLevels(page)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)
    expect(jumps).toEqual([])
    expect(await page.getByRole('main').count()).toBe(1)
    expect(await page.getByRole('banner').count()).toBe(1)
  })

  it('keeps its edges in forced colours, and keeps still when motion is unwanted', async () => {
    const { page } = await chat.open({ forcedColors: 'active', reducedMotion: 'reduce' })
    await ask(page, 'Où en est la SO-1001 ?')
    const bubble = page.locator('.bubble').first()
    expect(await readFrom<string>(bubble, 'getComputedStyle(element).borderTopStyle')).toBe('solid')
    chat.desk().delayMs = 900
    await composer(page).fill('merci')
    await composer(page).press('Enter')
    const dot = page.locator('.answering-dots i').first()
    await dot.waitFor()
    expect(await readFrom<string>(dot, 'getComputedStyle(element).animationName')).toBe('none')
  })

  it('reads right-to-left words from the right', async () => {
    const { page } = await chat.open()
    await composer(page).fill('طلب رقم SO-1001')
    const direction = 'getComputedStyle(element).direction'
    expect(await readFrom<string>(composer(page), direction)).toBe('rtl')
    await composer(page).press('Enter')
    const bubble = page.locator('.bubble-words').first()
    expect(await readFrom<string>(bubble, direction)).toBe('rtl')
    await ask(page, 'raconte en long')
    const words = lastAnswer(page).getByText('طلب رقم', { exact: false })
    expect(await readFrom<string>(words.last(), direction)).toBe('rtl')
  })

  it('folds a long message of one’s own, so that the answer stays in sight', async () => {
    const { page } = await chat.open()
    await ask(page, `Vérifie ce texte : ${'une phrase de plus. '.repeat(80)}`)
    const open = page.getByRole('button', { name: 'Tout afficher' })
    const bubble = page.locator('.bubble-words').first()
    const folded = await readFrom<number>(bubble, 'element.offsetHeight')
    await open.click()
    expect(await readFrom<number>(bubble, 'element.offsetHeight')).toBeGreaterThan(folded)
  })
})
