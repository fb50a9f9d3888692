import {
  type Action,
  builtInDefault,
  type Consideration,
  type Decision,
  type Packet,
  type Rule,
  type RuleSet,
  type Verdict,
} from '@/lib/rules'

/** One interface that a packet has to pass: what its groups decide. */
export interface Stage {
  /** What the gate is called, such as `web`. */
  readonly name: string
  readonly decision: Decision
  readonly packet: Packet
  readonly ruleSet: RuleSet
  /** Rules of the trace that stand for ones which cannot be read, with what stands there. */
  readonly unread?: ReadonlyMap<Rule, Unreadable>
}

/** What of a rule is not known, each as it was written; undefined for what is known. */
export interface Unreadable {
  readonly ports?: string
  readonly peer?: string
  readonly priority?: string
}

/**
 * What became of a rule: it does not match (`missed`), it turns on a list that is not known (`maybe`), it decides, it
 * decides if those before it do not (`otherwise`), or it is not read any more though it matches (`later`) or not (`rest`).
 */
export type BoardState = 'missed' | 'maybe' | 'decides' | 'otherwise' | 'later' | 'rest'

export interface Board {
  readonly kind: 'board'
  /** Place in the order of decision, from 1. */
  readonly order: number
  readonly considered: Consideration
  readonly state: BoardState
  /** What is not known of the rule that it stands for; null where all is. */
  readonly unread: Unreadable | null
}

/** Rules that stand together without a board each. */
export interface Gap {
  readonly kind: 'gap'
  /** Place of the first of them in the order of decision, from 1. */
  readonly order: number
  readonly rules: readonly Consideration[]
  /** They come after the rule that decides, and are not read. */
  readonly late: boolean
}

/** What lets pass or stops before any rule: access inside a group, the platform. */
export interface Notice {
  readonly kind: 'notice'
  readonly what: 'in-group' | 'platform'
  readonly verdict: Verdict
}

/** The gate itself, with what it does when no rule matches. */
export interface Doors {
  readonly kind: 'doors'
  readonly name: string
  readonly direction: Packet['direction']
  readonly fallback: Action
  /** The default decides: for certain, if the rules before it do not, or not at all. */
  readonly state: 'decides' | 'otherwise' | 'rest'
  /** Null: the packet did not come this far, an earlier gate has stopped it. */
  readonly verdict: Verdict | null
}

export type Item = Board | Gap | Notice | Doors

export interface Road {
  readonly items: readonly Item[]
  /** Positions in `items` where the packet comes by, in order; at the last of them it stops or is through. */
  readonly walk: readonly number[]
  readonly verdict: Verdict
}

/** Up to this many rules of a direction have a board each. */
const everyBoard = 6
/** Of more rules those that match have one, at most this many. */
const mostBoards = 3

/** What a packet comes by on its way through one gate, or through two from one instance to another. */
export function roadOf(stages: readonly Stage[]): Road {
  const items: Item[] = []
  const walk: number[] = []
  let verdict: Verdict = 'accept'
  for (const stage of stages) {
    const reached = verdict === 'accept'
    const start = items.length
    items.push(...itemsOf(stage, reached))
    if (!reached) continue
    verdict = stage.decision.verdict
    for (let at = start; at < items.length; at += 1) {
      const item = items[at]
      if (!item) break
      const passes = item.kind === 'doors' && verdict === 'accept'
      if (passes || isRead(item)) walk.push(at)
    }
  }
  return { items, walk, verdict }
}

/** Whether a packet stands before an item until it is decided. */
function isRead(item: Item): boolean {
  if (item.kind === 'gap') return !item.late
  if (item.kind === 'doors') return item.state !== 'rest'
  return item.kind === 'notice' || (item.state !== 'later' && item.state !== 'rest')
}

function itemsOf({ name, decision, packet, ruleSet, unread }: Stage, reached: boolean): Item[] {
  const { by, trace, verdict } = decision
  const [group] = ruleSet.groups
  const doors = {
    kind: 'doors',
    name,
    direction: packet.direction,
    fallback: group ? builtInDefault(group, packet) : 'drop',
    verdict: reached ? verdict : null,
  } as const
  if (by.kind === 'in-group' || by.kind === 'platform') {
    return [
      { kind: 'notice', what: by.kind, verdict },
      { ...doors, state: 'rest' },
    ]
  }
  const first = trace.findIndex(({ match }) => match.kind === 'yes')
  const end = first < 0 ? trace.length : first
  const open = verdict === 'depends'
  const boards = trace.map((considered, index): Board => {
    const { match } = considered
    const state =
      index > end
        ? match.kind === 'no'
          ? 'rest'
          : 'later'
        : index === end
          ? open
            ? 'otherwise'
            : 'decides'
          : match.kind === 'unknown' && open
            ? 'maybe'
            : 'missed'
    return { kind: 'board', order: index + 1, considered, state, unread: unread?.get(considered.rule) ?? null }
  })
  const state = first < 0 ? (open ? 'otherwise' : 'decides') : 'rest'
  return [...gathered(boards, end), { ...doors, state }]
}

/** Boards for the few that tell something; the others are counted. The numbers add up to all that there are. */
function gathered(boards: readonly Board[], end: number): Item[] {
  if (boards.length <= everyBoard) return [...boards]
  const telling = boards.filter(({ considered }) => considered.match.kind !== 'no')
  const decider = boards[end]
  const drawn = new Set(telling.slice(0, mostBoards))
  if (decider && !drawn.has(decider)) {
    const last = [...drawn].at(-1)
    if (last) drawn.delete(last)
    drawn.add(decider)
  }
  const items: Item[] = []
  let run: Board[] = []
  const close = () => {
    const [head] = run
    if (!head) return
    items.push({
      kind: 'gap',
      order: head.order,
      rules: run.map(({ considered }) => considered),
      late: head.order - 1 > end,
    })
    run = []
  }
  for (const board of boards) {
    if (!drawn.has(board)) {
      run.push(board)
      continue
    }
    close()
    items.push(board)
  }
  close()
  return items
}
