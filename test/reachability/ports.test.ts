import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { ask, group, stateOf } from './ask'

/** Diagnoses where nobody has chosen the port: the form stands at TCP 80. */
function unasked(...evidence: string[]): Diagnosis {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  return diagnose({ target: target.target, evidence, assumed: true })
}

const tcp = (port: number) => ({ protocol: 'tcp', port })
const sockets = (...rows: string[]) =>
  `[root@app01 ~]# ss -lntp
State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process
${rows.map((row) => `LISTEN  0  128  ${row}  0.0.0.0:*  users:(("java",pid=1207,fd=6))`).join('\n')}
[root@app01 ~]# `
const proxyLog = (number: number, words: string) =>
  `2026/11/28 03:14:15 [error] 812#812: *5 connect() failed (${number}: ${words}) while connecting to upstream, client: 203.0.113.7, server: _, request: "GET / HTTP/1.1", upstream: "http://10.0.1.20:8080/", host: "example.com"`
const onlySsh = group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' })
const texts = ({ fix }: Diagnosis) => fix.flatMap(({ ways }) => ways.map(({ text }) => text)).join('\n')

describe('evidence E: a port that nobody chose gives way to the one that the evidence names', () => {
  it('sockets of one host, the log of a proxy on another: the loopback address, and nothing is opened to everyone', () => {
    const found = unasked(sockets('0.0.0.0:22', '127.0.0.1:8080'), proxyLog(111, 'Connection refused'), onlySsh)
    expect([found.cause, found.judged]).toEqual([
      'loopback-only',
      { protocol: 'tcp', port: 8080, by: 'evidence', offered: [] },
    ])
    expect(texts(found)).not.toContain('0.0.0.0/0')
  })

  it.each([
    ['a status of HTTP', '< HTTP/1.1 502 Bad Gateway'],
    ['a certificate', 'curl: (60) SSL certificate problem: certificate has expired'],
  ])('an answer of the service tells the same at each port that it may be of: %s', (_, line) => {
    const found = unasked(line)
    expect([found.cause, found.judged]).toEqual([
      'service-error',
      { protocol: 'tcp', port: null, by: 'assumed', offered: [tcp(80), tcp(443)] },
    ])
    expect([stateOf(found, 'listening-socket'), stateOf(found, 'application')]).toEqual(['pass', 'fail'])
  })

  it.each([
    [
      'the port of an address',
      'curl: (28) Failed to connect to 203.0.113.9 port 7000 after 75002 ms: Timeout was reached',
      7000,
    ],
    ['the port of https', '$ curl -v https://203.0.113.9/\n*   Trying 203.0.113.9:443...\n^C', 443],
    ['the port of a service', "ERROR 2003 (HY000): Can't connect to MySQL server on '203.0.113.9' (110)", 3306],
    ['the port of ssh', 'ssh: connect to host 203.0.113.9 port 22: Connection timed out', 22],
    ['what listens, but for the way in', sockets('0.0.0.0:22', '127.0.0.1:25', '0.0.0.0:9090'), 9090],
    [
      'what was tried, whatever else listens',
      `${sockets('0.0.0.0:22', '0.0.0.0:80', '127.0.0.1:9090')}\ndial tcp 203.0.113.9:9090: connect: connection refused`,
      9090,
    ],
    [
      'what failed, whatever else answers',
      'nc -vz 203.0.113.9 22\nConnection to 203.0.113.9 22 port [tcp/ssh] succeeded!\nnc: connect to 203.0.113.9 port 9090 (tcp) failed: Connection refused',
      9090,
    ],
    [
      'a connection that half opens',
      'tcp        0      0 172.16.0.9:9090        198.51.100.7:51334      SYN_RECV',
      9090,
    ],
  ])('%s', (_, paste, port) => {
    expect(unasked(paste).judged).toEqual({ protocol: 'tcp', port, by: 'evidence', offered: [] })
  })

  it('of UDP, too', () => {
    expect(
      unasked(
        'Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nudp   UNCONN 0      0            0.0.0.0:27015      0.0.0.0:*',
      ).judged,
    ).toMatchObject({ protocol: 'udp', port: 27015 })
  })

  it('where it names several, it is asked, and nothing is proposed', () => {
    const found = unasked('dial tcp 203.0.113.9:7000: i/o timeout', 'dial tcp 203.0.113.9:7500: i/o timeout', onlySsh)
    expect(found.judged).toEqual({ protocol: 'tcp', port: null, by: 'several', offered: [tcp(7000), tcp(7500)] })
    expect([found.cause, found.fix, found.next]).toEqual(['unknown', [], null])
    expect(stateOf(found, 'security-group')).toBe('unknown')
  })

  it('of several, each keeps its protocol, so that what is chosen is found listening', () => {
    const paste =
      'Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nudp   UNCONN 0 0 0.0.0.0:51820 0.0.0.0:*\ntcp   LISTEN 0 128 0.0.0.0:8080 0.0.0.0:*\n'
    expect(unasked(paste).judged).toMatchObject({
      by: 'several',
      offered: [tcp(8080), { protocol: 'udp', port: 51820 }],
    })
    expect(stateOf(ask('udp/51820', paste), 'listening-socket')).toBe('pass')
  })

  it('one by TCP and UDP is one to choose, first by TCP', () => {
    const both = 'udp   UNCONN 0 0 0.0.0.0:443 0.0.0.0:*\ntcp   LISTEN 0 128 127.0.0.1:443 0.0.0.0:*\n'
    const found = unasked(`Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port\n${both}`)
    expect([found.cause, found.judged]).toEqual(['loopback-only', { ...tcp(443), by: 'evidence', offered: [] }])
  })

  it('but for what is the same whichever is meant', () => {
    const stopped =
      '{"Instances":{"Instance":[{"InstanceId":"i-bp1a","Status":"Stopped","RegionId":"cn-hangzhou","PublicIpAddress":{"IpAddress":["203.0.113.9"]},"OperationLocks":{"LockReason":[]}}]}}'
    const found = unasked('dial tcp 203.0.113.9:7000: i/o timeout', 'dial tcp 203.0.113.9:7500: i/o timeout', stopped)
    expect(found.cause).toBe('instance-stopped')
  })

  it('where it names none, it is asked for: a port that was assumed is stopped by nothing, and opened to nobody', () => {
    const dropping = '-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n-A INPUT -p tcp --dport 2222 -j ACCEPT\n'
    for (const paste of [onlySsh, dropping]) {
      const found = unasked(paste)
      expect([found.cause, found.fix, found.next, found.judged]).toEqual([
        'unknown',
        [],
        null,
        { protocol: 'tcp', port: null, by: 'assumed', offered: [tcp(22), tcp(80), tcp(443), tcp(3306)] },
      ])
      expect(found.layers.filter(({ state }) => state === 'fail')).toEqual([])
    }
  })

  it('what holds whatever the port is said all the same', () => {
    const stopped =
      '{"Instances":{"Instance":[{"InstanceId":"i-bp1a","Status":"Stopped","RegionId":"cn-hangzhou","PublicIpAddress":{"IpAddress":["203.0.113.9"]},"OperationLocks":{"LockReason":[]}}]}}'
    expect(unasked(stopped, onlySsh).cause).toBe('instance-stopped')
  })

  it('one that the reader chose stays, and the other is offered', () => {
    const found = ask('tcp/80', 'dial tcp 203.0.113.9:7000: i/o timeout')
    expect(found.judged).toEqual({ protocol: 'tcp', port: 80, by: 'asked', offered: [tcp(7000)] })
  })
})

