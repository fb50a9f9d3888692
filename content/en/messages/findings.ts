import type { FindingWords } from '@/lib/rules'

/** What the findings of the rule tool say, on the page and in the files that it gives out. */
export const findings: FindingWords = {
  title: 'Findings in the security group rules',
  none: 'Nothing was found.',
  byHandTitle: 'To be checked by hand',
  suppressedTitle: 'Suppressed',
  columns: {
    severity: 'Severity',
    finding: 'Finding',
    rules: 'Rules',
    proof: 'Proof',
    advice: 'Advice',
    checks: 'Also reported by',
    suppressed: 'Suppressed because',
  },
  severities: {
    high: 'High',
    medium: 'Medium',
    low: 'Low',
    info: 'For information',
  },
  kinds: {
    'open-all-ports': {
      title: 'Every port is open to everyone',
      text: 'Nearly every port of {protocols} is open to {addresses}.',
      advice: 'Open only the ports that you serve, each with a rule of its own, and delete this rule.',
    },
    'open-range': {
      title: 'A wide range of ports is open to everyone',
      text: '{protocol} ports {ports} are open to {addresses}. Services of high risk among them: {services}.',
      advice: 'Narrow the range to the ports that you serve.',
    },
    'open-service': {
      title: 'A service is open to everyone',
      text: '{protocol} port {port} ({services}) is open to {addresses}.',
      advice: 'Allow it from the addresses that need it, or put it behind a VPN or a bastion host.',
    },
    'open-port': {
      title: 'A port is open to everyone',
      text: '{protocol} ports {ports} are open to {addresses}.',
      advice: 'Keep it open only if it is meant to be public, and say so in the description of the rule.',
    },
    'open-protocol': {
      title: 'A protocol is open to everyone',
      text: '{protocol} is open to {addresses}.',
      advice: 'Ping needs ICMP; other protocols are rarely meant to be public.',
    },
    'all-traffic': {
      title: 'A rule lets everything in from its source',
      text: 'The rule accepts {protocol} on every port from {peer}.',
      advice: 'Name the protocols and ports that the source needs.',
    },
    'egress-all': {
      title: 'Everything may leave',
      text: 'Outbound traffic of every protocol to {addresses} is accepted.',
      advice: 'Where data must not leave, allow the destinations that are needed and drop the rest.',
    },
    'command-port': {
      title: 'A port that asks for no password is open to many',
      text: '{protocol} port {port} ({services}) is open to {peer} (addresses: {size}). As it is installed, whoever reaches it runs commands on the machine.',
      advice:
        'Let in single hosts, or have the program ask for a certificate or a password (for Docker: TLS at port 2376, or SSH).',
    },
    'wide-source': {
      title: 'A wide part of the Internet is let in',
      text: 'The rule accepts ports {ports} from {peer}, a block of many addresses of the Internet.',
      advice: 'Name the addresses that need it; a block this wide has other owners, too.',
    },
    'public-source': {
      title: 'Addresses of the Internet are let in',
      text: 'The rule accepts ports {ports} from {peer}, which is an address of the Internet.',
      advice: 'Check that the address still belongs to whom it was opened for.',
    },
    'no-effect': {
      title: 'A rule has no effect',
      text: 'Without this rule no traffic is treated differently ({why}).',
      advice: 'It can be deleted.',
    },
    'blocks-nothing': {
      title: 'A Deny rule blocks nothing',
      text: 'This rule denies at priority {priority}, and rules that are read earlier allow all of it.',
      advice:
        'What it is meant to block gets through. Raise its priority so that it is read first, or delete it if this traffic is meant to pass.',
    },
    'partial-shadow': {
      title: 'A rule is partly covered by an earlier one',
      text: 'Rule {other}, which is read earlier and does the opposite, decides part of what this rule matches.',
      advice: 'This is right if it is an exception. If it is not, change one of the two.',
    },
    'no-description': {
      title: 'Rules without a description',
      text: 'Rules that do not say what they are for: {count}.',
      advice: 'Write down who asked for the rule and why.',
    },
    'default-group': {
      title: 'A default group is used',
      text: '{group} has the name or the rules of a group that is made by itself.',
      advice: 'Make a group for each purpose; a default group is shared by whatever is started without a choice.',
    },
    'near-limit': {
      title: 'A limit is near',
      text: '{limit}: {used} of {maximum} are used. {subject}',
      advice: 'Join rules into wider blocks or prefix lists, or delete those without effect.',
    },
  },
  byHand: {
    unread: 'A rule of {subject} could not be read whole ({at}); it may open more.',
    incomplete: '{subject} has more rules than were read.',
    'list-missing': 'The entries of {subject} are not known, and rules name it.',
    'type-assumed': 'The type of {subject} is not known; a basic group was assumed.',
  },
  whys: {
    duplicate: 'another rule says the same',
    covered: 'other rules decide all of its traffic',
    unreachable: 'rules that are read earlier decide all of it otherwise',
    'repeats-default': 'the default decides the same',
  },
  limits: {
    'rules-per-interface': 'Rules on the interface',
    'rules-per-group': 'Rules in the group',
    'groups-per-interface': 'Groups of the interface',
    'referenced-groups': 'Rules that name groups',
    'prefix-list-entries': 'Entries of the prefix list',
  },
  reach: {
    every: 'every IPv{family} address of the Internet',
    but: 'every IPv{family} address of the Internet but {closed}',
    share: 'at least {percent} % of the IPv{family} Internet',
  },
  proof: {
    accept: 'A packet ({direction}, {protocol}) with the other end {peer}{port} is accepted.',
    drop: 'A packet ({direction}, {protocol}) with the other end {peer}{port} is dropped.',
  },
}
