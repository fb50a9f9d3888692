import { type ExerciseData, everyMove } from './data'
import { accept, everyone, everyone6, group } from './documents'

type Rules = Parameters<typeof group>[1]

/** A prefix list, as `DescribePrefixListAttributes` returns it. */
const prefixList = (name: string, blocks: readonly string[], most: number) => ({
  PrefixListId: `pl-example-${name}`,
  PrefixListName: name,
  AddressFamily: blocks.some((block) => block.includes(':')) ? 'IPv6' : 'IPv4',
  MaxEntries: most,
  Entries: { Entry: blocks.map((block) => ({ Cidr: block })) },
})

/** An inbound rule that names lists in the place of its source or its ports. */
const allow = (ports: string, peer: string, priority = 1) => {
  const { PortRange: _, SourceCidrIp: __, ...rest } = accept('TCP', '1/1', everyone, priority)
  return {
    ...rest,
    ...(ports.startsWith('prl-') ? { PortRangeListId: ports } : { PortRange: ports }),
    ...(peer.startsWith('pl-') ? { SourcePrefixListId: peer } : { SourceCidrIp: peer }),
  }
}

const branches = ['198.51.100.0/27', '198.51.100.96/28', '203.0.113.16/28', '203.0.113.192/26']
const branchList = prefixList('branches', branches, 10)
const bastion = (...rules: Rules) => [group('bastion', rules), branchList]

const partners = [
  prefixList('partners', ['192.0.2.0/26', '203.0.113.64/27'], 10),
  prefixList('partners6', ['2001:db8:a::/48', '2001:db8:b:40::/58'], 10),
]
const gateway = (...rules: Rules) => [group('gateway', rules), ...partners]

const mailPorts = {
  PortRangeListId: 'prl-example-mail',
  PortRangeListName: 'mail',
  MaxEntries: 5,
  Entries: { Entry: [{ PortRange: '465/465' }, { PortRange: '587/587' }, { PortRange: '993/993' }] },
}
const mail = (...rules: Rules) => [group('mail', rules), mailPorts]

const sites = ['198.51.100.128/26', '192.0.2.64/28', '203.0.113.8/29']
const siteList = prefixList('sites', sites, 50)
const desk = (...rules: Rules) => [group('desk', rules), siteList]

export const lists: readonly ExerciseData[] = [
  {
    kind: 'rules',
    id: 'one-list',
    start: bastion(...branches.map((branch) => accept('TCP', '22/22', branch))),
    must: bastion(...branches.map((branch) => accept('TCP', '22/22', branch))),
    may: null,
    moves: everyMove,
    most: 1,
    fewest: { rules: 1, proven: true },
    solutions: [bastion(allow('22/22', 'pl-example-branches')), bastion(allow('22/22', 'pl-example-branches', 40))],
  },
  {
    kind: 'rules',
    id: 'a-list-a-family',
    start: gateway(allow('8443/8443', 'pl-example-partners'), accept('TCP', '8443/8443', everyone6)),
    must: gateway(allow('8443/8443', 'pl-example-partners'), allow('8443/8443', 'pl-example-partners6')),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 2, proven: false },
    solutions: [
      gateway(allow('8443/8443', 'pl-example-partners'), allow('8443/8443', 'pl-example-partners6')),
      gateway(
        allow('8443/8443', 'pl-example-partners'),
        accept('TCP', '8443/8443', '2001:db8:a::/48', 3),
        accept('TCP', '8443/8443', '2001:db8:b:40::/58', 3),
      ),
    ],
  },
  {
    kind: 'rules',
    id: 'ports-by-list',
    start: mail(...['465/465', '587/587', '993/993'].map((ports) => accept('TCP', ports, everyone))),
    must: mail(...['465/465', '587/587', '993/993'].map((ports) => accept('TCP', ports, everyone))),
    may: null,
    moves: everyMove,
    most: 1,
    fewest: { rules: 1, proven: true },
    solutions: [mail(allow('prl-example-mail', everyone)), mail(allow('prl-example-mail', everyone, 90))],
  },
  {
    kind: 'rules',
    id: 'no-room-for-a-list',
    start: desk(allow('22/22', 'pl-example-sites'), allow('3389/3389', 'pl-example-sites')),
    must: desk(...['22/22', '3389/3389'].flatMap((ports) => sites.map((site) => accept('TCP', ports, site)))),
    may: null,
    moves: everyMove,
    costs: true,
    most: 8,
    fewest: { rules: 6, proven: false },
    solutions: [
      desk(...['22/22', '3389/3389'].flatMap((ports) => sites.map((site) => accept('TCP', ports, site)))),
      desk(
        ...['22/22', '3389/3389'].flatMap((ports) =>
          ['198.51.100.128/27', '198.51.100.160/27', '192.0.2.64/28', '203.0.113.8/29'].map((site) =>
            accept('TCP', ports, site, 5),
          ),
        ),
      ),
    ],
  },
]
