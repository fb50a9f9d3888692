import { describe, expect, it } from 'vitest'
import { messages as english } from '@/content/en/messages'
import { messages as japanese } from '@/content/ja/messages'
import { messages as chinese } from '@/content/zh/messages'
import type { Diagnosis } from '@/lib/reachability'
import { ask, stateOf } from './ask'

/** One test for each fault that was found in real evidence, each of which fails where the fault is back. */

const client = 'from 198.51.100.7'
const kinds = ({ fix }: Diagnosis) => fix.map(({ kind }) => kind)
const commands = ({ fix }: Diagnosis) => fix.flatMap(({ ways }) => ways.map(({ text }) => text))
const wallOf = ({ layers }: Diagnosis) => layers.find(({ layer }) => layer === 'host-firewall')?.because
const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 8080: Connection refused'
const closed = '-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n'

describe('wrong causes, wrong passes', () => {
  const windows = (command: string, ...programs: string[]) =>
    `C:\\>${command}\n\nActive Connections\n\n  Proto  Local Address          Foreign Address        State\n  TCP    0.0.0.0:8080           web01:0                LISTENING\n${programs.join('')}  TCP    127.0.0.1:3306         web01:0                LISTENING\n\nC:\\>`

  it('evidence F1: netstat -a and -ab of Windows, where names stand for the other end', () => {
    for (const listing of [windows('netstat -a'), windows('netstat -ab', ' [httpd.exe]\n')]) {
      expect(stateOf(ask(`tcp/8080 ${client}`, listing), 'listening-socket')).toBe('pass')
      expect(ask(`tcp/3306 ${client}`, listing).cause).toBe('loopback-only')
    }
  })

  const guarded = (end: string) =>
    `-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-A INPUT -i lo -j ACCEPT\n-A INPUT -d 127.0.0.0/8 ! -i lo -j REJECT --reject-with icmp-port-unreachable\n-A INPUT -p tcp -m tcp --dport 80 -j ACCEPT\n${end}`

  it('evidence F2: the guard of 127/8 meets no packet from elsewhere', () => {
    const against = ask(`tcp/8080 ${client}`, guarded('-A INPUT -j DROP\n'), refused)
    expect([against.cause, stateOf(against, 'host-firewall')]).toEqual(['unknown', 'unknown'])
    expect(stateOf(ask(`tcp/80 ${client}`, guarded('-A INPUT -j DROP\n')), 'host-firewall')).toBe('pass')
    expect(wallOf(ask(`tcp/8080 ${client}`, guarded('-A INPUT -j DROP\n')))?.line).toBe('-A INPUT -j DROP')
  })

  it.each([
    'エラー:\t20 秒間操作が無かったため接続がタイムアウトしました\nエラー:\tサーバーに接続できませんでした\n',
    'サーバーに接続できませんでした',
    'サーバに接続できません',
    '无法连接到服务器',
  ])('evidence F3: what programs say of any failure proves nothing: %j', (text) => {
    const diagnosis = ask(`tcp/21 ${client}`, text)
    expect([diagnosis.cause, stateOf(diagnosis, 'security-group')]).toEqual(['unknown', 'unknown'])
  })

  it('evidence F4: a timeout after connect has connected', () => {
    const text =
      '   Detail: Fetching http://www.example.com/.well-known/acme-challenge/x: Timeout after connect (your server may be slow or overloaded)\n'
    const diagnosis = ask('tcp/80', text)
    expect([diagnosis.cause, stateOf(diagnosis, 'security-group')]).toEqual(['service-error', 'pass'])
  })

  it('evidence F5: a listing of iptables that lacks chains which the command prints is cut', () => {
    const rows =
      'Chain INPUT (policy DROP 951 packets, 307K bytes)\n pkts bytes target     prot opt in     out     source               destination\n  144 13945 ACCEPT     tcp  --  eth0   *       0.0.0.0/0            0.0.0.0/0            tcp dpt:80'
    expect(ask(`tcp/8080 ${client}`, `# iptables -nvL\n${rows}`).cause).toBe('unknown')
  })

  it('evidence F6: a line without an address proves nothing where the host itself met the same, in either order', () => {
    const local =
      '[root@web ~]# curl http://127.0.0.1:8080/\ncurl: (56) Recv failure: Connection reset by peer\n[root@web ~]# '
    const nameless = 'curl: (56) Recv failure: Connection reset by peer'
    for (const pieces of [
      [local, nameless],
      [nameless, local],
    ]) {
      expect(stateOf(ask(`tcp/8080 ${client}`, ...pieces), 'security-group')).toBe('unknown')
    }
  })
})

