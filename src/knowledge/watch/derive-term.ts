/** A wording that a note says is out of use: "le DAU devient le DAE", "ELO is now called EXS". */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Locale } from '../../domain/locale.ts'
import type { TermRule } from './note.ts'

/** Names are taken from quotation marks, or from capitals and figures: an everyday word is no term of a form. */
const NAME = String.raw`(?:[«“"]\s*(?<quoted#>[^«»“”"]{2,60}?)\s*[»”"]|(?<bare#>\p{Lu}[\p{Lu}\d][\p{L}\d./-]*(?: \d{2,4}| \p{Lu}[\p{L}\d./-]*){0,3}))`
const BECOMES = `(?:devient|deviennent|s['’]appelle (?:désormais|maintenant)|est (?:désormais )?remplacée? par|is now called|becomes|is replaced by|is renamed)`
const ARTICLE = String.raw`(?:(?:le|la|les|the|l['’])\s*)?`
const SENTENCE = new RegExp(
  `${NAME.replaceAll('#', 'Old')}\\s+${BECOMES}\\s+${ARTICLE}${NAME.replaceAll('#', 'New')}`,
  'u',
)

/** The term rule of the first paragraph that names an old and a new wording; `fact` is that of the paragraph. */
export function termDerived(
  paragraphs: readonly string[],
  locale: Locale,
  since: IsoDate | null,
): TermRule | null {
  for (const [index, paragraph] of paragraphs.entries()) {
    const groups = SENTENCE.exec(paragraph)?.groups
    const old = groups?.['quotedOld'] ?? groups?.['bareOld']
    const current = groups?.['quotedNew'] ?? groups?.['bareNew']
    if (old === undefined || current === undefined || old === current) continue
    const words = { fr: [], en: [], [locale]: [old] }
    return {
      id: 'new-name',
      // A name in capitals is the same in both languages.
      old: old === old.toUpperCase() ? { fr: [old], en: [old] } : words,
      current: { fr: current, en: current },
      since,
      until: null,
      isReplaceable: true,
      onlyWith: null,
      countries: [],
      fact: index + 1,
    }
  }
  return null
}
