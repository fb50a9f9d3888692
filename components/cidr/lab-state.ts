import { longestLink } from '@/components/fragment'
import type { Form, Linked } from '@/components/state'

/** What the lab's page shows, as it is undone, linked and shared: every field as the reader wrote it. */
export interface LabState {
  /** The main field. */
  readonly in: string
  readonly a: string
  readonly b: string
  readonly op: SetOperation
  /** Leaves of the split, one a line: a block, and a name after a space. */
  readonly tree: string
  /** Numbers of addresses to plan for. */
  readonly plan: string
}

export const setOperations = ['merge', 'subtract', 'intersect', 'relation', 'overlap', 'contains'] as const
export type SetOperation = (typeof setOperations)[number]

export const initial: LabState = {
  in: '192.168.0.0-192.168.31.255',
  a: '10.0.0.0/8',
  b: '10.1.2.0/24',
  op: 'subtract',
  tree: '',
  plan: '500, 100, 60, 20',
}

/** A list that is longer than this, in characters, was pasted: it does not stand in the address. */
const longestTyped = 1000

/** The fields of a state; what stands as at the start is left out. */
function fieldsOf(state: LabState): URLSearchParams {
  const fields = new URLSearchParams()
  for (const name of ['in', 'a', 'b', 'op', 'tree', 'plan'] as const) {
    if (state[name] !== initial[name]) fields.set(name, state[name])
  }
  return fields
}

function sizeOf({ in: input, a, b, tree, plan }: LabState): number {
  return input.length + a.length + b.length + tree.length + plan.length
}

/** The state as a link that carries it whole; null when it is too long for one. */
export async function linkOf(state: LabState): Promise<Linked | null> {
  // Lists of megabytes are not encoded only to be found too long.
  return sizeOf(state) > longestLink ? null : { fragment: `#${fieldsOf(state)}`, secrets: 0 }
}

/** How the state is kept, linked and saved. */
export const form: Form<LabState> = {
  tool: 'cidr',
  names: ['in', 'a', 'b', 'op', 'tree', 'plan'],
  typed: (state) => (sizeOf(state) > longestTyped ? null : fieldsOf(state)),
  pack: (state) => state,
  unpack: (value) => {
    const fields: Record<string, unknown> = Object(value)
    const { in: input, a, b, tree, plan } = fields
    const op = setOperations.find((name) => name === fields.op)
    return typeof input === 'string' &&
      typeof a === 'string' &&
      typeof b === 'string' &&
      typeof tree === 'string' &&
      typeof plan === 'string' &&
      op !== undefined
      ? { in: input, a, b, op, tree, plan }
      : null
  },
  fromLink: (fields) => ({
    whole: true,
    state: {
      in: fields.get('in') ?? initial.in,
      a: fields.get('a') ?? initial.a,
      b: fields.get('b') ?? initial.b,
      op: setOperations.find((name) => name === fields.get('op')) ?? initial.op,
      tree: fields.get('tree') ?? initial.tree,
      plan: fields.get('plan') ?? initial.plan,
    },
  }),
}
