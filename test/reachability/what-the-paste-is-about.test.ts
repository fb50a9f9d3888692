import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('a program that is shut out of its own port does not run (harness: failed to start is not-listening)', () => {
  it('the engine of a container that somebody misses', () => {
    const line =
      'driver failed programming external connectivity on endpoint shop (0a): Bind for 0.0.0.0:443 failed: port is already allocated'
    expect(causeOf('tcp/443', `The shop does not come up.\n\n${line}`)).toBe('not-listening')
    // Who has the port may be seen to answer.
    expect(causeOf('tcp/443', line, '$ curl -I http://203.0.113.9:443/\nHTTP/1.1 200 OK')).toBe('none-found')
  })

  it('but who holds a port of sites may serve them', () => {
    expect(causeOf('tcp/80', 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)')).toBe('unknown')
  })
})

describe('the only program that a paste is about', () => {
  const lost = (port: number) =>
    `Failed to start: relay: failed to listen TCP on ${port} > listen tcp 127.0.0.1:${port}: bind: cannot assign requested address`

  it('ends for want of another of its ports', () => {
    expect(causeOf('tcp/8443', lost(31297))).toBe('not-listening')
    expect(causeOf('tcp/443', lost(31297))).toBe('not-listening')
  })

  it('but not at a port that belongs to a service of its own, nor where it goes on', () => {
    expect(causeOf('tcp/3306', lost(31297))).toBe('unknown')
    expect(causeOf('tcp/8443', 'relay: listen tcp 127.0.0.1:31297: bind: cannot assign requested address')).toBe(
      'unknown',
    )
  })

  it('nor where another program is shown, or something at the port', () => {
    expect(
      causeOf('tcp/8443', lost(31297), 'INFO:     Uvicorn running on http://0.0.0.0:9000 (Press CTRL+C to quit)'),
    ).toBe('unknown')
    expect(
      causeOf(
        'tcp/8443',
        lost(31297),
        'curl: (28) Failed to connect to 203.0.113.9 port 8443 after 9000 ms: Timeout was reached',
      ),
    ).toBe('unknown')
  })

  const row = (state: string, ports = '') =>
    `CONTAINER ID   IMAGE          COMMAND     CREATED       STATUS      PORTS     NAMES\n4c0b7a91e2d3   demo/tunnel    "/run"      3 min ago     ${state}   ${ports}   gate`

  it('the one container that is listed does not run', () => {
    expect(causeOf('tcp/7100', `$ docker ps -a\n${row('Restarting (1) 12 seconds ago')}`)).toBe('not-listening')
    expect(causeOf('tcp/7100', `$ docker ps -a\n${row('Exited (0) 2 days ago')}`)).toBe('not-listening')
    expect(causeOf('tcp/3306', `$ docker ps -a\n${row('Restarting (1) 12 seconds ago')}`)).toBe('unknown')
    expect(causeOf('tcp/7100', `$ docker ps -a\n${row('Up 3 minutes', '0.0.0.0:7100->7100/tcp')}`)).toBe('unknown')
  })

  it('the one unit that is listed has failed, at a port of sites', () => {
    const unit = (name: string) =>
      `● ${name}.service - ${name}\n   Active: failed (Result: exit-code) since Tue; 4s ago\n  Process: 88 ExecStart=/usr/bin/${name} (code=exited, status=23)`
    expect(causeOf('tcp/443', unit('relayd2'))).toBe('not-listening')
    expect(causeOf('tcp/443', unit('mysqld'))).toBe('unknown')
    expect(causeOf('tcp/443', unit('logrotate'))).toBe('unknown')
  })
})

describe('what a proxy does not reach is gone for whoever asks it, whichever client its line names', () => {
  const log = (client: string) =>
    `2026/01/02 03:04:05 [error] 8#8: *5 connect() failed (111: Connection refused) while connecting to upstream, client: ${client}, server: , request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:5000/", host: "x.example"`

  it('at a port of sites', () => {
    expect(causeOf('tcp/80', log('172.31.9.88'))).toBe('service-error')
    expect(causeOf('tcp/80 from 198.51.100.7', log('203.0.113.200'))).toBe('service-error')
  })

  it('but not at another port, nor for who met silence', () => {
    expect(causeOf('tcp/2222 from 198.51.100.7', log('203.0.113.200'))).toBe('unknown')
    const silent = 'curl: (28) Failed to connect to 203.0.113.9 port 80 after 9000 ms: Timeout was reached'
    expect(causeOf('tcp/80', log('172.31.9.88'), silent)).toBe('unknown')
  })
})

describe('sockets that a shell in a container lists are the container’s', () => {
  const listing = (address: string) =>
    `Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State\ntcp        0      0 ${address}              0.0.0.0:*               LISTEN`
  const run = 'docker run -d --name tv -p 8866:8080 demo/tv:1\n'
  const inside = (address: string) => `$ docker exec -it tv sh\n/ # netstat -tuln\n${listing(address)}\n/ # `

  it('the program listens at another port than the one that is handed on', () => {
    expect(causeOf('tcp/8866', run, inside('0.0.0.0:80'))).toBe('wrong-port')
    expect(causeOf('tcp/8866', run, inside('0.0.0.0:8080'))).toBe('unknown')
  })

  it('it listens at loopback, however the listing was searched', () => {
    expect(causeOf('tcp/8866', run, inside('127.0.0.1:8080'))).toBe('loopback-only')
    const list =
      'NAME   IMAGE   COMMAND   SERVICE   CREATED   STATUS   PORTS\ntv   demo/tv:1   "/tv"   tv   4 minutes ago   Up 4 minutes   0.0.0.0:3005->3005/tcp'
    const found =
      '$ docker exec tv netstat -tulnp | grep 3005\ntcp        0      0 127.0.0.1:3005          0.0.0.0:*               LISTEN      1/tv'
    expect(causeOf('tcp/3005', found, list)).toBe('loopback-only')
  })

  it('what is typed after it at the prompt of the host is the host’s again', () => {
    const back = `[root@ecs ~]# docker exec -it tv bash\nroot@4c0b7a91e2d3:/# exit\n[root@ecs ~]# netstat -tuln\n${listing('127.0.0.1:8866')}\n[root@ecs ~]# `
    expect(causeOf('tcp/8866', back)).toBe('loopback-only')
  })
})
