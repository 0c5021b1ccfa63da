/** Turns what PostgreSQL or the system says about a store that cannot open into a sentence that says what to do. */

import { DatabaseError } from 'pg'
import { DeskError } from '../domain/desk-error.ts'

/** Codes of a server that takes no connection now: starting, stopping, full, or lost on the way. */
const CANNOT_CONNECT = /^(08|53300|57P)/

/** For the embedded cluster: an error of the system, or what one of the programs printed. */
export function clusterError(problem: unknown, folder: string): DeskError {
  if (problem instanceof DeskError) return problem
  const text = problem instanceof Error ? problem.message : String(problem)
  if (/ENOSPC|EDQUOT|No space left|Disk quota/i.test(text))
    return new DeskError('store-disk-full', { folder }, problem)
  if (
    /EACCES|EPERM|EROFS|ENOTDIR|EEXIST|Permission denied|Read-only file system|wrong ownership/i.test(text)
  ) {
    return new DeskError('store-folder-refused', { folder }, problem)
  }
  if (/incompatible with server|was initialized by PostgreSQL version/i.test(text)) {
    return new DeskError('store-other-version', { folder }, problem)
  }
  return new DeskError('store-not-started', { problem: lastWords(text) }, problem)
}

/** For a server named by DATABASE_URL. The password in the address is never shown. */
export function serverError(problem: unknown, server: string): DeskError {
  if (problem instanceof DeskError) return problem
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
  const text = lastWords(problem instanceof Error ? problem.message : String(problem))
  if (code === '28P01' || code === '28000') return new DeskError('database-refused', { server }, problem)
  if (code === '3D000') return new DeskError('database-missing', { server }, problem)
  if (code === '42501') return new DeskError('database-rights', { server, problem: text }, problem)
  if (problem instanceof DatabaseError && !CANNOT_CONNECT.test(code)) {
    return new DeskError('database-failed', { server, problem: text }, problem)
  }
  return new DeskError('database-unreachable', { server, problem: text === '' ? code : text }, problem)
}

/** The line that tells most: the last fatal one, else the last one. */
function lastWords(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const line = lines.findLast((candidate) => /FATAL|PANIC|error:/.test(candidate)) ?? lines.at(-1) ?? ''
  return line.replace(/^.*?(?:FATAL|PANIC|error):\s*/, '').trim()
}
