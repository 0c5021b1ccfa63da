/** Which process serves a cluster's files, by the file that PostgreSQL keeps among them. */

import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The server that runs over these files; null when none does. Removes a dead server's file that would mislead. */
export async function runningServer(
  directory: string,
): Promise<{ readonly pid: number; readonly ready: boolean } | null> {
  const pidFile = join(directory, 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!(pid > 0) || !isAlive(pid)) return null
  if (!(await isServerOf(pid, directory))) {
    // The number was given to another program since (usual in containers); PostgreSQL itself would refuse to start.
    if (text === (await readFile(pidFile, 'utf8').catch(() => ''))) await rm(pidFile, { force: true })
    return null
  }
  return { pid, ready: lines[7]?.startsWith('ready') ?? false }
}

/** Whether a process with this number runs, ours or another account's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Tells by the command line; where the system does not show it, the file is believed. */
async function isServerOf(pid: number, directory: string): Promise<boolean> {
  const command = await commandOf(pid)
  return command === null || (command.includes('postgres') && command.includes(directory))
}

async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  }
  if (process.platform === 'win32') return null
  return new Promise((resolve) => {
    execFile('ps', ['-p', String(pid), '-o', 'command='], (error, output) => resolve(error ? null : output))
  })
}
