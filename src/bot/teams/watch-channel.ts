/** Names the watch channel: said in a channel or a group, "this is the watch channel" makes notices go there. */

import { type Activity, TurnContext } from 'botbuilder'
import type { WatchPlaces } from '../../db/watch-places.ts'
import { mayAct } from '../../domain/actor.ts'
import type { Clock } from '../../domain/calendar-date.ts'
import type { Draft, Tone } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import type { CheckedReply } from '../../knowledge/checked-reply.ts'
import { isLocalAddress } from '../http/loopback.ts'
import { type IncomingTurn, NO_TURN, type OutgoingTurn } from '../turn.ts'
import type { TeamsCredentials } from './desk-adapter.ts'
import type { AddressedActivity } from './read-activity.ts'

const FRENCH =
  /^(?:ceci|c['’]est ici|ici c['’]est|voici|c['’]est)(?: est)? (?:le )?canal de (?:la )?veille\s*[.!]?$/i
const ENGLISH = /^(?:this|here)(?: is|['’]s) (?:the )?watch channel\s*[.!]?$/i

export interface WatchChannelParts {
  readonly places: WatchPlaces | null
  readonly credentials: TeamsCredentials | null
  readonly check: (draft: Draft) => CheckedReply
  readonly clock: Clock
}

/** The answer to whoever names the channel; null for any other message. */
export function watchChannelTurn(
  received: Activity,
  activity: AddressedActivity,
  incoming: IncomingTurn,
  parts: WatchChannelParts,
): Promise<OutgoingTurn> | null {
  const { places } = parts
  const words = incoming.text.trim()
  const locale: Locale | null = FRENCH.test(words) ? 'fr' : ENGLISH.test(words) ? 'en' : null
  if (places === null || locale === null || activity.kind !== 'message') return null
  return nameChannel(received, activity, incoming, locale, { ...parts, places })
}

async function nameChannel(
  received: Activity,
  activity: AddressedActivity,
  { actor }: IncomingTurn,
  locale: Locale,
  parts: WatchChannelParts & { readonly places: WatchPlaces },
): Promise<OutgoingTurn> {
  const { places, credentials, check, clock } = parts
  const answer = (words: string, tone: Tone): OutgoingTurn => {
    const draft: Draft = {
      locale,
      blocks: [{ kind: 'text', text: typeset(words, locale), tone }],
      actions: [],
      grounds: [],
    }
    return { reply: check(draft), trace: NO_TURN, kept: null, duplicate: false }
  }
  if (!activity.isShared) return answer(ONLY_IN_CHANNEL[locale], 'warning')
  if (!mayAct(actor.role, ['agent'])) return answer(NOT_ALLOWED[locale], 'warning')
  // Without sign-in anybody may say where they are; the desk then writes to this machine alone.
  if (credentials === null && !isLocalAddress(activity.serviceUrl))
    return answer(NO_ADDRESS[locale], 'warning')
  const reference = { ...TurnContext.getConversationReference(received) }
  await places.nameChannel({ reference, locale }, actor, clock.now())
  return answer(NAMED[locale], 'good')
}

const NAMED = {
  fr: 'C’est noté : les notes de veille proposées seront publiées ici, avec de quoi les approuver, les commenter ou les écarter.',
  en: 'Noted: proposed watch notes will be posted here, to be approved, commented on or set aside.',
}
const ONLY_IN_CHANNEL = {
  fr: 'Dites-le dans le canal ou le groupe où les notes doivent être publiées.',
  en: 'Say it in the channel or group in which notes are to be posted.',
}
const NOT_ALLOWED = {
  fr: 'Votre rôle ne permet pas de choisir le canal de veille.',
  en: 'Your role does not allow you to choose the watch channel.',
}
const NO_ADDRESS = {
  fr: 'Sans identification, le bureau n’écrit qu’à des adresses de cette machine : ce canal ne peut pas recevoir les notes.',
  en: 'Without sign-in the desk writes to addresses of this machine alone: this channel cannot receive notes.',
}
