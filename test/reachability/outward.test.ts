import { describe, expect, it } from 'vitest'
import { type Diagnosis, diagnose, parseTarget } from '@/lib/reachability'
import { reachOps } from '../harness/reach'
import { group, stateOf } from './ask'

/** Diagnoses where nobody has chosen anything: the form stands at TCP 80, into the instance. */
function unasked(...evidence: string[]): Diagnosis {
  const target = parseTarget({ protocol: 'tcp', port: 80 })
  if (!target.ok) throw new Error(target.problem.code)
  return diagnose({ target: target.target, evidence, assumed: true, undirected: true })
}

const told = ({ way, judged, cause }: Diagnosis) =>
  `${way.direction} ${judged.protocol}${judged.port === null ? '' : `/${judged.port}`} ${cause}`

const silentMail = 'telnet: connect to address 203.0.113.25: Connection timed out'

describe('O-2 outbound TCP 25: who connects is the instance', () => {
  it.each([
    [
      'telnet at the prompt of an instance',
      `[root@iZbp1abcdef ~]# telnet 203.0.113.25 25\nTrying 203.0.113.25...\n${silentMail}`,
    ],
    [
      'telnet, to a name that relays mail',
      `telnet smtp.example.com 25\nTrying 203.0.113.25...\n${silentMail}\ntelnet: Unable to connect to remote host: Connection timed out`,
    ],
    [
      'curl with the scheme of mail, with and without a port',
      "$ curl -v smtp://smtp.example.com\n*   Trying 203.0.113.25:25...\n* connect to 203.0.113.25 port 25 failed: Connection timed out\ncurl: (28) Failed to connect to smtp.example.com port 25 after 129999 ms: Couldn't connect to server",
    ],
    [
      'swaks',
      '$ swaks --to me@example.org --server smtp.example.org\n=== Trying smtp.example.org:25...\n*** Error connecting to smtp.example.org:25:\n*** \tIO::Socket::INET6: connect: timeout',
    ],
    [
      'the log of postfix',
      'Nov 28 10:01:02 web postfix/smtp[2211]: connect to mail.example.org[203.0.113.25]:25: Connection timed out',
    ],
    [
      'the log of postfix, of a message that waits',
      'Nov 28 10:01:32 web postfix/smtp[2211]: 4AB12: to=<a@example.org>, relay=none, delay=30, delays=0.1/0/30/0, dsn=4.4.1, status=deferred (connect to mail.example.org[203.0.113.25]:25: Connection timed out)',
    ],
    [
      'the log of Exim',
      '2026-11-28 10:00:00 1rABCD-0001Ab-2C == a@example.org R=dnslookup T=remote_smtp defer (110): Connection timed out H=mail.example.org [203.0.113.25]',
    ],
    [
      'the log of sendmail',
      'Nov 28 10:00:00 web sm-mta[2211]: 3ARA00: to=<a@example.org>, delay=00:05:00, xdelay=00:05:00, mailer=esmtp, pri=120000, relay=mail.example.org. [203.0.113.25], dsn=4.0.0, stat=Deferred: Connection timed out with mail.example.org.',
    ],
    [
      'JavaMail',
      'javax.mail.MessagingException: Could not connect to SMTP host: smtp.example.com, port: 25;\n  nested exception is:\n\tjava.net.ConnectException: Connection timed out (Connection timed out)',
    ],
    [
      'Jakarta Mail',
      "com.sun.mail.util.MailConnectException: Couldn't connect to host, port: smtp.example.com, 25; timeout -1;\n  nested exception is:\n\tjava.net.ConnectException: Connection timed out",
    ],
    [
      'PHPMailer',
      '2026-11-28 10:00:01 Connection: opening to smtp.example.com:25, timeout=300, options=array()\n2026-11-28 10:05:01 SMTP ERROR: Failed to connect to server: Connection timed out (110)',
    ],
    [
      'smtplib',
      "    server = smtplib.SMTP('smtp.example.com', 25)\n    sock.connect(sa)\nTimeoutError: [Errno 110] Connection timed out",
    ],
    ['a program of Node.js', 'Error: connect ETIMEDOUT 203.0.113.25:25'],
    [
      'Windows, to a service that is known',
      'PS C:\\> Test-NetConnection smtp.gmail.com -Port 25\nWARNING: TCP connect to (203.0.113.25 : 25) failed\n\nComputerName     : smtp.gmail.com\nRemoteAddress    : 203.0.113.25\nRemotePort       : 25\nPingSucceeded    : False\nTcpTestSucceeded : False',
    ],
  ])('%s', (_, paste) => {
    const found = unasked(paste)
    expect(told(found)).toBe('egress tcp/25 platform-port-25')
    expect(found.way).toMatchObject({ by: 'evidence', offered: 'ingress' })
  })

  it('the same where the request names the port and no direction', () => {
    const log =
      'Nov 28 10:01:02 web postfix/smtp[2211]: connect to mail.example.org[203.0.113.25]:25: Connection timed out'
    const asked = (target: object) => {
      const answer = reachOps['reach.diagnose']?.({ target: { protocol: 'tcp', port: 25, ...target }, evidence: [log] })
      return Object(answer).cause
    }
    expect(asked({})).toBe('platform-port-25')
    expect(asked({ from: '203.0.113.25' })).toBe('platform-port-25')
    // A client that somebody names, or a direction, is what they ask about.
    expect(asked({ from: '198.51.100.7' })).toBe('unknown')
    expect(asked({ direction: 'ingress' })).toBe('unknown')
  })
})

