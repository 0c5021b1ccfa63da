/** Words from anywhere stay words: no markup, no script, no request to another host. */

import { describe, expect, it } from 'vitest'
import { ask, CHROMIUM, chatForTests, lastAnswer } from './support/chat-driver.ts'

describe.skipIf(CHROMIUM === null)('hostile words', () => {
  const chat = chatForTests()

  it('in a card are shown as they are and do nothing', async () => {
    const { page } = await chat.open()
    const answer = await ask(page, 'markup')
    expect(await answer.getByText('<img src=x onerror=', { exact: false }).count()).toBeGreaterThanOrEqual(3)
    expect(await answer.locator('img, script, video, a').count()).toBe(0)
    expect(await page.title()).toBe('Escale')
  })

  it('in a button open only web addresses, in a window that knows nothing of this one', async () => {
    const { page } = await chat.open()
    const answer = await ask(page, 'markup')
    expect(await answer.getByText('Piège').count()).toBe(0)
    await page.evaluate('window.open = (...args) => { window.opened = args; return null }')
    await answer.getByRole('link', { name: 'Site du transporteur' }).click()
    expect(await page.evaluate('window.opened')).toEqual([
      'https://carrier.example/track',
      '_blank',
      'noopener,noreferrer',
    ])
    expect(chat.desk().posts).toHaveLength(1)
  })

  it('said by a person are shown as they are', async () => {
    const { page } = await chat.open()
    const said = '<script>document.title="taken"</script> <b>gras</b> {{DATE(2026-03-16,SHORT)}}'
    await ask(page, said)
    expect(await page.locator('.own .bubble').textContent()).toBe(said)
    await lastAnswer(page).getByText('<b>gras</b>', { exact: false }).waitFor()
    expect(await page.title()).toBe('Escale')
  })
})
