import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictureOf } from '@/components/rules/map/picture'
import { decide, type Packet, reachMap, readDocuments } from '@/lib/rules'

interface RuleFields {
  readonly IpProtocol: string
  readonly ports: string
  readonly SourceCidrIp: string
  readonly Policy: string
  readonly Priority: number
}

const rule = fc.record({
  IpProtocol: fc.constantFrom('TCP', 'ALL'),
  ports: fc.constantFrom('22/22', '80/443', '1/65535', '443/8443'),
  SourceCidrIp: fc.constantFrom('0.0.0.0/0', '192.0.2.0/24', '192.0.2.128/25', '198.51.100.7/32'),
  Policy: fc.constantFrom('Accept', 'Drop'),
  Priority: fc.integer({ min: 1, max: 4 }),
})

function setOf(rules: readonly RuleFields[]) {
  const permissions = rules.map(({ ports, ...fields }, index) => ({
    ...fields,
    SecurityGroupRuleId: `sgr-${index}`,
    Direction: 'ingress',
    PortRange: fields.IpProtocol === 'ALL' ? '-1/-1' : ports,
  }))
  return readDocuments([
    { SecurityGroupId: 'sg-a', VpcId: 'vpc-a', SecurityGroupType: 'normal', Permissions: { Permission: permissions } },
  ]).ruleSet
}

describe('the map of ports and peers', () => {
  it('says of every packet what the gate says, whatever the rules', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { maxLength: 6 }),
        fc.constantFrom(1, 22, 79, 80, 443, 444, 8443, 65535),
        fc.constantFrom(0n, 0xc0000201n, 0xc0000281n, 0xc6336407n, 0xffffffffn),
        (rules, port, peer) => {
          const set = setOf(rules)
          const picture = pictureOf(reachMap(set, { direction: 'ingress', protocol: 'tcp', family: 4 }))
          const column = picture.columns.findIndex((ports) =>
            ports?.some(({ start, end }) => start <= port && port <= end),
          )
          const row = picture.rows.findIndex((peers) => peers.some(({ first, last }) => first <= peer && peer <= last))
          const packet: Packet = {
            direction: 'ingress',
            protocol: 'tcp',
            family: 4,
            peer,
            port,
            sourcePort: null,
            self: null,
            peerGroups: [],
            internal: false,
          }
          const decision = decide(set, packet)
          const outcome = picture.outcomes[picture.cells[row]?.[column] ?? -1]
          expect(outcome?.action).toBe(decision.verdict)
          if (outcome?.by?.kind === 'default') expect(decision.by.kind).toBe('default')
        },
      ),
    )
  })

  it('has a row and a column for what is treated alike, and no more', () => {
    const set = setOf([
      { IpProtocol: 'TCP', ports: '22/22', SourceCidrIp: '192.0.2.0/24', Policy: 'Accept', Priority: 1 },
      { IpProtocol: 'TCP', ports: '80/443', SourceCidrIp: '0.0.0.0/0', Policy: 'Accept', Priority: 1 },
    ])
    const { columns, rows, cells } = pictureOf(reachMap(set, { direction: 'ingress', protocol: 'tcp', family: 4 }))
    expect(columns.map((ports) => ports?.[0]?.start)).toEqual([22, 80, 1])
    expect(rows).toHaveLength(2)
    expect(cells).toHaveLength(2)
  })

  it('has one column where a protocol has no ports', () => {
    const set = setOf([])
    const { columns, outcomes } = pictureOf(reachMap(set, { direction: 'ingress', protocol: 'icmp', family: 4 }))
    expect(columns).toEqual([null])
    expect(outcomes.map(({ action }) => action)).toEqual(['drop'])
  })
})
