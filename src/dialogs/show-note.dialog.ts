/** Show a note of the watch: its facts with their marks, its sources, who answers for it, its history. */

import { z } from 'zod'
import readWatchNote from '../tools/read-watch-note.tool.ts'
import { defineDialog } from './define-dialog.ts'
import { textSlot } from './slots.ts'
import { closeNotes, noteView } from './watch/note-view.ts'

export default defineDialog({
  id: 'show-note',
  title: { fr: 'montrer une note', en: 'show a note' },
  purpose: {
    fr: 'Montrer une note de veille : faits, sources, qui en répond, historique.',
    en: 'Show a note of the watch: facts, sources, who answers for it, history.',
  },
  examples: {
    fr: [
      'montre la note turkey-atr',
      'ouvre la note 12',
      'affiche la note sur les palettes en bois',
      'historique de la note note-3',
      'voir la note sur les sanctions',
      'lis la note incoterms',
      'sources de la note sur le crédit documentaire',
      'détail de la note sur la Suisse',
    ],
    en: [
      'show note turkey-atr',
      'open note 12',
      'show the note on wood packaging',
      'history of note note-3',
      'see the note on sanctions',
      'read the note on incoterms',
      'sources of the note on letters of credit',
      'details of the note on Switzerland',
    ],
  },
  cues: {
    fr: [
      'montre la note',
      'affiche la note',
      'ouvre la note',
      'voir la note',
      'lis la note',
      'historique de la note',
    ],
    en: [
      'show note',
      'show the note',
      'open note',
      'open the note',
      'read note',
      'display note',
      'history of note',
    ],
  },
  effect: 'read',
  roles: ['reader'],
  slots: {
    note: {
      ...textSlot({
        most: 200,
        title: { fr: 'note', en: 'note' },
        question: { fr: 'Quelle note ?', en: 'Which note?' },
        why: { fr: 'Je montre une note à la fois.', en: 'I show one note at a time.' },
        hint: {
          fr: 'Donnez son identifiant, par exemple « turkey-atr », ou des mots de son titre.',
          en: 'Give its id, for example “turkey-atr”, or words of its title.',
        },
        words: { fr: ['note'], en: ['note'] },
      }),
      focus: 'note',
      schema: z.string().trim().min(1).max(200),
    },
  },
  async submit({ note }, { locale, clock, call }) {
    const { read, near } = await call(readWatchNote, { note })
    if (read === null) return { draft: closeNotes(near, locale) }
    return { draft: noteView(read, clock.today(), locale), focus: { note: read.found.note.id } }
  },
})
