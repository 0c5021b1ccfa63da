import { describe, expect, it } from 'vitest'
import { describeForLanguage } from '../../../src/dialogs/engine/describe.ts'
import { loadDialogs } from '../../../src/dialogs/load-definitions.ts'
import { createRuleUnderstander } from '../../../src/language/rules/rule-understander.ts'
import { readUtterances } from '../utterances/utterance.ts'
import { demoLookup } from './demo-lookup.ts'
import { EVALUATION_DAY, scoreOf } from './score.ts'

/** Floors under what the rules read today; `npm run bench -- understanding` prints the figures. */
describe('messages written apart from the rules', async () => {
  const dialogs = describeForLanguage(await loadDialogs())
  const lookup = demoLookup()
  const understander = createRuleUnderstander({ lookup, dialogs, clock: { today: () => EVALUATION_DAY } })

  it.each(['fr', 'en'] as const)('%s', async (locale) => {
    const utterances = readUtterances(locale)
    const scores = await Promise.all(
      utterances.map((utterance) => scoreOf(utterance, locale, { understander, lookup, dialogs })),
    )
    const asked = scores.filter((score) => !score.refusal)
    const refusals = scores.filter((score) => score.refusal)
    const share = (list: typeof scores, right: (score: (typeof scores)[number]) => boolean) =>
      list.filter(right).length / list.length
    expect(share(asked, (score) => score.intentRight)).toBeGreaterThan(0.9)
    expect(share(asked, (score) => score.slotsRight)).toBeGreaterThan(0.84)
    expect(share(refusals, (score) => score.intentRight)).toBeGreaterThan(0.93)
  })
})
