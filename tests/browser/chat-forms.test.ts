/** Forms in cards: checked here first, refused by the desk with what was typed kept, closed once they are over. */

import { describe, expect, it } from 'vitest'
import { answers, ask, CHROMIUM, chatForTests, lastAnswer } from './support/chat-driver.ts'

const ASK_FOR_FORM = 'nouvelle date pour la SO-1001'

describe.skipIf(CHROMIUM === null)('a form', () => {
  const chat = chatForTests()

  it('says in the language what is missing, goes to it, and sends nothing', async () => {
    const { page } = await chat.open()
    const form = await ask(page, ASK_FOR_FORM)
    await form.getByRole('button', { name: 'Enregistrer' }).click()
    await form.getByText('Choisissez une date.').waitFor()
    await form.getByText('Ce champ est obligatoire.').waitFor()
    expect(await form.getByLabel('Nouvelle date', { exact: false }).getAttribute('aria-invalid')).toBe('true')
    expect(chat.desk().posts).toHaveLength(1)
  })

  it('with a bad value comes back with the reason and the rest kept, then goes through', async () => {
    const { page } = await chat.open()
    const form = await ask(page, ASK_FOR_FORM)
    await form.getByLabel('Nouvelle date', { exact: false }).fill('2026-03-02')
    await form.getByLabel('Donnée par', { exact: false }).fill('Ateliers Roussel')
    await form.getByRole('button', { name: 'Enregistrer' }).click()
    await answers(page).nth(1).waitFor()
    const again = lastAnswer(page)
    await again.getByText('Cette date est passée', { exact: false }).waitFor()
    expect(await again.getByLabel('Donnée par', { exact: false }).inputValue()).toBe('Ateliers Roussel')
    await again.getByLabel('Nouvelle date', { exact: false }).fill('2026-03-27')
    await again.getByRole('button', { name: 'Enregistrer' }).click()
    await lastAnswer(page).getByText('Date enregistrée', { exact: false }).waitFor()
    expect(chat.desk().posts.at(-1)?.form).toEqual({
      dialog: 'record-forecast',
      values: { line: '10', date: '2026-03-27', by: 'Ateliers Roussel', cause: '' },
    })
  })

  it('writes a date out with its weekday, since 03/04 may be two days', async () => {
    const { page } = await chat.open()
    const form = await ask(page, ASK_FOR_FORM)
    await form.getByLabel('Nouvelle date', { exact: false }).fill('2026-04-03')
    await form.getByText('vendredi 3 avril 2026').waitFor()
  })

  it('reads in the conversation as the person would say it', async () => {
    const { page } = await chat.open()
    const form = await ask(page, ASK_FOR_FORM)
    await form.getByLabel('Nouvelle date', { exact: false }).fill('2026-03-27')
    await form.getByLabel('Donnée par', { exact: false }).fill('Ateliers Roussel')
    chat.desk().delayMs = 500
    await form.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await page.locator('.own .bubble').last().textContent()).toBe(
      'Ligne\u00a0: 10 VLV-25-SS\nNouvelle date\u00a0: 27 mars 2026\nDonnée par\u00a0: Ateliers Roussel',
    )
    await answers(page).nth(1).waitFor()
  })

  it('that is over is closed', async () => {
    const { page } = await chat.open()
    await ask(page, ASK_FOR_FORM)
    await ask(page, 'merci')
    const old = answers(page).first()
    expect(await old.getByLabel('Donnée par', { exact: false }).isDisabled()).toBe(true)
    await old.getByText('Ce formulaire n’est plus en cours.').waitFor()
    await old.getByRole('button', { name: 'Enregistrer' }).click()
    expect(chat.desk().posts).toHaveLength(2)
  })

  it('keeps what was typed while the theme changes', async () => {
    const { page } = await chat.open()
    const form = await ask(page, ASK_FOR_FORM)
    await form.getByLabel('Donnée par', { exact: false }).fill('Ateliers Roussel')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await form.getByLabel('Donnée par', { exact: false }).inputValue()).toBe('Ateliers Roussel')
  })

  it('keeps what was typed while the connection comes and goes', async () => {
    const { page } = await chat.open()
    const form = await ask(page, ASK_FOR_FORM)
    await form.getByLabel('Donnée par', { exact: false }).fill('Ateliers Roussel')
    await chat.desk().stop()
    await page.getByText('Connexion au serveur perdue', { exact: false }).waitFor()
    await chat.desk().start()
    await page.getByText('Connexion rétablie').waitFor()
    expect(await form.getByLabel('Donnée par', { exact: false }).inputValue()).toBe('Ateliers Roussel')
  })
})
