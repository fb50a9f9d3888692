import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const cause = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('states of services, by whoever keeps them', () => {
  it.each([
    ['tcp/3306', 'mysql stop/waiting', 'mysql start/running, process 77'],
    ['tcp/3306', 'mysqld 已停', 'mysqld (pid 77) 正在运行...'],
    ['tcp/3306', 'mysqld 已死，但是 subsys 被锁', 'mysqld (pid 77) 正在运行...'],
    ['tcp/6379', '/service/redis: down 12 seconds, normally up', '/service/redis: up (pid 77) 12 seconds'],
    ['tcp/6379', 'redis is not running.', 'redis is running as pid 77.'],
    [
      'tcp/3306',
      '10:11:12  [mysql]  Error: MySQL shutdown unexpectedly.',
      '10:11:12  [mysql]  Status change detected: running',
    ],
    [
      'tcp/5432',
      'postgresql  error  1 ann ~/Library/LaunchAgents/pg.plist',
      'postgresql  started ann ~/Library/LaunchAgents/pg.plist',
    ],
  ])('%s: %s', (target, down, up) => {
    expect(cause(target, down)).toBe('not-listening')
    expect(cause(target, up)).toBe('unknown')
    // Of another service.
    expect(cause('tcp/22', down)).toBe('unknown')
  })

  it('a port of the web may be served by another one', () => {
    expect(cause('tcp/80', 'nginx is not running.')).toBe('unknown')
    expect(cause('tcp/8848', 'nacos is not running.')).toBe('not-listening')
  })

  it.each([
    ['tcp/6379', 'ps 看了一下，redis 进程根本不存在'],
    ['tcp/8848', 'jps 里看不到 nacos-server'],
    ['tcp/7000', 'frps 进程被杀了'],
    ['tcp/8080', 'tomcat プロセスが存在しません'],
    ['tcp/5432', 'postgres のプロセスが見つかりません'],
  ])('told of its process: %s, %s', (target, line) => {
    expect(cause(target, line)).toBe('not-listening')
    expect(cause('tcp/22', line)).toBe('unknown')
  })

  it.each([
    ['tcp/8848', '如果 nacos 进程不存在会怎样？'],
    ['tcp/3306', '之前 mysql 进程没了，重启后已经正常，还是超时'],
  ])('not as it is now: %s, %s', (target, line) => {
    expect(cause(target, line)).toBe('unknown')
  })

  it('a status without its head names its process', () => {
    const failed = 'Dec 18 06:19:29 vps systemd[1]: xray.service: Start request repeated too quickly.\n'
    const up = '     Active: active (running) since Fri 2020-12-18 06:41:03 UTC; 2min ago\n   Main PID: 77 (xray)\n'
    expect(cause('tcp/443', failed)).toBe('not-listening')
    expect(cause('tcp/443', `${failed}\n${up}`)).toBe('unknown')
  })
})

describe('ports that could not be had, with no reason beside', () => {
  it.each([
    '[error] p.c.s.NettyServer - Failed to listen for HTTP on /0.0.0.0:9207!',
    'ChannelException: Failed to bind to: 0.0.0.0/0.0.0.0:9207',
    'RpcException: Fail to start server(url: x://10.3.0.8:9207/A) Failed to bind NettyServer on /10.3.0.8:9207',
    'SEVERE: Failed to initialize connector [Connector[HTTP/1.1-9207]]\nLifecycleException: Protocol handler initialization failed',
    'SEVERE: Failed to start connector [Connector[HTTP/1.1-9207]]\nFileNotFoundException: /root/.keystore',
  ])('%s', (line) => {
    expect(cause('tcp/9207', line)).toBe('not-listening')
    expect(cause('tcp/9208', line)).toBe('unknown')
  })

  it.each([
    'WARN could not bind to 0.0.0.0:9207, trying next port',
    'INFO Listening for HTTP on /0.0.0.0:9207',
    'could not listen for events on 10.0.0.7:9207',
  ])('not: %s', (line) => {
    expect(cause('tcp/9207', line)).toBe('unknown')
  })

  it('that is initialised is not yet there; a reason without a port is of the one that is named', () => {
    const initialised = 'INFO Initializing ProtocolHandler ["http-nio-9207"]\n'
    expect(cause('tcp/9207', `${initialised}Web server failed to start. Port 9207 was already in use.`)).toBe(
      'not-listening',
    )
    const other =
      'SEVERE Failed to initialize connector [Connector[AJP/1.3-8009]]\nBindException: Address already in use'
    expect(cause('tcp/9207', `${initialised}${other}`)).toBe('unknown')
  })

  it('the panel of XAMPP names who has it, as does a listing of the process of Windows itself', () => {
    const held = '7:41:13  [Apache]     Port 80 in use by "system"!\n'
    const listing = 'C:\\>netstat -ano | findstr :80\n  TCP    0.0.0.0:80    0.0.0.0:0    LISTENING    4\nC:\\>'
    expect(cause('tcp/80', `${held}\n${listing}`)).toBe('service-error')
    expect(cause('tcp/80', held)).toBe('unknown')
  })

  it('a proxy of frp that has got its port after all', () => {
    const lost = '[W] [control.go:179] [desk] start error: port already used\n'
    expect(cause('tcp/16000', `16000 is closed\n${lost}`)).toBe('not-listening')
    expect(cause('tcp/16000', `16000 is closed\n${lost}[I] [control.go:181] [desk] start proxy success\n`)).toBe(
      'unknown',
    )
    expect(cause('tcp/16000', `16000 is closed\n${lost}[I] [control.go:181] [web] start proxy success\n`)).toBe(
      'not-listening',
    )
  })
})

describe('what a container prints, beside what it has', () => {
  const run = '# docker run --rm -p 9207:9207 shop\nStarting app on http://127.0.0.1:9207\n\n'
  const listing = (program: string) =>
    `# netstat -tlpn\nProto Recv-Q Send-Q Local Address  Foreign Address  State  PID/Program name\ntcp6  0  0 :::9207  :::*  LISTEN  ${program}\n`

  it('is open where its own sockets are', () => {
    expect(cause('tcp/9207', run)).toBe('loopback-only')
    expect(cause('tcp/9207', `${run}${listing('1/node')}`)).toBe('unknown')
    // Those of the host are of whoever hands on.
    expect(cause('tcp/9207', `${run}${listing('812/docker-proxy')}`)).toBe('loopback-only')
    expect(cause('tcp/9207', `${run}${listing('-')}`)).toBe('loopback-only')
  })

  it('machines of Docker are no listeners, and an image serves what it is for', () => {
    const row =
      'CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS   PORTS   NAMES\naa11bb22cc33   nginx   "nginx -g"   5 minutes ago   Up 5 minutes   0.0.0.0:8090->80/tcp, 443/tcp   shop\n'
    const reset = '$ curl localhost:8090\ncurl: (56) Recv failure: Connection reset by peer\n'
    const machines = 'default   *   virtualbox   Running   tcp://192.168.99.100:2376           v1.12.0\n'
    expect(cause('tcp/8090', `${row}\n${reset}`)).toBe('unknown')
    expect(cause('tcp/8090', `${row}\n${machines}`)).not.toBe('wrong-port')
  })
})
