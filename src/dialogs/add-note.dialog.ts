/** Add a note: a colleague's remark on an order, kept word for word on its timeline. */

import { typeset } from '../domain/typography.ts'
import addNote from '../tools/add-note.tool.ts'
import { defineDialog } from './define-dialog.ts'
import { orderNumberFact } from './said.ts'
import { orderSlot, textSlot } from './slots.ts'

export default defineDialog({
  id: 'add-note',
  title: { fr: 'ajouter une note', en: 'add a note' },
  purpose: {
    fr: 'Ajouter une note à l’historique d’une commande.',
    en: 'Add a note to the timeline of an order.',
  },
  menu: 70,
  examples: {
    fr: [
      'ajoute une note sur la SO-1001',
      'note sur la 1002 : le client veut des palettes de 80',
      'mets un commentaire sur cette commande',
      'je veux laisser une remarque sur la commande',
      'inscris dans le dossier que le client a rappelé',
      'ajouter un commentaire à SO-1003',
      'écris dans l’historique que le transitaire est prévenu',
      'garde trace que la douane a demandé le certificat',
      'consigne un appel du client sur la SO-1004',
      'ajouter une remarque',
    ],
    en: [
      'add a note to SO-1001',
      'note on 1002: the customer wants 80 cm pallets',
      'put a comment on this order',
      'I want to leave a remark on the order',
      'write in the file that the customer called back',
      'add a comment to SO-1003',
      'log that the forwarder has been told',
      'keep a record that customs asked for the certificate',
      'log a call from the customer on SO-1004',
      'leave a remark',
    ],
  },
  cues: {
    fr: ['ajoute une note', 'ajouter une note', 'une remarque', 'un commentaire', 'note sur', 'consigne'],
    en: ['add a note', 'leave a note', 'a remark', 'a comment', 'note on', 'log that', 'log a call'],
  },
  effect: 'write',
  roles: ['agent'],
  slots: {
    order: orderSlot(),
    text: textSlot({
      most: 2000,
      title: { fr: 'texte de la note', en: 'text of the note' },
      question: { fr: 'Que faut-il noter ?', en: 'What should the note say?' },
      why: {
        fr: 'La note est gardée mot pour mot, avec votre nom et l’heure.',
        en: 'The note is kept word for word, with your name and the time.',
      },
      words: { fr: ['note', 'texte', 'commentaire'], en: ['note', 'text', 'comment'] },
    }),
  },
  async review({ order, text }, { locale }) {
    const lead = {
      fr: `Cette note sera ajoutée à l’historique de ${order} :`,
      en: `This note will be added to the timeline of ${order}:`,
    }[locale]
    return {
      blocks: [
        { kind: 'text', text: typeset(lead, locale) },
        { kind: 'text', text, quoted: true },
      ],
      actions: [],
      grounds: [orderNumberFact(order)],
    }
  },
  async submit({ order, text }, { locale, call }) {
    const added = await call(addNote, { order, text })
    const sentence = {
      fr: `C’est noté dans l’historique de ${added.order}.`,
      en: `Added to the timeline of ${added.order}.`,
    }[locale]
    return {
      draft: {
        blocks: [{ kind: 'text', text: typeset(sentence, locale), tone: 'good' }],
        actions: [],
        grounds: [orderNumberFact(added.order)],
      },
      focus: { order: added.order },
    }
  },
})
