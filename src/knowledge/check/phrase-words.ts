/** Expressions of the trade that are no verbs: what a figure is about, states, modes of transport, turns of speech. */

import type { TransportMode } from '../../domain/order.ts'
import { STANDARD_WORDS } from './allowed-figures.ts'
import type { ReferenceNaming, State } from './claim.ts'
import type { Topic } from './topic.ts'

/** How a sentence is meant, when it states nothing about what is. */
export type Turn = 'condition' | 'proposal' | 'instead' | 'example' | 'new-value'

export type PhraseMeaning =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'state'; readonly state: State; readonly negated: boolean; readonly topic: Topic | null }
  | { readonly kind: 'mode'; readonly mode: TransportMode; readonly language: 'fr' | 'en' }
  | { readonly kind: 'carrier'; readonly name: string }
  | { readonly kind: 'naming'; readonly naming: ReferenceNaming }
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'line' }
  | { readonly kind: 'break' }
  /** A turn of politeness whose words would otherwise mean something: "we would like to inform you". */
  | { readonly kind: 'polite' }
  | { readonly kind: 'standard' }

type Rows = Readonly<Record<string, string>>

/** Expressions are separated by `|`; words are folded, apostrophes and hyphens count as blanks. */
const TOPICS: Partial<Record<Topic, string>> = {
  order:
    'received your po|received your order|received the order|recu votre commande|bien recu votre commande|receipt of your order|order date|date of order|date de commande|placed|passee le|quantity|qty|quantite|qte|quantites|covers|comprises|consists of|includes|porte sur|comprend',
  acknowledged:
    'order confirmation|confirmation of order|confirmation de commande|accuse de reception|ar de commande|arc',
  requested:
    'customer wants|asked for|asked us for|date souhaitee|date demandee|requested date|required date|besoin client',
  promised:
    'due date of delivery|date promise|promised date|commit date|echeance de livraison|delai confirme|commitment date',
  forecast:
    'forecast|forecast date|current forecast|new date|nouvelle date|revised date|revised to|slipped to|moved to|rescheduled to|decale au|reporte au|repousse au|reportee au|repoussee au|decalee au|postponed to|avance au|brought forward to',
  expected: 'date prevue|due|due on|due by|plan',
  available:
    'in stock|available|on hand|covered|coverage|en stock|disponible|disponibles|dispo|couvert|couverte|couverts|couvertes|couverture|stock|atp',
  supply:
    'next receipt|supplier receipt|incoming|replenishment|receipt of|prochaine reception|reception fournisseur|reapprovisionnement|reappro|arrivage|next supply|supply|approvisionnement',
  outstanding:
    'outstanding|remaining|remainder|backorder|back order|balance|left|still open|open quantity|rest|remaining quantity|to be delivered|to deliver|reliquat|solde de|le solde|reste|restant|restante|restants|restantes|reste a livrer|ral|a livrer',
  short:
    'short|missing|shortage|shortfall|manque|manquent|manquant|manquants|manquante|manquantes|rupture|penurie|a couvrir',
  delay: 'delay|delays|retard|days late|late by|jours de retard|slip|slippage|decalage|behind',
  scheduled: 'schedule line|echeance|echeances',
  'unit-price':
    'unit price|price per unit|per unit|each|per piece|a piece|prix unitaire|l unite|la piece|piece au prix|p u|pu ht|unit cost|price|prix|net price|prix net',
  'line-total':
    'line amount|line total|line value|amount of the line|montant de la ligne|montant ligne|total de la ligne|valeur de la ligne',
  'order-total':
    'order total|order amount|order value|total of order|total of the order|value of the order|amount of the order|grand total|montant de la commande|total de la commande|valeur de la commande|montant total de la commande|open value',
  total: 'total amount|total|worth|amounts to|montant total|s eleve a|vaut|represente|valeur|value',
  gap: 'over billed|overbilled|over invoiced|over billing|over charged|overcharged|surfacture|surfacturee|surfacturation|trop facture|difference|ecart|gap|trop percu|variance',
  invoice:
    'prix facture|invoiced price|price invoiced|billed price|invoice price|date de facture|invoice date|facturee le|montant de la facture|invoice total|invoice amount|total de la facture|montant facture',
  due: 'due date|date d echeance|payment due|echeance de paiement|a regler avant|a payer avant|payable by|falls due|fall due|arrive a echeance|arrivent a echeance|arrivera a echeance|vient a echeance',
  paid: 'settled|date de paiement|payment received|paiement recu|reglement recu',
  'payment-terms':
    'net|payment terms|terms of payment|conditions de paiement|delai de paiement|conditions de reglement|terms',
  freight: 'freight|freight cost|fret|frais de transport|cout du transport|transport cost|port',
  insurance: 'insurance|assurance|prime d assurance|insurance premium',
  weight: 'gross weight|weight|weighs|weighing|poids|poids brut|pese|pesent|gross|brut',
  packages:
    'packages|packed in|colisage|nombre de colis|package count|number of packages|emballee en|emballe en|packing',
  shipped: 'left on|went|went on|went out|sailed|sailed on|flew|left our|left the factory|left the plant',
  carrier:
    'carrier|haulier|forwarder|transporteur|transitaire|freight forwarder|carried by|collected by|picked up by|handled by',
  destination:
    'destination|ship to|shipping to|country|pays|destination country|pays de destination|a destination de|consigned to|bound for|goes to|going to|exported to',
  customer: 'customer|client|buyer|acheteur|sold to|bill to|consignee|destinataire',
  item: 'item|article|sku|product|produit|part number|reference|ref',
  owner: 'owner|owned by|responsible|responsable|gestionnaire|suivi par|in charge',
  event: 'event|evenement|note du',
  today: 'today is|as of today',
  confirm: 'we confirm|i confirm|nous confirmons|je confirme|on confirme|confirming|please find confirmation',
  'will-ship':
    'ready|will be ready|goes out|go out|ready to ship|ex works date|pick up|pickup|collection|loading|prete|prets|pretes|pret|mise a disposition|chargement|to ship|a expedier|suit le|suivra|suivront|follow on|follows on|will follow|follow|follows',
  'will-deliver': 'with you|on site|at your site|chez vous|sur site|receive|recevrez|you will have',
  elsewhere:
    'please reply|please answer|please respond|reply by|answer by|answer before|reply before|respond by|let me know by|your answer|your reply|feedback by|confirm by|please confirm by|merci de repondre|repondre avant|reponse avant|votre reponse|votre retour|retour avant|merci de confirmer avant|confirmer avant|nous repondre|discount|remise|rabais|penalty|penalties|penalite|penalites|chargeable weight|volumetric weight|net weight|poids taxable|poids volumetrique|poids net|date limite d expedition|date limite|latest shipment date|latest shipment|expiry|expires|valid until|validite|valable|expire|meeting|reunion|call on|appel du|your email of|your mail of|votre mail du|votre email du|votre courriel du|votre message du|your message of|closed on|ferme le|fermeture|on holiday|en conges|visit|visite|credit note|avoir de|deposit|acompte|vat|tva|duty|droits de douane|warranty|garantie|quotation|devis|offre du|contract of|contrat du|office closed',
}

