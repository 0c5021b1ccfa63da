/** The answer to "which rules apply to this order?": what blocks first, then every question theme by theme, none left out. */

import type { Action, Block, ListBlock, TableBlock, Tone } from '../../domain/draft.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { capital, joinWords, showDate } from '../../domain/wording.ts'
import type { ChecklistAnswer, ChecklistItem, NoteAnswer } from '../../knowledge/watch/checklist.ts'
import { THEMES, type Theme } from '../../knowledge/watch/note.ts'
import { watchLists } from '../../knowledge/watch/watch-lists.ts'
import type { OrderRules } from '../../tools/order-rules.tool.ts'
import type { DraftContent } from '../define-dialog.ts'
import {
  fieldValue,
  inLocale,
  noteTitle,
  overdueSince,
  PARTY_TITLES,
  THEME_TITLES,
} from '../watch-wording.ts'
import { itemName, stateWords } from './checklist-items.ts'
import { RulesView } from './rules-view.ts'

const MOST_BUTTONS = 3

/** Notes named under a question to which none of them applies; the others are counted. */
const MOST_SET_ASIDE = 2

/** The whole checklist, or one theme of it. */
export function rulesAnswer(
  rules: OrderRules,
  theme: Theme | null,
  today: string,
  locale: Locale,
): DraftContent {
  const view = new RulesView(rules, locale)
  const { answers, blocking } = rules.checklist
  const shown = theme === null ? answers : answers.filter((answer) => answer.theme === theme)
  const blocks: Block[] = [
    { kind: 'text', text: summary(view, shown), standing: 'fact' },
    { kind: 'text', text: basisLine(view), tone: 'subtle' },
  ]
  if (blocking.length > 0) blocks.push(blockingList(view))
  const missing = missingList(view, shown)
  if (missing) blocks.push(missing)
  for (const each of theme === null ? THEMES : [theme]) {
    const own = shown.filter((answer) => answer.theme === each)
    if (own.length > 0) blocks.push(themeList(view, each, own, today))
  }
  const items = itemTable(view)
  if (items && theme === null) blocks.push(items)
  blocks.push(...conflictBlocks(view))
  return {
    title: typeset(
      view.say({
        fr: `Règles applicables à ${rules.file.order.number}`,
        en: `Rules for ${rules.file.order.number}`,
      }),
      locale,
    ),
    blocks: blocks.map((block) =>
      block.kind === 'text' ? { ...block, text: typeset(block.text, locale) } : block,
    ),
    actions: actionsOf(view, shown),
    grounds: view.grounds(),
  }
}

function summary(view: RulesView, shown: readonly ChecklistAnswer[]): string {
  const count = (verdict: ChecklistAnswer['verdict']): number =>
    shown.filter((each) => each.verdict === verdict).length
  const { file } = view.rules
  const counts = (['applies', 'does-not-apply', 'cannot-conclude', 'not-covered'] as const).map(
    (verdict) => view.say(COUNTED[verdict]) + view.say(COLON) + view.count(count(verdict)),
  )
  const asked = view.say({ fr: 'questions posées', en: 'questions asked' })
  const figures = `${view.count(shown.length)} ${asked}. ${capital(counts.join(', '))}`
  return `${file.order.number}, ${view.told(file.customer.name)}. ${figures}.`
}

const COLON: Bilingual = { fr: ' : ', en: ': ' }

const COUNTED: Readonly<Record<ChecklistAnswer['verdict'], Bilingual>> = {
  applies: { fr: 's’appliquent', en: 'apply' },
  'does-not-apply': { fr: 'ne s’appliquent pas', en: 'do not apply' },
  'cannot-conclude': { fr: 'à compléter', en: 'lack data' },
  'not-covered': { fr: 'sans note en vigueur', en: 'without a note in force' },
}

/** Which day's rules were used, why that day, and what was taken for granted. */
function basisLine(view: RulesView): string {
  const { situation } = view.rules.checklist
  const date = view.told(showDate(situation.date, view.locale))
  const because = view.say(BASES[situation.basis])
  const assumed = [...situation.assumed].map((field) => {
    const value = situation.fields.get(field)
    const shown = value === undefined ? '' : ` (${view.told(fieldValue(field, value, view.locale))})`
    return `${view.field(field)}${shown}`
  })
  const supposed =
    assumed.length === 0
      ? ''
      : view.say({
          fr: ` Supposé, faute de mention dans la commande : ${joinWords(assumed, 'fr')}.`,
          en: ` Assumed, as the order does not say: ${joinWords(assumed, 'en')}.`,
        })
  return view.say({
    fr: `Règles en vigueur au ${date} (${because}).${supposed}`,
    en: `Rules in force on ${date} (${because}).${supposed}`,
  })
}

const BASES: Readonly<Record<OrderRules['checklist']['situation']['basis'], Bilingual>> = {
  shipped: { fr: 'date d’expédition', en: 'date of shipment' },
  forecast: { fr: 'prévision', en: 'forecast' },
  promised: { fr: 'date promise', en: 'promised date' },
  requested: { fr: 'date demandée', en: 'requested date' },
  today: {
    fr: 'aujourd’hui, la commande ne donne pas de date d’expédition à venir',
    en: 'today, the order gives no shipping date to come',
  },
}

