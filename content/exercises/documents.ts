/**
 * Documents for exercises, as `DescribeSecurityGroupAttribute` returns them. Addresses are documentation addresses, ids
 * are invented.
 */

type Fields = Readonly<Record<string, string | number>>

interface GroupOptions {
  readonly type?: 'normal' | 'enterprise'
  readonly innerAccess?: 'Accept' | 'Drop'
}

/** A group with its rules, which get the ids `rule-1`, `rule-2`, … in the order given. */
export function group(name: string, permissions: readonly Fields[], { type = 'normal', ...rest }: GroupOptions = {}) {
  return {
    SecurityGroupId: `sg-example-${name}`,
    SecurityGroupName: name,
    SecurityGroupType: type,
    VpcId: 'vpc-example',
    InnerAccessPolicy: rest.innerAccess ?? (type === 'normal' ? 'Accept' : 'Drop'),
    Permissions: {
      Permission: permissions.map((permission, index) => ({
        SecurityGroupRuleId: `rule-${index + 1}`,
        NicType: 'intranet',
        ...permission,
      })),
    },
  }
}

function rule(
  direction: 'ingress' | 'egress',
  action: 'Accept' | 'Drop',
  protocol: string,
  ports: string,
  peer: string,
  priority: number,
): Fields {
  const far = direction === 'ingress' ? 'Source' : 'Dest'
  const field = peer.startsWith('sg-') ? `${far}GroupId` : `${peer.includes(':') ? 'Ipv6' : ''}${far}CidrIp`
  return {
    Direction: direction,
    IpProtocol: protocol,
    PortRange: ports,
    Policy: action,
    Priority: priority,
    [field]: peer,
  }
}

/** An inbound rule; `ports` as in the API (`80/80`, `-1/-1`), `peer` an address, a block or a group id. */
export function accept(protocol: string, ports: string, peer: string, priority = 1): Fields {
  return rule('ingress', 'Accept', protocol, ports, peer, priority)
}

export function drop(protocol: string, ports: string, peer: string, priority = 1): Fields {
  return rule('ingress', 'Drop', protocol, ports, peer, priority)
}

/** An outbound rule; `peer` is the destination. */
export function acceptOut(protocol: string, ports: string, peer: string, priority = 1): Fields {
  return rule('egress', 'Accept', protocol, ports, peer, priority)
}

export function dropOut(protocol: string, ports: string, peer: string, priority = 1): Fields {
  return rule('egress', 'Drop', protocol, ports, peer, priority)
}

export const everyone = '0.0.0.0/0'
export const everyone6 = '::/0'
/** The office that the lessons speak of. */
export const office = '198.51.100.0/24'
/** The reader's own address in the lessons. */
export const own = '203.0.113.10'
