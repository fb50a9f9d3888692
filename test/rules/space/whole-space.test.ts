import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt, formatAddress, lastOf, maxOf } from '@/lib/cidr'
import { compare, decide, exposed, type Group, type Packet, type RuleSet, read, redundant } from '@/lib/rules'
import { anyRuleSet } from '../any-rule-set'

/** One number of each elementary interval that the edges make. */
function points(edges: readonly bigint[], most: bigint): bigint[] {
  return [...new Set([0n, ...edges, ...edges.map((edge) => edge + 1n), most])].filter(
    (point) => point >= 0n && point <= most,
  )
}

/** Every packet that could matter to a small set: one of each elementary cell. Lists have to be known. */
function* cells(sets: readonly RuleSet[]): Generator<Packet> {
  const rules = sets.flatMap((set) => set.groups.flatMap((group) => group.rules))
  const groups = [
    ...new Set([
      ...sets.flatMap((set) => set.groups.map((group) => group.id)),
      ...rules.flatMap((rule) => (rule.peer.kind === 'group' ? [rule.peer.groupId] : [])),
    ]),
  ]
  const subsets = [
    [],
    ...groups.map((id) => [id]),
    ...groups.flatMap((a, index) => groups.slice(index + 1).map((b) => [a, b])),
  ]
  for (const family of [4, 6] as const) {
    const most = maxOf(family)
    const blocks = rules
      .flatMap((rule) => {
        if (rule.peer.kind === 'cidr') return [rule.peer.block]
        const { peer } = rule
        return peer.kind === 'prefix-list' ? sets.flatMap((set) => set.prefixLists.get(peer.id)?.blocks ?? []) : []
      })
      .filter((block) => block.family === family)
    const selves = rules.flatMap((rule) => (rule.self?.family === family ? [rule.self] : []))
    const edgesOf = (of: readonly { first: bigint; family: 4 | 6; prefix: number }[]) =>
      of.flatMap((block) => [block.first, lastOf(block) + 1n])
    const ports = rules
      .flatMap((rule) => [rule.ports, rule.sourcePorts])
      .flatMap((range) => {
        if (range.kind === 'range') return [range.start, range.end + 1]
        return range.kind === 'list'
          ? sets.flatMap(
              (set) => set.portLists.get(range.id)?.ranges.flatMap(({ start, end }) => [start, end + 1]) ?? [],
            )
          : []
      })
    const portPoints = [...new Set([1, ...ports])].filter((port) => port >= 1 && port <= 65535)
    const anySource = rules.some((rule) => rule.sourcePorts.kind === 'range')
    for (const protocol of ['tcp', 'udp', family === 4 ? 'icmp' : 'icmpv6', 'gre', 'other'] as const) {
      const withPorts = protocol === 'tcp' || protocol === 'udp'
      for (const direction of ['ingress', 'egress'] as const) {
        for (const peerGroups of subsets) {
          for (const peer of points(edgesOf(blocks), most)) {
            for (const self of selves.length > 0 ? points(edgesOf(selves), most) : [0n]) {
              for (const port of withPorts ? portPoints : [null]) {
                for (const sourcePort of withPorts ? (anySource ? portPoints : [1]) : [null]) {
                  yield {
                    direction,
                    protocol,
                    family,
                    peer,
                    port,
                    sourcePort,
                    self,
                    peerGroups,
                    internal: peerGroups.length > 0,
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

const unblocked = { port25Unblocked: true }

function same(a: RuleSet, b: RuleSet): boolean {
  for (const packet of cells([a, b])) {
    if (decide(a, packet, unblocked).verdict !== decide(b, packet, unblocked).verdict) return false
  }
  return true
}

function without(set: RuleSet, id: string): RuleSet {
  return {
    ...set,
    groups: set.groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => rule.id !== id) })),
  }
}

/** Small sets whose lists are known: a missing list cannot be tried packet by packet. */
const small = anyRuleSet.map(
  (set): RuleSet => ({
    ...set,
    groups: set.groups.map(
      (group): Group => ({
        ...group,
        rules: group.rules
          .slice(0, 4)
          .filter(
            (rule) =>
              !(rule.peer.kind === 'prefix-list' && rule.peer.id === 'pl-missing') &&
              !(rule.ports.kind === 'list' && rule.ports.id === 'prl-missing'),
          ),
      }),
    ),
  }),
)

describe('against every elementary cell of small sets', () => {
  it('redundant: exactly the rules whose deletion alone changes nothing', () => {
    fc.assert(
      fc.property(small, (set) => {
        const expected = set.groups.flatMap((group) => group.rules).filter((rule) => same(set, without(set, rule.id)))
        expect(
          redundant(set)
            .redundant.map(({ rule }) => rule.id)
            .sort(),
        ).toEqual(expected.map((rule) => rule.id).sort())
      }),
      { numRuns: 30 },
    )
  }, 120_000)

  it('compare: equal means equal, and a difference is a true one', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const difference = compare(a, b)
        expect(difference === null).toBe(same(a, b))
        if (!difference) return
        const { packet, verdicts } = difference.example
        expect(decide(a, packet, unblocked).verdict).toBe(verdicts.before)
        expect(decide(b, packet, unblocked).verdict).toBe(verdicts.after)
        expect(verdicts.before).not.toBe(verdicts.after)
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('a set is equal to itself turned round', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const turned = {
          ...set,
          groups: [...set.groups].reverse().map((group) => ({ ...group, rules: [...group.rules].reverse() })),
        }
        expect(compare(set, turned)).toBeNull()
      }),
    )
  })

  it('deleting a rule changes something if and only if it is not redundant, with missing lists too', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const gone = new Set(redundant(set).redundant.map(({ rule }) => rule.id))
        for (const rule of set.groups.flatMap((group) => group.rules)) {
          expect(compare(set, without(set, rule.id)) === null, rule.id).toBe(gone.has(rule.id))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('exposed: every port that all, or some, addresses of the block reach', () => {
    fc.assert(
      fc.property(small, fc.constantFrom(0, 8, 31, 32), (set, prefix) => {
        const block = blockAt(4, 0x0a000001n, prefix)
        const { ports, partly } = exposed(set, block, 'tcp')
        const verdicts = new Map<number, Set<string>>()
        for (const packet of cells([
          set,
          {
            ...set,
            groups: [
              {
                id: 'x',
                name: '',
                type: 'basic',
                typeKnown: true,
                innerAccess: 'drop',
                vpcId: '',
                complete: true,
                rules: [
                  {
                    id: 'b',
                    group: 'x',
                    direction: 'ingress',
                    protocol: 'tcp',
                    ports: { kind: 'range', start: 79, end: 79 },
                    sourcePorts: { kind: 'any' },
                    peer: { kind: 'cidr', block },
                    self: null,
                    action: 'accept',
                    priority: 1,
                    description: '',
                    place: { document: 0, path: '' },
                  },
                ],
              },
            ],
          },
        ])) {
          if (
            packet.direction !== 'ingress' ||
            packet.protocol !== 'tcp' ||
            packet.family !== 4 ||
            packet.internal ||
            packet.port === null
          )
            continue
          if (packet.peer < block.first || packet.peer > lastOf(block)) continue
          const seen = verdicts.get(packet.port) ?? new Set()
          verdicts.set(packet.port, seen.add(decide(set, packet, unblocked).verdict))
        }
        const within = (list: readonly (readonly [number, number])[], port: number) =>
          list.some(([start, end]) => start <= port && port <= end)
        for (const [port, seen] of verdicts) {
          expect(within(ports, port), `all of ${formatAddress(4, block.first)}/${prefix} to ${port}`).toBe(
            seen.has('accept') && !seen.has('drop'),
          )
          expect(within(partly, port)).toBe(seen.has('accept') && seen.has('drop'))
        }
      }),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('sample 06: the findings that its description names', () => {
  it('R-2…R-5, each rule that can go alone', () => {
    const { ruleSet } = read(
      readFileSync('test/fixtures/samples/06-redundant-rules.describe-security-group-attribute.json', 'utf8'),
    )
    const found = redundant(ruleSet).redundant.map(({ rule, why }) => [rule.id.replace('sgr-example', ''), why])
    expect(found).toEqual([
      ['06b', 'covered'],
      ['06c', 'covered'],
      ['06d', 'unreachable'],
      // e and f differ only in priority, so either can go, but not both.
      ['06e', 'covered'],
      ['06f', 'covered'],
      ['06g', 'unreachable'],
      ['06i', 'repeats-default'],
    ])
  })
})
