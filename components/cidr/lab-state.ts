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

/** Most characters that a link carries. */
const longest = 6000

/** The state as a fragment; what stands as at the start is left out. Null when it is too long for a link. */
export function toFragment(state: LabState): string | null {
  const { in: input, a, b, tree, plan } = state
  // Lists of megabytes are not encoded only to be found too long.
  if (input.length + a.length + b.length + tree.length + plan.length > longest) return null
  const fields = new URLSearchParams()
  if (state.in !== initial.in) fields.set('in', state.in)
  for (const name of ['a', 'b', 'op', 'tree', 'plan'] as const) {
    if (state[name] !== initial[name]) fields.set(name, state[name])
  }
  const text = fields.toString()
  return text.length > longest ? null : `#${text}`
}

/** The state of a fragment; whatever stands there, each field is a text of bounded length. */
export function fromFragment(fragment: string): LabState {
  const fields = new URLSearchParams(fragment.slice(1, 200_000))
  const op = fields.get('op')
  return {
    in: fields.get('in') ?? initial.in,
    a: fields.get('a') ?? initial.a,
    b: fields.get('b') ?? initial.b,
    op: setOperations.find((name) => name === op) ?? initial.op,
    tree: fields.get('tree') ?? initial.tree,
    plan: fields.get('plan') ?? initial.plan,
  }
}
