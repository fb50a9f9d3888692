import { longestLink } from '@/components/fragment'
import type { Linked, StateForm } from '@/components/state'

/** What the lab's page shows, as it is undone, linked and shared: every field as the reader wrote it. */
export interface LabState {
  /** The main field. */
  readonly in: string
  /** The prefix length to which the boundary was moved; empty: as the main field says. */
  readonly prefix: string
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

export const initialLab: LabState = {
  in: '192.168.0.0-192.168.31.255',
  prefix: '',
  a: '10.0.0.0/8',
  b: '10.1.2.0/24',
  op: 'subtract',
  tree: '',
  plan: 'web 510, app 200, db 50, mgmt 10',
}

/** A list that is longer than this, in characters, was pasted: it does not stand in the address. */
const longestTyped = 1000

/** The fields of a state; what stands as at the start is left out. */
function fieldsOf(state: LabState): URLSearchParams {
  const fields = new URLSearchParams()
  for (const name of ['in', 'prefix', 'a', 'b', 'op', 'tree', 'plan'] as const) {
    if (state[name] !== initialLab[name]) fields.set(name, state[name])
  }
  return fields
}

function sizeOf({ in: input, a, b, tree, plan }: LabState): number {
  return input.length + a.length + b.length + tree.length + plan.length
}

/** The state as a link that carries it whole; null when it is too long for one. */
export async function linkOfLab(state: LabState): Promise<Linked | null> {
  // Lists of megabytes are not encoded only to be found too long.
  return sizeOf(state) > longestLink ? null : { fragment: `#${fieldsOf(state)}`, secrets: 0 }
}

/** Fields of free text. */
const texts = ['in', 'a', 'b', 'tree', 'plan'] as const

/** The state whose fields are these, as a link or a record holds them; what is none stands as at the start. */
function stateOf(fields: (name: string) => unknown): LabState {
  const textOf = (name: (typeof texts)[number]) => {
    const text = fields(name)
    return typeof text === 'string' ? text : initialLab[name]
  }
  return {
    in: textOf('in'),
    prefix: prefixIn(fields('prefix')),
    a: textOf('a'),
    b: textOf('b'),
    op: setOperations.find((name) => name === fields('op')) ?? initialLab.op,
    tree: textOf('tree'),
    plan: textOf('plan'),
  }
}

/** How the state is kept, linked and saved. */
export const labForm: StateForm<LabState> = {
  tool: 'cidr',
  names: ['in', 'prefix', 'a', 'b', 'op', 'tree', 'plan'],
  typed: (state) => (sizeOf(state) > longestTyped ? null : fieldsOf(state)),
  pack: (state) => state,
  unpack: (value) => {
    const fields: Record<string, unknown> = Object(value)
    const isWhole =
      texts.every((name) => typeof fields[name] === 'string') && setOperations.some((name) => name === fields.op)
    return isWhole ? stateOf((name) => fields[name]) : null
  },
  fromLink: (fields) => ({ whole: true, state: stateOf((name) => fields.get(name)) }),
}

/** A prefix length as a link or a record holds it; empty when it is none. */
function prefixIn(value: unknown): string {
  return typeof value === 'string' && /^[0-9]{1,3}$/.test(value) && Number(value) <= 128 ? value : ''
}

/** What the page can do, each one click away. */
export const examples: readonly {
  readonly name: 'range' | 'mask' | 'list' | 'v6' | 'sets' | 'plan'
  readonly part: Partial<LabState>
}[] = [
  { name: 'range', part: { in: '192.168.0.0-192.168.31.255' } },
  { name: 'mask', part: { in: '10.20.0.0/255.255.252.0' } },
  { name: 'list', part: { in: '10.0.0.0/25, 10.0.0.128/25, 10.0.1.0/24' } },
  { name: 'v6', part: { in: '2001:db8:4f1a:c20::/60' } },
  { name: 'sets', part: { a: '10.0.0.0/16', b: '10.0.64.0/20, 10.0.200.0/24', op: 'subtract' } },
  { name: 'plan', part: { in: '10.0.0.0/20', plan: 'web 510, app 200, db 50, mgmt 10' } },
]

/** Whether a field holds one of our examples, as nobody has touched it. */
export function isExample(field: 'in' | 'a' | 'b', value: string): boolean {
  return [initialLab, ...examples.map(({ part }) => part)].some((each) => each[field] === value)
}
