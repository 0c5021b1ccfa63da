/** "And the invoice?": what is billed of the order, when it is due, whether it is paid, and what is wrong with it. */

import type { Block, TableCell } from '../../domain/draft.ts'
import type { Bilingual } from '../../domain/locale.ts'
import type { Invoice, InvoiceKind } from '../../domain/order.ts'
import { invoiceAmount } from '../../domain/order-facts.ts'
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
  return [
    { ...textBlock(invoicedSentence(view), 'fact'), tone: reading.gaps.length > 0 ? 'warning' : 'normal' },
    ...invoiceTable(view),
    ...gapBlocks(
      view,
      reading.gaps.filter((gap) => BILLING_GAPS.has(gap.id)),
    ),
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
  const due =
    invoicing.linesToInvoice === 0
      ? say({ fr: 'rien à facturer pour l’instant', en: 'nothing to invoice for now' })
      : sheet.count(invoicing.linesToInvoice, noun)
  if (reading.file.invoices.length === 0) {
    return say({
      fr: `${order} : aucune facture enregistrée, ${due}.`,
      en: `${order}: no invoice recorded, ${due}.`,
    })
  }
  const [line] = lines
  if (counts.lines === 1 && line) {
    const { number } = line.line
    const { quantities } = line
    const pieces = say({
      fr: `commandé ${sheet.number('quantity-ordered', number, quantities.ordered)}, expédié ${sheet.number('quantity-shipped', number, quantities.shipped)}, livré ${sheet.number('quantity-delivered', number, quantities.delivered)}, facturé ${sheet.number('quantity-invoiced', number, quantities.invoiced)}`,
      en: `ordered ${sheet.number('quantity-ordered', number, quantities.ordered)}, shipped ${sheet.number('quantity-shipped', number, quantities.shipped)}, delivered ${sheet.number('quantity-delivered', number, quantities.delivered)}, invoiced ${sheet.number('quantity-invoiced', number, quantities.invoiced)}`,
    })
    return say({ fr: `${order} : ${pieces} ; ${due}.`, en: `${order}: ${pieces}; ${due}.` })
  }
  const bills = sheet.count(reading.file.invoices.length, {
    fr: ['facture', 'factures'],
    en: ['invoice', 'invoices'],
  })
  return say({ fr: `${order} : ${bills}, ${due}.`, en: `${order}: ${bills}, ${due}.` })
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
