import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('one protocol of IP leads there, the other does not', () => {
  const tried = (six: string, four = 'HTTP/1.1 301 Moved Permanently') =>
    `$ curl -6 -sI --max-time 9 http://shop.example.net/\n${six}\n$ curl -4 -sI http://shop.example.net/\n${four}`
  const silent = 'curl: (28) Failed to connect to shop.example.net port 80 after 9001 ms: Timeout was reached'

  it('by commands that were limited to each', () => {
    expect(causeOf('tcp/80 from 198.51.100.7', tried(silent))).toBe('ipv4-only')
    expect(causeOf('tcp/80', tried('curl: (7) Could not connect to server'))).toBe('ipv4-only')
    expect(causeOf('tcp/80', tried('HTTP/1.1 200 OK', silent))).toBe('ipv6-only')
    expect(causeOf('egress tcp/80', tried(silent))).toBe('ipv4-only')
    const nc = (family: number, said: string) => `$ nc -${family} -vz gate.example.org 2222\n${said}`
    const lost = 'nc: connect to gate.example.org (2001:db8::5) port 2222 (tcp) failed: Connection timed out'
    const open = 'Connection to gate.example.org (203.0.113.5) 2222 port [tcp/*] succeeded!'
    expect(causeOf('tcp/2222', nc(6, lost), nc(4, open))).toBe('ipv4-only')
  })

  it('but not where both fail, or another name was asked for', () => {
    expect(causeOf('tcp/80', tried(silent, silent))).toBe('unknown')
    expect(causeOf('tcp/80', tried('HTTP/1.1 200 OK'))).toBe('none-found')
    expect(causeOf('tcp/80', tried(silent).replace('-sI http://shop.', '-sI http://www.'))).not.toBe('ipv4-only')
  })

  it('what listens goes before', () => {
    const rows =
      'State  Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 511 0.0.0.0:80 0.0.0.0:*\nLISTEN 0 511 [::]:80 [::]:*'
    expect(causeOf('tcp/80', tried(silent), `$ ss -lnt\n${rows}`)).toBe('unknown')
  })

  it('its record alone is to be mended where the way lacks it', () => {
    const fixes = (six: string) => ask('tcp/80', tried(six)).fix.map(({ kind }) => kind)
    expect(fixes(silent)).toEqual(['dns-record'])
    expect(fixes('curl: (7) Failed to connect to shop.example.net port 80 after 3 ms: Connection refused')).toEqual([
      'listen-ipv6',
    ])
    expect(ask('egress tcp/80', tried(silent)).fix).toEqual([])
  })

  it('a tester of sites says so of one', () => {
    const told = (kind: string, family: number, address: string) =>
      `shop.example.net has an ${kind} (IPv${family}) record (${address}) but a test request to this address over port 80 did not succeed. Your web server must have at least one working IPv4 or IPv6 address.`
    const six = told('AAAA', 6, '2001:db8:4::80')
    expect(causeOf('tcp/80 from 198.51.100.7', `ERROR\n${six}`)).toBe('ipv4-only')
    expect(causeOf('tcp/80', `${six} dial tcp [2001:db8:4::80]:80: i/o timeout`)).toBe('ipv4-only')
    expect(causeOf('tcp/80', told('A', 4, '203.0.113.9'))).toBe('ipv6-only')
    expect(causeOf('tcp/80', `${told('A', 4, '203.0.113.9')}\n${six}`)).toBe('unknown')
  })
})