function blockingList(view: RulesView): ListBlock {
  return {
    kind: 'list',
    title: view.say({ fr: 'Bloquant avant le départ', en: 'Blocking before departure' }),
    items: view.rules.checklist.blocking.map((item) => ({
      text: typeset(itemSentence(view, item), view.locale),
      tone: 'attention' as const,
    })),
  }
}

/** `Certificat A.TR : faire viser… (vendeur, au plus tard le 20 mars 2026) [turkey-atr]` */
function itemSentence(view: RulesView, item: ChecklistItem): string {
  const who = view.say(PARTY_TITLES[item.requirement.who])
  const due =
    item.due === null
      ? ''
      : view.say({ fr: ', au plus tard le ', en: ', by ' }) + view.told(showDate(item.due, view.locale))
  const act = view.told(inLocale(item.requirement.act, view.locale))
  return `${act} (${who}${due}) [${view.told(item.note.note.id)}]`
}

/** What has to be known before the open questions can be answered, each once. */
function missingList(view: RulesView, shown: readonly ChecklistAnswer[]): ListBlock | null {
  const byField = new Map<string, readonly string[]>()
  for (const { verdict, missing } of shown) {
    if (verdict !== 'cannot-conclude') continue
    for (const { field, lines } of missing) if (!byField.has(field)) byField.set(field, lines)
  }
  if (byField.size === 0) return null
  return {
    kind: 'list',
    title: view.say({ fr: 'Données manquantes', en: 'Missing data' }),
    items: [...byField].map(([field, lines]) => ({
      text: typeset(missingWords(view, field, lines), view.locale),
      tone: 'warning' as const,
    })),
  }
}

function missingWords(view: RulesView, field: string, lines: readonly string[]): string {
  const title = capital(view.field(field))
  const of =
    lines.length === 0
      ? ''
      : view.say({
          fr: ` de la ligne ${view.lineNumbers(lines)}`,
          en: ` of line ${view.lineNumbers(lines)}`,
        })
  const ask = watchLists().fields.get(field)?.ask
  return ask ? title + view.say(COLON) + view.told(view.say(ask)) : `${title}${of}.`
}

function themeList(
  view: RulesView,
  theme: Theme,
  answers: readonly ChecklistAnswer[],
  today: string,
): ListBlock {
  return {
    kind: 'list',
    title: view.say(THEME_TITLES[theme]),
    items: answers.map((answer) => ({
      text: typeset(answerSentence(view, answer, today), view.locale),
      tone: TONES[answer.verdict],
    })),
  }
}

const TONES: Readonly<Record<ChecklistAnswer['verdict'], Tone>> = {
  applies: 'normal',
  'does-not-apply': 'subtle',
  'cannot-conclude': 'warning',
  'not-covered': 'warning',
}

const VERDICTS: Readonly<Record<ChecklistAnswer['verdict'], Bilingual>> = {
  applies: { fr: 's’applique', en: 'applies' },
  'does-not-apply': { fr: 'ne s’applique pas', en: 'does not apply' },
  'cannot-conclude': { fr: 'impossible de conclure', en: 'cannot conclude' },
  'not-covered': { fr: 'aucune note en vigueur ne répond', en: 'no note in force answers it' },
}

function answerSentence(view: RulesView, answer: ChecklistAnswer, today: string): string {
  const question = view.told(
    view.say(
      watchLists().questions.get(answer.question)?.title ?? { fr: answer.question, en: answer.question },
    ),
  )
  const verdict = view.say(VERDICTS[answer.verdict])
  const lead = question + view.say(COLON) + verdict
  if (answer.verdict === 'not-covered') return `${lead}.`
  const decisive =
    answer.verdict === 'applies' ? 'yes' : answer.verdict === 'cannot-conclude' ? 'unknown' : 'no'
  const notes = answer.notes.filter(({ truth }) => truth === decisive)
  const named = decisive === 'no' ? notes.slice(0, MOST_SET_ASIDE) : notes
  const cited = named.map((note) => noteWords(view, note, today))
  if (notes.length > named.length) cited.push(othersSetAside(view, notes.length - named.length))
  const lacking =
    answer.verdict === 'cannot-conclude'
      ? `${view.say({ fr: ', il manque ', en: ', missing: ' })}${joinWords(
          answer.missing.map(({ field, lines }) => lackWords(view, field, lines)),
          view.locale,
        )}`
      : ''
  return `${lead}${lacking}. ${cited.join(' ')}`.trim()
}

function othersSetAside(view: RulesView, count: number): string {
  const figure = view.count(count)
  return count === 1
    ? view.say({ fr: `Et ${figure} autre note écartée.`, en: `And ${figure} other note set aside.` })
    : view.say({ fr: `Et ${figure} autres notes écartées.`, en: `And ${figure} other notes set aside.` })
}

