import { describe, expect, it } from 'vitest'
import type { Cause } from '@/lib/reachability'
import { gather } from '@/lib/reachability/read/gather'
import { ask } from './ask'

const client = 'from 198.51.100.7'

/** What an output shows, by the target that is asked about. */
type Shown = readonly [output: string, target: string, cause: Cause, text: string]

/** What people put around an output, and what is lost of it on the way. */
const around: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'quoted as in a mail': (text) => text.replace(/^/gm, '> '),
  'below a point of a list': (text) => text.replace(/^/gm, '    '),
  'in a fence, amid sentences': (text) => `It worked last week.\n\n\`\`\`\n${text}\n\`\`\`\n\nWhat is wrong here?`,
  'with blanks that do not break': (text) => text.replaceAll(' ', '\u00a0'),
  'with a bar beside it': (text) => text.replace(/^/gm, '| '),
  'each line a point of a list': (text) => text.replace(/^/gm, '- '),
  'with numbers and bars before its lines': (text) =>
    text
      .split('\n')
      .map((line, index) => `${String(index + 1).padStart(4)} | ${line}`)
      .join('\n'),
  'with the remains of colours': (text) => text.replace(/\b(?:LISTEN|active|DROP)\b/g, '[01;31m[K$&[m[K'),
  'with words in bold': (text) => text.replace(/\b(?:LISTEN|127\.0\.0\.1:\d+)\b/g, '**$&**'),
}

function shows(all: readonly Shown[]): void {
  for (const [output, target, cause, text] of all) {
    for (const [how, put] of Object.entries(around)) {
      it(`${output}, ${how}: ${cause}`, () => {
        expect(ask(`${target} ${client}`, put(text)).cause).toBe(cause)
      })
    }
  }
}

describe('Get-NetTCPConnection and Get-NetUDPEndpoint, with the columns that one has chosen', () => {
  const chosen = (command: string, state = '') =>
    `PS C:\\> ${command}\n\nLocalAddress LocalPort ${state && 'State  '}OwningProcess\n------------ --------- ${state && '-----  '}-------------\n::                 135 ${state}          908\n127.0.0.1         8080 ${state}         4120\n0.0.0.0           3389 ${state}         1120\n\nPS C:\\> `
  const listening = chosen('Get-NetTCPConnection -State Listen | Format-Table LocalAddress,LocalPort,OwningProcess')
  shows([
    ['without the state, which the command asks for', 'tcp/8080', 'loopback-only', listening],
    ['all that listens, and this port is not among it', 'tcp/1433', 'not-listening', listening],
    [
      'sorted, and with columns selected',
      'tcp/1433',
      'not-listening',
      chosen(
        'Get-NetTCPConnection -State Listen | Sort-Object LocalPort | select LocalAddress,LocalPort,OwningProcess',
      ),
    ],
    [
      'filtered by Where-Object',
      'tcp/1433',
      'not-listening',
      chosen('Get-NetTCPConnection | Where-Object { $_.State -eq "Listen" } | ft -AutoSize', 'Listen'),
    ],
    ['a table without its command', 'tcp/8080', 'loopback-only', chosen('', 'Listen').slice('PS C:\\> '.length)],
    [
      'the endpoints of UDP',
      'udp/27015',
      'not-listening',
      'PS C:\\> Get-NetUDPEndpoint\n\nLocalAddress                             LocalPort\n------------                             ---------\n::                                       123\n0.0.0.0                                  3389\n\nPS C:\\> ',
    ],
  ])

  it('the first ten of them, or those of one address, are not all', () => {
    for (const more of [' | select -First 10', ' -LocalAddress 0.0.0.0', ' | where LocalPort -gt 1000'])
      expect(ask(`tcp/1433 ${client}`, chosen(`Get-NetTCPConnection -State Listen${more}`)).cause, more).toBe('unknown')
  })

  it('where neither the table nor its command tells the state, nothing is known to listen', () => {
    expect(
      ask(`tcp/8080 ${client}`, chosen('Get-NetTCPConnection | ft LocalAddress,LocalPort,OwningProcess')).cause,
    ).toBe('unknown')
  })
})

