import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause
const silent = (port: number) =>
  `curl: (28) Failed to connect to 203.0.113.9 port ${port} after 9000 ms: Timeout was reached`

describe('a list of containers of which the one that is missed does not run', () => {
  const head =
    'CONTAINER ID   IMAGE               COMMAND       CREATED        STATUS                      PORTS      NAMES'
  const list = (...rows: readonly (readonly [string, string, string, string])[]) =>
    `$ docker ps -a\n${head}\n${rows.map(([image, state, ports, name], at) => `0${at}1f2e3d4c5b   ${image}   "/run"   2 days ago   ${state}   ${ports}   ${name}`).join('\n')}\n$ `
  const panel = (state: string) => ['quay.io/demo/panel:3', state, '', 'panel'] as const
  const store = ['mariadb:10', 'Up 2 days', '127.0.0.1:3307->3306/tcp', 'store'] as const

  it('beside those that serve something else', () => {
    expect(causeOf('tcp/8060', list(panel('Exited (137) 3 seconds ago'), store))).toBe('not-listening')
    expect(causeOf('tcp/8060', list(panel('Restarting (1) 3 seconds ago'), store))).toBe('not-listening')
    expect(causeOf('tcp/8060', list(panel('Up 3 seconds'), store))).toBe('unknown')
    // Who ended well has done its work.
    expect(causeOf('tcp/8060', list(panel('Exited (0) 3 seconds ago'), store))).toBe('unknown')
    expect(causeOf('tcp/3307', list(panel('Exited (137) 3 seconds ago'), store))).not.toBe('not-listening')
    expect(causeOf('tcp/5432', list(panel('Exited (137) 3 seconds ago'), store))).toBe('unknown')
    expect(causeOf('tcp/8060', list(panel('Exited (137) 3 seconds ago'), store), silent(8060))).toBe('unknown')
  })

  it('beside one that may have the port, it is not told', () => {
    const other = ['demo/gate:1', 'Up 2 days', '', 'gate'] as const
    expect(causeOf('tcp/8060', list(panel('Exited (137) 3 seconds ago'), other))).toBe('unknown')
  })

  it('or none runs, however each has ended', () => {
    const all = list(panel('Exited (0) 5 weeks ago'), ['mariadb:10', 'Exited (0) 5 weeks ago', '', 'store'])
    expect(causeOf('tcp/80', all)).toBe('not-listening')
    expect(causeOf('tcp/80', list(['hello-world', 'Exited (0) 5 weeks ago', '', 'x']))).toBe('unknown')
  })

  it('by the first Compose, whose head begins further in', () => {
    const rows = (state: string) =>
      `            Name                     Command          State      Ports  \n-----------------------------------------\nstack_gate_1    /entrypoint.sh   ${state}              \nstack_cache_1   redis-server     Up         6379/tcp \nstack_feed_1    npm run feed     Up         8099/tcp `
    expect(causeOf('tcp/8000', rows('Restarting'))).toBe('not-listening')
    expect(causeOf('tcp/8000', rows('Up'))).toBe('unknown')
  })

  it('is the only one, and no more is said than its id, whatever runs in it', () => {
    const line = (name: string) =>
      `Error response from daemon: Container ${name} is restarting, wait until the container is running`
    expect(causeOf('tcp/27017', line('0a1b2c3d4e5f'))).toBe('not-listening')
    expect(causeOf('tcp/27017', line('desk'))).toBe('unknown')
  })

  it.each([
    'ERROR: for gate  Container "0a1b2c3d4e5f" is unhealthy.',
    'Starting stack_gate_1 ... error',
    ' ✘ Container stack-gate-1  Error                     12.3s',
    'Error response from daemon: Container desk is restarting, wait until the container is running',
    'Error response from daemon: container gate is not running',
    'standard_init_linux.go:228: exec user process caused: permission denied',
    'exec /srv/gate.sh: exec format error',
  ])('its engine says so: %s', (line) => {
    expect(causeOf('tcp/8443', line)).toBe('not-listening')
    expect(causeOf('tcp/3306', line)).toBe('unknown')
  })
})

