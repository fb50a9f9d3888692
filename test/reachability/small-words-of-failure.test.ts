import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('names that are not found, as further tools say it', () => {
  it.each([
    "[#] wg setconf wg0 /dev/fd/63\nTry again: `nl2.vpn.example.org:51820'. Trying again in 1.00 seconds...",
    "Name or service not known: `nl2.vpn.example.org:51820'",
  ])('%s', (line) => {
    expect(causeOf('egress udp/51820 from 203.0.113.9', line)).toBe('dns')
  })
})

describe('what a provider writes of port 25 (O-2, O-3)', () => {
  it.each([
    'Note: Port 25 is always blocked and cannot be used.',
    'SMTP ports 25, 465, and 587 are blocked on our machines to prevent abuse.',
    '"Ports 25 and 465 are blocked on our cloud servers. 587 is open."',
  ])('%s', (line) => {
    expect(causeOf('egress tcp/25 from 203.0.113.9', line)).toBe('platform-port-25')
  })

  it.each([
    'I think that port 25 is blocked by my firewall?',
    'If port 25 is blocked, use 587.',
    'Port 25 was blocked; it is unblocked now.',
  ])('but not: %s', (line) => {
    expect(causeOf('egress tcp/25 from 203.0.113.9', line)).toBe('unknown')
  })
})

describe('a command that starts a container', () => {
  it('with its port in quotes', () => {
    const run = (port: string) => `docker run -d --name cd -p ${port} demo/cd\n${'0a'.repeat(32)}`
    for (const quote of ['"', "'", ''])
      expect(causeOf('tcp/5000', run(`${quote}127.0.0.1:5000:5000${quote}`))).toBe('loopback-only')
  })
})

describe('a script of Debian’s that gives up', () => {
  it('has not started its service', () => {
    const log =
      'Oct 17 09:20:03 lab flowd[30120]:  * Missing /etc/flowd/flowd.start. Quitting\nOct 17 09:20:03 lab flowd[30120]:    ...fail!'
    expect(causeOf('tcp/3000', log)).toBe('not-listening')
    expect(causeOf('tcp/3306', log)).toBe('unknown')
  })
})

describe('a program of any kind at a port of the dynamic range', () => {
  const row = (port: number) =>
    `[root@web ~]# netstat -lntp\nActive Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name\ntcp        0      0 0.0.0.0:${port}           0.0.0.0:*               LISTEN      702/python3\ntcp        0      0 0.0.0.0:22           0.0.0.0:*               LISTEN      700/sshd\n[root@web ~]# `

  it('is no site that was moved', () => {
    expect(causeOf('tcp/80', row(65_500))).toBe('not-listening')
    expect(causeOf('tcp/80', row(8000))).toBe('wrong-port')
  })
})