describe('listings in the options and languages that they have', () => {
  const rows = 'LISTEN   0        4096           127.0.0.1:8080          0.0.0.0:*       '
  const head = 'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port   Process'
  const ssh = 'LISTEN   0        128              0.0.0.0:22            0.0.0.0:*       '
  shows([
    [
      'ss -o with the cgroup of each',
      'tcp/8080',
      'loopback-only',
      `$ ss -tlnpe\n${head}\n${rows}users:(("app",pid=811,fd=7)) uid:1000 ino:28312 sk:1 cgroup:/system.slice/app.service <->\n${ssh}\n$ `,
    ],
    [
      'lsof of macOS, with the names of ports',
      'tcp/8000',
      'loopback-only',
      '% lsof -i -P\nCOMMAND   PID USER   FD   TYPE             DEVICE SIZE/OFF NODE NAME\nPython  90210  ken    3u  IPv4 0x1f2e3d4c5b6a7988      0t0  TCP localhost:8000 (LISTEN)\n% ',
    ],
    [
      'netstat -anb',
      'tcp/8080',
      'loopback-only',
      'C:\\Windows\\system32>netstat -anb\n\nActive Connections\n\n  Proto  Local Address          Foreign Address        State\n  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING\n  RpcSs\n [svchost.exe]\n  TCP    127.0.0.1:8080         0.0.0.0:0              LISTENING\n [java.exe]\n',
    ],
  ])

  it('a row that cannot be read is no row that is missing', () => {
    const broken = `$ ss -tlnp\n${head}\n${ssh}\n~~LISTEN~~ 0 4096 ~~127.0.0.1:8080~~ 0.0.0.0:*\n$ `
    expect(ask(`tcp/8080 ${client}`, broken).cause).toBe('unknown')
    expect(ask(`tcp/8080 ${client}`, broken.replace(/.*~~.*\n/, '')).cause).toBe('not-listening')
    // Two words with numbers side by side are no ends of a socket.
    expect(ask(`tcp/8080 ${client}`, broken.replace(/.*~~.*\n/, 'tcp: At line:1 char:1\n')).cause).toBe('not-listening')
  })
})

describe('containers, in the formats that one has chosen', () => {
  const refused = '\ncurl: (7) Failed to connect to 203.0.113.9 port 8080 after 3 ms: Connection refused'
  shows([
    [
      'names and ports',
      'tcp/8080',
      'loopback-only',
      "$ docker ps --format '{{.Names}}: {{.Ports}}'\napp: 127.0.0.1:8080->8080/tcp\ndb: 3306/tcp\n$ ",
    ],
    ['ports alone', 'tcp/8080', 'loopback-only', "$ docker ps --format '{{.Ports}}'\n127.0.0.1:8080->8080/tcp\n$ "],
    ['one port that was asked for', 'tcp/8080', 'loopback-only', '$ docker port app 8080\n127.0.0.1:8080\n$ '],
    [
      'run as the command says',
      'tcp/8080',
      'loopback-only',
      `$ docker run -d --name app -p 127.0.0.1:8080:80 web\n${'3f2e3d4c5b6a1f2e'.repeat(4)}\n$ `,
    ],
    [
      'a service as YAML',
      'tcp/8080',
      'wrong-port',
      `$ kubectl get svc web -o yaml\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - nodePort: 31080\n    port: 8080\n    protocol: TCP\n    targetPort: 8080\n  type: NodePort\n$ ${refused}`,
    ],
    [
      'a service as JSON',
      'tcp/8080',
      'wrong-port',
      `$ kubectl get svc web -o json\n{\n    "kind": "Service",\n    "metadata": {\n        "name": "web"\n    },\n    "spec": {\n        "ports": [\n            {\n                "nodePort": 31080,\n                "port": 8080,\n                "protocol": "TCP"\n            }\n        ],\n        "type": "NodePort"\n    }\n}\n$ ${refused}`,
    ],
  ])

  it('an object a line, of either command', () => {
    const row = (more: string) =>
      `{"Command":"\\"npm start\\"","ID":"1f2e3d4c5b6a","Image":"web",${more}"Ports":"127.0.0.1:8080-\\u003e80/tcp","State":"running","Status":"Up 2 hours"}`
    expect(ask(`tcp/8080 ${client}`, row('"Names":"web",')).cause).toBe('loopback-only')
    expect(ask(`tcp/8080 ${client}`, row('"Name":"app-web-1",')).cause).toBe('loopback-only')
  })

  it('a command that was not run published nothing', () => {
    expect(
      ask(`tcp/8080 ${client}`, '$ docker run -d -p 127.0.0.1:8080:80 web\ndocker: Error response\n$ ').cause,
    ).toBe('unknown')
  })
})

