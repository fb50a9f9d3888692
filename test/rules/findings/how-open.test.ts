import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt, type Family } from '@/lib/cidr'
import type { Packet, RuleSet } from '@/lib/rules'
import { decide } from '@/lib/rules'
import { type Openness, type OpenPart, opennessOf, partsIn } from '@/lib/rules/findings/openness'
import { closedGroup, internet, publicOf } from './of-the-internet'

/** IPv4 in eighths and IPv6's global part in eighths: what rules name below is made of whole ones and of single addresses. */
const eighth: Readonly<Record<Family, (index: number) => bigint>> = {
  4: (index) => BigInt(index) << 29n,
  6: (index) => (1n << 125n) + (BigInt(index) << 122n),
}
const single: Readonly<Record<Family, bigint>> = { 4: 0xcb007107n, 6: (0x20010db8n << 96n) + 7n }
const blockOf = (family: Family, [at, size]: readonly [number, number]) =>
  size < 0
    ? blockAt(family, single[family], family === 4 ? 32 : 128)
    : blockAt(family, eighth[family](at), (family === 4 ? 3 : 6) - size)
/** So many eighths, as a power of two, from which on; or one address. */
const stretches = [
  [0, 3],
  [0, 2],
  [4, 2],
  [0, 1],
  [2, 1],
  [4, 1],
  [6, 1],
  [0, 0],
  [1, 0],
  [3, 0],
  [5, 0],
  [0, -1],
] as const

const own: Readonly<Record<Family, readonly bigint[]>> = { 4: [0x0a000001n, 0x0a000002n], 6: [5n, 6n] }
const ports = [1, 21, 22, 23, 25, 80, 65534, 65535]
const senders = [53, 1024, 65535]

const rangeOf = (from: readonly number[]) =>
  fc
    .tuple(fc.constantFrom(...from), fc.constantFrom(...from))
    .map(([a, b]) => ({ kind: 'range' as const, start: Math.min(a, b), end: Math.max(a, b) }))

const anySet = fc
  .tuple(
    fc.constantFrom<Family>(4, 4, 6),
    fc.array(
      fc.record({
        stretch: fc.constantFrom(...stretches),
        protocol: fc.constantFrom('tcp' as const, 'tcp' as const, 'all' as const, 'icmp' as const),
        range: rangeOf(ports),
        source: fc.option(rangeOf(senders), { nil: null, freq: 4 }),
        self: fc.option(fc.constantFrom(0, 1), { nil: null, freq: 4 }),
        action: fc.constantFrom('accept' as const, 'accept' as const, 'drop' as const),
        priority: fc.constantFrom(1, 2, 3),
      }),
      { minLength: 1, maxLength: 7 },
    ),
  )
  .map(([family, rules]): { readonly family: Family; readonly set: RuleSet } => ({
    family,
    set: {
      unread: [],
      prefixLists: new Map(),
      portLists: new Map(),
      groups: [
        closedGroup(
          rules.map(({ stretch, protocol: named, range, source, self, action, priority }, index) => {
            const protocol = named === 'icmp' && family === 6 ? 'icmpv6' : named
            return {
              id: `r${index}`,
              group: 'sg-a',
              direction: 'ingress',
              action,
              priority,
              protocol,
              ports: protocol === 'tcp' ? range : { kind: 'any' },
              sourcePorts: protocol === 'tcp' && source ? source : { kind: 'any' },
              peer: { kind: 'cidr', block: blockOf(family, stretch) },
              self: self === null ? null : blockAt(family, own[family][self] ?? 0n, family === 4 ? 32 : 128),
              description: '',
              place: { document: 0, path: '' },
            }
          }),
        ),
      ],
    },
  }))

/** What everyone reaches at a port, looked up packet by packet: of each eighth one address, and the single one. */
function plainly(set: RuleSet, family: Family, protocol: 'tcp' | 'icmp' | 'icmpv6', port: number | null) {
  const accepted = (peer: bigint, self: bigint, sourcePort: number | null) => {
    const packet: Packet = {
      direction: 'ingress',
      protocol,
      family,
      peer,
      port,
      sourcePort,
      self,
      peerGroups: [],
      internal: false,
    }
    return decide(set, packet, { rulesAlone: true }).verdict === 'accept'
  }
  let most = 0n
  for (const self of [...own[family], family === 4 ? 0x0a000009n : 9n]) {
    for (const sourcePort of port === null ? [null] : [...senders, ...senders.map((each) => each - 1)]) {
      let sum = 0n
      for (let index = 0; index < 8; index += 1) {
        const first = eighth[family](index)
        const prefix = family === 4 ? 3 : 6
        const here = single[family] >= first && single[family] < first + (1n << BigInt(family === 4 ? 29 : 122))
        // One that is not the single one, in the middle of the eighth.
        if (accepted(first + (1n << 20n), self, sourcePort))
          sum += publicOf([blockAt(family, first, prefix)]) - (here ? 1n : 0n)
        if (here && accepted(single[family], self, sourcePort)) sum += 1n
      }
      if (sum > most) most = sum
    }
  }
  const size = family === 4 ? internet : publicOf([blockAt(6, 1n << 125n, 3)])
  return { share: Number(most) / Number(size), closed: size - most }
}

