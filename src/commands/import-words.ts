/** The report of an import as it is printed, in French or English. */

import type { Locale } from '../domain/locale.ts'
import { showCount, showDate, showNumber } from '../domain/wording.ts'
import { findingWords } from '../orders/import/finding-words.ts'
import type { FindingGroup, ImportReport } from '../orders/import/import-report.ts'

/** Kinds of finding printed; the rest is in the report's file. */
const GROUPS_SHOWN = 12

/** Several lines; the counts first, then what was refused and why, then what to look at. */
export function describeImport(report: ImportReport, locale: Locale): string {
  const fr = locale === 'fr'
  return [
    headline(report, locale),
    ...counts(report, locale),
    ...groups(fr ? 'Refusé' : 'Refused', report.refusals, locale),
    ...groups(
      fr ? 'À regarder (pris quand même)' : 'To look at (taken all the same)',
      otherWarnings(report),
      locale,
    ),
    ...words(report, locale),
    ...remarks(report, locale),
    ...files(report, locale),
  ].join('\n')
}

function headline({ run, file, map, asOf, seconds }: ImportReport, locale: Locale): string {
  const fr = locale === 'fr'
  const what =
    run === null
      ? fr
        ? 'Essai à blanc : rien n’a été enregistré'
        : 'Dry run: nothing was kept'
      : fr
        ? `Importation n° ${run}`
        : `Import no. ${run}`
  const day =
    asOf === null
      ? ''
      : fr
        ? ` · telle que connue le ${showDate(asOf, locale)}`
        : ` · as known on ${showDate(asOf, locale)}`
  const separator = file.separator === '\t' ? (fr ? 'tabulation' : 'tab') : file.separator
  const time = `${showNumber(Math.round(seconds * 10) / 10, locale)} s`
  return `${what} · ${file.path} (${file.encoding}, ${fr ? 'séparateur' : 'separator'} ${separator}) · ${map}${day} · ${time}`
}

function counts(report: ImportReport, locale: Locale): string[] {
  const fr = locale === 'fr'
  const { merged } = report
  const rows: readonly (readonly [string, number, boolean])[] = [
    [fr ? 'Lignes lues' : 'Rows read', report.read, true],
    [fr ? 'prises' : 'taken', report.taken, true],
    [fr ? '  nouvelles' : '  new', merged.added, true],
    [fr ? '  changées' : '  changed', merged.changed, true],
    [fr ? '  inchangées' : '  unchanged', merged.unchanged, true],
    [fr ? 'refusées' : 'refused', report.refused, true],
    [fr ? 'en double, prises une fois' : 'standing twice, taken once', report.repeated, false],
    [fr ? 'pas encore connues ce jour-là' : 'not known yet on that day', report.notYetKnown, false],
    [fr ? 'écartées par la correspondance' : 'left out by the map', report.notWanted, false],
    [fr ? 'Commandes nouvelles' : 'New orders', merged.ordersAdded, true],
    [fr ? 'Commandes changées' : 'Changed orders', merged.ordersChanged, true],
    [fr ? 'Commandes inventées, retirées' : 'Made-up orders, taken out', report.demoRemoved, false],
    [
      fr ? 'Renvois à une autre ligne, trouvée' : 'References to another line, found',
      merged.referencesFound,
      false,
    ],
    [
      fr ? 'Renvois à une ligne absente' : 'References to a line not in the file',
      merged.referencesMissing,
      false,
    ],
  ]
  return rows
    .filter(([, count, always]) => always || count > 0)
    .map(([label, count]) => `  ${label.padEnd(38)} ${showNumber(count, locale).padStart(9)}`)
}

/** Words in number columns have a list of their own. */
function otherWarnings({ warnings }: ImportReport): readonly FindingGroup[] {
  return warnings.filter(({ code }) => code !== 'word-in-number')
}

function groups(title: string, all: readonly FindingGroup[], locale: Locale): string[] {
  if (all.length === 0) return []
  const fr = locale === 'fr'
  const lines = all.slice(0, GROUPS_SHOWN).map(({ code, column, count, samples }) => {
    const where = samples
      .map(
        ({ line, value }) => `${fr ? 'ligne' : 'line'} ${line}${value === '' ? '' : quoted(value, locale)}`,
      )
      .join(', ')
    const more = count > samples.length ? ', …' : ''
    const field = column === '' ? '' : `${column}${fr ? ' :' : ':'} `
    return `  ${showNumber(count, locale).padStart(6)} × ${field}${findingWords(code, locale)} (${where}${more})`
  })
  const hidden = all.length - lines.length
  if (hidden > 0) {
    const more = fr
      ? showCount(hidden, 'autre sorte', 'autres sortes', locale)
      : showCount(hidden, 'more kind', 'more kinds', locale)
    lines.push(`  ${fr ? 'et' : 'and'} ${more}`)
  }
  return ['', title, ...lines]
}

function quoted(value: string, locale: Locale): string {
  return locale === 'fr' ? ` « ${printable(value)} »` : ` “${printable(value)}”`
}

/** A value of the file must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, '·')
}

function words({ words: list }: ImportReport, locale: Locale): string[] {
  if (list.length === 0) return []
  const title =
    locale === 'fr'
      ? 'Mots dans des colonnes de nombres (gardés avec la ligne)'
      : 'Words in number columns (kept with the line)'
  return [
    '',
    title,
    ...list.map(
      ({ column, word, count }) =>
        `  ${showNumber(count, locale).padStart(6)} × ${column}${quoted(word, locale)}`,
    ),
  ]
}

function remarks({ keptColumns, absentHeadings, asOf }: ImportReport, locale: Locale): string[] {
  const fr = locale === 'fr'
  const lines: string[] = []
  if (keptColumns.length > 0) {
    const names = keptColumns.map(printable).join(', ')
    lines.push(fr ? `Colonnes gardées comme attributs : ${names}` : `Columns kept as attributes: ${names}`)
  }
  if (absentHeadings.length > 0) {
    const names = absentHeadings.map(printable).join(', ')
    lines.push(
      fr
        ? `La correspondance cite des en-têtes que le fichier n’a pas : ${names}`
        : `The map names headings that the file does not have: ${names}`,
    )
  }
  if (asOf !== null) {
    lines.push(
      fr
        ? 'Une commande sans date compte comme connue dès la première date que sa ligne porte.'
        : 'An order without a date counts as known from the first date that its row has.',
    )
  }
  return lines.length === 0 ? [] : ['', ...lines]
}

function files({ reportFile, refusedFile }: ImportReport, locale: Locale): string[] {
  const fr = locale === 'fr'
  const lines: string[] = []
  if (reportFile !== null) lines.push(`${fr ? 'Rapport complet :' : 'Full report:'} ${reportFile}`)
  if (refusedFile !== null) {
    lines.push(
      `${fr ? 'Lignes refusées, à corriger et à réimporter :' : 'Refused rows, to mend and import again:'} ${refusedFile}`,
    )
  }
  return lines.length === 0 ? [] : ['', ...lines]
}
