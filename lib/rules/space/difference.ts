import type { Action, Decider, RuleSet } from '../model'
import type { Addresses, Cell } from './natural'
import {
  type Box,
  decidersOf,
  type Edges,
  groupAtom,
  type Plane,
  planesOf,
  prepare,
  type Decider as Strongest,
  walk,
} from './plane'

/** What a rule set does with the packets of a cell, and what decides them. */
export interface Outcome {
  readonly action: Action
  readonly by: Decider
}

/** A cell of packets that two rule sets treat differently. */
export interface Change {
  readonly cell: Cell
  readonly before: Outcome
  readonly after: Outcome
}

/**
 * All packets that two rule sets treat differently, in disjoint cells, by rules and built-in defaults alone. A difference
 * that needs memberships or missing lists is told once, with the fewest that show it.
 */
export function differences(before: RuleSet, after: RuleSet): Change[] {
  const sets = [prepare(before), prepare(after)]
  const rules = sets.flatMap((set) => set.rules.map(({ rule }) => rule))
  const looked: Looked = {
    sourcePorts: rules.some((rule) => rule.sourcePorts.kind === 'range'),
    selves: rules.some((rule) => rule.self !== null),
  }
  const changes: Change[] = []
  for (const plane of planesOf(sets)) {
    walk(
      plane.whole,
      sets.map((set) => decidersOf(set, plane)),
      1,
      (region, [ofBefore, ofAfter]) => {
        const [a, b] = [ofBefore?.[0], ofAfter?.[0]]
        if (!a || !b || a.action === b.action) return false
        const needed = new Set([...a.atoms, ...b.atoms])
        if (needed.size < plane.atoms.size) return false
        changes.push({ cell: cellOf(region, plane, looked), before: outcomeOf(a, before), after: outcomeOf(b, after) })
        return false
      },
      (lists) => new Set(lists.flat().map((decider) => decider.action)).size < 2,
    )
  }
  return changes
}

function outcomeOf({ action, rule, atoms }: Strongest, { groups }: RuleSet): Outcome {
  if (rule) return { action, by: { kind: 'rule', group: rule.group, rule: rule.id } }
  const [common] = atoms
  if (common) return { action, by: { kind: 'in-group', group: common.slice(groupAtom('').length) } }
  return { action, by: { kind: 'default', group: groups[0]?.id ?? '' } }
}

/** Which fields of five-tuple rules any rule looks at (M-9). */
interface Looked {
  readonly sourcePorts: boolean
  readonly selves: boolean
}

function cellOf([port, peer, source, self]: Box, { direction, protocol, family, atoms }: Plane, looked: Looked): Cell {
  const withPorts = protocol === 'tcp' || protocol === 'udp'
  const prefix = groupAtom('')
  const range = ([from, to]: Edges) => ({ start: Number(from), end: Number(to) - 1 })
  const addresses = ([from, to]: Edges): Addresses => ({ first: from, last: to - 1n })
  const names = [...atoms]
  return {
    direction,
    protocol,
    family,
    ports: withPorts ? range(port) : null,
    peers: addresses(peer),
    sourcePorts: withPorts && looked.sourcePorts ? range(source) : null,
    selves: looked.selves ? addresses(self) : null,
    groups: names.filter((atom) => atom.startsWith(prefix)).map((atom) => atom.slice(prefix.length)),
    lists: names.filter((atom) => !atom.startsWith(prefix)).map((atom) => atom.slice(atom.indexOf(' ') + 1)),
  }
}