const partsOf = (openness: readonly Openness[], family: Family, protocol: string) =>
  openness.flatMap((each) => (each.family === family && each.protocol === protocol ? each.spans : []))

const at = (parts: readonly OpenPart[], port: number) =>
  parts.flatMap(({ ports: range, share, closed }) =>
    range && range.start <= port && port <= range.end ? [{ share, closed }] : [],
  )

describe('what everyone on the Internet reaches', () => {
  it('is told of each port just where the most addresses that reach one own address from one port are a quarter', () => {
    fc.assert(
      fc.property(anySet, ({ family, set }) => {
        const spans = partsOf(opennessOf(set, undefined, ['ingress']), family, 'tcp')
        for (const port of new Set(ports.flatMap((each) => [each - 1, each, each + 1]))) {
          if (port < 1 || port > 65535) continue
          const plain = plainly(set, family, 'tcp', port)
          const told = at(
            spans.flatMap(({ parts }) => parts),
            port,
          )
          expect([port, ...told]).toEqual([port, ...(plain.share < 0.25 ? [] : [plain])])
          for (const span of spans) {
            const isIn = span.ports !== null && span.ports.start <= port && port <= span.ports.end
            const packets = [...span.examplesAt(port)].map(({ packet }) => packet)
            if (isIn) expect(packets.length).toBeGreaterThan(0)
            for (const packet of packets) {
              expect(packet.port).toBe(port)
              expect(decide(set, packet, { rulesAlone: true }).verdict).toBe('accept')
            }
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('is told of a protocol without ports as one', () => {
    fc.assert(
      fc.property(anySet, ({ family, set }) => {
        const protocol = family === 4 ? 'icmp' : 'icmpv6'
        const spans = partsOf(opennessOf(set, undefined, ['ingress']), family, protocol)
        const plain = plainly(set, family, protocol, null)
        expect(spans.map(({ ports: range, parts }) => [range, ...parts])).toEqual(
          plain.share < 0.25 ? [] : [[null, { ports: null, ...plain }]],
        )
        for (const { example } of spans)
          expect(decide(set, example.packet, { rulesAlone: true }).verdict).toBe('accept')
      }),
      { numRuns: 100 },
    )
  })

  it('is told in the longest runs: neighbours differ, and runs do not touch', () => {
    fc.assert(
      fc.property(anySet, ({ family, set }) => {
        const spans = partsOf(opennessOf(set, undefined, ['ingress']), family, 'tcp')
        let end = -1
        for (const { ports: range, parts, example } of spans) {
          expect(range?.start).toBeGreaterThan(end + 1)
          expect(range?.start).toBe(parts[0]?.ports?.start)
          expect(range?.end).toBe(parts.at(-1)?.ports?.end)
          expect(example.packet.port).toBeGreaterThanOrEqual(range?.start ?? 0)
          expect(example.packet.port).toBeLessThanOrEqual(range?.end ?? 0)
          for (const [index, part] of parts.entries()) {
            const next = parts[index + 1]
            if (!next) continue
            expect(next.ports?.start).toBe((part.ports?.end ?? 0) + 1)
            expect([next.share, next.closed]).not.toEqual([part.share, part.closed])
          }
          end = range?.end ?? 0
        }
      }),
      { numRuns: 150 },
    )
  })

  it('a part of it is cut to ports that are asked for', () => {
    fc.assert(
      fc.property(anySet, rangeOf([1, 22, 24, 25, 80, 65534]), ({ family, set }, range) => {
        for (const span of partsOf(opennessOf(set, undefined, ['ingress']), family, 'tcp')) {
          const cut = partsIn(span, range)
          for (const port of new Set(ports.flatMap((each) => [each - 1, each, each + 1]))) {
            const isAsked = range.start <= port && port <= range.end
            expect(at(cut, port)).toEqual(isAsked ? at(span.parts, port) : [])
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
