import type { Case } from '../diagnose'
import { textOf } from '../host-address'
import type { Fix, Target, Way } from '../model'

/** Services that are meant for everyone. */
const publicPorts: ReadonlySet<number | null> = new Set([80, 443])

/** Rules that let the traffic through: for this client alone, then for everyone where the service is a public one. */
export function ruleFixes({ target, findings, reading }: Case): Fix[] {
  const reason = findings['security-group'].because
  const { rule, group = reading?.ruleSet.groups[0]?.id ?? '<sg-id>', priority = '2' } = reason?.params ?? {}
  const fixes: Fix[] = []
  if (reason?.code === 'drop-rule' && rule) {
    const operation = target.direction === 'ingress' ? 'RevokeSecurityGroup' : 'RevokeSecurityGroupEgress'
    fixes.push({
      kind: 'revoke-drop-rule',
      params: { rule, group, direction: target.direction },
      ways: [
        { how: 'cli', text: `aliyun ecs ${operation} --SecurityGroupId ${group} --SecurityGroupRuleId.1 ${rule}` },
      ],
    })
    // Nothing is stronger than a drop at priority 1 (V-2, V-3).
    if (Number(priority) <= 1) return fixes
  }
  const strength = reason?.code === 'drop-rule' ? Number(priority) - 1 : 1
  const open = target.from?.family === 6 ? '::/0' : '0.0.0.0/0'
  const client = target.from ? `${textOf(target.from)}/${target.from.family === 6 ? 128 : 32}` : null
  for (const peer of [client, target.direction === 'ingress' && publicPorts.has(target.port) ? open : null]) {
    if (peer === null) continue
    fixes.push({
      kind: peer === open ? 'accept-rule-open' : 'accept-rule',
      params: {
        group,
        direction: target.direction,
        protocol: target.protocol,
        ports: portsOf(target),
        peer,
        priority: String(strength),
      },
      ways: [
        { how: 'cli', text: authorize(target, group, peer, strength) },
        { how: 'terraform', text: terraform(target, group, peer, strength) },
      ],
    })
  }
  return fixes
}

function portsOf({ port }: Target): string {
  return port === null ? '-1/-1' : `${port}/${port}`
}

function authorize(target: Target, id: string, peer: string, priority: number): Way['text'] {
  const egress = target.direction === 'egress'
  const side = `${peer.includes(':') ? 'Ipv6' : ''}${egress ? 'Dest' : 'Source'}CidrIp`
  return [
    `aliyun ecs AuthorizeSecurityGroup${egress ? 'Egress' : ''}`,
    `--SecurityGroupId ${id}`,
    `--Permissions.1.IpProtocol ${target.protocol.toUpperCase()}`,
    `--Permissions.1.PortRange ${portsOf(target)}`,
    `--Permissions.1.${side} ${peer}`,
    '--Permissions.1.Policy accept',
    `--Permissions.1.Priority ${priority}`,
  ].join(' ')
}

function terraform(target: Target, id: string, peer: string, priority: number): Way['text'] {
  return [
    `resource "alicloud_security_group_rule" "${target.direction}_${target.protocol}_${target.port ?? 'all'}" {`,
    `  security_group_id = "${id}"`,
    `  type              = "${target.direction}"`,
    `  ip_protocol       = "${target.protocol}"`,
    `  port_range        = "${portsOf(target)}"`,
    `  ${peer.includes(':') ? 'ipv6_cidr_ip     ' : 'cidr_ip          '} = "${peer}"`,
    '  policy            = "accept"',
    `  priority          = ${priority}`,
    '}',
  ].join('\n')
}
