import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('a port that a program could not have, whatever the program', () => {
  const listed = (row: string) =>
    `Loading modules ....... ok\n\nSome listeners failed to bind:\n\n  1) ${row}\n\nHint: see the manual`

  it('stands in a list below the sentence, with its reason beside it', () => {
    expect(
      causeOf(`tcp/6690 ${client}`, listed('Address: 203.0.113.40:6690   Reason: Cannot assign requested address')),
    ).toBe('wrong-address')
    expect(
      causeOf(`tcp/6690 ${client}`, listed('Address: xx.xxx.113.40:6690   Reason: Cannot assign requested address')),
    ).toBe('wrong-address')
    expect(causeOf(`tcp/690 ${client}`, listed('0.0.0.0:690 - Permission denied'))).toBe('not-listening')
    expect(
      causeOf(`tcp/7000 ${client}`, listed('Address: 203.0.113.40:6690   Reason: Cannot assign requested address')),
    ).toBe('unknown')
  })

  it.each([
    [
      'Rust',
      'Error: could not start the server on 203.0.113.40:4100: Cannot assign requested address (os error 99)',
      'wrong-address',
    ],
    ['a number alone', 'listener 203.0.113.40:4100 not opened, bind() errno 99', 'wrong-address'],
    [
      'Rust, taken',
      'thread says: failed to open listener 0.0.0.0:4100: Address already in use (os error 98)',
      'not-listening',
    ],
    ['not permitted', 'cannot open server socket 0.0.0.0:4100: errno=13', 'not-listening'],
    ['Chinese', '监听 0.0.0.0:4100 失败: EACCES', 'not-listening'],
    ['Japanese', '0.0.0.0:4100 の待ち受けに失敗しました: EADDRINUSE', 'not-listening'],
  ])('%s', (_, line, cause) => {
    expect(causeOf(`tcp/4100 ${client}`, line)).toBe(cause)
    expect(causeOf(`tcp/4200 ${client}`, line)).toBe('unknown')
  })

  it.each([
    'dial tcp 10.1.2.3:0->203.0.113.9:4100: bind: cannot assign requested address',
    'dial tcp 203.0.113.9:4100: connect: cannot assign requested address',
    '* bind failed with errno 99: Cannot assign requested address',
    'could not bind to the source address 10.1.2.3: Cannot assign requested address',
    'open /srv/data/4100: permission denied',
  ])('is no client that could not begin: %s', (line) => {
    expect(causeOf(`tcp/4100 ${client}`, line)).toBe('unknown')
  })
})

