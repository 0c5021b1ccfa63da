/** Starts other processes on an embedded store, for tests of what happens between processes and after a kill. */

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

type StoreChild = ChildProcessByStdio<Writable, Readable, null>

const running = new Set<StoreChild>()

export interface StoreProcess {
  readonly child: StoreChild
  /** The next thing it says; empty when it ended. */
  next(): Promise<Readonly<Record<string, unknown>>>
}

/** `hold` opens the store until its input ends; `write` adds notes to SO-1001 without end. */
export function startStoreProcess(dataDir: string, task: 'hold' | 'write'): StoreProcess {
  const script = join(import.meta.dirname, 'store-process.ts')
  const child = spawn(process.execPath, ['--no-warnings', script, dataDir, task], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    async next() {
      const line = await lines.next()
      return line.done === true ? {} : JSON.parse(line.value)
    },
  }
}

/** Kills those that still run. */
export function endStoreProcesses(): void {
  for (const child of running) child.kill('SIGKILL')
}