describe('ports that a list of containers shows without one of the host', () => {
  const list = (...rows: readonly (readonly [string, string])[]) =>
    `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\n${rows.map(([ports, name], at) => `0${at}1f2e3d4c5b   demo/${name}   "/run"   2 days ago   Up 2 days   ${ports}   ${name}`).join('\n')}`

  it('are not published, whatever others are', () => {
    expect(causeOf('tcp/443', list(['443/tcp, 22/tcp', 'shop'], ['5432/tcp', 'store']))).toBe('not-listening')
    expect(causeOf('tcp/9001', list(['9001/tcp', 'desk'], ['0.0.0.0:8088->80/tcp', 'gate']))).toBe('not-listening')
    // Another container has a port of sites, and may stand before it.
    expect(causeOf('tcp/443', list(['443/tcp', 'shop'], ['0.0.0.0:8080->80/tcp', 'gate']))).toBe('unknown')
    expect(causeOf('tcp/9001', list(['9002/tcp', 'desk']))).toBe('unknown')
    const proxied =
      '2026/01/02 03:04:05 [error] 8#8: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.9, server: , request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:9001/", host: "x.example"'
    expect(causeOf('tcp/9001', list(['9001/tcp', 'desk']), proxied)).not.toBe('not-listening')
  })

  it('or are those of another number', () => {
    expect(causeOf('tcp/9001', list(['0.0.0.0:9101->9001/tcp', 'desk']))).toBe('wrong-port')
    expect(causeOf('tcp/9001', list(['0.0.0.0:9101->9001/tcp', 'desk']), silent(9001))).toBe('unknown')
    expect(causeOf('tcp/80', list(['0.0.0.0:9101->80/tcp', 'desk']))).toBe('unknown')
    const log = (port: number) =>
      `$ docker run -it -p 9101:${port} demo/desk\n[I desk] The desk is running at:\n[I desk]     http://127.0.0.1:9001/lab`
    expect(causeOf('tcp/9001', log(9001))).toBe('wrong-port')
    expect(causeOf('tcp/9001', log(9001), silent(9001))).not.toBe('wrong-port')
  })

  it('lead to one that the image does not use, and whoever connects is cut off', () => {
    const cut = 'curl: (56) Recv failure: Connection reset by peer'
    expect(causeOf('tcp/8700', list(['80/tcp, 0.0.0.0:8700->8700/tcp', 'gate']), cut)).toBe('wrong-port')
    expect(causeOf('tcp/8700', list(['80/tcp, 443/tcp, 0.0.0.0:8700->8700/tcp', 'gate']), cut)).toBe('unknown')
    expect(causeOf('tcp/8700', list(['80/tcp, 0.0.0.0:8700->8700/tcp', 'gate']))).toBe('unknown')
  })
})

describe('rows of lists in other forms', () => {
  it('before containers had names, and ports protocols', () => {
    const list = (ports: string) =>
      `    ID             IMAGE             COMMAND        CREATED        STATUS        PORTS\n    0a1b2c3d4e5f   me/blog:latest    /run.sh        9 hours ago    Up 9 hours    ${ports}`
    expect(causeOf('tcp/80', list('49160->80'))).toBe('wrong-port')
    expect(causeOf('tcp/80', list('80->80'))).not.toBe('wrong-port')
    expect(causeOf('tcp/80', list('8080->80'))).toBe('unknown')
  })

  it('whose head was not copied', () => {
    const row = (state: string) => `open-hall   "/hall"     2 minutes ago   ${state} About a minute ago`
    const fatal = 'time="2026-01-02T03:04:05Z" level=fatal msg="dial tcp 172.24.0.2:5432: connect: connection refused"'
    expect(causeOf('tcp/4000', `${row('Exited (1)')}\n${fatal}`)).toBe('not-listening')
    expect(causeOf('tcp/4000', row('Up'))).toBe('unknown')
  })
})

describe('a port of the host that leads to one within at which nothing listens', () => {
  const file = (name: string, ports: string) =>
    `services:\n  ${name}:\n    image: demo/${name}\n    ports:\n      - ${ports}`
  it('as the only program that is shown says', () => {
    expect(causeOf('tcp/7997', file('film', '7997:7997'), 'INFO Listening on port 8020')).toBe('wrong-port')
    expect(causeOf('tcp/7997', file('film', '7997:8020'), 'INFO Listening on port 8020')).toBe('unknown')
    expect(causeOf('tcp/7997', file('film', '7997:7997'), 'film-1  | Now listening on: http://0.0.0.0:8020')).toBe(
      'wrong-port',
    )
    // A store that listens at its own port is another program.
    expect(causeOf('tcp/7997', file('film', '7997:7997'), 'listening on port 5432')).toBe('unknown')
    expect(causeOf('tcp/7997', file('film', '7997:7997'), 'INFO Listening on port 8020', silent(7997))).toBe('unknown')
  })
})