describe('a port that nobody typed: what people say outranks what listens', () => {
  const windows = (...ports: number[]) =>
    `Active Connections\n\n  Proto  Local Address          Foreign Address        State           PID\n${ports.map((port) => `  TCP    0.0.0.0:${port}            0.0.0.0:0              LISTENING       912`).join('\n')}\n`
  const all = windows(80, 135, 139, 445, 1433, 3389, 5985, 47001, 49664, 49665)

  it('what every Windows listens on is never the one that is meant', () => {
    expect(unasked(windows(135, 139, 445, 3389, 5985, 5986, 47001, 49664, 49667, 51234)).judged).toMatchObject(
      tcp(3389),
    )
    expect(unasked(windows(135, 445, 8080, 49664)).judged).toMatchObject(tcp(8080))
    const none = unasked(windows(135, 445, 49664), onlySsh)
    expect([none.judged.by, none.fix, none.judged.offered]).toEqual(['assumed', [], [80, 443, 1433, 3389].map(tcp)])
  })

  it.each([
    ['rdp does not work', 3389],
    ["I can't connect with Remote Desktop, the web page is fine", 3389],
    ['the site opens but RDP times out', 3389],
    ['リモートデスクトップがつながりません', 3389],
    ['Web は見えますが、リモートデスクトップで接続できません。', 3389],
    ['远程桌面连不上，网站能打开', 3389],
    ['SQL Server 連接不上', 1433],
    ['the website cannot be reached', 80],
    ['port 1433 is unreachable from home', 1433],
    ['3389 番につながらない', 3389],
    ['1433端口不通', 1433],
    ['I opened port 1433 in the security group but nothing connects, it times out', 1433],
    ['1433番を許可したのにつながりません', 1433],
    ['安全组放行了3389端口，但是连不上', 3389],
    ['port 80 works but RDP fails', 3389],
  ])('%s', (said, port) => {
    expect(unasked(`${said}\n\n${all}`, onlySsh).judged).toEqual({ ...tcp(port), by: 'evidence', offered: [] })
    expect(unasked(said, all).judged).toMatchObject(tcp(port))
  })

  it.each([
    ['ssh does not work', 22],
    ['mysql に接続できません', 3306],
    ['redis 连不上', 6379],
    ['https://203.0.113.9:8443/ does not open', 8443],
  ])('with no listing: %s', (said, port) => {
    expect(unasked(said).judged).toMatchObject({ ...tcp(port), by: 'evidence' })
  })

  it('where a service was moved, its port is the one that listens', () => {
    expect(unasked('ssh does not work', sockets('0.0.0.0:2222', '0.0.0.0:80')).judged).toMatchObject(tcp(2222))
    expect(unasked('the web site cannot be opened', sockets('0.0.0.0:22', '0.0.0.0:8080')).judged).toMatchObject(
      tcp(8080),
    )
  })

  it('several that do not work are offered; one that works is none of them', () => {
    expect(unasked('mysql and redis cannot be reached').judged).toMatchObject({
      by: 'several',
      offered: [tcp(3306), tcp(6379)],
    })
    expect(
      unasked('I can ssh in and the website does not open', sockets('0.0.0.0:22', '0.0.0.0:443')).judged,
    ).toMatchObject(tcp(443))
    expect(unasked('ssh works. mysql does not work').judged).toMatchObject(tcp(3306))
  })

  it('what was tried goes before, and a mention that complains of nothing says nothing', () => {
    expect(unasked('rdp does not work', 'dial tcp 203.0.113.9:7000: i/o timeout').judged).toMatchObject(tcp(7000))
    expect(unasked('I log in by ssh and run this:', sockets('0.0.0.0:22', '0.0.0.0:9090')).judged).toMatchObject(
      tcp(9090),
    )
  })

  it('a proxy that does not reach its backend was asked at its own port', () => {
    const local = proxyLog(111, 'Connection refused').replace('10.0.1.20:8080', '127.0.0.1:3000')
    const page = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>'
    const found = unasked(local, page)
    expect([found.judged, found.cause]).toEqual([{ ...tcp(80), by: 'evidence', offered: [] }, 'service-error'])
    expect(unasked(local, sockets('0.0.0.0:22', '0.0.0.0:443')).judged).toMatchObject(tcp(443))
  })
})

