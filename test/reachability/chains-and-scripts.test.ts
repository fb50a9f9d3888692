import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('scripts that set up iptables', () => {
  const script = [
    '#!/bin/sh',
    'IPT=/sbin/iptables',
    '# start anew',
    '$IPT -F',
    '$IPT -P INPUT DROP',
    '$IPT -P OUTPUT ACCEPT',
    '$IPT -A INPUT -i lo -j ACCEPT',
    '$IPT -A INPUT -m state --state ESTABLISHED,RELATED -j ACCEPT   # replies',
    '# what people use',
    '$IPT -A INPUT -p tcp -m multiport --dports 80,443 -j ACCEPT',
  ]
  const called = (name: string) => script.map((line) => line.replace('$IPT', name)).join('\n')

  it.each(['$IPT', '"$IPTABLES"', 'iptables', 'sudo iptables', '/usr/sbin/iptables -w', 'sudo iptables -t filter'])(
    'by %s',
    (name) => {
      const found = ask('tcp/5432 from 198.51.100.7', called(name))
      expect(found.cause).toBe('host-firewall')
      const { because } = found.layers.find(({ layer }) => layer === 'host-firewall') ?? {}
      expect(because?.line).toBe(`${name} -P INPUT DROP`)
      expect(stateOf(ask('tcp/443 from 198.51.100.7', called(name)), 'host-firewall')).toBe('pass')
    },
  )

  it('in long words, with rules put before others', () => {
    const long =
      'iptables --flush\niptables --policy INPUT DROP\niptables --append INPUT --protocol tcp --dport 22 --jump ACCEPT'
    expect(causeOf('tcp/8080', long)).toBe('host-firewall')
    const first = 'iptables -F\niptables -A INPUT -p tcp -j DROP\niptables -I INPUT -p tcp --dport 8080 -j ACCEPT'
    expect(causeOf('tcp/8081', first)).toBe('unknown')
    expect(causeOf('tcp/8081', `iptables -P INPUT ACCEPT\n${first}`)).toBe('host-firewall')
    expect(stateOf(ask('tcp/8080', `iptables -P INPUT ACCEPT\n${first}`), 'host-firewall')).toBe('pass')
  })

  it('say nothing where a rule is added to others that are not shown, taken away, or has a variable', () => {
    expect(causeOf('tcp/8080', 'iptables -A INPUT -p tcp --dport 22 -j ACCEPT\niptables -A INPUT -j DROP')).toBe(
      'unknown',
    )
    expect(causeOf('tcp/8080', `${called('iptables')}\niptables -D INPUT 3`)).toBe('unknown')
    expect(causeOf('tcp/8080', `${called('iptables')}\niptables -A INPUT -p tcp --dport "$PORT" -j ACCEPT`)).toBe(
      'unknown',
    )
    expect(causeOf('tcp/8080', called('ip6tables'))).toBe('unknown')
    expect(causeOf('tcp/8080 from 2001:db8::7', called('ip6tables'))).toBe('host-firewall')
  })
})

describe('tables that were copied without the lines that name their chains', () => {
  const rows = (dport: string) => [
    'num  target     prot source               destination',
    '1    ACCEPT     all  0.0.0.0/0            0.0.0.0/0            state RELATED,ESTABLISHED',
    `2    ACCEPT     tcp  0.0.0.0/0            0.0.0.0/0            tcp dpt:${dport}`,
    '3    REJECT     all  0.0.0.0/0            0.0.0.0/0            reject-with icmp-host-prohibited',
  ]
  it('one is that of what comes in', () => {
    expect(causeOf('tcp/8080', rows('22').join('\n'))).toBe('host-firewall')
    expect(causeOf('tcp/22', rows('22').join('\n'))).toBe('unknown')
  })

  it('three are those of the table', () => {
    const head = 'target     prot opt source               destination'
    const reject = 'REJECT     all  --  anywhere             anywhere             reject-with icmp-host-prohibited'
    const open = 'ACCEPT     tcp  --  anywhere             anywhere             tcp dpt:8080'
    expect(causeOf('tcp/8080', [head, reject, '', head, open, '', head].join('\n'))).toBe('host-firewall')
    expect(causeOf('tcp/8080', [head, open, reject, '', head, reject, '', head].join('\n'))).toBe('unknown')
    expect(causeOf('tcp/8080', [head, reject, '', head].join('\n'))).toBe('unknown')
  })

  it('but none of an address translation', () => {
    const nat = [
      'target     prot opt source               destination',
      'DNAT       tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:80 to:10.0.0.2:80',
    ]
    expect(causeOf('tcp/8080', [...nat, 'DROP       all  --  0.0.0.0/0            0.0.0.0/0'].join('\n'))).toBe(
      'unknown',
    )
  })
})

