import { describe, expect, it } from 'vitest'
import { ask, group, stateOf } from './ask'

const silent =
  '$ nc -vz -w 5 10.0.1.5 3306\nnc: connect to 10.0.1.5 port 3306 (tcp) timed out: Operation now in progress'
const refused = '$ nc -vz -w 5 10.0.1.5 3306\nnc: connect to 10.0.1.5 port 3306 (tcp) failed: Connection refused'
const byBlock = group({ PortRange: '3306/3306', SourceCidrIp: '10.0.2.0/24' })
const byGroup = group({ PortRange: '3306/3306', SourceGroupId: 'sg-app' })
const open = group({ PortRange: '3306/3306', SourceCidrIp: '0.0.0.0/0' })
const host =
  '[root@db ~]# ss -lntp\nState Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 128 0.0.0.0:3306 0.0.0.0:* users:(("mysqld",pid=1,fd=2))\n[root@db ~]# iptables -S\n-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n[root@db ~]# '
const instance = (id: string, address: string, ...groups: string[]) => ({
  InstanceId: id,
  Status: 'Running',
  EipAddress: {},
  PublicIpAddress: { IpAddress: [] },
  OperationLocks: { LockReason: [] },
  VpcAttributes: { VpcId: 'vpc-example', PrivateIpAddress: { IpAddress: [address] } },
  SecurityGroupIds: { SecurityGroupId: groups },
})
const answer = (...all: object[]) => JSON.stringify({ Instances: { Instance: all } })
const peer = 'tcp/3306 from 10.0.2.9'

describe('between private addresses, what is asked for fits the path', () => {
  it('never the public address of the client', () => {
    for (const target of ['tcp/3306', peer])
      for (const evidence of [[silent], [refused], [silent, byBlock], [silent, byGroup], [silent, open, host]]) {
        const found = ask(target, ...evidence)
        expect(JSON.stringify([found.next, found.layers])).not.toMatch(/ifconfig\.me|EIP|AssociateEip/)
        const layer = found.layers.find((each) => each.layer === 'public-address')
        expect([layer?.state, layer?.because?.code, layer?.look]).toEqual(['unknown', 'private-path', undefined])
      }
  })

  it('the private address of the connecting side, where rules differ by it', () => {
    const { next } = ask('tcp/3306', silent, byBlock)
    expect([next?.kind, next?.command]).toEqual(['own-address', 'ip -br addr'])
    expect(ask('tcp/3306 from 198.51.100.7', byGroup).next?.kind).not.toBe('own-address')
  })

  it('the groups of the other end, where a rule names a group; its instance says them', () => {
    const asked = ask(peer, silent, byGroup)
    expect([asked.next?.kind, asked.next?.command]).toEqual([
      'peer-groups',
      `aliyun ecs DescribeInstances --RegionId REGION_ID --InstanceNetworkType vpc --PrivateIpAddresses '["10.0.2.9"]'`,
    ])
    const inside = instance('i-app', '10.0.2.9', 'sg-app')
    const outside = instance('i-app', '10.0.2.9', 'sg-other')
    expect(stateOf(ask(peer, silent, byGroup, answer(inside)), 'security-group')).toBe('pass')
    const stopped = ask(peer, silent, byGroup, answer(outside))
    expect(stopped.cause).toBe('security-group')
  })

  it('what is told of the other end is not taken for the instance', () => {
    const both = answer(
      { ...instance('i-app', '10.0.2.9', 'sg-app'), Status: 'Stopped' },
      instance('i-db', '10.0.1.5', 'sg-example'),
    )
    const found = ask(peer, silent, byGroup, both)
    expect([stateOf(found, 'security-group'), stateOf(found, 'instance')]).toEqual(['pass', 'pass'])
  })

  it('then the network ACL, then the routes of the whole path; silence is never the end of it', () => {
    const all = ask(peer, silent, open, host)
    expect([all.cause, all.next?.kind]).toEqual(['none-found', 'network-acl'])
    const any = { Policy: 'accept', Protocol: 'all', Port: '-1/-1' }
    const acl = JSON.stringify({
      NetworkAclAttribute: {
        IngressAclEntries: { IngressAclEntry: [{ ...any, SourceCidrIp: '0.0.0.0/0' }] },
        EgressAclEntries: { EgressAclEntry: [{ ...any, DestinationCidrIp: '0.0.0.0/0' }] },
      },
    })
    const last = ask(peer, silent, open, host, acl)
    expect(last.next?.kind).toBe('path-analysis')
    expect(last.next?.command).toContain(
      '--SourceType ecs --SourceId PEER_ID --TargetType ecs --TargetId INSTANCE_ID --Protocol tcp --TargetPort 3306',
    )
  })

  it('from the Internet it is the public address that is asked for', () => {
    const { next } = ask('tcp/3306', group({ PortRange: '3306/3306', SourceCidrIp: '198.51.100.0/24' }))
    expect(next?.command).toBe('curl -s https://ifconfig.me')
  })
})

describe('a group counts where the instance is in it', () => {
  it('an instance that is described by its network alone says its groups, too', () => {
    const bare = {
      InstanceId: 'i-db',
      Status: 'Running',
      SecurityGroupIds: { SecurityGroupId: ['sg-new'] },
      VpcAttributes: { VpcId: 'vpc-example', PrivateIpAddress: { IpAddress: ['10.0.1.5'] } },
    }
    const found = ask(peer, group({ PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' }), JSON.stringify(bare))
    expect([found.cause, stateOf(found, 'security-group')]).toEqual(['unknown', 'unknown'])
    expect(found.next?.command).toContain('--SecurityGroupId sg-new ')
  })

  it('an interface of the other end says the groups of the other end', () => {
    const card = JSON.stringify({
      NetworkInterfaceSets: {
        NetworkInterfaceSet: [
          {
            NetworkInterfaceId: 'eni-app',
            InstanceId: 'i-app',
            PrivateIpAddress: '10.0.2.9',
            SecurityGroupIds: { SecurityGroupId: ['sg-other'] },
          },
        ],
      },
    })
    expect(ask(peer, silent, byGroup, card).cause).toBe('security-group')
    expect(stateOf(ask(peer, silent, byGroup, card.replace('sg-other', 'sg-app')), 'security-group')).toBe('pass')
  })
})
