/** What PostgreSQL cannot hold in a text: the NUL character. Everything else comes back as it went in. */

/** The text without NUL characters. */
export function plainText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

/** JSON for a jsonb column, which refuses NUL characters and lone surrogates inside strings. */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? plainText(part).toWellFormed() : part,
  )
}
