import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const zone = (ports: string, ...rich: string[]) =>
  [
    'public (active)',
    '  target: default',
    '  icmp-block-inversion: no',
    '  interfaces: eth0',
    '  sources:',
    '  services: ssh dhcpv6-client',
    `  ports: ${ports}`,
    '  protocols:',
    '  forward: no',
    '  masquerade: no',
    '  forward-ports:',
    '  source-ports:',
    '  icmp-blocks:',
    '  rich rules:',
    ...rich.map((rule) => `\t${rule}`),
    '',
  ].join('\n')

const policies = '-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n'
const saved =
  ':INPUT DROP [12:3456]\n:FORWARD DROP [0:0]\n:OUTPUT ACCEPT [0:0]\n-A INPUT -i lo -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 8080 -j ACCEPT\nCOMMIT'
const head = 'target     prot opt source               destination\n'
const inputRows = `Chain INPUT (policy DROP)\n${head}ACCEPT     all  --  0.0.0.0/0            0.0.0.0/0            ctstate RELATED,ESTABLISHED\nACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:8080\n`
const ufwRows =
  'To                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW IN    192.0.2.0/24\n443                        ALLOW IN    Anywhere (v6)\n8080/tcp                   ALLOW IN    Anywhere'

/**
 * Listings of which the last line opens 8080, all else is shut, and whether they have an end that tells where they break off. Without
 * one, a text that ends with a whole row may be all there is.
 */
const listings: readonly (readonly [name: string, text: string, ends: boolean])[] = [
  [
    'iptables -S',
    `# iptables -S\n${policies}-N WEB\n-A INPUT -i lo -j ACCEPT\n-A INPUT -j WEB\n-A WEB -p tcp -m tcp --dport 8080 -j ACCEPT`,
    false,
  ],
  [
    'iptables -S without its command',
    `${policies}-A INPUT -i lo -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 8080 -j ACCEPT`,
    false,
  ],
  ['iptables-save', `# iptables-save\n*filter\n${saved}`, true],
  ['iptables-save without the line of its table', saved, true],
  [
    'iptables -L -n',
    `# iptables -L -n\n${inputRows}\nChain FORWARD (policy DROP)\n${head}\nChain OUTPUT (policy ACCEPT)\n${head}`,
    true,
  ],
  [
    'nft list ruleset',
    '# nft list ruleset\ntable inet fw {\n\tchain in {\n\t\ttype filter hook input priority filter; policy drop;\n\t\tiif "lo" accept\n\t\tjump web\n\t}\n\n\tchain web {\n\t\ttcp dport 8080 accept\n\t}\n}',
    true,
  ],
  [
    'nft, the policy in a line of its own',
    'table ip fw {\n\tchain in {\n\t\ttype filter hook input priority 0\n\t\tpolicy drop\n\t\ttcp dport { 22, 8080 } accept\n\t}\n}',
    true,
  ],
  ['ufw status', `# ufw status\nStatus: active\n\n${ufwRows.replaceAll('ALLOW IN', 'ALLOW   ')}`, false],
  [
    'ufw status verbose',
    `# ufw status verbose\nStatus: active\nLogging: on (low)\nDefault: deny (incoming), allow (outgoing), disabled (routed)\nNew profiles: skip\n\n${ufwRows}`,
    false,
  ],
  ['firewall-cmd --list-all', `# firewall-cmd --list-all\n${zone('22/tcp 8080/tcp')}`, true],
  [
    'firewall-cmd --list-all, a rich rule',
    `# firewall-cmd --list-all\n${zone('443/tcp', 'rule family="ipv4" service name="http" accept', 'rule family="ipv4" port port="8080" protocol="tcp" accept')}`,
    false,
  ],
  [
    'firewall-cmd --list-all-zones',
    `# firewall-cmd --list-all-zones\n${zone('').replace('public (active)', 'drop').replace('eth0', '')}\n${zone('8080/tcp')}`,
    true,
  ],
  [
    'firewall-cmd --list-ports',
    '# firewall-cmd --list-services\nssh\n# firewall-cmd --list-ports\n80/tcp 8080/tcp',
    false,
  ],
] // prettier-ignore

/** Rows that stand for themselves where a text ends behind them. */
const wholeRow =
  /(?:^(?:-P (?:INPUT DROP|OUTPUT ACCEPT)|-A .*-j ACCEPT|New profiles: skip|.*Anywhere(?: \(v6\))?|.*192\.0\.2\.0(?:\/\d{1,2})?|\s+rich rules:|\s+rule .* accept|(?:\d+\/tcp ?)+)|^To?)$/

describe('a listing that breaks off shuts no port that the lost lines may open', () => {
  it.each(listings)('%s', (_, text, ends) => {
    // All of it shuts another port.
    expect(ask(`tcp/9999 ${client}`, text).cause).toBe('host-firewall')
    const wrong: string[] = []
    for (let at = 1; at < text.length; at += 1) {
      const part = text.slice(0, at)
      const last = part.trimEnd().split('\n').at(-1) ?? ''
      if (!ends && wholeRow.test(last)) continue
      if (ask(`tcp/8080 ${client}`, part).cause === 'host-firewall') wrong.push(last)
    }
    expect(wrong).toEqual([])
  })

  it('nor one that lacks a line which its command always prints, whatever stands below', () => {
    for (const text of [
      '# iptables -S\n-P INPUT DROP\n-P FORWARD DROP',
      '# iptables -S\n-P INPUT DROP\n-P FORWARD DROP\n# ',
      '# iptables -w -S\n-P INPUT DROP\n# ',
      '-P INPUT DROP\n-P FORWARD DROP',
    ])
      expect(ask(`tcp/8080 ${client}`, text).cause, text).toBe('unknown')
  })

  it('one chain that was asked for alone is whole', () => {
    for (const text of [
      '# iptables -S INPUT\n-P INPUT DROP\n-A INPUT -i lo -j ACCEPT\n# ',
      `# iptables -S\n${policies}# `,
    ])
      expect(ask(`tcp/8080 ${client}`, text).cause, text).toBe('host-firewall')
  })

  it('a rule that stands before the end decides', () => {
    const drop = '-A INPUT -p tcp -m tcp --dport 8080 -j DROP\n'
    for (const text of [
      `# iptables -S\n-P INPUT DROP\n-P FORWARD DROP\n${drop}-A INPUT -p tc`,
      `*filter\n:INPUT ACCEPT [0:0]\n${drop}-A INPUT -p tcp`,
      'table inet fw {\n\tchain in {\n\t\ttype filter hook input priority 0; policy accept;\n\t\ttcp dport 8080 drop\n\t\ttcp dp',
      `# firewall-cmd --list-all\n${zone('', 'rule family="ipv4" port port="8080" protocol="tcp" reject', 'rule family="ipv4" po')}`,
    ])
      expect(ask(`tcp/8080 ${client}`, text).cause, text).toBe('host-firewall')
  })
})
