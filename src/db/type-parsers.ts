/** How PostgreSQL values become ours: one set for the embedded store and for servers. */

import pg from 'pg'

const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const TIMESTAMPTZ = 1184

/** Whole numbers beyond 2^53 stay text, so none is ever read wrong. */
function wholeNumber(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: wholeNumber,
  [NUMERIC]: Number,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
}

/** Given to the pool, not set for the whole process. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    format === 'binary'
      ? pg.types.getTypeParser(oid, format)
      : (PARSERS[oid] ?? pg.types.getTypeParser(oid, 'text')),
}
