import { describe, expect, it } from 'vitest'
import { formatAddress, lastOf, parseBlock } from '@/lib/cidr'
import type { PacketProtocol, PortRange } from '@/lib/rules'
import { inGroupDispute } from '@/lib/rules/space/boxes/extent'
import { askedBy, cellsOf } from '@/lib/rules/space/regions/cells'
import { merge, type Part } from '@/lib/rules/space/regions/merge'
import { type Addresses, type Cell, exampleIn, rangeCount } from '@/lib/rules/space/regions/natural'
import { Parts } from '@/lib/rules/space/regions/parts'
import { regionsOf } from '@/lib/rules/space/regions/region'
import { packetsIn } from '@/lib/rules/space/regions/size'
import { planeOfBoxes } from './plane-of-boxes'

function addresses(text: string): Addresses {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(text)
  return { first: parsed.value.first, last: lastOf(parsed.value) }
}

const every: Cell = {
  direction: 'ingress',
  protocol: 'tcp',
  family: 4,
  ports: { start: 1, end: 65535 },
  peers: addresses('0.0.0.0/0'),
  sourcePorts: null,
  selves: null,
  groups: [],
  lists: [],
  disputed: false,
}
const of = (fields: Partial<Cell>) => exampleIn({ ...every, ...fields })
const peerOf = (fields: Partial<Cell>) => {
  const { packet, realizable, strangeness } = of(fields)
  return [formatAddress(packet.family, packet.peer), strangeness, ...(realizable ? [] : ['no member has it'])]
}

