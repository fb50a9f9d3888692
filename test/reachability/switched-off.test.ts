import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '@/lib/reachability'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const wall = ({ layers }: Diagnosis) => {
  const found = layers.find(({ layer }) => layer === 'host-firewall')
  return [found?.state, found?.because?.code]
}
const on = `PS C:\\> Get-NetFirewallProfile | fl\n${['Domain', 'Private', 'Public']
  .map((name) => `\nName                  : ${name}\nEnabled               : True\nDefaultInboundAction  : Block\n`)
  .join('')}\nPS C:\\> `
const netsh = (enabled: 'Yes' | 'No') =>
  `C:\\> netsh advfirewall firewall show rule name="Remote Desktop - User Mode (TCP-In)"\n\nRule Name:                            Remote Desktop - User Mode (TCP-In)\n----------------------------------------------------------------------\nEnabled:                              ${enabled}\nDirection:                            In\nProfiles:                             Domain,Private,Public\nGrouping:                             Remote Desktop\nLocalIP:                              Any\nRemoteIP:                             Any\nProtocol:                             TCP\nLocalPort:                            3389\nRemotePort:                           Any\nEdge traversal:                       No\nAction:                               Allow\nOk.\n`
const list = (enabled: boolean) =>
  `PS C:\\> Get-NetFirewallRule -DisplayGroup "Remote Desktop"\n\nName                          : RemoteDesktop-UserMode-In-TCP\nDisplayName                   : Remote Desktop - User Mode (TCP-In)\nDisplayGroup                  : Remote Desktop\nGroup                         : @FirewallAPI.dll,-28752\nEnabled                       : ${enabled ? 'True' : 'False'}\nProfile                       : Any\nDirection                     : Inbound\nAction                        : Allow\n\n`
const table = (enabled: boolean) =>
  `PS C:\\> Get-NetFirewallRule -DisplayGroup "Remote Desktop" | ft DisplayName,Enabled,Action\n\nDisplayName                         Enabled Action\n-----------                         ------- ------\nRemote Desktop - User Mode (TCP-In)   ${enabled ? 'True' : 'False'}  Allow\nRemote Desktop - User Mode (UDP-In)   False  Allow\n\n`

describe('a rule of Windows that allows the port, and is disabled', () => {
  it.each([
    ['netsh', netsh('No')],
    ['Get-NetFirewallRule, as a list', list(false)],
    ['Get-NetFirewallRule, as a table', table(false)],
  ])('%s: it is told, and decides where the firewall is on', (_, rule) => {
    const alone = ask(`tcp/3389 ${client}`, rule)
    expect([alone.cause, ...wall(alone)]).toEqual(['unknown', 'unknown', 'firewall-disabled-rule'])
    expect(alone.next?.command).toBe('netsh advfirewall show allprofiles')
    const both = ask(`tcp/3389 ${client}`, rule, on)
    expect([both.cause, ...wall(both)]).toEqual(['host-firewall', 'fail', 'firewall-disabled-rule'])
    expect(both.fix[0]?.kind).toBe('enable-rule')
    expect(both.fix[0]?.ways[0]?.text).toContain('enable=yes')
    expect(both.fix[0]?.undo).toContain('enable=no')
  })

  it.each([
    ['netsh', netsh('Yes')],
    ['a list', list(true)],
    ['a table', table(true)],
  ])('one that is enabled accepts: %s', (_, rule) => {
    expect(wall(ask(`tcp/3389 ${client}`, rule, on))).toEqual(['pass', 'firewall-rule'])
  })

  it('says nothing of other ports', () => {
    expect(wall(ask(`tcp/80 ${client}`, netsh('No'), on))[0]).toBe('unknown')
  })
})

describe('a kernel that is told to answer no ping', () => {
  it.each([
    'net.ipv4.icmp_echo_ignore_all = 1',
    '[root@web ~]# sysctl net.ipv4.icmp_echo_ignore_all\nnet.ipv4.icmp_echo_ignore_all = 1\n',
    '[root@web ~]# cat /proc/sys/net/ipv4/icmp_echo_ignore_all\n1\n[root@web ~]# ',
  ])('%s', (said) => {
    const found = ask(
      `icmp ${client}`,
      said,
      'PING 203.0.113.9 (203.0.113.9) 56(84) bytes of data.\n\n--- 203.0.113.9 ping statistics ---\n4 packets transmitted, 0 received, 100% packet loss',
    )
    expect([found.cause, ...wall(found)]).toEqual(['host-firewall', 'fail', 'ping-ignored'])
    expect(found.fix[0]?.ways[0]?.text).toContain('sudo sysctl -w net.ipv4.icmp_echo_ignore_all=0')
    expect(found.fix[0]?.undo).toBe('sudo sysctl -w net.ipv4.icmp_echo_ignore_all=1')
  })

  it('not one that ignores broadcasts alone, nor what TCP comes to', () => {
    expect(ask(`icmp ${client}`, 'net.ipv4.icmp_echo_ignore_broadcasts = 1').cause).toBe('unknown')
    expect(ask(`icmp ${client}`, 'net.ipv4.icmp_echo_ignore_all = 0').cause).toBe('unknown')
    expect(wall(ask(`tcp/80 ${client}`, 'net.ipv4.icmp_echo_ignore_all = 1'))[0]).toBe('unknown')
  })
})
