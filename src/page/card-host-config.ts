/** How Adaptive Cards look here. Colours are the page's custom properties, so that a change of theme repaints nothing. */

import { HostConfig } from 'adaptivecards'

const tone = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name})` })

const FOREGROUND = {
  default: { default: 'var(--ink)', subtle: 'var(--inkFaint)' },
  dark: { default: 'var(--ink)', subtle: 'var(--inkFaint)' },
  light: { default: 'var(--surface)', subtle: 'var(--surface)' },
  accent: tone('accentInk'),
  good: tone('good'),
  warning: tone('warning'),
  attention: tone('attention'),
}

const container = (backgroundColor: string) => ({
  backgroundColor,
  borderColor: 'var(--line)',
  foregroundColors: FOREGROUND,
})

export function createCardHostConfig(): HostConfig {
  return new HostConfig({
    fontFamily: 'inherit',
    fontSizes: { small: 13, default: 14, medium: 15, large: 18, extraLarge: 22 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
    lineHeights: { small: 18, default: 21, medium: 22, large: 25, extraLarge: 30 },
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 28, padding: 12 },
    separator: { lineThickness: 1, lineColor: 'var(--line)' },
    imageSizes: { small: 40, medium: 80, large: 160 },
    supportsInteractivity: true,
    containerStyles: {
      default: container('transparent'),
      emphasis: container('var(--raised)'),
      accent: container('var(--bubble)'),
      good: container('var(--goodSoft)'),
      warning: container('var(--warningSoft)'),
      attention: container('var(--attentionSoft)'),
    },
    textBlock: { headingLevel: 3 },
    textStyles: {
      heading: { size: 'default', weight: 'bolder' },
      columnHeader: { weight: 'bolder', isSubtle: true, size: 'small' },
    },
    factSet: {
      title: { weight: 'default', isSubtle: true, wrap: true, maxWidth: 190 },
      value: { wrap: true },
      spacing: 16,
    },
    table: { cellSpacing: 0 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', size: 'small', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder', size: 'small' },
      },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
    },
    actions: {
      maxActions: 8,
      spacing: 'medium',
      buttonSpacing: 0,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      allowTitleToWrap: true,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    adaptiveCard: { allowCustomStyle: false },
  })
}