describe('a program that did not start, by whoever says so', () => {
  it.each([
    ['Puppet', "Error: Could not start Service[nginx]: Execution of '/sbin/service nginx start' returned 1"],
    ['a script within a line', '==> box: output: Starting nginx: nginx: [FAILED]'],
    ['Ansible', 'fatal: [box]: FAILED! => {"changed": false, "msg": "Unable to start service nginx: Job failed"}'],
    ['Compose', 'ERROR: for nginx  Cannot start service nginx: OCI runtime create failed'],
    ['Chinese', 'nginx 服务启动失败'],
    ['Japanese', 'nginx サービスの起動に失敗しました'],
    ['Windows', 'The nginx service could not be started.'],
  ])('%s', (_, line) => {
    expect(causeOf(`tcp/80 ${client}`, line)).toBe('not-listening')
    expect(causeOf(`tcp/3306 ${client}`, line)).toBe('unknown')
  })

  it('unless it has come up after that, or somebody only asks', () => {
    expect(causeOf(`tcp/80 ${client}`, 'Starting nginx: [FAILED]\nStarting nginx: [  OK  ]')).toBe('unknown')
    expect(causeOf(`tcp/80 ${client}`, 'What if somebody reads "nginx 服务启动失败"?')).toBe('unknown')
    expect(causeOf(`tcp/80 ${client}`, 'When the nginx service failed to start you should read the log')).toBe(
      'unknown',
    )
  })

  const banner = 'HAProxy Ingress, built 2026\n\nI0302 01:02:03.000001       1 flags.go:20] "Watching"\n'
  const last = 'F0302 01:02:04.123456       1 main.go:77] cannot reach the API server: no such service'
  it('its last words, where it says above what it is', () => {
    expect(causeOf(`tcp/443 ${client}`, `${banner}${last}\n`)).toBe('not-listening')
    expect(causeOf(`tcp/5432 ${client}`, `${banner}${last}\n`)).toBe('unknown')
    // Without a name it may be any program, and what follows may be the same program, which has gone on.
    expect(causeOf(`tcp/443 ${client}`, last)).toBe('unknown')
    expect(
      causeOf(`tcp/443 ${client}`, `${banner}${last}\nI0302 01:02:09.000001       1 main.go:90] "Serving"\n`),
    ).toBe('unknown')
  })

  const pod = (name: string, reason: string, port: number) =>
    `$ kubectl describe pod ${name}\nName:         ${name}\nNamespace:    default\nStatus:       Running\nContainers:\n  app:\n    Image:          registry.example/edge:1.4\n    Port:           ${port}/TCP\n    State:          Waiting\n      Reason:       ${reason}\n    Ready:          False\n    Liveness:       http-get http://:10254/healthz delay=10s timeout=1s period=10s\n`
  it('a pod that is described with its port, and does not run', () => {
    expect(causeOf(`tcp/8443 ${client}`, pod('edge-7d9f6c5b4-x2x4k', 'CrashLoopBackOff', 8443))).toBe('not-listening')
    expect(causeOf(`tcp/9443 ${client}`, pod('edge-7d9f6c5b4-x2x4k', 'CrashLoopBackOff', 8443))).toBe('unknown')
    const listed =
      'NAME                   READY   STATUS    RESTARTS   AGE\nedge-7d9f6c5b4-k8s2p   1/1     Running   0          3d'
    expect(causeOf(`tcp/8443 ${client}`, pod('edge-7d9f6c5b4-x2x4k', 'CrashLoopBackOff', 8443), listed)).toBe('unknown')
  })

  const emerg = '2026/02/03 04:05:06 [emerg] 12#12: bind() to 0.0.0.0:80 failed (13: Permission denied)'
  it('a web server that could not have one of its ports has none of them', () => {
    const here = 'curl: (7) Failed to connect to localhost port 8081 after 0 ms: Could not connect to server'
    expect(causeOf(`tcp/8081 ${client}`, emerg, here)).toBe('not-listening')
    expect(causeOf(`tcp/8081 ${client}`, emerg)).toBe('unknown')
    // Away from the machine the words say nothing of how it failed.
    const away = 'curl: (7) Failed to connect to 203.0.113.9 port 8081 after 0 ms: Could not connect to server'
    expect(causeOf(`tcp/8081 ${client}`, emerg, away)).toBe('unknown')
  })
})

describe('a container whose port has another number on the host', () => {
  const refused = 'curl: (7) Failed to connect to 127.0.0.1 port 3333: Connection refused'
  const log = ' * Running on http://0.0.0.0:3333/ (Press CTRL+C to quit)'
  const silence = 'curl: (28) Failed to connect to 203.0.113.9 port 3333 after 75001 ms: Connection timed out'

  it.each([
    ['a command', 'docker run --rm -p 8090:3333 tally'],
    ['a sentence', 'I start it by docker run --rm -p 8090:3333 tally and the log is below'],
    ['Chinese', '启动命令：docker run -d -p 8090:3333 --name tally tally:2'],
  ])('by %s', (_, run) => {
    expect(causeOf('tcp/3333', run, log, refused)).toBe('wrong-port')
    expect(causeOf('tcp/3333', run, log)).toBe('wrong-port')
    // Something before it drops.
    expect(causeOf('tcp/3333', run, log, silence)).not.toBe('wrong-port')
    expect(causeOf('tcp/3333', run, refused)).toBe('unknown')
    expect(causeOf('tcp/3333', run, 'the log says http://0.0.0.0:3333/', refused)).toBe('wrong-port')
  })

  it('but not where it has the same, the other refuses as well, or somebody asks whether to', () => {
    expect(causeOf('tcp/3333', 'docker run --rm -p 3333:3333 tally', log, refused)).not.toBe('wrong-port')
    const both = 'curl: (7) Failed to connect to 127.0.0.1 port 8090: Connection refused'
    expect(causeOf('tcp/3333', 'docker run --rm -p 8090:3333 tally', log, refused, both)).not.toBe('wrong-port')
    expect(causeOf('tcp/3333', 'Should I use docker run --rm -p 8090:3333 tally instead?', log, refused)).not.toBe(
      'wrong-port',
    )
  })
})

