/** Share a note: what a colleague has learned of a regulation, with source, dates and countries, proposed to the watch. */

import { z } from 'zod'
import { typeset } from '../domain/typography.ts'
import type { Theme } from '../knowledge/watch/note.ts'
import { readShared } from '../knowledge/watch/read-shared.ts'
import { LONGEST_SHARED } from '../knowledge/watch/shared-words.ts'
import previewNote from '../tools/preview-note.tool.ts'
import shareNote from '../tools/share-note.tool.ts'
import { type DialogContext, defineDialog } from './define-dialog.ts'
import { noteReview } from './share-note/note-review.ts'
import {
  checkNote,
  checkPlaces,
  codesOf,
  noteSuggestion,
  showPlaces,
  THEME_CHOICES,
} from './share-note/note-slots.ts'
import { choiceSlot, dateSlot, textSlot } from './slots.ts'
import { type showNoteAction, watchDraft } from './watch/note-wording.ts'
import { THEME_TITLES } from './watch-wording.ts'

const NOTHING = /^(?:rien|aucune?|aucune note|none|nothing|no note)$/i

export default defineDialog({
  id: 'share-note',
  title: { fr: 'partager une note de veille', en: 'share a watch note' },
  purpose: {
    fr: 'Partager une note de veille : ce qui change, depuis quand, où, et la source.',
    en: 'Share a watch note: what changes, from when, where, and the source.',
  },
  menu: 50,
  examples: {
    fr: [
      'note de veille : le formulaire change au 1er mai. Source : lettre du transitaire',
      'partager une note de veille',
      'ajoute à la veille : le seuil passe de 6 000 à 8 000 EUR',
      'nouvelle règle douanière à partager',
      'je veux proposer une note de veille',
      'proposer une règle à la veille',
      'enregistre ce message dans la veille',
      'mettre une information dans la veille',
    ],
    en: [
      'watch note: the form changes on 1 May. Source: letter of the forwarder',
      'share a watch note',
      'add to the watch: the threshold goes from 6,000 to 8,000 EUR',
      'a new customs rule to share',
      'I want to propose a watch note',
      'propose a rule to the watch',
      'save this message to the watch',
      'put a piece of news into the watch',
    ],
  },
  cues: {
    fr: [
      'note de veille',
      'ajoute à la veille',
      'ajouter à la veille',
      'partager une note',
      'enregistre dans la veille',
      'proposer une note',
    ],
    en: [
      'watch note',
      'note for the watch',
      'add to the watch',
      'save to the watch',
      'share a note',
      'propose a note',
    ],
  },
  effect: 'write',
  roles: ['agent'],
  slots: {
    text: textSlot({
      most: LONGEST_SHARED,
      title: { fr: 'texte', en: 'text' },
      question: {
        fr: 'Que dit la note ? Donnez si possible la date d’entrée en vigueur, le pays et la source.',
        en: 'What does the note say? Give the first day in force, the country and the source if you can.',
      },
      why: {
        fr: 'La note est gardée mot pour mot, avec votre nom.',
        en: 'The note is kept word for word, with your name.',
      },
      hint: {
        fr: 'Une note tient en une page : gardez ce qui change et donnez l’adresse du document comme source.',
        en: 'A note holds one page: keep what changes, and give the address of the document as the source.',
      },
      words: { fr: ['texte'], en: ['text'] },
    }),
    source: {
      ...textSlot({
        most: 400,
        title: { fr: 'source', en: 'source' },
        question: { fr: 'Où l’avez-vous lu ou entendu ?', en: 'Where did you read or hear it?' },
        why: {
          fr: 'Une note sans source ne peut corriger personne.',
          en: 'A note without a source can correct nobody.',
        },
        words: { fr: ['source'], en: ['source'] },
      }),
      fill: async (values, context) => readOf(values, context).source ?? undefined,
    },
    theme: {
      ...choiceSlot(THEME_CHOICES, {
        title: { fr: 'thème', en: 'theme' },
        question: { fr: 'Sous quel thème la ranger ?', en: 'Under which theme should it be filed?' },
        why: { fr: 'La veille est rangée par thème.', en: 'The watch is filed by theme.' },
      }),
      fill: async (values, context) => readOf(values, context).theme ?? undefined,
    },
    places: {
      ...textSlot({
        most: 300,
        title: { fr: 'pays', en: 'countries' },
        question: { fr: 'Pour quels pays vaut-elle ?', en: 'For which countries does it hold?' },
        why: {
          fr: 'Je l’applique aux commandes qui partent vers ces pays.',
          en: 'I apply it to orders that go to these countries.',
        },
        words: { fr: ['pays'], en: ['countries', 'country'] },
      }),
      check: (value: string, _values: unknown, context: DialogContext) => checkPlaces(value, context),
      show: showPlaces,
      fill: async (values: Readonly<Record<string, unknown>>, context: DialogContext) => {
        const { countries } = readOf(values, context)
        return countries.length === 0 ? undefined : countries.join(' ')
      },
    },
    from: {
      ...dateSlot({
        title: { fr: 'en vigueur le', en: 'in force from' },
        question: { fr: 'Depuis quand, ou à partir de quand ?', en: 'Since when, or from when on?' },
        why: {
          fr: 'Avant ce jour, l’ancienne règle reste la bonne.',
          en: 'Before that day the old rule stays the right one.',
        },
        words: { fr: ['en vigueur', 'à partir'], en: ['in force', 'from'] },
      }),
      fill: async (values: Readonly<Record<string, unknown>>, context: DialogContext) =>
        readOf(values, context).from ?? undefined,
    },
    replaces: {
      kind: 'note',
      title: { fr: 'note remplacée', en: 'note replaced' },
      question: {
        fr: 'Quelle note remplace-t-elle ? Dites « aucune » si elle n’en remplace pas.',
        en: 'Which note does it replace? Say “none” if it replaces none.',
      },
      why: {
        fr: 'La note remplacée ne vaut plus à partir de ce jour.',
        en: 'The note replaced no longer holds from that day.',
      },
      words: { fr: ['remplace', 'remplacée'], en: ['replaces', 'replaced'] },
      optional: true,
      schema: z.string().trim().min(1).max(200),
      check: async (value: string, _values: unknown, context: DialogContext) =>
        NOTHING.test(value) ? { ok: true, value: 'none' } : checkNote(value, context),
      show: (value: string, locale) => (value === 'none' ? { fr: 'aucune', en: 'none' }[locale] : value),
      suggest: async (values, context) => {
        const near = await nearOf(values, context)
        const none = { fr: 'Aucune', en: 'None' }[context.locale]
        return [
          ...near.map(({ note }) => noteSuggestion(note, context.locale)),
          { label: none, value: 'none' },
        ]
      },
      fill: async (values, context) => {
        const [first] = await nearOf(values, context)
        return first?.isChanged && first.note.state === 'approved' ? first.note.note.id : undefined
      },
    },
    title: textSlot({
      most: 200,
      optional: true,
      title: { fr: 'titre', en: 'title' },
      question: { fr: 'Quel titre lui donner ?', en: 'Which title should it have?' },
      words: { fr: ['titre', 'intitulé'], en: ['title'] },
    }),
  },
  async review(values, context) {
    const { preview } = await context.call(previewNote, { shared: sharedOf(values, context) })
    return preview === null ? { blocks: [], actions: [], grounds: [] } : noteReview(preview, context.locale)
  },
  async submit(values, context) {
    const { locale, call } = context
    const { id } = await call(shareNote, sharedOf(values, context))
    const sentence = {
      fr: `Proposée comme ${id}. Elle ne répond à rien tant qu’un collègue ne l’a pas approuvée.`,
      en: `Proposed as ${id}. It answers nothing until a colleague has approved it.`,
    }[locale]
    const show = {
      label: { fr: `Voir ${id}`, en: `Show ${id}` }[locale],
      say: { fr: `montre la note ${id}`, en: `show note ${id}` }[locale],
    } satisfies ReturnType<typeof showNoteAction>
    return {
      draft: watchDraft([{ kind: 'text', text: typeset(sentence, locale), tone: 'good' }], [show]),
      focus: { note: id },
    }
  },
})

