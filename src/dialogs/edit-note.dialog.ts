/** Edit a note: its title, text, source, first day, theme, countries, or the note it replaces. */

import { isIsoDate } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import type { Bilingual, Locale } from '../domain/locale.ts'
import { quoted, typeset } from '../domain/typography.ts'
import { showDate } from '../domain/wording.ts'
import { readShared } from '../knowledge/watch/read-shared.ts'
import { LONGEST_SHARED } from '../knowledge/watch/shared-words.ts'
import editNote, { sharedOf } from '../tools/edit-note.tool.ts'
import readWatchNote from '../tools/read-watch-note.tool.ts'
import type { SharedInput } from '../tools/share-note.tool.ts'
import { type DialogContext, defineDialog, type SlotCheck } from './define-dialog.ts'
import {
  checkNote,
  checkPlaces,
  codesOf,
  noteSlot,
  showPlaces,
  THEME_CHOICES,
} from './share-note/note-slots.ts'
import { choiceSlot, textSlot } from './slots.ts'
import { watchDraft } from './watch/note-wording.ts'
import { watchFact } from './watch-wording.ts'

const FIELDS = ['title', 'text', 'source', 'from', 'theme', 'countries', 'replaces'] as const
type Field = (typeof FIELDS)[number]

const FIELD_WORDS: Readonly<
  Record<Field, { readonly title: Bilingual; readonly fr: readonly string[]; readonly en: readonly string[] }>
> = {
  title: { title: { fr: 'titre', en: 'title' }, fr: ['titre', 'intitulé'], en: ['title', 'heading'] },
  text: { title: { fr: 'texte', en: 'text' }, fr: ['texte', 'contenu'], en: ['text', 'wording', 'body'] },
  source: { title: { fr: 'source', en: 'source' }, fr: ['source', 'référence'], en: ['source', 'reference'] },
  from: {
    title: { fr: 'date d’entrée en vigueur', en: 'first day in force' },
    fr: ['date', 'entrée en vigueur', 'en vigueur'],
    en: ['date', 'first day', 'in force'],
  },
  theme: { title: { fr: 'thème', en: 'theme' }, fr: ['thème', 'rubrique'], en: ['theme', 'topic'] },
  countries: {
    title: { fr: 'pays', en: 'countries' },
    fr: ['pays', 'zone'],
    en: ['countries', 'country', 'scope'],
  },
  replaces: {
    title: { fr: 'note remplacée', en: 'note replaced' },
    fr: ['note remplacée', 'ce qu’elle remplace'],
    en: ['note replaced', 'what it replaces'],
  },
}

