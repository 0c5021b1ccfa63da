/** Reads the statements on rules whose verdicts a person gave, by which the answer check against the watch is measured. */

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Locale } from '../../../src/domain/locale.ts'
import { ENTRY_IDS } from './entry-ids.ts'

/** The verdicts a person may have given; a check that finds nothing to judge says `none` by saying nothing. */
export const WATCH_VERDICTS = ['cited', 'contradicted', 'outdated', 'unsupported', 'none'] as const

export type WatchVerdict = (typeof WATCH_VERDICTS)[number]

const WatchStatement = z
  .strictObject({
    /** The sentence or message as a person wrote it. */
    text: z.string().trim().min(8).max(500),
    /** The day that matters, as the shipment's; without it DAY_THAT_MATTERS. */
    date: z.iso.date().optional(),
    order: z
      .string()
      .regex(/^SO-\d{4}$/)
      .optional(),
    expect: z.enum(WATCH_VERDICTS),
    /** The note that judges it; on an unsupported one: the note that has it to verify. */
    note: z.enum(ENTRY_IDS).optional(),
    /** The right value or term, in the language of the statement. */
    right: z.string().trim().min(1).max(60).optional(),
    /** The words of the text that are judged. */
    about: z.string().trim().min(1).max(120).optional(),
  })
  .refine(
    (each) => each.about === undefined || each.text.includes(each.about),
    'about must stand in the text',
  )
  .refine(
    (each) => isWrong(each.expect) === (each.right !== undefined),
    'a contradicted or outdated statement needs the right value, no other may have one',
  )
  .refine(
    (each) => !(each.expect === 'cited' || isWrong(each.expect)) || (each.note && each.about),
    'a judged statement needs its note and the words judged',
  )

/** One statement with the verdict that a person gave it. */
export type WatchStatement = z.infer<typeof WatchStatement>

/** The day that matters to a statement that bears no date. */
export const DAY_THAT_MATTERS = '2026-11-24'

/** The held-out statements are only for measuring; builders read and tune on the development ones alone. */
export type StatementSet = 'held out' | 'development'

/** The whole file as written, with the comment at its head. */
export function statementsText(set: StatementSet, locale: Locale): string {
  const name = set === 'held out' ? `${locale}.yaml` : `dev-${locale}.yaml`
  return readFileSync(new URL(`./statements/${name}`, import.meta.url), 'utf8')
}

/** The statements of a set in the order of the file; fails with the path of a bad one. */
export function readWatchStatements(set: StatementSet, locale: Locale): readonly WatchStatement[] {
  return z.array(WatchStatement).parse(parse(statementsText(set, locale)))
}

/** Whether a statement so judged must be flagged; one of any other verdict must never be. */
export function isWrong(verdict: WatchVerdict): boolean {
  return verdict === 'contradicted' || verdict === 'outdated'
}
