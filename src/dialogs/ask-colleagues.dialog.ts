/** Ask the colleagues: a question that the watch could not answer, put to the watch channel. */

import { typeset } from '../domain/typography.ts'
import askColleagues from '../tools/ask-colleagues.tool.ts'
import { defineDialog } from './define-dialog.ts'
import { textSlot } from './slots.ts'
import { watchDraft } from './watch/note-wording.ts'

export default defineDialog({
  id: 'ask-colleagues',
  title: { fr: 'demander aux collègues', en: 'ask the colleagues' },
  purpose: {
    fr: 'Poser une question aux collègues de la veille.',
    en: 'Put a question to the colleagues of the watch.',
  },
  examples: {
    fr: [
      'demander aux collègues : faut-il un certificat sanitaire pour le Chili ?',
      'pose la question aux collègues',
      'demande au canal de veille',
      'demander aux collègues',
      'soumets la question au canal de veille',
      'est-ce que quelqu’un de l’équipe sait ? pose la question',
      'interroge les collègues de la veille',
      'question aux collègues : qui a la liste à jour ?',
    ],
    en: [
      'ask the colleagues: is a health certificate needed for Chile?',
      'put the question to the colleagues',
      'ask the watch channel',
      'ask the colleagues',
      'put this to the watch channel',
      'does anyone in the team know? ask them',
      'ask my colleagues of the watch',
      'question to the colleagues: who has the latest list?',
    ],
  },
  cues: {
    fr: [
      'demander aux collègues',
      'demande aux collègues',
      'pose la question aux collègues',
      'demande au canal',
      'question aux collègues',
    ],
    en: [
      'ask the colleagues',
      'ask my colleagues',
      'ask colleagues',
      'ask the channel',
      'put the question to the colleagues',
      'ask the watch channel',
    ],
  },
  effect: 'write',
  roles: ['reader'],
  slots: {
    question: textSlot({
      most: 1000,
      title: { fr: 'question', en: 'question' },
      question: { fr: 'Quelle question faut-il poser ?', en: 'Which question should I put?' },
      why: {
        fr: 'Elle part mot pour mot, avec votre nom.',
        en: 'It goes out word for word, with your name.',
      },
      words: { fr: ['question'], en: ['question'] },
    }),
  },
  async review({ question }, { locale }) {
    const lead = {
      fr: 'Cette question sera posée dans le canal de veille, avec votre nom :',
      en: 'This question will be put in the watch channel, with your name:',
    }[locale]
    return {
      blocks: [
        { kind: 'text', text: typeset(lead, locale) },
        { kind: 'text', text: question, quoted: true },
      ],
      actions: [],
      grounds: [],
    }
  },
  async submit({ question }, { locale, call }) {
    await call(askColleagues, { question })
    const sentence = {
      fr: 'La question est posée aux collègues ; elle reste ouverte jusqu’à ce qu’une note y réponde.',
      en: 'The question is put to the colleagues; it stays open until a note answers it.',
    }[locale]
    return { draft: watchDraft([{ kind: 'text', text: typeset(sentence, locale), tone: 'good' }], []) }
  },
})