describe('what clients say, and of which server', () => {
  const tried: readonly (readonly [client: string, outcome: string, port: number | null, text: string])[] = [
    [
      'Ruby',
      'timeout',
      8080,
      'Net::OpenTimeout: Failed to open TCP connection to 203.0.113.9:8080 (execution expired)',
    ],
    [
      'Bun',
      'refused',
      null,
      'error: Unable to connect. Is the computer able to access the url?\n  path: "http://203.0.113.9:8080/",\n errno: 0,\n  code: "ConnectionRefused"',
    ],
    [
      'kafkajs',
      'refused',
      9092,
      '{"level":"ERROR","timestamp":"2026-11-28T10:00:00.000Z","logger":"kafkajs","message":"[Connection] Connection error: connect ECONNREFUSED 203.0.113.9:9092"}',
    ],
    [
      'etcd',
      'refused',
      2379,
      '{"level":"warn","ts":"2026-11-28T10:00:00.000+0800","logger":"etcd-client","msg":"retrying","error":"transport: Error while dialing: dial tcp 203.0.113.9:2379: connect: connection refused"}',
    ],
    ['wget in Chinese', 'timeout', 8080, '正在连接 203.0.113.9:8080... 失败：连接超时。'],
    [
      'BusyBox',
      'refused',
      8080,
      "Connecting to 203.0.113.9:8080 (203.0.113.9:8080)\nwget: can't connect to remote host (203.0.113.9): Connection refused",
    ],
    [
      'FileZilla in Chinese',
      'timeout',
      21,
      '状态:\t正在连接 203.0.113.9:21...\n错误:\t20 秒后无活动，连接超时\n错误:\t无法连接到服务器',
    ],
    [
      'FileZilla in Japanese',
      'refused',
      21,
      '状態:\t203.0.113.9:21 に接続しています...\n状態:\t接続の試みが失敗しました: "ECONNREFUSED - 接続がサーバーに拒否されました"',
    ],
    [
      'Npgsql',
      'refused',
      5432,
      'Npgsql.NpgsqlException (0x80004005): Failed to connect to 203.0.113.9:5432\n ---> System.Net.Sockets.SocketException (111): Connection refused',
    ],
    [
      'Jedis',
      'refused',
      6379,
      'redis.clients.jedis.exceptions.JedisConnectionException: Failed to connect to 203.0.113.9:6379.\nCaused by: java.net.ConnectException: Connection refused: connect',
    ],
  ]
  for (const [name, outcome, port, text] of tried) {
    it(`${name}: ${outcome} at ${port ?? 'no port'}`, () => {
      const { attempts } = gather([text])
      const said = attempts.filter((attempt) => attempt.outcome !== 'failed')
      expect(said.map((attempt) => [attempt.outcome, attempt.port])).toEqual([[outcome, port]])
    })
  }

  it('a ping that Test-NetConnection sent says nothing of the port', () => {
    const { attempts } = gather([
      '警告: TCP connect to (203.0.113.9 : 8080) failed\n警告: Ping to 203.0.113.9 failed with status: TimedOut\n\nComputerName           : 203.0.113.9\nRemoteAddress          : 203.0.113.9\nRemotePort             : 8080\nPingSucceeded          : False\nTcpTestSucceeded       : False',
    ])
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['failed'])
  })

  it('a sentence that leaves it open proves nothing', () => {
    for (const text of [
      'The server may be unavailable or is refusing SMTP connections.',
      'サーバーがダウンしているか、接続が拒否されました。',
      'org.postgresql.util.PSQLException: Connection to 203.0.113.9:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
      '[2026-09-14 10:02:11,871] WARN [Producer clientId=p] Connection to node -1 (/203.0.113.9:9092) could not be established. Broker may not be available.',
    ]) {
      expect(
        gather([text]).attempts.filter(({ outcome }) => outcome !== 'failed'),
        text,
      ).toEqual([])
    }
  })
})

