/** `npm run chat`: the desk in a terminal. Lines in, answers out; works in a pipe too. */

import { parseArgs } from 'node:util'
import { assemble } from '../assemble.ts'
import { converse } from '../bot/terminal/conversation.ts'
import { LOCALES } from '../domain/locale.ts'
import { loggerOf, sentenceOf, settingsOrExit } from './settings.ts'

const HELP = `npm run chat -- [options]
Talks with the desk in the terminal. Piped in, each line is a message and each answer follows it.
  --json                one JSON object per answer: said, reply, trace
  --lang fr|en          language to begin in
  --conversation NAME   a conversation to go on with, or to begin
  --new                 a new conversation
  --help                this text
`

const OPTIONS = {
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
  conversation: { type: 'string' },
  new: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, strict: true }).values
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    process.exit(2)
  }
}

const asked = readArguments()
if (asked.help) {
  process.stdout.write(HELP)
  process.exit(0)
}
const locale = LOCALES.find((each) => each === asked.lang)
if (asked.lang !== undefined && locale === undefined) {
  process.stderr.write(`--lang is “${asked.lang}”, but it must be fr or en.\n`)
  process.exit(2)
}
const config = settingsOrExit()
// Only what goes wrong: the answers are what this terminal is for.
const logger = loggerOf(config.logLevel === 'info' ? 'fatal' : config.logLevel)

try {
  const escale = await assemble(config, { logger, purpose: 'chat' })
  try {
    await converse({
      desk: escale.desk,
      conversations: escale.conversations,
      actor: { id: 'local', ...config.localUser },
      locale: locale ?? null,
      spoken: locale ?? config.locale,
      input: process.stdin,
      output: process.stdout,
      asJson: asked.json,
      name: asked.conversation ?? null,
      isNew: asked.new,
      dataDir: config.dataDir,
    })
  } finally {
    await escale.close()
  }
} catch (error) {
  process.stderr.write(`${sentenceOf(error, locale ?? config.locale)}\n`)
  process.exitCode = 1
}
