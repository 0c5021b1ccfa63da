/** People by name: how a name is read from outside, and when two spellings are the same person. */

import type { Actor, Role } from '../domain/actor.ts'
import { plainLetters } from '../domain/plain-letters.ts'

const LONGEST_NAME = 80

/** The name on one line without signs that cannot be seen; null when nothing is left of it, or it is no name. */
export function readName(typed: string): string | null {
  const name = typed
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
  return name.length <= LONGEST_NAME && /\p{L}/u.test(name) ? name : null
}

/** The same for spellings that differ by case, accents and spaces alone. */
export function personKey(name: string): string {
  return plainLetters(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Who speaks where nobody signs in: the person named in the channel, else the desk's own user. */
export function localActor(
  name: string | null,
  localUser: { readonly name: string; readonly role: Role },
): Actor {
  if (name === null || personKey(name) === personKey(localUser.name)) return { id: 'local', ...localUser }
  return { id: `local:${personKey(name)}`, name, role: localUser.role }
}
