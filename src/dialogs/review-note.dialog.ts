/** Review a note: approve it, find it not relevant, comment on it, vote, say that it still holds, or withdraw it. */

import { DeskError } from '../domain/desk-error.ts'
import type { Block } from '../domain/draft.ts'
import type { Bilingual, Locale } from '../domain/locale.ts'
import { typeset } from '../domain/typography.ts'
import { joinWords } from '../domain/wording.ts'
import decideNote, { type Decision } from '../tools/decide-note.tool.ts'
import previewNote, { type NotePreview } from '../tools/preview-note.tool.ts'
import { type DialogContext, type DialogReview, defineDialog } from './define-dialog.ts'
import { orderNumberFact } from './said.ts'
import { noteReview } from './share-note/note-review.ts'
import { noteSlot } from './share-note/note-slots.ts'
import { choiceSlot, textSlot } from './slots.ts'
import { watchDraft } from './watch/note-wording.ts'
import { noteTitle } from './watch-wording.ts'

const LEADS: Readonly<Record<Decision, Bilingual>> = {
  approve: { fr: 'Approuver la note', en: 'Approve note' },
  'not-relevant': { fr: 'Juger non pertinente la note', en: 'Find not relevant: note' },
  comment: { fr: 'Commenter la note', en: 'Comment on note' },
  vote: { fr: 'Voter pour la note', en: 'Vote for note' },
  checked: {
    fr: 'Confirmer aujourd’hui que vaut encore la note',
    en: 'Confirm today that it still holds: note',
  },
  withdraw: { fr: 'Retirer la note', en: 'Withdraw note' },
}

const DONE: Readonly<Record<Decision, Bilingual>> = {
  approve: { fr: 'est approuvée', en: 'is approved' },
  'not-relevant': { fr: 'est jugée non pertinente', en: 'is found not relevant' },
  comment: { fr: 'a votre commentaire', en: 'has your comment' },
  vote: { fr: 'a votre voix', en: 'has your vote' },
  checked: { fr: 'est revérifiée aujourd’hui', en: 'is checked again today' },
  withdraw: { fr: 'est retirée', en: 'is withdrawn' },
}

