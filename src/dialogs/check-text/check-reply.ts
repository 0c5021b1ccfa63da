/** The answer about a checked text: each statement in the person's words, what was found about it, then the text put right. */

import type { z } from 'zod'
import type { Action, Block, TextBlock, Tone } from '../../domain/draft.ts'
import { FactList } from '../../domain/fact-list.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import { quoted, typeset } from '../../domain/typography.ts'
import { isPlural, joinWords, showCount } from '../../domain/wording.ts'
import type checkText from '../../tools/check-text.tool.ts'
import type { StatementChecked } from '../../tools/check-text.tool.ts'
import type { DraftContent } from '../define-dialog.ts'
import { watchFact } from '../watch-wording.ts'

type Checked = z.output<typeof checkText.output>
type Verdict = StatementChecked['verdict']

interface VerdictWords {
  readonly icon: string
  readonly word: Bilingual
  /** Of one value and of several; values are feminine in French. */
  readonly counted: Readonly<Record<Locale, readonly [one: string, many: string]>>
  readonly tone: Tone
}

const VERDICTS: Readonly<Record<Verdict, VerdictWords>> = {
  verified: {
    icon: '✔',
    word: { fr: 'vérifié', en: 'verified' },
    counted: { fr: ['vérifiée', 'vérifiées'], en: ['verified', 'verified'] },
    tone: 'good',
  },
  cited: {
    icon: '✔',
    word: { fr: 'sourcé', en: 'cited' },
    counted: { fr: ['sourcée', 'sourcées'], en: ['cited', 'cited'] },
    tone: 'good',
  },
  contradicted: {
    icon: '✖',
    word: { fr: 'contredit', en: 'contradicted' },
    counted: { fr: ['contredite', 'contredites'], en: ['contradicted', 'contradicted'] },
    tone: 'attention',
  },
  outdated: {
    icon: '✖',
    word: { fr: 'périmé', en: 'outdated' },
    counted: { fr: ['périmée', 'périmées'], en: ['outdated', 'outdated'] },
    tone: 'attention',
  },
  unsupported: {
    icon: '?',
    word: { fr: 'sans trace', en: 'not traced' },
    counted: { fr: ['sans trace', 'sans trace'], en: ['not traced', 'not traced'] },
    tone: 'warning',
  },
}
const ORDER_OF_VERDICTS: readonly Verdict[] = ['contradicted', 'outdated', 'unsupported', 'verified', 'cited']

/** A reply longer than this is not read; what is verified is then only counted. */
const MOST_SHOWN = 24

/** The reply of one check; a long one shows what needs a person and only counts the rest. */
export function checkReply(checked: Checked, locale: Locale): DraftContent {
  const { statements, corrected, orders } = checked
  if (statements.length === 0) return nothingToCheck(locale)
  const list = new FactList(null)
  const blocks: Block[] = [summaryOf(statements, orders, list, locale)]
  const shown = shownOf(statements)
  let last: string | null = null
  for (const each of shown) {
    if (each.statement !== last) blocks.push({ kind: 'text', text: each.statement, quoted: true })
    last = each.statement
    blocks.push(findingOf(each, locale))
    const proposal = proposalOf(each, corrected)
    if (proposal !== null) {
      const lead = { fr: 'Proposition :', en: 'Suggested:' }[locale]
      blocks.push(
        { kind: 'text', text: typeset(lead, locale), tone: 'subtle' },
        { kind: 'text', text: proposal, quoted: true },
      )
    }
  }
  if (corrected !== null) {
    const lead = { fr: 'Le texte corrigé :', en: 'The text put right:' }[locale]
    blocks.push(
      { kind: 'text', text: typeset(lead, locale) },
      { kind: 'text', text: corrected, quoted: true },
    )
  }
  const told = statements.flatMap(({ note, evidence, right }) =>
    note === undefined
      ? []
      : [evidence, right].flatMap((words) => (words === null ? [] : [watchFact(words)])),
  )
  return {
    blocks,
    actions: [...actionsOf(orders, locale), ...noteActions(statements, locale)],
    grounds: [...checked.facts, ...list.facts, ...told],
  }
}

