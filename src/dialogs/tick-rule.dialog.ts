/** Tick a line of an order's checklist: the document is there, the act is done, or it is not needed. */

import { typeset } from '../domain/typography.ts'
import tickRule from '../tools/tick-rule.tool.ts'
import { defineDialog } from './define-dialog.ts'
import { itemName, itemsNamed } from './order-rules/checklist-items.ts'
import { itemSlot, noSuchOrder, rulesOf } from './order-rules/checklist-slots.ts'
import { orderNumberFact } from './said.ts'
import { choiceSlot, orderSlot, textSlot } from './slots.ts'
import { inLocale, watchFact } from './watch-wording.ts'

export default defineDialog({
  id: 'tick-rule',
  title: { fr: 'cocher la liste de contrôle', en: 'tick the checklist' },
  purpose: {
    fr: 'Cocher un document ou une action de la liste de contrôle d’une commande.',
    en: 'Tick a document or an act on the checklist of an order.',
  },
  examples: {
    fr: [
      'coche l’A.TR de la 1006',
      'l’A.TR de SO-1006 est fait',
      'cocher une ligne de la liste de contrôle de SO-1006',
      'le certificat d’origine de la 1002 est prêt, coche-le',
      'la déclaration d’exportation de SO-1001 est faite',
      'ce document n’est pas requis pour la 1003',
      'cocher une ligne de la liste de contrôle',
      'tu peux cocher le certificat A.TR',
    ],
    en: [
      'tick the A.TR of 1006',
      'the A.TR for SO-1006 is done',
      'tick a line of the checklist of SO-1006',
      'the certificate of origin of 1002 is ready, tick it',
      'the export declaration of SO-1001 is done',
      'that document is not needed for 1003',
      'tick a line of the checklist',
      'you can tick the A.TR certificate',
    ],
  },
  cues: {
    fr: ['coche', 'cocher', 'coché', 'est fait, coche'],
    en: ['tick', 'tick off', 'ticked', 'check off'],
  },
  effect: 'write',
  roles: ['agent'],
  slots: {
    order: orderSlot(),
    item: itemSlot,
    state: choiceSlot(
      [
        {
          id: 'done',
          title: { fr: 'fait', en: 'done' },
          words: {
            fr: ['fait', 'faite', 'prêt', 'obtenu', 'coche'],
            en: ['done', 'ready', 'obtained', 'tick'],
          },
        },
        {
          id: 'not-needed',
          title: { fr: 'non requis', en: 'not needed' },
          words: {
            fr: ['non requis', 'pas requis', 'inutile', 'sans objet'],
            en: ['not needed', 'not required', 'unnecessary'],
          },
        },
      ],
      {
        title: { fr: 'état', en: 'state' },
        question: { fr: 'Est-ce fait, ou non requis ?', en: 'Is it done, or not needed?' },
        why: {
          fr: 'Une ligne cochée ne bloque plus le départ.',
          en: 'A ticked line no longer blocks the departure.',
        },
      },
    ),
    reason: textSlot({
      most: 500,
      optional: true,
      title: { fr: 'motif', en: 'reason' },
      question: { fr: 'Pourquoi n’est-ce pas requis ?', en: 'Why is it not needed?' },
      why: {
        fr: 'Vos collègues verront pourquoi la ligne est écartée.',
        en: 'Your colleagues will see why the line was set aside.',
      },
      words: { fr: ['motif', 'parce que', 'car'], en: ['reason', 'because', 'since'] },
      when: (values: Readonly<Record<string, unknown>>) => values['state'] === 'not-needed',
    }),
  },
  async review(values, context) {
    const { locale } = context
    const rules = await rulesOf(values, context)
    const item = rules === null ? undefined : itemsNamed(rules.checklist.items, values.item)[0]
    if (!rules || !item) return noSuchOrder(values.order, locale)
    const name = itemName(item, locale)
    const act = inLocale(item.requirement.act, locale)
    const state =
      values.state === 'done' ? { fr: 'fait', en: 'done' } : { fr: 'non requis', en: 'not needed' }
    const items = [
      { label: { fr: 'Commande', en: 'Order' }[locale], value: rules.file.order.number },
      { label: { fr: 'Ligne', en: 'Line' }[locale], value: typeset(name, locale) },
      { label: { fr: 'Demande', en: 'Asks' }[locale], value: typeset(act, locale) },
      { label: { fr: 'État', en: 'State' }[locale], value: state[locale] },
      ...(values.reason === undefined
        ? []
        : [{ label: { fr: 'Motif', en: 'Reason' }[locale], value: values.reason }]),
    ]
    return {
      blocks: [{ kind: 'facts', items }],
      actions: [],
      grounds: [orderNumberFact(rules.file.order.number), ...items.map(({ value }) => watchFact(value))],
      seen: { fingerprint: item.fingerprint },
    }
  },
  async submit(values, context) {
    const { locale, call, seen } = context
    const rules = await rulesOf(values, context)
    const item = rules === null ? undefined : itemsNamed(rules.checklist.items, values.item)[0]
    if (!rules || !item) return { draft: noSuchOrder(values.order, locale) }
    const { number } = rules.file.order
    const fingerprint = seen?.['fingerprint']
    await call(tickRule, {
      order: number,
      note: item.note.note.id,
      requirement: item.requirement.id,
      state: values.state,
      // What was read when it was summed up: a change since then leaves the line open again.
      fingerprint: typeof fingerprint === 'string' ? fingerprint : item.fingerprint,
      reason: values.reason ?? null,
    })
    const name = itemName(item, locale)
    const text = {
      fr: `C’est coché pour ${number} : ${name}, ${values.state === 'done' ? 'fait' : 'non requis'}.`,
      en: `Ticked for ${number}: ${name}, ${values.state === 'done' ? 'done' : 'not needed'}.`,
    }[locale]
    return {
      draft: {
        blocks: [{ kind: 'text', text: typeset(text, locale), tone: 'good' }],
        actions: [
          {
            label: { fr: 'Liste de contrôle', en: 'Checklist' }[locale],
            say: { fr: `liste de contrôle de ${number}`, en: `checklist of ${number}` }[locale],
          },
        ],
        grounds: [orderNumberFact(number), watchFact(name)],
      },
      focus: { order: number },
    }
  },
})