function lackWords(view: RulesView, field: string, lines: readonly string[]): string {
  const title = view.field(field)
  if (lines.length === 0) return title
  const numbers = view.lineNumbers(lines)
  return view.say({ fr: `${title} de la ligne ${numbers}`, en: `${title} of line ${numbers}` })
}

/** `[turkey-atr] Titre (destination : Türkiye ; à revérifier depuis le…).` */
function noteWords(view: RulesView, answer: NoteAnswer, today: string): string {
  const { note, because, isPlanned, lines } = answer
  const used = because
    .filter(({ value }) => value !== null)
    .map(
      ({ field, value }) =>
        `${view.field(field)} = ${view.told(fieldValue(field, value ?? '', view.locale))}`,
    )
  const marks = [
    ...[...new Set(used)].slice(0, 4),
    ...(lines.length === 0
      ? []
      : [view.say({ fr: `ligne ${view.lineNumbers(lines)}`, en: `line ${view.lineNumbers(lines)}` })]),
    ...(isPlanned
      ? [
          view.say({
            fr: 'date annoncée, entrée en vigueur à vérifier',
            en: 'date announced, entry into force to verify',
          }),
        ]
      : []),
    ...(note.note.status === 'reviewed' ? [view.say({ fr: 'à vérifier', en: 'to verify' })] : []),
  ]
  const overdue = overdueSince(note, today, view.locale)
  if (overdue !== null) marks.push(view.told(overdue))
  const tail = marks.length === 0 ? '' : ` (${marks.join(view.say({ fr: ' ; ', en: '; ' }))})`
  return `[${view.told(note.note.id)}] ${view.told(noteTitle(note.note, view.locale))}${tail}.`
}

function itemTable(view: RulesView): TableBlock | null {
  const { items } = view.rules.checklist
  if (items.length === 0) return null
  const { locale } = view
  return {
    kind: 'table',
    title: view.say({ fr: 'Documents et actions', en: 'Documents and acts' }),
    columns: [
      { label: view.say({ fr: 'Quoi', en: 'What' }), align: 'start' },
      { label: view.say({ fr: 'Qui', en: 'Who' }), align: 'start' },
      { label: view.say({ fr: 'Pour le', en: 'By' }), align: 'start' },
      { label: view.say({ fr: 'État', en: 'State' }), align: 'start' },
    ],
    rows: items.map((item) => {
      const state = view.told(stateWords(item, locale))
      const tone: Tone =
        item.state === 'done' ? 'good' : item.state === 'reopened' || item.isBlocking ? 'attention' : 'normal'
      return [
        { text: typeset(view.told(itemName(item, locale)), locale) },
        { text: view.say(PARTY_TITLES[item.requirement.who]) },
        { text: item.due === null ? '–' : view.told(showDate(item.due, locale)) },
        { text: typeset(state, locale), tone },
      ]
    }),
  }
}

/** Disagreements are shown and never settled by the desk. */
function conflictBlocks(view: RulesView): readonly Block[] {
  const { conflicts } = view.rules.checklist
  if (conflicts.length === 0) return []
  return [
    {
      kind: 'list',
      title: view.say({ fr: 'Sources en désaccord', en: 'Sources that disagree' }),
      items: conflicts.map(({ note, with: other, about }) => {
        const against = other === null ? '' : ` ↔ ${view.told(other)}`
        return {
          text: typeset(
            `[${view.told(note.note.id)}${against}] ${view.told(inLocale(about, view.locale))}`,
            view.locale,
          ),
          tone: 'warning' as const,
        }
      }),
    },
  ]
}

/** What would help most: the missing answers first, then the blocking documents. */
function actionsOf(view: RulesView, shown: readonly ChecklistAnswer[]): readonly Action[] {
  const { order } = view.rules.file
  const asked = [
    ...new Set(
      shown.flatMap(({ verdict, missing }) =>
        verdict === 'cannot-conclude' ? missing.map(({ field }) => field) : [],
      ),
    ),
  ].filter((field) => watchLists().fields.get(field)?.from === 'asked')
  const answers = asked.slice(0, MOST_BUTTONS).map((field): Action => {
    const title = view.field(field)
    return {
      label: view.say({ fr: `Répondre : ${title}`, en: `Answer: ${title}` }),
      say: view.say({
        fr: `répondre à la liste de contrôle de ${order.number} : ${title}`,
        en: `answer the checklist of ${order.number}: ${title}`,
      }),
    }
  })
  const [first] = view.rules.checklist.items.filter(({ state }) => state === 'open' || state === 'reopened')
  const tick: readonly Action[] =
    first === undefined
      ? []
      : [
          {
            label: view.say({ fr: 'Cocher une ligne', en: 'Tick a line' }),
            say: view.say({
              fr: `cocher une ligne de la liste de contrôle de ${order.number}`,
              en: `tick a line of the checklist of ${order.number}`,
            }),
          },
        ]
  return [...answers, ...tick]
}
