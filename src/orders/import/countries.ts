/** Countries as extracts name them: codes of two or three letters, and names in French and English. */

import { plain } from './read-values.ts'

/** Codes of two letters with the three-letter code that some systems write instead. */
const ALPHA_3 =
  'AFAFG ALALB DZDZA ADAND AOAGO AGATG ARARG AMARM AUAUS ATAUT AZAZE BSBHS BHBHR BDBGD BBBRB BYBLR BEBEL BZBLZ BJBEN BTBTN BOBOL BABIH BWBWA BRBRA BNBRN BGBGR BFBFA BIBDI CVCPV KHKHM CMCMR CACAN CFCAF TDTCD CLCHL CNCHN COCOL KMCOM CGCOG CDCOD CRCRI CICIV HRHRV CUCUB CYCYP CZCZE DKDNK DJDJI DMDMA DODOM ECECU EGEGY SVSLV GQGNQ ERERI EEEST SZSWZ ETETH FJFJI FIFIN FRFRA GAGAB GMGMB GEGEO DEDEU GHGHA GRGRC GDGRD GTGTM GNGIN GWGNB GYGUY HTHTI HNHND HKHKG HUHUN ISISL ININD IDIDN IRIRN IQIRQ IEIRL ILISR ITITA JMJAM JPJPN JOJOR KZKAZ KEKEN KWKWT KGKGZ LALAO LVLVA LBLBN LSLSO LRLBR LYLBY LILIE LTLTU LULUX MOMAC MGMDG MWMWI MYMYS MVMDV MLMLI MTMLT MRMRT MUMUS MXMEX MDMDA MCMCO MNMNG MEMNE MAMAR MZMOZ MMMMR NANAM NPNPL NLNLD NZNZL NINIC NENER NGNGA KPPRK MKMKD NONOR OMOMN PKPAK PSPSE PAPAN PGPNG PYPRY PEPER PHPHL PLPOL PTPRT PRPRI QAQAT REREU ROROU RURUS RWRWA SMSMR SASAU SNSEN RSSRB SCSYC SLSLE SGSGP SKSVK SISVN SOSOM ZAZAF KRKOR SSSSD ESESP LKLKA SDSDN SRSUR SESWE CHCHE SYSYR TWTWN TJTJK TZTZA THTHA TLTLS TGTGO TTTTO TNTUN TRTUR TMTKM UGUGA UAUKR AEARE GBGBR USUSA UYURY UZUZB VEVEN VNVNM YEYEM ZMZMB ZWZWE'

/** Names that Intl does not give and extracts use. */
const ALIASES: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  angleterre: 'GB',
  'grande bretagne': 'GB',
  'grande-bretagne': 'GB',
  usa: 'US',
  'united states of america': 'US',
  'etats unis': 'US',
  'etats-unis d’amerique': 'US',
  uae: 'AE',
  eau: 'AE',
  turkey: 'TR',
  turquie: 'TR',
  'congo, drc': 'CD',
  drc: 'CD',
  rdc: 'CD',
  'democratic republic of the congo': 'CD',
  'ivory coast': 'CI',
  "cote d'ivoire": 'CI',
  holland: 'NL',
  hollande: 'NL',
  'the netherlands': 'NL',
  'south korea': 'KR',
  'coree du sud': 'KR',
  'republic of korea': 'KR',
  russia: 'RU',
  'russian federation': 'RU',
  vietnam: 'VN',
  'viet nam': 'VN',
  burma: 'MM',
  birmanie: 'MM',
  swaziland: 'SZ',
  'czech republic': 'CZ',
  'republique tcheque': 'CZ',
  macedonia: 'MK',
  'cape verde': 'CV',
  'cap vert': 'CV',
}

let known: Map<string, string> | null = null
const answers = new Map<string, string | null>()

/** The ISO 3166-1 alpha-2 code of a country; null when the text names none. */
export function readCountry(text: string): string | null {
  const before = answers.get(text)
  if (before !== undefined) return before
  known ??= build()
  const found = known.get(fold(text)) ?? null
  // Files name a few hundred countries at most; a file of random words must not fill the memory.
  if (answers.size < 5_000) answers.set(text, found)
  return found
}

function build(): Map<string, string> {
  const all = new Map<string, string>()
  const namers = ['fr', 'en'].map(
    (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
  )
  for (const pair of ALPHA_3.replaceAll(' ', '').match(/.{5}/g) ?? []) {
    const code = pair.slice(0, 2)
    all.set(fold(code), code)
    all.set(fold(pair.slice(2)), code)
    for (const namer of namers) all.set(fold(namer.of(code) ?? code), code)
  }
  for (const [name, code] of Object.entries(ALIASES)) all.set(fold(name), code)
  return all
}

function fold(text: string): string {
  return plain(text)
    .replaceAll(/[’'`]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:(?:the|le|la|les) |l')/, '')
}