describe('lists of instances, however they were copied or asked for', () => {
  const timedOut = 'curl: (28) Failed to connect to 203.0.113.9 port 443 after 21034 ms: Could not connect to server'
  const heading = '实例ID/名称\t标签\t监控\t可用区\tIP地址\t状态\t网络类型\t配置\t付费方式\t操作'
  const spread = (status: string, address = '203.0.113.9') =>
    `i-bp1abcdef01\nweb-01\n\n\n杭州 可用区 H\n${address}(公)\n172.16.0.5(私有)\n${status}\n专有网络\n2 vCPU 4 GiB\n按量付费\n管理\n远程连接`
  const columns =
    'InstanceId | Status  | OperationLocks.LockReason   | EipAddress.IpAddress\n---------- | ------  | -------------------------   | --------------------\n'
  const cause = (text: string) => ask(`tcp/443 ${client}`, text, timedOut).cause

  it('cells on lines of their own, below a heading in one line or in many', () => {
    for (const head of [heading, heading.replaceAll('\t', '\n')]) {
      expect(cause(`控制台：\n${head}\n${spread('已停止')}\n\n请问怎么办？`)).toBe('instance-stopped')
      expect(cause(`${head}\n${spread('运行中')}`)).toBe('unknown')
    }
    const ja =
      'インスタンス ID/名前\nタグ\nゾーン\nIP アドレス\nステータス\nネットワークタイプ\ni-6we1abcdef01\nweb01\n東京 ゾーン A\n203.0.113.9 (パブリック)\n停止済み\nVPC'
    expect(cause(ja)).toBe('instance-stopped')
    const en =
      'Instance ID/Name\tTags\tZone\tIP Address\tStatus\tNetwork Type\ni-t4n1abcdef01\nweb\nSingapore Zone A\n203.0.113.9 (Public)\nStopped\nVPC'
    expect(cause(en)).toBe('instance-stopped')
  })

  it('of several instances the one that has the address which was dialled', () => {
    const two = (first: string, second: string) => `${heading}\n${first}\n${second.replace('f01', 'f02')}`
    expect(cause(two(spread('已停止'), spread('运行中', '203.0.113.8')))).toBe('instance-stopped')
    expect(cause(two(spread('已停止', '203.0.113.8'), spread('运行中')))).toBe('unknown')
    expect(cause(two(spread('已停止', '203.0.113.7'), spread('运行中', '203.0.113.8')))).toBe('unknown')
  })

  it('a subscription that has run out', () => {
    for (const status of ['已过期', '期限切れ', 'Expired']) {
      const row = `i-bp1abcdef / web\t-\t\t杭州\t203.0.113.9(公) 172.16.0.5(私有)\t${status}\tVPC\t2 vCPU\t-\t-`
      expect(cause(`${heading}\n${row}`), status).toBe('instance-stopped')
    }
  })

  it('three columns are enough', () => {
    expect(cause('实例ID/名称\t状态\tIP地址\ni-uf6new01 / web\t已停止\t203.0.113.9(公网) 172.24.1.9(私有)')).toBe(
      'instance-stopped',
    )
  })

  it('columns that the CLI was asked for', () => {
    expect(cause(`${columns}i-gw8c3p1v | Stopped | [map[LockReason:financial]] | 203.0.113.9`)).toBe('instance-stopped')
    expect(cause(`${columns}i-gw8c3p1v | Running | []   | 203.0.113.9`)).toBe('unknown')
    expect(
      cause('InstanceName | InstanceId | Status\n------------ | ---------- | ------\nweb | i-gw8c3p1v | Stopped'),
    ).toBe('instance-stopped')
    expect(
      cause(
        'AllocationId | IpAddress | Status | InstanceId\n--- | --- | --- | ---\neip-1 | 203.0.113.9 | Available | ',
      ),
    ).toBe('no-public-address')
  })

  it('fields that were chosen out of the answer', () => {
    const chosen = (status: string) =>
      JSON.stringify([{ InstanceId: 'i-gw8c3p1v', InstanceName: 'web', Status: status }], null, 2)
    expect(cause(chosen('Stopped'))).toBe('instance-stopped')
    expect(cause(chosen('Running'))).toBe('unknown')
  })
})

