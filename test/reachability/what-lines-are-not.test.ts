import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('the command of a unit that has ended', () => {
  const status = (code: string) =>
    `● panel.service - Panel\n     Active: failed (Result: exit-code) since Mon; 2s ago\n    Process: 417 ExecStart=/opt/env/bin/gunicorn --bind 127.0.0.1:9000 panel.wsgi --timeout=120 ${code}`

  it('is neither a try nor a program that runs', () => {
    expect(causeOf('tcp/9000', status('(code=exited, status=217/USER)'))).toBe('not-listening')
  })
})

describe('an address of IPv6 without a port', () => {
  it('has none in its last group', () => {
    const line = 'curl: (7) Failed to connect to 2001:db8:1::8ba2:1a0a: Network is unreachable'
    expect(causeOf('egress tcp/80 from 203.0.113.10', `$ curl http://deals.example.com/\n${line}`)).toBe('ipv4-only')
  })
})

describe('the page to which a library sends its users', () => {
  it('is not the server that was asked', () => {
    const line =
      'ConnectException: cURL error 35: error:0A00010B:SSL routines::wrong version number (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)'
    expect(causeOf('tcp/8538', line)).toBe('service-error')
  })
})

describe('who is turned away at a port that a tunnel has given the service', () => {
  it('has come to the service', () => {
    const tunnel =
      '$ psql -h localhost -p 7543 -U app -d app\npsql: FATAL:  no pg_hba.conf entry for host "198.51.100.7", user "app", database "app", SSL on'
    expect(causeOf('tcp/5432 from 198.51.100.7', tunnel)).toBe('service-error')
    expect(causeOf('tcp/3306 from 198.51.100.7', tunnel)).toBe('unknown')
  })
})

describe('a bind at a port that the system was to choose', () => {
  it('fails for the address', () => {
    const log = 'Cannot bind address ([203.0.113.9]:0)\nCannot assign requested address'
    expect(causeOf('tcp/54', log)).toBe('wrong-address')
  })
})

describe('lighttpd, of what stands behind it', () => {
  it('with the reason before the place', () => {
    const line =
      '2026-02-03 19:40:11: (gw_backend.c.245) establishing connection failed: Connection refused socket: tcp:127.0.0.1:8183'
    expect(causeOf('tcp/80', line)).toBe('service-error')
    expect(stateOf(ask('tcp/22', line), 'application')).not.toBe('fail')
  })
})

describe('a comment that a search has found in a file', () => {
  it('is none of what a program says', () => {
    const found = (mark: string) =>
      `root@web:/# grep -R listen /etc/nginx\nconf.d/default.conf:    listen       8080;\nconf.d/default.conf:    ${mark}proxy the scripts to a server listening on 127.0.0.1:8080\nconf.d/default.conf:7:    ${mark}listening on 127.0.0.1:8080`
    expect(causeOf('tcp/8080', found('# '))).toBe('unknown')
    expect(causeOf('tcp/8080', found(''))).toBe('loopback-only')
  })
})