function summaryOf(
  statements: readonly StatementChecked[],
  orders: readonly string[],
  list: FactList,
  locale: Locale,
): TextBlock {
  const label = { fr: 'nombre de valeurs', en: 'number of values' }
  list.count(statements.length, label)
  const parts = ORDER_OF_VERDICTS.flatMap((verdict) => {
    const count = statements.filter((each) => each.verdict === verdict).length
    if (count === 0) return []
    list.count(count, label)
    const [one, many] = VERDICTS[verdict].counted[locale]
    return [showCount(count, one, many, locale)]
  })
  const total = showCount(
    statements.length,
    { fr: 'valeur lue', en: 'value read' }[locale],
    { fr: 'valeurs lues', en: 'values read' }[locale],
    locale,
  )
  const byNotes = statements.some(({ note }) => note !== undefined)
  const against =
    orders.length === 0 && byNotes
      ? {
          fr: isPlural(statements.length, 'fr')
            ? 'comparées aux notes de veille'
            : 'comparée aux notes de veille',
          en: 'held against the notes of the watch',
        }[locale]
      : orders.length === 0
        ? {
            fr: 'je ne sais pas de quelle commande parle le texte',
            en: 'I do not know which order the text is about',
          }[locale]
        : `${{ fr: isPlural(statements.length, 'fr') ? 'comparées à' : 'comparée à', en: 'held against' }[locale]} ${joinWords(orders, locale)}`
  const worst = ORDER_OF_VERDICTS.find((verdict) => statements.some((each) => each.verdict === verdict))
  const colon = locale === 'fr' ? ' :' : ':'
  return {
    kind: 'text',
    text: typeset(`${total}, ${against}${colon} ${joinWords(parts, locale)}.`, locale),
    tone: VERDICTS[worst ?? 'verified'].tone,
    standing: 'fact',
  }
}

/** What needs a person first, when there is too much to show. */
function shownOf(statements: readonly StatementChecked[]): readonly StatementChecked[] {
  if (statements.length <= MOST_SHOWN) return statements
  return statements
    .filter(({ verdict }) => verdict !== 'verified' && verdict !== 'cited')
    .slice(0, MOST_SHOWN)
}

/** `✖ contradicted: “25 March” → 20 March (SO-1001 line 10, promised date)`. The value is the person's own words. */
function findingOf({ verdict, value, evidence, right, by }: StatementChecked, locale: Locale): TextBlock {
  const { icon, word, tone } = VERDICTS[verdict]
  const shouldRead = right === null ? '' : ` → ${right}`
  const source = evidence === null ? '' : ` (${evidence}${by === 'model' ? MODEL_SAYS[locale] : ''})`
  const text = `${icon} ${word[locale]}${locale === 'fr' ? ' :' : ':'} ${quoted(value, locale)}${shouldRead}${source}`
  return { kind: 'text', text: typeset(text, locale), tone }
}

/** A sentence of the note in place of the person's, where no word of theirs can simply be changed. */
function proposalOf(
  { verdict, note, suggestion, right }: StatementChecked,
  corrected: string | null,
): string | null {
  const isWrong = verdict === 'contradicted' || verdict === 'outdated'
  if (!isWrong || note === undefined || suggestion === null || suggestion === right) return null
  return corrected?.includes(suggestion) ? null : suggestion
}

/** The notes that something is wrong by, to be looked up. */
function noteActions(statements: readonly StatementChecked[], locale: Locale): readonly Action[] {
  const wrong = statements.filter(({ verdict }) => verdict === 'contradicted' || verdict === 'outdated')
  const notes = [...new Set(wrong.flatMap(({ note }) => note ?? []))].slice(0, 3)
  return notes.map((note) => ({
    label: `Note ${note}`,
    say: { fr: `montre la note ${note}`, en: `show note ${note}` }[locale],
  }))
}

const MODEL_SAYS: Readonly<Record<Locale, string>> = {
  fr: ', avis du modèle, à vérifier',
  en: ', the model’s view, to verify',
}

function nothingToCheck(locale: Locale): DraftContent {
  const text = {
    fr: 'Je ne vois rien à vérifier dans ce texte : ni date, ni chiffre, ni référence, ni état d’une commande, ni règle que la veille connaisse.',
    en: 'I see nothing to check in this text: no date, figure, reference or state of an order, and no rule that the watch knows.',
  }[locale]
  return { blocks: [{ kind: 'text', text: typeset(text, locale) }], actions: [], grounds: [] }
}

function actionsOf(orders: readonly string[], locale: Locale): readonly Action[] {
  return orders.slice(0, 3).map((order) => ({
    label: { fr: `Où en est ${order}`, en: `Status of ${order}` }[locale],
    say: { fr: `où en est ${order} ?`, en: `where is ${order}?` }[locale],
  }))
}
