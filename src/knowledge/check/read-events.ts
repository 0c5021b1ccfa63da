/** How a verb of the trade is meant where it stands: has it happened, will it, might it, or not at all. */

import type { EventWord } from './event-words.ts'
import type { Token } from './read-tokens.ts'

export type Mood = 'happened' | 'future' | 'hypothetical' | 'noun'

export interface EventReading {
  readonly word: EventWord
  readonly mood: Mood
  readonly negated: boolean
  readonly degree: 'partly' | 'fully' | null
  /** First token of the verb with its auxiliaries. */
  readonly first: number
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const FUTURE = words(
  'will won shall ll going due scheduled planned expected sera seront serons serai aura auront aurons va vont allons doit doivent',
)
const HYPOTHETICAL = words(
  'would could might may can must should serait seraient aurait auraient pourrait pourraient devrait devraient devait devaient peut peuvent',
)
const DONE = words(
  'has have had hasn haven hadn isn aren wasn weren didn ve is are was were been be being got s a ont avons ai avez avait avaient ete est sont etait etaient fut furent soit soient',
)
const NEGATIVE = words(
  'not never no t cannot neither nor without pas jamais non aucun aucune ni sans nothing rien',
)
const PARTLY = words('partially partly partiellement part partie')
const FULLY = words('fully completely entirely entierement totalement completement integralement')
const FILLERS = words(
  'already now just also both all since finally yet still then duly today therefore recently to only en tout toutes tous aussi donc enfin seulement deja encore bien toujours vous nous lui leur plus it he she they we quite unfortunately malheureusement etre avoir',
)
const NEGATING = words('n ne')
const INFINITIVE = words('to a')
/** Auxiliaries this far before the verb still belong to it. */
const REACH = 8

/** Reads the verb at `at` with what stands before it. Null when the word is no verb there ("une partie", "livre"). */
export function readEvent(
  tokens: readonly Token[],
  at: number,
  candidates: readonly EventWord[],
  raw: string,
): EventReading | null {
  const chain = readChain(tokens, at)
  for (const word of candidates) {
    if (word.form === 'noun') return { word, mood: 'noun', negated: false, degree: null, first: at }
    if (word.needsAuxiliary && !chain.auxiliary) continue
    if (word.needsAccent && !chain.auxiliary && !/(?:[éÉ]|e\u0301)s?$/.test(raw)) continue
    return { word, ...moodOf(word, chain), degree: chain.degree, first: chain.first }
  }
  return null
}

interface Chain {
  readonly first: number
  readonly auxiliary: boolean
  readonly future: boolean
  readonly hypothetical: boolean
  readonly progressive: boolean
  readonly infinitive: boolean
  readonly negated: boolean
  readonly degree: 'partly' | 'fully' | null
}

function readChain(tokens: readonly Token[], at: number): Chain {
  let first = at
  let auxiliary = false
  let future = false
  let hypothetical = false
  let progressive = false
  let negated = false
  let degree: Chain['degree'] = null
  const before = tokens[at - 1]?.text ?? ''
  for (let place = at - 1; place >= 0 && place >= at - REACH; place -= 1) {
    const token = tokens[place]
    if (!token || tokens[place + 1]?.gap === 'line') break
    const { text } = token
    if (token.kind === 'sign') {
      if (text !== "'" && text !== '-') break
      continue
    }
    if (FILLERS.has(text)) continue
    if (NEGATIVE.has(text)) negated = true
    else if (NEGATING.has(text)) {
      // "Ne … pas": the denial is in the second word.
    } else if (FUTURE.has(text)) future = true
    else if (HYPOTHETICAL.has(text)) hypothetical = true
    else if (DONE.has(text)) {
      auxiliary = true
      if (text === 'being') progressive = true
    } else if (PARTLY.has(text)) degree = 'partly'
    else if (FULLY.has(text)) degree = 'fully'
    else break
    first = place
  }
  return {
    first,
    auxiliary: auxiliary || future || hypothetical,
    future,
    hypothetical,
    progressive,
    infinitive: INFINITIVE.has(before),
    negated,
    degree,
  }
}

function moodOf(word: EventWord, chain: Chain): { readonly mood: Mood; readonly negated: boolean } {
  const negated = chain.negated !== word.negated
  if (chain.hypothetical || word.form === 'conditional') return { mood: 'hypothetical', negated }
  if (chain.future || word.form === 'future' || chain.progressive) return { mood: 'future', negated }
  if (word.form === 'participle') return { mood: 'happened', negated }
  if (word.form === 'present' || word.form === 'gerund') return { mood: 'future', negated }
  // "did not ship", "we do not deliver": an infinitive after a negation says that it has not happened.
  if (word.form === 'base' && chain.negated && !chain.infinitive) return { mood: 'hypothetical', negated }
  return { mood: 'future', negated }
}
