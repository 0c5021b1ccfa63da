/** Draws a card with the official Adaptive Cards renderer, with only the elements the desk uses and nothing from elsewhere. */

import {
  type Action,
  ActionSet,
  AdaptiveCard,
  type CardElement,
  CardObjectRegistry,
  ChoiceSetInput,
  ColumnSet,
  Container,
  DateInput,
  FactSet,
  GlobalSettings,
  Image,
  ImageSet,
  type Input,
  NumberInput,
  OpenUrlAction,
  RichTextBlock,
  SerializationContext,
  ShowCardAction,
  Strings,
  SubmitAction,
  Table,
  TextBlock,
  TextInput,
  TextRun,
  TimeInput,
  ToggleInput,
  ToggleVisibilityAction,
} from 'adaptivecards'
import type { Locale } from '../domain/locale.ts'
import { createCardHostConfig } from './card-host-config.ts'
import { prepareCard } from './card-preparation.ts'
import type { FilledInput } from './card-press.ts'
import { cardTextToHtml, openableUrl } from './card-text.ts'
import type { CardJson } from './chat-messages.ts'
import { plainDay } from './moments.ts'
import { pageWords } from './page-words.ts'

const ELEMENTS = {
  Container,
  TextBlock,
  RichTextBlock,
  TextRun,
  FactSet,
  Image,
  ImageSet,
  ColumnSet,
  ActionSet,
  Table,
  'Input.Text': TextInput,
  'Input.Number': NumberInput,
  'Input.Date': DateInput,
  'Input.Time': TimeInput,
  'Input.Toggle': ToggleInput,
  'Input.ChoiceSet': ChoiceSetInput,
} as const

const ACTIONS = {
  'Action.Submit': SubmitAction,
  'Action.OpenUrl': OpenUrlAction,
  'Action.ToggleVisibility': ToggleVisibilityAction,
  'Action.ShowCard': ShowCardAction,
} as const

function knownParts(): SerializationContext {
  const elements = new CardObjectRegistry<CardElement>()
  for (const [name, element] of Object.entries(ELEMENTS)) elements.register(name, element)
  const actions = new CardObjectRegistry<Action>()
  for (const [name, action] of Object.entries(ACTIONS)) actions.register(name, action)
  const context = new SerializationContext()
  context.setElementRegistry(elements)
  context.setActionRegistry(actions)
  return context
}

/** The renderer keeps these for the whole page. */
function setUp(): void {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = cardTextToHtml(text)
    result.didProcess = true
  }
  GlobalSettings.setTabIndexAtCardRoot = false
  GlobalSettings.allowMarkForTextHighlighting = false
}

setUp()
const hostConfig = createCardHostConfig()

/** What a press on a button hands over: the button's own data, and every input of the card. */
export type OnPress = (data: unknown, inputs: readonly FilledInput[]) => void

/** The card as a DOM element; null when it cannot be drawn and the words of the answer must do. */
export function drawCard(json: CardJson, locale: Locale, onPress: OnPress): HTMLElement | null {
  const words = pageWords(locale)
  Strings.defaults.overflowButtonText = () => words.moreActions
  Strings.defaults.overflowButtonTooltip = () => words.moreActions
  const card = new AdaptiveCard()
  card.hostConfig = hostConfig
  card.onExecuteAction = (action) => execute(action, filledInputs(card, locale), onPress)
  try {
    card.parse(prepareCard(json, words), knownParts())
    return card.render() ?? null
  } catch (problem) {
    console.error('The card could not be drawn', problem)
    return null
  }
}

function execute(action: Action, inputs: readonly FilledInput[], onPress: OnPress): void {
  if (action instanceof SubmitAction) {
    onPress(action.data, inputs)
  } else if (action instanceof OpenUrlAction) {
    const url = openableUrl(action.url ?? '')
    if (url !== null) window.open(url, '_blank', 'noopener,noreferrer')
  }
}

function filledInputs(card: AdaptiveCard, locale: Locale): readonly FilledInput[] {
  return card.getAllInputs().flatMap((input) => {
    const value = input.isSet() ? String(input.value) : ''
    return input.id
      ? [{ id: input.id, label: input.label ?? input.id, value, shown: shownValue(input, value, locale) }]
      : []
  })
}

function shownValue(input: Input, value: string, locale: Locale): string {
  if (input instanceof DateInput && value !== '') return plainDay(value, locale)
  if (input instanceof ChoiceSetInput) {
    const chosen = value.split(',')
    const titles = input.choices
      .filter((choice) => chosen.includes(choice.value ?? ''))
      .map((choice) => choice.title)
    return titles.length > 0 ? titles.join(', ') : value
  }
  return value
}
