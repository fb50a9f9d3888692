import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const cause = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('a program that says last that it does not begin, in words of its own', () => {
  it.each([
    [
      'that its server cannot start',
      '2026-02-03 04:05:06,700 [main] ERROR Boot - Unable to start the gateway: no keystore',
    ],
    [
      'that its boot has failed',
      '04:05:06 ERROR (Controller) Boot of the node has failed in a way that nothing mends; halting',
    ],
    ['an error at its start', '2026/02/03 04:05:06 Error starting agent: no such volume group'],
    ['a fault, and that it goes', 'relay[41]: error: cannot read key ring\nrelay[41]: exiting.'],
    ['by the word for its last', 'store-1  | 2026-02-03T04:05:06Z FTL journal is of a later version'],
    [
      'that nobody has caught it',
      'ui-1  | Error [ERR_MODULE_NOT_FOUND]: Cannot find package "koa" imported from /srv/ui.js',
    ],
    [
      'that a library is missing',
      './depot: error while loading shared libraries: libfoo.so.3: cannot open shared object file',
    ],
    ['a fault of its file', 'depot: /etc/depot.toml:14: unknown option "lisen"'],
    ['that another one has its lock', 'Error: lock /srv/depot/lock: someone else has the lock'],
    ['that it ended with a number', 'node depot.js\nreading settings\nexit status 3'],
    ['in Chinese', 'gate-1  | 2026-02-03 04:05:06 应用启动失败，程序即将退出'],
    ['in a script', 'Starting depot: /usr/sbin/depot: cannot read /etc/depot.conf\n[FAILED]'],
    [
      'a trace of Python',
      'python3 serve.py\nTraceback (most recent call last):\n  File "serve.py", line 3, in <module>\n    open_store()\nstore.errors.StoreMissing: /srv/store',
    ],
  ])('%s', (_, log) => {
    expect(cause('tcp/8444', `The page does not open.\n\n${log}\n`)).toBe('not-listening')
  })

  it('takes back what it has said before of its ports', () => {
    const opens = '1771000000: Opening ipv4 listen socket on port 8884.\n'
    const fails = '1771000000: Error: Unable to load server certificate "tls/a.crt".\n'
    const begins = '1771000000: broker version 1.5 starting\n'
    expect(cause('tcp/8884', begins + opens + fails)).toBe('not-listening')
    expect(cause('tcp/8884', begins + fails + opens)).not.toBe('not-listening')
  })

  it('is the one that serves the port, by words that only it has', () => {
    const log =
      '2026-02-03 04:05:06 0 [ERROR] InnoDB: Cannot open the tablespace\n2026-02-03 04:05:06 0 [ERROR] Aborting'
    expect(cause('tcp/3306', log)).toBe('not-listening')
    expect(cause('tcp/5432', log)).toBe('unknown')
    expect(cause('tcp/22', log)).toBe('unknown')
  })
})

