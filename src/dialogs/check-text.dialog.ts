/** Check a text: hold an email or a note that someone wrote against the order record, statement by statement. */

import checkText from '../tools/check-text.tool.ts'
import { checkReply } from './check-text/check-reply.ts'
import { defineDialog } from './define-dialog.ts'
import { orderSlot, textSlot } from './slots.ts'

export default defineDialog({
  id: 'check-text',
  title: { fr: 'vérifier un texte', en: 'check a text' },
  purpose: {
    fr: 'Comparer un texte au registre des commandes : dates, quantités, montants, références, états.',
    en: 'Hold a text against the order record: dates, quantities, amounts, references, states.',
  },
  menu: 30,
  examples: {
    fr: [
      'vérifie ce texte : votre commande partira vendredi',
      'peux-tu vérifier ce mail avant que je l’envoie ?',
      'contrôle ce message : les vannes sont expédiées',
      'est-ce que c’est juste : « la ligne 10 est promise pour le 20 mars »',
      'relis ce texte',
      'vérifie les chiffres de mon mail',
      'est-ce que ce que j’écris au client est exact ?',
      'corrige ce message d’après la commande',
      'vérifie : nous livrerons 40 vannes le 20 mars',
      'contrôle mon courriel au client',
    ],
    en: [
      'check this: your order will leave on Friday',
      'can you check this email before I send it?',
      'check this message: the valves have shipped',
      'is this right: “line 10 is promised for 20 March”',
      'proofread this text',
      'check the figures in my email',
      'is what I am writing to the customer correct?',
      'correct this message against the order',
      'verify: we will deliver 40 valves on 20 March',
      'check my email to the customer',
    ],
  },
  cues: {
    fr: [
      'vérifie ce',
      'vérifier ce',
      'vérifie mon',
      'contrôle ce',
      'contrôle mon',
      'relis ce',
      'est-ce exact',
      'c’est juste',
    ],
    en: [
      'check this',
      'check my',
      'verify this',
      'is this right',
      'is this correct',
      'proofread',
      'check the figures',
    ],
  },
  effect: 'read',
  roles: ['reader'],
  slots: {
    text: textSlot({
      most: 20_000,
      title: { fr: 'texte à vérifier', en: 'text to check' },
      question: { fr: 'Quel texte dois-je vérifier ?', en: 'Which text should I check?' },
      why: {
        fr: 'Je compare chaque date, chiffre, référence et état du texte au registre ; le texte n’est gardé nulle part ailleurs que dans cette conversation.',
        en: 'I hold each date, figure, reference and state in it against the record; the text is kept nowhere but in this conversation.',
      },
      hint: {
        fr: 'Collez le texte tel quel, avec le numéro de la commande.',
        en: 'Paste the text as it is, with the order number.',
      },
      words: { fr: ['texte', 'mail', 'message', 'courriel'], en: ['text', 'email', 'message', 'mail'] },
    }),
    order: orderSlot({ optional: true }),
  },
  async submit({ text, order }, { locale, call }) {
    const checked = await call(checkText, { text, ...(order === undefined ? {} : { order }) })
    const [first] = checked.orders
    return {
      draft: checkReply(checked, locale),
      ...(first === undefined ? {} : { focus: { order: first } }),
    }
  },
})
