/** The keyboard alone, and the message box's own keys. */

import { describe, expect, it } from 'vitest'
import { MAX_MESSAGE_LENGTH } from '../../src/page/message-limit.ts'
import {
  answers,
  ask,
  CHROMIUM,
  chatForTests,
  composer,
  focusedName,
  lastAnswer,
  readFrom,
} from './support/chat-driver.ts'

describe.skipIf(CHROMIUM === null)('by keyboard', () => {
  const chat = chatForTests()

  it('asks, reaches a button of the answer, presses it, and is back in the message box', async () => {
    const { page } = await chat.open()
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    await page.keyboard.type('Où en est la SO-1001 ?')
    await page.keyboard.press('Enter')
    await lastAnswer(page).getByRole('button', { name: 'Facture' }).waitFor()
    expect(await focusedName(page)).toBe('Votre message')
    for (let step = 0; step < 12 && (await focusedName(page)) !== 'Facture'; step += 1) {
      await page.keyboard.press('Shift+Tab')
    }
    expect(await focusedName(page)).toBe('Facture')
    await page.keyboard.press('Enter')
    await answers(page).nth(1).waitFor()
    expect(await focusedName(page)).toBe('Votre message')
  })

  it('fills and sends a form', async () => {
    const { page } = await chat.open()
    const form = await ask(page, 'nouvelle date pour la SO-1001')
    await form.getByLabel('Donnée par', { exact: false }).focus()
    await page.keyboard.type('Ateliers Roussel')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focusedName(page)).toBe('Enregistrer')
    await page.keyboard.press('Space')
    await form.getByText('Choisissez une date.').waitFor()
  })

  it('skips to the message box, and sees where it is', async () => {
    // Where the pointer is a finger, the message box does not take the focus by itself.
    const { page } = await chat.open({ hasTouch: true, isMobile: true })
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focusedName(page)).toBe('Aller à la saisie')
    expect(
      await page.evaluate<number>('document.activeElement.getBoundingClientRect().top'),
    ).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(await focusedName(page)).toBe('Votre message')
  })

  it('every stop shows a ring', async () => {
    const { page } = await chat.open()
    await ask(page, 'Où en est la SO-1001 ?')
    await page.locator('.skip-link').focus()
    const stops: { name: string; ring: boolean }[] = []
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab')
      if (await page.evaluate<boolean>('document.activeElement === document.body')) break
      stops.push(
        await page.evaluate<{ name: string; ring: boolean }>(`(() => {
          const at = document.activeElement
          const shows = (element, pseudo) => {
            const style = getComputedStyle(element, pseudo)
            return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
          }
          const around = at.closest('.choice, .composer-box') ?? at
          return { name: at.getAttribute('aria-label') ?? at.textContent, ring: shows(at) || shows(at, '::after') || shows(around) }
        })()`),
      )
    }
    expect(stops.filter(({ ring }) => !ring)).toEqual([])
    expect(new Set(stops.map(({ name }) => name)).size).toBeGreaterThan(8)
  })

  it('Escape in the conversation, and typing where nothing takes it, return to the message box', async () => {
    const { page } = await chat.open()
    await ask(page, 'Où en est la SO-1001 ?')
    await lastAnswer(page).getByRole('button', { name: 'Facture' }).focus()
    await page.keyboard.press('Escape')
    expect(await focusedName(page)).toBe('Votre message')
    await page.getByRole('log').focus()
    await page.keyboard.type('et')
    expect(await composer(page).inputValue()).toBe('et')
  })

  it('Shift+Enter makes a line, Enter sends, and the box grows and shrinks', async () => {
    const { page } = await chat.open()
    await composer(page).focus()
    const height = () => readFrom<number>(composer(page), 'element.offsetHeight')
    const one = await height()
    await page.keyboard.type('première ligne')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('seconde ligne')
    expect(await height()).toBeGreaterThan(one)
    await page.keyboard.press('Enter')
    await answers(page).first().waitFor()
    expect(chat.desk().posts[0]?.text).toBe('première ligne\nseconde ligne')
    expect(await height()).toBe(one)
  })

  it('arrow up brings back what was said, arrow down what was being typed', async () => {
    const { page } = await chat.open()
    await ask(page, 'un')
    await ask(page, 'deux')
    await composer(page).fill('brouillon')
    await composer(page).press('ArrowUp')
    expect(await composer(page).inputValue()).toBe('brouillon')
    await composer(page).press('Home')
    await composer(page).press('ArrowUp')
    expect(await composer(page).inputValue()).toBe('deux')
    await composer(page).press('ArrowUp')
    expect(await composer(page).inputValue()).toBe('un')
    await composer(page).press('ArrowDown')
    await composer(page).press('ArrowDown')
    expect(await composer(page).inputValue()).toBe('brouillon')
  })

  it('Enter that ends a word of an input method does not send', async () => {
    const { page } = await chat.open()
    await composer(page).fill('日本')
    await readFrom(
      composer(page),
      `element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing: true }))`,
    )
    await readFrom(
      composer(page),
      `element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))`,
    )
    expect(chat.desk().posts).toEqual([])
    expect(await composer(page).inputValue()).toBe('日本')
  })

  it('counts near the limit and does not send beyond it', async () => {
    const { page } = await chat.open()
    await composer(page).fill('x'.repeat(MAX_MESSAGE_LENGTH - 10))
    await page.getByText('10 caractères restants').waitFor()
    await composer(page).fill('x'.repeat(MAX_MESSAGE_LENGTH + 1))
    await page.getByText('1 caractère de trop').waitFor()
    await composer(page).press('Enter')
    expect(chat.desk().posts).toEqual([])
    expect((await composer(page).inputValue()).length).toBe(MAX_MESSAGE_LENGTH + 1)
  })

  it('opens the settings, changes the theme, closes with Escape', async () => {
    const { page } = await chat.open()
    await page.getByRole('button', { name: 'Réglages et aide' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Réglages et aide' })
    await dialog.waitFor()
    const under = `document.elementFromPoint(40, 30).closest('.page-header') !== null`
    expect(await page.evaluate<boolean>(under)).toBe(true)
    await dialog.getByRole('radio', { name: 'Comme le système' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => focusedName(page)).toBe('Réglages et aide')
    await page.reload()
    await composer(page).waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })
})