function readOf({ text }: Readonly<Record<string, unknown>>, { clock }: DialogContext) {
  return readShared(typeof text === 'string' ? text : '', clock.today())
}

interface Values {
  readonly text: string
  readonly source: string
  readonly theme: Theme
  readonly places: string
  readonly from: string
  readonly replaces?: string | undefined
  readonly title?: string | undefined
}

function sharedOf({ text, source, theme, places, from, replaces, title }: Values, { clock }: DialogContext) {
  const today = clock.today()
  const { body, url } = readShared(text, today)
  const fromSource = readShared(`. Source : ${source}`, today)
  return {
    text: body,
    title: title ?? null,
    source,
    url: fromSource.url ?? url,
    sourceOn: fromSource.sourceOn,
    theme,
    countries: [...codesOf(places)],
    from,
    replaces: replaces === undefined || replaces === 'none' ? null : replaces,
  }
}

/** Notes that the text may replace, once the country is known. */
async function nearOf(values: Readonly<Record<string, unknown>>, context: DialogContext) {
  const { text, places, theme } = values
  if (typeof text !== 'string' || typeof places !== 'string') return []
  const { preview } = await context.call(previewNote, {
    shared: {
      text: readShared(text, context.clock.today()).body,
      source: '-',
      theme: THEME_TITLES[theme as Theme] ? (theme as Theme) : 'trade',
      countries: [...codesOf(places)],
      from: null,
    },
    withOrders: false,
  })
  return preview?.near ?? []
}
