import { describe, expect, it } from 'vitest'
import { DOCUMENT_NAMES } from '../../../src/language/rules/named-things.ts'
import { asking, DIALOGS, FRESH, offering, reading, rules } from './reading.ts'

const forDate = asking('record-forecast', 'date', ['order'])
const forLine = asking('record-forecast', 'line', ['order'])
const forOrder = asking('record-forecast', 'order')
const toConfirm = asking('record-forecast', 'confirmation', ['order', 'line', 'date', 'by'])

describe('answers to what was asked', () => {
  it.each([
    ['fr', 'le 27', forDate, 'set date=2026-03-27'],
    ['fr', 'fin de semaine 14', forDate, 'set date=2026-04-03'],
    ['fr', 'fin wk 14', forDate, 'set date=2026-04-03'],
    ['en', '3/4', forDate, 'set date=2026-04-03|2026-03-04'],
    ['fr', '20', forLine, 'set line=20'],
    ['fr', 'la 20', forLine, 'set line=20'],
    ['fr', 'la 1002', forOrder, 'set order=SO-1002'],
    ['fr', 'celle de krüger', forOrder, 'set order=SO-1004|SO-1008'],
    ['fr', 'SO-9999', forOrder, 'set order=SO-9999'],
    ['fr', "c'est le transitaire qui l'a dit", asking('record-forecast', 'by'), 'set by=carrier'],
    ['en', 'because of a strike', asking('record-forecast', 'cause'), 'set cause=transport'],
    [
      'fr',
      'le 27 mars, ligne 20, fournisseur',
      forDate,
      'set date=2026-03-27 + set line=20 + set by=supplier',
    ],
  ] as const)('%s: %s', async (locale, text, context, expected) => {
    expect((await reading(text, locale, context)).split(' + ').sort()).toEqual(expected.split(' + ').sort())
  })

  it.each([
    ['40 palettes', asking('test-quote', 'quantity'), 'set quantity={"quantity":40,"unit":"XPX"}'],
    ['400', asking('test-quote', 'quantity'), 'set quantity={"quantity":400,"unit":null}'],
    ['3,1 k€', asking('test-quote', 'price'), 'set price={"amount":3100,"currency":"EUR"}'],
    ['CIP Jebel Ali', asking('test-quote', 'term'), 'set term={"code":"CIP","place":"Jebel Ali"}'],
    ['dap stuttgart', asking('test-quote', 'term'), 'set term={"code":"DAP","place":"stuttgart"}'],
    ['par bateau', asking('test-quote', 'mode'), 'set mode=sea'],
    ['la liste de colisage', asking('test-quote', 'document'), 'set document=packing-list'],
    ['les emirats arabes unis', asking('test-quote', 'country'), 'set country=AE'],
    ['le golfe', asking('test-quote', 'country'), 'set country=AE|SA|QA|KW|OM|BH'],
    [
      'entre le 3 et le 7 mai',
      asking('test-quote', 'period'),
      'set period={"from":"2026-05-03","to":"2026-05-07"}',
    ],
    ["d'ici le 7 mai", asking('test-quote', 'period'), 'set period={"from":"0001-01-01","to":"2026-05-07"}'],
    ['Julie Martin', asking('test-quote', 'contact'), 'set contact=Julie Martin'],
  ] as const)('%s', async (text, context, expected) => {
    expect(await reading(text, 'fr', context)).toBe(expected)
  })

  it('a number is the line that was asked for, not the choice of that rank', async () => {
    expect(await reading('20', 'fr', { ...forLine, ...offering('10', '30') })).toBe('set line=20')
  })
})

describe('documents', () => {
  it.each([
    ['la LTA', 'air-waybill'],
    ['the certificate of origin', 'certificate-of-origin'],
    ['le certificat d’origine', 'certificate-of-origin'],
    ['la facture pro forma', 'proforma-invoice'],
    ['e-CMR', 'cmr'],
  ])('%s is known by its name', async (text, id) => {
    expect(await reading(text, 'fr', asking('test-quote', 'document'))).toBe(`set document=${id}`)
    expect(DOCUMENT_NAMES[id]).toEqual({ fr: expect.any(String), en: expect.any(String) })
  })
})

describe('corrections', () => {
  it.each([
    ['fr', "en fait c'est le 27", toConfirm, 'set date=2026-03-27'],
    ['fr', 'non, le 28', toConfirm, 'set date=2026-03-28'],
    ['fr', 'oui mais le 28', toConfirm, 'set date=2026-03-28'],
    ['en', 'no, 27 March', toConfirm, 'set date=2026-03-27'],
    ['en', 'change the date to 30 March', toConfirm, 'set date=2026-03-30'],
    ['en', 'finally line 20', toConfirm, 'set line=20'],
    ['fr', 'non la 1002', toConfirm, 'set order=SO-1002'],
    ['fr', 'change la date', toConfirm, 'set date=null'],
    ['fr', 'pas la ligne 10, la 20', forDate, 'set line=20'],
    ['en', 'not line 10 but line 20', forDate, 'set line=20'],
    ['en', 'line 20, not 10', forDate, 'set line=20'],
    ['fr', 'le 30 mars au lieu du 27', toConfirm, 'set date=2026-03-30'],
    ['fr', 'pas 354, 345', asking('test-quote', 'quantity'), 'set quantity={"quantity":345,"unit":null}'],
    ['en', 'not 354 but 345', asking('test-quote', 'quantity'), 'set quantity={"quantity":345,"unit":null}'],
    ['en', 'the supplier, not the carrier', asking('record-forecast', 'by'), 'set by=supplier'],
  ] as const)('%s: %s', async (locale, text, context, expected) => {
    expect(await reading(text, locale, context)).toBe(expected)
  })
})

