import type { DraftRow } from '../draft/assembly'
import type { RuleDraft } from '../draft/model'

/** The columns that rows can be sorted by; `order` is the order of decision. */
export type Sorting =
  | 'order'
  | 'group'
  | 'priority'
  | 'direction'
  | 'action'
  | 'protocol'
  | 'ports'
  | 'peer'
  | 'description'
  | 'id'

/** What the rows are sorted by, and which way. */
export interface Sorted {
  readonly by: Sorting
  readonly descending: boolean
}

export interface Ordered {
  readonly at: DraftRow
  /** Place in the order of decision among the rows of its direction, from 1. */
  readonly order: number
}

const collator = new Intl.Collator('en', { numeric: true })

/** Place in the order of decision (V-1…V-3); a priority that is no number comes last. */
function rankOf({ priority, action }: RuleDraft): number {
  const plain = Number(priority)
  const number = Number.isNaN(plain) ? Number(priority.normalize('NFKC')) : plain
  return 2 * (Number.isFinite(number) && number > 0 ? number : 1000) + (action === 'drop' ? 0 : 1)
}

/** Rows in the order of decision, inbound before outbound; equals stay as they are. */
export function inOrder(rows: readonly DraftRow[]): readonly Ordered[] {
  // Ranks are few: rows go into one bucket each, which keeps equals in their order.
  const buckets = { ingress: new Map<number, DraftRow[]>(), egress: new Map<number, DraftRow[]>() }
  for (const row of rows) {
    const of = buckets[row.row.direction]
    const rank = rankOf(row.row)
    const bucket = of.get(rank)
    if (bucket) bucket.push(row)
    else of.set(rank, [row])
  }
  return [buckets.ingress, buckets.egress].flatMap((of) =>
    [...of]
      .sort(([a], [b]) => a - b)
      .flatMap(([, bucket]) => bucket)
      .map((at, index) => ({ at, order: index + 1 })),
  )
}

const values: Record<Exclude<Sorting, 'order'>, (row: DraftRow) => string> = {
  group: ({ group }) => group.name || group.id,
  priority: ({ row }) => row.priority,
  direction: ({ row }) => (row.direction === 'ingress' ? 'a' : 'b'),
  action: ({ row }) => row.action,
  protocol: ({ row }) => String(row.protocol),
  ports: ({ row }) => row.ports,
  peer: ({ row }) => row.peer,
  description: ({ row }) => descriptionOf(row),
  id: ({ row }) => row.id,
}

/** Rows in another order, by one column; equals stay in the order of decision. */
export function sortedBy(rows: readonly Ordered[], sorting: Sorting, descending: boolean): readonly Ordered[] {
  const sorted =
    sorting === 'order'
      ? rows
      : rows
          .map((row) => ({ row, value: values[sorting](row.at) }))
          .sort((a, b) => collator.compare(a.value, b.value))
          .map(({ row }) => row)
  return descending ? sorted.toReversed() : sorted
}

export function descriptionOf({ rest }: RuleDraft): string {
  return String(rest.Description ?? '')
}
