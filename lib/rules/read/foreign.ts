/**
 * What rules of something else than security groups of Alibaba Cloud are called in warnings. They are told apart by names that
 * only they have; nothing of them is read, since they are decided in another way.
 */
export type ForeignCode =
  | 'of-aws'
  | 'of-azure'
  | 'of-google'
  | 'of-other-cloud'
  | 'of-kubernetes'
  | 'of-host-firewall'
  | 'of-network-acl'
  | 'of-ram'

/** Names of groups and rules of Alibaba Cloud: a text with one of them is read, whatever stands beside it. */
const ours =
  /"SecurityGroupId"\s{0,9}:|\balicloud_(?:security_group|ecs_prefix_list)|ALIYUN::|alicloud:ecs|\b(?:SourceCidrIp|DestCidrIp|Ipv6SourceCidrIp|PortRange|NicType|InnerAccessPolicy)\b|\b(?:Authorize|authorize-)(?:SecurityGroup|security-group)(?!-ingress\b)|\baliyun\b|\bip_?[pP]rotocol"?\s{0,9}[:=]\s{0,9}"?\w{1,10}"?,?\s{1,99}"?(?:port_?[rR]ange|nic_?[tT]ype)\b/

/** In the order in which they are looked for. */
const signs: readonly (readonly [code: ForeignCode, sign: RegExp])[] = [
  [
    'of-aws',
    /"(?:IpPermissions(?:Egress)?|CidrIpv4|IsEgress)"\s{0,9}:|\baws_(?:default_)?(?:vpc_)?security_group\w{0,30}\b|AWS::EC2::SecurityGroup|\baws\s{1,9}ec2\s{1,9}[\w-]{0,40}security-group/,
  ],
  [
    'of-azure',
    /"(?:securityRules|defaultSecurityRules|destinationPortRanges?)"\s{0,9}:|Microsoft\.Network\/networkSecurityGroups|\bazurerm_network_security_\w{1,20}|\baz\s{1,9}network\s{1,9}nsg\b/,
  ],
  [
    'of-google',
    /compute#firewall|"sourceRanges"\s{0,9}:|\bgoogle_compute_(?:firewall|region_network_firewall)|\bgcloud\s{1,9}compute\s{1,9}firewall/,
  ],
  [
    'of-other-cloud',
    /"(?:SecurityGroupPolicySet|remote_ip_prefix|port_range_min)"\s{0,9}:|\b(?:tencentcloud_security_group|huaweicloud_networking_secgroup|openstack_networking_secgroup|oci_core_(?:network_security_group|security_list))/,
  ],
  [
    'of-kubernetes',
    /^[ \t]{0,20}kind:[ \t]{0,9}(?:Cilium)?(?:Clusterwide)?NetworkPolicy\b|"kind"\s{0,9}:\s{0,9}"NetworkPolicy"/m,
  ],
  [
    'of-network-acl',
    /"(?:NetworkAcls?|IngressAclEntries|EgressAclEntries|NetworkAclId)"\s{0,9}:|\balicloud_network_acl/,
  ],
  ['of-ram', /"Statement"\s{0,9}:[\s\S]{0,2000}"Effect"\s{0,9}:\s{0,9}"(?:Allow|Deny)"/],
  [
    'of-host-firewall',
    /^(?:sudo[ \t]{1,9})?(?:iptables[ \t]{1,9})?-[AI][ \t]{1,9}(?:INPUT|OUTPUT|FORWARD)\b|^Chain[ \t]{1,9}(?:INPUT|OUTPUT|FORWARD)\b|^table[ \t]{1,9}(?:inet|ip6?)[ \t]{1,9}\w{1,40}[ \t]{0,9}\{|^(?:sudo[ \t]{1,9})?(?:ufw|firewall-cmd)[ \t]/m,
  ],
]

/** How much of a text is looked at, in UTF-16 units. */
const looked = 200_000

/** What a text is that holds rules of something else, and none of ours; null where it is not known to be. */
export function foreignIn(text: string): ForeignCode | null {
  const head = text.length > looked ? text.slice(0, looked) : text
  const found = signs.find(([, sign]) => sign.test(head))
  return found && !ours.test(text) ? found[0] : null
}
