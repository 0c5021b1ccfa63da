/** Escale's colours, light and dark. Every pair that carries words is held to WCAG contrast by a test. */

export interface Palette {
  /** Behind everything. */
  readonly page: string
  /** Cards, header, message box. */
  readonly surface: string
  /** Quiet areas on a surface: table heads, hover. */
  readonly raised: string
  /** Hairlines that only decorate. */
  readonly line: string
  /** Edges of controls, which must be seen. */
  readonly edge: string
  readonly ink: string
  readonly inkSoft: string
  readonly inkFaint: string
  /** Filled buttons, with `onAccent` on them. */
  readonly accent: string
  readonly accentHover: string
  readonly accentPressed: string
  readonly onAccent: string
  /** Links and accented words on page, surface and raised. */
  readonly accentInk: string
  /** The person's own words. */
  readonly bubble: string
  readonly onBubble: string
  readonly good: string
  readonly goodSoft: string
  readonly warning: string
  readonly warningSoft: string
  readonly attention: string
  readonly attentionSoft: string
  /** The lamp of the mark. */
  readonly beacon: string
  readonly shadow: string
}

export const LIGHT: Palette = {
  page: '#f3f6f8',
  surface: '#ffffff',
  raised: '#eef3f6',
  line: '#dbe4ea',
  edge: '#768a96',
  ink: '#0f2530',
  inkSoft: '#3f5561',
  inkFaint: '#566b77',
  accent: '#0b5a80',
  accentHover: '#094b6b',
  accentPressed: '#073c56',
  onAccent: '#ffffff',
  accentInk: '#0a5479',
  bubble: '#dcecf5',
  onBubble: '#0c3449',
  good: '#0a6544',
  goodSoft: '#e2f3eb',
  warning: '#8a4d00',
  warningSoft: '#fdf0db',
  attention: '#ab2219',
  attentionSoft: '#fdebe9',
  beacon: '#f4a940',
  shadow: 'rgba(12, 52, 73, 0.10)',
}

export const DARK: Palette = {
  page: '#0d151a',
  surface: '#152027',
  raised: '#1e2b33',
  line: '#2a3942',
  edge: '#75899a',
  ink: '#e6eef2',
  inkSoft: '#b5c5ce',
  inkFaint: '#95a8b3',
  accent: '#1b75a3',
  accentHover: '#1f7cac',
  accentPressed: '#16658f',
  onAccent: '#ffffff',
  accentInk: '#7fc4e8',
  bubble: '#14405a',
  onBubble: '#e4f2f9',
  good: '#63d2a3',
  goodSoft: '#12332a',
  warning: '#f3bd67',
  warningSoft: '#35290f',
  attention: '#ff968d',
  attentionSoft: '#3d1c1a',
  beacon: '#f4a940',
  shadow: 'rgba(0, 0, 0, 0.45)',
}

/** Relative luminance of `#rrggbb`, as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two opaque colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