const STATES: readonly {
  readonly state: State
  readonly words: string
  readonly topic?: Topic
  readonly negated?: true
}[] = [
  {
    state: 'in-transit',
    words:
      'in transit|on its way|on their way|on the way|under way|underway|en transit|en route|en cours de transport|en cours d acheminement|at sea|en mer',
  },
  {
    state: 'late',
    words: 'late|overdue|delayed|behind schedule|en retard|retardee|retarde|retardees|retardes',
    topic: 'delay',
  },
  {
    state: 'on-time',
    words:
      'as promised|comme promis|on time|on schedule|on track|a l heure|dans les delais|dans les temps|in time',
  },
  { state: 'on-hold', words: 'on hold|blocked|bloquee|bloque|bloquees|bloques|suspendue|suspendu' },
  {
    state: 'preparing',
    words:
      'in preparation|being prepared|in production|en preparation|en cours de preparation|en production|en fabrication',
  },
  {
    state: 'cleared',
    words: 'customs cleared|cleared customs|cleared for export|cleared for import|dedouanement effectue',
  },
  { state: 'arrived', words: 'a quai|at the port of arrival|has landed' },
  {
    state: 'awaiting-payment',
    words: 'awaiting payment|waiting for payment|en attente de paiement|en attente de reglement',
  },
  {
    state: 'awaiting-lc',
    words:
      'awaiting the letter of credit|awaiting l c|en attente du credoc|en attente du credit documentaire',
  },
  { state: 'awaiting-licence', words: 'awaiting the licence|awaiting licence|en attente de licence' },
  { state: 'to-clarify', words: 'to clarify|to be clarified|a clarifier' },
  {
    state: 'shipped',
    words:
      'picked up|handed over to the carrier|handed to the carrier|prise en charge|remis au transporteur|remise au transporteur|remises au transporteur|remis a',
    topic: 'shipped',
  },
  {
    state: 'shipped',
    words: 'not picked up|not collected|yet to ship|yet to be shipped|reste a expedier|restent a expedier',
    negated: true,
  },
  { state: 'delivered', words: 'yet to be delivered|reste a livrer', negated: true },
  {
    state: 'invoiced',
    words: 'yet to be invoiced|reste a facturer|restent a facturer|a facturer|to be invoiced|to invoice',
    negated: true,
  },
]

