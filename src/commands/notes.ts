/** `npm run notes -- export FOLDER | import FOLDER`: the notes of the watch as Markdown files, and back. */

import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeskError } from '../domain/desk-error.ts'
import { importNotes } from '../knowledge/watch/import-notes.ts'
import type { Watch } from '../knowledge/watch/watch.ts'
import { writeNoteText } from '../knowledge/watch/write-note-file.ts'
import { openDeskWatch } from './desk-watch.ts'
import { type Command, type CommandContext, runCommand } from './run-command.ts'

const OPTIONS = { approve: { type: 'string' } } as const

export const notesCommand: Command<typeof OPTIONS> = {
  name: 'notes',
  usage: {
    fr: `npm run -s notes -- export DOSSIER
npm run -s notes -- import DOSSIER [--approve NOM]
  --approve NOM   approuve au nom de cette personne les notes importées`,
    en: `npm run -s notes -- export FOLDER
npm run -s notes -- import FOLDER [--approve NAME]
  --approve NAME  approves the imported notes in the name of this person`,
  },
  options: OPTIONS,
  files: [2, 2],
  async run(context, [what = '', folder = ''], flags) {
    if (what !== 'export' && what !== 'import') {
      const problem = { fr: `« ${what} » : export ou import`, en: `“${what}”: export or import` }
      throw new DeskError('bad-input', { problem: problem[context.locale] })
    }
    const watch = await openDeskWatch(context.config, await context.openStore())
    if (what === 'export') return exportTo(folder, watch, context)
    const approver = typeof flags['approve'] === 'string' ? flags['approve'] : null
    await importFrom(folder, watch, approver, context)
  },
}

/** Every note of the library but the refused and withdrawn ones; a file appears under its name only when it is whole. */
async function exportTo(folder: string, watch: Watch, { output, locale }: CommandContext): Promise<void> {
  const notes = watch.current().notes.filter(({ state }) => state === 'approved' || state === 'proposed')
  try {
    await mkdir(folder, { recursive: true })
    for (const { note } of notes) {
      const file = join(folder, `${note.id}.md`)
      await writeFile(`${file}.part`, writeNoteText(note))
      await rename(`${file}.part`, file)
    }
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error
    throw new DeskError('file-not-written', { file: folder, problem: error.message }, error)
  }
  output.tell(
    { fr: `${notes.length} notes → ${folder}\n`, en: `${notes.length} notes → ${folder}\n` }[locale],
  )
}

async function importFrom(
  folder: string,
  watch: Watch,
  approver: string | null,
  { output, locale, clock }: CommandContext,
): Promise<void> {
  const names = await filesOf(folder)
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  )
  const report = await importNotes(files, watch, { approver, at: clock.now() })
  for (const { file, line, problem } of report.refused)
    output.tell(`${join(folder, file)}:${line}: ${problem}\n`)
  const { added, changed, unchanged } = report
  output.tell(
    {
      fr: `ajoutées : ${added} · modifiées : ${changed} · inchangées : ${unchanged} · refusées : ${report.refused.length}\n`,
      en: `added: ${added} · changed: ${changed} · unchanged: ${unchanged} · refused: ${report.refused.length}\n`,
    }[locale],
  )
  if (report.refused.length > 0) process.exitCode = 1
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  } catch (error) {
    throw new DeskError('import-file-not-found', { file: folder }, error)
  }
}

if (import.meta.main) process.exitCode = await runCommand(notesCommand, process.argv.slice(2), process.env)