describe('what is not the end of a server', () => {
  it.each([
    ['one that lives since', '04:05:06 ERROR cannot open plugin store\n04:05:07 INFO ready to serve on port 8444'],
    [
      'a fault of one that lives',
      '04:05:06 INFO listening on 0.0.0.0:9444\n04:05:07 ERROR failed to open avatar 7: no such file',
    ],
    ['a warning', '2026-02-03 04:05:06 WARN failed to start telemetry: no network'],
    ['a part of it', '2026-02-03 04:05:06 ERROR failed to start job Cleanup: no such table'],
    ['a worker', '[2026-02-03 04:05:06] [12] [ERROR] Worker (pid:40) exited with code 3'],
    [
      'a request',
      'ERROR in app: Exception on /items [GET]\nTraceback (most recent call last):\n  File "views.py", line 3, in get\nKeyError: "page"',
    ],
    ['one that tries once more', '2026-02-03 04:05:06 ERROR cannot start server: no lease, retrying in 5 s'],
    ['one that goes on without', '2026-02-03 04:05:06 ERROR unknown option "foo" (ignored)'],
    [
      'one that was told to',
      '2026-02-03 04:05:06 ERROR lost a peer\n2026-02-03 04:05:07 received SIGTERM\n2026-02-03 04:05:07 shutting down',
    ],
    ['what is built', '$ make test\n--- FAIL: TestStore\nFAIL\nexit status 1'],
    ['a tool', '$ iptables -S\niptables v1.8.9 (nf_tables): Could not fetch rule set: Permission denied'],
    [
      'a file that is tried',
      '$ nginx -t\nnginx: [emerg] unknown directive "foo" in /etc/nginx/nginx.conf:3\nnginx: configuration file /etc/nginx/nginx.conf test failed',
    ],
    ['a list of things to do', '- [x] the app exits with code 1 if its file is missing'],
    [
      'a client',
      '$ node client.js\n      throw er;\n      ^\nError: connect ECONNREFUSED 203.0.113.5:8444\n    at TCPConnectWrap.afterConnect (node:net:1300:16)\nNode.js v20.1.0',
    ],
    ['a session', '2026-02-03 04:05:06 FATAL:  password authentication failed for user "app"'],
    ['the log of a part of several', 'postfix/smtp[7]: fatal: unknown service: smtp/tcp'],
  ])('%s', (_, log) => {
    expect(cause('tcp/8444', log)).not.toBe('not-listening')
  })

  it('one container of several, where another has the port', () => {
    const log = 'jobs-1  | Error: Cannot find module "./jobs"\nsite-1  | Listening on http://0.0.0.0:8444\n'
    expect(cause('tcp/8444', `The page does not open.\n${log}`)).not.toBe('not-listening')
  })
})

describe('services that did not come up, as those say it who start them', () => {
  it('Windows, in a box', () => {
    const box =
      'Windows could not start the OpenSSH SSH Server service on Local Computer.\n\nError 1067: The process terminated unexpectedly.'
    expect(cause('tcp/22', box)).toBe('not-listening')
    expect(cause('tcp/3306', box)).toBe('unknown')
  })

  it('runit, behind the word for how it waited', () => {
    const line = (name: string) => `timeout: down: ${name}: 0s, normally up, want up`
    expect(cause('tcp/80', line('nginx'))).toBe('not-listening')
    expect(cause('tcp/80', line('postgresql'))).toBe('unknown')
  })
})

describe('further ways to end', () => {
  it.each([
    [
      'an engine of games',
      'udp/7790',
      '[2026.04.02-07.08.09:001][  0]LogNet: GameNetDriver IpNetDriver listening on port 7790\n[2026.04.02-07.09.09:001][  0]LogCore: Engine exit requested (reason: Win RequestExit)',
    ],
    [
      'a watcher of its child',
      'tcp/6090',
      '** Starting back-end...\nERROR: child process failed, exited with error number 100\n** Server monitor died. Aborting.\nbrowser: connection refused :6090',
    ],
    [
      'a port that it has not got, and no word why',
      'tcp/18332',
      'Binding RPC on address 203.0.113.9 port 18332 failed.',
    ],
    [
      'a unit in a narrow window',
      'tcp/8080',
      'Apr 02 07:08:09 ci systemd[1]: Unit jenkins.service entered failed\nApr 02 07:08:09 ci systemd[1]: jenkins.service failed.',
    ],
    [
      'a script that takes away what it has made',
      'udp/51820',
      'Error: Command failed: wg-quick up wg0\n[#] ip link add wg0 type wireguard\n[#] ip link delete dev wg0',
    ],
    [
      'a script of System V of which no process is left',
      'tcp/8069',
      '● odoo.service - LSB: Business\n   Active: active (exited) since Thu 2026-04-02 07:08:09 UTC; 9min ago\n    Tasks: 0 (limit: 4915)\nnc -zv localhost 8069\nlocalhost [127.0.0.1] 8069 (?) : Connection refused',
    ],
    [
      'one that says that it is not there, and could not have another port',
      'tcp/7000',
      '2026/04/02 07:08:09 [I] [service.go:130] frps tcp listen on 0.0.0.0:7000\nCreate vhost http listener error, listen tcp 0.0.0.0:80: bind: address already in use\n# service frps status\nfrps is not running!',
    ],
  ] as const)('%s', (_, target, text) => {
    expect(cause(`${target} from 198.51.100.7`, text)).toBe('not-listening')
  })

  it.each([
    [
      'a script that makes anew what it has taken away',
      'udp/51820',
      '[#] ip link delete dev wg0\n[#] ip link add wg0 type wireguard\n[#] wg setconf wg0 /dev/fd/63',
    ],
    [
      'what waits for another service',
      'tcp/6379',
      '[entrypoint] waiting for redis to be ready on redis:6379\n[entrypoint] waiting for redis to be ready on redis:6379',
    ],
    [
      'what systemd could not do to a group of processes',
      'tcp/9005',
      'gitea.service: Failed to reset devices.list: Operation not permitted',
    ],
    [
      'a script of System V of which processes are left',
      'tcp/8069',
      '● odoo.service - LSB: Business\n   Active: active (exited) since Thu 2026-04-02 07:08:09 UTC; 9min ago\n    Tasks: 3 (limit: 4915)',
    ],
    [
      'an engine of games that runs',
      'udp/7790',
      '[2026.04.02-07.08.09:001][  0]LogNet: GameNetDriver IpNetDriver listening on port 7790',
    ],
    [
      'a question',
      'tcp/8090',
      'What does "driver failed programming external connectivity on endpoint x: listen tcp4 0.0.0.0:8090: bind: address already in use" mean in general?',
    ],
  ] as const)('but not %s', (_, target, text) => {
    expect(cause(`${target} from 198.51.100.7`, text)).not.toBe('not-listening')
  })
})

