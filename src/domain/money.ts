/** Amounts of money in the currency's minor unit, and unit prices that may be finer than it. */

/** `minor` is a whole number of the currency's minor unit (cents, or yen). */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** Price of one unit, in major units of the currency, up to six decimals (0.0312 USD a tablet). */
export interface UnitPrice {
  readonly amount: number
  readonly currency: string
}

const digitsOf = new Map<string, number>()

/** Decimal places of a currency's minor unit by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency)
  if (known !== undefined) return known
  let digits = 2
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    digits = format.resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    // A code that Intl cannot read (an ERP's own) is treated as having cents.
  }
  digitsOf.set(currency, digits)
  return digits
}

/** Rounds a major-unit amount half away from zero to the currency's minor unit. */
export function money(major: number, currency: string): Money {
  const factor = 10 ** minorDigits(currency)
  const scaled = Math.abs(major) * factor
  const minor = Math.sign(major) * Math.round(scaled + scaled * Number.EPSILON)
  return { minor: minor === 0 ? 0 : minor, currency }
}

/** The amount in major units, for display and comparison. */
export function majorOf(value: Money): number {
  return value.minor / 10 ** minorDigits(value.currency)
}

/** Quantity times unit price, rounded to the minor unit. */
export function extend(quantity: number, price: UnitPrice): Money {
  return money(quantity * price.amount, price.currency)
}
