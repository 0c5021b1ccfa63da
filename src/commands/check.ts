/** `npm run check -- [--order NO] [--date D] [--json] < text`: holds a text against the order record. */

import { text as readAll } from 'node:stream/consumers'
import { isIsoDate } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import type { Bilingual, Locale } from '../domain/locale.ts'
import { quoted } from '../domain/typography.ts'
import { openOrderStore } from '../orders/postgres-order-store.ts'
import checkText, { LONGEST_TEXT, type StatementChecked } from '../tools/check-text.tool.ts'
import { createToolRunner } from '../tools/run-tool.ts'
import { openDeskWatch } from './desk-watch.ts'
import { type Command, type CommandOutput, runCommand } from './run-command.ts'
import { EXIT_FAILED, EXIT_USAGE } from './settings.ts'

const OPTIONS = { order: { type: 'string' }, date: { type: 'string' }, json: { type: 'boolean' } } as const

const USAGE: Bilingual = {
  fr: `npm run -s check -- [options] < texte
  --order NUMÉRO      la commande dont parle le texte quand il n’en nomme aucune
  --date AAAA-MM-JJ   le jour où le texte est écrit ; sans cela, aujourd’hui
  --json              un objet par ligne : statement, verdict, value, evidence, right, suggestion
Sortie : 0 si rien n’est contredit, 1 si quelque chose l’est, 2 si le texte n’a pas pu être vérifié.`,
  en: `npm run -s check -- [options] < text
  --order NUMBER      the order the text is about when it names none
  --date YYYY-MM-DD   the day the text is written; without it, today
  --json              one object per line: statement, verdict, value, evidence, right, suggestion
Exit code: 0 when nothing is contradicted, 1 when something is, 2 when the text could not be checked.`,
}

/** Runs the command on a text; returns the process's exit code. `output` is for tests. */
export async function runCheck(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  input: () => Promise<string>,
  output?: CommandOutput,
): Promise<number> {
  let isContradicted = false
  const command: Command<typeof OPTIONS> = {
    name: 'check',
    usage: USAGE,
    options: OPTIONS,
    files: [0, 0],
    async run({ config, locale, clock, output: out, openStore }, _files, flags) {
      const date = typeof flags['date'] === 'string' ? flags['date'] : undefined
      if (date !== undefined && !isIsoDate(date)) {
        throw new DeskError('bad-date-option', { option: '--date', value: date })
      }
      const order = typeof flags['order'] === 'string' ? flags['order'] : undefined
      const text = await input()
      if (text.length > LONGEST_TEXT) {
        throw new DeskError('message-too-long', { length: text.length, most: LONGEST_TEXT })
      }
      if (text.trim() === '') {
        if (flags['json'] !== true) out.print(describeCheck([], null, [], locale))
        return
      }
      const database = await openStore()
      const orders = openOrderStore(database)
      if (order !== undefined && (await orders.findReferences([order]))[0]?.length === 0) {
        throw new DeskError('order-not-found', { reference: order })
      }
      const watch = await openDeskWatch(config, database)
      const { call } = createToolRunner({
        orders,
        watch,
        clock,
        locale,
        actor: { id: 'command', name: 'npm run check', role: 'reader' },
        turn: 'check',
        activityKey: 'check',
      })
      const given = { ...(order === undefined ? {} : { order }), ...(date === undefined ? {} : { date }) }
      const checked = await call(checkText, { text, ...given })
      isContradicted = checked.statements.some(
        ({ verdict }) => verdict === 'contradicted' || verdict === 'outdated',
      )
      if (flags['json'] === true) for (const each of checked.statements) out.print(JSON.stringify(each))
      else out.print(printable(describeCheck(checked.statements, checked.corrected, checked.orders, locale)))
    },
  }
  const code = await runCommand(command, args, environment, output)
  // 1 is the answer "something is contradicted": a text that could not be checked at all must not look like it.
  if (code !== 0) return EXIT_USAGE
  return isContradicted ? EXIT_FAILED : 0
}

const WORDS: Readonly<Record<StatementChecked['verdict'], { readonly icon: string } & Bilingual>> = {
  verified: { icon: '✔', fr: 'vérifié', en: 'verified' },
  cited: { icon: '✔', fr: 'sourcé', en: 'cited' },
  contradicted: { icon: '✖', fr: 'contredit', en: 'contradicted' },
  outdated: { icon: '✖', fr: 'périmé', en: 'outdated' },
  unsupported: { icon: '?', fr: 'sans trace', en: 'not traced' },
}

function describeCheck(
  statements: readonly StatementChecked[],
  corrected: string | null,
  orders: readonly string[],
  locale: Locale,
): string {
  const fr = locale === 'fr'
  if (statements.length === 0) return fr ? 'Rien à vérifier dans ce texte.' : 'Nothing to check in this text.'
  const lines: string[] = []
  if (orders.length > 0) lines.push(`${fr ? 'Comparé à' : 'Held against'} ${orders.join(', ')}`)
  else
    lines.push(
      fr
        ? 'Aucune commande connue dans ce texte : donnez --order.'
        : 'No known order in this text: give --order.',
    )
  let last: string | null = null
  for (const { statement, verdict, value, evidence, right } of statements) {
    if (statement !== last) lines.push('', statement.replaceAll(/\s+/g, ' '))
    last = statement
    const { icon, [locale]: word } = WORDS[verdict]
    const shouldRead = right === null ? '' : ` → ${right}`
    lines.push(
      `  ${icon} ${word}  ${quoted(value, locale)}${shouldRead}${evidence === null ? '' : `  (${evidence})`}`,
    )
  }
  if (corrected !== null) lines.push('', fr ? 'Texte corrigé :' : 'Text put right:', '', corrected.trimEnd())
  return lines.join('\n')
}

/** Without the signs that would steer a terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
}

if (import.meta.main) {
  process.exitCode = await runCheck(process.argv.slice(2), process.env, () => readAll(process.stdin))
}
