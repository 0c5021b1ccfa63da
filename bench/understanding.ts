/** How well the rules read messages written apart from them: accuracy, recall, slots and refusals per language, as ratios. */

import { describeForLanguage } from '../src/dialogs/engine/describe.ts'
import { loadDialogs } from '../src/dialogs/load-definitions.ts'
import type { Locale } from '../src/domain/locale.ts'
import { createRuleUnderstander } from '../src/language/rules/rule-understander.ts'
import { demoLookup } from '../tests/language/rules/demo-lookup.ts'
import { contextOf, EVALUATION_DAY, type Score, scoreOf } from '../tests/language/rules/score.ts'
import { readUtterances } from '../tests/language/utterances/utterance.ts'

const dialogs = describeForLanguage(await loadDialogs())
const lookup = demoLookup()
const begun = performance.now()
const rules = createRuleUnderstander({ lookup, dialogs, clock: { today: () => EVALUATION_DAY } })
const startMs = performance.now() - begun
const evaluated = { understander: rules, lookup, dialogs }

function ratio(part: number, whole: number): string {
  return whole === 0 ? '   -  ' : (part / whole).toFixed(3).padStart(6)
}

function report(locale: Locale, scores: readonly Score[]): void {
  const asked = scores.filter((score) => !score.refusal)
  const refusals = scores.filter((score) => score.refusal)
  const right = asked.filter((score) => score.intentRight)
  console.log(`\n${locale}: ${scores.length} messages`)
  console.log(
    `  intent ${ratio(right.length, asked.length)}   intent and slots ${ratio(asked.filter((score) => score.slotsRight).length, asked.length)}   slots where the intent is right ${ratio(right.filter((score) => score.slotsRight).length, right.length)}`,
  )
  console.log(
    `  out of scope refused ${ratio(refusals.filter((score) => score.intentRight).length, refusals.length)}`,
  )
  console.log('  kind                              n  recall  precision   slots')
  for (const intent of [...new Set(scores.map((score) => score.intent))].sort()) {
    const own = scores.filter((score) => score.intent === intent)
    const hit = own.filter((score) => score.intentRight)
    const claimed = scores.filter((score) => (score.intentRight ? score.intent : score.got) === intent)
    const precise = claimed.filter((score) => score.intentRight)
    console.log(
      `  ${intent.padEnd(30)} ${String(own.length).padStart(4)}  ${ratio(hit.length, own.length)}     ${ratio(precise.length, claimed.length)}  ${ratio(hit.filter((score) => score.slotsRight).length, hit.length)}`,
    )
  }
}

function confusion(scores: readonly Score[]): void {
  const counts = new Map<string, number>()
  for (const score of scores) {
    if (score.intentRight) continue
    const key = `${score.intent} -> ${score.got}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const score of scores) {
    for (const slot of score.differing) {
      const key = `${score.intent}: ${slot}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  for (const [pair, count] of [...counts].sort((left, right) => right[1] - left[1]))
    console.log(`  ${String(count).padStart(3)}  ${pair}`)
}

console.log(`words read and ranker trained in ${startMs.toFixed(0)} ms`)
for (const locale of ['fr', 'en'] as const) {
  const utterances = readUtterances(locale)
  const scores: Score[] = []
  for (const utterance of utterances) scores.push(await scoreOf(utterance, locale, evaluated))
  report(locale, scores)
  if (process.argv.includes('--confusion')) confusion(scores)
  const from = performance.now()
  for (const utterance of utterances)
    await rules.understand(utterance.text, contextOf(utterance, locale, dialogs))
  console.log(`  ${((performance.now() - from) / utterances.length).toFixed(3)} ms a message`)
}
