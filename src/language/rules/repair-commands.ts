/** Words that steer the conversation itself: yes, no, stop, again, help, why, undo, a colleague, the other language. */

import type { Command } from '../command.ts'
import { PhraseBook } from './phrase-book.ts'
import { withoutPoliteness, withoutRequest } from './politeness.ts'
import { originalWords, type Said, type Word } from './said.ts'
import { wordFile } from './word-files.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  affirm: { kind: 'affirm' },
  deny: { kind: 'deny' },
  cancel: { kind: 'cancel' },
  repeat: { kind: 'repeat' },
  undo: { kind: 'undo' },
  'help-general': { kind: 'help', topic: 'general' },
  'help-capabilities': { kind: 'help', topic: 'capabilities' },
  'help-why': { kind: 'help', topic: 'why' },
  'help-format': { kind: 'help', topic: 'format' },
  handover: { kind: 'handover', to: null },
  'language-fr': { kind: 'language', locale: 'fr' },
  'language-en': { kind: 'language', locale: 'en' },
  greeting: { kind: 'smalltalk', topic: 'greeting' },
  thanks: { kind: 'smalltalk', topic: 'thanks' },
  goodbye: { kind: 'smalltalk', topic: 'goodbye' },
  'who-are-you': { kind: 'smalltalk', topic: 'who-are-you' },
}

let wordings: PhraseBook<string> | null = null

function book(): PhraseBook<string> {
  if (wordings) return wordings
  wordings = new PhraseBook<string>()
  for (const [id, { fr, en }] of Object.entries(wordFile('repairs'))) {
    for (const phrase of [...fr, ...en]) wordings.add(phrase, id)
  }
  return wordings
}

/** The command a repair's name stands for; null for any other name. */
export function repairNamed(label: string): Command | null {
  return COMMANDS[label] ?? null
}

/** A repair that is the whole message, politeness apart; null when it is none. What names an order or a date hands nothing over. */
export function wholeRepair(said: Said, namesSomething = false): Command | null {
  if (/^[\s?¿]+$/.test(said.plain) && said.plain.includes('?')) return COMMANDS['help-general'] ?? null
  const core = withoutPoliteness(said.words)
  const forms = [said.words, core, withoutRequest(core)]
  for (const words of forms) {
    const label = book().whole(words)
    if (label !== undefined) return COMMANDS[label] ?? null
  }
  if (core.length === 0 && said.words.length > 0) return smalltalkIn(said.words)
  const row = inARow(core)
  if (row) return row
  return namesSomething ? null : handoverTo(said, core)
}

const JOINING = new Set(['et', 'and', 'donc', 'alors', 'so', 'then', 'puis'])

/** Several wordings one after the other that say the same: "oui parfait vas-y", "non laisse tomber", "merci, au revoir". */
function inARow(core: readonly Word[]): Command | null {
  const labels: string[] = []
  for (let at = 0; at < core.length; ) {
    const hit = book().startingAt(core, at)
    if (hit) labels.push(hit.value)
    else if (!JOINING.has(core[at]?.text ?? '')) return null
    at = hit ? hit.end : at + 1
  }
  const told = new Set(labels.filter((label) => !COURTESIES.has(label)))
  const last = labels.at(-1) ?? ''
  if (told.size === 0) return COMMANDS[last] ?? null
  if (told.size === 1) return COMMANDS[[...told][0] ?? ''] ?? null
  return told.size === 2 && told.has('deny') && told.has('cancel') ? (COMMANDS['cancel'] ?? null) : null
}

const COURTESIES = new Set(['greeting', 'thanks', 'goodbye'])

/** Nothing but politeness: "bonjour, merci d'avance". */
function smalltalkIn(words: readonly Word[]): Command | null {
  for (const hit of book().inOrder(words)) {
    const command = COMMANDS[hit.value]
    if (command?.kind === 'smalltalk') return command
  }
  return null
}

const YES = new Set(['oui', 'ouais', 'ok', 'okay', 'yes', 'yep', 'yeah', 'yup', 'si', 'exact', 'right'])
const NO = new Set([
  'non',
  'no',
  'nan',
  'nope',
  'pardon',
  'erreur',
  'oups',
  'oops',
  'sorry',
  'wait',
  'attends',
])

