/** Ask the watch: a question about a rule, a paper, a threshold or a practice, answered from the notes with their sources. */

import askWatch from '../tools/ask-watch.tool.ts'
import { defineDialog } from './define-dialog.ts'
import { orderSlot, textSlot } from './slots.ts'
import { watchAnswer } from './watch/watch-answer.ts'

export default defineDialog({
  id: 'ask-watch',
  title: { fr: 'question à la veille', en: 'question to the watch' },
  purpose: {
    fr: 'Répondre à une question de réglementation avec la note, sa source et sa date.',
    en: 'Answer a question about regulations with the note, its source and its date.',
  },
  menu: 30,
  examples: {
    fr: [
      'EUR.1 ou A.TR pour la Turquie ?',
      'quel est le seuil REX pour le Royaume-Uni ?',
      'combien de temps pour présenter les documents du crédit documentaire ?',
      'que dit la veille sur le bois d’emballage ?',
      'faut-il un certificat d’origine pour l’Algérie ?',
      'quel est le délai de réserves en CMR ?',
      'la NIMP 15 concerne-t-elle les palettes ?',
      'les biens à double usage demandent-ils une licence ?',
      'question à la veille',
    ],
    en: [
      'EUR.1 or A.TR for Türkiye?',
      'what is the REX threshold for the UK?',
      'how long do we have to present documents under a letter of credit?',
      'what does the watch say about wood packaging?',
      'do we need a certificate of origin for Algeria?',
      'what is the time limit for reservations under the CMR?',
      'does ISPM 15 cover pallets?',
      'do dual-use goods need a licence?',
      'question for the watch',
    ],
  },
  cues: {
    fr: [
      'que dit la veille',
      'question à la veille',
      'demande à la veille',
      'que disent les notes',
      'que dit la note',
    ],
    en: ['what does the watch say', 'ask the watch', 'question for the watch', 'what do the notes say'],
  },
  effect: 'read',
  roles: ['reader'],
  slots: {
    question: textSlot({
      most: 2000,
      title: { fr: 'question', en: 'question' },
      question: { fr: 'Quelle est votre question ?', en: 'What is your question?' },
      why: {
        fr: 'Je cherche dans les notes en vigueur ce qui y répond, et je cite la note.',
        en: 'I search the notes in force for what answers it, and I cite the note.',
      },
      hint: {
        fr: 'Posez-la avec vos mots, avec le pays et le document.',
        en: 'Put it in your own words, with the country and the document.',
      },
      words: { fr: ['question'], en: ['question'] },
    }),
    order: orderSlot({ optional: true, aside: true }),
  },
  async submit({ question, order }, { locale, clock, call }) {
    const { answer } = await call(askWatch, { question, ...(order === undefined ? {} : { order }) })
    const [best] = answer.hits
    return {
      draft: watchAnswer(question, answer, clock.today(), locale),
      focus: {
        ...(best === undefined ? {} : { note: best.found.note.id }),
        ...(answer.order === null ? {} : { order: answer.order }),
      },
    }
  },
})
