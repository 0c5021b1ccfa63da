/** Why a date moves, in words: the causes that forecasts are filed under, and the failure modes that systems code. */

import { FORECAST_CAUSES, filedWord } from './forecast-words.ts'
import type { Bilingual, Locale } from './locale.ts'

/** Failure modes of an order flow by their code in the desk's risk list. */
const FAILURE_MODES: Readonly<Record<string, Bilingual>> = {
  R01: { fr: 'rupture de stock', en: 'stock shortage' },
  R02: { fr: 'référence ou unité fausse', en: 'wrong reference or unit' },
  R03: { fr: 'prix ou conditions contradictoires', en: 'contradictory price or terms' },
  R04: { fr: 'date client intenable', en: 'unworkable customer date' },
  R05: { fr: 'exigence technique ou qualité manquante', en: 'missing technical or quality requirement' },
  R06: { fr: 'plafond de crédit ou impayé', en: 'credit limit or overdue payment' },
  R07: { fr: 'crédit documentaire inutilisable ou tardif', en: 'letter of credit unworkable or late' },
  R08: { fr: 'variation de change', en: 'currency move' },
  R09: { fr: 'clause de pénalité', en: 'penalty clause' },
  R10: { fr: 'contrôle des sanctions', en: 'sanctions check' },
  R11: { fr: 'licence d’exportation manquante', en: 'export licence missing' },
  R12: { fr: 'nomenclature ou origine douteuse', en: 'doubtful tariff code or origin' },
  R13: { fr: 'nouvelle règle à destination', en: 'new rule at destination' },
  R14: { fr: 'certificat ou inspection manquante', en: 'certificate or inspection missing' },
  R15: { fr: 'retard du fournisseur', en: 'supplier delay' },
  R16: { fr: 'glissement de production', en: 'production slip' },
  R17: { fr: 'blocage qualité', en: 'quality hold' },
  R18: { fr: 'source unique', en: 'single source' },
  R19: { fr: 'emballage ou marquage', en: 'packing or marking' },
  R20: { fr: 'erreur de préparation', en: 'picking error' },
  R21: { fr: 'erreur de poids', en: 'weight error' },
  R22: { fr: 'réservation reportée ou pas de capacité', en: 'booking rolled or no capacity' },
  R23: { fr: 'heure limite manquée', en: 'cut-off missed' },
  R24: { fr: 'retard du transporteur, grève ou météo', en: 'carrier delay, strike or weather' },
  R25: { fr: 'perte ou avarie', en: 'loss or damage' },
  R26: { fr: 'blocage ou contrôle en douane', en: 'customs hold or inspection' },
  R27: { fr: 'destinataire absent ou refus', en: 'consignee unavailable or refusal' },
  R28: { fr: 'document faux ou tardif', en: 'document wrong or late' },
  R29: { fr: 'accusé ou avis non envoyé', en: 'acknowledgement or advice not sent' },
  R30: { fr: 'données non synchronisées', en: 'data not synchronised' },
  R31: { fr: 'modification client non traitée', en: 'customer change not processed' },
  R32: { fr: 'réclamation ou retour', en: 'claim or return' },
  R33: { fr: 'paiement tardif', en: 'late payment' },
}

/** How a stored cause reads; a word of the ERP's own reads as it is. */
export function causeName(code: string, locale: Locale): string {
  return FAILURE_MODES[code.toUpperCase()]?.[locale] ?? filedWord(FORECAST_CAUSES, code, locale)
}
