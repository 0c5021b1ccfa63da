/** Picks one of the choices offered in the last reply: by number, by rank, by its label or by a word of it. */

import type { OfferedChoice } from '../understand.ts'
import { ordinalWord } from './numbers.ts'
import { foldText, type Word } from './said.ts'

const LAST = new Set(['dernier', 'derniere', 'last'])
const PICKING = new Set(
  'le la les l un une the one ones celle celui ci option choix choice numero number n no num reponse answer prends prend prendre choisis choisir je i take pick choose want veux voudrais will ll d accord ok oui yes plutot rather please c est it s go with va pour for that this ce cette commande order sur on de of'.split(
    ' ',
  ),
)
function isSmall(word: Word): boolean {
  return PICKING.has(word.text) || PICKING.has(word.typed)
}

/** Longer messages say more than which one is picked. */
const MOST_WORDS = 9

/** The choice the message picks; null when it picks none, or when two fit as well. */
export function pickOffered(
  core: readonly Word[],
  offered: readonly OfferedChoice[],
  numbersAreValues: boolean,
): OfferedChoice | null {
  if (offered.length === 0 || core.length === 0 || core.length > MOST_WORDS) return null
  return (
    byLabel(core, offered) ?? byRank(core, offered) ?? (numbersAreValues ? null : byNumber(core, offered))
  )
}

/** Rank words with nothing but small words beside them: "la deuxième", "the first one please". */
function byRank(core: readonly Word[], offered: readonly OfferedChoice[]): OfferedChoice | null {
  let rank: number | null = null
  for (const [at, word] of core.entries()) {
    const ordinal = ordinalWord(word.text) ?? rankFigures(core, at)
    if (ordinal !== null && ordinal !== undefined) {
      if (rank !== null) return null
      rank = ordinal
    } else if (LAST.has(word.text)) {
      if (rank !== null) return null
      rank = offered.length
    } else if (!isSmall(word) && !isEnding(core, at)) return null
  }
  return rank === null ? null : (offered[rank - 1] ?? null)
}

/** "2e", "2nd", "2ème". */
function rankFigures(core: readonly Word[], at: number): number | null {
  const word = core[at]
  return word && /^\d{1,2}$/.test(word.text) && isEnding(core, at + 1) ? Number(word.text) : null
}

function isEnding(core: readonly Word[], at: number): boolean {
  const word = core[at]
  return word?.glued === true && /^(e|er|ere|eme|st|nd|rd|th)$/.test(word.text)
}

/** A number with nothing but small words: "2", "le 2", "option 3". */
function byNumber(core: readonly Word[], offered: readonly OfferedChoice[]): OfferedChoice | null {
  const figures = core.filter((word) => /^\d{1,2}$/.test(word.text))
  const figure = figures[0]
  if (figures.length !== 1 || !figure) return null
  if (core.some((word) => word !== figure && !isSmall(word))) return null
  return offered[Number(figure.text) - 1] ?? null
}

/** The label itself, or words that only one label has. */
function byLabel(core: readonly Word[], offered: readonly OfferedChoice[]): OfferedChoice | null {
  const labels = offered.map((choice) => foldText(choice.label))
  const typed = core.map((word) => word.typed).join(' ')
  const exact = labels.findIndex((label) => wordsOf(label).join(' ') === typed)
  if (exact !== -1) return offered[exact] ?? null
  const telling = core.filter((word) => !isSmall(word) && word.typed.length > 1)
  if (telling.length === 0 || telling.every((word) => /^\d{1,2}$/.test(word.text))) return null
  const fitting = offered.filter((_, index) => {
    const own = wordsOf(labels[index] ?? '')
    return telling.every((word) => own.includes(word.typed) || own.includes(word.text))
  })
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

function wordsOf(label: string): readonly string[] {
  return label.match(/\p{L}+|\d+/gu) ?? []
}
