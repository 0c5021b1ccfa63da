/** Whether stock and expected receipts cover what is still to ship, and from which day. */

import type { IsoDate } from './calendar-date.ts'
import { roundQuantity } from './line-quantities.ts'
import type { OrderFile, StockLevel, Supply } from './order.ts'

/** Something still to ship: one schedule line of an order line. */
export interface Need {
  readonly line: string
  readonly schedule: number
  readonly sku: string
  readonly quantity: number
  readonly neededOn: IsoDate | null
}

export interface Receipt {
  readonly supply: Supply
  readonly on: IsoDate
  /** What of it goes to this need. */
  readonly quantity: number
}

export interface Coverage {
  readonly sku: string
  readonly needed: number
  /** Site the goods leave from. */
  readonly site: string
  /** The site was chosen by the desk among several, not named by the order. */
  readonly siteAssumed: boolean
  /** On hand less reserved less quality hold, at that site, for the item as a whole. */
  readonly available: number
  /** Part of the need that this stock covers. */
  readonly fromStock: number
  readonly receipts: readonly Receipt[]
  /** Next receipt of the item, whether or not it is needed. */
  readonly nextReceipt: Receipt | null
  /** Receipts whose date has passed without arriving. */
  readonly overdueReceipts: readonly Supply[]
  /** Day the whole need is covered; null when it is covered now, or by nothing on record. */
  readonly coveredOn: IsoDate | null
  /** Part of the need that nothing on record covers. */
  readonly short: number
  readonly elsewhere: readonly { readonly site: string; readonly available: number }[]
}

interface Pool {
  readonly level: StockLevel
  readonly siteAssumed: boolean
  readonly available: number
  left: number
  readonly receipts: { readonly supply: Supply; readonly on: IsoDate; left: number }[]
  readonly overdue: readonly Supply[]
  readonly elsewhere: readonly { readonly site: string; readonly available: number }[]
}

/** On hand less reserved less quality hold; negative when more is promised than there is. */
export function availableOf(level: StockLevel): number {
  return level.onHand - level.reserved - level.qualityHold
}

/**
 * Shares stock, then receipts, out to the needs in the order of their dates. A need whose item has no stock record
 * is left out: nothing is known about it. The key is `line/schedule`.
 */
export function coverNeeds(
  file: OrderFile,
  needs: readonly Need[],
  today: IsoDate,
): ReadonlyMap<string, Coverage> {
  const pools = new Map<string, Pool | null>()
  const stock = Map.groupBy(file.stock, (level) => level.sku)
  const supply = Map.groupBy(file.supply, (each) => each.sku)
  const covered = new Map<string, Coverage>()
  const inTurn = [...needs].sort((a, b) => ((a.neededOn ?? '9') < (b.neededOn ?? '9') ? -1 : 1))
  for (const need of inTurn) {
    let pool = pools.get(need.sku)
    if (pool === undefined) {
      pool = poolOf(file, stock.get(need.sku) ?? [], supply.get(need.sku) ?? [], today)
      pools.set(need.sku, pool)
    }
    if (pool !== null) covered.set(`${need.line}/${need.schedule}`, take(pool, need))
  }
  return covered
}

function take(pool: Pool, need: Need): Coverage {
  const fromStock = Math.min(pool.left, need.quantity)
  pool.left -= fromStock
  let open = roundQuantity(need.quantity - fromStock)
  const receipts: Receipt[] = []
  for (const receipt of pool.receipts) {
    if (open <= 0) break
    const quantity = Math.min(receipt.left, open)
    if (quantity <= 0) continue
    receipt.left -= quantity
    open = roundQuantity(open - quantity)
    receipts.push({ supply: receipt.supply, on: receipt.on, quantity })
  }
  const next = pool.receipts[0]
  return {
    sku: need.sku,
    needed: need.quantity,
    site: pool.level.site,
    siteAssumed: pool.siteAssumed,
    available: pool.available,
    fromStock,
    receipts,
    nextReceipt: next ? { supply: next.supply, on: next.on, quantity: next.supply.quantity } : null,
    overdueReceipts: pool.overdue,
    coveredOn: open === 0 ? (receipts.at(-1)?.on ?? null) : null,
    short: open,
    elsewhere: pool.elsewhere,
  }
}

function poolOf(
  file: OrderFile,
  levels: readonly StockLevel[],
  supply: readonly Supply[],
  today: IsoDate,
): Pool | null {
  const chosen = dispatchLevel(file, levels)
  if (chosen === null) return null
  const dated = supply.flatMap((each) => {
    const on = each.forecastOn ?? each.dueOn
    return on !== null && on >= today ? [{ supply: each, on, left: each.quantity }] : []
  })
  const available = availableOf(chosen.level)
  return {
    ...chosen,
    available,
    left: Math.max(0, available),
    receipts: dated.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    overdue: supply.filter((each) => (each.forecastOn ?? each.dueOn ?? today) < today),
    elsewhere: levels
      .filter((level) => level !== chosen.level && availableOf(level) > 0)
      .map((level) => ({ site: level.site, available: availableOf(level) })),
  }
}

/** The site named by the order where goods are handed over at the seller's, else the one that holds most. */
function dispatchLevel(
  file: OrderFile,
  levels: readonly StockLevel[],
): { readonly level: StockLevel; readonly siteAssumed: boolean } | null {
  const only = levels[0]
  if (only === undefined) return null
  if (levels.length === 1) return { level: only, siteAssumed: false }
  const place = plain(file.order.deliveryTerm?.namedPlace ?? '')
  const named = levels.find(
    (level) => place !== '' && (place.includes(plain(level.site)) || plain(level.site).includes(place)),
  )
  if (named) return { level: named, siteAssumed: false }
  const fullest = levels.reduce((best, level) => (level.onHand > best.onHand ? level : best), only)
  return { level: fullest, siteAssumed: true }
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
