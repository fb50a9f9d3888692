import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { causes } from '@/lib/reachability'
import { literalsOf } from '@/lib/reachability/look/literals'
import { gather } from '@/lib/reachability/read/gather'
import * as readers from '@/lib/reachability/read/readers'
import { cpuTime, expectWithin } from '../cpu-time'
import { ask } from './ask'

const folder = new URL('../fixtures/reachability/outputs/', import.meta.url)
const outputs = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
const pieces = readFileSync(new URL('../fixtures/reachability/tools.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .flatMap((line): string[] => JSON.parse(line).request.evidence)

const lines = [...new Set([...outputs, ...pieces].flatMap((text) => text.split('\n')))].filter(
  (line) => line.length < 300,
)
const words = [...new Set(lines.flatMap((line) => line.split(/\s+/)))].filter(
  (word) => word.length > 0 && word.length < 40,
)

/** Lines of real outputs, in any mixture: whole, cut off, with words of others in them, or of words alone. */
const line = fc.oneof(
  fc.constantFrom(...lines),
  fc.tuple(fc.constantFrom(...lines), fc.nat(80)).map(([text, end]) => text.slice(0, end)),
  fc.tuple(fc.constantFrom(...lines), fc.nat(8), fc.constantFrom(...words)).map(([text, at, word]) => {
    const parts = text.split(' ')
    return [...parts.slice(0, at), word, ...parts.slice(at + 1)].join(' ')
  }),
  fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(' ')),
  fc.string({ maxLength: 60 }),
)
const text = fc.array(line, { maxLength: 40 }).map((list) => list.join('\n'))

describe('whatever is pasted', { timeout: 120_000 }, () => {
  it('is answered, and what was read is data', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (evidence) => {
        expect(causes).toContain(ask('tcp/80 from 198.51.100.7', ...evidence).cause)
        expect(() => structuredClone(gather(evidence))).not.toThrow()
      }),
      { numRuns: 120 },
    )
  })

  it('every reader takes any block', () => {
    const block = fc.record({
      piece: fc.constant(0),
      command: fc.option(fc.oneof(fc.constantFrom(...words), line)),
      at: fc.constantFrom(null, 'web', 'windows'),
      ended: fc.boolean(),
      within: fc.constantFrom(null, 'web'),
      cut: fc.boolean(),
      lines: fc.array(line, { maxLength: 30 }),
      place: fc.constant({ from: 1, to: 30 }),
    })
    for (const { name, read } of Object.values(readers)) {
      fc.assert(
        fc.property(block, (given) => {
          expect(Array.isArray(read(given, [...given.lines.keys()])), name).toBe(true)
        }),
        { numRuns: 30 },
      )
    }
  })
})

