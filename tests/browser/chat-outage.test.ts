/** The server goes away and comes back: nothing typed is lost, nothing is said twice. */

import { describe, expect, it } from 'vitest'
import { answers, ask, CHROMIUM, chatForTests, composer, lastAnswer } from './support/chat-driver.ts'

describe.skipIf(CHROMIUM === null)('when the server is away', () => {
  const chat = chatForTests()

  it('says so, keeps the message, and delivers it once when it is back', async () => {
    const { page } = await chat.open()
    await ask(page, 'merci')
    await chat.desk().stop()
    await page.getByText('Connexion au serveur perdue', { exact: false }).waitFor()
    await composer(page).fill('Où en est la SO-1001 ?')
    await composer(page).press('Enter')
    await page.getByText('En attente du serveur', { exact: false }).waitFor()
    await chat.desk().start()
    await lastAnswer(page).getByText('Northbrook', { exact: false }).first().waitFor()
    await page.getByText('Connexion au serveur perdue', { exact: false }).waitFor({ state: 'hidden' })
    expect(chat.desk().turns.map(({ said }) => said)).toEqual(['merci', 'Où en est la SO-1001 ?'])
    expect(await page.locator('.turn').count()).toBe(2)
  })

  it('comes back at once when asked to try now', async () => {
    const { page } = await chat.open()
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    await chat.desk().stop()
    await page.getByText('Connexion au serveur perdue', { exact: false }).waitFor()
    await chat.desk().start()
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByText('Connexion rétablie').waitFor()
  })

  it('says a message once whose answer was lost on the way', async () => {
    const { page } = await chat.open()
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    chat.desk().loseNextAnswer()
    await ask(page, 'Où en est la SO-1001 ?')
    expect(chat.desk().turns).toHaveLength(1)
    expect(new Set(chat.desk().posts.map(({ id }) => id)).size).toBe(1)
    expect(await page.locator('.turn').count()).toBe(1)
  })

  it('keeps messages over a reload while it is away, and sends them in order', async () => {
    const { page } = await chat.open()
    await ask(page, 'merci')
    // The page itself comes from the server, so it is only the interface that goes away here.
    await page.route('**/api/chat/**', (route) => route.abort())
    await composer(page).fill('un')
    await composer(page).press('Enter')
    await composer(page).fill('deux')
    await composer(page).press('Enter')
    await composer(page).fill('brouillon')
    await page.reload()
    await page.locator('.own').getByText('deux').waitFor()
    expect(await composer(page).inputValue()).toBe('brouillon')
    await page.unroute('**/api/chat/**')
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await answers(page).nth(2).waitFor()
    expect(chat.desk().turns.map(({ said }) => said)).toEqual(['merci', 'un', 'deux'])
  })

  it('holds a message the desk refuses, with its reason, to send again or to edit', async () => {
    const { page } = await chat.open()
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    const refusal = { status: 500, code: 'internal', message: 'Quelque chose s’est mal passé (repère t-1).' }
    chat.desk().refuseNext(refusal, refusal)
    await composer(page).fill('merci')
    await composer(page).press('Enter')
    await page.getByRole('alert').getByText('repère t-1', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Renvoyer' }).click()
    await page.getByRole('alert').getByText('repère t-1', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Modifier' }).click()
    expect(await composer(page).inputValue()).toBe('merci')
    expect(await page.locator('.turn').count()).toBe(0)
    await composer(page).press('Enter')
    await lastAnswer(page).getByText('Reçu', { exact: false }).waitFor()
  })

  it('opens with what can be shown when the interface does not answer at all', async () => {
    const { page } = await chat.open()
    await page.route('**/api/chat/**', (route) => route.abort())
    await page.reload()
    await page.getByText('Connexion au serveur perdue', { exact: false }).waitFor()
    expect(await composer(page).isEnabled()).toBe(true)
  })
})