describe('fixes that did not work, or did harm', () => {
  it('evidence F7: one client is let in again, the guard stays', () => {
    const banned = ask(
      `tcp/22 ${client}`,
      '-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-N f2b-sshd\n-A INPUT -p tcp -m multiport --dports 22 -j f2b-sshd\n-A f2b-sshd -s 198.51.100.7/32 -j REJECT\n-A f2b-sshd -j RETURN\n',
    )
    expect(commands(banned)).toEqual(['sudo fail2ban-client set sshd unbanip 198.51.100.7'])
  })

  it('evidence F8: the table and the chain of nftables that the paste names', () => {
    const rules =
      'table ip mine {\n\tchain IN {\n\t\ttype filter hook input priority 0; policy drop;\n\t\ttcp dport 22 accept\n\t}\n}\n'
    expect(commands(ask(`tcp/80 ${client}`, rules))[0]).toContain('insert rule ip mine IN ')
  })

  it('evidence F9: the program that runs the firewall, and what keeps rules that nothing runs', () => {
    const chain = (name: string) => `${closed}-N ${name}\n-A INPUT -j ${name}\n-A ${name} -p tcp --dport 22 -j ACCEPT\n`
    expect(commands(ask(`tcp/80 ${client}`, chain('ufw-before-input')))[0]).toContain('sudo ufw ')
    expect(commands(ask(`tcp/80 ${client}`, chain('IN_public')))[0]).toContain('firewall-cmd --permanent')
    expect(kinds(ask(`tcp/80 ${client}`, closed))).toContain('keep-rules')
  })

  it('evidence F10: the only fix does not begin with "or"', () => {
    expect(kinds(ask('tcp/80', closed))[0]).toBe('open-host-firewall')
    expect(commands(ask('tcp/80', closed))[0]).toContain('CLIENT_ADDRESS/32')
    for (const { reachFixes } of [english, japanese, chinese]) {
      expect(reachFixes['open-host-firewall-all']).not.toMatch(/^(?:Or|または|或)/)
    }
  })

  it('evidence F11: a database is not opened to every address', () => {
    const listing =
      'State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 9 127.0.0.1:27017 0.0.0.0:* users:(("mongod",pid=1,fd=2))\n'
    expect(kinds(ask(`tcp/27017 ${client}`, listing))).toEqual(['tunnel', 'bind-own-address'])
  })

  it('evidence F12: the log that names the dead backend is not asked for', () => {
    const diagnosis = ask(
      `tcp/80 ${client}`,
      '<title>502 Bad Gateway</title>',
      '2026/01/01 00:00:00 [error] 12#12: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 198.51.100.7, server: _, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:88/", host: "203.0.113.9"',
    )
    expect([diagnosis.cause, kinds(diagnosis)]).toEqual(['service-error', ['start-backend-at']])
  })
})

