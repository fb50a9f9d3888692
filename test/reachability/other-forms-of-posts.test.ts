import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause
const client = '198.51.100.23'

describe('a proxy whose backend refuses it', () => {
  const line = (front: string, url = 'http://127.0.0.1:5050/a') =>
    `connect() failed (111: Connection refused) while connecting to upstream, client: ${front}, server: _, request: "GET /a HTTP/1.1", upstream: "${url}", host: "shop.example.net"`
  it('whoever it was for, and wherever the line was broken', () => {
    expect(causeOf(`tcp/80 from ${client}`, line('203.0.113.80'))).toBe('service-error')
    expect(causeOf(`tcp/80 from ${client}`, line('203.0.113.80', '\nhttp://127.0.0.1:5050/a'))).toBe('service-error')
  })
  it('in the few words that somebody quotes of its log', () => {
    const words = 'connect() failed (111: Connection refused) while connecting to upstream'
    expect(causeOf(`tcp/80 from ${client}`, `Each page is an error, and the log has \`${words}\` all over.`)).toBe(
      'service-error',
    )
    expect(causeOf(`tcp/5432 from ${client}`, words)).toBe('unknown')
  })
  it('not what one request alone has met, nor for who meets silence', () => {
    const slow = line('203.0.113.80').replace('(111: Connection refused)', '(110: Connection timed out)')
    expect(causeOf(`tcp/80 from ${client}`, slow)).toBe('unknown')
    const silent = 'curl: (28) Failed to connect to shop.example.net port 80 after 21000 ms: Connection timed out'
    expect(causeOf(`tcp/80 from ${client}`, line('203.0.113.80'), silent)).toBe('unknown')
  })
})

describe('a name that a program of the machine does not find', () => {
  it.each([
    ['Get "https://pkg.example.net/v2/x": dial tcp: lookup pkg.example.net on 127.0.0.11:53: server misbehaving'],
    ['dial tcp: lookup pkg.example.net on 10.9.0.2:53: read udp 10.9.0.7:41001->10.9.0.2:53: i/o timeout'],
    ['no such host'],
  ])('%s, whoever says so', (line) => {
    expect(causeOf('egress tcp/443', line)).toBe('dns')
  })

  it.each([
    ['2026-02-03 04:05:06 ERROR [main] c.e.Job - java.net.UnknownHostException: pkg.example.net'],
    ['Feb  3 04:05:06 box app[512]: could not resolve host: pkg.example.net:443'],
    ["Could not resolve 'pkg.example.net'"],
    ['[error] unable to resolve host pkg.example.net'],
    ['PHP Warning:  fopen(): php_network_getaddresses: getaddrinfo failed: Name or service not known'],
    ['System.Net.Http.HttpRequestException: No such host is known. (pkg.example.net:443)'],
    ['不知道这样的主机。 (pkg.example.net:443)'],
    ['そのようなホストは不明です。 (pkg.example.net:443)'],
    ['`Temporary failure in name resolution`'],
    ['打开调试之后返回的都是 no such host'],
    ['エラーは「Temporary failure in name resolution」と表示されます。'],
  ])('%s', (line) => {
    expect(causeOf('egress tcp/443', line)).toBe('dns')
    // It is no trouble of those who come to the machine.
    expect(causeOf(`tcp/8090 from ${client}`, line)).toBe('unknown')
  })

  it.each([
    [
      'of another port',
      'egress tcp/25',
      'ERROR Get "https://pkg.example.net/": dial tcp: lookup pkg.example.net: no such host',
    ],
    ['in advice', 'egress tcp/443', 'If you see "no such host", look into /etc/resolv.conf first.'],
    ['in a question', 'egress tcp/443', 'Would it print "server misbehaving" then?'],
    ['in a guess', 'egress tcp/443', 'Maybe it could not resolve pkg.example.net at the time'],
  ])('not %s', (_, target, line) => {
    expect(causeOf(target, line)).toBe('unknown')
  })

  it('the server of the zone fails', () => {
    const host = '$ host -t A example.org ns1.example.net\nHost example.org not found: 2(SERVFAIL)'
    expect(causeOf(`tcp/443 from ${client}`, host)).toBe('dns')
  })

  it('not one that was reached in the end', () => {
    const line =
      '2026-02-03 04:05:06 ERROR Get "https://pkg.example.net/": dial tcp: lookup pkg.example.net: i/o timeout'
    expect(causeOf('egress tcp/443', line, '$ curl -I https://pkg.example.net\nHTTP/2 200')).toBe('none-found')
  })
})

