import { describe, expect, it } from 'vitest'
import { ask, group, output, stateOf } from './ask'

const client = 'from 198.51.100.7'
const firewall = (target: string, ...evidence: string[]) => stateOf(ask(target, ...evidence), 'host-firewall')

describe('listings of a host firewall that show a part', () => {
  it('without the policy, or behind a filter, nothing is decided', () => {
    const rule = '-A INPUT -p tcp -m tcp --dport 80 -j DROP\n'
    expect(firewall(`tcp/80 ${client}`, rule)).toBe('unknown')
    expect(
      firewall(`tcp/80 ${client}`, `[root@web ~]# iptables -S | grep 80\n-P INPUT ACCEPT\n${rule}[root@web ~]# `),
    ).toBe('unknown')
    expect(firewall(`tcp/80 ${client}`, `-P INPUT ACCEPT\n${rule}`)).toBe('fail')
    expect(firewall(`tcp/80 ${client}`, `-P INPUT ACCEPT\n# ${rule}`)).toBe('pass')
  })

  it('iptables says nothing about IPv6', () => {
    expect(firewall('tcp/80 from 2001:db8::7', output('iptS-order'))).toBe('unknown')
    expect(
      firewall('tcp/80 from 2001:db8::7', `[root@web ~]# ip6tables -S\n${output('iptS-order')}[root@web ~]# `),
    ).toBe('fail')
  })

  it('a chain that is not shown, a set whose members are not', () => {
    expect(firewall(`tcp/80 ${client}`, '-P INPUT ACCEPT\n-A INPUT -j elsewhere\n')).toBe('unknown')
    expect(firewall(`tcp/80 ${client}`, '-P INPUT ACCEPT\n-A INPUT -m set --match-set bad src -j DROP\n')).toBe(
      'unknown',
    )
  })

  it('a source decides only where the client is known', () => {
    const listing = '-P INPUT ACCEPT\n-A INPUT -s 198.51.100.0/24 -p tcp -m tcp --dport 80 -j DROP\n'
    expect(firewall('tcp/80', listing)).toBe('unknown')
    expect(firewall(`tcp/80 ${client}`, listing)).toBe('fail')
    expect(firewall('tcp/80 from 203.0.113.9', listing)).toBe('pass')
  })

  it('a firewall that is off lets all through', () => {
    expect(firewall(`tcp/80 ${client}`, output('ufw-off'))).toBe('pass')
    expect(firewall(`tcp/80 ${client}`, '[root@web ~]# firewall-cmd --state\nnot running\n[root@web ~]# ')).toBe('pass')
  })

  it('one list of firewalld proves what is open, not what is closed', () => {
    const ports = '[root@web ~]# firewall-cmd --list-ports\n8080/tcp 443/tcp\n[root@web ~]# '
    expect(firewall(`tcp/443 ${client}`, ports)).toBe('pass')
    expect(firewall(`tcp/80 ${client}`, ports)).toBe('unknown')
  })

  it('a redirected port is looked for where it goes', () => {
    const rules =
      '*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -p tcp -m tcp --dport 80 -j REDIRECT --to-ports 8080\nCOMMIT\n*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n'
    const sockets = output('ss-lntp')
    expect(stateOf(ask(`tcp/80 ${client}`, rules, sockets), 'listening-socket')).toBe('pass')
    expect(ask(`tcp/80 ${client}`, sockets).cause).toBe('ipv6-only')
  })
})

describe('out of the instance', () => {
  const closed = group({ Direction: 'egress', PortRange: '443/443', Policy: 'Drop', DestCidrIp: '0.0.0.0/0' })

  it('the group and the host firewall are read in the direction of the traffic', () => {
    expect(ask('egress tcp/443 from 203.0.113.9', closed).cause).toBe('security-group')
    expect(stateOf(ask('egress tcp/80 from 203.0.113.9', closed), 'security-group')).toBe('pass')
    const rules =
      '-P INPUT ACCEPT\n-P OUTPUT ACCEPT\n-A OUTPUT -d 203.0.113.0/24 -p tcp -m tcp --dport 80 -j DROP\n-A INPUT -p tcp -m tcp --dport 443 -j DROP\n'
    expect(ask('egress tcp/80 from 203.0.113.9', rules).cause).toBe('host-firewall')
    expect(firewall('egress tcp/443 from 203.0.113.9', rules)).toBe('pass')
    expect(firewall('egress tcp/25 from 203.0.113.9', output('ufw-verbose'))).toBe('fail')
  })

  it('O-2 the platform comes before the group on TCP 25', () => {
    const open = group({ Direction: 'egress', PortRange: '25/25', DestCidrIp: '0.0.0.0/0' })
    expect(ask('egress tcp/25 from 203.0.113.9', open).cause).toBe('platform-port-25')
    expect(stateOf(ask('tcp/25 from 203.0.113.9', open), 'platform')).toBe('pass')
  })

  it('the sockets of the instance say nothing about the other end', () => {
    expect(ask('egress tcp/443 from 203.0.113.9', output('ss-lntp')).cause).toBe('unknown')
  })
})

describe('ping', () => {
  it('is judged as ICMP', () => {
    expect(ask(`icmp ${client}`, output('ping-ok')).cause).toBe('none-found')
    expect(ask(`icmp ${client}`, output('ping-fail')).cause).toBe('unknown')
    expect(ask(`icmp ${client}`, group({ PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' })).cause).toBe('security-group')
    expect(firewall(`icmp ${client}`, output('iptS-centos'))).toBe('pass')
    expect(firewall(`icmp ${client}`, '-P INPUT ACCEPT\n-A INPUT -p icmp -j DROP\n')).toBe('fail')
  })
})