describe('evidence C: what came up in threads is read', () => {
  it.each([
    [
      'docker ps',
      'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\naa11bb22cc33   app   "x"   1 day ago   Up 1 day   0.0.0.0:80->80/tcp   shop',
    ],
    [
      'docker compose ps',
      'NAME   IMAGE   COMMAND   SERVICE   CREATED   STATUS   PORTS\nweb-1   nginx   "x"   web   1m ago   Up 1m   0.0.0.0:80->80/tcp',
    ],
    ['a program that starts', 'INFO:     Uvicorn running on http://0.0.0.0:80 (Press CTRL+C to quit)'],
    ['a bind that fails', 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)'],
    ['systemctl status', '● nginx.service - nginx\n   Active: active (running) since Mon'],
    ['a client that hangs', 'Trying 203.0.113.9...\n^C'],
    [
      "certbot's lines, broken at the margin",
      '   Detail: Fetching\n   http://www.example.com/.well-known/acme-challenge/x:\n   Timeout during connect (likely firewall problem)',
    ],
    [
      'kubectl get svc',
      'NAME   TYPE       CLUSTER-IP     EXTERNAL-IP   PORT(S)        AGE\nweb    NodePort   10.43.112.32   <none>        80:32136/TCP   59s',
    ],
    ['netstat of macOS', 'tcp4       0      0  *.80                   *.*                    LISTEN'],
    [
      'an error log of nginx',
      '2026/01/01 00:00:00 [error] 1#1: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 198.51.100.7, upstream: "http://127.0.0.1:88/"',
    ],
    ['an address that is crossed out, in a try that hangs', 'Trying [public ip]...\n^C'],
    [
      'what the kernel drops',
      '[UFW BLOCK] IN=eth0 OUT= SRC=198.51.100.7 DST=172.16.0.12 LEN=60 PROTO=TCP SPT=50814 DPT=80 WINDOW=29200 SYN',
    ],
    ['tcpdump', '09:44:00.164585 IP 198.51.100.7.35288 > 172.16.0.12.80: Flags [S], seq 1, length 0'],
    [
      'firewall-cmd without its indentation',
      'public (active)\ntarget: default\ninterfaces: eth0\nservices: ssh\nports: 80/tcp',
    ],
    ['fail2ban-client status', 'Status for the jail: sshd\n`- Actions\n   `- Banned IP list:   198.51.100.7'],
    ['Cloudflare', 'Error code 521'],
    [
      'traceroute',
      'traceroute to 203.0.113.9 (203.0.113.9), 30 hops max, 60 byte packets\n 1  203.0.113.9 (203.0.113.9)  9 ms',
    ],
    ['RocketMQ', 'connect to 192.168.0.12:10911 failed'],
    ['curl of today', "curl: (28) Failed to connect to 203.0.113.9 port 80 after 75002 ms: Couldn't connect to server"],
    ['git', "fatal: unable to access 'http://203.0.113.9/a.git/': Timed out"],
    ['Node', 'Error: connect ETIMEDOUT 203.0.113.9:80'],
    ['Go', 'dial tcp: lookup www.example.com: no such host'],
    ['Invoke-WebRequest', 'Invoke-WebRequest : Unable to connect to the remote server'],
    ['Remote Desktop', "Remote Desktop can't connect to the remote computer for one of these reasons:"],
  ])('%s', (_, text) => {
    expect(ask(`tcp/80 ${client}`, text).understood.some(({ as }) => as.length > 0)).toBe(true)
  })
})

describe('what to look at next', () => {
  it('evidence D: after a try on the host the one from elsewhere, never 127.0.0.1', () => {
    const { next } = ask(`tcp/80 ${client}`, '[root@web ~]# curl -I http://127.0.0.1/\nHTTP/1.1 200 OK\n[root@web ~]# ')
    expect(next?.command).toContain('PUBLIC_ADDRESS')
  })

  it('evidence D: after a reset by sshd its log', () => {
    const reset = 'kex_exchange_identification: read: Connection reset by peer'
    expect(ask(`tcp/22 ${client}`, reset).next?.kind).toBe('service-log')
  })

  it('evidence D: after an address whose machine is not known its interfaces', () => {
    const listing = 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 9 172.16.0.12:8080 0.0.0.0:*\n'
    expect(ask(`tcp/8080 ${client}`, listing).next?.kind).toBe('interfaces')
  })

  it('evidence D: where the host answers itself and its private address is silent, the host', () => {
    const pieces = ['$ curl -I http://127.0.0.1:8080/\nHTTP/1.1 200 OK\n$ ', 'dial tcp 172.16.0.12:8080: i/o timeout']
    expect(['sockets', 'host-firewall']).toContain(ask('tcp/8080', ...pieces).next?.kind)
  })
})