const MODES: readonly {
  readonly mode: TransportMode
  readonly language: 'fr' | 'en'
  readonly words: string
}[] = [
  {
    mode: 'road',
    language: 'en',
    words: 'by road|by truck|by lorry|road freight|road transport|by trailer|road haulage',
  },
  {
    mode: 'road',
    language: 'fr',
    words:
      'par la route|par route|par camion|en camion|en routier|transport routier|voie routiere|fret routier',
  },
  {
    mode: 'sea',
    language: 'en',
    words: 'by sea|by ship|by vessel|by boat|sea freight|seafreight|ocean freight|by ocean',
  },
  {
    mode: 'sea',
    language: 'fr',
    words:
      'par mer|par bateau|par voie maritime|voie maritime|en maritime|fret maritime|transport maritime|par navire|en bateau',
  },
  { mode: 'air', language: 'en', words: 'by air|by plane|air freight|airfreight|airfreighted|by airfreight' },
  {
    mode: 'air',
    language: 'fr',
    words: 'par avion|par voie aerienne|voie aerienne|en aerien|fret aerien|transport aerien|en avion|aerien',
  },
  { mode: 'rail', language: 'en', words: 'by rail|by train|rail freight' },
  {
    mode: 'rail',
    language: 'fr',
    words: 'par rail|par le rail|par train|par voie ferroviaire|fret ferroviaire|en train',
  },
  { mode: 'courier', language: 'en', words: 'by courier|by express|courier service|express courier' },
  {
    mode: 'courier',
    language: 'fr',
    words: 'par coursier|par messagerie|en messagerie|en express|par express',
  },
  {
    mode: 'multimodal',
    language: 'en',
    words: 'multimodal transport|combined transport|by multimodal transport',
  },
  { mode: 'multimodal', language: 'fr', words: 'transport multimodal|transport combine|en multimodal' },
]

const CARRIERS: Rows = {
  DHL: 'dhl|dhl express|dhl global forwarding',
  UPS: 'ups',
  FedEx: 'fedex',
  TNT: 'tnt',
  Chronopost: 'chronopost',
  DPD: 'dpd',
  Geodis: 'geodis',
  Bolloré: 'bollore|bollore logistics',
  DSV: 'dsv',
  'Kuehne+Nagel': 'kuehne nagel|kuehne + nagel|kuhne nagel|kuehne und nagel',
  'DB Schenker': 'db schenker|schenker',
  Dachser: 'dachser',
  Maersk: 'maersk',
  MSC: 'msc',
  'CMA CGM': 'cma cgm|cma',
  'Hapag-Lloyd': 'hapag lloyd|hapag',
  Evergreen: 'evergreen line',
  COSCO: 'cosco',
  Ceva: 'ceva|ceva logistics',
  XPO: 'xpo|xpo logistics',
  Rhenus: 'rhenus',
  Panalpina: 'panalpina',
  'Air France Cargo': 'air france cargo',
  'Lufthansa Cargo': 'lufthansa cargo',
  'Emirates SkyCargo': 'emirates skycargo|skycargo',
}

