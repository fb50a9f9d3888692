import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause
const client = '198.51.100.23'

describe('a program that says of itself that it is at loopback', () => {
  it.each([
    ['a listener that was opened', 8554, 'INF [RTSP] listener opened on 127.0.0.1:8554 (TCP)'],
    ['a listener in a list', 8200, '  Listener 1: tcp (addr: "127.0.0.1:8200", tls: "disabled")'],
    ['an acceptor', 61617, 'AMQ221020: Started EPOLL Acceptor at 127.0.0.1:61617 for protocols [MQTT]'],
    ['a protocol that is enabled', 7687, '2026-02-03 04:05:06.789+0000 INFO  Bolt enabled on localhost:7687.'],
    ['connections that are awaited', 9092, 'INFO Awaiting socket connections on 127.0.0.1:9092. (kafka.network)'],
    [
      'connections that are accepted',
      3128,
      'Accepting HTTP Socket connections at conn3 local=127.0.0.1:3128 remote=[::]',
    ],
    ['a server that was started', 3001, 'Starting new Web server: tcp:127.0.0.1:3001 on PID: 77'],
    ['a server that is ready, in logfmt', 4533, 'level=info msg="Server is ready!" address="127.0.0.1:4533" tls=false'],
    ['a server that runs, in fields in brackets', 4000, '[INFO] ["server is running"] [addr=127.0.0.1:4000]'],
    ['an object with fields', 3000, '{"level":"info","message":"Server started","port":3000,"host":"127.0.0.1"}'],
    ['an object behind words', 8080, 'DEBUG http http server was started {"address": "127.0.0.1:8080"}'],
    [
      'a port and a list of addresses',
      7880,
      'starting server {"portHttp": 7880, "v": "1", "bindAddresses": ["127.0.0.1"]}',
    ],
    ['a multiaddr', 5001, 'RPC API server listening on /ip4/127.0.0.1/tcp/5001'],
    ['a connector by its name', 8080, 'INFO [main] Starting ProtocolHandler ["http-nio-127.0.0.1-8080"]'],
    ['an interface by what it is', 5901, ' vncext: Listening for VNC connections on local interface(s), port 5901'],
    ['a field below the port', 7681, 'N: Listening on port: 7681\nN:   interface: 127.0.0.1'],
    ['a row of a table of workers', 8787, 'tcp   root   webman   http://127.0.0.1:8787   8   [OK]'],
    ['a port and an address in fields', 24224, '[info]: #0 listening port port=24224 bind="127.0.0.1"'],
    ['fields of other names', 2020, '[http_server] listen iface=127.0.0.1 tcp_port=2020'],
    ['fields of Ruby', 9600, 'Successfully started API endpoint {:port=>9600, :host=>"127.0.0.1"}'],
    ['an address behind the port', 8118, 'Info: Listening on port 8118 on IP address 127.0.0.1'],
    ['an address in brackets', 9870, 'INFO HttpServer2: Jetty bound to port 9870 (127.0.0.1)'],
    ['an object that was printed', 8125, "{ msg: 'server is up', address: '127.0.0.1', port: 8125 }"],
    ['a level that is a letter', 18081, '2026-02-03 04:05:06.789 I Binding on 127.0.0.1 (IPv4):18081'],
  ])('%s', (_, port, line) => {
    const everywhere = line.replaceAll(/127\.0\.0\.1|localhost/g, '0.0.0.0').replace('local interface', 'all interface')
    expect(causeOf(`tcp/${port} from ${client}`, line)).toBe('loopback-only')
    expect(causeOf(`tcp/${port} from ${client}`, everywhere)).toBe('unknown')
    expect(causeOf(`tcp/${port + 7} from ${client}`, line)).toBe('unknown')
  })

  it('a server of names, by both protocols', () => {
    const line = 'listening on IPv4 interface lo, 127.0.0.1#53'
    expect(causeOf(`udp/53 from ${client}`, line)).toBe('loopback-only')
    expect(causeOf(`tcp/53 from ${client}`, line)).toBe('loopback-only')
    expect(causeOf(`udp/53 from ${client}`, line, 'listening on IPv4 interface eth0, 10.0.0.9#53')).toBe('unknown')
  })

  it('by a line that lets in nobody from elsewhere', () => {
    const lines = 'Starting WebDriver on port 9515\nOnly local connections are allowed.'
    expect(causeOf(`tcp/9515 from ${client}`, lines)).toBe('loopback-only')
    expect(causeOf(`tcp/9515 from ${client}`, lines.replace('Only local', 'All remote'))).toBe('unknown')
  })

  it('whichever is spoken there, where that is not said', () => {
    expect(causeOf(`udp/30000 from ${client}`, 'Server for a game listening on 127.0.0.1:30000.')).toBe('loopback-only')
    expect(causeOf(`udp/8080 from ${client}`, 'Listening on http://127.0.0.1:8080')).toBe('unknown')
  })

  it.each([
    '[info] Server now running at http://127.0.0.1:4100/',
    'INFO application - Responding at http://127.0.0.1:4100',
    'Listening on port 4100, with the database at 127.0.0.1',
    'Available at:\n  http://127.0.0.1:4100\n  http://10.0.0.9:4100',
    'Application is running on: http://[::1]:4100',
    'Application is running on: http://127.0.0.1:4100',
    'Starting workers, backend at 127.0.0.1:4100',
    'Started session from 127.0.0.1:4100',
    'Ready to query the database at 127.0.0.1:4100',
    'The dashboard at 127.0.0.1:4100 does not open from here',
    '管理画面の console は 127.0.0.1:4100 なのに開けない',
    '# console at 127.0.0.1:4100',
    'GET /started 127.0.0.1:4100 200',
  ])('nothing of it: %s', (line) => {
    expect(causeOf(`tcp/4100 from ${client}`, line)).toBe('unknown')
  })

  it.each([
    ['the service must not be bound to 127.0.0.1:4100', 'unknown'],
    ['it is not bound to 127.0.0.1:4100', 'unknown'],
    ['it is bound to 127.0.0.1:4100', 'loopback-only'],
  ])('what is wished, or is not so: %s', (line, cause) => {
    expect(causeOf(`tcp/4100 from ${client}`, line)).toBe(cause)
  })
})