describe('an error of the server, in whatever words a client wraps it', () => {
  it.each([
    `UpdateFailed: GatewayError("GET https://203.0.113.9:9010/api/v2/items: 502, message='Bad Gateway', url='https://203.0.113.9:9010/api/v2/items'")`,
    'error: request to https://203.0.113.9:9010/api failed with status code 503',
    'received unexpected HTTP status: 504 Gateway Timeout from https://203.0.113.9:9010/v2/',
    'Server error: POST https://203.0.113.9:9010/api resulted in a `502 Bad Gateway` response',
    'java.io.IOException: Server returned HTTP response code: 500 for URL: https://203.0.113.9:9010/x',
  ])('%s', (line) => {
    expect(causeOf(`tcp/9010 ${client}`, line)).toBe('service-error')
    expect(causeOf(`tcp/9011 ${client}`, line)).toBe('unknown')
  })

  it.each([
    'retry_on 502 Bad Gateway from https://203.0.113.9:9010/ is set',
    'If you get status code 503 from https://203.0.113.9:9010/ you should wait',
    "GET https://203.0.113.9:9010/api: 200, message='OK'",
  ])('but not: %s', (line) => {
    expect(causeOf(`tcp/9010 ${client}`, line)).not.toBe('service-error')
  })

  const traefik = (address: string) =>
    `proxy.1.abc@node-3    | time="2026-01-02T03:04:05Z" level=debug msg="'504 Gateway Timeout' caused by: dial tcp ${address}:8080: i/o timeout"`
  it('that a proxy has given for what it does not reach in its own network', () => {
    expect(causeOf(`tcp/8080 ${client}`, traefik('10.0.7.21'))).toBe('service-error')
    // Who asks from within may ask the very service.
    expect(causeOf('tcp/8080 from 10.0.7.4', traefik('10.0.7.21'))).toBe('unknown')
    expect(causeOf(`tcp/5432 ${client}`, traefik('10.0.7.21'))).toBe('unknown')
  })
})

describe('a packet in the log of the kernel, whatever its prefix', () => {
  const row = (prefix: string, port = 8020) =>
    `${prefix}IN=eth0 OUT=br-5a5a MAC=xx:xx SRC=198.51.100.7 DST=203.0.113.9 LEN=60 TOS=0x00 PREC=0x00 TTL=49 ID=1 DF PROTO=TCP SPT=40114 DPT=${port} WINDOW=64240 RES=0x00 SYN URGP=0`
  it.each(['[UFW DOCKER BLOCK] ', 'kernel: DROP: ', 'FINAL_REJECT: ', 'Shorewall:net2fw:REJECT:'])('%s', (prefix) => {
    expect(causeOf(`tcp/8020 ${client}`, row(prefix))).toBe('host-firewall')
    expect(causeOf(`tcp/8020 ${client}`, row(prefix, 8021))).toBe('unknown')
    expect(causeOf('tcp/8020 from 198.51.100.9', row(prefix))).toBe('unknown')
  })
  it('but not one that was only noted, or that left a machine', () => {
    expect(causeOf(`tcp/8020 ${client}`, row('[UFW AUDIT] '))).toBe('unknown')
    expect(causeOf(`tcp/8020 ${client}`, row('DROP: ').replace('IN=eth0', 'IN='))).toBe('unknown')
  })
})

describe('names that a machine does not find on its way out', () => {
  it.each([
    'Get "https://pkg.example.net/a.zip": dial tcp: lookup pkg.example.net on 127.0.0.11:53: server misbehaving',
    'dial tcp: lookup pkg.example.net on 10.0.0.2:53: read udp 172.17.0.2:40000->10.0.0.2:53: i/o timeout',
    'no such host',
  ])('%s', (line) => {
    expect(causeOf('egress tcp/443', line)).toBe('dns')
  })
})

describe('a listing that people say does not have the port', () => {
  it.each([
    '进程在，但是 netstat -an 查不到 7101 端口',
    'netstat -tlnp does not show 7101',
    'Port 7101 is not listed in netstat.',
    'netstat で 7101 が出てきません。',
  ])('%s', (line) => {
    expect(causeOf('tcp/7101', line)).toBe('not-listening')
    expect(causeOf('tcp/7102', line)).toBe('unknown')
  })
})