describe('what has ended is a server, by what stands around its last words', () => {
  it.each([
    [
      'what runs servers, in the trace',
      'tcp/8000',
      'Traceback (most recent call last):\n  File "/usr/local/bin/uvicorn", line 8, in <module>\n    sys.exit(main())\n  File "/srv/main.py", line 4, in <module>\n    from hub import engine\nModuleNotFoundError: No module named \'hub\'',
    ],
    [
      'a runtime, of the application as a whole',
      'tcp/4000',
      '** (Mix) Could not start application hub: Hub.Application.start(:normal, []) returned an error: shutdown: failed to start child: HubWeb.Endpoint',
    ],
    [
      'a server that was begun in the front of its container',
      'tcp/80',
      'nginx: [emerg] host not found in upstream "hub" in /etc/nginx/conf.d/default.conf:8\nweb exited with code 1',
    ],
    [
      'a machine of Java without memory, whose lines look like comments',
      'tcp/8080',
      '2026-04-02 07:08:09 INFO Starting the hub\n#\n# There is insufficient memory for the Java Runtime Environment to continue.',
    ],
    [
      'whoever waits for it in vain',
      'udp/2460',
      'Apr 02 07:08:09 supervisord: DEBUG - [14] - Waiting for server to listen on UDP port 2460\nApr 02 07:08:19 supervisord: DEBUG - [14] - Waiting for server to listen on UDP port 2460',
    ],
  ] as const)('%s', (_, target, text) => {
    expect(cause(`${target} from 198.51.100.7`, text)).toBe('not-listening')
  })

  it.each([
    [
      "a script of one's own, in the trace",
      'tcp/8000',
      'Traceback (most recent call last):\n  File "/home/ann/send.py", line 4, in <module>\n    from hub import engine\nModuleNotFoundError: No module named \'hub\'',
    ],
    [
      'a file of settings that is tried',
      'tcp/80',
      'nginx: [emerg] host not found in upstream "hub" in /etc/nginx/conf.d/default.conf:8',
    ],
    [
      'whoever waits no more',
      'udp/2460',
      'Apr 02 07:08:09 supervisord: DEBUG - [14] - Waiting for server to listen on UDP port 2460\nApr 02 07:08:19 supervisord: DEBUG - [14] - Waiting for server to listen on UDP port 2460\nApr 02 07:08:29 supervisord: DEBUG - [14] - Server is now listening on UDP port 2460',
    ],
  ] as const)('but not %s', (_, target, text) => {
    expect(cause(`${target} from 198.51.100.7`, text)).not.toBe('not-listening')
  })
})
