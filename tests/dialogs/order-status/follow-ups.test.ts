import { describe, expect, it } from 'vitest'
import type { Block, Draft } from '../../../src/domain/draft.ts'
import type { Locale } from '../../../src/domain/locale.ts'
import { play } from '../../conversations/stage.ts'

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'facts':
      return block.items.map((item) => `${item.label} ${item.value}`).join(' ')
    case 'list':
      return block.items.map((item) => item.text).join(' ')
    case 'table':
      return block.rows
        .flat()
        .map((cell) => cell.text)
        .join(' ')
    case 'timeline':
      return block.steps.map((step) => step.label).join(' ')
    case 'form':
      return ''
  }
}

function plain(draft: Draft): string {
  const words = [draft.title ?? '', ...draft.blocks.map(wordsOf)]
  return words.join(' ').replaceAll(/[\u00a0\u202f]/g, ' ')
}

/** What the desk says to each message, as one text each; nothing may have been held back. */
async function talk(locale: Locale, ...messages: readonly string[]): Promise<readonly string[]> {
  const cues = messages.map((text) => ({ kind: 'user', text }) as const)
  const conditions = { today: '2026-03-16', writes: 'none', must: [], never: [], record: [] }
  const { turns, store } = await play(
    { header: [], conditions, cues },
    locale,
    messages.join('|').slice(0, 60),
  )
  await store.close()
  expect(turns.map((turn) => turn.reply.withheld)).toEqual(turns.map(() => []))
  return turns.map((turn) => plain(turn.reply.draft))
}

describe('follow-ups on an order', () => {
  it('read "BL" by the transport mode of the order just shown, and ask for any other', async () => {
    const [, papers, other] = await talk(
      'fr',
      'où en est la 1002 ?',
      'et le BL ?',
      'et le BL de la SO-1001 ?',
    )
    expect(papers).toContain('Bon de commande du client')
    expect(other).toContain('peut vouloir dire plusieurs choses')
  })

  it('lean on the order just shown, in French', async () => {
    const [status, invoice, rest, why, other, gaps] = await talk(
      'fr',
      'où en est la 1001 ?',
      'et la facture ?',
      'et le reste ?',
      'pourquoi elle est en retard ?',
      'même chose pour la SO-1005',
      'les écarts ?',
    )
    expect(status).toContain('Retard prévu de 5 jours ouvrés')
    expect(invoice).toContain('SO-1001 : aucune facture enregistrée.')
    expect(rest).toContain('valeur du reste 48 600,00 EUR')
    expect(why).toContain('cause : rupture de stock')
    expect(other).toContain('SO-1005 · Andina Minera SpA')
    expect(gaps).toContain('G03, ligne 10 : facturé 60 (F-2026-0214), livré 50')
  })

  it('lean on the order just shown, in English', async () => {
    const [status, invoice, rest, other] = await talk(
      'en',
      'where is SO-1013?',
      'and the invoice?',
      'what about the rest?',
      'same for SO-1002',
    )
    expect(status).toContain('SO-1013 is delivered')
    expect(invoice).toContain('G20, line 10: invoiced price EUR 91.50')
    expect(rest).toContain('Nothing is outstanding on SO-1013.')
    expect(other).toContain('SO-1002 · Gulf Fabrication LLC')
  })

  it('pick from a list by number', async () => {
    const [list, picked] = await talk('en', 'which orders are late?', '2')
    expect(list).toContain('4 late orders.')
    expect(picked).toContain('SO-1019 · Atlas Hydro-Industrie SARL')
  })

  it('take up a suggestion after a number that nothing has', async () => {
    const [unknown, picked] = await talk('fr', 'où en est la SO-1055 ?', '1')
    expect(unknown).toContain('« SO-1055 »')
    expect(picked).toContain('SO-1005 · Andina Minera SpA')
  })

  it('find by country and by customer as people write them', async () => {
    const [chile, customer] = await talk('fr', 'les commandes pour le chili', 'les commandes de kruger')
    expect(chile).toContain('SO-1005')
    expect(customer).toContain('2 commandes pour Metallbau Krüger GmbH.')
  })
})
