/** Shows how far an import is: a bar on a terminal, a line every tenth elsewhere. */

import type { Locale } from '../domain/locale.ts'
import { showNumber } from '../domain/wording.ts'
import type { ImportProgress } from '../orders/import/import-file.ts'
import type { CommandOutput } from './run-command.ts'

const BAR_WIDTH = 24
const REDRAW_MS = 100

export interface ProgressDisplay {
  show(progress: ImportProgress): void
  end(): void
}

/** `clock` in milliseconds, for tests. */
export function importProgress(
  output: CommandOutput,
  locale: Locale,
  clock: () => number = () => performance.now(),
): ProgressDisplay {
  let began: number | null = null
  let drawnAt = Number.NEGATIVE_INFINITY
  let drawn = false
  let tenth = 0
  let phase: ImportProgress['phase'] | null = null
  const line = (progress: ImportProgress) => words(progress, (clock() - (began ?? clock())) / 1000, locale)
  return {
    show(progress) {
      const isNew = progress.phase !== phase
      phase = progress.phase
      if (phase === 'reading') began ??= clock()
      if (output.canRedraw) {
        if (!isNew && clock() - drawnAt < REDRAW_MS) return
        drawnAt = clock()
        drawn = true
        output.tell(`\r\u001B[2K${line(progress)}`)
        return
      }
      const reached = Math.floor((10 * progress.bytes) / Math.max(1, progress.totalBytes))
      if ((isNew && phase !== 'reading') || (phase === 'reading' && reached > tenth)) {
        output.tell(`${line(progress)}\n`)
        tenth = reached
      }
    },
    end() {
      if (drawn) output.tell('\r\u001B[2K')
    },
  }
}

function words(progress: ImportProgress, seconds: number, locale: Locale): string {
  const fr = locale === 'fr'
  if (progress.phase === 'waiting') {
    return fr
      ? 'Une autre importation est en cours ; celle-ci attend son tour…'
      : 'Another import is running; this one waits for its turn…'
  }
  const rows = showNumber(progress.rows, locale)
  if (progress.phase === 'merging') {
    return fr ? `${rows} lignes lues ; mise à jour des commandes…` : `${rows} rows read; updating the orders…`
  }
  const share = Math.min(1, progress.bytes / Math.max(1, progress.totalBytes))
  const done = Math.round(share * BAR_WIDTH)
  const bar = `${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}`
  const rate = showNumber(Math.round(progress.rows / Math.max(seconds, 0.001)), locale)
  const left = share > 0 ? Math.ceil(seconds / share - seconds) : 0
  const percent = Math.floor(share * 100)
  return fr
    ? `${bar} ${percent} % · ${rows} lignes · ${rate} lignes/s · reste ${left} s`
    : `${bar} ${percent}% · ${rows} rows · ${rate} rows/s · ${left} s left`
}
