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
