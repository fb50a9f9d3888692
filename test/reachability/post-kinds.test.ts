import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, type LayerName, parseTarget } from '@/lib/reachability'
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

describe('Windows names a process by its number: the program stands in another listing', () => {
  const listing = (row: string) =>
    `C:\\>netstat -ano\n\nActive Connections\n\n  Proto  Local Address          Foreign Address        State           PID\n  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       896\n${row}\n\nC:\\>`
  const moved = listing('  TCP    0.0.0.0:33890          0.0.0.0:0              LISTENING       1120')
  it.each([
    [
      'tasklist /svc',
      'C:\\>tasklist /svc\n\nImage Name                     PID Services\n========================= ======== ====================\nsvchost.exe                    896 RpcEptMapper, RpcSs\nsvchost.exe                   1120 TermService\n\nC:\\>',
    ],
    ['tasklist as CSV', '"svchost.exe","896","RpcEptMapper,RpcSs"\n"svchost.exe","1120","TermService"'],
  ])('%s', (_, tasks) => {
    for (const evidence of [[moved, tasks], [tasks, moved], [`${moved}\n${tasks}`]])
      expect(ask(`tcp/3389 ${client}`, ...evidence).cause).toBe('wrong-port')
    expect(ask(`tcp/3389 ${client}`, moved).cause).toBe('not-listening')
    // Two listings of two days: which of them holds is not told.
    const other = tasks.replace('TermService', 'Spooler')
    expect(ask(`tcp/3389 ${client}`, moved, tasks, other).cause).toBe('not-listening')
  })

  it('tasklist, Get-Process and netstat -b: a web server at another port', () => {
    const at = listing('  TCP    0.0.0.0:8081           0.0.0.0:0              LISTENING       3312')
    const tasks =
      'Image Name                     PID Session Name        Session#    Mem Usage\n========================= ======== ================ =========== ============\nnginx.exe                     3312 Services                   0     12,004 K'
    const processes =
      'Handles  NPM(K)    PM(K)      WS(K)     CPU(s)     Id  SI ProcessName\n-------  ------    -----      -----     ------     --  -- -----------\n    212      16     5120      12004       0.42   3312   0 nginx'
    expect(ask(`tcp/80 ${client}`, at, tasks).cause).toBe('wrong-port')
    expect(ask(`tcp/80 ${client}`, at, processes).cause).toBe('wrong-port')
    const below =
      'C:\\>netstat -anb\n\nActive Connections\n\n  Proto  Local Address          Foreign Address        State\n  TCP    0.0.0.0:8081           0.0.0.0:0              LISTENING\n [nginx.exe]\n  TCP    0.0.0.0:33890          0.0.0.0:0              LISTENING\n  TermService\n [svchost.exe]\n\nC:\\>'
    expect(ask(`tcp/80 ${client}`, below).cause).toBe('wrong-port')
    expect(ask(`tcp/3389 ${client}`, below).cause).toBe('wrong-port')
  })
})

describe('what is another port, and what is not shown to be', () => {
  it('a service of a cluster has one port of the nodes, and another was tried', () => {
    const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 30080: Connection refused'
    const service = (rows: string) => `NAME   TYPE       CLUSTER-IP     EXTERNAL-IP   PORT(S)        AGE\n${rows}`
    const shop = 'shop   NodePort   10.96.12.204   <none>        80:31480/TCP   12m'
    expect(ask(`tcp/30080 ${client}`, service(shop), refused).cause).toBe('wrong-port')
    const pay = 'pay    NodePort   10.96.12.205   <none>        80:31481/TCP   12m'
    expect(ask(`tcp/30080 ${client}`, service(`${shop}\n${pay}`), refused).cause).toBe('unknown')
    expect(ask(`tcp/9090 ${client}`, service(shop), refused.replace('30080', '9090')).cause).toBe('unknown')
  })

  it('a proxy of Docker at another port: what stands behind it is not told', () => {
    const listing =
      '$ sudo ss -lntp\nState   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process\nLISTEN  0       4096           0.0.0.0:9000        0.0.0.0:*      users:(("docker-proxy",pid=1207,fd=4))\n$ '
    expect(ask(`tcp/9001 ${client}`, listing).cause).toBe('not-listening')
  })

  it("bound to one of the machine's own addresses, and another of its own was tried", () => {
    const bound =
      '$ ss -lnt\nState   Recv-Q  Send-Q                Local Address:Port   Peer Address:Port\nLISTEN  0       511           [2001:db8:12:1::a]:8080             [::]:*\n$ '
    const own =
      '2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500\n    inet6 2001:db8:12:1::b/128 scope global\n    inet6 2001:db8:12:1::a/128 scope global'
    const tried = (address: string) => `curl: (7) Failed to connect to ${address} port 8080: Connection refused`
    const cause = (address: string) => ask('tcp/8080 from 2001:db8:ff::2', bound, own, tried(address)).cause
    expect(cause('2001:db8:12:1::b')).toBe('wrong-address')
    expect(cause('2001:db8:12:1::a')).not.toBe('wrong-address')
  })
})

