/** `npm run chat`: the desk in a terminal. Lines in, answers out; works in a pipe too. */

import { assemble } from '../assemble.ts'
import { converse } from '../bot/terminal/conversation.ts'
import { DeskError } from '../domain/desk-error.ts'
import { LOCALES } from '../domain/locale.ts'
import { type Command, runCommand } from './run-command.ts'
import { loggerOf } from './settings.ts'

const OPTIONS = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  conversation: { type: 'string' },
  new: { type: 'boolean' },
} as const

const chat: Command<typeof OPTIONS> = {
  name: 'chat',
  usage: {
    fr: `npm run chat -- [options]
Parle avec le bureau dans le terminal. Dans un tube, chaque ligne est un message et sa réponse suit.
  --json              un objet JSON par réponse : said, reply, trace
  --lang fr|en        langue pour commencer
  --conversation NOM  une conversation à reprendre ou à ouvrir
  --new               une nouvelle conversation`,
    en: `npm run chat -- [options]
Talks with the desk in the terminal. In a pipe each line is a message and its answer follows.
  --json               one JSON object per answer: said, reply, trace
  --lang fr|en         language to begin in
  --conversation NAME  a conversation to go on with, or to begin
  --new                a new conversation`,
  },
  options: OPTIONS,
  files: [0, 0],
  async run({ config, locale, openStore }, _files, flags) {
    const picked = LOCALES.find((each) => each === flags['lang'])
    if (flags['lang'] !== undefined && picked === undefined) {
      throw new DeskError('bad-input', { problem: `--lang: fr | en` })
    }
    // Only what goes wrong: the answers are what this terminal is for.
    const logger = loggerOf(config.logLevel === 'info' ? 'fatal' : config.logLevel)
    const escale = await assemble(config, { logger, purpose: 'chat', database: openStore() })
    try {
      await converse({
        desk: escale.desk,
        conversations: escale.conversations,
        actor: { id: 'local', ...config.localUser },
        locale: picked ?? null,
        spoken: picked ?? locale,
        input: process.stdin,
        output: process.stdout,
        asJson: flags['json'] === true,
        name: typeof flags['conversation'] === 'string' ? flags['conversation'] : null,
        isNew: flags['new'] === true,
        dataDir: config.dataDir,
      })
    } finally {
      await escale.close()
    }
  },
}

process.exitCode = await runCommand(chat, process.argv.slice(2), process.env)
