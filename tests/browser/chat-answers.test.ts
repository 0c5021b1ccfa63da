/** Asking and reading: cards, buttons, history, tabs, language. */

import { describe, expect, it } from 'vitest'
import {
  answers,
  ask,
  CHROMIUM,
  chatForTests,
  composer,
  lastAnswer,
  readFrom,
} from './support/chat-driver.ts'

describe.skipIf(CHROMIUM === null)('the conversation', () => {
  const chat = chatForTests()

  it('greets, and a suggestion asks the question', async () => {
    const { page } = await chat.open()
    await page.getByRole('heading', { name: 'Bonjour Claire Morel, quelle commande ?' }).waitFor()
    await page.getByRole('button', { name: /Où en est la commande SO-1001/ }).click()
    await lastAnswer(page).getByText('Northbrook Hydraulics Ltd', { exact: false }).first().waitFor()
    expect(chat.desk().posts.map(({ text }) => text)).toEqual(['Où en est la commande SO-1001\u00a0?'])
  })

  it('puts a suggestion that needs completing into the message box', async () => {
    const { page } = await chat.open()
    await page.getByRole('button', { name: /Vérifier un texte/ }).click()
    expect(await composer(page).inputValue()).toBe('Vérifie ce texte\u00a0: ')
    expect(chat.desk().posts).toEqual([])
  })

  it('shows a status card: sentences by how sure they are, picture, table, facts, buttons', async () => {
    const { page } = await chat.open()
    const answer = await ask(page, 'Où en est la SO-1001 ?')
    expect(await answer.getByRole('heading', { level: 3 }).first().textContent()).toContain('SO-1001')
    await answer.getByText('✔ Établi', { exact: false }).waitFor()
    await answer.getByText('≈ Hypothèse', { exact: false }).waitFor()
    expect(await answer.getByRole('img', { name: /Étapes de la commande.*en retard/ }).count()).toBe(1)
    expect(await answer.getByRole('columnheader').allTextContents()).toContain('Reste')
    expect(await answer.getByRole('row').nth(1).getByRole('cell').allTextContents()).toContain('400')
    expect(await answer.getByText('48 600,00 EUR').count()).toBe(1)
    expect(await answer.getByRole('button', { name: 'Enregistrer une date' }).isEnabled()).toBe(true)
  })

  it('a button says its words in the person’s name, once, even when pressed twice', async () => {
    const { page } = await chat.open()
    await ask(page, 'Où en est la SO-1001 ?')
    await lastAnswer(page).getByRole('button', { name: 'Facture' }).dblclick()
    await answers(page).nth(1).waitFor()
    await page.locator('.own').getByText('et la facture de la SO-1001 ?').waitFor()
    const said = chat.desk().posts.map(({ text }) => text)
    expect(said.filter((text) => text === 'et la facture de la SO-1001 ?')).toHaveLength(1)
  })

  it('a button of an earlier answer puts its words into the message box to be read first', async () => {
    const { page } = await chat.open()
    await ask(page, 'Où en est la SO-1001 ?')
    await ask(page, 'merci')
    await composer(page).fill('en cours de frappe')
    await answers(page).first().getByRole('button', { name: 'Facture' }).click()
    expect(await composer(page).inputValue()).toBe('et la facture de la SO-1001 ?')
    expect(chat.desk().posts).toHaveLength(2)
    await composer(page).press('Home')
    await composer(page).press('ArrowUp')
    expect(await composer(page).inputValue()).toBe('en cours de frappe')
  })

  it('shows the history after a reload, with the same cards', async () => {
    const { page } = await chat.open()
    await ask(page, 'Où en est la SO-1001 ?')
    await ask(page, 'merci')
    await page.reload()
    await answers(page).nth(1).waitFor()
    expect(await page.locator('.own .bubble').allTextContents()).toEqual(['Où en est la SO-1001 ?', 'merci'])
    await answers(page).first().getByRole('columnheader', { name: 'Commandé' }).waitFor()
  })

  it('keeps several tabs in step', async () => {
    const first = await chat.open()
    const second = await chat.open()
    await second.page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    await ask(first.page, 'Où en est la SO-1001 ?')
    await lastAnswer(second.page).getByText('Northbrook', { exact: false }).first().waitFor()
    await ask(second.page, 'merci')
    await first.page.locator('.own').getByText('merci').waitFor()
    expect(await first.page.locator('.turn').count()).toBe(2)
  })

  it('changes language at once, and the desk remembers it', async () => {
    const { page } = await chat.open()
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await page.getByRole('heading', { name: 'Hello Claire Morel, which order?' }).waitFor()
    await page.getByText('Monday 16 March 2026').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    await page.getByRole('heading', { name: 'Hello Claire Morel, which order?' }).waitFor()
    const answer = await ask(page, 'Where is order SO-1001?')
    expect(await answer.getAttribute('lang')).toBe('en')
  })

  it('starts a new conversation after asking', async () => {
    const { page } = await chat.open()
    await ask(page, 'merci')
    await page.getByRole('button', { name: 'Nouvelle conversation' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Annuler' }).click()
    expect(await page.locator('.turn').count()).toBe(1)
    await page.getByRole('button', { name: 'Nouvelle conversation' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Commencer' }).click()
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    expect(await page.locator('.turn').count()).toBe(0)
  })

  it('copies an answer: tables stay tables, buttons stay behind', async () => {
    const { page } = await chat.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    const answer = await ask(page, 'Où en est la SO-1001 ?')
    await answer.getByRole('button', { name: 'Copier la réponse' }).click()
    await answer.getByText('Copié').waitFor()
    const text = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(text).toContain('10 VLV-25-SS\t400\t0\t0\t0\t400\t20 mars 2026')
    expect(text).toContain('Montant\t48 600,00 EUR')
    expect(text).not.toContain('Enregistrer une date')
    const html = await page.evaluate<string>(
      `navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())`,
    )
    expect(html).toMatch(/<td[^>]*>10 VLV-25-SS<\/td>/)
    expect(html).not.toContain('Enregistrer une date')
  })

  it('says that it is answering when an answer takes its time, and not before', async () => {
    const { page } = await chat.open()
    await ask(page, 'merci')
    chat.desk().delayMs = 1200
    await composer(page).fill('encore')
    await composer(page).press('Enter')
    expect(await page.getByText('Escale répond…').count()).toBe(0)
    await page.getByText('Escale répond…').waitFor()
    await answers(page).nth(1).waitFor()
    expect(await page.getByText('Escale répond…').count()).toBe(0)
  })

  it('leaves a reader alone who reads further up, and tells of the new answer', async () => {
    const { page } = await chat.open({ viewport: { width: 1000, height: 600 } })
    await ask(page, 'raconte en long')
    await page.getByRole('log').hover()
    await page.mouse.wheel(0, -20_000)
    // Nothing is new yet, and nothing says so.
    await page.getByRole('button', { name: 'Aller à la dernière réponse' }).waitFor()
    const other = await chat.open()
    await ask(other.page, 'merci')
    await page.getByRole('button', { name: 'Nouvelle réponse' }).waitFor()
    expect(await readFrom<number>(page.getByRole('log'), 'element.scrollTop')).toBe(0)
    await page.getByRole('button', { name: 'Nouvelle réponse' }).click()
    await page.getByText('Reçu : merci').waitFor()
    expect(await readFrom<number>(page.getByRole('log'), 'element.scrollTop')).toBeGreaterThan(0)
  })
})