describe('the packet that a reader thinks of first', () => {
  it('HTTPS from an address for documentation', () => {
    expect(of({})).toEqual({
      packet: {
        direction: 'ingress',
        protocol: 'tcp',
        family: 4,
        peer: 0xcb00_710an,
        port: 443,
        sourcePort: null,
        self: null,
        peerGroups: [],
        internal: false,
      },
      realizable: true,
      lists: [],
      strangeness: 0,
    })
  })

  it.each<readonly [PortRange, port: number, strangeness: number]>([
    [{ start: 22, end: 25 }, 22, 0.5],
    [{ start: 23, end: 25 }, 25, 1.75],
    [{ start: 22, end: 22 }, 22, 0.5],
    [{ start: 81, end: 109 }, 91, 8],
    [{ start: 1000, end: 1020 }, 1010, 8],
    [{ start: 1000, end: 1019 }, 1009, 8],
    [{ start: 1000, end: 1001 }, 1000, 8],
  ])('of ports %j port %i, the best known of them, else not at the edge', (ports, port, strangeness) => {
    const found = of({ ports })
    expect([found.packet.port, found.strangeness]).toEqual([port, strangeness])
  })

  it.each<readonly [block: string, peer: string, strangeness: number]>([
    ['192.0.0.0/8', '192.0.2.10', 0],
    ['198.51.100.0/24', '198.51.100.10', 0],
    ['203.0.113.0/30', '203.0.113.1', 0],
    ['10.0.0.0/8', '10.0.0.10', 2],
    ['172.16.0.0/12', '172.16.0.10', 2],
    ['192.168.3.0/24', '192.168.3.10', 2],
    ['1.0.0.0/8', '1.0.0.10', 4],
    ['126.255.255.0/24', '126.255.255.10', 4],
    ['223.255.255.0/24', '223.255.255.10', 4],
    ['8.8.8.0/27', '8.8.8.10', 4],
    ['8.8.8.0/28', '8.8.8.7', 4],
    ['8.8.8.0/30', '8.8.8.1', 4],
    ['8.8.8.8/31', '8.8.8.8', 5],
    ['8.8.8.8/32', '8.8.8.8', 5],
    ['0.0.0.0/8', '0.0.0.10', 10],
    ['127.0.0.0/8', '127.0.0.10', 10],
    ['127.0.0.1/32', '127.0.0.1', 11],
    ['224.0.0.0/4', '224.0.0.10', 10],
    ['10.0.0.0/32', '10.0.0.0', 3],
    ['10.255.255.255/32', '10.255.255.255', 3],
  ])('of %s %s, documentation before private before any host, and no lonely address', (block, peer, strangeness) => {
    expect(peerOf({ peers: addresses(block) })).toEqual([peer, strangeness])
  })

  it('of a stretch that is no block one within what is wanted, and three are not lonely', () => {
    const from = (first: bigint, last: bigint) => peerOf({ peers: { first, last } })
    expect(from(0x0aff_fffan, 0x0b00_0032n)).toEqual(['10.255.255.252', 2])
    expect(from(0x0808_0800n, 0x0808_0802n)).toEqual(['8.8.8.1', 4])
  })

  it.each<readonly [block: string, peer: string, strangeness: number]>([
    ['::/0', '2001:db8::a', 40],
    ['2400::/12', '2400::a', 42],
    ['fd00::/8', 'fd00::a', 42],
    ['fc00::/9', 'fc00::a', 44],
    ['fe80::/10', 'fe80::a', 50],
  ])('of %s %s, and IPv4 before IPv6', (block, peer, strangeness) => {
    expect(peerOf({ family: 6, peers: addresses(block) })).toEqual([peer, strangeness])
  })

  it('M-10 a member of a group has a private address; where it has none there may be no such packet', () => {
    const member = { groups: ['sg-2'] }
    expect(of(member).packet).toMatchObject({ peerGroups: ['sg-2'], internal: true })
    expect(peerOf(member)).toEqual(['10.0.0.10', 100])
    expect(peerOf({ ...member, peers: addresses('8.8.8.0/24') })).toEqual(['8.8.8.10', 602, 'no member has it'])
    expect(peerOf({ ...member, peers: addresses('127.0.0.0/8') })).toEqual(['127.0.0.10', 608, 'no member has it'])
    const two = { family: 6, groups: ['sg-2', 'sg-3'] } as const
    expect(peerOf({ ...two, peers: addresses('2400::/12') })).toEqual(['2400::a', 240])
    expect(peerOf({ ...two, peers: addresses('fe80::/10') })).toEqual(['fe80::a', 748, 'no member has it'])
  })

  it.each<readonly [block: string, self: string, strangeness: number]>([
    ['0.0.0.0/0', '10.0.0.10', 0],
    ['192.0.2.0/24', '192.0.2.10', 0.5],
    ['8.8.8.0/24', '8.8.8.10', 1],
    ['224.0.0.0/4', '224.0.0.10', 2.5],
  ])('to %s of one’s own, to %s: a private one first', (block, self, strangeness) => {
    const { packet, strangeness: found } = of({ selves: addresses(block) })
    expect([formatAddress(4, packet.self ?? 0n), found]).toEqual([self, strangeness])
  })

  it.each<readonly [PortRange, number]>([
    [{ start: 1, end: 65535 }, 50_000],
    [{ start: 50_000, end: 50_000 }, 50_000],
    [{ start: 1, end: 50_000 }, 50_000],
    [{ start: 50_000, end: 60_000 }, 50_000],
    [{ start: 1, end: 49_999 }, 25_000],
    [{ start: 50_001, end: 50_004 }, 50_002],
  ])('from source ports %j from %i: a client’s', (sourcePorts, port) => {
    expect(of({ sourcePorts }).packet.sourcePort).toBe(port)
  })

  it.each<readonly [PacketProtocol, number]>([
    ['tcp', 0],
    ['udp', 8],
    ['icmp', 10],
    ['icmpv6', 10],
    ['gre', 24],
    [50, 26],
    ['other', 28],
  ])('%s is %i strange', (protocol, strangeness) => {
    expect(of({ protocol }).strangeness).toBe(strangeness)
  })

  it('inbound before outbound, without missing lists before with them', () => {
    expect(of({ direction: 'egress' }).strangeness).toBe(50)
    expect(of({ lists: ['pl-1', 'prl-1'] })).toMatchObject({ lists: ['pl-1', 'prl-1'], strangeness: 2000 })
    expect(of({ ports: null, protocol: 'icmp' }).packet.port).toBeNull()
  })

  it('both ends of a range count', () => {
    expect([rangeCount({ start: 5, end: 5 }), rangeCount({ start: 1, end: 65535 })]).toEqual([1n, 65535n])
    expect([rangeCount({ first: 7n, last: 7n }), rangeCount(addresses('::/0'))]).toEqual([1n, 1n << 128n])
  })
})

