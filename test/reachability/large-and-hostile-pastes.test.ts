import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gather } from '@/lib/reachability/read/gather'
import type { EvidenceReader } from '@/lib/reachability/read/reader'
import * as every from '@/lib/reachability/read/readers'
import { cpuTime, expectWithin } from '../cpu-time'
import { ask, output, web } from './ask'
import { diceOf, filled, hostilePastes, largePastes, logLine } from './large-pastes'

/** Milliseconds of a kind: one second on an idle machine, and as much again for what others do to its caches. */
const mostOfKind = 2000
/** Each block of these is evidence of its own: they take two seconds, and four. */
const slowKinds: ReadonlyMap<string, number> = new Map([
  ['tries of many servers, one after another', 4000],
  ['all that the tests know, in any order, with other numbers', 8000],
])

describe('security F4: 5 MB of anything', { tags: ['timed'], timeout: 120_000 }, () => {
  for (const [name, make] of Object.entries(hostilePastes)) {
    it(`${name}: answered soon`, () => {
      const paste = make()
      const used = cpuTime()
      const { layers } = ask('tcp/443 from 198.51.100.7', paste)
      expectWithin(used(), mostOfKind)
      expect(layers).toHaveLength(10)
    })
  }

  it.each(Object.entries(largePastes))('%s: answered soon, and no two lines of it are the same', (name, make) => {
    const paste = make(diceOf(3))
    const used = cpuTime()
    expect(ask('tcp/443 from 198.51.100.7', paste).layers).toHaveLength(10)
    expectWithin(used(), slowKinds.get(name) ?? mostOfKind)
  })

  it('finds what stands at the end', () => {
    expect(ask('tcp/3306 from 198.51.100.7', `${filled(logLine)}\n${output('netstat-tlnp')}`).cause).toBe(
      'loopback-only',
    )
  })
})

describe('security F4: what stands there again is not read again', () => {
  const posts = readFileSync(new URL('../fixtures/reachability/posts.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { readonly request: { readonly evidence: readonly string[] } } => JSON.parse(line))
    .map(({ request }) => request.evidence.join('\n'))

  /** Lines that a reader is asked to read of a paste. */
  function linesRead(paste: string): number {
    let count = 0
    const counting: EvidenceReader = {
      name: 'counting',
      read: ({ lines }) => {
        count += lines.length
        return []
      },
    }
    gather([paste], [...Object.values(every), counting])
    return count
  }

  it('a post over and over, of a loop or of a finger: four times its lines at most', () => {
    for (const post of posts.slice(0, 100)) {
      const lines = `${post}\n`.split('\n').length
      expect(linesRead(`${post}\n`.repeat(Math.ceil(2000 / lines) + 1000 / lines))).toBeLessThanOrEqual(4 * lines + 8)
    }
  })

  it('but what stands at the end of it, with or without an end of its line', () => {
    const listing = 'LISTEN 0 511 127.0.0.1:80 0.0.0.0:*'
    for (const end of ['', '\n']) {
      const paste = `${logLine.repeat(2000)}${listing}${end}`
      expect(ask('tcp/80 from 198.51.100.7', paste).cause).toBe('loopback-only')
      expect(ask('tcp/80 from 198.51.100.7', `${listing}\n${logLine.repeat(2000)}`).cause).toBe('loopback-only')
    }
  })

  it('the same outputs in any order: each of them once', () => {
    const outputs = [output('ss-lntp'), output('iptS-chains'), output('ufw-status'), output('curl-timeout')]
    const once = linesRead(outputs.map((text) => `[root@web ~]# x\n${text}`).join(''))
    let shuffled = ''
    for (let index = 0; index < 4000; index += 1)
      shuffled += `[root@web ~]# x\n${outputs[((index * index + 3 * index) % 7) % 4]}`
    expect(linesRead(shuffled)).toBeLessThanOrEqual(2 * once)
  })

  it('more commands than a stack holds, and more sockets than are held against each other', { tags: ['timed'] }, () => {
    let paste = ''
    for (let index = 0; index < 150_000; index += 1) paste += `[root@web ~]# nc -vz 10.0.0.9 ${index}\n`
    expect(ask('tcp/443 from 198.51.100.7', paste).layers).toHaveLength(10)
    let listings = ''
    for (let index = 0; index < 20_000; index += 1)
      listings += `[root@web ~]# ss -lnt\nLISTEN 0 128 100.101.${index >> 8}.${index & 255}:443 0.0.0.0:*\n`
    const used = cpuTime()
    expect(ask('tcp/443 from 198.51.100.7', listings).layers).toHaveLength(10)
    expectWithin(used(), 4000)
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

describe('a document that breaks off', () => {
  const listing =
    '[root@web ~]# ss -lntp\nState   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process\nLISTEN  0       511          127.0.0.1:443          0.0.0.0:*      users:(("nginx",pid=1207,fd=6))\n[root@web ~]# '
  it('ends at the next prompt: what stands below is read', () => {
    const cut = web.slice(0, 400)
    expect(ask('tcp/443 from 198.51.100.7', `${cut}\n${listing}`).cause).toBe('loopback-only')
    expect(ask('tcp/443 from 198.51.100.7', `${listing}\n${cut}`).cause).toBe('loopback-only')
  })

  it('and one below it that does not is read, too', () => {
    const stopped =
      '{"Instances":{"Instance":[{"InstanceId":"i-bp1a","Status":"Stopped","PublicIpAddress":{"IpAddress":["203.0.113.9"]},"OperationLocks":{"LockReason":[]}}]}}'
    expect(ask('tcp/443', `${web.slice(0, 400)}\n[root@web ~]# cat instance.json\n${stopped}`).cause).toBe(
      'instance-stopped',
    )
  })
})