describe('a machine without a way by a protocol of IP', () => {
  it.each([
    '* Immediate connect fail for 2001:db8:4::1318:2001: Network is unreachable',
    'Error: connect ENETUNREACH 2001:db8:4::5:443 - Local (:::0)',
    'Error: connect EADDRNOTAVAIL 2001:db8:4::5:443 - Local (:::0)',
    'Get "https://reg.example.org/v2/": dial tcp [2001:db8:4::5]:443: connect: network is unreachable',
    'Get "https://reg.example.org/v2/": dial tcp [2001:db8:4::5]:443: connect: cannot assign requested address',
    'ssh: connect to host 2001:db8:4::5 port 443: Network is unreachable',
  ])('of IPv6: %s', (line) => {
    const below = line.startsWith('*') ? `$ curl -v https://reg.example.org/\n${line}` : line
    expect(causeOf('egress tcp/443', below)).toBe('ipv4-only')
  })

  it('by an address without a port, by a ping over it, and on the machine itself', () => {
    const bare =
      '$ curl http://deals.example.com/\ncurl: (7) Failed to connect to 2001:db8:1::8ba2:1a0a: Network is unreachable'
    expect(causeOf('egress tcp/80', bare)).toBe('ipv4-only')
    const numbers = bare.replace('1a0a', '2001')
    expect(causeOf('egress tcp/80', numbers)).toBe('ipv4-only')
    const pinged =
      "$ curl -6 https://www.example.com\ncurl: (7) Couldn't connect to server\n$ ping6 ipv6.example.com\nconnect: Network is unreachable"
    expect(causeOf('egress tcp/443', pinged)).toBe('ipv4-only')
    expect(causeOf('egress tcp/443', pinged.replace('-6 ', ''))).toBe('unknown')
    const both =
      '$ curl -4 localhost:2368\n<!DOCTYPE html>\n$ curl -6 localhost:2368\ncurl: (7) Failed to connect to ::1 port 2368: Connection refused'
    expect(causeOf('tcp/2368 from ::1', both)).toBe('ipv4-only')
  })

  it('but not where IPv4 fails as well', () => {
    const six = '* Immediate connect fail for 2001:db8:4::5: Network is unreachable'
    const four =
      '*   Trying 203.0.113.5:443...\n* connect to 203.0.113.5 port 443 failed: Connection timed out\ncurl: (28) Failed to connect to reg.example.org port 443 after 130000 ms: Connection timed out'
    expect(causeOf('egress tcp/443', `$ curl -v https://reg.example.org/\n${six}\n${four}`)).toBe('unknown')
    const none = 'ssh: connect to host 203.0.113.5 port 443: Network is unreachable'
    expect(
      causeOf('egress tcp/443', `ssh: connect to host 2001:db8::5 port 443: Network is unreachable\n${none}`),
    ).toBe('unknown')
  })

  it('of IPv4, where it is seen to have IPv6', () => {
    const line = 'Connecting to dl.example.org (dl.example.org)|203.0.113.5|:443... failed: Network is unreachable.'
    const asked = (server: string) =>
      `Server:\t\t${server}\nAddress:\t${server}#53\n\nName:\tdl.example.org\nAddress: 203.0.113.5`
    expect(causeOf('egress tcp/443', line, `$ nslookup dl.example.org\n${asked('2001:db8::53')}`)).toBe('ipv6-only')
    expect(causeOf('egress tcp/443', line, `$ nslookup dl.example.org\n${asked('10.0.0.2')}`)).toBe('unknown')
    expect(causeOf('egress tcp/443', line)).toBe('unknown')
    const own = 'eth0 UP 2001:db8:4::20/64 fe80::1/64'
    expect(causeOf('egress tcp/443', line, `$ ip -br addr\nlo UNKNOWN 127.0.0.1/8 ::1/128\n${own}`)).toBe('ipv6-only')
    expect(causeOf('egress tcp/443', line, `$ ip -br addr\neth0 UP 10.0.0.8/24 2001:db8:4::20/64`)).toBe('unknown')
  })

  it('says nothing of port 25 that another protocol of IP has met', () => {
    const six =
      'May 26 07:11:55 mx postfix/smtp[4198]: connect to mx.example.org[2001:db8::25]:25: Network is unreachable'
    const four =
      'May 26 07:12:25 mx postfix/smtp[4198]: connect to mx.example.org[203.0.113.7]:25: Connection timed out'
    for (const from of ['', ' from 2001:db8::25', ' from 203.0.113.7'])
      expect(causeOf(`egress tcp/25${from}`, `${six}\n${four}`)).toBe('platform-port-25')
  })
})

describe('an address that the machine does not have', () => {
  it.each([
    '2026-03-01T08:02:11+08:00 ERROR server exited with error: Cannot assign requested address (os error 99)',
    'Failed to start service: Cannot assign requested address',
    'Starting the relay on 8388 ... failed: Cannot assign requested address',
    '[error] 服务启动失败: cannot assign requested address',
    'Could not bind to 【IP of my server】:8388: Cannot assign requested address (os error 99)',
    'bind to <public ip>:8388 failed: Cannot assign requested address',
  ])('a server that does not start for want of it: %s', (line) => {
    expect(causeOf('tcp/8388 from 198.51.100.7', line)).toBe('wrong-address')
  })

  it.each([
    'java.net.ConnectException: Cannot assign requested address',
    'redis.exceptions.ConnectionError: Error 99 connecting to localhost:8388. Cannot assign requested address.',
    'could not start replication: dial tcp 203.0.113.9:8388: connect: cannot assign requested address',
  ])('but no client: %s', (line) => {
    expect(causeOf('tcp/8388 from 198.51.100.7', line)).toBe('unknown')
  })
})
