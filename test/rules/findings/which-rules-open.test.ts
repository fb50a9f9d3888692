import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt } from '@/lib/cidr'
import type { Packet, Rule, RuleSet } from '@/lib/rules'
import { decide, matchRule } from '@/lib/rules'
import { isCertain, packetsOf, proofOf, rulesOpening } from '@/lib/rules/findings/proof'
import { byPrecedence } from '@/lib/rules/precedence'
import { anyOpenRuleSet, anyPacket, anyRuleSet } from '../any-rule-set'
import { closedGroup, internet, publicOf } from './of-the-internet'

const contextOf = (set: RuleSet) => {
  const rules = set.groups.flatMap((group) => group.rules)
  return { set, rules, inOrder: [...rules].sort(byPrecedence), options: {} }
}

describe('a packet that proves a finding', () => {
  it('is told with what `decide` says of it, and only where nothing is left open', () => {
    fc.assert(
      fc.property(anyRuleSet, anyPacket, (set, packet) => {
        const { verdict, by } = decide(set, packet, { rulesAlone: true })
        expect(proofOf(contextOf(set), packet)).toEqual(verdict === 'depends' ? null : { packet, verdict, by })
      }),
      { numRuns: 500 },
    )
  })

  it('is certain where what could not be read leaves it as it is', () => {
    fc.assert(
      fc.property(anyOpenRuleSet, anyPacket, (set, packet) => {
        const proof = proofOf(contextOf(set), packet)
        if (!proof) return
        const { verdict } = decide(set, packet, { port25Unblocked: true })
        expect(isCertain(set, proof)).toBe(verdict === proof.verdict)
        expect(isCertain({ ...set, unread: [] }, proof)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('of a rule is one that it matches, one of each family at most', () => {
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        for (const rule of contextOf(set).rules) {
          const packets = packetsOf(rule, set)
          for (const packet of packets) {
            expect(matchRule(rule, packet, set).kind).toBe('yes')
            expect(packet.direction).toBe(rule.direction)
          }
          expect(new Set(packets.map(({ family }) => family)).size).toBe(packets.length)
          // Whatever names its addresses and ports itself has one.
          if (rule.peer.kind !== 'cidr' || rule.ports.kind === 'list') continue
          const { family } = rule.peer.block
          const fits =
            (rule.protocol !== 'icmp' || family === 4) &&
            (rule.protocol !== 'icmpv6' || family === 6) &&
            (!rule.self || rule.self.family === family) &&
            // Over IPv6 the protocol of a rule for ICMP is that of the family.
            rule.protocol !== 'icmp'
          if (fits) expect(packets.length).toBe(1)
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** Stretches of eighths of IPv4, an office, and what is nobody's. */
const blocks = [
  ...[0, 4].map((at) => blockAt(4, BigInt(at) << 29n, 1)),
  ...[0, 2, 4, 6].map((at) => blockAt(4, BigInt(at) << 29n, 2)),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((at) => blockAt(4, BigInt(at) << 29n, 3)),
  blockAt(4, 0xcb007100n, 24),
  blockAt(4, 0x0a000000n, 8),
]

const anyRules = fc.array(
  fc.record({
    block: fc.constantFrom(...blocks),
    port: fc.constantFrom(22, 22, 22, 80),
    action: fc.constantFrom('accept' as const, 'accept' as const, 'accept' as const, 'drop' as const),
    priority: fc.constantFrom(1, 2),
    self: fc.boolean(),
    kind: fc.constantFrom('cidr', 'cidr', 'cidr', 'list', 'group', 'six'),
  }),
  { minLength: 1, maxLength: 8 },
)

describe('the rules that let everyone in', () => {
  it('are those that match, and of the others the widest, until the rest is less than a quarter', () => {
    fc.assert(
      fc.property(anyRules, fc.constantFrom(0x01010101n, 0x22000001n, 0xcb007105n), (drawn, peer) => {
        const rules = drawn.map(
          ({ block, port, action, priority, self, kind }, index): Rule => ({
            id: `r${index}`,
            group: 'sg-a',
            direction: 'ingress',
            action,
            priority,
            protocol: 'tcp',
            ports: { kind: 'range', start: port, end: port },
            sourcePorts: { kind: 'any' },
            peer:
              kind === 'list'
                ? { kind: 'prefix-list', id: `pl-${index}` }
                : kind === 'group'
                  ? { kind: 'group', groupId: 'sg-b', account: null }
                  : { kind: 'cidr', block: kind === 'six' ? blockAt(6, 0n, 0) : block },
            self: self ? blockAt(4, 0x0a000005n, 32) : null,
            description: '',
            place: { document: 0, path: '' },
          }),
        )
        const set: RuleSet = {
          groups: [closedGroup(rules)],
          unread: [],
          portLists: new Map(),
          prefixLists: new Map(
            drawn.map(({ block }, index) => [
              `pl-${index}`,
              { id: `pl-${index}`, name: '', family: 4, maxEntries: 10, blocks: [block] },
            ]),
          ),
        }
        const packet: Packet = {
          direction: 'ingress',
          protocol: 'tcp',
          family: 4,
          peer,
          port: 22,
          sourcePort: null,
          self: null,
          peerGroups: [],
          internal: false,
        }
        const letting = rules.filter((rule) => rule.action === 'accept' && matchRule(rule, packet, set).kind === 'yes')
        const others = rules.flatMap((rule, index) => {
          const { block, port, action, kind } = drawn[index] ?? { port: 0, action: 'drop', kind: 'six' }
          const named = block && (kind === 'cidr' || kind === 'list') ? [block] : []
          const size = publicOf(named)
          return action === 'accept' && port === 22 && size > 0n && !letting.includes(rule)
            ? [{ rule, named, size }]
            : []
        })
        const opening = rulesOpening(contextOf(set), packet)
        expect(opening.slice(0, letting.length)).toEqual(letting)
        const more = opening.slice(letting.length)
        const inOrder = others.toSorted((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1))
        expect(more).toEqual(inOrder.slice(0, more.length).map(({ rule }) => rule))
        const isOpenWithout = (count: number) =>
          4n * publicOf(inOrder.slice(count).flatMap(({ named }) => named)) >= internet
        expect(isOpenWithout(more.length)).toBe(false)
        if (more.length > 0) expect(isOpenWithout(more.length - 1)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})
