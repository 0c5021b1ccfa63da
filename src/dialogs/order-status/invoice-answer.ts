/** "And the invoice?": what is billed of the order, when it is due, whether it is paid, and what is wrong with it. */

import type { Block, TableCell } from '../../domain/draft.ts'
import type { FactAspect } from '../../domain/fact.ts'
import type { Bilingual } from '../../domain/locale.ts'
import type { Invoice, InvoiceKind } from '../../domain/order.ts'
import { invoiceAmount } from '../../domain/order-facts.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import { gapBlocks } from './gap-list.ts'
import { nextStepBlocks } from './next-steps.ts'
import { orderName, textBlock, type View } from './view.ts'

const KINDS: Readonly<Record<InvoiceKind, Bilingual>> = {
  final: { fr: 'facture', en: 'invoice' },
  partial: { fr: 'facture partielle', en: 'part invoice' },
  prepayment: { fr: 'acompte', en: 'down payment' },
  credit: { fr: 'avoir', en: 'credit note' },
  debit: { fr: 'note de débit', en: 'debit note' },
}

/** Gaps that are about billing. */
const BILLING_GAPS: ReadonlySet<string> = new Set(['G01', 'G02', 'G03', 'G20'])

const BILLING_STEPS: ReadonlySet<string> = new Set([
  'invoice',
  'collect',
  'await-payment',
  'pay-in-advance',
  'close',
])

/** What is invoiced, the invoices one by one, then the gaps and steps that concern billing. */
export function invoiceAnswer(view: View): readonly Block[] {
  const { reading, say } = view
  if (reading.progress.invoicing.state === 'silent') {
    const order = orderName(view)
    const text = say({
      fr: `Facturation de ${order} : la source n’enregistre aucune facture.`,
      en: `Invoicing of ${order}: the source records no invoices at all.`,
    })
    return [textBlock(text, 'unknown')]
  }
  const gaps = reading.gaps.filter((gap) => BILLING_GAPS.has(gap.id))
  return [
    { ...textBlock(invoicedSentence(view), 'fact'), tone: gaps.length > 0 ? 'warning' : 'normal' },
    ...invoiceTable(view),
    ...gapBlocks(view, gaps),
    ...nextStepBlocks(view, (step) => BILLING_STEPS.has(step.code)),
  ]
}

function invoicedSentence(view: View): string {
  const { reading, sheet, say } = view
  const { invoicing, lines, counts } = reading.progress
  const order = orderName(view)
  const noun = {
    fr: ['ligne à facturer', 'lignes à facturer'],
    en: ['line to invoice', 'lines to invoice'],
  } as const
  const due = invoicing.linesToInvoice === 0 ? null : sheet.count(invoicing.linesToInvoice, noun)
  const colon = say({ fr: ' : ', en: ': ' })
  if (reading.file.invoices.length === 0) {
    return order + colon + clause([say({ fr: 'aucune facture enregistrée', en: 'no invoice recorded' }), due])
  }
  const [line] = lines
  if (counts.lines === 1 && line) return order + colon + clause([...moves(line, view), due])
  const bills = sheet.count(reading.file.invoices.length, {
    fr: ['facture', 'factures'],
    en: ['invoice', 'invoices'],
  })
  return order + colon + clause([bills, due])
}

function clause(pieces: readonly (string | null)[]): string {
  return `${pieces.filter((piece) => piece !== null).join(', ')}.`
}

/** `commandé 60, expédié 50, livré 50, facturé 60`; what has not happened is left out. */
function moves({ line, quantities }: LineProgress, { sheet, say }: View): readonly (string | null)[] {
  const { number } = line
  const piece = (words: Bilingual, aspect: FactAspect, quantity: number) =>
    quantity === 0 ? null : `${say(words)} ${sheet.number(aspect, number, quantity)}`
  return [
    piece({ fr: 'commandé', en: 'ordered' }, 'quantity-ordered', quantities.ordered),
    piece({ fr: 'expédié', en: 'shipped' }, 'quantity-shipped', quantities.shipped),
    piece({ fr: 'livré', en: 'delivered' }, 'quantity-delivered', quantities.delivered),
    piece({ fr: 'facturé', en: 'invoiced' }, 'quantity-invoiced', quantities.invoiced),
  ]
}

function invoiceTable(view: View): readonly Block[] {
  const { reading, say } = view
  if (reading.file.invoices.length === 0) return []
  return [
    {
      kind: 'table',
      title: say({ fr: 'Factures', en: 'Invoices' }),
      columns: [
        { label: say({ fr: 'Facture', en: 'Invoice' }), align: 'start' },
        { label: say({ fr: 'Type', en: 'Kind' }), align: 'start' },
        { label: say({ fr: 'Date de facture', en: 'Invoice date' }), align: 'start' },
        { label: say({ fr: 'Montant de la facture', en: 'Invoice amount' }), align: 'end' },
        { label: say({ fr: 'Échéance de paiement', en: 'Payment due' }), align: 'start' },
        { label: say({ fr: 'Payée le', en: 'Paid on' }), align: 'start' },
      ],
      rows: reading.file.invoices.map((invoice) => invoiceRow(invoice, view)),
    },
  ]
}

function invoiceRow(invoice: Invoice, { sheet, say, reading }: View): readonly TableCell[] {
  const amount = invoiceAmount(invoice)
  const overdue = invoice.paidOn === null && invoice.dueOn !== null && invoice.dueOn < reading.progress.today
  const date = (aspect: 'invoiced-on' | 'due-on' | 'paid-on', on: string | null) =>
    on === null ? '' : sheet.date(aspect, null, on)
  return [
    { text: sheet.name('invoice-number', null, invoice.number) },
    { text: say(KINDS[invoice.kind]) },
    { text: date('invoiced-on', invoice.issuedOn) },
    { text: amount === null ? '' : sheet.money('invoice-amount', null, amount) },
    { text: date('due-on', invoice.dueOn), tone: overdue ? 'attention' : 'normal' },
    { text: date('paid-on', invoice.paidOn) },
  ]
}
