/** Buttons of answers that have been overtaken, pressed in Teams, on the whole desk and the demo world. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../../support/store.ts'
import { activityOf, post, type RunningDesk, runDesk } from '../support/running-server.ts'

let store: TestStore
let desk: RunningDesk
beforeAll(async () => {
  store = await openTestStore()
  desk = await runDesk(store)
}, 60_000)
afterAll(async () => {
  await desk.close()
  await store.close()
})

interface Card {
  readonly actions?: readonly { readonly title: string; readonly data: Data }[]
}
interface Data {
  readonly escale: { readonly say: string; readonly turn: string }
}
interface Sent {
  readonly text: string
  readonly attachments: readonly { readonly content: Card }[]
  readonly channelData: { readonly escale: { readonly awaiting: string | null } }
}

let messages = 0
async function send(conversation: string, change: Record<string, unknown>): Promise<Sent> {
  const activity = { id: `m${++messages}`, channelId: 'emulator', deliveryMode: 'expectReplies' }
  const response = await post(
    `${desk.server.url}/api/messages`,
    activityOf({ ...activity, conversation: { id: conversation }, ...change }),
  )
  const { activities } = (await response.json()) as { activities: Sent[] }
  return activities[0] ?? expect.fail('no answer')
}
const say = (conversation: string, text: string) => send(conversation, { text })
const press = (conversation: string, { data }: { data: Data }, change: Record<string, unknown> = {}) =>
  send(conversation, { text: undefined, value: data, ...change })

function button(sent: Sent, title: string) {
  const found = sent.attachments[0]?.content.actions?.find((each) => each.title === title)
  return found ?? expect.fail(`no button ${title} in ${sent.text}`)
}

async function forecastOf(order: string): Promise<string | null | undefined> {
  const file = await desk.escale.orders.findOrder(order)
  return file?.lines.find(({ number }) => number === '10')?.schedule[0]?.forecastOn
}

describe('a button of an earlier answer', () => {
  it('confirms no other summary than its own, shows where the talk stands, and can be said again there', async () => {
    const first = await say('summaries', 'le fournisseur annonce le 30 mars 2026 pour la SO-1001 ligne 10')
    expect(first.channelData.escale.awaiting).toBe('confirmation')
    const second = await say('summaries', 'non, le 31 mars 2026')
    const before = await forecastOf('SO-1001')

    const refused = await press('summaries', button(first, 'Confirmer'))
    expect(await forecastOf('SO-1001')).toBe(before)
    expect(refused.text).toContain('rien n’a été fait')
    expect(refused.text).toContain('31 mars 2026')
    expect(refused.channelData.escale.awaiting).toBe('confirmation')

    expect(second.text).toContain('31 mars 2026')
    await press('summaries', button(refused, 'Confirmer'))
    expect(await forecastOf('SO-1001')).toBe('2026-03-31')
  })

  it('is not taken for an answer to a question asked since, but is offered with it', async () => {
    const status = await say('offered', 'où en est la SO-1002 ?')
    const asked = await say('offered', 'ajoute une note sur SO-1003')
    expect(asked.channelData.escale.awaiting).not.toBeNull()
    const documents = button(status, 'Documents de SO-1002')
    const refused = await press('offered', documents)
    expect(refused.text).toContain('rien n’a été fait')
    expect(refused.text).not.toContain('retiré')
    expect((await press('offered', button(refused, 'Documents de SO-1002'))).text).toContain('SO-1002')
  })

  it('is taken as long as the talk is of the same order and nothing is asked', async () => {
    const status = await say('same', 'où en est la SO-1002 ?')
    await press('same', button(status, 'Documents de SO-1002'))
    const rest = await press('same', button(status, 'Ajouter une note sur SO-1002'))
    expect(rest.text).not.toContain('rien n’a été fait')
    expect(rest.channelData.escale.awaiting).not.toBeNull()
  })

  it('delivered twice is answered twice with the same words', async () => {
    const first = await say('twice', 'ajoute une note sur SO-1004 : une fois')
    const confirm = button(first, 'Confirmer')
    const saved = await press('twice', confirm, { id: 'the press' })
    expect((await press('twice', confirm, { id: 'the press' })).text).toBe(saved.text)
    const file = await desk.escale.orders.findOrder('SO-1004')
    expect(file?.events.filter(({ text }) => text === 'une fois')).toHaveLength(1)
  })
})

describe('a button pressed twice in a hurry', () => {
  it('is taken once, also when another summary waits below', async () => {
    const below = await say('hurry', 'le fournisseur annonce le 8 avril 2026 pour la SO-1001 ligne 10')
    expect(below.channelData.escale.awaiting).toBe('confirmation')
    const before = await forecastOf('SO-1001')
    const confirm = button(await say('hurry', 'ajoute une note sur SO-1005 : en vitesse'), 'Confirmer')
    const both = await Promise.all([press('hurry', confirm), press('hurry', confirm)])
    expect(both.filter(({ text }) => text.includes('rien n’a été fait'))).toHaveLength(1)
    const file = await desk.escale.orders.findOrder('SO-1005')
    expect(file?.events.filter(({ text }) => text === 'en vitesse')).toHaveLength(1)
    expect(await forecastOf('SO-1001')).toBe(before)
  })
})