describe('out of the instance, at other ports', () => {
  it.each([
    [
      'packages',
      'Err:1 http://mirrors.cloud.aliyuncs.com/ubuntu jammy InRelease\n  Could not connect to mirrors.cloud.aliyuncs.com:80 (100.100.2.148), connection timed out',
      'egress tcp/80 unknown',
    ],
    [
      'images',
      '[root@web ~]# docker pull nginx\nError response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
      'egress tcp/443 unknown',
    ],
    [
      'code',
      "fatal: unable to access 'https://github.com/foo/bar.git/': Failed to connect to github.com port 443 after 130045 ms: Connection timed out",
      'egress tcp/443 unknown',
    ],
    [
      'a database with a name, from an instance',
      "[root@iZbp1abcdef ~]# mysql -h db.example.com -u app -p\nERROR 2003 (HY000): Can't connect to MySQL server on 'db.example.com:3306' (110)",
      'egress tcp/3306 unknown',
    ],
    [
      'a resolver',
      '$ dig @8.8.8.8 example.com\n;; communications error to 8.8.8.8#53: timed out\n;; no servers could be reached',
      'egress udp/53 unknown',
    ],
    [
      "the machine's own resolver",
      '$ nslookup www.example.com\n;; connection timed out; no servers could be reached',
      'egress udp/53 unknown',
    ],
    [
      'ping',
      '$ ping -c 3 8.8.8.8\nPING 8.8.8.8 (8.8.8.8) 56(84) bytes of data.\n\n--- 8.8.8.8 ping statistics ---\n3 packets transmitted, 0 received, 100% packet loss, time 2045ms',
      'egress icmp unknown',
    ],
    [
      'a line of the flow log, by its direction',
      '2 123456789012 eni-bp1abc 172.16.0.9 51334 203.0.113.25 8443 6 out REJECT 3 180 1700000000 1700000060 OK',
      'egress tcp/8443 unknown',
    ],
    [
      'a line of the flow log, by its addresses',
      'srcaddr=172.16.0.9 dstaddr=203.0.113.25 srcport=51334 dstport=8443 protocol=6 action=REJECT',
      'egress tcp/8443 unknown',
    ],
  ])('%s', (_, paste, expected) => {
    expect(told(unasked(paste))).toBe(expected)
  })

  it('a group that keeps it in is named', () => {
    const closed = group({ Direction: 'egress', PortRange: '443/443', Policy: 'Drop', DestCidrIp: '0.0.0.0/0' })
    const paste =
      "fatal: unable to access 'https://github.com/foo/bar.git/': Failed to connect to github.com port 443 after 130045 ms: Connection timed out"
    expect(told(unasked(paste, closed))).toBe('egress tcp/443 security-group')
  })
})

describe('into the instance it stays', () => {
  it.each([
    [
      'a client elsewhere',
      '$ ssh root@203.0.113.9\nssh: connect to host 203.0.113.9 port 22: Connection timed out',
      22,
    ],
    ['a page of a browser', 'http://203.0.113.9:8080\nERR_CONNECTION_TIMED_OUT', 8080],
    [
      "the instance's own site, tried from itself",
      '[root@iZbp1abcdef ~]# curl -I http://203.0.113.9:8080/\ncurl: (28) Failed to connect to 203.0.113.9 port 8080 after 130000 ms: Connection timed out',
      8080,
    ],
    [
      'what fails from elsewhere, whatever the instance has tried besides',
      'Nov 28 10:01:02 web postfix/smtp[2211]: connect to mail.example.org[203.0.113.25]:25: Connection timed out\n$ nc -vz 203.0.113.9 587\nnc: connect to 203.0.113.9 port 587 (tcp) failed: Connection timed out',
      587,
    ],
  ])('%s', (_, paste, port) => {
    expect(unasked(paste)).toMatchObject({ way: { direction: 'ingress', by: 'assumed' }, judged: { port } })
  })

  it("one's own mail server: what waits at the port is shown", () => {
    const listing = 'LISTEN 0 100 127.0.0.1:25 0.0.0.0:* users:(("master",pid=1021,fd=13))'
    expect(told(unasked(`$ telnet mx.example.com 25\nTrying 203.0.113.9...\n${silentMail}`, listing))).toBe(
      'ingress tcp/25 loopback-only',
    )
  })

  it('a mail server that was silent: the other direction is offered', () => {
    const found = unasked(`telnet 203.0.113.25 25\nTrying 203.0.113.25...\n${silentMail}`)
    expect(found.way).toEqual({ direction: 'ingress', by: 'assumed', offered: 'egress' })
    expect(found.cause).toBe('unknown')
  })

  it("what another's server answers says nothing of the instance", () => {
    const found = unasked(
      '[root@iZbp1abcdef ~]# curl -I https://www.google.com/\nHTTP/1.1 200 OK\n[root@iZbp1abcdef ~]# ping -c 1 8.8.8.8\nPING 8.8.8.8 (8.8.8.8) 56(84) bytes of data.\n64 bytes from 8.8.8.8: icmp_seq=1 ttl=113 time=30 ms\n\n--- 8.8.8.8 ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 0ms',
    )
    expect(found.cause).toBe('unknown')
    for (const layer of ['public-address', 'instance', 'security-group'] as const)
      expect(stateOf(found, layer)).toBe('unknown')
  })
})