/** A yes or no before something more: "non, le 27", "oui mais la ligne 20". `rest` is where that begins. */
export function leadingAnswer(
  words: readonly Word[],
): { readonly kind: 'affirm' | 'deny'; readonly rest: number } | null {
  const first = words[0]?.text ?? ''
  const kind = YES.has(first) ? 'affirm' : NO.has(first) ? 'deny' : null
  if (!kind || words.length < 2) return null
  // "non pas 354" is a negation of what follows, not a no before it.
  let rest = 1
  while (rest < words.length - 1 && (YES.has(words[rest]?.text ?? '') || NO.has(words[rest]?.text ?? '')))
    rest++
  return { kind, rest }
}

const HAND = new PhraseBook<true>(
  [
    'transfère',
    'transférer',
    'transférez',
    'transmets',
    'transmettre',
    'passe ça',
    'passe le dossier',
    'passe la demande',
    'passe la main',
    'passe le relais',
    'passe-moi',
    'passe',
    'donne ça',
    'donne le dossier',
    'fais suivre',
    'confie',
    'envoie ça',
    'je veux parler',
    'parler',
    'escalade',
    'réassigne',
    'mets-moi en relation',
    'hand over',
    'hand it over',
    'hand this over',
    'hand that over',
    'hand this',
    'hand it',
    'transfer',
    'transfer me',
    'transfer this',
    'transfer it',
    'pass this',
    'pass it',
    'pass me',
    'pass that',
    'forward this',
    'forward it',
    'forward',
    'escalate',
    'escalate this',
    'escalate it',
    'assign this',
    'assign it',
    'reassign',
    'give this',
    'give it',
    'talk',
    'speak',
    'i want to talk',
    'i want to speak',
    'connect me',
    'put me through',
    'let me talk',
    'refer this',
  ].map((phrase) => [phrase, true] as const),
)
const TO = new Set(['a', 'au', 'aux', 'avec', 'vers', 'to', 'with', 'onto'])
const ARTICLES = new Set([
  'la',
  'le',
  'l',
  'les',
  'un',
  'une',
  'the',
  'a',
  'an',
  'mon',
  'ma',
  'my',
  'notre',
  'our',
  'on',
])
const ANYONE = new Set(
  'collegue collegues quelqu humain personne responsable manager agent operateur conseiller vrai vraie someone somebody colleague colleagues human person anyone operator real else autre client customer fournisseur supplier transporteur carrier'.split(
    ' ',
  ),
)

/** "transfère à Julie", "hand this over to Sam Carter": the name as typed, or null for any colleague. */
function handoverTo(said: Said, core: readonly Word[]): Command | null {
  const words = withoutRequest(core)
  const hit = HAND.startingAt(words, 0)
  if (!hit || words.length > hit.end + 6) return null
  let at = hit.end
  while (at < words.length && !TO.has(words[at]?.text ?? '') && at < hit.end + 2) at++
  const direct = !TO.has(words[at]?.text ?? '')
  let name = direct ? hit.end : at + 1
  // "passe-moi Julie" needs no preposition; "passe la 1002 au 27" is not a handover.
  if (direct && !/^(moi|me)$/.test(words[hit.end - 1]?.text ?? '')) return null
  while (ARTICLES.has(words[name]?.text ?? '')) name++
  const rest = words.slice(name)
  if (rest.length === 0 || rest.length > 4 || rest.some((word) => /^\d/.test(word.text))) return null
  if (rest.some((word) => ANYONE.has(word.text))) return anyColleague(rest)
  const first = said.words.indexOf(rest[0] as Word)
  return { kind: 'handover', to: originalWords(said, first, first + rest.length) }
}

function anyColleague(rest: readonly Word[]): Command | null {
  const outsiders = /^(client|customer|fournisseur|supplier|transporteur|carrier)$/
  return rest.some((word) => outsiders.test(word.text)) ? null : { kind: 'handover', to: null }
}
