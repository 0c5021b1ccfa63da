/** The theme on the page: follows the person's choice, the system, and other tabs. */

import { useEffect, useState } from 'react'
import type { KeyValueStore } from './kept-text.ts'
import { PAGE_THEMES, type PageTheme } from './theme.ts'
import { keepThemeChoice, keptThemeChoice, shownTheme, THEME_KEY, type ThemeChoice } from './theme-choice.ts'

export interface ThemeInUse {
  readonly choice: ThemeChoice
  readonly theme: PageTheme
  choose(choice: ThemeChoice): void
}

const SYSTEM_IS_DARK = '(prefers-color-scheme: dark)'

export function useTheme(store: KeyValueStore | null): ThemeInUse {
  const [choice, setChoice] = useState(() => keptThemeChoice(store))
  const [systemIsDark, setSystemIsDark] = useState(() => window.matchMedia(SYSTEM_IS_DARK).matches)

  useEffect(() => {
    const system = window.matchMedia(SYSTEM_IS_DARK)
    const followSystem = () => setSystemIsDark(system.matches)
    const followTabs = (event: StorageEvent) => event.key === THEME_KEY && setChoice(keptThemeChoice(store))
    system.addEventListener('change', followSystem)
    window.addEventListener('storage', followTabs)
    return () => {
      system.removeEventListener('change', followSystem)
      window.removeEventListener('storage', followTabs)
    }
  }, [store])

  const shown = shownTheme(choice, systemIsDark)
  useEffect(() => {
    // Scroll bars, native inputs and what lies behind the page are outside Fluent's reach.
    document.documentElement.style.colorScheme = shown
    document.documentElement.style.background = PAGE_THEMES[shown].page
    document.documentElement.dataset['theme'] = shown
  }, [shown])

  return {
    choice,
    theme: PAGE_THEMES[shown],
    choose(next) {
      keepThemeChoice(store, next)
      setChoice(next)
    },
  }
}