/** What begins something that a pattern goes on with. */
const starts = [
  ...[
    'table',
    'tcp',
    'LISTEN',
    'State',
    'Chain INPUT',
    '-A INPUT',
    'CONTAINER ID',
    'Ping',
    'Trying',
    '* Trying',
    'HTTP/1.1',
  ],
  ...[
    'curl: (7)',
    'Connected to',
    'Connection to',
    'Permission denied',
    "Can't connect to MySQL server on '",
    'upstream: "',
  ],
  ...[
    'Listening at',
    'port',
    'listen tcp',
    'bind: address already in use',
    'avc: denied { name_bind }',
    'SRC=1.1.1.1 DST=',
  ],
  ...['IN=eth0 SRC=', '1:00 IP 1.1.1.1.1 > ', 'src=', 'srcaddr=', 'Banned IP list:', 'sshd:', 'traceroute to', '1.|--'],
  ...[
    'Status: active',
    '80/tcp',
    'Rule Name:',
    'rich rules:',
    'rule family',
    '1.1.1.1 - - [1/Jan/2026:1',
    'a:80 1.1.1.1 - - [1/Jan/2026:1] "GET /',
    '"http.log.access","remote_ip":"1.1.1.1","proto":"HTTP/1',
    'a sshd[1]: Failed password for ',
    '1732760000.123 0 1.1.1.1 TCP_DENIED/403 ',
    '*1 a, client: 1.1.1.1, server: ',
    '[client 1.1.1.1',
    'root 1 redis-server ',
    'root 1 gunicorn -b ',
    'bind ',
    'listen_addresses = ',
    'ListenAddress ',
    '| tcp | ',
    'tcp 0 0 1.1.1.1:1 ',
    '1.1.1.1.1 > 2.2.2.2.2: ',
    '1.1.1.1 → 2.2.2.2 TCP ',
    'Starting a',
    'a 127.0.0.1:1->',
    "Host '",
    '没有用于主机',
    'Interface: ',
    'Name: a\nNumber of entries: 1\nMembers:\n',
    'create a hash:ip ',
    '优先级\t访问源\t目的\t协议\t端口\t应用\t动作\n1\t',
    '{"nftables": [{"rule": ',
    "{'InstanceId': '",
    '"InstanceId": "',
    '  listen_on : ',
    '"upstream_status":"',
    'Server is listening on [ ',
    '2026-11-20 10:11:02 DROP TCP ',
    'Protocol : TCP\nLocalPort : ',
    'Name Status ',
    'DisplayName : a\nEnabled : ',
    'server:\n  address: ',
    '- target: 1\n  host_ip: ',
    'resource "alicloud_network_acl" "a" {\n  ingress_acl_entries {\n',
    'http_addr = ',
    'drop connection #0 from [',
    'サーバ',
    '根据互联网信息服务管理办法',
  ],
  ...[
    'https://a.aliyun.com/',
    'dial tcp',
    'https://',
    '(',
    '[',
    '"',
    "'",
    '-',
    ':',
    '.',
    '@',
    '%',
    '::',
    '0.',
    '\\',
    '|',
  ],
]
const pumps = [
  ' ',
  '\t',
  'a',
  '1',
  ':',
  '.',
  'a:',
  '1.',
  ' a',
  ' 1',
  "'",
  '"',
  '(',
  '[',
  '-a ',
  'port ',
  ',',
  '/',
  '=',
  '\\',
  '|',
  '日',
]

describe('work grows with the text alone', { tags: ['timed'], timeout: 120_000 }, () => {
  it.each(starts)('after %j', (start) => {
    for (const pump of pumps) {
      const long = `${start}${pump.repeat(3900 / pump.length)}`
      const used = cpuTime()
      ask('tcp/80 from 198.51.100.7', `${long}\n`.repeat(3), `${start}${pump.repeat(9000)}`)
      // Each takes some milliseconds; one pattern that goes back over its text takes seconds.
      expectWithin(used(), 800, pump)
    }
  })
})

/** What a reader's own signs and heads cannot match without: the first of each, and no more of a reader than its work is seen by. */
function startsOf({ signs, heads = [] }: (typeof readers)[keyof typeof readers]): string[] {
  const own = [...(signs ?? []), ...heads].flatMap((pattern) => literalsOf(pattern)?.slice(0, 2) ?? [])
  return ['', ...new Set(own)].slice(0, 40)
}

describe('work of each reader grows with the text alone', { tags: ['timed'], timeout: 120_000 }, () => {
  it.each(Object.values(readers).map((reader) => ({ ...reader, reader })))('$name', ({ reader }) => {
    for (const start of startsOf(reader)) {
      const used = cpuTime()
      for (const pump of pumps) {
        const long = `${start}${pump.repeat(3900 / pump.length)}`
        const lines = [long, start, `${start} ${long}`, `${start}${pump}`, '']
        const place = { from: 1, to: lines.length }
        for (const command of [null, `${start}${pump.repeat(900 / pump.length)}`])
          reader.read({ piece: 0, command, at: null, within: null, ended: true, cut: false, lines, place }, [
            ...lines.keys(),
          ])
      }
      // All of them together take some milliseconds.
      expectWithin(used(), 800, start)
    }
  })
})
