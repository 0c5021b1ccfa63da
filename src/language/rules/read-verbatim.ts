/** Requests that carry a text to be kept or checked word for word. The text is never read for commands. */

import type { Command, SlotInput } from '../command.ts'
import type { UnderstandContext } from '../understand.ts'
import { assignSlots } from './assign-slots.ts'
import { spansToMask } from './entities.ts'
import { findReferenced } from './found-things.ts'
import { isMask, maskWords } from './masks.ts'
import { type MessageRead, readMessage } from './message-read.ts'
import { OUT_OF_SCOPE } from './phrase-files.ts'
import { withoutPoliteness } from './politeness.ts'
import type { KnownDialog, RuleKnowledge } from './rule-knowledge.ts'
import { introducedText, quotedText, splitsOf } from './verbatim-text.ts'

/** Without a cue the request must look very much like one. */
const LIKELY = 0.6

/** "vérifie ce texte : …", "note sur la 1002 : …"; null when the message has no such form. */
export async function readVerbatim(
  text: string,
  context: UnderstandContext,
  knowledge: RuleKnowledge,
): Promise<readonly Command[] | null> {
  const quoted = quotedText(text)
  for (const split of quoted ? [...splitsOf(text), quoted] : splitsOf(text)) {
    const head = readMessage(split.head, context, knowledge.vocabulary)
    const label = requestOf(head, knowledge)
    if (label === null) continue
    // "traduis ce texte : …" is refused whole, so that nothing in the text is taken for a request.
    if (label === OUT_OF_SCOPE) return []
    const known = knowledge.dialogs.get(label)
    if (!known) continue
    const found = await findReferenced(head, knowledge)
    const slots = assignSlots(head, {
      ...known,
      dialog: known.description,
      ...found,
      awaited: null,
      filled: [],
    })
    return [startWith(known, slots, split.text)]
  }
  return null
}

/** The dialog with a verbatim text that a request asks for, or out of scope; null when it is neither. */
function requestOf(head: MessageRead, knowledge: RuleKnowledge): string | null {
  const masked = withoutPoliteness(maskWords(head.said.words, spansToMask(head.entities)))
  if (masked.every((word) => isMask(word.text))) return null
  const [best] = knowledge.intents.read(masked, head.detected)
  if (!best) return null
  if (best.label === OUT_OF_SCOPE) return best.cue > 0 ? OUT_OF_SCOPE : null
  const takesText = knowledge.dialogs.get(best.label)?.phrases.verbatim !== undefined
  return takesText && (best.cue > 0 || best.chance >= LIKELY) ? best.label : null
}

function startWith(known: KnownDialog, slots: Readonly<Record<string, SlotInput>>, text: string): Command {
  const slot = known.phrases.verbatim
  const given = slot === undefined || text === '' ? slots : { ...slots, [slot]: { text, value: text } }
  return { kind: 'start', dialog: known.description.id, slots: given }
}

/** Words that lead from "ajoute une note" to the order, and are no part of the note. */
const TOWARDS = new Set(
  'sur a au aux dans pour la le l les cette ce mon ma notre son sa commande cde dossier order file to on for in the this that my our of de du d about it en ici'.split(
    ' ',
  ),
)
/** Fewer words after the order are part of the request: "ajoute une note sur la 1002 stp". */
const SHORTEST_TEXT = 2
/** The order of a note is named near its beginning; one further on is part of the text. */
const ORDER_WITHIN = 8

/** The text of a note that no colon sets apart: "note que …", "note sur la 1002 rappeler le client". */
export function spokenText(
  message: MessageRead,
  known: KnownDialog,
  knowledge: RuleKnowledge,
): SlotInput | null {
  const { introducing, after } = known.phrases
  if (introducing.fr.length === 0 && after.fr.length === 0) return null
  const introduced = introducedText(message.said, known.phrases)
  if (introduced) return textInput(introduced.text)
  if (introducing.fr.length === 0) return null
  const { said, entities } = message
  const cue = knowledge.intents.cuesOf(known.description.id, said.words)[0]
  const order = entities.candidates.find((each) => each.shape !== 'loose' && each.first < ORDER_WITHIN)
  const at = Math.max(order?.end ?? 0, cue ? afterTowards(message, cue.end) : 0)
  const first = said.words[at]
  if (at === 0 || !first || withoutPoliteness(said.words.slice(at)).length < SHORTEST_TEXT) return null
  return textInput(said.original.slice(said.at[first.start] ?? 0))
}

/** Place after the words that lead from the request to the text. */
function afterTowards({ said }: MessageRead, from: number): number {
  let at = from
  const ahead = said.words.slice(from, from + 3).map((word) => word.text)
  if (!ahead.some((word) => /^(commande|dossier|order|file|it)$/.test(word))) return at
  while (TOWARDS.has(said.words[at]?.text ?? '')) at++
  return at
}

/** "that" and "que" before the text only lead to it. */
function textInput(typed: string): SlotInput {
  const text = typed.trim().replace(/^(that|que|qu['’])\s*/i, '')
  return { text, value: text }
}