export default defineDialog({
  id: 'review-note',
  title: { fr: 'relire une note de veille', en: 'review a watch note' },
  purpose: {
    fr: 'Approuver, commenter, écarter ou retirer une note de veille.',
    en: 'Approve, comment on, set aside or withdraw a watch note.',
  },
  examples: {
    fr: [
      'approuve la note 3',
      'commentaire sur la note 3 : ne s’applique pas avant juillet',
      'la note 12 n’est pas pertinente',
      'retire la note 4',
      'la note turkey-atr est toujours valable',
      'relire la note 5',
      'relire une note de veille',
      'approuver une note de veille',
    ],
    en: [
      'approve note 3',
      'comment on note 3: does not apply before July',
      'note 12 is not relevant',
      'withdraw note 4',
      'note turkey-atr still holds',
      'review note 5',
      'review a watch note',
      'approve a watch note',
    ],
  },
  cues: {
    fr: [
      'approuve la note',
      'approuver la note',
      'commentaire sur la note',
      'retire la note',
      'relire la note',
      'vote pour la note',
    ],
    en: [
      'approve note',
      'approve the note',
      'comment on note',
      'withdraw note',
      'review note',
      'vote for note',
    ],
  },
  effect: 'write',
  roles: ['agent'],
  slots: {
    note: noteSlot,
    decision: choiceSlot(
      [
        choice(
          'approve',
          { fr: 'approuver', en: 'approve' },
          ['approuve', 'approuver', 'valide', 'valider', 'j’approuve'],
          ['approve', 'validate', 'accept'],
        ),
        choice(
          'not-relevant',
          { fr: 'non pertinente', en: 'not relevant' },
          ['non pertinente', 'pas pertinente', 'hors sujet', 'écarte'],
          ['not relevant', 'irrelevant', 'off topic', 'set aside'],
        ),
        choice(
          'comment',
          { fr: 'commenter', en: 'comment' },
          ['commentaire', 'commenter', 'commente'],
          ['comment', 'remark'],
        ),
        choice(
          'vote',
          { fr: 'voter pour', en: 'vote for' },
          ['vote', 'voter', 'je vote', 'je soutiens'],
          ['vote', 'upvote', 'second'],
        ),
        choice(
          'checked',
          { fr: 'toujours valable', en: 'still holds' },
          ['toujours valable', 'vaut encore', 'revérifiée', 'vérifiée aujourd’hui', 'toujours exacte'],
          ['still holds', 'still valid', 'checked again', 'still right'],
        ),
        choice(
          'withdraw',
          { fr: 'retirer', en: 'withdraw' },
          ['retire', 'retirer', 'supprime', 'supprimer', 'annule la note'],
          ['withdraw', 'remove', 'take down', 'delete'],
        ),
      ],
      {
        title: { fr: 'décision', en: 'decision' },
        question: { fr: 'Que décidez-vous ?', en: 'What do you decide?' },
        why: {
          fr: 'Chaque avis est gardé avec votre nom et l’heure ; seule une note approuvée répond.',
          en: 'Each opinion is kept with your name and the time; only an approved note answers.',
        },
      },
    ),
    text: textSlot({
      most: 2000,
      title: { fr: 'commentaire', en: 'comment' },
      question: {
        fr: 'Que voulez-vous dire de cette note ?',
        en: 'What do you want to say about this note?',
      },
      why: { fr: 'Le commentaire est gardé mot pour mot.', en: 'The comment is kept word for word.' },
      words: { fr: ['commentaire'], en: ['comment'] },
      when: ({ decision }) => decision === 'comment',
    }),
  },
  async review({ note, decision, text }, context) {
    const { preview } = await context.call(previewNote, { note, withOrders: decision === 'approve' })
    if (preview?.known === null || preview === null) throw new DeskError('watch-note-not-found', { note })
    return decisionReview(preview, decision, text, context)
  },
  async submit({ note, decision, text }, { locale, call, seen }) {
    const version = Number(seen?.['version'] ?? 0)
    const decided = await call(decideNote, { note, decision, expectedVersion: version, text: text ?? null })
    const sentences = [`${capitalNote(locale)} ${decided.id} ${DONE[decision][locale]}.`]
    if (decided.owners.length > 0) {
      const who = joinWords([...decided.owners], locale)
      sentences.push(
        { fr: `Prévenus des commandes touchées : ${who}.`, en: `Told of the orders touched: ${who}.` }[
          locale
        ],
      )
    }
    const draft = watchDraft(
      [{ kind: 'text', text: typeset(sentences.join(' '), locale), tone: 'good' }],
      [
        {
          label: { fr: `Voir ${decided.id}`, en: `Show ${decided.id}` }[locale],
          say: { fr: `montre la note ${decided.id}`, en: `show note ${decided.id}` }[locale],
        },
      ],
    )
    return { draft, focus: { note: decided.id } }
  },
})

function choice(id: Decision, title: Bilingual, fr: readonly string[], en: readonly string[]) {
  return { id, title, words: { fr, en } }
}

const capitalNote = (locale: Locale): string => ({ fr: 'La note', en: 'Note' })[locale]

/** What is decided; an approval shows first what it does. */
function decisionReview(
  preview: NotePreview,
  decision: Decision,
  text: string | undefined,
  { locale, actor }: DialogContext,
): DialogReview {
  const { known } = preview
  if (known === null) return { blocks: [], actions: [], grounds: [] }
  if (decision === 'approve' && known.author?.id === actor.id && actor.role !== 'manager') {
    throw new DeskError('watch-own-note', { note: known.note.id })
  }
  const lead: Block = {
    kind: 'text',
    text: typeset(`${LEADS[decision][locale]} ${known.note.id} · ${noteTitle(known.note, locale)}`, locale),
  }
  const seen = { version: known.version }
  if (decision === 'approve') return { ...noteReview(preview, locale, [lead]), seen }
  const comment: readonly Block[] = text === undefined ? [] : [{ kind: 'text', text, quoted: true }]
  const orders = preview.touched.orders.map(({ number }) => orderNumberFact(number))
  const draft = watchDraft([lead, ...comment], [])
  return { ...draft, grounds: [...draft.grounds, ...orders], seen }
}
