/** What a note would do, shown before it is saved or approved: its words quoted, what it changes, whom it touches. */

import type { Block } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { joinWords, showDate } from '../../domain/wording.ts'
import { showClaimed } from '../../knowledge/check/rules/show-claimed.ts'
import type { NotePreview } from '../../tools/preview-note.tool.ts'
import type { TouchedOrders } from '../../tools/touched-orders.ts'
import type { DialogReview } from '../define-dialog.ts'
import { orderNumberFact } from '../said.ts'
import { watchDraft } from '../watch/note-wording.ts'
import { inLocale, noteTitle, THEME_TITLES } from '../watch-wording.ts'
import { showPlaces } from './note-slots.ts'

const MOST_SHOWN = 8

/** The review of a note with further blocks of the dialog before it. */
export function noteReview(
  preview: NotePreview,
  locale: Locale,
  before: readonly Block[] = [],
): DialogReview {
  const blocks = [...before, ...noteBlocks(preview, locale), ...effectBlocks(preview, locale)]
  const draft = watchDraft(blocks, [])
  const orders = preview.touched.orders.map(({ number }) => orderNumberFact(number))
  return { ...draft, grounds: [...draft.grounds, ...orders] }
}

function noteBlocks({ note, replaced }: NotePreview, locale: Locale): readonly Block[] {
  const fr = locale === 'fr'
  const [source] = note.sources
  const own = note.facts.filter(({ sources }) => sources.length === 1 && sources[0] === source?.id)
  const places = note.countries.length > 0 ? note.countries : note.blocs
  const items = [
    { label: fr ? 'Titre' : 'Title', value: inLocale(note.title, locale) },
    { label: fr ? 'Thème' : 'Theme', value: THEME_TITLES[note.theme][locale] },
    { label: fr ? 'Pays' : 'Countries', value: showPlaces(places.join(' '), locale) },
    {
      label: fr ? 'En vigueur' : 'In force',
      value:
        note.effectiveFrom === null ? (fr ? 'sans date' : 'undated') : showDate(note.effectiveFrom, locale),
    },
    { label: 'Source', value: source?.title ?? '' },
    ...(source?.url ? [{ label: fr ? 'Adresse' : 'Address', value: source.url }] : []),
    ...(replaced
      ? [
          {
            label: fr ? 'Remplace' : 'Replaces',
            value: `${replaced.note.id} · ${noteTitle(replaced.note, locale)}`,
          },
        ]
      : []),
  ]
  const words = (own.length > 0 ? own : note.facts.slice(0, MOST_SHOWN)).map((fact) =>
    inLocale(fact.words, locale),
  )
  return [
    { kind: 'text', text: words.join('\n'), quoted: true },
    { kind: 'facts', items: items.map(({ label, value }) => ({ label, value })) },
  ]
}

function effectBlocks(preview: NotePreview, locale: Locale): readonly Block[] {
  const { changes, touched, near, circle, note, replaced } = preview
  const blocks: Block[] = []
  const say = (text: string, tone?: 'warning' | 'subtle') =>
    blocks.push({ kind: 'text', text: typeset(text, locale), ...(tone ? { tone } : {}) })
  if (circle !== null) {
    const round = circle.join(' → ')
    say(
      {
        fr: `Ces notes se remplaceraient en rond : ${round}.`,
        en: `These notes would replace each other in a circle: ${round}.`,
      }[locale],
      'warning',
    )
  }
  if (changes.length > 0) {
    blocks.push({
      kind: 'list',
      title: { fr: 'Ce qui change dans les contrôles', en: 'What changes in the checks' }[locale],
      items: changes.map(({ before, after }) => ({
        text: `${subject(after.about, locale)}${locale === 'fr' ? ' :' : ':'} ${showClaimed(before.value, locale)} → ${showClaimed(after.value, locale)}`,
      })),
    })
  } else if (replaced !== null) {
    say(
      {
        fr: 'Aucune valeur contrôlée de la note remplacée ne change : les textes ne seront plus comparés à elle.',
        en: 'No checked value of the replaced note changes: texts will no longer be held against it.',
      }[locale],
      'subtle',
    )
  }
  for (const term of note.terms.filter(({ id }) => id === 'new-name')) {
    say(
      {
        fr: `Terme : ${term.old.fr[0] ?? term.old.en[0]} → ${term.current.fr}`,
        en: `Term: ${term.old.en[0] ?? term.old.fr[0]} → ${term.current.en}`,
      }[locale],
    )
  }
  say(touchedWords(touched, locale))
  for (const { note: other } of near) {
    const name = `${other.note.id} · ${noteTitle(other.note, locale)}`
    say(
      { fr: `Une note semblable existe : ${name}`, en: `There is a note like it: ${name}` }[locale],
      'warning',
    )
  }
  return blocks
}

function subject(
  about: readonly { readonly fr: readonly string[]; readonly en: readonly string[] }[],
  locale: Locale,
): string {
  return about
    .flatMap((words) => words[locale][0] ?? words[locale === 'fr' ? 'en' : 'fr'][0] ?? [])
    .slice(0, 2)
    .join(', ')
}

/** "Commandes en cours touchées : SO-1001 (à confirmer), SO-1016": what an approval tells the owners of. */
export function touchedWords({ orders, unread }: TouchedOrders, locale: Locale): string {
  if (orders.length === 0) {
    return { fr: 'Aucune commande en cours n’est touchée.', en: 'No open order is touched.' }[locale]
  }
  const unsure = { fr: 'à confirmer', en: 'to confirm' }[locale]
  const shown = orders
    .slice(0, MOST_SHOWN)
    .map(({ number, isSure }) => (isSure ? number : `${number} (${unsure})`))
  const more = orders.length - shown.length + unread
  const rest = more === 0 ? '' : { fr: `, et ${more} à voir`, en: `, and ${more} to look at` }[locale]
  const list = more === 0 ? joinWords(shown, locale) : shown.join(', ') + rest
  return { fr: `Commandes en cours touchées : ${list}.`, en: `Open orders touched: ${list}.` }[locale]
}