describe('one client that tries both protocols of IP', () => {
  const wget = [
    '$ wget http://localhost:9321/a',
    'Resolving localhost (localhost)... ::1, 127.0.0.1',
    'Connecting to localhost (localhost)|::1|:9321... failed: Connection refused.',
    'Connecting to localhost (localhost)|127.0.0.1|:9321... connected.',
  ].join('\n')
  it('and one that is given fe80::1 for its own name as well', () => {
    const named =
      '$ curl -v http://localhost:9321/\n*   Trying ::1...\n* connect to ::1 port 9321 failed: Connection refused\n*   Trying fe80::1...\n* connect to fe80::1 port 9321 failed: Connection refused'
    const dialled =
      '$ curl -v http://127.0.0.1:9321/\n*   Trying 127.0.0.1...\n* Connected to 127.0.0.1 (127.0.0.1) port 9321 (#0)\n< HTTP/1.1 200 OK'
    expect(causeOf('tcp/9321 from ::1', named, dialled)).toBe('ipv4-only')
  })
  it('two clients, one at each', () => {
    const node = 'MongoServerSelectionError: connect ECONNREFUSED ::1:27017'
    const shell =
      'C:\\> mongosh\nConnecting to:          mongodb://127.0.0.1:27017/?directConnection=true\nUsing MongoDB:          6.0.9'
    expect(causeOf('tcp/27017 from 127.0.0.1', node, shell)).toBe('ipv4-only')
  })
  it('on the machine itself, where that is asked about', () => {
    expect(causeOf('tcp/9321 from 127.0.0.1', wget)).toBe('ipv4-only')
    expect(causeOf(`tcp/9321 from ${client}`, wget)).toBe('unknown')
    expect(causeOf('tcp/9321', wget)).toBe('unknown')
  })
})

describe('what the machine does not let out', () => {
  it.each([
    ['sendto: Permission denied', 'tcp/80'],
    ['write udp 10.9.0.7:41001->10.9.0.2:53: sendto: operation not permitted', 'udp/53'],
    ['dial tcp 203.0.113.80:443: connect: operation not permitted', 'tcp/443'],
    ['connect to 203.0.113.80 port 443 failed: Operation not permitted', 'tcp/443'],
    ['ping: sendmsg: Operation not permitted', 'icmp'],
  ])('%s', (line, to) => {
    expect(causeOf(`egress ${to}`, line)).toBe('host-firewall')
    expect(causeOf(`${to} from ${client}`, line)).toBe('unknown')
  })

  it.each([
    ['another port', 'dial tcp 203.0.113.80:8443: connect: operation not permitted'],
    ['ping alone', 'ping: sendmsg: Operation not permitted'],
    ['rights of a program', 'ping: socket: Operation not permitted'],
    ['rights of a file', 'open /run/app.sock: permission denied'],
    ['advice', 'If you get "sendto: Operation not permitted", look at the OUTPUT chain.'],
  ])('not %s', (_, line) => {
    expect(causeOf('egress tcp/443', line)).toBe('unknown')
  })
})

describe('a service that speaks, and then fails', () => {
  const greeting = '220 (vsFTPd 3.0.5)\n230 Login successful.'
  it.each([
    ['tcp/21', `${greeting}\n500 OOPS: cannot change directory:/srv/ana`],
    ['tcp/21', `${greeting}\n500 Illegal PORT command.`],
    [
      'tcp/2121',
      '[W 2026-02-03 04:05:06] 203.0.113.80:50123-[ana] Rejected data connection to foreign address 10.9.0.7:50124.',
    ],
    ['tcp/25', '220 mx.example.net ESMTP\n554 5.7.1 <ana@example.com>: Relay access denied'],
    [
      'tcp/3389',
      '[20260203-04:05:06] [DEBUG] xrdp_wm_log_msg: connecting to sesman ip 127.0.0.1 port 3350\n[20260203-04:05:08] [ERROR] xrdp_mm_connect: connect failed, trying again',
    ],
  ])('%s: %s', (port, text) => {
    expect(causeOf(`${port} from ${client}`, text)).toBe('service-error')
    // It is no word of what listens at another port.
    expect(causeOf(`tcp/5432 from ${client}`, text)).toBe('unknown')
  })

  it('a mail server that turns the machine down', () => {
    const log =
      'Feb  3 04:05:06 box postfix/smtp[512]: 4F1: to=<ana@example.com>, relay=mx.example.com[203.0.113.80]:25, delay=2, dsn=5.7.1, status=bounced (host mx.example.com[203.0.113.80] said: 550 5.7.1 Message rejected)'
    expect(causeOf('egress tcp/25', log)).toBe('service-error')
    const quoted = "'554-Service unavailable; Client host [203.0.113.80] blocked using a list\\r\\n'"
    expect(causeOf('egress tcp/25', quoted)).toBe('service-error')
  })

  it.each([
    ['$ mosquitto_sub -h 203.0.113.80 -t a\nConnection error: Connection Refused: not authorised.'],
    ['10:20:30 MQT: Connect failed to 203.0.113.80:1883, rc 5. Retry in 10 sec'],
  ])('a broker that does not take the user, which it calls a refused connection: %s', (text) => {
    expect(causeOf(`tcp/1883 from ${client}`, text)).toBe('service-error')
    expect(causeOf(`tcp/3306 from ${client}`, text)).toBe('unknown')
  })

  it('MySQL, which names the client that it turns away, wherever that one thought to ask', () => {
    const text = `$ mysql -h 127.0.0.1 -u app -p\nERROR 1130 (HY000): Host '192.168.9.1' is not allowed to connect to this MySQL server`
    expect(causeOf('tcp/3306 from 192.168.9.1', text)).toBe('service-error')
  })

  it.each([
    [
      'what came about in the end',
      'tcp/3389',
      '[DEBUG] xrdp_wm_log_msg: connecting to sesman ip 127.0.0.1 port 3350\nxrdp_mm_connect: connect failed, trying again\n[DEBUG] xrdp_wm_log_msg: sesman connect ok',
    ],
    ['advice', 'tcp/21', 'If you see 500 OOPS: cannot change directory, look at the home of the user.'],
  ])('not %s', (_, port, text) => {
    expect(causeOf(`${port} from ${client}`, text)).toBe('unknown')
  })
})
