import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, ...evidence: string[]) => ask(`${target} ${client}`, ...evidence).cause

describe('proxies behind which nothing takes a request', () => {
  it('whoever comes meets the same, whichever client the line names', () => {
    const lines = [
      '{"level":"error","ts":1719824400.5,"logger":"http.log.error","msg":"dial tcp 127.0.0.1:5055: connect: connection refused","request":{"remote_ip":"172.19.0.1","remote_port":"51544","proto":"HTTP/2.0","method":"GET","host":"ask.example.net","uri":"/"},"status":502}',
      '{"level":"error","ts":1719824400.5,"logger":"http.log.error.log0","msg":"dial tcp: lookup board on 127.0.0.11:53: no such host","request":{"remote_addr":"10.0.0.2:40122","method":"GET","host":"ask.example.net","uri":"/"},"status":502}',
      '[Mon Jul 01 09:00:00.114 2024] [proxy:error] [pid 911] (111)Connection refused: AH00957: HTTP: attempt to connect to 127.0.0.1:5055 (localhost) failed',
    ]
    for (const line of lines) expect(causeOf('tcp/443', line), line).toBe('service-error')
    // One that does not answer in time may answer another.
    const slow = (lines[0] ?? '').replace('connect: connection refused', 'i/o timeout')
    expect(causeOf('tcp/443', slow)).toBe('unknown')
  })

  it('the local service of a tunnel, at the same number as the port of its server', () => {
    const line =
      '2024/07/01 09:00:00 [E] [proxy.go:795] [0123456789abcdef] [cam] connect to local service [192.168.8.30:18554] error: dial tcp 192.168.8.30:18554: connect: connection refused'
    expect(causeOf('tcp/18554', line)).toBe('service-error')
    expect(causeOf('tcp/7000', line)).toBe('unknown')
  })

  it('pages of errors without a number, as servers write them', () => {
    const pages = [
      'Service Unavailable\nThe server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.',
      'Bad Gateway',
      'Proxy Error\nThe proxy server received an invalid response from an upstream server.',
      '503 Service Unavailable\nNo server is available to handle this request.',
      'HTTP状态 503 - 服务不可用',
    ]
    for (const page of pages) expect(causeOf('tcp/443', page), page).toBe('service-error')
    expect(causeOf('tcp/443', 'Welcome to nginx!')).toBe('none-found')
  })

  it('Apache that may not open a socket towards its backend has its own port', () => {
    const line =
      '[Mon Jul 01 09:00:00.1 2024] [proxy:error] [pid 911] (13)Permission denied: AH00952: FCGI: error creating fam 2 socket for target 127.0.0.1'
    expect(causeOf('tcp/443', line)).toBe('unknown')
  })

  it('all servers of a backend of HAProxy, by lines that a narrow window has cut off', () => {
    const down = (server: string) =>
      `Feb 01 09:00:00 lb haproxy[311]: [WARNING] 031/090000 (311) : Server nodes/${server} is DOWN, reason: Layer4 connection problem, info: "Connection >`
    const up =
      'Feb 01 09:00:09 lb haproxy[311]: [WARNING] 031/090009 (311) : Server nodes/a1 is UP, reason: Layer4 check passed>'
    expect(causeOf('tcp/80', `${down('a1')}\n${down('a2')}`)).toBe('service-error')
    expect(causeOf('tcp/80', down('a1'))).toBe('unknown')
    expect(causeOf('tcp/80', `${down('a1')}\n${down('a2')}\n${up}`)).toBe('unknown')
  })
})

describe('a backend by its socket, or by one of its addresses', () => {
  it('whose line a pager has cut', () => {
    const line =
      '2026/04/02 07:08:09 [error] 75#0: *3 connect() to unix:/srv/app/tmp/app.sock failed (111: Connection refused) while connecting to upstream, client$'
    expect(causeOf('tcp/443', line)).toBe('service-error')
    expect(causeOf('tcp/5432', line)).not.toBe('service-error')
  })

  it('of which the other one has answered', () => {
    const line =
      '2026/04/02 07:08:09 [error] 31#0: *7 connect() failed (111: Connection refused) while connecting to upstream, client: 198.51.100.7, server: a.example.net, request: "GET / HTTP/1.1", upstream: "http://[::1]:5080/", host: "a.example.net"'
    const answer = (status: number) =>
      `198.51.100.7 - - [02/Apr/2026:07:08:09 +0000] "GET / HTTP/1.1" ${status} 5120 "-" "-"`
    expect(causeOf('tcp/80', line)).toBe('service-error')
    expect(causeOf('tcp/80', line, answer(200))).not.toBe('service-error')
    expect(causeOf('tcp/80', line, answer(502))).toBe('service-error')
  })
})
