/** Errors with a stable code. People see the phrase in their language; developers see code, details and cause. */

import type { Bilingual, Locale } from './locale.ts'

/** Phrases may hold `{name}`, filled from the error's details. */
const PHRASES = {
  'order-not-found': {
    fr: 'Je ne trouve pas de commande « {reference} ».',
    en: 'I cannot find an order “{reference}”.',
  },
  'line-not-found': {
    fr: 'La commande {order} n’a pas de ligne {line}. Ses lignes : {lines}.',
    en: 'Order {order} has no line {line}. Its lines: {lines}.',
  },
  'not-allowed': {
    fr: 'Votre rôle ({role}) ne permet pas cette action. Demandez à un collègue qui a le rôle {needed}.',
    en: 'Your role ({role}) does not allow this. Ask a colleague who has the role {needed}.',
  },
  'changed-meanwhile': {
    fr: 'La commande {order} a changé entre-temps. Rien n’a été enregistré : relisez-la, puis recommencez.',
    en: 'Order {order} has changed in the meantime. Nothing was saved: read it again, then retry.',
  },
  'store-unavailable': {
    fr: 'Le registre des commandes ne répond pas. Votre message est gardé ; réessayez dans un instant.',
    en: 'The order store does not answer. Your message is kept; please try again in a moment.',
  },
  'bad-input': { fr: '{problem}', en: '{problem}' },
  internal: {
    fr: 'Quelque chose s’est mal passé de notre côté (repère {turn}). Rien n’a été perdu ; réessayez.',
    en: 'Something went wrong on our side (reference {turn}). Nothing was lost; please try again.',
  },
} as const satisfies Record<string, Bilingual>

export type DeskErrorCode = keyof typeof PHRASES

export class DeskError extends Error {
  readonly code: DeskErrorCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: DeskErrorCode, details: Record<string, string | number> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause })
    this.name = 'DeskError'
    this.code = code
    this.details = details
  }

  /** The sentence a person reads. */
  phrase(locale: Locale): string {
    return PHRASES[this.code][locale].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      String(this.details[name] ?? ''),
    )
  }
}
