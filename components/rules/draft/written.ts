import type { GroupDraft, RuleDraft } from './model'
import { portsAsWritten } from './ports-text'

type Fields = Readonly<Record<string, string | number>>

function peerField({ direction, peer, peerKind }: RuleDraft): string {
  const far = direction === 'ingress' ? 'Source' : 'Dest'
  const text = peer.trim()
  const kind =
    peerKind ??
    (text.startsWith('sg-') || text.includes('/sg-') ? 'group' : text.startsWith('pl-') ? 'prefix-list' : 'cidr')
  if (kind === 'group') return `${far}GroupId`
  if (kind === 'prefix-list') return `${far}PrefixListId`
  return `${text.includes(':') ? 'Ipv6' : ''}${far}CidrIp`
}

function permissionOf(row: RuleDraft): Fields {
  return {
    SecurityGroupRuleId: row.id,
    Direction: row.direction,
    IpProtocol: row.protocol,
    [row.ports.trim().startsWith('prl-') ? 'PortRangeListId' : 'PortRange']: portsAsWritten(
      row.ports,
      String(row.protocol),
    ),
    Policy: row.action,
    Priority: row.priority.normalize('NFKC').trim(),
    NicType: 'intranet',
    [peerField(row)]: row.peer,
    ...row.rest,
  }
}

/** A group as the API's response would show it. */
export function documentOf(group: GroupDraft): Readonly<Record<string, unknown>> {
  return {
    SecurityGroupId: group.id,
    SecurityGroupName: group.name,
    VpcId: group.vpcId,
    InnerAccessPolicy: group.innerAccess,
    ...(group.complete ? {} : { NextToken: 'more' }),
    ...(group.type ? { SecurityGroupType: group.type === 'basic' ? 'normal' : 'enterprise' } : {}),
    Permissions: { Permission: group.rules.map(permissionOf) },
  }
}
