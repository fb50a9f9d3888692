import { type Block, blockAt, type Family, parseBlock, relation, widthOf } from '@/lib/cidr'
import { blocksOfClass } from '@/lib/net'
import type { Addresses } from '@/lib/rules'

/** A row of the map in the order in which a reader looks for it: far to near, wide before narrow. */
export interface MapRow {
  /** Its position in the picture. */
  readonly row: number
  /** The smallest block that holds all of it. */
  readonly cover: Block
  /** It lies in private space. */
  readonly near: boolean
  /** Parts of its block belong to rows below. */
  readonly except: boolean
}

const inside = blocksOfClass('private', 'shared-cgnat', 'unique-local', 'link-local').flatMap((text) => {
  const parsed = parseBlock(text)
  return parsed.ok ? [parsed.value] : []
})

/** Rows from the Internet inwards. */
export function rowsInOrder(family: Family, rows: readonly (readonly Addresses[])[]): readonly MapRow[] {
  return rows
    .map((peers, row): MapRow => {
      const cover = coverOf(family, peers)
      const size = peers.reduce((sum, { first, last }) => sum + last - first + 1n, 0n)
      const near = inside.some((block) => ['inside', 'equal'].includes(relation(cover, block)))
      return { row, cover, near, except: size < 1n << BigInt(widthOf(family) - cover.prefix) }
    })
    .sort(
      (a, b) =>
        Number(a.near) - Number(b.near) ||
        a.cover.prefix - b.cover.prefix ||
        (a.cover.first < b.cover.first ? -1 : a.cover.first > b.cover.first ? 1 : 0),
    )
}

function coverOf(family: Family, peers: readonly Addresses[]): Block {
  const first = peers[0]?.first ?? 0n
  const last = peers.at(-1)?.last ?? first
  const prefix = widthOf(family) - (first ^ last).toString(2).replace(/^0$/, '').length
  return blockAt(family, first, prefix)
}
