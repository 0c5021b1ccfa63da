/** The state of the watch: themes and blocs without a recent note, overdue checks, notes to approve, open questions. */

import watchState from '../tools/watch-state.tool.ts'
import { defineDialog } from './define-dialog.ts'
import { stateAnswer } from './watch/state-answer.ts'

export default defineDialog({
  id: 'watch-state',
  title: { fr: 'état de la veille', en: 'state of the watch' },
  purpose: {
    fr: 'Montrer où la veille est fraîche, où elle manque, et ce qui attend.',
    en: 'Show where the watch is fresh, where it has gaps, and what is waiting.',
  },
  examples: {
    fr: [
      'état de la veille',
      'fraîcheur de la veille',
      'où la veille a-t-elle des trous ?',
      'quelles notes sont à revérifier ?',
      'couverture de la veille',
      'bilan de la veille',
      'notes à approuver',
      'rapport de fraîcheur',
    ],
    en: [
      'state of the watch',
      'watch freshness',
      'where does the watch have gaps?',
      'which notes are overdue for a check?',
      'coverage of the watch',
      'watch report',
      'notes to approve',
      'freshness report',
    ],
  },
  cues: {
    fr: [
      'état de la veille',
      'fraîcheur de la veille',
      'couverture de la veille',
      'trous de la veille',
      'notes à revérifier',
      'bilan de la veille',
    ],
    en: [
      'state of the watch',
      'watch state',
      'watch freshness',
      'freshness of the watch',
      'coverage of the watch',
      'gaps in the watch',
      'watch report',
    ],
  },
  effect: 'read',
  roles: ['reader'],
  slots: {},
  async submit(_values, { locale, clock, call }) {
    const state = await call(watchState, {})
    return { draft: stateAnswer(state, clock.today(), locale) }
  },
})
