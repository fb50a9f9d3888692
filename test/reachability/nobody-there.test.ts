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

  it.each([
    'ERROR: for gate  Container "0a1b2c3d4e5f" is unhealthy.',
    'Starting stack_gate_1 ... error',
    ' ✘ Container stack-gate-1  Error                     12.3s',
    'Error response from daemon: Container 0a1b2c3d4e5f60718293a4b5 is restarting, wait until the container is running',
    'Error response from daemon: container gate is not running',
    'standard_init_linux.go:228: exec user process caused: permission denied',
    'exec /srv/gate.sh: exec format error',
  ])('its engine says so: %s', (line) => {
    expect(causeOf('tcp/8443', line)).toBe('not-listening')
    expect(causeOf('tcp/3306', line)).toBe('unknown')
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
    ['LOG x\nFATAL:  data directory "/var/lib/postgresql/data" has wrong ownership', 5432],
  ])('%s', (log, port) => {
    expect(causeOf(`tcp/${port}`, log)).toBe('not-listening')
    expect(causeOf('tcp/1433', log)).toBe('unknown')
  })

  it('but not where it goes on, or was told to end', () => {
    expect(causeOf('tcp/4100', 'PM2   | App [board:0] exited with code [0] via signal [SIGINT]')).toBe('unknown')
    expect(causeOf('tcp/8080', 'time="2025-04-05T06:07:08Z" level=fatal msg="no file"', silent(8080))).toBe('unknown')
    const log = "Error: EACCES: permission denied, open '/data/gate.db'\n2026-02-03 GET / 200 4 ms"
    expect(causeOf('tcp/3100', log)).toBe('unknown')
    expect(causeOf('tcp/1433', 'worker_1  | panic: no queue')).toBe('unknown')
  })
})