describe('addresses', () => {
  const hole = '【阿里云】您的IP：203.0.113.9 遭受DDoS攻击，已被系统执行黑洞处理，预计解除时间 03:40。'

  it('one in a black hole, not another', () => {
    const tried = 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 21034 ms: Could not connect to server'
    expect(ask(`tcp/80 ${client}`, hole, tried).cause).toBe('icp-or-penalty')
    expect(ask(`tcp/80 ${client}`, hole.replace('113.9', '113.8'), tried).cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, '是不是被黑洞了？', tried).cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, '203.0.113.9\tECS\t華東\tブラックホール中\t300 Mbps', tried).cause).toBe(
      'icp-or-penalty',
    )
  })

  const resolved = (address: string) =>
    `$ dig +noall +answer shop.example.com\nshop.example.com.\t3600\tIN\tA\t${address}\n`
  const own = '$ curl -s http://100.100.100.200/latest/meta-data/eipv4; echo\n203.0.113.5\n'
  const silent = 'curl: (28) Failed to connect to shop.example.com port 80 after 21034 ms: Could not connect to server'

  it('a name that stands for another address than the instance tells of itself', () => {
    expect(ask(`tcp/80 ${client}`, `${resolved('192.0.2.80')}${own}$ `, silent).cause).toBe('dns')
    expect(ask(`tcp/80 ${client}`, `${resolved('203.0.113.5')}${own}$ `, silent).cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, `${resolved('192.0.2.80')}${own}$ `, silent, 'We use a CDN.').cause).toBe('unknown')
    expect(ask(`tcp/80 ${client}`, `${resolved('192.0.2.80')}$ `, silent).cause).toBe('unknown')
  })

  it('another server answers there, while the own one answers at its own', () => {
    const other =
      '  Detail: 192.0.2.80: Invalid response from http://shop.example.com/.well-known/acme-challenge/x: 404\n'
    const direct = '$ curl -sI http://203.0.113.5 | head -1\nHTTP/1.1 200 OK\n$ '
    expect(ask(`tcp/80 ${client}`, `${other}${resolved('192.0.2.80')}${own}${direct}`).cause).toBe('dns')
    expect(ask(`tcp/80 ${client}`, `${other}${resolved('192.0.2.80')}${own}`).cause).not.toBe('dns')
  })

  it('bound to the interface without a public address', () => {
    const card = (id: string, address: string, open: string | null) => ({
      NetworkInterfaceId: id,
      Type: open ? 'Primary' : 'Secondary',
      PrivateIpAddress: address,
      InstanceId: 'i-6we25',
      AssociatedPublicIp: open ? { PublicIpAddress: open } : {},
    })
    const cards = JSON.stringify({
      NetworkInterfaceSets: {
        NetworkInterfaceSet: [card('eni-1', '172.16.8.20', '203.0.113.73'), card('eni-2', '172.16.8.21', null)],
      },
    })
    const listens = (address: string) =>
      `$ ss -tln\nState  Recv-Q Send-Q Local Address:Port  Peer Address:Port\nLISTEN 0      511      ${address}:80         0.0.0.0:*\n$ `
    expect(ask(`tcp/80 ${client}`, listens('172.16.8.21'), cards).cause).toBe('wrong-address')
    expect(ask(`tcp/80 ${client}`, listens('172.16.8.20'), cards).cause).not.toBe('wrong-address')
    expect(ask('tcp/80 from 172.16.8.9', listens('172.16.8.21'), cards).cause).not.toBe('wrong-address')
    // An interface that is not described may have a public address of its own.
    expect(ask(`tcp/80 ${client}`, listens('172.16.9.99'), cards).cause).toBe('unknown')
  })

  it('bound to another address than the one that refuses, though a filter hides other rows', () => {
    const filtered =
      '$ ip -br a\nlo UNKNOWN 127.0.0.1/8\neth0 UP 172.16.4.31/24\neth1 UP 172.16.9.14/24\n$ ss -tlnp | awk \'NR==1||/beam/\'\nState  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\nLISTEN 0      128        172.16.9.14:5672       0.0.0.0:*     users:(("beam.smp",pid=3310,fd=35))\n$ '
    const refused = 'panic: dial tcp 172.16.4.31:5672: connect: connection refused'
    expect(ask('tcp/5672 from 172.16.6.20', filtered, refused).cause).toBe('wrong-address')
    const kafka =
      '[2026-09-14 10:02:11,871] WARN [Producer clientId=p] Connection to node -1 (/172.16.4.31:5672) could not be established. Broker may not be available.'
    expect(ask('tcp/5672 from 172.16.6.20', filtered.replace(" | awk 'NR==1||/beam/'", ''), kafka).cause).toBe(
      'wrong-address',
    )
  })

  it('the program whose start was pasted listens at another port', () => {
    const log = '2026-11-14 21:58:41.302 [I] [server/service.go:237] frps tcp listen on 0.0.0.0:7000'
    const refused =
      '2026-11-14 22:31:05.262 [W] connect to server error: dial tcp 203.0.113.76:7001: connect: connection refused'
    expect(ask(`tcp/7001 ${client}`, log, refused).cause).toBe('wrong-port')
    expect(ask(`tcp/22 ${client}`, log, refused.replace('7001', '22')).cause).not.toBe('wrong-port')
  })
})

