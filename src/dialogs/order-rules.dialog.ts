/** The rules of an order: the fixed questions of the watch answered one by one, with the notes, the gaps and what to do. */

import { THEMES, type Theme } from '../knowledge/watch/note.ts'
import orderRules from '../tools/order-rules.tool.ts'
import { defineDialog } from './define-dialog.ts'
import { noSuchOrder } from './order-rules/checklist-slots.ts'
import { rulesAnswer } from './order-rules/rules-answer.ts'
import { choiceSlot, orderSlot } from './slots.ts'
import { THEME_TITLES, THEME_WORDS } from './watch-wording.ts'

export default defineDialog({
  id: 'order-rules',
  title: { fr: 'règles d’une commande', en: 'rules of an order' },
  purpose: {
    fr: 'Quelles règles s’appliquent à une commande : documents, formalités, délais, ce qui bloque.',
    en: 'Which rules apply to an order: documents, formalities, time limits, what blocks.',
  },
  menu: 20,
  examples: {
    fr: [
      'quelles règles pour la 1006 ?',
      'quelle réglementation s’applique à SO-1002 ?',
      'checklist réglementaire de la 1003',
      'quels documents faut-il pour exporter la 1006 ?',
      'qu’est-ce qui bloque le départ de SO-1007 côté douane ?',
      'formalités douanières pour la commande SO-1001',
      'liste de contrôle de la 1004',
      'qu’est-ce que je dois préparer pour expédier la 1002 ?',
      'quelles règles s’appliquent ?',
    ],
    en: [
      'which rules apply to 1006?',
      'what regulations apply to SO-1002?',
      'regulatory checklist for 1003',
      'which documents do I need to export 1006?',
      'what blocks the departure of SO-1007 at customs?',
      'customs formalities for order SO-1001',
      'checklist of 1004',
      'what do I have to prepare to ship 1002?',
      'which rules apply?',
    ],
  },
  cues: {
    fr: ['quelles règles', 'réglementation', 'formalités', 'liste de contrôle', 'checklist', 'conformité'],
    en: ['which rules', 'what rules', 'regulations', 'formalities', 'checklist', 'compliance'],
  },
  effect: 'read',
  roles: ['reader'],
  slots: {
    order: orderSlot(),
    theme: choiceSlot(
      THEMES.map((id) => ({ id, title: THEME_TITLES[id], words: THEME_WORDS[id] })),
      {
        optional: true,
        aside: true,
        title: { fr: 'thème', en: 'theme' },
        question: { fr: 'Quel thème ?', en: 'Which theme?' },
        why: { fr: 'Pour ne montrer que ce thème.', en: 'To show that theme alone.' },
      },
    ),
  },
  async submit({ order, theme }, { locale, clock, call }) {
    const { rules } = await call(orderRules, { order })
    if (rules === null) return { draft: noSuchOrder(order, locale) }
    return {
      draft: rulesAnswer(rules, (theme as Theme | undefined) ?? null, clock.today(), locale),
      focus: { order: rules.file.order.number },
    }
  },
})
