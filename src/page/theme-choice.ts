/** Light, dark, or as the system has it: the person's choice, kept in the browser. */

import { type KeyValueStore, keepText, keptText } from './kept-text.ts'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

export const THEME_KEY = 'escale.theme'

export function keptThemeChoice(store: KeyValueStore | null): ThemeChoice {
  const kept = keptText(store, THEME_KEY)
  return THEME_CHOICES.find((choice) => choice === kept) ?? 'system'
}

export function keepThemeChoice(store: KeyValueStore | null, choice: ThemeChoice): void {
  keepText(store, THEME_KEY, choice === 'system' ? '' : choice)
}

export function shownTheme(choice: ThemeChoice, systemIsDark: boolean): 'light' | 'dark' {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light'
  return choice
}