describe('states of Terraform, tables of rules, NAT', () => {
  const timedOut = 'curl: (28) Failed to connect to 203.0.113.9 port 8080 after 21034 ms: Could not connect to server'

  it('an instance as terraform state show prints it; a configuration has no state', () => {
    const shown = (fields: string) =>
      `$ terraform state show alicloud_instance.web\n# alicloud_instance.web:\nresource "alicloud_instance" "web" {\n    id                = "i-bp1abcdef"\n    public_ip         = "203.0.113.9"\n${fields}}\n$ `
    expect(ask(`tcp/8080 ${client}`, shown('    status            = "Stopped"\n'), timedOut).cause).toBe(
      'instance-stopped',
    )
    expect(ask(`tcp/8080 ${client}`, shown('    status            = "Running"\n'), timedOut).cause).toBe('unknown')
    expect(ask(`tcp/8080 ${client}`, shown(''), timedOut).cause).toBe('unknown')
  })

  it('rules by the columns that the CLI was asked for', () => {
    const rules = (port: string) =>
      `IpProtocol | PortRange | SourceCidrIp | Policy | Priority | Direction\n---------- | --------- | ------------ | ------ | -------- | ---------\nTCP        | ${port}     | 0.0.0.0/0    | Accept | 1        | ingress`
    expect(ask(`tcp/8080 ${client}`, rules('22/22'), timedOut).cause).toBe('security-group')
    expect(ask(`tcp/8080 ${client}`, rules('8080/8080'), timedOut).cause).toBe('unknown')
  })

  const entry = (fields: Record<string, string>) =>
    JSON.stringify({
      ForwardTableEntries: {
        ForwardTableEntry: [
          {
            ForwardEntryId: 'fwd-1',
            IpProtocol: 'TCP',
            ExternalIp: '203.0.113.9',
            ExternalPort: '80',
            InternalIp: '192.168.5.11',
            InternalPort: '8000',
            ...fields,
          },
        ],
      },
    })
  const listens = (port: number) =>
    `$ ss -lntp\nState   Recv-Q  Send-Q  Local Address:Port  Peer Address:Port Process\nLISTEN  0       511           0.0.0.0:${port}         0.0.0.0:*     users:(("nginx",pid=1200,fd=6))\n$ `
  const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 80 after 3 ms: Connection refused'

  it('behind a NAT gateway the port is the one that it hands on to', () => {
    expect(ask(`tcp/80 ${client}`, entry({}), listens(80), refused).cause).toBe('not-listening')
    expect(ask(`tcp/80 ${client}`, entry({}), listens(8000), refused).cause).not.toBe('not-listening')
    for (const other of [
      { ExternalPort: '443' },
      { ExternalIp: '203.0.113.8' },
      { IpProtocol: 'UDP' },
      { InternalPort: 'any' },
    ]) {
      const found = ask(
        `tcp/80 ${client}`,
        entry(other),
        listens(80),
        refused.replace('(7)', '(28)').replace('Connection refused', 'Timed out'),
      )
      expect(['none-found', 'unknown']).toContain(found.cause)
    }
  })

  it('no public address, and a gateway that translates for nobody: there is no way out', () => {
    const instance = (open: string) =>
      JSON.stringify({
        Instances: {
          Instance: [
            {
              InstanceId: 'i-6we1',
              Status: 'Running',
              PublicIpAddress: { IpAddress: open ? [open] : [] },
              EipAddress: { IpAddress: '' },
            },
          ],
        },
      })
    const snat = (...entries: object[]) => JSON.stringify({ SnatTableEntries: { SnatTableEntry: entries } })
    const silent = 'curl: (28) Failed to connect to 198.51.100.20 port 443 after 21034 ms: Could not connect to server'
    const out = (...evidence: string[]) => ask('egress tcp/443', ...evidence, silent).cause
    expect(out(instance(''), snat())).toBe('no-public-address')
    expect(out(instance('203.0.113.9'), snat())).toBe('unknown')
    expect(out(instance(''), snat({ SourceCIDR: '192.168.0.0/16', SnatIp: '203.0.113.9' }))).toBe('unknown')
    expect(out(instance(''))).toBe('unknown')
  })
})

