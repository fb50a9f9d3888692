import type { ExerciseData } from './data'
import { accept, acceptOut, everyone, group, own } from './documents'

/** The automatic default group: basic, rules at priority 100 (G-14). */
const defaultGroup = [
  group('default', [
    accept('ICMP', '-1/-1', everyone, 100),
    accept('TCP', '22/22', everyone, 100),
    accept('TCP', '3389/3389', everyone, 100),
  ]),
]

/** An advanced group that lets everything out over IPv4. */
const advancedGroup = [group('advanced', [acceptOut('ALL', '-1/-1', everyone)], { type: 'enterprise' })]

export const checkpoint: readonly ExerciseData[] = [
  {
    kind: 'packet',
    id: 'first-passage',
    documents: defaultGroup,
    start: { direction: 'ingress', protocol: 'tcp', peer: own, port: 80 },
    wanted: { verdict: 'accept', by: 'rule', rule: null },
    solutions: [
      { direction: 'ingress', protocol: 'tcp', peer: own, port: 22 },
      { direction: 'ingress', protocol: 'icmp', peer: '192.0.2.1' },
    ],
  },
  {
    kind: 'packet',
    id: 'out-without-a-rule',
    documents: defaultGroup,
    start: { direction: 'ingress', protocol: 'tcp', peer: own, port: 443 },
    wanted: { verdict: 'accept', by: 'default', rule: null },
    solutions: [
      { direction: 'egress', protocol: 'tcp', peer: own, port: 443 },
      { direction: 'egress', protocol: 'udp', peer: '2001:db8::53', port: 53 },
    ],
  },
  {
    kind: 'packet',
    id: 'advanced-default',
    documents: advancedGroup,
    start: { direction: 'egress', protocol: 'tcp', peer: own, port: 443 },
    wanted: { verdict: 'drop', by: 'default', rule: null },
    solutions: [
      { direction: 'egress', protocol: 'tcp', peer: '2001:db8::1', port: 443 },
      { direction: 'ingress', protocol: 'tcp', peer: own, port: 443 },
    ],
  },
]