/** A part of a plane whose ranks are its numbers. */
const part = (region: readonly number[], label = ''): Part => ({ region: Int32Array.from(region), label })
const flat = (p0: number, p1: number, q0: number, q1: number, label = '') => part([p0, p1, q0, q1, 0, 1, 0, 1], label)

describe('parts as few regions', () => {
  const shown = (parts: readonly Part[]) =>
    merge(parts).map(
      ({ spans: [ports, peers, sources, selves], label }) =>
        [ports, peers, sources, selves].map((spans) => spans.map(([from, end]) => `${from}-${end}`).join()).join(' ') +
        label,
    )
  it('neighbours are one, on either axis', () => {
    expect(shown([flat(0, 5, 0, 5), flat(5, 9, 0, 5)])).toEqual(['0-9 0-5 0-1 0-1'])
    expect(shown([flat(0, 5, 0, 5), flat(0, 5, 5, 9)])).toEqual(['0-5 0-9 0-1 0-1'])
  })
  it('what is apart is told in one line, with all of its spans, in order', () => {
    expect(shown([flat(7, 9, 0, 5), flat(0, 5, 0, 5)])).toEqual(['0-5,7-9 0-5 0-1 0-1'])
    expect(shown([flat(0, 5, 7, 9), flat(0, 5, 0, 5)])).toEqual(['0-5 0-5,7-9 0-1 0-1'])
  })
  it('however they were cut', () => {
    const cut = [flat(0, 2, 0, 9), flat(2, 5, 0, 4), flat(2, 3, 4, 9), flat(3, 5, 4, 9)]
    expect(shown(cut)).toEqual(shown([flat(0, 5, 0, 9)]))
  })
  it('what holds elsewhere stays apart', () => {
    expect(shown([flat(0, 5, 0, 5, ' a'), flat(5, 9, 0, 5, ' b')])).toEqual(['0-5 0-5 0-1 0-1 a', '5-9 0-5 0-1 0-1 b'])
    expect(shown([flat(0, 5, 0, 5, ' a'), flat(0, 5, 5, 9, ' b')])).toEqual(['0-5 0-5 0-1 0-1 a', '0-5 5-9 0-1 0-1 b'])
  })
  it('source ports and own addresses are joined as well', () => {
    const deep = (r0: number, r1: number, s0: number, s1: number) => part([0, 5, 0, 5, r0, r1, s0, s1])
    expect(shown([deep(0, 1, 0, 2), deep(1, 3, 0, 2)])).toEqual(['0-5 0-5 0-3 0-2'])
    expect(shown([deep(0, 1, 0, 1), deep(0, 1, 2, 3)])).toEqual(['0-5 0-5 0-1 0-1,2-3'])
  })
  it('slabs that would be more than the parts are not taken: these stay as they are', () => {
    const crossing = [flat(0, 3, 0, 1), flat(1, 4, 2, 3), flat(2, 5, 4, 5)]
    expect(shown(crossing)).toEqual(['0-3 0-1 0-1 0-1', '1-4 2-3 0-1 0-1', '2-5 4-5 0-1 0-1'])
  })
  it('nor are they looked for in so many that cross that it would take long', () => {
    const crossing = (count: number) => [
      ...Array.from({ length: count }, (_, at) => flat(at, at + count, 2 * at, 2 * at + 1)),
      ...Array.from({ length: 2 * count }, (_, at) => flat(5000 + at, 5001 + at, 0, 1)),
    ]
    expect(merge(crossing(30)).length).toBeLessThan(90)
    expect(merge(crossing(300))).toHaveLength(900)
  })
})

