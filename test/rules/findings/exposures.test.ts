import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exposures, findings, type RuleSet, reachMap, readDocuments, search } from '@/lib/rules'
import { listOf } from '../../bench/rule-lists'
import { anyRuleSet } from '../any-rule-set'

const ssh = { id: 'ssh', protocol: 'tcp' as const, ports: [{ start: 22, end: 22 }] }
const mysql = { id: 'mysql', protocol: 'tcp' as const, ports: [{ start: 3306, end: 3306 }] }

function holds({ protocol, ports }: { readonly protocol: string; readonly ports: string }, port: number): boolean {
  const [start = 0, end = start] = ports.split('-').map(Number)
  return protocol === 'TCP' && start <= port && port <= end
}

function group(...rules: readonly Readonly<Record<string, string | number>>[]): RuleSet {
  const shared = { Direction: 'ingress', IpProtocol: 'TCP', Policy: 'Accept', Priority: 1 }
  return readDocuments([
    {
      SecurityGroupId: 'sg-1',
      VpcId: 'vpc-1',
      SecurityGroupType: 'normal',
      Permissions: {
        Permission: rules.map((rule, index) => ({ ...shared, SecurityGroupRuleId: `r${index}`, ...rule })),
      },
    },
  ]).ruleSet
}

describe('what the Internet reaches, by service', () => {
  it('SSH open to everyone, the database to the company alone', () => {
    const set = group(
      { PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' },
      { PortRange: '3306/3306', SourceCidrIp: '10.0.0.0/8' },
    )
    const found = exposures(set, [ssh, mysql])
    expect(found.map(({ service, family, everyone }) => [service.id, family, everyone])).toEqual([
      ['ssh', 4, { ports: ssh.ports, nearlyAll: false, reach: { kind: 'every' } }],
    ])
    expect(found[0]?.by).toEqual([{ kind: 'rule', group: 'sg-1', rule: 'r0' }])
  })

  it('one office, as how many addresses', () => {
    const [only] = exposures(group({ PortRange: '1/65535', SourceCidrIp: '198.51.100.0/24' }), [mysql])
    expect(only).toMatchObject({ everyone: null, size: 256n, example: { packet: { port: 3306 } } })
  })

  it('what turns on a list that is missing is open to no one for sure', () => {
    const set = group(
      { Policy: 'Drop', PortRange: '1/65535', SourcePrefixListId: 'pl-missing' },
      { PortRange: '22/22', SourceCidrIp: '0.0.0.0/0', Priority: 2 },
    )
    expect(exposures(set, [ssh])).toMatchObject([{ service: { id: 'ssh' }, everyone: null }])
  })

  it('a service without ports is open to everyone as a whole, or not at all', () => {
    const ping = { id: 'ping', protocol: 'icmp' as const, ports: [] }
    const rule = { IpProtocol: 'ICMP', PortRange: '-1/-1' }
    expect(exposures(group({ ...rule, SourceCidrIp: '0.0.0.0/0' }), [ping])).toMatchObject([
      { family: 4, everyone: { ports: [], nearlyAll: false, reach: { kind: 'every' } } },
    ])
    expect(exposures(group({ ...rule, SourceCidrIp: '198.51.100.0/24' }), [ping])).toMatchObject([
      { family: 4, everyone: null, size: 256n },
    ])
  })

  it('M-6 IPv6 is told apart', () => {
    const found = exposures(group({ PortRange: '22/22', Ipv6SourceCidrIp: '::/0' }), [ssh])
    expect(found.map(({ family, everyone }) => [family, everyone?.reach])).toEqual([[6, { kind: 'every' }]])
  })

  it('one address is denied: still open to everyone, as the findings say, and literally to all but one', () => {
    const open = { PortRange: '22/22', SourceCidrIp: '0.0.0.0/0', Priority: 2 }
    const set = group(open, { PortRange: '22/22', SourceCidrIp: '203.0.113.7/32', Policy: 'Drop' })
    expect(exposures(set, [ssh]).map(({ everyone }) => everyone?.reach)).toEqual([{ kind: 'but', closed: '1' }])
  })

  it('of a service with several ports those that are open are named', () => {
    const web = {
      id: 'web',
      protocol: 'tcp' as const,
      ports: [
        { start: 80, end: 80 },
        { start: 8080, end: 8081 },
      ],
    }
    const set = group(
      { PortRange: '8081/8081', SourceCidrIp: '0.0.0.0/0' },
      { PortRange: '80/80', SourceCidrIp: '198.51.100.7/32' },
    )
    expect(exposures(set, [web])[0]?.everyone?.ports).toEqual([{ start: 8081, end: 8081 }])
  })

  it('the findings and the exposure agree on what is open to everyone', () => {
    const asked = [ssh, mysql, { id: 'smtp', protocol: 'tcp' as const, ports: [{ start: 25, end: 25 }] }]
    fc.assert(
      fc.property(anyRuleSet, (set) => {
        const { list } = findings(set)
        for (const { service, family, everyone } of exposures(set, asked)) {
          const port = service.ports[0]?.start ?? 0
          const told = list.some(
            (each) =>
              (each.kind === 'open-all-ports' &&
                each.params.family === family &&
                /TCP|ALL/.test(each.params.protocols)) ||
              (each.kind === 'open-range' && each.params.family === family && holds(each.params, port)) ||
              (each.kind === 'open-service' &&
                each.params.family === family &&
                each.params.protocol === 'TCP' &&
                each.params.port === port),
          )
          if (everyone) expect(told).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('M-10 members of a group are not the Internet', () => {
    expect(exposures(group({ PortRange: '22/22', SourceGroupId: 'sg-2' }), [ssh])).toEqual([])
  })
})

describe('answers that would be too long', () => {
  it('the map of a tangled set is told by what happens, and says so', () => {
    const { areas, detail } = reachMap(listOf('cross', 2000), { direction: 'ingress', protocol: 'tcp', family: 4 })
    expect(detail).toBe('action')
    expect(areas.length).toBeGreaterThan(0)
  })

  it('a search with thousands of parts counts all and lists some', () => {
    const found = search(listOf('cross', 400), { verdict: 'accept' })
    expect(found?.complete).toBe(false)
    expect(found?.size).toBeGreaterThan(0n)
  })
})
