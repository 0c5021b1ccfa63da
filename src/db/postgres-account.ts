/** The account the embedded PostgreSQL runs under: ours, or a lesser one when we are root, which PostgreSQL refuses. */

import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DeskError } from '../domain/desk-error.ts'

export interface Account {
  readonly uid: number
  readonly gid: number
}

const READ = 4
const ENTER = 1

/**
 * The account to run the server under; null means our own. A cluster that exists already is run by its owner.
 * As root without any lesser account the store cannot start, which is said.
 */
export async function serverAccount(existingCluster: string | null): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  if (existingCluster !== null) {
    const owner = await stat(existingCluster).catch(() => null)
    if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  for (const wanted of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${wanted}:`))?.split(':')
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new DeskError('store-not-started', {
    problem: 'PostgreSQL refuses to run as root, and there is no account “postgres” or “nobody”',
  })
}

/** Whether the account may read `path` and enter every folder on the way to it; null is our own account. */
export async function canReach(path: string, account: Account | null): Promise<boolean> {
  if (account === null) return true
  return (await allows(path, account, READ)) && (await canEnter(dirname(resolve(path)), account))
}

/** Whether the account may enter `folder` and every folder above it; null is our own account. */
export async function canEnter(folder: string, account: Account | null): Promise<boolean> {
  if (account === null) return true
  for (let step = resolve(folder); ; step = dirname(step)) {
    if (!(await allows(step, account, ENTER))) return false
    if (step === dirname(step)) return true
  }
}

async function allows(path: string, account: Account, right: number): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found === null) return false
  const shift = found.uid === account.uid ? 6 : found.gid === account.gid ? 3 : 0
  return ((found.mode >> shift) & right) === right
}
