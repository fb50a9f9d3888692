import { describe, expect, it } from 'vitest'
import { cpuTime } from '../cpu-time'
import { ask, output, web } from './ask'

const size = 5_000_000

function filled(text: string): string {
  return text.repeat(Math.ceil(size / text.length)).slice(0, size)
}

const log =
  '2026-11-24T10:00:00Z web app[123]: connect() failed (111: Connection refused) while connecting to upstream, upstream: "http://127.0.0.1:9000/"\n'

describe('security F4: 5 MB of anything', { timeout: 120_000 }, () => {
  const pastes: Record<string, string> = {
    'a log': filled(log),
    'a log with evidence at its end': `${filled(log)}\n${output('netstat-tlnp')}`,
    'sockets again and again': filled(output('ss-lntp')),
    'rules again and again': filled(output('iptS-chains')),
    'open braces': filled('{'),
    'open braces on lines of their own': filled('{\n'),
    'one line': filled('a'),
    spaces: filled(' '),
    'escape sequences': filled('\u001b[31m'),
    'carriage returns': filled('\r'),
    prompts: filled('[root@web ~]# ss\n'),
    'tables of nftables that never close': filled('table inet a { chain b { tcp dport 80 drop\n'),
    'dangerous keys': filled('{"__proto__":{"Permissions":1}}\n'),
    'a table that never opens': `table${'\t'.repeat(200_000)}`,
    'lines of blanks after each word that begins a row': filled(
      ['table', 'tcp', 'LISTEN', 'ALLOW', 'To', 'State', 'rule', 'HTTP', 'Ping', 'Trying', 'source', 'Chain', '#']
        .map((word) => `${word}${' '.repeat(3900)}\n`)
        .join(''),
    ),
    'half a document': filled('{"Permissions":"'),
  }
  for (const [name, paste] of Object.entries(pastes)) {
    it(`${name}: answered soon`, () => {
      const used = cpuTime()
      const { layers } = ask('tcp/443 from 198.51.100.7', paste)
      // One second on an idle machine; the bound leaves room for a busy one.
      expect(used()).toBeLessThan(4000)
      expect(layers).toHaveLength(10)
    })
  }

  it('finds what stands at the end', () => {
    expect(ask('tcp/3306 from 198.51.100.7', pastes['a log with evidence at its end'] ?? '').cause).toBe(
      'loopback-only',
    )
  })
})

describe('garbage', () => {
  const garbage = [
    '',
    '\0',
    '�'.repeat(1000),
    '-A',
    '-A INPUT',
    'Chain INPUT (policy',
    'table inet',
    '{"Permissions":',
    'Status:',
    '[[[[',
    'HTTP/1.1',
    '* Trying',
    'tcp 0 0',
    'Rule Name:',
  ]
  it('names no cause', () => {
    for (const text of garbage) expect(ask('tcp/80 from 198.51.100.7', text).cause).toBe('unknown')
    expect(ask('tcp/80 from 198.51.100.7', ...garbage).cause).toBe('unknown')
  })

  it('does not hide what stands beside it', () => {
    expect(ask('tcp/443 from 198.51.100.7', ...garbage, output('ss-lntp'), web).cause).toBe('not-listening')
  })

  it('every prefix of real evidence is answered without an error', () => {
    for (const name of [
      'iptL-chains',
      'nft-chains',
      'fw-public',
      'ufw-verbose',
      'curl-dual',
      'netstat-an',
      'ss-ant-est',
    ]) {
      const text = output(name)
      for (let end = 0; end < text.length; end += 37)
        expect(ask('tcp/80 from 198.51.100.7', text.slice(0, end)).layers).toHaveLength(10)
    }
  })
})
