import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause
const client = '198.51.100.23'

describe('rules of iptables without the head of their chain', () => {
  const chain = (...rules: string[]) => ['-A INPUT -j SITE-INPUT', '-A FORWARD -j SITE-INPUT', ...rules].join('\n')
  const own = '-A SITE-INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT'
  const last = '-A SITE-INPUT -j REJECT --reject-with icmp-host-prohibited'

  it('from the first one on, with one at the end that rejects the rest', () => {
    const ssh = '-A SITE-INPUT -p tcp -m tcp --dport 22 -j ACCEPT'
    expect(causeOf(`tcp/8090 from ${client}`, chain(own, ssh, last))).toBe('host-firewall')
    expect(causeOf(`tcp/22 from ${client}`, chain(own, ssh, last))).toBe('unknown')
    // The chain that hands all to it was not copied.
    expect(causeOf(`tcp/8090 from ${client}`, [own, ssh, last].join('\n'))).toBe('host-firewall')
  })

  it.each([
    ['a part of a chain, in front of which others may stand', [last]],
    ['one rule that somebody means to add', ['-A INPUT -p tcp --dport 8090 -j DROP']],
    ['a port that a variable stands for', [own, '-A SITE-INPUT -p tcp --dport $PORT -j ACCEPT', last]],
    ['rules without an end', [own, '-A SITE-INPUT -p tcp --dport 22 -j ACCEPT']],
    ['a part that a search has left', ['$ iptables -S | grep SITE', own, last]],
  ])('not %s', (_, rules) => {
    expect(causeOf(`tcp/8090 from ${client}`, rules[0]?.startsWith('$') ? rules.join('\n') : chain(...rules))).toBe(
      'unknown',
    )
  })
})

describe('the chain of a jail of fail2ban alone', () => {
  const listed = (name: string, source: string, used = 1) =>
    `Chain f2b-${name} (${used} references)\n pkts bytes target     prot opt in     out     source               destination\n   17  1020 REJECT     all  --  any    any     ${source}  anywhere             reject-with icmp-port-unreachable\n 4021  310K RETURN     all  --  any    any     anywhere             anywhere`

  it.each([
    ['its address', 'sshd', client, 'tcp/22', 'host-firewall'],
    ['the name that the address has', 'sshd', '198-51-100-23.pool.example.net', 'tcp/22', 'host-firewall'],
    ['who comes again and again', 'recidive', client, 'tcp/8090', 'host-firewall'],
    ['another client', 'sshd', '198.51.100.24', 'tcp/22', 'unknown'],
    ['the name of a longer address', 'sshd', '198-51-100-231.pool.example.net', 'tcp/22', 'unknown'],
    ['a port that the jail does not guard', 'sshd', client, 'tcp/8090', 'unknown'],
  ])('%s', (_, jail, source, port, cause) => {
    expect(causeOf(`${port} from ${client}`, listed(jail, source))).toBe(cause)
  })

  it('as it is written, and not one that no rule leads to', () => {
    const written = `-A f2b-sshd -s ${client}/32 -j DROP\n-A f2b-sshd -j RETURN`
    expect(causeOf(`tcp/22 from ${client}`, written)).toBe('host-firewall')
    expect(causeOf(`tcp/22 from ${client}`, listed('sshd', client, 0))).toBe('unknown')
  })

  it('a rule that was taken out and came back', () => {
    const told = (end: string) => `I found this:\n\n${listed('sshd', client)}\n\nI deleted that iptables rule ${end}`
    expect(causeOf(`tcp/22 from ${client}`, told('and soon it was there again.'))).toBe('host-firewall')
    expect(causeOf(`tcp/22 from ${client}`, told('since.'))).toBe('unknown')
  })
})

describe('a line of the kernel that was broken on its way', () => {
  const line = (middle: string) =>
    `Feb 03 04:05:06 box kernel: wan-in:DROP:IN=ens3 OUT= SRC=${client} DST=203.0.113.80 LEN=60 TOS=0${middle}PROTO=TCP SPT=41002 DPT=8090 WINDOW=64240 RES=0x00 SYN URGP=0`
  it.each([
    ['nowhere', 'x00 TTL=49 ID=88 DF ', 'host-firewall'],
    ['within a word', '\nx00 TTL=49 ID=88 DF ', 'host-firewall'],
    ['between fields', 'x00 TTL=49\nID=88 DF ', 'host-firewall'],
    ['for good', 'x00 TTL=49\n\nFeb 03 04:05:07 box sshd[9]: ', 'unknown'],
  ])('%s', (_, middle, cause) => {
    expect(causeOf(`tcp/8090 from ${client}`, line(middle))).toBe(cause)
  })
  it('never with the line of another packet', () => {
    const [first = '', rest = ''] = line('\n').split('\n')
    const other = line('x00 TTL=49 ID=88 DF ').replace(client, '198.51.100.99')
    expect(causeOf(`tcp/8090 from ${client}`, `${first}\n${other}`)).toBe('unknown')
    expect(causeOf(`tcp/8090 from ${client}`, `${first}\n${rest}`)).toBe('host-firewall')
  })
})