describe('a host that rejects what it should hand on to containers', () => {
  const rules = (...before: string[]) =>
    `# iptables-save | grep -v '^#'\n*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n:DOCKER - [0:0]\n-A INPUT -p tcp -j ACCEPT\n${before.map((rule) => `-A FORWARD ${rule}\n`).join('')}-A FORWARD -j REJECT --reject-with icmp-host-prohibited\n-A FORWARD -i docker0 -o docker0 -j ACCEPT\nCOMMIT\n`
  const usual = [
    '-o docker0 -j DOCKER',
    '-m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT',
    '-i docker0 ! -o docker0 -j ACCEPT',
  ]

  it('met by another container', () => {
    expect(causeOf('tcp/5439 from 172.18.0.9', rules(...usual))).toBe('host-firewall')
    expect(causeOf('tcp/5439 from 172.18.0.9', rules('-i docker0 -o docker0 -j ACCEPT'))).not.toBe('host-firewall')
    expect(causeOf('tcp/5439 from 198.51.100.7', rules(...usual))).not.toBe('host-firewall')
    const listed =
      'Chain FORWARD (policy ACCEPT 0 packets, 0 bytes)\n pkts bytes target     prot opt in     out     source               destination\n   17  1020 REJECT     all  --  *      *       0.0.0.0/0            0.0.0.0/0            reject-with icmp-host-prohibited'
    expect(causeOf('tcp/5439 from 172.17.0.9', `$ sudo iptables -nvL\n${listed}`)).toBe('host-firewall')
  })

  it('or by whoever has got "No route to host", and the rule goes where it is asked for', () => {
    const met = 'curl: (7) Failed to connect to 203.0.113.9 port 5439: No route to host'
    const found = ask('tcp/5439 from 198.51.100.7', rules(...usual), met)
    expect(found.cause).toBe('host-firewall')
    expect(JSON.stringify(found.fix)).toContain('iptables -I FORWARD 1 -s 198.51.100.7')
  })
})

describe('who could not have a port, and has ended for it', () => {
  it('had said before that it was to listen there', () => {
    const log =
      '2026/02/03 [INFO] Listen: http://0.0.0.0:81\n2026/02/03 [FATAL] Fail to start server: listen tcp 0.0.0.0:81: bind: permission denied'
    expect(causeOf('tcp/81', log)).toBe('not-listening')
  })

  it('whichever of TCP and UDP it is asked about, where its line names neither', () => {
    const lost = 'dnsmasq: failed to create listening socket for port 53: Address already in use'
    const row = 'udp        0      0 127.0.0.1:53            0.0.0.0:*                           901/resolver'
    const listing = `$ sudo netstat -nlup\nProto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name\n${row}\n$ `
    expect(causeOf('udp/53', lost, listing)).toBe('not-listening')
    expect(causeOf('udp/53', listing)).toBe('loopback-only')
  })
})

describe('the machine at whose prompt everything was typed', () => {
  const at = (host: string) =>
    `[me@${host} ~]$ sudo docker ps\nCONTAINER ID   IMAGE      COMMAND   CREATED   STATUS                        PORTS   NAMES\n0f1e2d3c4b5a   demo/ap    "/run"    9 days    Restarting (1) 4 seconds ago          ap`

  it('is the one that is asked about, if nobody tells of another', () => {
    expect(causeOf('tcp/8443', at('nas'))).toBe('not-listening')
    expect(causeOf('tcp/8443', `${at('my-laptop')}\n[me@web01 ~]$ uptime\n up 3 days`)).toBe('unknown')
  })
})

