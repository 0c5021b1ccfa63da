/** Errors with a stable code. People see the phrase in their language; developers see code, details and cause. */

import type { Bilingual, Locale } from './locale.ts'
import { showNumber } from './wording.ts'

/** Phrases may hold `{name}`, filled from the error's details. */
const PHRASES = {
  'order-not-found': {
    fr: 'Je ne trouve pas de commande « {reference} ».',
    en: 'I cannot find an order “{reference}”.',
  },
  'line-not-found': {
    fr: 'La commande {order} n’a pas de ligne {line}. Ses lignes : {lines}.',
    en: 'Order {order} has no line {line}. Its lines: {lines}.',
  },
  'not-allowed': {
    fr: 'Votre rôle ({role}) ne permet pas cette action. Demandez à un collègue qui a le rôle {needed}.',
    en: 'Your role ({role}) does not allow this. Ask a colleague who has the role {needed}.',
  },
  'changed-meanwhile': {
    fr: 'La commande {order} a changé entre-temps. Rien n’a été enregistré : relisez-la, puis recommencez.',
    en: 'Order {order} has changed in the meantime. Nothing was saved: read it again, then retry.',
  },
  'store-unavailable': {
    fr: 'Le registre des commandes ne répond pas. Votre message est gardé ; réessayez dans un instant.',
    en: 'The order store does not answer. Your message is kept; please try again in a moment.',
  },
  'store-programs-missing': {
    fr: 'Aucun PostgreSQL n’est fourni pour cette machine ({machine}). Relancez « npm ci » sans --omit=optional, ou indiquez un serveur PostgreSQL dans DATABASE_URL.',
    en: 'No PostgreSQL comes with the desk for this machine ({machine}). Run “npm ci” again without --omit=optional, or name a PostgreSQL server in DATABASE_URL.',
  },
  'store-disk-full': {
    fr: 'Le disque est plein : le registre des commandes ne peut pas s’ouvrir dans {folder}. Libérez de la place, ou choisissez un autre dossier avec DATA_DIR, puis relancez.',
    en: 'The disk is full: the order store cannot open in {folder}. Free some space, or choose another folder with DATA_DIR, then start again.',
  },
  'store-folder-refused': {
    fr: 'Le registre des commandes ne peut pas lire ou écrire {folder}. Vérifiez à qui appartient ce dossier, ou choisissez-en un autre avec DATA_DIR.',
    en: 'The order store cannot read or write {folder}. Check who owns this folder, or choose another one with DATA_DIR.',
  },
  'store-other-version': {
    fr: 'Le registre dans {folder} vient d’une autre version de PostgreSQL. Restaurez une sauvegarde dans un dossier neuf (DATA_DIR), ou relancez la version d’Escale qui l’a écrit.',
    en: 'The store in {folder} comes from another version of PostgreSQL. Restore a backup into a new folder (DATA_DIR), or run the Escale version that wrote it.',
  },
  'store-not-started': {
    fr: 'Le registre des commandes n’a pas démarré : {problem}. Voyez postgres.log dans DATA_DIR.',
    en: 'The order store did not start: {problem}. See postgres.log in DATA_DIR.',
  },
  'store-schema-newer': {
    fr: 'Le registre a été écrit par une version plus récente d’Escale ({migration}). Installez cette version ou une plus récente.',
    en: 'The store was written by a newer version of Escale ({migration}). Install that version or a later one.',
  },
  'database-url-wrong': {
    fr: 'DATABASE_URL n’est pas une adresse PostgreSQL. Exemple : postgres://nom:motdepasse@serveur:5432/escale',
    en: 'DATABASE_URL is not a PostgreSQL address. Example: postgres://name:password@server:5432/escale',
  },
  'database-refused': {
    fr: 'Le serveur {server} refuse ce nom ou ce mot de passe. Corrigez DATABASE_URL.',
    en: 'The server {server} refuses this name or password. Correct DATABASE_URL.',
  },
  'database-missing': {
    fr: 'La base nommée dans DATABASE_URL n’existe pas sur {server}. Créez-la (CREATE DATABASE), puis relancez.',
    en: 'The database named in DATABASE_URL does not exist on {server}. Create it (CREATE DATABASE), then start again.',
  },
  'database-rights': {
    fr: 'Sur {server}, le compte de DATABASE_URL n’a pas les droits nécessaires : {problem}. Il doit pouvoir créer des tables et les extensions pg_trgm et unaccent.',
    en: 'On {server} the account of DATABASE_URL lacks the rights it needs: {problem}. It must be able to create tables and the extensions pg_trgm and unaccent.',
  },
  'database-unreachable': {
    fr: 'Le serveur {server} de DATABASE_URL ne répond pas : {problem}. Vérifiez l’adresse, et que le serveur tourne.',
    en: 'The server {server} of DATABASE_URL does not answer: {problem}. Check the address, and that the server runs.',
  },
  'database-failed': {
    fr: 'Le serveur {server} n’a pas pu préparer le registre des commandes : {problem}.',
    en: 'The server {server} could not prepare the order store: {problem}.',
  },
  'database-too-old': {
    fr: 'Le serveur {server} est un PostgreSQL {version} ; il faut la version 14 ou une plus récente.',
    en: 'The server {server} runs PostgreSQL {version}; version 14 or later is needed.',
  },
  'bad-definition': {
    fr: 'Le fichier {file} ne peut pas être chargé : {problem}.',
    en: 'The file {file} cannot be loaded: {problem}.',
  },
  'backup-not-found': {
    fr: 'Je ne trouve pas le fichier de sauvegarde {file}. Vérifiez le chemin.',
    en: 'I cannot find the backup file {file}. Check the path.',
  },
  'backup-damaged': {
    fr: 'Le fichier {file} n’est pas une sauvegarde d’Escale, ou il est abîmé ou incomplet. Rien n’a été changé ; prenez une autre sauvegarde.',
    en: 'The file {file} is not an Escale backup, or it is damaged or incomplete. Nothing was changed; use another backup.',
  },
  'backup-newer': {
    fr: 'La sauvegarde {file} vient d’une version plus récente d’Escale ({migration}). Mettez Escale à jour, puis recommencez.',
    en: 'The backup {file} comes from a newer version of Escale ({migration}). Update Escale, then retry.',
  },
  'restore-store-not-empty': {
    fr: 'Le registre contient déjà des données. Pour les remplacer par la sauvegarde, ajoutez --replace.',
    en: 'The store already holds data. To replace it by the backup, add --replace.',
  },
  'watch-answer-unknown': {
    fr: 'La liste de contrôle ne prend pas « {value} » pour « {field} ». Choisissez une des réponses proposées.',
    en: 'The checklist does not take “{value}” for “{field}”. Choose one of the answers offered.',
  },
  'watch-note-not-found': {
    fr: 'Je ne trouve pas de note de veille « {note} ».',
    en: 'I cannot find a watch note “{note}”.',
  },
  'watch-note-changed': {
    fr: 'La note {note} a changé entre-temps ({by}). Rien n’a été enregistré : relisez-la, puis recommencez.',
    en: 'Note {note} has changed in the meantime ({by}). Nothing was saved: read it again, then retry.',
  },
  'watch-note-circle': {
    fr: 'Ces notes se remplaceraient en rond ({circle}) : aucune ne serait plus en vigueur. Rien n’a été enregistré.',
    en: 'These notes would replace each other in a circle ({circle}): none would be in force. Nothing was saved.',
  },
  'watch-own-note': {
    fr: 'Vous avez écrit la note {note} : c’est à un collègue de l’approuver.',
    en: 'You wrote note {note}: a colleague has to approve it.',
  },
  'watch-note-too-long': {
    fr: 'Une note de veille tient en {most} caractères ; celle-ci en a {length}. Gardez ce qui change et donnez l’adresse du document dans la source.',
    en: 'A watch note holds {most} characters; this one has {length}. Keep what changes, and give the address of the document in the source.',
  },
  'watch-note-empty': {
    fr: 'La note ne contient aucun mot à garder.',
    en: 'The note has no words to keep.',
  },
  'watch-note-dates': {
    fr: 'Les dates de la note ne tiennent pas : {problem}.',
    en: 'The dates of the note do not hold: {problem}.',
  },
  'watch-note-refused': {
    fr: 'La note ne peut pas être gardée ainsi : {problem}.',
    en: 'The note cannot be kept like this: {problem}.',
  },
  'watch-country-unknown': {
    fr: 'Je ne connais ni pays ni groupe de pays dans « {typed} ». Donnez-en le nom, ou « monde entier ».',
    en: 'I know no country or group of countries in “{typed}”. Give its name, or “worldwide”.',
  },
  'watch-note-state': {
    fr: 'La note {note} est {state} : cela ne peut pas se faire maintenant.',
    en: 'Note {note} is {state}: this cannot be done now.',
  },
  'watch-note-shipped': {
    fr: 'La note {note} est venue avec Escale. Pour la changer, partagez une note qui la remplace.',
    en: 'Note {note} came with Escale. To change it, share a note that replaces it.',
  },
  'watch-note-first': {
    fr: 'La note {note} est telle qu’elle est venue : il n’y a pas de version d’avant.',
    en: 'Note {note} is as it came: there is no version before.',
  },
  'note-not-found': {
    fr: 'La commande {order} n’a plus cette note.',
    en: 'Order {order} no longer has this note.',
  },
  'import-file-not-found': {
    fr: 'Je ne trouve pas le fichier {file}. Vérifiez le chemin.',
    en: 'I cannot find the file {file}. Check the path.',
  },
  'import-file-empty': {
    fr: 'Le fichier {file} est vide. Exportez-le de nouveau depuis votre ERP.',
    en: 'The file {file} is empty. Export it again from your ERP.',
  },
  'import-file-binary': {
    fr: 'Le fichier {file} n’est pas un fichier texte (CSV). Dans le tableur, enregistrez-le au format CSV UTF-8.',
    en: 'The file {file} is not a text file (CSV). In the spreadsheet, save it as CSV UTF-8.',
  },
  'import-encoding-wrong': {
    fr: 'Le fichier {file} n’est pas écrit en {encoding} (vers la ligne {line}). Indiquez le bon encodage dans le fichier de correspondance (encoding).',
    en: 'The file {file} is not written in {encoding} (near line {line}). Give the right encoding in the map file (encoding).',
  },
  'import-record-too-long': {
    fr: 'La ligne {line} de {file} est trop longue (plus d’un mégaoctet). Le fichier n’a sans doute pas de fins de ligne, ou un guillemet n’est pas fermé.',
    en: 'Line {line} of {file} is too long (over a megabyte). The file probably has no line ends, or a quote is not closed.',
  },
  'import-quote-open': {
    fr: 'Un guillemet ouvert à la ligne {line} de {file} n’est jamais fermé. Fermez-le ou doublez-le, puis recommencez.',
    en: 'A quote opened on line {line} of {file} is never closed. Close or double it, then retry.',
  },
  'file-not-written': {
    fr: 'Impossible d’écrire {file} : {problem}. Vérifiez le dossier et la place libre.',
    en: 'Cannot write {file}: {problem}. Check the folder and the free space.',
  },
  'bad-date-option': {
    fr: '{option} attend une date comme 2014-03-01, et non « {value} ».',
    en: '{option} takes a date such as 2014-03-01, not “{value}”.',
  },
  'import-columns-missing': {
    fr: 'Il manque des colonnes obligatoires à {file} : {missing}. Ses colonnes : {found}. Écrivez un fichier de correspondance (--map) ; docs/import.md dit comment.',
    en: 'The file {file} lacks required columns: {missing}. Its columns: {found}. Write a map file (--map); docs/import.md says how.',
  },
  'import-map-suggested': {
    fr: 'Il manque des colonnes obligatoires à {file} : {missing}. La correspondance {map} semble convenir : recommencez avec --map {map}',
    en: 'The file {file} lacks required columns: {missing}. The map {map} seems to fit: run it again with --map {map}',
  },
  'import-heading-twice': {
    fr: 'Dans {file}, ces en-têtes sont en double : {headings}. Renommez l’une des deux colonnes, puis recommencez.',
    en: 'In {file} these headings stand twice: {headings}. Rename one of the two columns, then retry.',
  },
  'import-no-rows': {
    fr: 'Le fichier {file} n’a qu’une ligne d’en-têtes, sans aucune commande. Exportez-le de nouveau depuis votre ERP.',
    en: 'The file {file} has a heading and no orders. Export it again from your ERP.',
  },
  'import-map-not-found': {
    fr: 'Je ne trouve pas le fichier de correspondance {file}. Vérifiez le chemin.',
    en: 'I cannot find the map file {file}. Check the path.',
  },
  'import-map-wrong': {
    fr: 'Le fichier de correspondance {file} a une erreur à la ligne {line} : {problem}',
    en: 'The map file {file} has a fault on line {line}: {problem}',
  },
  'bad-input': { fr: '{problem}', en: '{problem}' },
  internal: {
    fr: 'Quelque chose s’est mal passé de notre côté (repère {turn}). Rien n’a été perdu ; réessayez.',
    en: 'Something went wrong on our side (reference {turn}). Nothing was lost; please try again.',
  },
  'message-too-long': {
    fr: 'Votre message fait {length} caractères ; j’en lis au plus {most}. Envoyez-le en plusieurs fois.',
    en: 'Your message has {length} characters; I read {most} at most. Please send it in parts.',
  },
  'too-slow': {
    fr: 'La réponse prend trop de temps (repère {turn}). Si vous enregistriez quelque chose, relisez la commande avant de recommencer.',
    en: 'This takes too long (reference {turn}). If you were saving something, read the order again before you retry.',
  },
  'conversation-busy': {
    fr: 'Plusieurs messages sont arrivés ensemble et celui-ci n’a pas pu être traité. Envoyez-le de nouveau.',
    en: 'Several messages came at once and this one could not be taken. Please send it again.',
  },
  'too-many-messages': {
    fr: 'Trop de messages attendent encore une réponse. Attendez la précédente, puis renvoyez celui-ci.',
    en: 'Too many messages still wait for an answer. Wait for the last one, then send this again.',
  },
  'request-unreadable': {
    fr: 'La requête n’est pas lisible : {problem}.',
    en: 'The request cannot be read: {problem}.',
  },
  'request-too-large': {
    fr: 'La requête est trop grande : {most} ko au plus.',
    en: 'The request is too large: {most} kB at most.',
  },
  'request-refused': {
    fr: 'Cette requête est refusée : {problem}.',
    en: 'This request is refused: {problem}.',
  },
  'host-exposed': {
    fr: 'L’adresse {host} est visible de l’extérieur alors que personne ne s’identifie : mettez HOST=127.0.0.1 ou les identifiants Teams.',
    en: 'The address {host} can be reached from outside while nobody signs in: set HOST=127.0.0.1 or the Teams credentials.',
  },
  'port-taken': {
    fr: 'Le port {port} est déjà pris, peut-être par un autre Escale : arrêtez-le ou choisissez un autre PORT.',
    en: 'Port {port} is taken, perhaps by another Escale: stop it or choose another PORT.',
  },
  'cannot-listen': {
    fr: 'Impossible d’écouter sur {host}, port {port} : {problem}.',
    en: 'Cannot listen on {host}, port {port}: {problem}.',
  },
  'session-missing': {
    fr: 'La conversation n’est pas ouverte. Rechargez la page.',
    en: 'The conversation is not open. Reload the page.',
  },
  'page-not-found': { fr: 'Cette adresse n’existe pas.', en: 'This address does not exist.' },
  'web-chat-off': {
    fr: 'La messagerie web est désactivée sur ce serveur. Parlez à Escale dans Teams.',
    en: 'The web chat is off on this server. Talk to Escale in Teams.',
  },
} as const satisfies Record<string, Bilingual>

export type DeskErrorCode = keyof typeof PHRASES

export class DeskError extends Error {
  readonly code: DeskErrorCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: DeskErrorCode, details: Record<string, string | number> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, cause === undefined ? undefined : { cause })
    this.name = 'DeskError'
    this.code = code
    this.details = details
  }

  /** The sentence a person reads. */
  phrase(locale: Locale): string {
    return PHRASES[this.code][locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const detail = this.details[name] ?? ''
      return typeof detail === 'number' ? showNumber(detail, locale) : detail
    })
  }
}
