/** Every word of the page's own, in French and English; what the desk answers comes from the desk. */

import type { Role } from '../domain/actor.ts'
import type { Locale } from '../domain/locale.ts'

/** A suggestion to start with. `send` is said at once; `fill` waits in the message box to be completed. */
export interface Starter {
  readonly title: string
  readonly words: string
  readonly does: 'send' | 'fill'
}

export interface PageWords {
  readonly pageTitle: string
  readonly pageTitleWaiting: (count: number) => string
  readonly tagline: string
  readonly skipToComposer: string
  readonly demo: string
  readonly demoExplained: string
  readonly languageGroup: string
  readonly newConversation: string
  readonly newConversationQuestion: string
  readonly newConversationExplained: string
  readonly newConversationConfirm: string
  readonly newConversationFailed: string
  readonly cancel: string
  readonly menu: string
  readonly signedInAs: (name: string, role: string) => string
  readonly roles: Readonly<Record<Role, string>>
  readonly appearance: string
  readonly themes: { readonly system: string; readonly light: string; readonly dark: string }
  readonly keyboard: string
  readonly keys: readonly { readonly key: string; readonly does: string }[]
  readonly conversation: string
  readonly you: string
  readonly desk: string
  readonly today: string
  readonly yesterday: string
  readonly greeting: (name: string) => string
  readonly invitation: string
  readonly starters: readonly Starter[]
  readonly demoStarters: readonly Starter[]
  readonly composerLabel: string
  readonly composerPlaceholder: string
  readonly composerHint: string
  readonly send: string
  readonly charactersLeft: (count: number) => string
  readonly tooLong: (over: number) => string
  readonly answering: string
  readonly stillAnswering: string
  readonly waiting: string
  readonly held: string
  readonly heldForAge: string
  readonly retry: string
  readonly discard: string
  readonly edit: string
  readonly copy: string
  readonly copied: string
  readonly copyFailed: string
  readonly showAll: string
  readonly showLess: string
  readonly newAnswer: string
  readonly toEnd: string
  readonly offline: string
  readonly offlineExplained: string
  readonly backOnline: string
  readonly retryNow: string
  readonly signedOut: string
  readonly reload: string
  readonly loading: string
  readonly pageFailed: string
  readonly cardFailed: string
  readonly formNoLongerOpen: string
  readonly inputRequired: (label: string) => string
  readonly inputInvalid: (label: string) => string
  readonly moreActions: string
  readonly tableLabel: string
  readonly pictureLabel: string
  readonly views: string
  readonly ownView: string
  readonly watchView: string
  readonly watchWelcome: string
  readonly watchExplained: string
  readonly watchStarter: Starter
  readonly messageMenu: string
  readonly saveToWatch: string
  readonly checkThis: string
  readonly saidToSave: (text: string) => string
  readonly saidToCheck: (text: string) => string
  readonly speaker: string
  readonly speakerHint: string
  readonly speakerSave: string
  readonly speakerFailed: string
}

