/** The demo world with the tools of one turn, for checking texts as the desk does. */

import type { Actor } from '../../../src/domain/actor.ts'
import type { Locale } from '../../../src/domain/locale.ts'
import { createToolRunner, type ToolRunner } from '../../../src/tools/run-tool.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

export const TODAY = '2026-03-16'
export const CLOCK = { now: () => `${TODAY}T08:00:00.000Z`, today: () => TODAY }
export const READER: Actor = { id: 'u1', name: 'Claire Morel', role: 'reader' }

export interface DemoDesk {
  readonly store: TestStore
  tools(locale: Locale): ToolRunner
  close(): Promise<void>
}

export async function openDemoDesk(): Promise<DemoDesk> {
  const store = await openTestStore()
  let turns = 0
  return {
    store,
    tools(locale) {
      turns += 1
      const turn = `t${turns}`
      return createToolRunner({
        orders: store.orders,
        watch: store.watch,
        clock: CLOCK,
        actor: READER,
        locale,
        turn,
        activityKey: turn,
      })
    },
    close: () => store.close(),
  }
}
