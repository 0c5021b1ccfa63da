/** Fluent's themes in Escale's colours, with the page's own custom properties beside Fluent's. */

import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components'
import { DARK, LIGHT, type Palette } from './palette.ts'

/** Deep sea blue, from night to foam. */
const SEA: BrandVariants = {
  10: '#03141d',
  20: '#06202d',
  30: '#082d40',
  40: '#083852',
  50: '#094565',
  60: '#094b6b',
  70: '#1b75a3',
  80: '#0b5a80',
  90: '#1f7cac',
  100: '#4699c4',
  110: '#63acd3',
  120: '#7fc4e8',
  130: '#99d1ee',
  140: '#b4def3',
  150: '#cfeaf8',
  160: '#e8f5fb',
}

const FONT =
  '"Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'

/** What Fluent's components take from our palette, so that they do not look like guests. */
function fluentColours(palette: Palette): Partial<Theme> {
  return {
    fontFamilyBase: FONT,
    colorNeutralBackground1: palette.surface,
    colorNeutralBackground1Hover: palette.raised,
    colorNeutralBackground1Pressed: palette.line,
    colorNeutralForeground1: palette.ink,
    colorNeutralForeground2: palette.inkSoft,
    colorNeutralForeground3: palette.inkFaint,
    colorNeutralStroke1: palette.edge,
    colorNeutralStroke1Hover: palette.inkFaint,
    colorSubtleBackgroundHover: palette.raised,
    colorSubtleBackgroundPressed: palette.line,
    colorBrandBackground: palette.accent,
    colorBrandBackgroundHover: palette.accentHover,
    colorBrandBackgroundPressed: palette.accentPressed,
    colorStrokeFocus2: palette.accentInk,
  }
}

export type PageTheme = Theme & Palette

export const PAGE_THEMES: Readonly<Record<'light' | 'dark', PageTheme>> = {
  light: { ...createLightTheme(SEA), ...fluentColours(LIGHT), ...LIGHT },
  dark: { ...createDarkTheme(SEA), ...fluentColours(DARK), ...DARK },
}