describe('what a running program answers of its settings', () => {
  const bound = (host: string) =>
    `+----------------+\n| @@bind_address |\n+----------------+\n| ${host} |\n+----------------+`
  const setting = (host: string) => ` listen_addresses | ${host}\n port             | 5432`
  it.each([
    [3306, bound],
    [5432, setting],
  ])('at port %i', (port, output) => {
    expect(causeOf(`tcp/${port} from ${client}`, output('127.0.0.1'))).toBe('loopback-only')
    expect(causeOf(`tcp/${port} from ${client}`, output('*'))).toBe('unknown')
  })

  it.each([
    [
      3306,
      3307,
      (port: number) => `| Variable_name | Value |\n+---------------+-------+\n| port          | ${port}  |`,
    ],
    [3306, 3307, (port: number) => `+--------+\n| @@port |\n+--------+\n|   ${port} |\n+--------+`],
    [5432, 5433, (port: number) => ` port \n------\n ${port}\n(1 row)`],
  ])('of its port alone, where %i is refused', (port, other, answer) => {
    const refused = `curl: (7) Failed to connect to 203.0.113.61 port ${port} after 3 ms: Connection refused`
    expect(causeOf(`tcp/${port} from ${client}`, answer(other), refused)).toBe('wrong-port')
    expect(causeOf(`tcp/${port} from ${client}`, answer(port), refused)).toBe('unknown')
    expect(causeOf(`tcp/8080 from ${client}`, answer(other), refused.replace(String(port), '8080'))).toBe('unknown')
  })

  it.each([
    'app 77 3.1 /usr/bin/java -jar a.jar --server.address=127.0.0.1 --server.port=8080',
    'root 77 1.0 /usr/bin/dockerd -H unix:///var/run/docker.sock -H tcp://127.0.0.1:8080',
    'app 77 0.5 /srv/metrics --web.listen-address=127.0.0.1:8080',
  ])('by its command line: %s', (row) => {
    expect(causeOf(`tcp/8080 from ${client}`, row)).toBe('loopback-only')
    expect(causeOf(`tcp/8080 from ${client}`, row.replace('127.0.0.1', '0.0.0.0'))).toBe('unknown')
  })

  it('by a name of loopback that was cut off', () => {
    const row = (host: string) => `tcp        0      0 ${host}:5432 0.0.0.0:*               LISTEN      77/postgres`
    expect(causeOf(`tcp/5432 from ${client}`, row('localhost.localdo'))).toBe('loopback-only')
    expect(causeOf(`tcp/5432 from ${client}`, row('localhosting.exam'))).toBe('unknown')
  })
})

