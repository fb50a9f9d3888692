import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossing, type PairProtocol, pairProtocols, pairsOfGroups } from '@/components/rules/work/pairs'
import { parseBlock } from '@/lib/cidr'
import { decide, type Group, type Packet, type RuleFields, type RuleSet, ruleSetOf } from '@/lib/rules'

function block(text: string) {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

const blocks = ['0.0.0.0/0', '10.0.0.0/8', '10.0.5.0/24', '172.16.0.0/12', '192.168.3.4/32', '203.0.113.0/24'].map(
  block,
)
const ids = ['sg-a', 'sg-b', 'sg-c'] as const

const rule = fc.record({
  direction: fc.constantFrom('ingress', 'egress'),
  protocol: fc.constantFrom('all', 'tcp', 'udp', 'icmp'),
  peer: fc.oneof(
    fc.constantFrom(...blocks).map((each) => ({ kind: 'cidr', block: each }) as const),
    fc.constantFrom(...ids).map((groupId) => ({ kind: 'group', groupId, account: null }) as const),
  ),
  ports: fc.oneof(
    fc.constant({ kind: 'any' } as const),
    fc.constantFrom(22, 80, 3306).map((port) => ({ kind: 'range', start: port, end: port + 10 }) as const),
  ),
  action: fc.constantFrom('accept', 'drop'),
  priority: fc.integer({ min: 1, max: 4 }),
}) satisfies fc.Arbitrary<RuleFields>

const group = (id: string) =>
  fc.record({
    id: fc.constant(id),
    type: fc.constantFrom('basic', 'advanced'),
    innerAccess: fc.constantFrom('accept', 'drop'),
    rules: fc.array(rule, { maxLength: 6 }),
  })

/** Every port and private address that a small set could tell apart. */
const ports = [1, 21, 22, 27, 32, 33, 80, 90, 91, 3306, 3316, 3317, 65_535]
const addresses = ['10.0.5.7', '10.9.9.9', '172.16.1.1', '192.168.3.4', '192.168.3.5'].map(
  (text) => block(`${text}/32`).first,
)

/** The verdicts at one end, over all addresses of the other. */
function verdictsAt(
  set: RuleSet,
  own: Group,
  other: Group,
  direction: Packet['direction'],
  protocol: PairProtocol,
  port: number | null,
) {
  return addresses.map((peer) => {
    const packet: Packet = {
      direction,
      protocol,
      family: 4,
      peer,
      port,
      sourcePort: null,
      self: null,
      internal: true,
      peerGroups: [other.id],
    }
    return decide({ ...set, groups: [own] }, packet, { rulesAlone: true }).verdict
  })
}

describe('which group reaches which', () => {
  it('is what both ends decide over every port and private address', () => {
    fc.assert(
      fc.property(group('sg-a'), group('sg-b'), (a, b) => {
        const set = ruleSetOf([a, b])
        for (const { from, to, reach } of pairsOfGroups(set)) {
          const [sender, receiver] = [from, to].map((id) => set.groups.find((each) => each.id === id))
          if (!sender || !receiver) throw new Error('a pair names a group that is not there')
          for (const { protocol, every, some } of reach) {
            for (const port of protocol === 'icmp' ? [null] : ports) {
              const ends = [
                verdictsAt(set, sender, receiver, 'egress', protocol, port),
                verdictsAt(set, receiver, sender, 'ingress', protocol, port),
              ]
              const within = (ranges: typeof every) =>
                ranges.some(({ start, end }) => start <= (port ?? 0) && (port ?? 0) <= end)
              const always = ends.every((end) => end.every((verdict) => verdict === 'accept'))
              const ever = ends.every((end) => end.some((verdict) => verdict !== 'drop'))
              const where = `${from} to ${to} ${protocol} ${port}`
              expect(within(every), `${where} from every address`).toBe(always)
              expect(within(some), `${where} from some`).toBe(ever && !always)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('is shown with a packet that passes both gates where any does', () => {
    const peer = { kind: 'cidr', block: block('10.0.5.0/24') } as const
    const set = ruleSetOf([
      { id: 'sg-web', type: 'basic', rules: [{ direction: 'egress', protocol: 'all', peer, action: 'drop' }] },
      { id: 'sg-db', type: 'basic', rules: [{ direction: 'ingress', protocol: 'tcp', peer, action: 'accept' }] },
    ])
    const [web, db] = set.groups
    if (!web || !db) throw new Error('a group is missing')
    const [out, into] = crossing(set, web, db, 'tcp', 3306)
    expect([out.packet.direction, out.decision.verdict]).toEqual(['egress', 'accept'])
    expect([into.packet.direction, into.decision.verdict]).toEqual(['ingress', 'accept'])
    expect(out.packet.self).toBe(into.packet.peer)
    expect(out.packet.peer).toBe(into.packet.self)
    expect(out.packet.peer).not.toBe(out.packet.self)
    expect(pairProtocols).toContain(out.packet.protocol)
  })
})
