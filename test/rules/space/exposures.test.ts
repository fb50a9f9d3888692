import { describe, expect, it } from 'vitest'
import { exposures, type RuleSet, reachMap, readDocuments, search } from '@/lib/rules'
import { listOf } from '../../bench/rule-lists'

const ssh = { id: 'ssh', protocol: 'tcp' as const, ports: [{ start: 22, end: 22 }] }
const mysql = { id: 'mysql', protocol: 'tcp' as const, ports: [{ start: 3306, end: 3306 }] }

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
    expect(found.map(({ service, family, everyone }) => [service.id, family, everyone])).toEqual([['ssh', 4, true]])
    expect(found[0]?.by).toEqual([{ kind: 'rule', group: 'sg-1', rule: 'r0' }])
  })

  it('one office, as how many addresses', () => {
    const [only] = exposures(group({ PortRange: '1/65535', SourceCidrIp: '198.51.100.0/24' }), [mysql])
    expect(only).toMatchObject({ everyone: false, size: 256n, example: { packet: { port: 3306 } } })
  })

  it('M-6 IPv6 is told apart', () => {
    const found = exposures(group({ PortRange: '22/22', Ipv6SourceCidrIp: '::/0' }), [ssh])
    expect(found.map(({ family, everyone }) => [family, everyone])).toEqual([[6, true]])
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