const FR: PageWords = {
  pageTitle: 'Escale',
  pageTitleWaiting: (count) => `(${count}) Escale`,
  tagline: 'Assistant du bureau export',
  skipToComposer: 'Aller à la saisie',
  demo: 'Démonstration :',
  demoExplained: 'les commandes sont inventées.',
  languageGroup: 'Langue',
  newConversation: 'Nouvelle conversation',
  newConversationQuestion: 'Commencer une nouvelle conversation ?',
  newConversationExplained:
    'Les échanges affichés ici disparaissent de l’écran et la saisie en cours est abandonnée. Ce qui a été enregistré sur les commandes reste.',
  newConversationConfirm: 'Commencer',
  newConversationFailed: 'La nouvelle conversation n’a pas pu commencer. Réessayez dans un instant.',
  cancel: 'Annuler',
  menu: 'Réglages et aide',
  signedInAs: (name, role) => `${name} · ${role}`,
  roles: { reader: 'consultation', agent: 'gestionnaire', manager: 'responsable' },
  appearance: 'Apparence',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  keyboard: 'Clavier',
  keys: [
    { key: 'Entrée', does: 'envoyer' },
    { key: 'Maj + Entrée', does: 'aller à la ligne' },
    { key: '↑', does: 'reprendre un message précédent' },
    { key: 'Échap', does: 'revenir à la saisie' },
  ],
  conversation: 'Conversation',
  you: 'Vous',
  desk: 'Escale',
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  greeting: (name) => `Bonjour ${name}, quelle commande ?`,
  invitation:
    'Demandez où en est une commande, enregistrez une nouvelle date, faites vérifier un texte. Chaque chiffre donné vient du registre des commandes.',
  starters: [
    { title: 'Mes retards', words: 'Quelles sont mes commandes en retard ?', does: 'send' },
    { title: 'Où en est…', words: 'Où en est la commande ', does: 'fill' },
    { title: 'Nouvelle date', words: 'Enregistrer une nouvelle date pour la commande ', does: 'fill' },
    { title: 'Vérifier un texte', words: 'Vérifie ce texte : ', does: 'fill' },
  ],
  demoStarters: [
    { title: 'Où en est…', words: 'Où en est la commande SO-1001 ?', does: 'send' },
    { title: 'Les retards', words: 'Quelles commandes sont en retard ?', does: 'send' },
    {
      title: 'Nouvelle date',
      words: 'Enregistrer une nouvelle date pour la ligne 10 de la SO-1001',
      does: 'send',
    },
    { title: 'Vérifier un texte', words: 'Vérifie ce texte : ', does: 'fill' },
  ],
  composerLabel: 'Votre message',
  composerPlaceholder: 'Commande, client, question…',
  composerHint: 'Entrée pour envoyer, Maj + Entrée pour aller à la ligne',
  send: 'Envoyer',
  charactersLeft: (count) => (count === 1 ? '1 caractère restant' : `${count} caractères restants`),
  tooLong: (over) => (over === 1 ? '1 caractère de trop' : `${over} caractères de trop`),
  answering: 'Escale répond…',
  stillAnswering: 'Escale cherche encore…',
  waiting: 'En attente du serveur. Le message partira tout seul.',
  held: 'Le message n’a pas été pris en compte.',
  heldForAge: 'Ce message attend depuis trop longtemps pour partir tout seul.',
  retry: 'Renvoyer',
  discard: 'Retirer',
  edit: 'Modifier',
  copy: 'Copier la réponse',
  copied: 'Copié',
  copyFailed: 'La copie n’est pas permise par le navigateur.',
  showAll: 'Tout afficher',
  showLess: 'Réduire',
  newAnswer: 'Nouvelle réponse',
  toEnd: 'Aller à la dernière réponse',
  offline: 'Connexion au serveur perdue',
  offlineExplained: 'Vous pouvez continuer à écrire : vos messages partiront dès son retour.',
  backOnline: 'Connexion rétablie',
  retryNow: 'Réessayer',
  signedOut: 'Votre session est terminée.',
  reload: 'Recharger la page',
  loading: 'Chargement de la conversation…',
  pageFailed: 'La page a rencontré une erreur. Vos messages sont gardés.',
  cardFailed: 'La fiche n’a pas pu être affichée ; voici la réponse en texte.',
  formNoLongerOpen: 'Ce formulaire n’est plus en cours.',
  inputRequired: (label) => `${label} : à remplir.`,
  inputInvalid: (label) => `${label} : valeur non reconnue.`,
  moreActions: 'Autres actions',
  tableLabel: 'Tableau',
  pictureLabel: 'Image',
  views: 'Vue',
  ownView: 'Commandes',
  watchView: 'Veille',
  watchWelcome: 'Canal de veille',
  watchExplained:
    'Tout le bureau lit ce canal. Proposez une note avec sa source ; une fois approuvée par un collègue, elle répond, corrige et prévient les commandes touchées.',
  watchStarter: { title: 'Partager une note', words: 'note de veille : ', does: 'fill' },
  messageMenu: 'Que faire de ce message',
  saveToWatch: 'Enregistrer dans la veille',
  checkThis: 'Vérifier',
  saidToSave: (text) => `note de veille : ${text}`,
  saidToCheck: (text) => `vérifie ce texte : ${text}`,
  speaker: 'Qui parle',
  speakerHint: 'Le nom signe vos notes et vos avis dans le canal de veille.',
  speakerSave: 'Prendre ce nom',
  speakerFailed: 'Ce nom n’a pas été pris : 1 à 80 signes, dont des lettres.',
}