describe('what programs and their managers print', () => {
  const refusedAt = (port: number) =>
    `curl: (7) Failed to connect to 203.0.113.9 port ${port} after 3 ms: Connection refused`
  shows([
    [
      'TensorBoard',
      'tcp/6006',
      'loopback-only',
      `Serving TensorBoard on localhost; to expose to the network, use a proxy or pass --bind_all\nTensorBoard 2.15.1 at http://localhost:6006/ (Press CTRL+C to quit)\n\n${refusedAt(6006)}`,
    ],
    [
      'units that failed',
      'tcp/80',
      'not-listening',
      `$ systemctl list-units --failed\n  UNIT          LOAD   ACTIVE SUB    DESCRIPTION\n● nginx.service loaded failed failed A high performance web server\n$ ${refusedAt(80)}`,
    ],
    [
      'rules with their counters',
      'tcp/8080',
      'host-firewall',
      '$ iptables -S -v\n-P INPUT DROP -c 120 7200\n-P FORWARD ACCEPT -c 0 0\n-P OUTPUT ACCEPT -c 500 40000\n-A INPUT -i lo -c 10 1000 -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -c 5 300 -j ACCEPT\n$ ',
    ],
    [
      'names of ports that Red Hat has',
      'tcp/9000',
      'loopback-only',
      '$ ss -tl\nState      Recv-Q Send-Q Local Address:Port                 Peer Address:Port\nLISTEN     0      128    127.0.0.1:cslistener              *:*\nLISTEN     0      128       *:ssh                      *:*\n$ ',
    ],
  ])

  it('Streamlit says with which address it was started', () => {
    const said = (url: string) =>
      `  You can now view your Streamlit app in your browser.\n\n  ${url}\n\n${refusedAt(8501)}`
    expect(ask(`tcp/8501 ${client}`, said('URL: http://127.0.0.1:8501')).cause).toBe('loopback-only')
    expect(ask(`tcp/8501 ${client}`, said('URL: http://0.0.0.0:8501')).cause).toBe('unknown')
    expect(ask(`tcp/8501 ${client}`, said('Local URL: http://localhost:8501')).cause).toBe('unknown')
  })

  it('the status behind the body of an answer', () => {
    const answered = 'C:\\>curl -s -w " %{http_code}" http://203.0.113.9:8000/health\n{"status":"UP"} '
    expect(ask(`tcp/8000 ${client}`, `${answered}200`).cause).toBe('none-found')
    expect(ask(`tcp/8000 ${client}`, `${answered}503`).cause).toBe('service-error')
    expect(ask(`tcp/8000 ${client}`, 'C:\\>curl -s http://203.0.113.9:8000/health\n{"status":"UP"} 503').cause).toBe(
      'unknown',
    )
  })
})

