/** Running statements: a server that does not answer becomes `store-unavailable`, everything else stays as it is. */

import { DatabaseError } from 'pg'
import { DeskError } from '../domain/desk-error.ts'

/** Shutting down, starting up, too many connections, connection lost: the next try may succeed. */
const PASSING = /^(08|53|57P0)/

/** The statement's result; `store-unavailable` when the server could not be reached or went away. */
export async function answered<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement
  } catch (error) {
    if (error instanceof DeskError) throw error
    if (error instanceof DatabaseError && !PASSING.test(error.code ?? '')) throw error
    throw new DeskError('store-unavailable', {}, error)
  }
}

/** Whether a statement failed because its key is taken. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '23505'
}