const NAMINGS: Readonly<Record<ReferenceNaming, string>> = {
  order: 'order|orders|sales order|so|commande|commandes|cde|cmd|order no|order number|commande n',
  po: 'po|purchase order|bon de commande|po number|p o|your order|votre commande|customer order',
  invoice: 'invoice|facture|inv|invoice no|facture n',
  shipment: 'shipment|expedition|envoi|shipment no|shpt|delivery note|bon de livraison|bl n',
  'transport-document':
    'awb|air waybill|hawb|mawb|lta|b l|bl|bill of lading|connaissement|cmr|waybill|tracking|tracking number|numero de suivi|lettre de voiture|sea waybill|swb|bol',
  container: 'container|conteneur|tc|ctr|container no',
  contract: 'contract|contrat|contract no|frame contract|contrat cadre|l c|letter of credit|credoc',
  item: 'sku|part number|article|reference|ref|item code|code article',
  'hs-code':
    'hs code|hs|commodity code|tariff code|customs code|code douanier|code sh|nomenclature|code nc|cn code|taric',
}

const TURNS: Readonly<Record<Turn, string>> = {
  condition:
    'if|whether|once|when|as soon as|unless|provided that|in case|si|quand|des que|lorsque|une fois|s il|tant que|jusqu a ce que|a condition que|au cas ou|sous reserve|subject to|assuming|avant que|apres que',
  proposal:
    'please|merci de|priere de|veuillez|would|could|might|may|can we|can you|could you|propose|suggest|proposons|propose que|pourrait|pourraient|pourrions|pourriez|peut etre|perhaps|maybe|possibly|eventuellement|likely|probably|probablement|sans doute|we hope|nous esperons|hopefully|try to|essayer|essaierons|should|devrait|devraient|option|options|alternative|instead we|seriez vous|would you|shall we|souhaitez vous|voulez vous|estimate only',
  instead: 'instead of|rather than|au lieu de|plutot que',
  example: 'for example|for instance|e g|example|par exemple|p ex|exemple|examples|exemples',
  'new-value': 'new forecast|nouvelle prevision|you said|you gave|vous avez dit|vous indiquez',
}

const POLITE =
  'due to|due to the|would like to|would be grateful|would appreciate|may i|please note|please find|please be informed|please be advised|please see|kindly note|veuillez noter|merci de noter|veuillez trouver|packing list|liste de colisage|should you have|if you have|if you need|if you wish|if you would like|si vous avez|si vous souhaitez|si besoin|if needed|if necessary|as you may know|as you know|in due course|thank you for your order|merci pour votre commande'

const BREAKS =
  'that|because|car|which|who|but|while|whereas|mais|tandis que|alors que|however|cependant|toutefois|and|et|then|puis|as well as|ainsi que'

/** Every expression as its folded words, with what it means. The longest that fits a place is taken. */
export function phraseRows(): readonly {
  readonly words: readonly string[]
  readonly meaning: PhraseMeaning
}[] {
  const rows: { readonly words: readonly string[]; readonly meaning: PhraseMeaning }[] = []
  const add = (expressions: string, meaning: PhraseMeaning) => {
    for (const expression of expressions.split('|')) rows.push({ words: expression.split(' '), meaning })
  }
  for (const [topic, words] of Object.entries(TOPICS)) add(words, { kind: 'topic', topic: topic as Topic })
  for (const { state, words, topic, negated } of STATES) {
    add(words, { kind: 'state', state, negated: negated === true, topic: topic ?? null })
  }
  for (const { mode, language, words } of MODES) add(words, { kind: 'mode', mode, language })
  for (const [name, words] of Object.entries(CARRIERS)) add(words, { kind: 'carrier', name })
  for (const [naming, words] of Object.entries(NAMINGS)) {
    add(words, { kind: 'naming', naming: naming as ReferenceNaming })
  }
  for (const [turn, words] of Object.entries(TURNS)) add(words, { kind: 'turn', turn: turn as Turn })
  for (const word of STANDARD_WORDS) add(word, { kind: 'standard' })
  add('line|lines|ligne|lignes|poste|postes|pos|position|item no|ln', { kind: 'line' })
  add(POLITE, { kind: 'polite' })
  add(BREAKS, { kind: 'break' })
  return rows
}