const EN: PageWords = {
  pageTitle: 'Escale',
  pageTitleWaiting: (count) => `(${count}) Escale`,
  tagline: 'Export order desk assistant',
  skipToComposer: 'Skip to the message box',
  demo: 'Demonstration:',
  demoExplained: 'the orders are made up.',
  languageGroup: 'Language',
  newConversation: 'New conversation',
  newConversationQuestion: 'Start a new conversation?',
  newConversationExplained:
    'The exchanges shown here leave the screen and any entry in progress is dropped. What was recorded on orders stays.',
  newConversationConfirm: 'Start',
  newConversationFailed: 'The new conversation could not start. Please try again in a moment.',
  cancel: 'Cancel',
  menu: 'Settings and help',
  signedInAs: (name, role) => `${name} · ${role}`,
  roles: { reader: 'reader', agent: 'agent', manager: 'manager' },
  appearance: 'Appearance',
  themes: { system: 'Same as system', light: 'Light', dark: 'Dark' },
  keyboard: 'Keyboard',
  keys: [
    { key: 'Enter', does: 'send' },
    { key: 'Shift + Enter', does: 'new line' },
    { key: '↑', does: 'bring back an earlier message' },
    { key: 'Esc', does: 'return to the message box' },
  ],
  conversation: 'Conversation',
  you: 'You',
  desk: 'Escale',
  today: 'Today',
  yesterday: 'Yesterday',
  greeting: (name) => `Hello ${name}, which order?`,
  invitation:
    'Ask where an order stands, record a new date, have a text checked. Every figure given comes from the order record.',
  starters: [
    { title: 'My late orders', words: 'Which of my orders are late?', does: 'send' },
    { title: 'Where is…', words: 'Where is order ', does: 'fill' },
    { title: 'New date', words: 'Record a new date for order ', does: 'fill' },
    { title: 'Check a text', words: 'Check this: ', does: 'fill' },
  ],
  demoStarters: [
    { title: 'Where is…', words: 'Where is order SO-1001?', does: 'send' },
    { title: 'Late orders', words: 'Which orders are late?', does: 'send' },
    { title: 'New date', words: 'Record a new date for line 10 of SO-1001', does: 'send' },
    { title: 'Check a text', words: 'Check this: ', does: 'fill' },
  ],
  composerLabel: 'Your message',
  composerPlaceholder: 'Order, customer, question…',
  composerHint: 'Enter to send, Shift + Enter for a new line',
  send: 'Send',
  charactersLeft: (count) => (count === 1 ? '1 character left' : `${count} characters left`),
  tooLong: (over) => (over === 1 ? '1 character too many' : `${over} characters too many`),
  answering: 'Escale is answering…',
  stillAnswering: 'Escale is still looking…',
  waiting: 'Waiting for the server. The message will go by itself.',
  held: 'The message was not taken.',
  heldForAge: 'This message has waited too long to go by itself.',
  retry: 'Send again',
  discard: 'Remove',
  edit: 'Edit',
  copy: 'Copy the answer',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying.',
  showAll: 'Show all',
  showLess: 'Show less',
  newAnswer: 'New answer',
  toEnd: 'Go to the latest answer',
  offline: 'Connection to the server lost',
  offlineExplained: 'You can go on writing: your messages will go as soon as it is back.',
  backOnline: 'Connection restored',
  retryNow: 'Try now',
  signedOut: 'Your session has ended.',
  reload: 'Reload the page',
  loading: 'Loading the conversation…',
  pageFailed: 'The page ran into an error. Your messages are kept.',
  cardFailed: 'The card could not be shown; here is the answer as text.',
  formNoLongerOpen: 'This form is no longer open.',
  inputRequired: (label) => `${label}: please fill this in.`,
  inputInvalid: (label) => `${label}: not recognised.`,
  moreActions: 'More actions',
  tableLabel: 'Table',
  pictureLabel: 'Picture',
  views: 'View',
  ownView: 'Orders',
  watchView: 'Watch',
  watchWelcome: 'Watch channel',
  watchExplained:
    'The whole desk reads this channel. Propose a note with its source; once a colleague has approved it, it answers, corrects and warns the orders it touches.',
  watchStarter: { title: 'Share a note', words: 'watch note: ', does: 'fill' },
  messageMenu: 'What to do with this message',
  saveToWatch: 'Save to the watch',
  checkThis: 'Check this',
  saidToSave: (text) => `watch note: ${text}`,
  saidToCheck: (text) => `check this: ${text}`,
  speaker: 'Who speaks',
  speakerHint: 'The name signs your notes and opinions in the watch channel.',
  speakerSave: 'Take this name',
  speakerFailed: 'This name was not taken: 1 to 80 signs, letters among them.',
}

const WORDS: Readonly<Record<Locale, PageWords>> = { fr: FR, en: EN }

export function pageWords(locale: Locale): PageWords {
  return WORDS[locale]
}
