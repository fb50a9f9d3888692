/** Fields of a rule as the API has them. */
const names = [
  'SecurityGroupRuleId',
  'SecurityGroupId',
  'Direction',
  'IpProtocol',
  'PortRange',
  'PortRangeListId',
  'SourcePortRange',
  'Policy',
  'Priority',
  'NicType',
  'Description',
  ...['Source', 'Dest'].flatMap((end) => [
    `${end}CidrIp`,
    `Ipv6${end}CidrIp`,
    `${end}GroupId`,
    `${end}GroupOwnerId`,
    `${end}GroupOwnerAccount`,
    `${end}PrefixListId`,
  ]),
]

const byLetters = new Map(names.map((name) => [name.toLowerCase(), name]))

/** A field of a rule in the API's spelling, whatever its letters and signs: `ip-protocol`, `source_cidr_ip`, `PORTRANGE`. */
export function apiFieldOf(written: string): string | undefined {
  return byLetters.get(written.replace(/[\s_-]/g, '').toLowerCase())
}
