/** Record forecast: when a line is now expected, who says so and why, or that no forecast holds any more. */

import { z } from 'zod'
import { FORECAST_CAUSES, FORECAST_SOURCES } from '../domain/forecast-words.ts'
import recordForecast from '../tools/record-forecast.tool.ts'
import { defineDialog, type Slot } from './define-dialog.ts'
import { forecastOutcome, forecastReview } from './forecast-review.ts'
import {
  checkOpenLine,
  checkOpenOrder,
  checkPart,
  forecastTarget,
  onlyPart,
  suggestParts,
} from './forecast-target.ts'
import { choiceSlot, dateSlot, lineSlot, orderSlot } from './slots.ts'

/** A schedule line of the order line, by its number; only asked when there are several. */
const partSlot: Slot<string> = {
  kind: 'text',
  title: { fr: 'échéance', en: 'schedule line' },
  question: {
    fr: 'Cette ligne a plusieurs échéances. Laquelle change ?',
    en: 'This line has several schedule lines. Which one moves?',
  },
  why: {
    fr: 'Chaque échéance d’une ligne a sa promesse et sa prévision.',
    en: 'Each schedule line has its own promise and forecast.',
  },
  hint: {
    fr: 'Donnez le numéro de l’échéance, ou choisissez-la.',
    en: 'Give the number of the schedule line, or choose it.',
  },
  schema: z.string().trim().min(1).max(20),
  check: (value, values, context) => checkPart(value, values, context),
  suggest: (values, context) => suggestParts(values, context),
  fill: (values, context) => onlyPart(values, context),
}

export default defineDialog({
  id: 'record-forecast',
  title: { fr: 'noter une prévision', en: 'record a forecast' },
  purpose: {
    fr: 'Noter une nouvelle date prévue pour une ligne, avec qui la donne et pourquoi.',
    en: 'Record a new expected date for a line, with who gave it and why.',
  },
  menu: 60,
  examples: {
    fr: [
      'note une prévision pour la SO-1001',
      'le fournisseur livre la ligne 10 le 27 mars',
      'nouvelle date prévue pour la 1001',
      'la prévision de la SO-1003 passe au 2 avril',
      'décale la date prévue de la ligne 20',
      'mets à jour la date de livraison prévue',
      'le transporteur annonce une arrivée le 30 mars',
      'enregistre un nouveau délai pour SO-1002',
      'on aura les vannes vendredi prochain',
      'supprime la prévision de la ligne 10',
      'il y aura du retard sur la ligne 10, on attend le 3 avril',
      'repousse la livraison prévue à la semaine prochaine',
    ],
    en: [
      'record a forecast for SO-1001',
      'the supplier will deliver line 10 on 27 March',
      'new expected date for 1001',
      'the forecast of SO-1003 moves to 2 April',
      'push back the expected date of line 20',
      'update the expected delivery date',
      'the carrier announces arrival on 30 March',
      'save a new lead time for SO-1002',
      'we will have the valves next Friday',
      'remove the forecast of line 10',
      'line 10 will be late, now expected 3 April',
      'postpone the expected delivery to next week',
    ],
  },
  cues: {
    fr: [
      'note une prévision',
      'nouvelle prévision',
      'nouvelle date prévue',
      'prévision passe',
      'décale',
      'repousse',
    ],
    en: ['record a forecast', 'new forecast', 'new expected date', 'forecast moves', 'push back', 'postpone'],
  },
  effect: 'write',
  roles: ['agent'],
  slots: {
    order: { ...orderSlot(), check: (value: string, _values, context) => checkOpenOrder(value, context) },
    line: {
      ...lineSlot(),
      check: (value: string, values, context) => checkOpenLine(value, values['order'], context),
    },
    part: partSlot,
    date: dateSlot({
      toCome: true,
      title: { fr: 'nouvelle date', en: 'new date' },
      question: { fr: 'Quelle est la nouvelle date prévue ?', en: 'What is the new expected date?' },
      why: {
        fr: 'C’est la date qui sera comparée à la promesse faite au client.',
        en: 'It is the date that will be compared with what the customer was promised.',
      },
      words: {
        fr: ['prévision', 'prévu', 'date prévue', 'nouvelle date'],
        en: ['forecast', 'expected', 'new date'],
      },
      when: (values: Readonly<Record<string, unknown>>) => values['change'] !== 'remove',
    }),
    by: choiceSlot(FORECAST_SOURCES, {
      title: { fr: 'donnée par', en: 'given by' },
      question: { fr: 'Qui donne cette date ?', en: 'Who gives this date?' },
      why: {
        fr: 'Une date vaut ce que vaut sa source : vos collègues sauront qui rappeler.',
        en: 'A date is worth what its source is worth: your colleagues will know whom to call.',
      },
      words: { fr: ['selon', 'd’après', 'donnée par'], en: ['according to', 'given by', 'says'] },
      when: (values: Readonly<Record<string, unknown>>) => values['change'] !== 'remove',
    }),
    cause: choiceSlot(FORECAST_CAUSES, {
      optional: true,
      title: { fr: 'cause', en: 'cause' },
      question: { fr: 'Quelle est la cause ?', en: 'What is the cause?' },
      why: {
        fr: 'Les causes comptées ensemble montrent ce qui retarde le plus souvent.',
        en: 'Causes counted together show what delays orders most often.',
      },
      words: {
        fr: ['cause', 'raison', 'motif', 'à cause de'],
        en: ['cause', 'reason', 'because of', 'due to'],
      },
      when: (values: Readonly<Record<string, unknown>>) => values['change'] !== 'remove',
    }),
    change: choiceSlot(
      [
        {
          id: 'record',
          title: { fr: 'noter une date', en: 'record a date' },
          words: { fr: ['noter', 'enregistrer'], en: ['record', 'save'] },
        },
        {
          id: 'remove',
          title: { fr: 'retirer la prévision', en: 'remove the forecast' },
          words: {
            fr: [
              'retirer la prévision',
              'supprimer la prévision',
              'supprime la prévision',
              'retire la prévision',
              'enlève la prévision',
              'plus de prévision',
            ],
            en: ['remove the forecast', 'delete the forecast', 'clear the forecast', 'no forecast any more'],
          },
        },
      ],
      {
        optional: true,
        aside: true,
        title: { fr: 'ce qui est fait', en: 'what is done' },
        question: {
          fr: 'Noter une date ou retirer la prévision ?',
          en: 'Record a date or remove the forecast?',
        },
        why: {
          fr: 'Une prévision qui ne tient plus peut être retirée sans en donner une autre.',
          en: 'A forecast that no longer holds can be removed without giving another.',
        },
      },
    ),
  },
  review: (values, context) => forecastReview(values, context),
  async submit(values, context) {
    const target = await forecastTarget(values, context)
    const remove = values.change === 'remove'
    const version = context.seen?.['version']
    const recorded = await context.call(recordForecast, {
      order: target.order.number,
      expectedVersion: typeof version === 'number' ? version : target.order.version,
      line: target.line.number,
      schedule: target.part.number,
      forecastOn: remove ? null : (values.date ?? null),
      forecastBy: remove ? null : (values.by ?? null),
      causeCode: remove ? null : (values.cause ?? null),
    })
    return forecastOutcome(recorded, target, context)
  },
})
