import type { Item, Road } from './road'

/** Where the packet is beside an item, and how the road looks left and right of it. */
export interface ItemLook {
  readonly here: boolean
  /** The packet has come by, or stands here. */
  readonly seen: boolean
  /** It has been decided here. */
  readonly decided: boolean
  readonly left: Way
  readonly right: Way
  /** What is known at this step. */
  readonly verdict: Road['verdict'] | null
}

type Way = 'walked' | 'pass' | 'maybe' | 'ahead'

/** How an item looks at a step. */
export function lookOf({ items, walk, verdict }: Road, index: number, at: number): ItemLook {
  const last = walk.length + 1
  const end = at === last
  const stop = walk.at(-1) ?? 0
  const deciding = items.findIndex(decides)
  const now = end
    ? verdict === 'depends'
      ? (walk.find((each) => unsure(items[each])) ?? stop)
      : stop
    : (walk[at - 1] ?? -1)
  const through = end && verdict === 'accept'
  const seen = through || index <= now
  const way = (reached: boolean, beyond: boolean): Way => {
    if (!reached) return end && verdict === 'depends' && index <= stop ? 'maybe' : 'ahead'
    return verdict === 'accept' && beyond && at > walk.indexOf(deciding) ? 'pass' : 'walked'
  }
  return {
    here: index === now && !through && at > 0,
    seen,
    decided: seen || (end && verdict === 'depends'),
    left: way(through || index <= now, deciding >= 0 && index > deciding),
    right: way(through || index < now, deciding >= 0 && index >= deciding),
    verdict: end ? verdict : null,
  }
}

function decides(item: Item): boolean {
  return item.kind === 'notice' || ((item.kind === 'board' || item.kind === 'doors') && item.state === 'decides')
}

function unsure(item: Item | undefined): boolean {
  return item?.kind === 'board' && item.state === 'maybe'
}

/** What tells an item from the others of its road. */
export function itemKey(item: Item): string {
  if (item.kind === 'doors') return `doors ${item.name} ${item.direction}`
  return item.kind === 'notice'
    ? item.what
    : `${item.kind} ${item.order} ${item.kind === 'board' ? item.considered.rule.group : ''}`
}
