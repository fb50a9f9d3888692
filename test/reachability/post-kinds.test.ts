import { describe, expect, it } from 'vitest'
import type { Diagnosis, LayerName } from '@/lib/reachability'
import { ask, group, stateOf } from './ask'

const client = 'from 198.51.100.7'
const reasonOf = ({ layers }: Diagnosis, name: LayerName) => layers.find(({ layer }) => layer === name)?.because?.code

describe('containers whose port is another one, or bound elsewhere', () => {
  const compose =
    'root@ecs:/srv# docker compose ps\nNAME         IMAGE        COMMAND                  SERVICE   CREATED          STATUS          PORTS\nsite-web-1   nginx:1.27   "/docker-entrypoint.…"   web       25 minutes ago   Up 25 minutes   0.0.0.0:8088->80/tcp'
  const listing =
    'root@ecs:/srv# ss -tln\nState    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port  Process\nLISTEN   0        128              0.0.0.0:22            0.0.0.0:*\nLISTEN   0        4096             0.0.0.0:8088          0.0.0.0:*\nroot@ecs:/srv# '

  it('nothing at the port, and the container published as another: the other is named, refused or not', () => {
    for (const tried of ['curl: (7) Failed to connect to 203.0.113.9 port 80: Connection refused', '']) {
      const found = ask(`tcp/80 ${client}`, `${compose}\n${listing}`, tried)
      expect([found.cause, reasonOf(found, 'listening-socket')]).toEqual(['wrong-port', 'published-elsewhere'])
    }
    expect(ask(`tcp/8088 ${client}`, `${compose}\n${listing}`).cause).not.toBe('wrong-port')
  })

  it('published on the bridge of Docker: no traffic from elsewhere arrives there', () => {
    const row = (address: string) =>
      `CONTAINER ID   IMAGE                  COMMAND                  CREATED       STATUS       PORTS                                 NAMES\n0a7be1d2c390   elasticsearch:8.15.3   "/bin/tini -- /usr/l…"   6 hours ago   Up 6 hours   ${address}:9200->9200/tcp, 9300/tcp   es01`
    expect(ask(`tcp/9200 ${client}`, row('172.17.0.1')).cause).toBe('wrong-address')
    const own = 'eth0             UP             172.16.33.6/20'
    expect(ask(`tcp/9200 ${client}`, row('172.16.33.6'), `$ ip -br a\n${own}`).cause).not.toBe('wrong-address')
    // Whether it is the address of the interface is not shown.
    expect(ask(`tcp/9200 ${client}`, row('172.16.33.6')).cause).toBe('unknown')
  })

  it('kubectl port-forward says where it listens', () => {
    const forward = (flags: string, address: string) =>
      `ubuntu@ecs:~$ kubectl port-forward ${flags}svc/grafana 8080:80\nForwarding from ${address}:8080 -> 3000`
    expect(ask(`tcp/8080 ${client}`, forward('', '127.0.0.1')).cause).toBe('loopback-only')
    expect(stateOf(ask(`tcp/8080 ${client}`, forward('--address 0.0.0.0 ', '0.0.0.0')), 'listening-socket')).toBe(
      'pass',
    )
  })

  it('a proxy of Docker at loopback alone is forwarded from nowhere else', () => {
    const row = 'tcp        0      0 127.0.0.1:8080          0.0.0.0:*               LISTEN      1234/docker-proxy'
    const rules = '-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n'
    expect(stateOf(ask(`tcp/8080 ${client}`, row, rules), 'host-firewall')).toBe('fail')
    expect(stateOf(ask(`tcp/8080 ${client}`, row.replace('127.0.0.1', '0.0.0.0'), rules), 'host-firewall')).toBe(
      'unknown',
    )
  })
})

describe("Cloud Firewall's traffic log", () => {
  const entry = (fields: object) =>
    JSON.stringify({
      __topic__: 'cloudfirewall_access_log',
      direction: 'in',
      dst_ip: '203.0.113.9',
      dst_port: '3389',
      ip_protocol: 'tcp',
      rule_result: 'drop',
      src_ip: '198.51.100.7',
      src_port: '50714',
      ...fields,
    })
  const lines = (fields: object) =>
    Object.entries(JSON.parse(entry(fields)))
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join('\n')

  it.each([
    ['as JSON', entry],
    ['a field a line', lines],
  ])('%s', (_, write) => {
    const cause = (fields: object, target = `tcp/3389 ${client}`) => ask(target, write(fields)).cause
    expect(cause({})).toBe('cloud-firewall')
    expect(cause({ rule_result: 'alert' })).toBe('unknown')
    expect(stateOf(ask(`tcp/3389 ${client}`, write({ rule_result: 'pass' })), 'edge')).toBe('pass')
    // Another client, another port, the other direction.
    expect(cause({ src_ip: '192.0.2.1' })).toBe('unknown')
    expect(cause({ dst_port: '22' })).toBe('unknown')
    expect(cause({ direction: 'out' })).toBe('unknown')
    expect(cause({ direction: 'out' }, 'egress tcp/3389 from 203.0.113.9')).toBe('cloud-firewall')
  })
})