describe('other things said in the middle', () => {
  it.each([
    ['fr', 'où en est la 1002 ?', 'start order-status order=SO-1002'],
    ['fr', 'et la facture ?', 'start order-status facet=invoice'],
    ['en', 'add a note to 1003', 'start add-note order=SO-1003'],
    ['fr', 'quel temps fait-il ?', 'ask'],
    ['fr', "c'est quoi le client de cette commande ?", 'ask'],
    ['fr', 'pourquoi tu demandes ça', 'help why'],
    ['en', 'what format?', 'help format'],
    ['fr', 'en anglais stp', 'language en'],
    ['fr', 'laisse tomber', 'cancel'],
    ['en', 'say again please', 'repeat'],
    ['fr', 'passe ça à Julie Martin', 'handover Julie Martin'],
  ] as const)('%s: %s', async (locale, text, expected) => {
    expect(await reading(text, locale, toConfirm)).toBe(expected)
  })

  it('what no rule reads is left to the engine', async () => {
    expect(await reading('les machins bleus', 'fr', forDate)).toBe('nothing')
  })
})

describe('words that steer, in everyday wordings', () => {
  it.each([
    [
      'affirm',
      [
        'oui',
        'ouais',
        "d'accord",
        'vas-y',
        'ok pour moi',
        'yes please',
        'go ahead',
        'yep',
        '👍',
        'oui enregistre',
      ],
    ],
    ['deny', ['non', 'nan', 'surtout pas', 'no', 'nope', 'not at all', "c'est faux", 'non merci']],
    ['cancel', ['annule', 'laisse tomber', 'stop', 'never mind', 'forget it', 'tant pis', 'cancel that']],
    ['repeat', ['répète', 'encore une fois', 'pardon ?', 'say that again', "j'ai pas compris"]],
    [
      'undo',
      ['reviens en arrière', 'annule la dernière action', 'undo that', 'take it back', 'retire la note'],
    ],
    ['help general', ['aide', 'help', 'je suis perdu', 'how does this work', '?']],
    ['help capabilities', ['que sais-tu faire ?', 'what can you do', 'menu', 'à quoi tu sers']],
    ['help why', ['pourquoi cette question', 'why do you need that', 'à quoi ça sert ?']],
    ['help format', ['sous quel format ?', 'donne un exemple', 'what should I answer?']],
    [
      'handover anyone',
      [
        'je veux parler à un humain',
        'passe-moi un collègue',
        'talk to a human',
        'hand this over to a colleague',
      ],
    ],
    ['language en', ['en anglais', 'switch to English', 'parle anglais stp']],
    ['language fr', ['in French please', 'repasse en français']],
    ['smalltalk greeting', ['bonjour', 'salut !', 'hi there', 'good morning']],
    ['smalltalk thanks', ['merci beaucoup', 'thanks a lot', 'thx']],
    ['smalltalk goodbye', ['au revoir', 'bonne journée', 'see you tomorrow', 'merci, bonne soirée']],
    ['smalltalk who-are-you', ['qui es-tu ?', 'are you a bot?', "t'es un robot ?"]],
  ])('%s', async (expected, wordings) => {
    for (const text of wordings)
      expect([text, await reading(text, 'fr', toConfirm)]).toEqual([text, expected])
  })

  it.each([
    ['oui mais attends, je vérifie', 'nothing'],
    ['ok sauf la date', 'nothing'],
    ['yes unless it rains', 'nothing'],
    ['oui ?', 'affirm'],
    ['oui, c’est bien la bonne ligne', 'affirm'],
    ['...', 'nothing'],
    ['okidoki machin truc', 'nothing'],
    ['no, that is the wrong pump', 'deny'],
    ['oui parfait vas-y', 'affirm'],
    ['yes great, go ahead and save it', 'affirm'],
    ['non laisse tomber', 'cancel'],
    ['merci, au revoir', 'smalltalk goodbye'],
  ])('a yes that could write is heard only when it is plain: %s', async (text, expected) => {
    expect(await reading(text, 'fr', toConfirm)).toBe(expected)
  })

  it('"annule la commande" does not drop the dialog', async () => {
    expect(await reading('annule la commande 1003', 'fr')).toBe('nothing')
  })
})

describe('words of one slot on their own', () => {
  it.each([
    ['date', 'vendredi prochain', '2026-03-27'],
    ['date', '2026-03-27', '2026-03-27'],
    ['line', 'ligne 20', '20'],
    ['line', '20', '20'],
    ['order', 'la SO-1006', 'SO-1006'],
    ['country', 'Turquie', 'TR'],
    ['country', 'TR', 'TR'],
    ['mode', 'air freight', 'air'],
    ['text', ' Bonjour ', 'Bonjour'],
    ['customer', 'Krüger', 'Krüger'],
  ] as const)('%s: %s', (kind, text, value) => {
    expect(rules.readSlotText(kind, text, FRESH)?.value).toBe(value)
  })

  it('hold nothing of the kind', () => {
    expect(rules.readSlotText('date', 'bientôt', FRESH)).toBeNull()
    expect(rules.readSlotText('country', 'la lune', FRESH)).toBeNull()
    expect(rules.readSlotText('quantity', '', FRESH)).toBeNull()
  })

  it('a form field of choices is read by their words', async () => {
    const by = DIALOGS.flatMap((dialog) => dialog.slots).find((slot) => slot.name === 'by')
    if (!by) throw new Error('the dialogs have no slot "by"')
    expect((await rules.readSlot(by, 'le transitaire'))?.value).toBe('carrier')
    expect(await rules.readSlot(by, 'personne')).toBeNull()
  })
})
