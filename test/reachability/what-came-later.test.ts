import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (port: number, ...lines: string[]) => ask(`tcp/${port} from 198.51.100.7`, lines.join('\n')).cause
const refused = (port: number) =>
  `curl: (7) Failed to connect to 203.0.113.82 port ${port} after 3 ms: Connection refused`
const silent = (port: number) =>
  `curl: (28) Failed to connect to 203.0.113.82 port ${port} after 9001 ms: Connection timed out`

describe('a start that failed explains nothing once the same paste shows that it came to something', () => {
  const logs: readonly (readonly [string, number, readonly string[], readonly string[]])[] = [
    [
      'mysqld',
      3306,
      ['2025-02-05T08:01:11.101Z 0 [ERROR] [MY-010119] [Server] Aborting'],
      [
        "2025-02-05T08:06:10.801Z 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '8.0.40'  port: 3306",
      ],
    ],
    [
      'a unit',
      443,
      [
        '     Active: failed (Result: exit-code) since Fri 2025-02-14 06:19:29 UTC; 1s ago',
        'Feb 14 06:19:29 vm systemd[1]: relay.service: Start request repeated too quickly.',
        'Feb 14 06:19:29 vm systemd[1]: Failed to start Relay Service.',
      ],
      ['     Active: active (running) since Fri 2025-02-14 06:41:03 UTC; 2min 5s ago'],
    ],
    [
      'a tunnel',
      6001,
      ['2025/02/11 10:43:07 [W] [control.go:179] [0a0a0a0a0a0a0a0a] [cam] start error: port already used'],
      ['2025/02/11 10:43:31 [I] [control.go:181] [0b0b0b0b0b0b0b0b] [cam] start proxy success'],
    ],
    [
      'a service of Compose',
      9200,
      [
        'search-1  | ERROR: bootstrap checks failed',
        'search-1  | max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
      ],
      ['search-1  | [2025-02-18T11:41:12,380][INFO ][o.e.n.Node               ] [Cq3] started'],
    ],
    [
      'Tomcat',
      8081,
      [
        '04-Mar-2025 10:00:00.001 SEVERE [main] org.apache.catalina.core.StandardService.initInternal Failed to initialize connector [Connector[HTTP/1.1-8081]]',
        ' java.net.BindException: Address already in use',
      ],
      [
        '04-Mar-2025 10:10:00.001 INFO [main] org.apache.coyote.AbstractProtocol.start Starting ProtocolHandler ["http-nio-8081"]',
      ],
    ],
    [
      'a game that announces what it could not',
      25565,
      [
        '[10:00:01] [Server thread/WARN]: **** FAILED TO BIND TO PORT!',
        '[10:00:01] [Server thread/WARN]: The exception was: java.net.BindException: Address already in use: bind',
      ],
      ['[10:30:01] [Server thread/INFO]: Starting Minecraft server on *:25565'],
    ],
    [
      'the journal',
      8081,
      [
        'Mar 04 10:00:01 web nginx[812]: nginx: [emerg] bind() to 0.0.0.0:8081 failed (98: Address already in use)',
        "Mar 04 10:00:01 web systemd[1]: nginx.service: Failed with result 'exit-code'.",
        'Mar 04 10:00:01 web systemd[1]: Failed to start A web server.',
      ],
      [
        'Mar 04 10:05:22 web systemd[1]: Starting A web server...',
        'Mar 04 10:05:22 web systemd[1]: Started A web server.',
      ],
    ],
  ]

  it.each(logs)('%s', (_, port, failed, started) => {
    expect(causeOf(port, ...failed, ...started, silent(port))).toBe('unknown')
  })

  it.each(logs)('%s, the other way round', (_, port, failed, started) => {
    expect(causeOf(port, ...started, ...failed, refused(port))).toBe('not-listening')
  })
})

describe('what comes up later is no proof', () => {
  const failed = [
    'es01    | ERROR: Elasticsearch did not exit normally - check the logs at /usr/share/elasticsearch/logs/c.log',
  ]

  it('of another service', () => {
    const other = 'web01   | {"type":"log","message":"http server running at http://0.0.0.0:5601"}'
    expect(causeOf(9200, ...failed, other, refused(9200))).toBe('not-listening')
  })

  it('of a database beside it', () => {
    const panic = '2025/09/01 09:19:47 listen tcp :8085: bind: permission denied\npanic: bind: permission denied'
    for (const ready of ['mariadbd: ready for connections.', 'LOG:  database system is ready to accept connections'])
      expect(causeOf(8085, panic, ready, refused(8085))).toBe('not-listening')
  })

  it('at another port', () => {
    const lines = ['Error: listen EADDRINUSE: address already in use 0.0.0.0:8085', 'metrics listening on 0.0.0.0:9100']
    expect(causeOf(8085, ...lines, refused(8085))).toBe('not-listening')
  })

  it('of a unit that is begun again and again', () => {
    const lines = [
      "Apr 01 11:00:01 h systemd[1]: relay.service: Failed with result 'exit-code'.",
      'Apr 01 11:00:06 h systemd[1]: relay.service: Scheduled restart job, restart counter is at 4.',
      'Apr 01 11:00:06 h systemd[1]: Started Relay Service.',
    ]
    expect(causeOf(1080, ...lines, refused(1080))).toBe('not-listening')
  })
})

describe('a container that is shown twice', () => {
  const head = 'CONTAINER ID   IMAGE       COMMAND   CREATED       STATUS         PORTS                  NAMES'
  const up = 'aa11bb22cc33   demo/hub    "/run"    9 days ago    Up 2 seconds   0.0.0.0:8300->8300/tcp   hub'
  const ended = 'hub Exited (1) 4 seconds ago'
  const asked = "$ docker ps -a --format '{{.Names}} {{.Status}}'"

  it('has ended, where that stands below', () => {
    expect(causeOf(8300, '$ docker ps', head, up, asked, ended, '$ ')).toBe('not-listening')
  })

  it('runs, where that stands below', () => {
    expect(causeOf(8300, asked, ended, '$ docker ps', head, up, '$ ')).not.toBe('not-listening')
  })
})

describe('a program that the kernel has ended', () => {
  const killed = 'Apr 02 07:03:58 box kernel: Out of memory: Killed process 712 (java) total-vm:6120480kB'
  const begun = 'Apr 02 07:04:41 box depot[733]: Started Demo Depot 3.6.0'

  it('and that has begun since, is there', () => {
    expect(causeOf(8090, killed)).toBe('not-listening')
    expect(causeOf(8090, killed, begun)).toBe('unknown')
    expect(causeOf(8090, begun, killed)).toBe('not-listening')
  })
})