describe('F-5 the network ACL is stateless', () => {
  const acl = (port: string) =>
    JSON.stringify({
      NetworkAclAttribute: {
        NetworkAclId: 'nacl-bp1a',
        IngressAclEntries: {
          IngressAclEntry: [{ Policy: 'accept', Port: '443/443', Protocol: 'tcp', SourceCidrIp: '0.0.0.0/0' }],
        },
        EgressAclEntries: {
          EgressAclEntry: [
            { Policy: 'accept', Port: port, Protocol: 'tcp', DestinationCidrIp: '0.0.0.0/0' },
            { Policy: 'drop', Port: '-1/-1', Protocol: 'all', DestinationCidrIp: '0.0.0.0/0' },
          ],
        },
      },
    })
  const capture = (flags: string) =>
    `11:42:07.118201 IP 198.51.100.7.51544 > 172.16.70.4.443: Flags [S], seq 1, win 64240, length 0\n11:42:07.118266 IP 172.16.70.4.443 > 198.51.100.7.51544: Flags [${flags}], seq 2, ack 2, win 65160, length 0`

  it('that the packet arrives and is answered does not speak against it: the answer is what it drops', () => {
    expect(ask(`tcp/443 ${client}`, capture('S.'), acl('443/443')).cause).toBe('network-acl')
    expect(ask(`tcp/443 ${client}`, capture('S.'), acl('1024/65535')).cause).not.toBe('network-acl')
  })

  it('but a client that got an answer does', () => {
    expect(ask(`tcp/443 ${client}`, 'HTTP/1.1 200 OK', acl('443/443')).cause).toBe('unknown')
  })
})

describe('the other end of traffic out of the instance', () => {
  const inside = { Direction: 'egress', IpProtocol: 'ALL', PortRange: '-1/-1' }
  const locked = group(
    { ...inside, DestCidrIp: '100.64.0.0/10' },
    { ...inside, DestCidrIp: '172.16.0.0/12' },
    { ...inside, Policy: 'Drop', Priority: 100, DestCidrIp: '0.0.0.0/0' },
  )
  const silent = 'port 443 after 8001 ms: Connection timed out'
  it.each([
    ['the server that was tried', `curl: (28) Failed to connect to 192.0.2.10 ${silent}`, 'security-group'],
    [
      'several of them, all of the Internet',
      `curl: (28) Failed to connect to 192.0.2.10 ${silent}\ncurl: (28) Failed to connect to 198.51.100.9 ${silent}`,
      'security-group',
    ],
    ['one inside', `curl: (28) Failed to connect to 172.16.9.9 ${silent}`, 'unknown'],
    ['none is said', '', 'unknown'],
  ])('%s', (_, tried, cause) => {
    expect(ask('egress tcp/443', tried, locked).cause).toBe(cause)
  })
})

describe('a name that points elsewhere', () => {
  const instance = (address: string) =>
    JSON.stringify({
      Instances: {
        Instance: [
          {
            InstanceId: 'i-bp1a',
            Status: 'Running',
            EipAddress: { IpAddress: address },
            PublicIpAddress: { IpAddress: [] },
            OperationLocks: { LockReason: [] },
          },
        ],
      },
    })
  const silent =
    "$ curl -v https://www.example.org/\n*   Trying 192.0.2.80:443...\n* connect to 192.0.2.80 port 443 failed: Operation timed out\ncurl: (28) Failed to connect to www.example.org port 443 after 75004 ms: Couldn't connect to server"
  it('is what fails, where the instance has another address and nothing answers', () => {
    const found = ask(`tcp/443 ${client}`, silent, instance('203.0.113.210'))
    expect([found.cause, reasonOf(found, 'dns')]).toEqual(['dns', 'resolves-elsewhere'])
    expect(ask(`tcp/443 ${client}`, silent, instance('192.0.2.80')).cause).not.toBe('dns')
  })

  it('not where something may stand before the instance, or where it was tried by its address', () => {
    expect(ask(`tcp/443 ${client}`, silent, instance('203.0.113.210'), 'Behind a CDN.').cause).not.toBe('dns')
    const plain = 'curl: (28) Failed to connect to 192.0.2.80 port 443 after 75004 ms: Connection timed out'
    expect(ask(`tcp/443 ${client}`, plain, instance('203.0.113.210')).cause).not.toBe('dns')
  })
})

describe('a command that is limited to a family', () => {
  it('IPv4 refuses, IPv6 answers: the program listens at IPv6 alone', () => {
    const listing =
      'root@hk1:~# ss -tlnp\nState   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port Process\nLISTEN  0       511              [::]:443            [::]:*     users:(("nginx",pid=3309,fd=6))'
    const tries =
      '$ curl -4 https://shop.example.com\ncurl: (7) Failed to connect to shop.example.com port 443 after 33 ms: Connection refused\n$ curl -6sI https://shop.example.com\nHTTP/2 200\n$ '
    expect(ask(`tcp/443 ${client}`, listing, tries).cause).toBe('ipv6-only')
    expect(ask(`tcp/443 ${client}`, listing, tries.replace('-6sI', '-sI')).cause).not.toBe('ipv6-only')
  })
})