describe('what arrived outranks what rules would do', () => {
  const denied = group({ PortRange: '22/22', SourceCidrIp: '0.0.0.0/0' })
  it.each([
    ['a line of a log', '203.0.113.7 - - [28/Nov/2026:03:14:15 +0800] "GET / HTTP/1.1" 200 612 "-" "curl/8.5.0"'],
    ['a connection that half opens', 'tcp        0      0 172.16.0.9:80        203.0.113.7:51334      SYN_RECV'],
    ['tcpdump', '03:14:15.926535 IP 203.0.113.7.51334 > 172.16.0.9.80: Flags [S], seq 1, win 64240, length 0'],
  ])('%s: the conflict is said, and no rule is proposed', (_, line) => {
    const found = ask('tcp/80 from 203.0.113.7', line, denied)
    expect(found.layers.find(({ layer }) => layer === 'security-group')).toMatchObject({
      state: 'unknown',
      because: { code: 'contradiction-arrived' },
    })
    expect(found.cause).not.toBe('security-group')
  })
})

describe('evidence F10: who is let in', () => {
  const dropping =
    'Chain INPUT (policy DROP)\ntarget     prot opt source               destination\nACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:22\n\nChain FORWARD (policy DROP)\ntarget     prot opt source               destination\n\nChain OUTPUT (policy ACCEPT)\ntarget     prot opt source               destination\n'
  it('one client first, also where it is not known; everyone only where people serve everyone', () => {
    const site = ask('tcp/80', onlySsh)
    expect(site.fix.map(({ kind }) => kind)).toEqual(['accept-rule', 'accept-rule-open'])
    expect(site.fix[0]?.undo).toContain('CLIENT_ADDRESS/32')
    expect(ask('tcp/5432', onlySsh).fix.map(({ kind }) => kind)).toEqual(['accept-rule'])
    expect(ask('tcp/8080', dropping).fix.map(({ kind }) => kind)).toEqual([
      'open-host-firewall',
      'open-host-firewall-all',
      'keep-rules',
    ])
    expect(ask('tcp/5432', dropping).fix.map(({ kind }) => kind)).toEqual(['open-host-firewall', 'keep-rules'])
  })
})