describe('what Docker asks before it forwards', () => {
  const published = '# docker port shop\n9000/tcp -> 0.0.0.0:8080\n'
  const chain = (...rules: string[]) =>
    `# iptables -nvL DOCKER-USER\nChain DOCKER-USER (1 references)\n pkts bytes target prot opt in out source destination\n${rules.join('\n')}\n 8.1M 9120M RETURN all -- * * 0.0.0.0/0 0.0.0.0/0\n`

  it('stops whom its rules name, and the way past it is a rule of the same chain', () => {
    const found = ask(`tcp/8080 ${client}`, published, chain(' 18 1K DROP all -- eth0 * !192.0.2.0/24 0.0.0.0/0'))
    expect([found.cause, reasonOf(found, 'host-firewall')]).toEqual(['host-firewall', 'firewall-rule-drop'])
    expect(found.fix[0]?.ways[0]?.text).toBe(
      'sudo iptables -I DOCKER-USER 1 -s 198.51.100.7/32 -p tcp --dport 9000 -j RETURN',
    )
    expect(found.fix[0]?.undo).toContain('sudo iptables -D DOCKER-USER -s 198.51.100.7/32')
  })

  it.each([
    ['another client', ' 18 1K DROP all -- eth0 * 192.0.2.0/24 0.0.0.0/0'],
    ['the port of the host, which it no longer sees', ' 18 1K DROP tcp -- eth0 * 0.0.0.0/0 0.0.0.0/0 tcp dpt:8080'],
    ['a condition that is not told', ' 18 1K DROP tcp -- eth0 * 0.0.0.0/0 0.0.0.0/0 match-set blocked src'],
  ])('says nothing by a rule for %s', (_, rule) => {
    expect(stateOf(ask(`tcp/8080 ${client}`, published, chain(rule)), 'host-firewall')).not.toBe('fail')
  })
})

describe('the machine that documents show', () => {
  const described = (status: string, address: string) =>
    JSON.stringify({
      Instances: {
        Instance: [
          {
            InstanceId: 'i-bp1a',
            Status: status,
            EipAddress: { IpAddress: address },
            PublicIpAddress: { IpAddress: [] },
            OperationLocks: { LockReason: [] },
            VpcAttributes: { PrivateIpAddress: { IpAddress: ['172.16.0.9'] } },
          },
        ],
      },
    })
  const silence = 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 75003 ms: Could not connect to server'

  it('says nothing of another one, whose address was dialled', () => {
    expect(ask(`tcp/80 ${client}`, silence, described('Stopped', '203.0.113.9')).cause).toBe('instance-stopped')
    const other = ask(`tcp/80 ${client}`, silence, described('Stopped', '203.0.113.77'))
    expect([other.cause, stateOf(other, 'instance')]).toEqual(['unknown', 'unknown'])
  })

  it('DescribeInstanceStatus tells whether it runs', () => {
    const status = (value: string) =>
      JSON.stringify({ InstanceStatuses: { InstanceStatus: [{ InstanceId: 'i-bp1a', Status: value }] }, TotalCount: 1 })
    expect(ask(`tcp/80 ${client}`, silence, status('Stopped')).cause).toBe('instance-stopped')
    expect(stateOf(ask(`tcp/80 ${client}`, silence, status('Running')), 'instance')).toBe('pass')
  })

  const name = '$ dig +short www.example.com\n172.16.0.9\n'
  const tried = '$ curl -m 10 https://www.example.com/\ncurl: (28) Connection timed out after 10005 milliseconds\n'
  const given =
    "$ curl -m 9 -sk -o /dev/null -w '%{http_code}\\n' --resolve www.example.com:443:203.0.113.9 https://www.example.com/\n200\n"

  it('a name that leads clients of the Internet to its private address is the fault, though the public one answers', () => {
    const running = described('Running', '203.0.113.9')
    expect(ask(`tcp/443 ${client}`, name, tried, running).cause).toBe('dns')
    expect(ask(`tcp/443 ${client}`, name, tried, given, running).cause).toBe('dns')
  })

  it('but not within the network, nor where something stands in front', () => {
    const running = described('Running', '203.0.113.9')
    expect(ask('tcp/443 from 172.16.0.20', name, tried, running).cause).not.toBe('dns')
    expect(ask(`tcp/443 ${client}`, `Behind an SLB.\n${name}`, tried, running).cause).not.toBe('dns')
    expect(ask(`tcp/443 ${client}`, tried, running).cause).not.toBe('dns')
  })
})

