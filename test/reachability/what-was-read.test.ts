import { describe, expect, it } from 'vitest'
import { gather } from '@/lib/reachability/read/gather'
import { bsdNetstat } from '@/lib/reachability/read/sockets/bsd-netstat'
import { lsof } from '@/lib/reachability/read/sockets/lsof'
import { netstat } from '@/lib/reachability/read/sockets/netstat'
import { sockstat } from '@/lib/reachability/read/sockets/sockstat'
import { solarisNetstat } from '@/lib/reachability/read/sockets/solaris-netstat'
import { ss } from '@/lib/reachability/read/sockets/ss'
import { windowsNetstat } from '@/lib/reachability/read/sockets/windows-netstat'
import { ask, stateOf } from './ask'
import { fixturePieces } from './large-pastes'

const client = 'from 198.51.100.7'
const reasonOf = (found: ReturnType<typeof ask>, layer: string) =>
  found.layers.find((each) => each.layer === layer)?.because?.code
const read = (text: string) => gather([text]).understood.flatMap(({ as }) => as)

describe('the numbers of a CDN tell how far it came', () => {
  it.each([
    [520, 'closed', 'service-error'],
    [521, 'refused', 'unknown'],
    [522, 'timeout', 'unknown'],
    [523, 'no-route', 'unknown'],
    [524, 'no-answer', 'service-error'],
    [525, 'tls-failure', 'service-error'],
    [526, 'tls-failure', 'service-error'],
  ] as const)('%i', (code, met, cause) => {
    for (const text of [`Error code ${code}`, `error ${code}: the server`]) {
      const found = ask(`tcp/443 ${client}`, text)
      expect([found.met, found.cause, read(text)]).toEqual([met, cause, ['cdn']])
    }
  })

  it.each([519, 527, 599])('%i is none of them', (code) => {
    expect(read(`Error code ${code}`)).not.toContain('cdn')
  })
})

describe('the host itself at its own public address', () => {
  const tries = (outside: string) =>
    `[root@web ~]# curl -sI http://127.0.0.1/\nHTTP/1.1 200 OK\n[root@web ~]# curl -m 5 -I http://203.0.113.9/\n${outside}\n[root@web ~]# `

  it('meets silence, which says nothing of who comes from elsewhere: its reason says so', () => {
    const found = ask(`tcp/80 ${client}`, tries('curl: (28) Connection timed out after 5001 milliseconds'))
    expect([found.cause, stateOf(found, 'public-address'), reasonOf(found, 'public-address')]).toEqual([
      'unknown',
      'unknown',
      'hairpin',
    ])
  })

  it('and where it gets there, or nothing serves at home, that is no such silence', () => {
    for (const text of [
      tries('HTTP/1.1 200 OK'),
      tries('curl: (28) Connection timed out after 5001 milliseconds').replace(
        'HTTP/1.1 200 OK',
        'curl: (7) Failed to connect to 127.0.0.1 port 80: Connection refused',
      ),
    ])
      expect(reasonOf(ask(`tcp/80 ${client}`, text), 'public-address')).not.toBe('hairpin')
  })
})

describe('what each output is said to have been read as', () => {
  it.each([
    ['WireGuard', '$ sudo wg show\ninterface: wg0\n  public key: abc=\n  listening port: 51820\n$ ', ['wireguard']],
    ['an empty answer of grep', '$ ss -lnt | grep :80\n$ ', ['ss']],
    ['Xshell', "Could not connect to '203.0.113.9' (port 22): Connection failed.", ['client']],
    ['EAI_AGAIN', 'Error: getaddrinfo EAI_AGAIN www.example.com', ['node']],
    [
      'mtr',
      '$ mtr -rn 203.0.113.9\nStart: 2026-11-30T10:00:00+0000\nHOST: desk                Loss%   Snt   Last   Avg  Best  Wrst StDev\n  1.|-- 203.0.113.9        0.0%    10    0.5   0.5   0.4   0.6   0.1\n$ ',
      ['mtr'],
    ],
    ['getenforce', '$ getenforce\nEnforcing\n$ ', ['getenforce']],
    [
      'traceroute',
      'traceroute to 203.0.113.9 (203.0.113.9), 30 hops max, 60 byte packets\n 1  203.0.113.9 (203.0.113.9)  9 ms',
      ['traceroute'],
    ],
    [
      'ipset',
      'Name: bad\nType: hash:ip\nHeader: family inet timeout 600\nNumber of entries: 1\nMembers:\n198.51.100.7 timeout 500',
      ['ipset'],
    ],
    ['hosts.allow', '$ cat /etc/hosts.allow\nsshd: 10.\n$ ', ['hosts.allow']],
    ['fail2ban-client', 'Status for the jail: sshd\n`- Actions\n   `- Banned IP list:   198.51.100.7', ['fail2ban']],
    [
      'ufw in the kernel log',
      '[UFW BLOCK] IN=eth0 OUT= SRC=198.51.100.7 DST=172.16.0.12 LEN=60 PROTO=TCP SPT=50814 DPT=80 WINDOW=29200 SYN',
      ['kernel-log'],
    ],
    ['tcpdump', '09:44:00.164585 IP 198.51.100.7.35288 > 172.16.0.12.80: Flags [S], seq 1, length 0', ['tcpdump']],
    ['netstat of macOS', 'tcp4       0      0  *.80                   *.*                    LISTEN', ['netstat']],
    [
      'curl',
      "curl: (28) Failed to connect to 203.0.113.9 port 80 after 75002 ms: Couldn't connect to server",
      ['curl'],
    ],
    [
      'iptables without its heads',
      '-A INPUT -i lo -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT',
      ['iptables'],
    ],
  ])('%s', (_, text, as) => {
    expect(read(text)).toEqual(as)
  })
})

describe('the first look at a row of sockets misses none that a form of rows knows', () => {
  const lines = [...new Set(fixturePieces().flatMap((piece) => piece.split('\n')))].filter((line) => line.length <= 400)

  it.each(
    [ss, netstat, bsdNetstat, windowsNetstat, lsof, sockstat, solarisNetstat].map((form) => [form.tool, form] as const),
  )('%s', (_, form) => {
    const known = lines.filter((line) => {
      const found = form.read({ text: line, words: line.trim().split(/\s+/), distinct: false })
      return found !== null && typeof found !== 'string'
    })
    expect(known.length).toBeGreaterThan(0)
    const missed = known.filter((line) => !gather([line]).sockets.some(({ sockets }) => sockets.length > 0))
    expect(missed).toEqual([])
  })
})

describe('the number of curl says how far it came, whatever its words', () => {
  it.each([
    [5, 'not-resolved'],
    [6, 'not-resolved'],
    [7, 'failed'],
    [16, 'connected'],
    [18, 'closed'],
    [28, 'timeout'],
    [35, 'tls-failure'],
    [47, 'error-answer'],
    [52, 'closed'],
    [55, 'connected'],
    [56, 'connected'],
    [60, 'tls-failure'],
  ] as const)('%i', (code, outcome) => {
    const { attempts, understood } = gather([`curl: (${code}) words that nobody knows`])
    expect([attempts.map((each) => each.outcome), understood.map(({ as }) => as)]).toEqual([[outcome], [['curl']]])
  })

  it.each([
    'curl: (56) Proxy CONNECT aborted',
    'curl: (3) URL using bad/illegal format',
    'curl: (23) Failure writing output',
  ])('and of this, nothing: %s', (line) => expect(gather([line]).attempts).toEqual([]))
})