describe('a server that does not say what it is, at another port', () => {
  const refused = 'curl: (7) Failed to connect to 203.0.113.61 port 3000 after 3 ms: Connection refused'
  it('is the one that was asked for where its start alone is shown', () => {
    expect(causeOf(`tcp/3000 from ${client}`, 'Server listening on port 3001', refused)).toBe('wrong-port')
  })
  it.each([
    ['nobody is turned away', ['Server listening on port 3001']],
    ['it is a part beside it', ['API server listening on port 3001', refused]],
    ['there are containers', ['Server listening on port 3001', refused, 'docker compose up']],
    ['two have started', ['Server listening on port 3001\nServer listening on port 3002', refused]],
    ['it is in code', ['app.listen(3001)', refused]],
  ])('not where %s', (_, evidence) => {
    expect(causeOf(`tcp/3000 from ${client}`, ...evidence)).toBe('unknown')
  })
})

describe('a service that is known by its words, at another port than its own', () => {
  it.each([
    [
      6379,
      'Running mode=standalone, port=6390.',
      'Could not connect to Redis at 203.0.113.61:6379: Connection refused',
    ],
    [
      5432,
      'LOG:  listening on IPv4 address "0.0.0.0", port 5444',
      'connection to server at "203.0.113.61", port 5432 failed: Connection refused',
    ],
  ])('at port %i', (port, line, refused) => {
    expect(causeOf(`tcp/${port} from ${client}`, line, refused)).toBe('wrong-port')
    expect(causeOf(`tcp/${port} from ${client}`, line)).toBe('unknown')
  })
})

describe('TLS that a service wants', () => {
  it.each([
    'Client sent an HTTP request to an HTTPS server.',
    'The plain HTTP request was sent to HTTPS port',
    'This combination of host and port requires TLS.',
  ])('and was asked without: %s', (page) => {
    const plain = `$ curl -i http://203.0.113.61:8443/\nHTTP/1.1 400 Bad Request\n\n${page}`
    expect(causeOf(`tcp/8443 from ${client}`, plain)).toBe('service-error')
    const rightly = '$ curl -I https://203.0.113.61:8443/\nHTTP/1.1 200 OK'
    expect(causeOf(`tcp/8443 from ${client}`, plain, rightly)).toBe('none-found')
  })
  it('and does not come about', () => {
    expect(causeOf(`tcp/443 from ${client}`, 'CONNECTED(00000003)\nno peer certificate available')).toBe(
      'service-error',
    )
    expect(causeOf(`tcp/8443 from ${client}`, 'curl: (1) Received HTTP/0.9 when not allowed')).toBe('service-error')
  })
})

it('takes no block page of another site for the own', () => {
  const line = (whose: string) => `${whose} shows 'Sorry, you have been blocked' by Cloudflare`
  expect(causeOf(`tcp/443 from ${client}`, line("a competitor's site"))).toBe('unknown')
})