describe('regions in numbers', () => {
  const plane = planeOfBoxes([{ at: [0, 40, 0, 40] }])
  const deep = planeOfBoxes([{ at: [0, 40, 0, 40] }], [40, 40, 9, 9])
  it('hold ports and peers, both ends included, and how many packets there are', () => {
    const [only] = regionsOf([[plane, [flat(5, 8, 10, 20, 'x'), flat(30, 31, 10, 20, 'x')]]])
    expect(only).toMatchObject({
      label: 'x',
      region: {
        direction: 'ingress',
        family: 4,
        protocols: ['tcp'],
        ports: [
          { start: 5, end: 7 },
          { start: 30, end: 30 },
        ],
        peers: [{ first: 10n, last: 19n }],
        sourcePorts: null,
        selves: null,
        size: 40n,
      },
    })
  })
  it('hold source ports and own addresses where a rule looks at them', () => {
    const [only] = regionsOf([[deep, [part([5, 8, 10, 20, 1, 3, 4, 9])]]])
    expect(only?.region).toMatchObject({
      sourcePorts: [{ start: 1, end: 2 }],
      selves: [{ first: 4n, last: 8n }],
      size: 3n * 10n * 2n * 5n,
    })
    expect(packetsIn(deep, Int32Array.of(5, 8, 10, 20, 1, 3, 4, 9))).toBe(300n)
  })
  it('of two protocols that are treated alike are one, with both of them', () => {
    const udp = { ...plane, protocols: ['udp'] as const }
    const found = regionsOf([
      [plane, [flat(5, 8, 10, 20, 'x')]],
      [udp, [flat(5, 8, 10, 20, 'x'), flat(9, 10, 10, 20, 'y')]],
    ])
    expect(found.map(({ region, label }) => [region.protocols, region.size, label])).toEqual([
      [['tcp', 'udp'], 60n, 'x'],
      [['udp'], 10n, 'y'],
    ])
  })
  it('of protocols without ports have none', () => {
    const icmp = { ...deep, protocols: ['icmp'] as const, withPorts: false }
    const [only] = regionsOf([[icmp, [part([0, 40, 10, 20, 0, 9, 4, 9])]]])
    expect(only?.region).toMatchObject({ ports: null, sourcePorts: null, selves: [{ first: 4n, last: 8n }], size: 50n })
    expect(packetsIn(icmp, Int32Array.of(0, 40, 10, 20, 0, 9, 4, 9))).toBe(50n)
    const plain = { ...plane, protocols: ['icmp', 'gre'] as const, withPorts: false }
    expect(regionsOf([[plain, [flat(0, 40, 10, 20)]]])[0]?.region.size).toBe(20n)
    expect(packetsIn(plain, Int32Array.of(0, 40, 10, 20, 0, 1, 0, 1))).toBe(20n)
  })
  it('of two protocols that are reached by different peers stay two', () => {
    const udp = { ...plane, protocols: ['udp'] as const }
    const found = regionsOf([
      [plane, [flat(5, 8, 10, 20)]],
      [udp, [flat(5, 8, 11, 20)]],
    ])
    expect(found.map(({ region }) => region.protocols)).toEqual([['tcp'], ['udp']])
  })
  it('name lists that are missing, and what official pages do not agree on', () => {
    const atoms = [
      { kind: 'group', id: 'sg-2' },
      { kind: 'prefix-list', id: 'pl-1' },
      { kind: 'port-list', id: 'prl-1' },
    ] as const
    expect(askedBy(atoms)).toEqual({ groups: ['sg-2'], lists: ['pl-1', 'prl-1'], disputed: false })
    expect(askedBy([...atoms, inGroupDispute])).toMatchObject({ groups: ['sg-2'], disputed: true })
    expect(cellsOf({ ...plane, atoms: [...atoms] }, flat(5, 8, 10, 20).region)).toMatchObject([
      { groups: ['sg-2'], lists: ['pl-1', 'prl-1'], protocol: 'tcp', ports: { start: 5, end: 7 } },
    ])
    expect(cellsOf(plane, flat(5, 8, 10, 20).region)).toMatchObject([{ groups: [], lists: [], disputed: false }])
  })
  it('come with the most natural of their packets, the most natural region first', () => {
    const found = regionsOf([[plane, [flat(30, 35, 1, 9, 'b'), flat(20, 26, 1, 9, 'a'), flat(35, 36, 1, 9, 'c')]]])
    expect(found.map(({ region, label }) => [label, region.example.packet.port])).toEqual([
      ['a', 22],
      ['b', 32],
      ['c', 35],
    ])
    const order = regionsOf([[plane, [flat(10, 15, 1, 9, 'strange'), flat(20, 26, 1, 9, 'known')]]])
    expect(order.map(({ label }) => label)).toEqual(['known', 'strange'])
    for (const strange of [10, 30]) {
      const [both] = regionsOf([[plane, [flat(strange, strange + 2, 1, 9), flat(22, 23, 1, 9)]]])
      expect(both?.region.example.packet.port).toBe(22)
    }
    // Of two that are as natural the first.
    const [same] = regionsOf([[plane, [flat(10, 12, 1, 9), flat(14, 16, 1, 9)]]])
    expect(same?.region.example.packet.port).toBe(10)
  })
  it('of many stretches the most natural packet among the first 64', () => {
    const wide = planeOfBoxes([{ at: [0, 500, 0, 40] }], [500, 40, 1, 1])
    const behind = (count: number) => {
      const strange = Array.from({ length: count }, (_, at) => flat(150 + 2 * at, 151 + 2 * at, 1, 9))
      return regionsOf([[wide, [...strange, flat(443, 444, 1, 9)]]])[0]?.region.example.packet.port
    }
    expect([behind(63), behind(64)]).toEqual([443, 150])
  })
  it('M-10 of members name the group that the other end has to be in', () => {
    const members = planeOfBoxes([{ at: [0, 40, 0, 40], asks: true }])
    const [only] = regionsOf([[members, [flat(5, 8, 10, 20)]]])
    expect(only?.region).toMatchObject({ groups: ['sg-2'], lists: [], disputed: false })
  })
})