describe('words that are easily taken for others', () => {
  it('an answer of nginx with its own tags is an answer, and a gateway that has waited is no client that has', () => {
    const page =
      '<html>\n<head><title>504 Gateway Time-out</title></head>\n<body>\n<center><h1>504 Gateway Time-out</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>'
    expect(ask(`tcp/80 ${client}`, `点一下就 504 Gateway Time-out，是安全组超时限制吗\n${page}`).cause).toBe(
      'service-error',
    )
  })

  it('a program behind a socket file that nginx waited for', () => {
    const log =
      '2026/11/28 03:14:15 [error] 812#812: *5 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 198.51.100.7, server: _, request: "GET / HTTP/1.1", upstream: "fastcgi://unix:/run/php.sock", host: "example.com"'
    expect(ask(`tcp/80 ${client}`, log, 'HTTP/1.1 504 Gateway Time-out').cause).toBe('service-error')
  })

  it('quotes that a word processor has bent', () => {
    const said = 'ERROR 1045 (28000): Access denied for user ‘app’@‘198.51.100.7’ (using password: YES)'
    const straight = said.replace(/[‘’]/g, "'")
    expect(ask(`tcp/3306 ${client}`, said).layers.map(({ state }) => state)).toEqual(
      ask(`tcp/3306 ${client}`, straight).layers.map(({ state }) => state),
    )
    expect(stateOf(ask(`tcp/3306 ${client}`, said), 'security-group')).toBe('pass')
  })

  it('the page for a missing filing, as wget prints its head; a notice that a port was closed for attacks', () => {
    const head =
      'HTTP request sent, awaiting response... \n  HTTP/1.1 403 Forbidden\n  Server: Beaver\n  Content-Type: text/html\n'
    expect(ask(`tcp/80 ${client}`, head).cause).toBe('icp-or-penalty')
    const notice = '检测到您的云服务器存在对外攻击行为，已阻断该服务器对其它服务器端口（TCP:22）的访问'
    const silent = 'ssh: connect to host 192.0.2.18 port 22: Connection timed out'
    expect(ask('egress tcp/22', notice, silent).cause).toBe('icp-or-penalty')
    expect(ask('egress tcp/22', silent).cause).toBe('unknown')
  })
})

describe('which address of the machine a public one leads to', () => {
  const refused = 'panic: dial tcp 203.0.113.9:5672: connect: connection refused'
  const listing = (address: string) =>
    `$ sudo ss -tlnp\nState  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\nLISTEN 0      128        ${address}:5672       0.0.0.0:*     users:(("beam.smp",pid=3310,fd=35))\n`
  const eip = JSON.stringify({
    EipAddresses: {
      EipAddress: [
        { AllocationId: 'eip-1', IpAddress: '203.0.113.9', PrivateIpAddress: '172.16.9.11', Status: 'InUse' },
      ],
    },
  })
  const card = (address: string, open: object) => ({
    NetworkInterfaceId: `eni-${address.replaceAll('.', '')}`,
    InstanceId: 'i-1',
    PrivateIpAddress: address,
    PrivateIpSets: { PrivateIpSet: [{ PrivateIpAddress: address, AssociatedPublicIp: open }] },
  })
  const cards = JSON.stringify({
    NetworkInterfaceSets: {
      NetworkInterfaceSet: [card('172.16.9.11', { PublicIpAddress: '203.0.113.9' }), card('10.10.2.8', {})],
    },
  })

  it.each([
    ['an EIP', eip],
    ['interfaces', cards],
  ])('as %s say', (_, document) => {
    expect(ask(`tcp/5672 ${client}`, refused, listing('10.10.2.8'), document).cause).toBe('wrong-address')
    expect(stateOf(ask(`tcp/5672 ${client}`, refused, listing('172.16.9.11'), document), 'listening-socket')).toBe(
      'pass',
    )
  })

  it('nothing at the port, and its program says where it listens', () => {
    const log = 'Nov 18 08:02:51 legacy sshd[702]: Server listening on 0.0.0.0 port 50222.'
    const sockets =
      '$ sudo ss -ltn\nState   Recv-Q  Send-Q   Local Address:Port    Peer Address:Port Process\nLISTEN  0       128            0.0.0.0:50222        0.0.0.0:*\nLISTEN  0       128               [::]:50222           [::]:*\n'
    const met = 'ssh: connect to host 203.0.113.9 port 22: Connection refused'
    expect(ask(`tcp/22 ${client}`, met, log, sockets).cause).toBe('wrong-port')
    expect(ask(`tcp/22 ${client}`, met, sockets).cause).toBe('not-listening')
  })

  it('a notice that the site was closed as a penalty', () => {
    const notice = '您的云服务器因存在违规内容，已被执行「公网访问封禁」处罚，80、443 端口的公网访问已阻断。'
    expect(ask(`tcp/80 ${client}`, notice).cause).toBe('icp-or-penalty')
    expect(ask(`tcp/80 ${client}`, '防火墙里封禁了几个 IP，会影响网站吗').cause).toBe('unknown')
  })
})