describe('what a stressed reader pastes', () => {
  const sockets =
    '$ netstat -plant | grep LISTEN\ntcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      7960/sshd\ntcp        0      0 0.0.0.0:29036           0.0.0.0:*               LISTEN      18327/nginx: master\n'
  const wall =
    'Status: active\n\nTo                         Action      From\n--                         ------      ----\n80/tcp                     ALLOW       Anywhere\n'

  it('evidence E: the port that it speaks of is offered, and what it shows marks the suspects', () => {
    const { judged, met } = ask('tcp/80', 'dial tcp 203.0.113.9:7000: i/o timeout')
    expect(judged.offered).toEqual([{ protocol: 'tcp', port: 7000 }])
    expect(met).toBeNull()
    expect(ask('tcp/7000', 'dial tcp 203.0.113.9:7000: i/o timeout').met).toBe('timeout')
  })

  it.each([
    ['one under the other', `${sockets}\n${wall}`],
    ['with a bare prompt at the end', `${sockets}$ `],
  ])('evidence E: two outputs, %s', (_, text) => {
    expect(ask(`tcp/80 ${client}`, text).cause).toBe('wrong-port')
  })

  it("evidence E: a browser's line below an answer of the host is read", () => {
    const text = '$ curl -I http://127.0.0.1:3000\nHTTP/1.1 200 OK\n\nERR_CONNECTION_TIMED_OUT\n'
    const { met, next } = ask(`tcp/3000 ${client}`, text)
    expect([met, next?.kind]).toEqual(['timeout', 'security-group'])
  })

  it('evidence E: the ACCEPT that stands after the REJECT is named', () => {
    const rules =
      '-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n-A INPUT -p tcp --dport 22 -j ACCEPT\n-A INPUT -j REJECT --reject-with icmp-host-prohibited\n-A INPUT -p tcp --dport 80 -j ACCEPT\n'
    expect(wallOf(ask(`tcp/80 ${client}`, rules))?.params.late).toBe('-A INPUT -p tcp --dport 80 -j ACCEPT')
  })
})

describe('evidence F: what threads have and the model lacked', () => {
  const cases: [string, number, string[], string, string | null][] = [
    [
      'a port that another program holds',
      80,
      ['nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)'],
      'unknown',
      'sockets',
    ],
    [
      'SELinux',
      8081,
      [
        'type=AVC msg=audit(1700000000.1:2): avc:  denied  { name_bind } for  pid=9 comm="httpd" src=8081 scontext=system_u:system_r:httpd_t:s0 tclass=tcp_socket',
      ],
      'not-listening',
      null,
    ],
    [
      'a loop of crashes',
      80,
      [
        'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\naa11bb22cc33   nginx   "x"   1 day ago   Restarting (1) 3 seconds ago      shop\n',
        'curl: (7) Failed to connect to 203.0.113.9 port 80: Connection refused',
      ],
      'not-listening',
      null,
    ],
    [
      'a program that listens to its container alone',
      8000,
      [
        'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\naa11bb22cc33   app   "x"   1 day ago   Up 1 day   0.0.0.0:8000->8000/tcp   app\n',
        'INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)',
      ],
      'loopback-only',
      null,
    ],
    [
      'a port published to the host alone',
      80,
      [
        'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\naa11bb22cc33   app   "x"   1 day ago   Up 1 day   127.0.0.1:80->80/tcp   app\n',
      ],
      'loopback-only',
      null,
    ],
    [
      'a port that is not published',
      8000,
      [
        'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\naa11bb22cc33   app   "x"   1 day ago   Up 1 day   8000/tcp   app\n',
        'curl: (7) Failed to connect to 203.0.113.9 port 8000: Connection refused',
      ],
      'not-listening',
      null,
    ],
    [
      'a port of the nodes',
      80,
      [
        'NAME   TYPE       CLUSTER-IP     EXTERNAL-IP   PORT(S)        AGE\nweb    NodePort   10.43.112.32   <none>        80:32136/TCP   59s\n',
        'curl: (7) Failed to connect to 203.0.113.9 port 80: Connection refused',
      ],
      'wrong-port',
      null,
    ],
    [
      'a ban',
      22,
      ['Status for the jail: sshd\n`- Actions\n   `- Banned IP list:   198.51.100.7'],
      'host-firewall',
      null,
    ],
    ['TCP wrappers', 22, ['$ cat /etc/hosts.deny\nsshd: 198.51.100.7\n'], 'host-firewall', null],
    [
      'an address that no interface has',
      80,
      ['listen tcp 203.0.113.9:80: bind: cannot assign requested address'],
      'wrong-address',
      null,
    ],
    [
      'an address that is told to clients',
      9092,
      [
        'advertised.listeners=PLAINTEXT://172.16.4.8:9092',
        'WARN [Producer clientId=c] Connection to node 0 (/172.16.4.8:9092) could not be established. Broker may not be available.',
      ],
      'unknown',
      'advertised-address',
    ],
    [
      'an instance that is locked for a bill',
      80,
      [
        '{"Instances":{"Instance":[{"InstanceId":"i-1","Status":"Stopped","PublicIpAddress":{"IpAddress":["203.0.113.9"]},"EipAddress":{"IpAddress":""},"OperationLocks":{"LockReason":[{"LockReason":"financial"}]}}]}}',
      ],
      'instance-stopped',
      null,
    ],
    [
      'a connection that half opens',
      80,
      [
        'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nSYN-RECV 0 0 172.16.0.9:80 198.51.100.7:50312\nLISTEN 0 511 0.0.0.0:80 0.0.0.0:*\n',
      ],
      'unknown',
      'network-acl',
    ],
  ]
  it.each(cases)('%s', (_, port, pieces, cause, next) => {
    const found = ask(`tcp/${port} ${client}`, ...pieces)
    expect(found.cause).toBe(cause)
    if (next !== null) expect(found.next?.kind).toBe(next)
  })
})

