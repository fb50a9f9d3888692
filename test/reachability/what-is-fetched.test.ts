import { describe, expect, it } from 'vitest'
import { ask, stateOf } from './ask'

/** What managers of packages of the machine itself say, with names that nobody knows. */
const fetches = [
  'W: Failed to fetch http://ppa.example.com/ubuntu/dists/jammy/InRelease  Could not connect to ppa.example.com:80 (192.0.2.77), connection timed out',
  '  Could not connect to ppa.example.com:80 (192.0.2.77), connection timed out',
  "http://mirror.example.com/7/os/repodata/repomd.xml: [Errno 12] Timeout on http://mirror.example.com/7/os/repodata/repomd.xml: (28, 'Connection timed out after 30001 milliseconds')",
]

describe('what the machine itself wanted to fetch is no try of a client', () => {
  it.each(fetches)('%s', (line) => {
    for (const port of ['tcp/80', 'tcp/443']) {
      const refused = 'curl: (7) Failed to connect to 203.0.113.9 port 443 after 1 ms: Connection refused'
      expect(ask(port, line).cause).toBe('unknown')
      expect(stateOf(ask('tcp/443', line, refused), 'security-group')).toBe('pass')
      // Neither does it speak of a port that another program holds.
      const held = `(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:${port.slice(4)}`
      expect(ask(port, `${held}\nno listening sockets available, shutting down`, line).cause).toBe('unknown')
    }
    const below = 'curl: (6) Could not resolve host: www.exmaple.com'
    expect(ask('tcp/80', `${line}\n${below}`).cause).toBe('dns')
  })

  it('a repository, or a registry, may be the very service that is missed', () => {
    const git =
      "fatal: unable to access 'http://203.0.113.9:443/me/repo.git/': Failed to connect to 203.0.113.9 port 443: Connection refused"
    expect(stateOf(ask('tcp/443', git), 'security-group')).toBe('pass')
  })

  it('tells of the way out, where that is asked', () => {
    const silent = '  Could not connect to ppa.example.com:25 (192.0.2.77), connection timed out'
    expect(ask('egress tcp/25', silent).cause).toBe('platform-port-25')
    expect(ask('egress tcp/25', silent.replace('connection timed out', 'Connection refused')).cause).toBe('unknown')
  })
})