describe('addresses and ports that look like others', () => {
  it.each([
    ['curl -6', 'connect to 2001:db8:1::5 port 80 failed: Connection timed out', 80],
    ['curl to a port', 'curl: (28) Failed to connect to 2001:db8:1::5 port 8080 after 129000 ms: Timeout', 8080],
    ['ssh', 'ssh: connect to host 2001:db8:1::5 port 22: Connection timed out', 22],
    ['Go, in brackets', 'dial tcp [2001:db8:1::5]:5432: connect: connection refused', 5432],
    ['a whole one', 'connect to 2001:db8:1:2:3:4:5:6 port 443 failed: Connection timed out', 443],
    ['a name of hexadecimal letters', 'dial tcp db:5432: connect: connection refused', 5432],
  ])('a group of an IPv6 address is no port: %s', (_, line, port) => {
    const target = parseTarget({ protocol: 'tcp', port: 9 })
    if (!target.ok) throw new Error(target.problem.code)
    expect(diagnose({ target: target.target, evidence: [line], assumed: true }).judged.port).toBe(port)
  })

  it('Test-NetConnection without a line for the port is told by its command, or by its warning', () => {
    const target = parseTarget({ protocol: 'tcp', port: 80 })
    if (!target.ok) throw new Error(target.problem.code)
    const fields = 'ComputerName           : 203.0.113.20\nTcpTestSucceeded       : False\n'
    const command = 'PS C:\\> Test-NetConnection 203.0.113.20 -Port 3389\n'
    const warning = '警告: TCP connect to (203.0.113.20 : 3389) failed\n\n'
    const listing =
      '  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       912\n  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       1120\n'
    for (const paste of [command + fields, warning + fields, command + warning + fields])
      for (const evidence of [[paste], [paste, listing]])
        expect(diagnose({ target: target.target, evidence, assumed: true }).judged.port).toBe(3389)
  })

  it("another's name that is not found is no record of the reader's", () => {
    const target = parseTarget({ protocol: 'tcp', port: 80 })
    if (!target.ok) throw new Error(target.problem.code)
    for (const line of [
      'curl: (6) Could not resolve host: mirrors.cloud.aliyuncs.com',
      "Temporary failure resolving 'archive.ubuntu.com'",
    ]) {
      const found = diagnose({ target: target.target, evidence: [line], assumed: true, undirected: true })
      expect([found.way.direction, found.fix.map(({ kind }) => kind)]).toEqual(['egress', ['check-resolver']])
    }
    expect(ask(`tcp/80 ${client}`, 'curl: (6) Could not resolve host: www.example.com').fix[0]?.kind).toBe('dns-record')
  })

  it('a database that was tried at its private address gets no public one', () => {
    const silent = 'nc: connect to 10.0.1.5 port 6379 (tcp) failed: Connection timed out'
    const found = ask(`tcp/6379 ${client}`, silent)
    expect([found.cause, found.fix.map(({ kind }) => kind)]).toEqual(['no-public-address', ['use-private-network']])
    const web = ask(`tcp/80 ${client}`, silent.replace('6379', '80'))
    expect(web.fix.map(({ kind }) => kind)).toContain('associate-eip')
  })
})