describe('whose listing it is', () => {
  const listing = (port: number, command = 'ss -tlnp') =>
    `${command}\nState  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\nLISTEN 0      128          0.0.0.0:${port}        0.0.0.0:*\n`
  const shown = (to: string) =>
    `[me@laptop ~]$ ${listing(631)}[me@laptop ~]$ ssh root@${to}\nroot@web:~# ${listing(22, 'ss -tlnp | head -2')}root@web:~# `

  it('of the machine that one has gone on to over the Internet, not of the one from which', () => {
    expect(ask(`tcp/8080 ${client}`, shown('203.0.113.9')).cause).toBe('unknown')
    expect(ask(`tcp/8080 ${client}`, `[me@web01 ~]$ ${listing(631)}[me@laptop ~]$ `).cause).toBe('not-listening')
  })

  it('of neighbours either may be meant', () => {
    const both = shown('10.0.0.8').replace(' | head -2', '').replace('0.0.0.0:22', '0.0.0.0:8080')
    expect(ask(`tcp/8080 ${client}`, both).cause).toBe('unknown')
  })
})

describe('an instance that is told in lines of its own', () => {
  const timedOut = 'curl: (28) Failed to connect to 203.0.113.9 port 443 after 21034 ms: Could not connect to server'
  const cause = (text: string) => ask(`tcp/443 ${client}`, text, timedOut).cause

  it('the page of one, in each language, its values beside their names or below', () => {
    for (const [stopped, running] of [
      ['实例ID\ni-bp1abcdef\n实例名称\nweb\n状态\n已停止\n公网IP\n203.0.113.9', '运行中'],
      ['Instance ID: i-bp1abcdef\nRegion: Singapore\nStatus: Stopped\nPublic IP Address: 203.0.113.9', 'Running'],
      ['インスタンス ID: i-6weabcdef\nステータス: 停止済み\nパブリック IP アドレス: 203.0.113.9', '実行中'],
      ['\t"InstanceId": "i-bp1abc",\n\t"Status": "Stopped",', 'Running'],
    ] as const) {
      expect(cause(stopped), stopped).toBe('instance-stopped')
      expect(cause(stopped.replace(/已停止|Stopped|停止済み/, running)), running).toBe('unknown')
      expect(cause(stopped.replaceAll('203.0.113.9', '203.0.113.8')), stopped).toBe(
        stopped.includes('203.0.113.9') ? 'unknown' : 'instance-stopped',
      )
      // Of two nothing tells which of them is meant.
      expect(cause(`${stopped}\n${stopped.replace('abc', 'xyz')}`), stopped).toBe('unknown')
    }
  })

  it('columns without names, and what is written to who has not paid', () => {
    expect(cause('i-bp1abcdefg\tStopped\tStopCharging')).toBe('instance-stopped')
    expect(cause('i-bp1abcdefg\tRunning\tNot-applicable')).toBe('unknown')
    expect(cause('【阿里云】您的云服务器ECS实例 i-bp1abcdef 因欠费已停机，请及时充值。')).toBe('instance-stopped')
    expect(cause('实例 i-bp1abcdef 是不是因欠费已停机？')).toBe('unknown')
  })

  it('entries of a network ACL by the columns of the CLI; settings with the numbers of their lines', () => {
    const entries =
      'Policy | Port | Protocol | SourceCidrIp\n--- | --- | --- | ---\ndrop   | 443/443 | tcp      | 0.0.0.0/0\naccept | -1/-1     | all      | 0.0.0.0/0'
    expect(cause(entries)).toBe('network-acl')
    expect(cause(entries.replace('443/443', '444/444'))).toBe('unknown')
    const conf = '$ grep -n "^bind" /etc/redis/redis.conf\n87:bind 127.0.0.1 -::1\n$ '
    expect(
      ask(`tcp/6379 ${client}`, conf, 'Could not connect to Redis at 203.0.113.9:6379: Connection refused').cause,
    ).toBe('loopback-only')
  })
})
