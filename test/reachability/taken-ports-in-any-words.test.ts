import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const causeOf = (target: string, ...evidence: string[]) => ask(target, ...evidence).cause

describe('a port that is taken, in whichever words a program says so', () => {
  it.each([
    'Error: Port 8081 is already in use',
    'Could not start webserver on port 8081, already in use!',
    'Cannot start server on port 8081: port occupied',
    '[error] port 8081 is occupied',
    'app: failed to create listening socket for port 8081: Address in use',
    'Port: 8081 is being used',
  ])('%s', (line) => {
    expect(causeOf('tcp/8081', line)).toBe('not-listening')
    expect(causeOf('tcp/9000', line)).toBe('unknown')
  })

  it.each([
    'Port 8081 is in use, trying another one...',
    'Port 8081 is in use, using 8082 instead.',
    'Check if port 8081 is already in use.',
    'Maybe port 8081 is already in use',
    'Is port 8081 already in use?',
  ])('but not: %s', (line) => {
    expect(causeOf('tcp/8081', line)).toBe('unknown')
  })

  it('servers of names lose it for both protocols', () => {
    const line = 'dnsmasq: failed to create listening socket for port 53: Address in use'
    expect(causeOf('udp/53', line)).toBe('not-listening')
    expect(causeOf('tcp/53', line)).toBe('not-listening')
  })
})

describe('the trace of a call that takes an address', () => {
  const trace = (call: string, error: string) =>
    `  File "/usr/lib/python3/web.py", line 108, in start\n    ${call}\n${error}`

  it('says what the error below it is about', () => {
    expect(
      causeOf(
        'tcp/80',
        trace('self.socket.bind(self.server_address)', 'PermissionError: [Errno 13] Permission denied'),
      ),
    ).toBe('not-listening')
    expect(
      causeOf('tcp/80', trace('self.log = open(self.path)', 'PermissionError: [Errno 13] Permission denied')),
    ).toBe('unknown')
  })
})

describe('TLS that is met with something else, as further programs say it', () => {
  it('a client on a phone', () => {
    const line =
      'javax.net.ssl.SSLProtocolException: SSL handshake aborted: ssl=0x7b: Failure in SSL library, usually a protocol error'
    expect(causeOf('tcp/443', line)).toBe('service-error')
  })

  it('a proxy, behind itself', () => {
    const line =
      'SSL_do_handshake() failed (SSL: error:1408F10B:SSL routines:ssl3_get_record:wrong version number) while SSL handshaking to upstream, client: 198.51.100.7, server: x, request: "GET / HTTP/1.1", upstream: "https://10.0.0.5:8080/", host: "x.example"'
    expect(causeOf('tcp/443 from 198.51.100.7', line)).toBe('service-error')
  })
})
