import type { Block } from '@/lib/cidr'
import type { Packet, PortRange, Rule, RuleSet } from '../model'
import { type FindingContext, refOf, type SafeChange } from './model'

/** Places of rules that a change adds. */
const added = { document: 0, path: '' }

/** The rule set with a change made. `changes` of `lib/rules` writes the calls from one to the other, and back. */
export function applied(set: RuleSet, { remove, add }: SafeChange): RuleSet {
  const gone = new Set(remove.map(({ group, rule }) => JSON.stringify([group, rule])))
  return {
    ...set,
    groups: set.groups.map((group) => ({
      ...group,
      rules: [
        ...group.rules.filter(({ id }) => !gone.has(JSON.stringify([group.id, id]))),
        ...add.flatMap((rule, index): Rule[] =>
          rule.group === group.id ? [{ ...rule, id: `new-${index}`, place: added }] : [],
        ),
      ],
    })),
  }
}

const everyAddress: Readonly<Record<4 | 6, Block>> = {
  4: { family: 4, first: 0n, prefix: 0 },
  6: { family: 6, first: 0n, prefix: 0 },
}

/**
 * Closes ports to everyone: takes the rules away that open nothing else, or, where a rule opens more, puts a rule before
 * it that drops these ports. Null where nothing does it without touching more: a rule of priority 110, which cannot be made
 * any more, is in the way of none.
 */
export function closing(
  { set }: FindingContext,
  letting: readonly Rule[],
  packet: Packet,
  ports: PortRange | null,
): SafeChange | null {
  const [first] = letting
  if (!first) return null
  if (letting.every((rule) => opensOnly(rule, packet, ports, set))) return { remove: letting.map(refOf), add: [] }
  const named = packet.protocol
  if (named === 'other') return null
  const priority = Math.min(100, ...letting.map((rule) => rule.priority))
  return {
    remove: [],
    add: [
      {
        group: first.group,
        direction: 'ingress',
        protocol: named,
        ports: ports ? { kind: 'range', ...ports } : { kind: 'any' },
        sourcePorts: { kind: 'any' },
        peer: { kind: 'cidr', block: everyAddress[packet.family] },
        self: null,
        action: 'drop',
        priority,
        description: '',
      },
    ],
  }
}

/** Whether a rule is for these ports, this protocol and everyone, and for nothing else. */
function opensOnly({ protocol, ports, peer }: Rule, packet: Packet, wanted: PortRange | null, set: RuleSet): boolean {
  if (protocol !== packet.protocol) return false
  const within =
    wanted === null ||
    (ports.kind === 'range' && wanted.start <= ports.start && ports.end <= wanted.end) ||
    (ports.kind === 'list' &&
      (set.portLists.get(ports.id)?.ranges.every(({ start, end }) => wanted.start <= start && end <= wanted.end) ??
        false))
  return within && peer.kind === 'cidr'
}
