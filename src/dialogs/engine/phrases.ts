/** Every sentence the engine says of its own, in French and English. Dialogs bring theirs in their own files. */

import type { Role } from '../../domain/actor.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'

/** `{name}` is filled from the values given; `{what}` is mostly a dialog's title with the answers so far. */
const PHRASES = {
  // Coming back to what was open
  back: { fr: 'Revenons à : {what}.', en: 'Back to: {what}.' },
  'back-to-confirm': { fr: 'Il reste à confirmer : {what}.', en: 'Still to confirm: {what}.' },
  'left-open': {
    fr: 'Vous aviez commencé : {what}. Rien n’est encore fait. On continue, ou on abandonne ?',
    en: 'You had started: {what}. Nothing is done yet. Shall we go on, or drop it?',
  },
  resumed: { fr: 'Nous en étions à : {what}.', en: 'We were at: {what}.' },
  vanished: {
    fr: 'Un sujet ouvert ({what}) n’existe plus dans cette version : je l’ai fermé, rien n’a été enregistré.',
    en: 'An open subject ({what}) no longer exists in this version: I closed it, nothing was saved.',
  },
  'definition-changed': {
    fr: 'Les questions de ce sujet ont changé depuis : j’ai gardé les réponses qui servent encore.',
    en: 'The questions of this subject have changed since: I kept the answers that still serve.',
  },

  // Confirming a write
  'confirm-lead': { fr: 'Voici ce que je vais enregistrer :', en: 'This is what I will save:' },
  'confirm-ask': { fr: 'Est-ce bien cela ?', en: 'Is that right?' },
  'what-to-change': {
    fr: 'Rien n’est enregistré. Que faut-il changer ?',
    en: 'Nothing is saved. What should change?',
  },
  'changed-meanwhile': {
    fr: 'Entre-temps, quelqu’un d’autre a modifié cette commande : rien n’a été enregistré. Voici où elle en est.',
    en: 'Someone else has changed this order in the meantime: nothing was saved. This is where it stands now.',
  },

  // Values
  assumed: { fr: 'Je pars de : {what}, dont nous parlions.', en: 'I take it you mean: {what}, as before.' },
  corrected: {
    fr: 'Corrigé : {title} {new} (avant : {old}).',
    en: 'Corrected: {title} {new} (was {old}).',
  },
  'corrected-text': { fr: 'Corrigé : {title}.', en: 'Corrected: {title}.' },
  removed: { fr: 'Retiré : {title}.', en: 'Removed: {title}.' },
  'bad-value': {
    fr: 'Je ne peux pas prendre {typed} comme réponse ({title}).',
    en: 'I cannot take {typed} as an answer ({title}).',
  },
  'no-longer-fits': {
    fr: 'Cette réponse ne convient plus ({title}) : {problem}',
    en: 'This answer no longer fits ({title}): {problem}',
  },
  'insist-or-change': {
    fr: 'Donnez une autre réponse, ou gardez celle-ci.',
    en: 'Give another answer, or keep this one.',
  },
  'which-reading': {
    fr: '{typed} peut se lire de plusieurs façons ({title}). Laquelle ?',
    en: '{typed} can be read in several ways ({title}). Which one?',
  },
  'which-meaning': {
    fr: '{typed} peut vouloir dire plusieurs choses. Laquelle ?',
    en: '{typed} can mean several things. Which one?',
  },
  'which-intent': { fr: 'Que voulez-vous faire ?', en: 'What would you like to do?' },
  'did-you-mean': { fr: 'Voulez-vous : {what} ?', en: 'Do you want to: {what}?' },
  'guess-dropped': { fr: 'D’accord. Dites-le autrement.', en: 'All right. Please put it another way.' },
  'pick-one': {
    fr: 'Plusieurs réponses sont proposées : choisissez-en une.',
    en: 'Several answers are offered: choose one of them.',
  },
  'yes-to-what': {
    fr: 'Il me faut une réponse plus précise que oui ou non.',
    en: 'I need a more precise answer than yes or no.',
  },

  // Dropping and taking back
  dropped: {
    fr: 'J’abandonne : {what}. Rien n’a été enregistré.',
    en: 'Dropped: {what}. Nothing was saved.',
  },
  'nothing-open': { fr: 'Rien n’est en cours.', en: 'Nothing is in progress.' },
  'nothing-open-write': {
    fr: 'Rien n’est en cours. La dernière écriture peut encore être défaite : {what}.',
    en: 'Nothing is in progress. The last thing saved can still be undone: {what}.',
  },
  'nothing-to-undo': { fr: 'Il n’y a rien à défaire.', en: 'There is nothing to undo.' },
  'forgot-answer': {
    fr: 'J’oublie votre dernière réponse ({what}).',
    en: 'I forget your last answer ({what}).',
  },
  'forgot-start': { fr: 'J’oublie : {what}.', en: 'Forgotten: {what}.' },
  undone: {
    fr: 'C’est défait : {what}. Tout est revenu comme avant.',
    en: 'Undone: {what}. Everything is as it was.',
  },
  'undo-refused': {
    fr: 'Je ne peux pas défaire : {what}. Quelque chose d’autre a changé depuis sur cette commande, et je l’effacerais.',
    en: 'I cannot undo: {what}. Something else has changed on this order since, and I would erase it.',
  },
  'undo-impossible': {
    fr: 'Cette écriture ne peut pas être défaite d’ici : {what}.',
    en: 'This cannot be undone from here: {what}.',
  },

  // Not understood, from the first time on
  'miss-first': {
    fr: 'Je n’ai pas compris. Pouvez-vous le dire autrement ?',
    en: 'I did not understand. Could you put it another way?',
  },
  'miss-first-slot': {
    fr: 'Je n’ai pas reconnu la réponse ({title}).',
    en: 'I did not recognise the answer ({title}).',
  },
  'miss-first-choice': {
    fr: 'Je n’ai pas reconnu votre réponse parmi celles proposées.',
    en: 'I did not recognise your answer among those offered.',
  },
  'miss-second': {
    fr: 'Je ne vois toujours pas. Dites par exemple « {example} », ou « aide ».',
    en: 'I still do not see it. Say for example “{example}”, or “help”.',
  },
  'miss-second-slot': {
    fr: 'Toujours pas. Choisissez ci-dessous, ou demandez-moi pourquoi je pose la question.',
    en: 'Not yet. Choose below, or ask me why I put the question.',
  },
  'miss-menu': {
    fr: 'Prenons un autre chemin. Voici ce que je sais faire :',
    en: 'Let us take another way. This is what I can do:',
  },
  'miss-menu-open': {
    fr: 'Votre demande reste ouverte : {what}.',
    en: 'What you started stays open: {what}.',
  },
  'miss-again': {
    fr: 'Je ne comprends toujours pas. Un collègue peut prendre la suite, ou choisissez ci-dessous.',
    en: 'I still do not understand. A colleague can take over, or choose below.',
  },
  'cannot-answer': {
    fr: 'Je n’ai pas de réponse sûre à cette question, et je préfère ne rien inventer.',
    en: 'I have no sure answer to that question, and I would rather not make one up.',
  },

  // Help
  capabilities: { fr: 'Voici ce que je sais faire :', en: 'This is what I can do:' },
  'help-open': { fr: 'Nous en sommes à : {what}.', en: 'We are at: {what}.' },
  'help-moves': {
    fr: 'Vous pouvez répondre, corriger une réponse déjà donnée, poser une autre question, demander « pourquoi ? », ou dire « défaire », « répète », « abandonner » ou « un collègue ».',
    en: 'You can answer, correct an answer you gave, ask something else, ask “why?”, or say “undo”, “repeat”, “cancel” or “a colleague”.',
  },
  'help-idle': {
    fr: 'Écrivez comme à un collègue, en français ou en anglais. Une référence suffit souvent.',
    en: 'Write as you would to a colleague, in French or English. A reference is often enough.',
  },
  'why-confirm': {
    fr: 'Je fais relire chaque écriture avant de l’enregistrer : d’autres travailleront avec.',
    en: 'I have every change read over before saving it: others will work with it.',
  },
  'why-nothing': {
    fr: 'Je ne vous ai rien demandé pour le moment.',
    en: 'I have not asked you anything just now.',
  },
  'format-confirm': {
    fr: 'Répondez oui, non, ou donnez directement la valeur à changer.',
    en: 'Answer yes or no, or give the value to change.',
  },
  'format-choice': { fr: 'Choisissez une des réponses proposées.', en: 'Choose one of the answers offered.' },
  'format-free': { fr: 'Répondez avec vos mots.', en: 'Answer in your own words.' },

  // Rights, room, colleagues, language
  'not-allowed': {
    fr: 'Votre rôle ({role}) ne permet pas ceci : {what}. Demandez à un collègue qui a le rôle {needed}.',
    en: 'Your role ({role}) does not allow this: {what}. Ask a colleague who has the role {needed}.',
  },
  'too-deep': {
    fr: 'Plusieurs sujets sont déjà ouverts. Terminons ou abandonnons d’abord celui-ci : {what}.',
    en: 'Several subjects are already open. Let us first finish or drop this one: {what}.',
  },
  'handed-over': {
    fr: 'C’est transmis à {to}, avec ce que vous avez déjà dit{what}. Vous n’aurez rien à répéter.',
    en: 'Handed over to {to}, with what you have said so far{what}. You will not have to repeat anything.',
  },
  'the-desk': { fr: 'l’équipe', en: 'the team' },
  'language-set': { fr: 'Je continue en français.', en: 'I will carry on in English.' },

  // Courtesy
  greeting: { fr: 'Bonjour.', en: 'Hello.' },
  'greeting-idle': { fr: 'Que puis-je faire pour vous ?', en: 'What can I do for you?' },
  thanks: { fr: 'Avec plaisir.', en: 'You are welcome.' },
  goodbye: { fr: 'Au revoir.', en: 'Goodbye.' },
  'goodbye-open': { fr: 'Je garde de côté : {what}.', en: 'I keep this for you: {what}.' },
  'who-are-you': {
    fr: 'Je suis Escale, l’assistant de l’administration des ventes export. Je lis les commandes, et je n’écris rien sans votre accord.',
    en: 'I am Escale, the export order desk’s assistant. I read the orders, and I write nothing without your agreement.',
  },
  fine: { fr: 'Très bien.', en: 'All right.' },

  // Forms and buttons
  'form-lead': { fr: 'Ou remplissez tout d’un coup :', en: 'Or fill everything in at once:' },
  'form-submit': { fr: 'Valider', en: 'Submit' },
  'button-form': { fr: 'Formulaire', en: 'Form' },
  'button-confirm': { fr: 'Confirmer', en: 'Confirm' },
  'button-change': { fr: 'Modifier', en: 'Change' },
  'button-cancel': { fr: 'Abandonner', en: 'Cancel' },
  'button-continue': { fr: 'Continuer', en: 'Go on' },
  'button-drop': { fr: 'Abandonner', en: 'Drop it' },
  'button-undo': { fr: 'Défaire', en: 'Undo' },
  'button-keep': { fr: 'Garder {what}', en: 'Keep {what}' },
  'button-add': { fr: 'Ajouter : {title}', en: 'Add: {title}' },
  'button-none': { fr: 'Aucune', en: 'None' },
  'button-why': { fr: 'Pourquoi ?', en: 'Why?' },
  'button-colleague': { fr: 'Un collègue', en: 'A colleague' },
  'button-yes': { fr: 'Oui', en: 'Yes' },
  'button-no': { fr: 'Non', en: 'No' },
} as const satisfies Record<string, Bilingual>

export type PhraseKey = keyof typeof PHRASES

export const PHRASE_KEYS = Object.keys(PHRASES) as readonly PhraseKey[]

/** A phrase with its blanks filled, spaced as its language prints it. */
export function phrase(
  key: PhraseKey,
  locale: Locale,
  values: Readonly<Record<string, string>> = {},
): string {
  const template: string = PHRASES[key][locale]
  return typeset(
    template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
    locale,
  )
}

const ROLE_NAMES: Readonly<Record<Role, Bilingual>> = {
  reader: { fr: 'lecteur', en: 'reader' },
  agent: { fr: 'agent', en: 'agent' },
  manager: { fr: 'responsable', en: 'manager' },
}

/** The role as people call it. */
export function roleName(role: Role, locale: Locale): string {
  return ROLE_NAMES[role][locale]
}
