/** When a note concerns an order, as data: three-valued, so that unknown data is "cannot conclude" and never "no". */

/**
 * One test of one field. Countries may be named by ISO code or by a bloc's id; `starts` compares the first digits of a code
 * and `chapters` its first two as a range; amounts need a currency, and another currency leaves the answer open.
 */
export type FieldTest =
  | { readonly in: readonly string[] }
  | { readonly not_in: readonly string[] }
  | { readonly starts: readonly string[] }
  | { readonly chapters: readonly [number, number] }
  | { readonly is: string | boolean }
  | { readonly above: number; readonly currency?: string }
  | { readonly at_least: number; readonly currency?: string }
  | { readonly below: number; readonly currency?: string }
  | { readonly at_most: number; readonly currency?: string }
  | { readonly from: string }
  | { readonly to: string }
  /** Months of the year, 1 to 12. */
  | { readonly months: readonly number[] }
  /** Whether the order says anything at all. */
  | { readonly known: boolean }

/** `always` for what concerns every order. `all` of nothing holds; `any` of nothing does not. */
export type Condition =
  | { readonly kind: 'always' }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'field'; readonly field: string; readonly test: FieldTest }