describe('evidence D: who has shown the host is not asked for a try from elsewhere', () => {
  const cases: [string, number, string[], string, string | null][] = [
    [
      'a journal',
      8000,
      ['● app.service - app\n   Active: active (running) since Mon\nJan 01 00:00:00 web app[1]: started'],
      'unknown',
      'sockets',
    ],
    [
      'tcpdump without an answer',
      80,
      [
        '09:44:00.164585 IP 198.51.100.7.35288 > 172.16.0.12.80: Flags [S], seq 1, length 0\n09:44:01.164585 IP 198.51.100.7.35288 > 172.16.0.12.80: Flags [S], seq 1, length 0\n',
      ],
      'unknown',
      'host-firewall',
    ],
  ]
  it.each(cases)('%s', (_, port, pieces, cause, next) => {
    const found = ask(`tcp/${port} ${client}`, ...pieces)
    expect(found.cause).toBe(cause)
    if (next !== null) expect(found.next?.kind).toBe(next)
  })
})

describe('code A3: what a rule does is an effect, and evidence is plain data', () => {
  const ports = Array.from({ length: 80 }, (_, index) => 1000 + index).join(', ')
  const listens = 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 9 0.0.0.0:8080 0.0.0.0:*\n'
  it.each([`tcp dport { 80, ${ports} } redirect to :8080`, 'tcp dport 80 dnat to 127.0.0.1:8080'])('%s', (rule) => {
    const nat = `table ip nat {\n\tchain prerouting {\n\t\ttype nat hook prerouting priority dstnat; policy accept;\n\t\t${rule}\n\t}\n}\n`
    expect(stateOf(ask(`tcp/80 ${client}`, nat, listens), 'listening-socket')).toBe('pass')
  })

  it.each(['DNAT', 'REDIRECT'])('a chain that somebody calls %s sends nothing elsewhere', (name) => {
    const nat = `table ip nat {\n\tchain ${name} {\n\t\ttcp dport 81 accept\n\t}\n\tchain prerouting {\n\t\ttype nat hook prerouting priority dstnat; policy accept;\n\t\tjump ${name}\n\t}\n}\n`
    expect(stateOf(ask(`tcp/8080 ${client}`, nat, listens), 'listening-socket')).toBe('pass')
  })

  it('a document with a comment is read as every other reader reads it', () => {
    const acl =
      '{"NetworkAclAttribute":{"IngressAclEntries":{"IngressAclEntry":[{"Policy":"drop","Protocol":"all","Port":"-1/-1","SourceCidrIp":"0.0.0.0/0"}, // all\n]}}}'
    expect(ask(`tcp/80 ${client}`, acl).cause).toBe('network-acl')
  })
})
