import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

type Entry = readonly [policy: 'accept' | 'drop', protocol: string, port: string]

const acl = (ingress: readonly Entry[], egress: readonly Entry[] | null) => {
  const entry = (address: 'SourceCidrIp' | 'DestinationCidrIp', [Policy, Protocol, Port]: Entry) => ({
    Policy,
    Protocol,
    Port,
    [address]: '0.0.0.0/0',
    EntryType: 'custom',
  })
  return JSON.stringify({
    NetworkAclAttribute: {
      NetworkAclId: 'nacl-example',
      RegionId: 'cn-hangzhou',
      IngressAclEntries: { IngressAclEntry: ingress.map((one) => entry('SourceCidrIp', one)) },
      ...(egress ? { EgressAclEntries: { EgressAclEntry: egress.map((one) => entry('DestinationCidrIp', one)) } } : {}),
    },
  })
}
const web: Entry = ['accept', 'tcp', '443/443']
const replies: Entry = ['accept', 'tcp', '1024/65535']
const all: Entry = ['accept', 'all', '-1/-1']
const found = (...args: Parameters<typeof acl>) => ask('tcp/443 from 198.51.100.7', acl(...args))
const told = (diagnosis: ReturnType<typeof ask>) => [
  stateOf(diagnosis, 'network-acl'),
  diagnosis.layers.find(({ layer }) => layer === 'network-acl')?.because?.code,
]

describe('O-5 a network ACL drops what no entry of it names, replies as well', () => {
  it('no entry lets the reply out to the ephemeral ports of the client', () => {
    for (const egress of [[web], [web, ['accept', 'udp', '53/53']], []] as const)
      expect(told(found([web], egress))).toEqual(['fail', 'acl-no-reply'])
    expect(told(found([web], [web, replies]))).toEqual(['pass', 'acl-accept'])
    expect(told(found([web], [['drop', 'tcp', '1024/65535']]))).toEqual(['fail', 'acl-drop-reply'])
  })

  it('no entry lets the traffic in', () => {
    expect(told(found([['accept', 'tcp', '80/80']], [all]))).toEqual(['fail', 'acl-no-entry'])
    expect(told(found([], [all]))).toEqual(['fail', 'acl-no-entry'])
  })

  it('a direction that is not shown is not known, and of IPv6 nothing is concluded', () => {
    expect(told(found([web], null))).toEqual(['unknown', 'acl-open'])
    expect(told(ask('tcp/443 from 2001:db8::7', acl([web], [web])))).toEqual(['unknown', 'acl-open'])
  })

  it('that packets arrive says nothing against a reply that is dropped', () => {
    const seen = '10:41:17.220913 IP 198.51.100.7.53122 > 172.20.1.14.443: Flags [S], seq 1, win 64240, length 0'
    expect(ask('tcp/443 from 198.51.100.7', acl([web], [web]), seen).cause).toBe('network-acl')
    const open = '* Connected to 203.0.113.9 (203.0.113.9) port 443'
    expect(ask('tcp/443 from 198.51.100.7', acl([web], [web]), open).cause).toBe('unknown')
  })

  it('the fix names the direction’s ports, and the call that sets them with those that are there', () => {
    const { fix } = found([web], [web])
    expect(fix.map(({ kind, params }) => [kind, params.protocol, params.ports, params.peer])).toEqual([
      ['acl-reply-entry', 'TCP', '1024/65535', '198.51.100.7/32'],
    ])
    const text = fix[0]?.ways[0]?.text ?? ''
    expect(text).toContain('--UpdateEgressAclEntries true')
    expect(text).toContain('--EgressAclEntries.1.Port 1024/65535')
    expect(text).toContain('--EgressAclEntries.2.Port 443/443')
    expect(text).not.toContain('UpdateIngressAclEntries')
  })

  it('where the client is not known, a word stands for it', () => {
    const { fix } = ask('tcp/443', acl([web], [web]))
    expect(fix[0]?.ways[0]?.text).toContain('CLIENT_ADDRESS/32')
  })
})

describe('a list of rules whose versions of IP were not copied', () => {
  const rows = (head: string, ...lines: string[]) =>
    [head, ...lines].map((line) => line.replace(/ \| /g, '\t')).join('\n')
  const english = rows(
    'Priority | Name | Policy | Protocol | Source | Port Range',
    '1 | ssh | Allow | TCP | 0.0.0.0/0 | 22/22',
    '2 | web | Deny | TCP | 0.0.0.0/0 | 443/443',
    '* | System | Deny | All | 0.0.0.0/0 | -1/-1',
  )
  const target = 'tcp/443 from 198.51.100.7'
  it('is that of an ACL where its title says so', () => {
    expect(ask(target, `Network ACL inbound rules\n\n${english}`).cause).toBe('network-acl')
    const chinese = rows(
      '优先级 | 名称 | 策略 | 协议类型 | 源地址 | 目的端口范围',
      '1 | ssh | 允许 | TCP | 0.0.0.0/0 | 22/22',
      '* | 系统 | 拒绝 | 全部 | 0.0.0.0/0 | -1/-1',
    )
    expect(ask(target, `网络ACL 入方向规则\n${chinese}`).cause).toBe('network-acl')
  })

  it('but not without one, nor where it is a group', () => {
    expect(ask(target, english).cause).not.toBe('network-acl')
    expect(ask(target, `The network ACL is open, this is the security group:\n${english}`).cause).not.toBe(
      'network-acl',
    )
    expect(ask(target, `Network ACL: nothing set\n\nRules of mine\n${english}`).cause).not.toBe('network-acl')
  })
})
