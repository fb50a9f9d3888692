/**
 * Who may stand behind an address:
 * `self` the host itself or its link, `inside` a private network, `example` a text (for documentation and measurements),
 * `many` no single host, `bridge` an address that carries another one, `none` nobody: kept by a registry.
 */
export type Scope = 'self' | 'inside' | 'example' | 'many' | 'bridge' | 'none'

export interface AddressClass {
  readonly name: string
  readonly scope: Scope
  /** Blocks in canonical form, those that a reader meets first in front. */
  readonly blocks: readonly string[]
  /** The document that defines it. */
  readonly source: string
}

/**
 * The special-purpose addresses, each block in one class (IANA IPv4 and IPv6 Special-Purpose Address Registries, RFC 6890,
 * and the multicast and reserved space beside them). What stands in no class is an address of the Internet.
 */
export const addressClasses = [
  { name: 'this-network', scope: 'self', source: 'RFC 791', blocks: ['0.0.0.0/8'] },
  { name: 'private', scope: 'inside', source: 'RFC 1918', blocks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] },
  { name: 'shared-cgnat', scope: 'inside', source: 'RFC 6598', blocks: ['100.64.0.0/10'] },
  { name: 'loopback', scope: 'self', source: 'RFC 1122, RFC 4291', blocks: ['127.0.0.0/8', '::1/128'] },
  { name: 'link-local', scope: 'self', source: 'RFC 3927, RFC 4291', blocks: ['169.254.0.0/16', 'fe80::/10'] },
  { name: 'protocol-assignments', scope: 'none', source: 'RFC 6890, RFC 2928', blocks: ['192.0.0.0/24', '2001::/23'] },
  {
    name: 'documentation',
    scope: 'example',
    source: 'RFC 5737, RFC 3849, RFC 9637',
    blocks: ['203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24', '2001:db8::/32', '3fff::/20'],
  },
  { name: 'benchmarking', scope: 'example', source: 'RFC 2544', blocks: ['198.18.0.0/15'] },
  { name: 'multicast', scope: 'many', source: 'RFC 1112, RFC 4291', blocks: ['224.0.0.0/4', 'ff00::/8'] },
  { name: 'reserved', scope: 'none', source: 'RFC 1112', blocks: ['240.0.0.0/4'] },
  { name: 'broadcast', scope: 'many', source: 'RFC 919', blocks: ['255.255.255.255/32'] },
  { name: 'unspecified', scope: 'self', source: 'RFC 4291', blocks: ['::/128'] },
  { name: 'ipv4-mapped', scope: 'bridge', source: 'RFC 4291', blocks: ['::ffff:0:0/96'] },
  {
    name: 'ipv4-translation',
    scope: 'bridge',
    source: 'RFC 6052, RFC 8215',
    blocks: ['64:ff9b::/96', '64:ff9b:1::/48'],
  },
  { name: 'discard-only', scope: 'none', source: 'RFC 6666', blocks: ['100::/64'] },
  { name: '6to4', scope: 'bridge', source: 'RFC 3056', blocks: ['2002::/16'] },
  { name: 'unique-local', scope: 'inside', source: 'RFC 4193', blocks: ['fc00::/7'] },
] as const satisfies readonly AddressClass[]

/** Name of an address class. */
export type ClassName = (typeof addressClasses)[number]['name']

/** Blocks of some classes, in the order of the names. */
export function blocksOfClass(...names: readonly ClassName[]): readonly string[] {
  return names.flatMap((name) => addressClasses.find((each) => each.name === name)?.blocks ?? [])
}

/** Addresses of Alibaba Cloud's own services that every VPC sees; they lie in the shared space of RFC 6598. */
export const platformBlocks = {
  /** From where load balancers (CLB) forward and check, and where mirrors, DNS and NTP stand (O-8). */
  services: '100.64.0.0/10',
  /** From where Workbench connects; it needs a rule (O-8). */
  workbench: '100.104.0.0/16',
  /** The metadata server, which every rule set lets through outbound (O-9). */
  metadata: '100.100.100.200/32',
} as const