describe('the example of some parts', () => {
  const plane = planeOfBoxes([{ at: [0, 40, 0, 40] }])
  it('is the most natural one for which a test holds', () => {
    const parts = new Parts<string>()
    parts.add(plane, flat(30, 32, 1, 9).region, '', 'strange')
    parts.add(plane, flat(22, 23, 1, 9).region, '', 'known')
    const is = (test: (port: number | null) => boolean) => parts.example(({ packet }) => test(packet.port), 1)?.by
    expect(is(() => true)).toBe('known')
    expect(is((port) => port !== 22)).toBe('strange')
  })
  it('is looked for within the parts, and is the most natural one where none tells', () => {
    const parts = new Parts<string>()
    parts.add(plane, flat(20, 30, 1, 9).region, '', 'x')
    expect(parts.example(({ packet }) => packet.port === 27, 1)?.packet.port).toBe(27)
    expect(parts.example(() => false, 1)?.packet.port).toBe(22)
    expect(new Parts<string>().example(() => true, 1)).toBeUndefined()
  })
  it('is looked for in a hundred of the most natural ones, not in all', () => {
    const wide = planeOfBoxes([{ at: [0, 400, 0, 40] }], [400, 40, 1, 1])
    const parts = new Parts<number>()
    for (let at = 0; at < 150; at += 1) parts.add(wide, flat(150 + at, 151 + at, 1, 3).region, '', at)
    const of = (port: number) => parts.example(({ packet }) => packet.port === port, 1)?.packet.port
    const [known = 0] = [parts.example(() => true, 1)?.packet.port]
    expect(of(240)).toBe(240)
    expect(of(299)).toBe(known)
  })
  it('merges the parts of each plane by themselves', () => {
    const parts = new Parts<number>()
    const other = { ...plane, protocols: ['udp'] as const }
    parts.add(plane, flat(20, 25, 1, 9).region, 'x', 0)
    parts.add(plane, flat(25, 30, 1, 9).region, 'x', 1)
    parts.add(other, flat(20, 25, 2, 9).region, 'x', 2)
    expect(parts.regions().map(({ region, label }) => [region.protocols[0], region.ports, label])).toEqual([
      ['tcp', [{ start: 20, end: 29 }], 'x'],
      ['udp', [{ start: 20, end: 24 }], 'x'],
    ])
  })
  it('says so where there are more parts than are kept', () => {
    const parts = new Parts<number>()
    for (let at = 0; at < 4000; at += 1) parts.add(plane, flat(20, 30, 1, 9).region, '', at)
    expect(parts.complete).toBe(true)
    parts.add(plane, flat(20, 30, 1, 9).region, '', 4000)
    expect(parts.complete).toBe(false)
  })
})
