import type { Messages } from '../../ja/messages'

export const changesPage: Messages['changesPage'] = {
  title: 'Facts that changed',
  lead: 'Figures and statements that differ from earlier official pages or from earlier versions of this site, newest first.',
  feed: 'Feed (Atom)',
  statements: 'Statements',
  figures: 'Figures',
  figure: 'Figure',
  now: 'Now',
  before: 'Earlier',
  stale: 'Figures with an old source',
  staleLead: 'The page that each was read from is older than {date}. Look at it before you rely on the figure.',
  staleNone: 'There are none.',
}

export const changed: Messages['changed'] = {
  'deny-one-group':
    'The RAM operations that add or edit rules cannot be limited to one group: a Deny that names a group’s ARN never applies to them.',
  'port-lists-count': 'A rule with a port list, too, counts as the largest size of the list.',
  'ten-groups': 'An ENI can be in 10 groups, whatever their type; “5 by default” is an old statement.',
  'rules-that-name-groups': 'The limit of 20 counts rules that name a group, not groups.',
  'idle-sessions': '910 seconds is how long an idle TCP connection is remembered; a busy one is not cut.',
  'free-of-charge': 'Security groups of both types are free of charge.',
  'who-adds-rules': 'Not only DMS and DTS add rules by themselves: Database Backup and Cloud Firewall do, too.',
}

export const factNames: Messages['factNames'] = {
  'rules-per-group': 'Rules of one group',
  'rules-per-eni': 'Rules in force on one ENI',
  'groups-per-eni': 'Groups of one ENI',
  'prefix-list-entries': 'Entries of a prefix list',
  'port-list-entries': 'Entries of a port list',
  'referenced-groups': 'Rules of a basic group that name a group',
  'addresses-basic': 'Private addresses in a basic group',
  'addresses-advanced': 'ENIs in an enterprise group',
  'prefix-list-costs-max-entries': 'A prefix list counts as its largest size',
  'vswitch-shortest-prefix': 'Shortest prefix of a vSwitch',
  'vswitch-longest-prefix': 'Longest prefix of a vSwitch',
  'vswitch-kept-first': 'Addresses kept at the start of a vSwitch',
  'vswitch-kept-last': 'Addresses kept at the end of a vSwitch',
  'rules-per-import': 'Rules that one import takes',
  'snat-entries': 'SNAT entries of an Internet NAT gateway, by default',
  'simple-server-rules': 'Firewall rules of a simple application server',
  'overdue-days': 'Days until a pay-as-you-go instance with an overdue payment is stopped',
  'rules-per-page': 'Rules on one page of DescribeSecurityGroupAttribute, by default',
  'rules-per-page-most': 'Rules on one page of DescribeSecurityGroupAttribute, at most',
  'groups-per-page': 'Groups on one page of DescribeSecurityGroups, by default',
  'groups-per-page-most': 'Groups on one page of DescribeSecurityGroups, at most',
  'rules-per-call': 'Rules that one call adds',
  'priority-highest': 'Highest priority',
  'priority-lowest': 'Lowest priority',
  'default-rule-priority': 'Priority of the rules of the automatic group',
  'session-seconds': 'Seconds for which an idle TCP connection is remembered',
  'session-seconds-udp': 'Seconds for which idle UDP traffic is remembered',
  'move-seconds': 'Seconds to wait when an ENI moves between groups',
  'port-lowest': 'Smallest port',
  'port-highest': 'Largest port',
}
