import type { Family } from '@/lib/cidr'

/**
 * How much of a family's Internet reaches something: every address, every one but so many, or at least a share of them in
 * percent. From a quarter on it is called open to everyone (`opennessOf`), on the page as in what it gives out.
 */
export type Reach =
  | { readonly kind: 'every' }
  | { readonly kind: 'but'; readonly closed: string }
  | { readonly kind: 'share'; readonly percent: number }

/** A reach as a part of a sentence: `{family}`, `{closed}`, `{percent}`. */
export type ReachWords = Readonly<Record<Reach['kind'], string>>

/** How much of the Internet reaches something. */
export interface Measure {
  /** 0–1. */
  readonly share: number
  /** Addresses that do not; null where not all was looked at, so that they may be fewer. */
  readonly closed: bigint | null
}

/** With more closed than this share of the Internet, the share says more than the number. */
const few = 0.01

/** What the least of some measures says. */
export function reachOf(measures: readonly Measure[]): Reach {
  const share = Math.min(...measures.map((each) => each.share))
  let closed: bigint | null = 0n
  for (const each of measures) {
    if (each.closed === null || closed === null) closed = null
    else if (each.closed > closed) closed = each.closed
  }
  if (closed === 0n || (closed === null && share > 1 - 1e-9)) return { kind: 'every' }
  if (closed !== null && 1 - share <= few) return { kind: 'but', closed: String(closed) }
  return { kind: 'share', percent: Math.floor(share * 100 + 1e-6) }
}

/** Thousands are set apart by commas in each of the site's languages. */
const grouped = new Intl.NumberFormat('en')

/** The addresses that reach something, as a part of a sentence. */
export function reachText(reach: Reach, family: Family, words: ReachWords): string {
  return words[reach.kind]
    .replace('{family}', String(family))
    .replace('{closed}', reach.kind === 'but' ? grouped.format(BigInt(reach.closed)) : '')
    .replace('{percent}', reach.kind === 'share' ? String(reach.percent) : '')
}
