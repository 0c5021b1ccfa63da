/** The two languages the desk speaks, and words given in both. */

export const LOCALES = ['fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** One wording in both languages. */
export interface Bilingual {
  readonly fr: string
  readonly en: string
}

/** Words that people may use for one thing, in both languages. */
export interface BilingualWords {
  readonly fr: readonly string[]
  readonly en: readonly string[]
}
