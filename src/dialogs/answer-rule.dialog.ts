/** Answer a point of an order's checklist that the record does not hold: screening done, packing of raw wood. */

import { typeset } from '../domain/typography.ts'
import { capital } from '../domain/wording.ts'
import { readAnswer } from '../knowledge/watch/order-situation.ts'
import { watchLists } from '../knowledge/watch/watch-lists.ts'
import answerRule from '../tools/answer-rule.tool.ts'
import { defineDialog } from './define-dialog.ts'
import { answerSlot, fieldSlot } from './order-rules/checklist-slots.ts'
import { orderNumberFact } from './said.ts'
import { orderSlot } from './slots.ts'
import { fieldTitle, fieldValue, watchFact } from './watch-wording.ts'

export default defineDialog({
  id: 'answer-rule',
  title: { fr: 'compléter la liste de contrôle', en: 'complete the checklist' },
  purpose: {
    fr: 'Donner une réponse qui manque à la liste de contrôle : contrôle sanctions, emballage, double usage…',
    en: 'Give an answer that the checklist lacks: sanctions screening, packing, dual use…',
  },
  examples: {
    fr: [
      'répondre à la liste de contrôle de SO-1006 : contrôle sanctions du client et de l’utilisateur final',
      'le contrôle sanctions de la 1006 est sans alerte',
      'la 1002 est emballée en bois brut',
      'compléter la checklist de la 1003',
      'pas de double usage pour SO-1006',
      'complète la liste de contrôle de la 1007',
      'compléter la liste de contrôle',
      'le screening sanctions est fait',
    ],
    en: [
      'answer the checklist of SO-1006: sanctions screening of customer and end user',
      'sanctions screening of 1006 is clear',
      '1002 is packed in raw wood',
      'complete the checklist of 1003',
      'no dual-use items on SO-1006',
      'fill in the checklist of 1007',
      'complete the checklist',
      'the sanctions screening is done',
    ],
  },
  cues: {
    fr: [
      'répondre à la liste',
      'compléter la liste',
      'complète la liste',
      'compléter la checklist',
      'contrôle sanctions',
    ],
    en: ['answer the checklist', 'complete the checklist', 'fill in the checklist', 'sanctions screening'],
  },
  effect: 'write',
  roles: ['agent'],
  slots: { order: orderSlot(), field: fieldSlot, answer: answerSlot },
  async review({ order, field, answer }, { locale }) {
    const shown = shownAnswer(field, answer, locale)
    const isOfFirm = watchLists().fields.get(field)?.scope === 'firm'
    const title = capital(fieldTitle(field, locale))
    const of = isOfFirm ? { fr: 'toute l’entreprise', en: 'the whole firm' }[locale] : order
    return {
      blocks: [
        {
          kind: 'facts',
          items: [
            { label: { fr: 'Pour', en: 'For' }[locale], value: of },
            { label: typeset(title, locale), value: shown },
          ],
        },
      ],
      actions: [],
      grounds: [orderNumberFact(order), watchFact(shown), watchFact(title)],
    }
  },
  async submit({ order, field, answer }, { locale, call }) {
    await call(answerRule, { order, field, value: answer })
    const title = fieldTitle(field, locale)
    const shown = shownAnswer(field, answer, locale)
    const text = { fr: `C’est noté : ${title} : ${shown}.`, en: `Noted: ${title}: ${shown}.` }[locale]
    return {
      draft: {
        blocks: [{ kind: 'text', text: typeset(text, locale), tone: 'good' }],
        actions: [
          {
            label: { fr: 'Liste de contrôle', en: 'Checklist' }[locale],
            say: { fr: `liste de contrôle de ${order}`, en: `checklist of ${order}` }[locale],
          },
        ],
        grounds: [orderNumberFact(order), watchFact(title), watchFact(shown)],
      },
      focus: { order },
    }
  },
})

function shownAnswer(field: string, answer: string, locale: 'fr' | 'en'): string {
  const known = watchLists().fields.get(field)
  const value = known ? readAnswer(answer, known) : null
  return value === null ? answer : fieldValue(field, value, locale)
}
