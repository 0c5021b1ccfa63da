/** Gathers what one turn has to say, in order, with its buttons and the facts it rests on. */

import type { Action, Block, Draft, Tone } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact.ts'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import type { Command } from '../../language/command.ts'
import type { OfferedChoice } from '../../language/understand.ts'
import type { DraftContent } from '../define-dialog.ts'

/** A button of the engine: pressing it, typing its label or its number means these commands. */
interface Choice {
  readonly label: string
  readonly commands: readonly Command[]
  readonly style?: Action['style']
}

export interface Reply {
  say(text: string, grounds?: readonly Fact[], tone?: Tone): void
  /** Words that are not ours, shown as they are. */
  quote(text: string): void
  show(content: DraftContent): void
  add(block: Block, grounds: readonly Fact[]): void
  offer(choice: Choice, grounds?: readonly Fact[]): void
  /** A choice without a button of its own, because what was shown has one. */
  accept(choice: OfferedChoice): void
  readonly isEmpty: () => boolean
  readonly offered: () => readonly OfferedChoice[]
  draft(): Draft
}

/** The reply of one turn; `locale` may change in the middle of it. Our own words are spaced as the language prints them. */
export function createReply(locale: () => Locale): Reply {
  const blocks: Block[] = []
  const ofContent: Action[] = []
  const ofEngine: Action[] = []
  const grounds: Fact[] = []
  const offered: OfferedChoice[] = []
  const accepted: OfferedChoice[] = []
  let title: string | undefined

  return {
    say(text, facts = [], tone) {
      blocks.push({ kind: 'text', text: typeset(text, locale()), ...(tone ? { tone } : {}) })
      grounds.push(...facts)
    },
    quote(text) {
      blocks.push({ kind: 'text', text, quoted: true })
    },
    show(content) {
      if (content.title !== undefined) {
        // Only what comes first can head the whole reply; a later title heads its own part.
        if (blocks.length === 0 && title === undefined) title = content.title
        else blocks.push({ kind: 'text', text: content.title })
      }
      blocks.push(...content.blocks)
      ofContent.push(...content.actions)
      grounds.push(...content.grounds)
    },
    add(block, facts) {
      blocks.push(block)
      grounds.push(...facts)
    },
    offer({ label: words, commands, style }, facts = []) {
      const label = typeset(words, locale())
      ofEngine.push({ label, say: label, ...(style ? { style } : {}) })
      if (!offered.some((each) => each.label === label)) offered.push({ label, commands })
      grounds.push(...facts)
    },
    accept(choice) {
      accepted.push(choice)
    },
    isEmpty: () => blocks.length === 0 && title === undefined,
    // In the order of the buttons, since people pick by number.
    offered: () => [...offered, ...accepted],
    draft: () => ({
      locale: locale(),
      ...(title === undefined ? {} : { title }),
      blocks,
      // What answers the open question comes before what an answer on the way would lead to.
      actions: firstOfEach([...ofEngine, ...ofContent]),
      grounds: distinct(grounds),
    }),
  }
}

function firstOfEach(actions: readonly Action[]): readonly Action[] {
  const labels = actions.map((action) => action.label)
  return actions.filter((action, at) => labels.indexOf(action.label) === at)
}

function distinct(facts: readonly Fact[]): readonly Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]
}
