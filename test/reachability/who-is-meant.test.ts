import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('a proxy that names the very client has been asked by it, whatever port is behind', () => {
  const line = (client: string) =>
    `front.1  | 2026/01/02 03:04:05 [error] 9#9: *2 connect() failed (111: Connection refused) while connecting to upstream, client: ${client}, server: desk.example.com, request: "GET / HTTP/1.1", upstream: "http://10.50.0.7:80/", host: "desk.example.com"`

  it('of the same number', () => {
    expect(causeOf('tcp/80 from 10.9.0.4', line('10.9.0.4'))).toBe('service-error')
    expect(causeOf('tcp/8080 from 10.9.0.4', line('10.9.0.4').replace(':80/', ':8080/'))).toBe('service-error')
  })
})

describe('names that are not found', () => {
  it('by a client that shows nothing else, at a port where people log in', () => {
    expect(causeOf('tcp/22', '"error\ngetaddrinfo ENOTFOUND my_box"')).toBe('dns')
    expect(causeOf('tcp/443', '"error\ngetaddrinfo ENOTFOUND my_box"')).toBe('unknown')
    expect(causeOf('tcp/22', 'getaddrinfo ENOTFOUND my_box\n\nListening on port 3000')).toBe('unknown')
  })

  it('by a program that hands its error on as an object', () => {
    const told = '{"ok":false,"reason":"getaddrinfo EAI_AGAIN feeds.example.org"}'
    expect(causeOf('egress tcp/443', told)).toBe('dns')
    expect(causeOf('egress tcp/443', told.replace('getaddrinfo EAI_AGAIN', 'found'))).toBe('unknown')
  })
})

describe('mail to others is not sent to the server that sends it', () => {
  const sent = (...servers: string[]) =>
    servers
      .map((server, at) => `May 26 07:1${at}:55 post postfix/smtp[77]: connect to ${server}:25: Connection timed out`)
      .join('\n')
  const three = sent('mx1.example.net[192.0.2.26]', 'mx2.example.net[198.51.100.27]', 'mx3.example.net[203.0.113.27]')
  const greeted = (name: string) =>
    `$ telnet ${name} 25\nConnected to ${name}.\nEscape character is '^]'.\n220 ${name} ESMTP`

  it('by what each is called', () => {
    expect(causeOf('egress tcp/25', three, greeted('post.example.cc'))).toBe('platform-port-25')
    expect(causeOf('egress tcp/25', three, greeted('smtp.example.cc'))).not.toBe('platform-port-25')
  })
})

describe('the mail in which fail2ban tells of a ban', () => {
  const mail = (address: string, jail: string) =>
    `Hi,\n\nThe IP ${address} has just been banned by Fail2Ban after\n4 attempts against ${jail}.\n\nRegards`
  it('names the client and the jail', () => {
    expect(causeOf('tcp/22 from 198.51.100.7', mail('198.51.100.7', 'sshd'))).toBe('host-firewall')
    expect(causeOf('tcp/22 from 198.51.100.8', mail('198.51.100.7', 'sshd'))).toBe('unknown')
    expect(causeOf('tcp/3306 from 198.51.100.7', mail('198.51.100.7', 'sshd'))).toBe('unknown')
  })
})

describe('errors of pages, with the number before a colon', () => {
  it.each(['403: Forbidden\n\nUnauthorized IP Address.', '502: Bad Gateway'])('%s', (page) => {
    expect(causeOf('tcp/9091', page)).toBe('service-error')
  })
})

describe('who has logged in to look after a service', () => {
  it('is greeted by another one', () => {
    const errored =
      '┌────┬──────┬─────────┬─────────┐\n│ id │ name │ pid     │ status  │\n├────┼──────┼─────────┼─────────┤\n│ 0  │ reel │ 0       │ errored │\n└────┴──────┴─────────┴─────────┘'
    const log = `Last login: Tue Jan  6 09:12:40 2026 from 198.51.100.41\nroot@box:~# docker logs reel\n${errored}`
    expect(causeOf('tcp/5710', log)).toBe('not-listening')
    expect(causeOf('tcp/22', 'Last login: Tue Jan  6 09:12:40 2026 from 198.51.100.41')).toBe('none-found')
  })
})

describe('what a program says of itself as it starts', () => {
  it('is no heading of the machine that people sit at', () => {
    const log =
      '\troot@box:~/demo# python3 demo.py\n\tRunning locally at: http://127.0.0.1:7861/\n\tTo share it, set share.'
    expect(causeOf('tcp/7861', log)).toBe('loopback-only')
  })
})

describe('a container that asks its own host', () => {
  it('by the end of its bridge, and is told that there is no way to it', () => {
    const log = (address: string) => `[error] no store: dial tcp ${address}:13307: connect: no route to host`
    expect(causeOf('tcp/13307 from 198.51.100.7', log('172.29.0.1'))).toBe('host-firewall')
    expect(causeOf('tcp/13307 from 198.51.100.7', log('172.29.0.5'))).not.toBe('host-firewall')
  })
})

describe('a name within, which the machine itself asks', () => {
  it('by the address that it was to call', () => {
    const line = "ERROR: couldn't send: Post http://depot/api/v4: dial tcp: lookup depot on 10.0.0.2:53: no such host"
    expect(causeOf('egress tcp/80', line)).toBe('dns')
    expect(causeOf('egress tcp/25', line)).not.toBe('dns')
  })
})

describe('settings of how long to wait', () => {
  it('are no silence that anybody has met', () => {
    expect(
      ask('tcp/3306', 'DB_PARAM=characterEncoding=utf8&connectTimeout=1000&socketTimeout=3000&useSSL=false').met,
    ).toBe(null)
  })
})

describe('frps has no port for what was asked of it', () => {
  it.each([
    '2026/01/02 03:04:05 [W] [control.go:170] [1bb0] [desk] start error: port unavailable',
    '2026/01/02 03:04:05 [W] [control.go:493] [1bb0] new proxy [desk] type [tcp] error: port already used',
  ])('%s', (line) => {
    expect(causeOf('tcp/6010', line)).toBe('not-listening')
    expect(causeOf('tcp/6010', line.replace(/error: port .*/, 'proxy success'))).toBe('unknown')
  })
})
