/** Dialogs made for the engine's tests: a read with a follow-up, one with many slots, and one that several may share. */

import { z } from 'zod'
import { type DialogDefinition, defineDialog, type Slot } from '../../../src/dialogs/define-dialog.ts'
import { orderNumberFact } from '../../../src/dialogs/said.ts'
import { choiceSlot, orderSlot } from '../../../src/dialogs/slots.ts'
import outlineOrder from '../../../src/tools/outline-order.tool.ts'

/** Says how many lines an order has, or whose it is; follow-ups keep the order. */
export const lineCount = defineDialog({
  id: 'line-count',
  title: { fr: 'compter les lignes', en: 'count the lines' },
  purpose: { fr: 'Dire combien de lignes a une commande.', en: 'Say how many lines an order has.' },
  examples: { fr: ['combien de lignes'], en: ['how many lines'] },
  cues: { fr: ['combien de lignes'], en: ['how many lines'] },
  menu: 90,
  effect: 'read',
  roles: ['reader'],
  slots: {
    order: orderSlot(),
    facet: choiceSlot(
      [
        { id: 'lines', title: { fr: 'lignes', en: 'lines' }, words: { fr: ['lignes'], en: ['lines'] } },
        {
          id: 'customer',
          title: { fr: 'client', en: 'customer' },
          words: { fr: ['client'], en: ['customer'] },
        },
      ],
      { optional: true },
    ),
  },
  async submit({ order, facet }, { call, locale }) {
    const found = await call(outlineOrder, { order })
    const lines = found.order?.lines.length ?? 0
    const text = facet === 'customer' ? (found.order?.customer ?? '') : `${order}: ${lines}`
    return {
      draft: {
        title: locale === 'fr' ? 'Lignes' : 'Lines',
        blocks: [{ kind: 'text', text }],
        actions: [{ label: 'More', say: 'more' }],
        grounds: [orderNumberFact(order)],
      },
      focus: { order },
      offered: [{ label: 'More', commands: [{ kind: 'help', topic: 'capabilities' }] }],
    }
  },
})

/** A write of a single text with the given id: for stacks of many dialogs. */
export function memo(id: string): DialogDefinition {
  const textSlot: Slot<string> = {
    kind: 'text',
    title: { fr: 'texte', en: 'text' },
    question: { fr: `Texte de ${id} ?`, en: `Text of ${id}?` },
    why: { fr: 'Il faut un texte.', en: 'A text is needed.' },
    schema: z.string().min(1),
  }
  const slots = { [`${id}Text`]: textSlot }
  return defineDialog<Readonly<Record<string, Slot>>>({
    id,
    title: { fr: id, en: id },
    purpose: { fr: id, en: id },
    examples: { fr: [id], en: [id] },
    cues: { fr: [], en: [] },
    effect: 'write',
    roles: ['agent'],
    slots,
    review: async () => ({ blocks: [{ kind: 'text', text: id }], actions: [], grounds: [] }),
    submit: async () => ({
      draft: { blocks: [{ kind: 'text', text: `${id} done` }], actions: [], grounds: [] },
    }),
  })
}