export default defineDialog({
  id: 'edit-note',
  title: { fr: 'modifier une note de veille', en: 'edit a watch note' },
  purpose: {
    fr: 'Modifier une note de veille : titre, texte, source, date, thème, pays.',
    en: 'Edit a watch note: title, text, source, date, theme, countries.',
  },
  examples: {
    fr: [
      'remplace la source de la note 3 par le Journal officiel du 12 mai',
      'modifie la note 3',
      'corrige le titre de la note 4 : Seuil REX vers le Royaume-Uni',
      'change la date de la note 2',
      'change le thème de la note 5',
      'modifier une note de veille',
      'corriger une note de veille',
      'changer la source d’une note de veille',
    ],
    en: [
      'replace the source of note 3 with the Official Journal of 12 May',
      'edit note 3',
      'correct the title of note 4: REX threshold for the UK',
      'change the date of note 2',
      'change the theme of note 5',
      'edit a watch note',
      'correct a watch note',
      'change the source of a watch note',
    ],
  },
  cues: {
    fr: [
      'modifie la note',
      'modifier la note',
      'remplace la source',
      'corrige la note',
      'change le titre de la note',
      'édite la note',
    ],
    en: [
      'edit note',
      'edit the note',
      'replace the source',
      'correct the note',
      'change the title of note',
      'change note',
    ],
  },
  effect: 'write',
  roles: ['agent'],
  slots: {
    note: noteSlot,
    field: choiceSlot(
      FIELDS.map((id) => ({
        id,
        title: FIELD_WORDS[id].title,
        words: { fr: FIELD_WORDS[id].fr, en: FIELD_WORDS[id].en },
      })),
      {
        title: { fr: 'ce qui change', en: 'what changes' },
        question: { fr: 'Que faut-il changer ?', en: 'What should change?' },
        why: { fr: 'Je change une chose à la fois.', en: 'I change one thing at a time.' },
      },
    ),
    value: {
      ...textSlot({
        most: LONGEST_SHARED,
        title: { fr: 'nouvelle valeur', en: 'new value' },
        question: { fr: 'Que faut-il y mettre ?', en: 'What should it say?' },
        why: { fr: 'L’ancienne valeur reste dans l’historique.', en: 'The old value stays in the history.' },
        words: { fr: ['par'], en: ['with'] },
      }),
      check: async (value: string, values: Readonly<Record<string, unknown>>, context: DialogContext) =>
        checkValue(value, values['field'], context),
    },
  },
  async review({ note, field, value }, context) {
    const { locale } = context
    const { read } = await context.call(readWatchNote, { note })
    if (read === null) throw new DeskError('watch-note-not-found', { note })
    if (read.found.origin === 'shipped') throw new DeskError('watch-note-shipped', { note })
    const before = sharedOf(read.found.note)
    const lead = {
      fr: `Note ${read.found.note.id}, ${FIELD_WORDS[field].title.fr} : ${shown(before[field], field, locale)} → ${shown(value, field, locale)}`,
      en: `Note ${read.found.note.id}, ${FIELD_WORDS[field].title.en}: ${shown(before[field], field, locale)} → ${shown(value, field, locale)}`,
    }[locale]
    const again = {
      fr: 'Elle devra être approuvée de nouveau.',
      en: 'It will have to be approved again.',
    }[locale]
    const isApproved = read.found.state === 'approved' && context.actor.role !== 'manager'
    const draft = watchDraft(
      [
        { kind: 'text', text: lead, quoted: true },
        ...(isApproved ? [{ kind: 'text' as const, text: again, tone: 'warning' as const }] : []),
      ],
      [],
    )
    return { ...draft, seen: { version: read.found.version } }
  },
  async submit({ note, field, value }, { locale, call, seen, clock }) {
    const expectedVersion = Number(seen?.['version'] ?? 0)
    const changes = changesOf(field, value, clock.today())
    const { id, state } = await call(editNote, { note, expectedVersion, changes })
    const waits = state === 'proposed'
    const sentence = {
      fr: `La note ${id} est modifiée${waits ? ' ; un collègue doit l’approuver' : ''}.`,
      en: `Note ${id} is changed${waits ? '; a colleague has to approve it' : ''}.`,
    }[locale]
    const show = {
      label: { fr: `Voir ${id}`, en: `Show ${id}` }[locale],
      say: { fr: `montre la note ${id}`, en: `show note ${id}` }[locale],
    }
    return {
      draft: watchDraft([{ kind: 'text', text: typeset(sentence, locale), tone: 'good' }], [show]),
      focus: { note: id },
    }
  },
})

async function checkValue(value: string, field: unknown, context: DialogContext): Promise<SlotCheck<string>> {
  const { locale, clock } = context
  if (field === 'countries') return checkPlaces(value, context)
  if (field === 'replaces') return checkNote(value, context)
  if (field === 'from') {
    const date = isIsoDate(value) ? value : readShared(`à partir du ${value}`, clock.today()).from
    if (date !== null) return { ok: true, value: date }
    return refused(
      {
        fr: `Je ne lis pas de date dans ${quoted(value, locale)}.`,
        en: `I read no date in ${quoted(value, locale)}.`,
      },
      locale,
    )
  }
  if (field === 'theme') {
    const plain = value.trim().toLowerCase()
    const theme = THEME_CHOICES.find(({ id, title, words }) =>
      [id, title.fr, title.en, ...words.fr, ...words.en].some((word) => word.toLowerCase() === plain),
    )
    if (theme) return { ok: true, value: theme.id }
    const names = THEME_CHOICES.map(({ title }) => title[locale])
    return refused(
      { fr: `Les thèmes : ${names.join(', ')}.`, en: `The themes: ${names.join(', ')}.` },
      locale,
    )
  }
  return { ok: true, value }
}

function refused(message: Bilingual, locale: Locale): SlotCheck<string> {
  return { ok: false, message: message[locale], grounds: [watchFact(message[locale])] }
}

function changesOf(field: Field, value: string, today: string): Partial<SharedInput> {
  if (field === 'countries') return { countries: [...codesOf(value)] }
  if (field === 'theme') {
    const theme = THEME_CHOICES.find(({ id }) => id === value)?.id
    return theme ? { theme } : {}
  }
  if (field !== 'source') return { [field]: value }
  const { url, sourceOn } = readShared(`. Source : ${value}`, today)
  return { source: value, url, sourceOn }
}

function shown(value: unknown, field: Field, locale: Locale): string {
  if (value === null || value === undefined || value === '') return '–'
  if (field === 'from') return showDate(String(value), locale)
  if (field === 'theme') return THEME_CHOICES.find(({ id }) => id === value)?.title[locale] ?? String(value)
  if (field === 'countries') return showPlaces(Array.isArray(value) ? value.join(' ') : String(value), locale)
  return String(value)
}
