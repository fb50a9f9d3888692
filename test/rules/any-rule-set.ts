import fc from 'fast-check'
import { blockAt, type Family } from '@/lib/cidr'
import type { Group, Packet, Peer, Ports, Rule, RuleSet } from '@/lib/rules'

/** Few values, so that rules and packets meet often. */
const v4 = [0x0a000001n, 0x0a000002n, 0x0a010000n, 0xcb007105n]
/** Addresses of the platform: the metadata server, a load balancer, Workbench (O-8, O-9). */
const platform = [0x646464c8n, 0x64400001n, 0x64680001n]
const v6 = [0x20010db8n << 96n, (0x20010db8n << 96n) + 1n, 5n]
const ports = [1, 22, 25, 53, 80, 443, 65535]
const groupIds = ['sg-a', 'sg-b', 'sg-peer']

const family = fc.constantFrom<Family>(4, 4, 6)
const block = family.chain((of) =>
  fc
    .tuple(
      fc.constantFrom(...(of === 4 ? v4 : v6)),
      fc.constantFrom(...(of === 4 ? [0, 8, 16, 31, 32] : [0, 32, 127, 128])),
    )
    .map(([value, prefix]) => blockAt(of, value, prefix)),
)
const portRange: fc.Arbitrary<Ports> = fc
  .tuple(fc.constantFrom(...ports), fc.constantFrom(...ports))
  .map(([a, b]) => ({ kind: 'range', start: Math.min(a, b), end: Math.max(a, b) }))
const peer: fc.Arbitrary<Peer> = fc.oneof(
  { weight: 5, arbitrary: block.map((of) => ({ kind: 'cidr' as const, block: of })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...groupIds).map((groupId) => ({ kind: 'group' as const, groupId, account: null })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('pl-known', 'pl-missing').map((id) => ({ kind: 'prefix-list' as const, id })),
  },
)

function rule(group: string): fc.Arbitrary<Omit<Rule, 'id'>> {
  return fc
    .record({
      direction: fc.constantFrom('ingress' as const, 'egress' as const),
      protocol: fc.constantFrom(
        'tcp' as const,
        'tcp' as const,
        'udp' as const,
        'icmp' as const,
        'icmpv6' as const,
        'gre' as const,
        'all' as const,
        50,
      ),
      range: fc.oneof(
        portRange,
        fc.constantFrom<Ports>({ kind: 'list', id: 'prl-known' }, { kind: 'list', id: 'prl-missing' }),
      ),
      source: fc.option(portRange, { nil: null, freq: 6 }),
      peer,
      self: fc.option(block, { nil: null, freq: 6 }),
      action: fc.constantFrom('accept' as const, 'drop' as const),
      priority: fc.constantFrom(1, 2, 50, 100, 110),
    })
    .map(({ range, source, ...rest }) => {
      const hasPorts = rest.protocol === 'tcp' || rest.protocol === 'udp'
      return {
        ...rest,
        group,
        ports: hasPorts ? range : { kind: 'any' },
        sourcePorts: hasPorts && source ? source : { kind: 'any' },
        description: '',
        place: { document: 0, path: '' },
      }
    })
}

const groups: fc.Arbitrary<Group[]> = fc
  .record({ type: fc.constantFrom('basic' as const, 'basic' as const, 'advanced' as const), two: fc.boolean() })
  .chain(({ type, two }) =>
    fc.tuple(
      ...(two ? ['sg-a', 'sg-b'] : ['sg-a']).map((id) =>
        fc
          .record({
            rules: fc.array(rule(id), { maxLength: 6 }),
            innerAccess: fc.constantFrom('accept' as const, 'drop' as const),
          })
          .map(
            ({ rules, innerAccess }): Group => ({
              id,
              name: id,
              type,
              typeKnown: true,
              innerAccess: type === 'advanced' ? 'drop' : innerAccess,
              vpcId: 'vpc-1',
              complete: true,
              rules: rules.map((each, index) => ({ ...each, id: `${id}-${index}` })),
            }),
          ),
      ),
    ),
  )

/** Any small rule set, with lists known and missing. */
export const anyRuleSet: fc.Arbitrary<RuleSet> = groups.map((of) => ({
  groups: of,
  unread: [],
  prefixLists: new Map([
    [
      'pl-known',
      { id: 'pl-known', name: '', family: 4 as const, maxEntries: 10, blocks: [blockAt(4, 0x0a000000n, 30)] },
    ],
  ]),
  portLists: new Map([
    [
      'prl-known',
      {
        id: 'prl-known',
        ranges: [
          { start: 80, end: 80 },
          { start: 443, end: 500 },
        ],
      },
    ],
  ]),
}))

/** Any packet that could meet such a set. */
export const anyPacket: fc.Arbitrary<Packet> = family.chain((of) =>
  fc
    .record({
      direction: fc.constantFrom('ingress' as const, 'egress' as const),
      protocol: fc.constantFrom(
        'tcp' as const,
        'tcp' as const,
        'udp' as const,
        of === 4 ? ('icmp' as const) : ('icmpv6' as const),
        'gre' as const,
        50,
        51,
        'other' as const,
      ),
      peer: fc.constantFrom(...(of === 4 ? [...v4, ...platform] : v6)),
      port: fc.constantFrom(...ports),
      sourcePort: fc.option(fc.constantFrom(...ports), { nil: null }),
      self: fc.option(fc.constantFrom(...(of === 4 ? v4 : v6)), { nil: null }),
      peerGroups: fc.subarray(groupIds, { maxLength: 2 }),
      internal: fc.boolean(),
    })
    .map((packet) => {
      const hasPorts = packet.protocol === 'tcp' || packet.protocol === 'udp'
      return {
        ...packet,
        family: of,
        port: hasPorts ? packet.port : null,
        sourcePort: hasPorts ? packet.sourcePort : null,
        internal: packet.internal || packet.peerGroups.length > 0,
      }
    }),
)

/** A rule of `sg-a` that may exist, of which some fields are known. */
const anyUnread: fc.Arbitrary<RuleSet['unread'][number]> = fc
  .tuple(rule('sg-a'), fc.subarray(['direction', 'protocol', 'ports', 'peer', 'action', 'priority'] as const))
  .map(([of, names]) => ({
    place: of.place,
    group: 'sg-a',
    known: Object.fromEntries(names.map((name) => [name, of[name]])),
  }))

/** Any small rule set with a rule or two that may exist. */
export const anyOpenRuleSet: fc.Arbitrary<RuleSet> = fc
  .tuple(anyRuleSet, fc.array(anyUnread, { minLength: 1, maxLength: 2 }))
  .map(([set, unread]) => ({ ...set, unread }))