describe('programs that end as they start, of which nothing else is shown', () => {
  it.each([
    ['PM2   | App [board:0] exited with code [1] via signal [SIGINT]', 4100],
    ['2026-02-03T04:05:06: PM2 log: App [board:0] will restart in 4000ms', 4100],
    ['2026-02-03 04:05:06,123 WARN exited: board (exit status 2; not expected)', 4100],
    ['error: Forever detected script exited with code: 1', 4100],
    ['2026-02-03 04:05:06 ERROR Startup errors\nx.web.WebServerException: Unable to start embedded Jetty', 8095],
    ['08:08:08,001 ERROR Registry failed to start, please see /srv/registry/logs/start.log for more details.', 8095],
    ['2026/02/03 04:05:06 [emerg] 1#1: host not found in upstream "app" in /etc/nginx/conf.d/site.conf:7', 80],
    [
      "gate_1  | Error: EACCES: permission denied, open '/data/gate.db'\ngate_1  |     at Object.openSync (fs.js:476:3)",
      3100,
    ],
    ['time="2025-04-05T06:07:08Z" level=fatal msg="no configuration file"', 8080],
    ["web_1  | ModuleNotFoundError: No module named 'gunicorn'", 8080],
    ['FATAL[0000] start service: initialize inbound: missing certificate', 8443],
    ['{"s":"F","c":"ASSERT","msg":"\\n\\n***aborting after fassert() failure\\n\\n"}', 27017],
    ['app_1 | Cannot go on without its store. Aborting...\ncache_1 | Redis 7.0 is ready to accept connections', 10090],
    ['LOG x\nFATAL:  data directory "/var/lib/postgresql/data" has wrong ownership', 5432],
  ])('%s', (log, port) => {
    expect(causeOf(`tcp/${port}`, log)).toBe('not-listening')
    expect(causeOf('tcp/1433', log)).toBe('unknown')
  })

  const gone = 'dial tcp 172.30.0.4:5432: connect: connection refused'
  it.each([
    [`[FATAL] 2026/01/02 - 03:04:05 | [${gone}]`, 3005],
    [`board_1  | panic: ${gone}`, 3005],
    [
      `03:04:05 ERROR [main] x.y.Server.main:95 -rpcServer init error: all servers([172.30.0.4:8848]) tried: java.net.ConnectException`,
      8091,
    ],
    ['[2026-01-02 03:04:05,553] INFO [ZooKeeperClient Kafka server] Closed. (kafka.zookeeper.ZooKeeperClient)', 9092],
    ['desk  | Caused by: java.lang.IllegalStateException: No DataSource set', 8850],
    [
      'nginx: [alert] could not open error log file: open() "/srv/gate/logs/error.log" failed (13: Permission denied)',
      9080,
    ],
    ["PermissionError: [Errno 13] Permission denied: '/srv/board/web.log'", 5003],
  ])('for want of what they need: %s', (log, port) => {
    expect(causeOf(`tcp/${port}`, log)).toBe('not-listening')
    expect(causeOf('tcp/1433', log)).toBe('unknown')
  })

  it('having said before that they listen', () => {
    const log =
      'INFO x.Bootstrap : Server started, listen port: 8092\nERROR x.Server : nettyServer init error:ErrCode:500, servers([172.30.0.4:8848]) tried'
    expect(causeOf('tcp/8092', log)).toBe('not-listening')
    expect(causeOf('tcp/8092', log.replace('nettyServer init error', 'one slow query'))).not.toBe('not-listening')
  })

  it('a unit whose status lost its breaks on the way', () => {
    const status = (state: string) =>
      `● trojan.service - trojan${' '.repeat(60)}Loaded: loaded (/etc/systemd/system/trojan.service; enabled)   Active: ${state} since Thu 2026-01-22 07:11:30 UTC; 1s ago${' '.repeat(900)}Docs: https://trojan.example/`
    expect(causeOf('tcp/443', status('failed (Result: exit-code)'))).toBe('not-listening')
    expect(causeOf('tcp/443', status('active (running)'))).toBe('unknown')
  })

  it('but who does not reach the port is a client of it', () => {
    expect(causeOf('tcp/5432', `[FATAL] 2026/01/02 | [${gone}]`)).not.toBe('not-listening')
    expect(causeOf('tcp/3005', "PermissionError: [Errno 13] Permission denied: '/home/me/notes.txt'")).toBe('unknown')
  })

  it('whatever others that were started with them do', () => {
    const log = (port: number) =>
      `broker_1 | Opening ipv4 listen socket on port ${port}.\nkeeper_1 | Error: Address not available\nstack_keeper_1 exited with code 14`
    expect(causeOf('tcp/8083', log(1883))).toBe('not-listening')
    expect(causeOf('tcp/1883', log(1883))).not.toBe('not-listening')
  })

  it('but not where it goes on, or was told to end', () => {
    expect(causeOf('tcp/4100', 'PM2   | App [board:0] exited with code [0] via signal [SIGINT]')).toBe('unknown')
    expect(causeOf('tcp/8080', 'time="2025-04-05T06:07:08Z" level=fatal msg="no file"', silent(8080))).toBe('unknown')
    const log = "Error: EACCES: permission denied, open '/data/gate.db'\n2026-02-03 GET / 200 4 ms"
    expect(causeOf('tcp/3100', log)).toBe('unknown')
    expect(causeOf('tcp/1433', 'worker_1  | panic: no queue')).toBe('unknown')
  })
})
