import { readFileSync } from 'node:fs'
import { type Diagnosis, diagnose, type LayerName, parseTarget } from '@/lib/reachability'

/** Output that a real command printed, from test/fixtures/reachability/outputs. */
export function output(name: string): string {
  return readFileSync(new URL(`../fixtures/reachability/outputs/${name}.txt`, import.meta.url), 'utf8')
}

/** Diagnoses `tcp/80 from 198.51.100.7`, `egress tcp/25 from 203.0.113.9`, `icmp`… */
export function ask(target: string, ...evidence: string[]): Diagnosis {
  const match = /^(egress )?(tcp|udp|icmp|icmpv6)(?:\/(\d+))?(?: from (\S+))?$/.exec(target)
  const read = parseTarget({
    protocol: match?.[2],
    port: match?.[3] === undefined ? undefined : Number(match[3]),
    from: match?.[4],
    direction: match?.[1] ? 'egress' : 'ingress',
  })
  if (!read.ok) throw new Error(read.problem.code)
  return diagnose({ target: read.target, evidence })
}

export function stateOf({ layers }: Diagnosis, name: LayerName): string | undefined {
  return layers.find(({ layer }) => layer === name)?.state
}

/** A body of DescribeSecurityGroupAttribute with the given rules. */
export function group(...rules: Record<string, string | number>[]): string {
  return JSON.stringify(
    {
      SecurityGroupId: 'sg-example',
      VpcId: 'vpc-example',
      InnerAccessPolicy: 'Accept',
      Permissions: {
        Permission: rules.map((rule, index) => ({
          SecurityGroupRuleId: `sgr-${index}`,
          Direction: 'ingress',
          IpProtocol: 'TCP',
          Policy: 'Accept',
          Priority: 1,
          NicType: 'intranet',
          ...rule,
        })),
      },
    },
    null,
    2,
  )
}

export const web = group(
  { PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' },
  { PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' },
  { PortRange: '443/443', SourceCidrIp: '0.0.0.0/0' },
  { PortRange: '8080/8080', SourceCidrIp: '0.0.0.0/0' },
)