describe('what a host hands on', () => {
  const rules = (...forward: string[]) =>
    [
      '*filter',
      ':INPUT ACCEPT [0:0]',
      ':FORWARD ACCEPT [0:0]',
      ':OUTPUT ACCEPT [0:0]',
      ':DOCKER - [0:0]',
      ...forward,
      'COMMIT',
    ].join('\n')
  const reject = '-A FORWARD -j REJECT --reject-with icmp-host-prohibited'
  const between = '-A FORWARD -i docker0 -o docker0 -j ACCEPT'
  const out = '-A FORWARD -i docker0 ! -o docker0 -j ACCEPT'

  it('between containers, by the order of its rules', () => {
    const found = ask('tcp/5432 from 172.17.0.8', rules('-A FORWARD -o docker0 -j DOCKER', out, reject, between))
    expect(found.cause).toBe('host-firewall')
    expect(found.fix[0]?.ways[0]?.text).toBe(
      'sudo iptables -I FORWARD 1 -s 172.17.0.8/32 -p tcp --dport 5432 -j ACCEPT',
    )
    expect(causeOf('tcp/5432 from 172.17.0.8', rules(out, between, reject))).toBe('unknown')
    expect(causeOf('tcp/5432 from 198.51.100.7', rules(out, reject, between))).toBe('unknown')
  })

  it('to a container from elsewhere, where a rule for all stands before those of Docker', () => {
    const row =
      '$ docker ps\nCONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n4c0b7a91e2d3   shop   "/run"   3 min ago   Up 3 minutes   0.0.0.0:8080->80/tcp   shop'
    expect(causeOf('tcp/8080 from 198.51.100.7', row, rules(reject, '-A FORWARD -o docker0 -j DOCKER'))).toBe(
      'host-firewall',
    )
    const own = '-A DOCKER -d 172.17.0.2/32 ! -i docker0 -o docker0 -p tcp -m tcp --dport 80 -j ACCEPT'
    expect(causeOf('tcp/8080 from 198.51.100.7', row, rules('-A FORWARD -o docker0 -j DOCKER', reject, own))).toBe(
      'unknown',
    )
  })

  it('to its own containers', () => {
    const shut = (port: number) =>
      `iptables -P OUTPUT DROP\niptables -A OUTPUT -o lo -j ACCEPT\niptables -A OUTPUT -p tcp --dport ${port} -j ACCEPT`
    const met = '$ curl -m 9 http://172.18.0.3:8080/\ncurl: (28) Connection timed out after 9001 milliseconds'
    expect(causeOf('tcp/8080 from 127.0.0.1', met, shut(443))).toBe('host-firewall')
    expect(causeOf('tcp/8080 from 127.0.0.1', met, shut(8080))).toBe('unknown')
    expect(causeOf('tcp/8080 from 198.51.100.7', met, shut(443))).not.toBe('host-firewall')
  })

  it('comments that were left out leave the rules whole', () => {
    const list = (filter: string) =>
      `# iptables-save | ${filter}\n*filter\n:INPUT DROP [0:0]\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT\n# `
    expect(causeOf('tcp/80', list('grep -v "^#"'))).toBe('host-firewall')
    expect(causeOf('tcp/80', list('grep -v ACCEPT'))).toBe('unknown')
  })
})

describe('rules for the port at which a connection begins', () => {
  const set = (...rules: string[]) =>
    `table inet filter {\nchain input {\ntype filter hook input priority filter; policy drop;\n${rules.join('\n')}\n}\n}`
  it('a client takes one at random', () => {
    expect(causeOf('tcp/8080', set('tcp sport 16804 accept', 'tcp dport 22 accept'))).toBe('host-firewall')
    expect(causeOf('tcp/8080', set('tcp sport 1024-65535 accept'))).not.toBe('host-firewall')
    expect(causeOf('tcp/8080', set('tcp sport 10000-40000 accept'))).toBe('unknown')
    expect(causeOf('udp/8080', set('udp sport 16804 accept'))).toBe('unknown')
    const listed = (port: string) =>
      `# iptables -S\n-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n-A INPUT -p tcp --sport ${port} -j ACCEPT\n# `
    expect(causeOf('tcp/8080', listed('443'))).toBe('host-firewall')
    expect(causeOf('tcp/8080', listed('1024:65535'))).not.toBe('host-firewall')
  })

  it('a rule for two protocols at once is met by none', () => {
    expect(causeOf('tcp/8080', set('tcp dport 8080 udp dport 8080 accept', 'iifname "lo" accept'))).toBe(
      'host-firewall',
    )
  })
})

describe('the log of a chain that rejects', () => {
  const line = (prefix: string, flags: string) =>
    `[20991.126845] ${prefix}: IN=eth0 OUT=br-lan SRC=198.51.100.7 DST=10.9.1.31 LEN=133 TTL=50 ID=8120 DF PROTO=TCP SPT=34730 DPT=80 WINDOW=502 RES=0x00 ${flags} URGP=0`
  it('takes the connection of who has something to say', () => {
    expect(causeOf('tcp/80 from 198.51.100.7', line('fwd_wan_REJECT', 'ACK PSH'))).toBe('host-firewall')
    expect(causeOf('tcp/80 from 198.51.100.7', line('fwd_wan_DROP', 'ACK PSH'))).toBe('unknown')
    expect(causeOf('tcp/80 from 198.51.100.7', line('fwd_wan_REJECT', 'ACK'))).toBe('unknown')
  })
})