describe('a ping that is lost is a try of ICMP', () => {
  const lost = (line: string) =>
    `Pinging 203.0.113.9 with 32 bytes of data:\n${line}\n\nPing statistics for 203.0.113.9:\n    Packets: Sent = 4, Received = 0, Lost = 4 (100% loss),`
  it('judged as such, with the symptom', () => {
    const found = unasked(lost('Request timed out.'))
    expect([told(found), found.met]).toEqual(['ingress icmp unknown', 'timeout'])
    expect(found.next?.kind).toBe('security-group')
  })

  it('and the group that drops it is named', () => {
    const web = group({ PortRange: '80/80', SourceCidrIp: '0.0.0.0/0' })
    expect(told(unasked(lost('Request timed out.'), web))).toBe('ingress icmp security-group')
  })

  it('but where a port was tried as well, the port it is', () => {
    expect(told(unasked(lost('Request timed out.'), 'dial tcp 203.0.113.9:7000: i/o timeout'))).toBe(
      'ingress tcp/7000 unknown',
    )
  })

  it('one that comes back shows that the instance runs', () => {
    const fields =
      'ComputerName     : 203.0.113.9\nRemoteAddress    : 203.0.113.9\nRemotePort       : 3389\nPingSucceeded    : True\nTcpTestSucceeded : False'
    const found = unasked(fields)
    expect([stateOf(found, 'instance'), stateOf(found, 'public-address')]).toEqual(['pass', 'pass'])
    expect(stateOf(unasked(fields.replace(': True', ': False')), 'instance')).toBe('unknown')
  })
})

describe('F-5 silence, and a program that would refuse', () => {
  const silent = 'curl: (28) Failed to connect to 203.0.113.9 port 8080 after 75002 ms: Timeout was reached'
  const loopback = 'LISTEN 0 128 127.0.0.1:8080 0.0.0.0:* users:(("docker-proxy",pid=812,fd=4))'
  const reasonOf = ({ layers }: Diagnosis, name: string) => layers.find(({ layer }) => layer === name)?.because?.code
  it('the cause is named, and that a layer before it drops as well', () => {
    const found = unasked(silent, loopback)
    expect(found.cause).toBe('loopback-only')
    for (const layer of ['security-group', 'network-acl', 'host-firewall'])
      expect(reasonOf(found, layer)).toBe('silent-before')
  })

  it('not where a refusal was met, nor where a layer that drops is shown', () => {
    const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 8080: Connection refused'
    expect(reasonOf(unasked(refused, loopback), 'security-group')).not.toBe('silent-before')
    const dropping = '-P INPUT DROP\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n-P FORWARD DROP\n-P OUTPUT ACCEPT\n'
    const found = unasked(silent, loopback, dropping)
    // What Docker publishes to loopback alone is not forwarded from elsewhere: the rules for the host itself decide.
    expect([stateOf(found, 'host-firewall'), reasonOf(found, 'security-group')]).toEqual(['fail', undefined])
  })
})

describe('several ports that listen', () => {
  it('the way in may be meant as well', () => {
    const found = unasked(
      'LISTEN 0 128 0.0.0.0:443 0.0.0.0:*\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\nLISTEN 0 128 127.0.0.1:3306 0.0.0.0:*\nudp UNCONN 0 0 0.0.0.0:443 0.0.0.0:*',
    )
    expect(found.judged).toMatchObject({
      by: 'several',
      offered: [22, 443, 3306].map((port) => ({ protocol: 'tcp', port })),
    })
  })
})
