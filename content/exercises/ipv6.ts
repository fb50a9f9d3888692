import { type ExerciseData, everyMove } from './data'
import { accept, dropOut, everyone, everyone6, group, own } from './documents'

const site = (...rules: Parameters<typeof group>[1]) => [group('site', rules)]

const https = accept('TCP', '443/443', everyone)
const https6 = accept('TCP', '443/443', everyone6)
const ping = accept('ICMP', '-1/-1', everyone)
const ping6 = accept('ICMPV6', '-1/-1', everyone6)

export const ipv6: readonly ExerciseData[] = [
  {
    kind: 'packet',
    id: 'past-the-deny',
    documents: [group('batch', [dropOut('ALL', '-1/-1', everyone, 1)])],
    start: { direction: 'egress', protocol: 'tcp', peer: own, port: 443 },
    wanted: { verdict: 'accept', by: 'default', rule: null },
    solutions: [
      { direction: 'egress', protocol: 'tcp', peer: '2001:db8::1', port: 443 },
      { direction: 'egress', protocol: 'udp', peer: '2001:db8::53', port: 53 },
    ],
  },
  {
    kind: 'rules',
    id: 'both-families',
    start: site(https, ping, accept('TCP', '22/22', everyone6)),
    must: site(https, https6, ping, ping6, accept('TCP', '22/22', '2001:db8:20::/48')),
    may: null,
    moves: everyMove,
    most: null,
    fewest: { rules: 5, proven: false },
    solutions: [
      site(https, ping, accept('TCP', '22/22', '2001:db8:20::/48'), https6, ping6),
      site(
        https,
        https6,
        ping,
        ping6,
        accept('TCP', '22/22', '2001:db8:20::/49', 9),
        accept('TCP', '22/22', '2001:db8:20:8000::/49', 9),
      ),
    ],
  },
  {
    kind: 'addresses',
    id: 'six',
    start: '',
    wanted: ['2001:db8:0:40::/58'],
    form: 'ranges',
    solutions: [
      '2001:db8:0:40::-2001:db8:0:7f:ffff:ffff:ffff:ffff',
      '2001:db8:0:40::-2001:db8:0:5f:ffff:ffff:ffff:ffff\n2001:db8:0:60::-2001:db8:0:7f:ffff:ffff:ffff:ffff',
    ],
  },
  {
    kind: 'addresses',
    id: 'which-prefix',
    start: '',
    wanted: ['2001:db8:0:a00::-2001:db8:0:aff:ffff:ffff:ffff:ffff'],
    form: 'blocks',
    solutions: ['2001:db8:0:a00::/56', '2001:db8:0:a00::/57\n2001:db8:0:a80::/57'],
  },
]
