import { readdirSync, readFileSync } from 'node:fs'
import { output } from './ask'

/** Characters of a large paste. */
const largeSize = 5_000_000

/** Numbers from 0 up to below a bound, the same ones for the same seed (mulberry32). */
export type Dice = (bound: number) => number

export function diceOf(seed: number): Dice {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

/** Different lines, one after another, until the paste is large. */
function linesOf(line: (number: number) => string, head = ''): string {
  const lines = head === '' ? [] : [head]
  for (let length = head.length, number = 0; length < largeSize; number += 1) {
    const next = line(number)
    lines.push(next)
    length += next.length + 1
  }
  return lines.join('\n')
}

export function filled(text: string): string {
  return text.repeat(Math.ceil(largeSize / text.length)).slice(0, largeSize)
}

const folder = new URL('../fixtures/reachability/', import.meta.url)

/** All that the tests paste: captured outputs, and the evidence of every case. */
export function fixturePieces(): string[] {
  return [
    ...['outputs/', 'captured/'].flatMap((name) =>
      readdirSync(new URL(name, folder)).map((file) => readFileSync(new URL(`${name}${file}`, folder), 'utf8')),
    ),
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl') && name !== 'clients.jsonl')
      .flatMap((name) =>
        readFileSync(new URL(name, folder), 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .flatMap((line): unknown[] => JSON.parse(line).request.evidence)
          .filter((piece) => typeof piece === 'string'),
      ),
  ]
}

const two = (value: number) => String(value).padStart(2, '0')

/** Kinds of what people paste by the megabyte: no two lines of one are the same. */
export const largePastes: Readonly<Record<string, (dice: Dice) => string>> = {
  'nginx: access and errors': (dice) => {
    const address = addresses(dice)
    return linesOf((number) => {
      const time = clock(number)
      if (dice(10) === 0)
        return `2026/11/24 ${time} [error] 1207#1207: *${number} connect() failed (111: Connection refused) while connecting to upstream, client: ${address()}, server: example.com, request: "GET /api/${dice(1e6)} HTTP/1.1", upstream: "http://127.0.0.1:9000/api", host: "example.com"`
      return `${address()} - - [24/Nov/2026:${time} +0900] "GET /shop/item/${dice(1e6)} HTTP/1.1" ${[200, 200, 304, 404, 502][dice(5)]} ${dice(1e5)} "https://example.com/" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/${dice(140)}.0 Safari/537.36"`
    })
  },
  journalctl: (dice) => {
    const address = addresses(dice)
    const messages = [
      () => `sshd[${dice(30000)}]: Failed password for invalid user admin from ${address()} port ${dice(65535)} ssh2`,
      () => `sshd[${dice(30000)}]: Connection closed by ${address()} port ${dice(65535)} [preauth]`,
      () => `systemd[1]: Started Session ${dice(1e6)} of User root.`,
      () => `CRON[${dice(30000)}]: (root) CMD (run-parts /etc/cron.hourly ${dice(1e6)})`,
      () =>
        `kernel: [UFW BLOCK] IN=eth0 OUT= MAC=00:16:3e:00:00:01 SRC=${address()} DST=172.16.0.12 LEN=40 TTL=${dice(255)} ID=${dice(65535)} PROTO=TCP SPT=${dice(65535)} DPT=${dice(65535)} WINDOW=1024 SYN URGP=0`,
      () => `dhclient[612]: bound to 172.16.0.12 -- renewal in ${dice(1e7)} seconds.`,
      () => `app[${dice(30000)}]: INFO request ${dice(1e9)} took ${dice(1000)} ms`,
    ]
    return linesOf((number) => `Nov 24 ${clock(number)} web ${messages[dice(messages.length)]?.()}`)
  },
  tcpdump: (dice) => {
    const address = addresses(dice)
    return linesOf((number) => {
      const time = `${clock(number)}.${String(dice(1e6)).padStart(6, '0')}`
      const [flags, seq] = [
        ['S', `seq ${dice(1e9)}`],
        ['S.', `seq ${dice(1e9)}, ack ${dice(1e9)}`],
        ['.', `ack ${dice(1e6)}`],
        ['R.', `seq 0, ack ${dice(1e6)}`],
      ][dice(4)] ?? ['.', '']
      return `${time} IP ${address()}.${dice(65535)} > 172.16.0.12.${dice(65535)}: Flags [${flags}], ${seq}, win ${dice(65535)}, length ${dice(1400)}`
    }, 'listening on eth0, link-type EN10MB (Ethernet), snapshot length 262144 bytes')
  },
  'iptables -S': (dice) => {
    const address = addresses(dice)
    return linesOf(
      (number) =>
        `-A INPUT -s ${address()}/32 -p tcp -m tcp --dport ${1 + dice(65535)} -m comment --comment "rule ${number} of the list" -j ${['ACCEPT', 'DROP'][dice(2)]}`,
      '-P INPUT DROP\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT',
    )
  },
  ss: (dice) => {
    const address = addresses(dice)
    return linesOf(
      (number) =>
        dice(20) === 0
          ? `LISTEN  0       511          172.16.0.12:${1 + dice(65535)}          0.0.0.0:*      users:(("nginx",pid=${number},fd=6))`
          : `ESTAB   0       0            172.16.0.12:443       ${address()}:${1 + dice(65535)}      users:(("nginx",pid=${number},fd=${dice(1000)}))`,
      'State   Recv-Q  Send-Q   Local Address:Port   Peer Address:Port  Process',
    )
  },
  'flow logs as JSON': (dice) => {
    const address = addresses(dice)
    const records = linesOf(
      (number) =>
        `{"version":"1","account-id":"1210123456789012","eni-id":"eni-bp1abcdef","vm-id":"i-bp1abcdef","vpc-id":"vpc-bp1abcdef","srcaddr":"${address()}","srcport":"${dice(65535)}","dstaddr":"172.16.0.12","dstport":"${dice(65535)}","protocol":"6","direction":"in","action":"${['ACCEPT', 'REJECT'][dice(2)]}","packets":"${1 + dice(20)}","bytes":"${dice(1e5)}","start":"${1795000000 + number}","end":"${1795000060 + number}","log-status":"OK"},`,
    )
    return `[\n${records.slice(0, -1)}\n]`
  },
  'all that the tests know, in any order, with other numbers': (dice) => {
    const pieces = fixturePieces()
    return linesOf(() =>
      (pieces[dice(pieces.length)] ?? '').replace(/\d/g, (digit) => (dice(8) === 0 ? String(dice(10)) : digit)),
    )
  },
  'a service that turns clients away': (dice) => {
    const address = addresses(dice)
    return linesOf((number) => {
      const client = address()
      return `Jan ${1 + dice(28)} ${clock(number)} web01 sshd[${dice(30000)}]: refused connect from ${client} (${client})`
    })
  },
  'tries of many servers, one after another': (dice) => {
    const address = addresses(dice)
    return linesOf((number) => {
      const server = address()
      return [
        `[root@web ~]# curl -m 5 http://${server}:${1 + dice(65535)}/`,
        `curl: (28) Connection timed out after ${5000 + dice(900)} milliseconds`,
        `[root@web ~]# nc -vz ${server} ${number}`,
        `nc: connect to ${server} port ${number} (tcp) failed: Connection refused`,
      ].join('\n')
    })
  },
  'programs that do not get their port': (dice) => {
    const address = addresses(dice)
    return linesOf(
      (number) =>
        `[FTAL] 2026/11/24 ${clock(number)} Failed to bind address: listen tcp ${address()}:${1 + dice(65535)}: bind: cannot assign requested address`,
    )
  },
  'lines of random text': (dice) => {
    const letters = 'abcdefghijklmnopqrstuvwxyz      .,:;/-_=()[]0123456789ABCDEFGHIあいう権限接続'
    return linesOf(() => {
      let line = ''
      for (let left = 20 + dice(120); left > 0; left -= 1) line += letters[dice(letters.length)]
      return line
    })
  },
  'one line of a log': (dice) =>
    linesOf(
      (number) => `${clock(number)} app[${dice(30000)}] INFO request ${dice(1e9)} took ${dice(1000)} ms;`,
    ).replaceAll('\n', ' '),
}

function addresses(dice: Dice): () => string {
  return () => `${1 + dice(223)}.${dice(256)}.${dice(256)}.${dice(256)}`
}

function clock(second: number): string {
  return `${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

export const logLine =
  '2026-11-24T10:00:00Z web app[123]: connect() failed (111: Connection refused) while connecting to upstream, upstream: "http://127.0.0.1:9000/"\n'

/** Made to be slow: the same again and again, what opens and never closes, blanks without an end. */
export const hostilePastes: Readonly<Record<string, () => string>> = {
  'a log': () => filled(logLine),
  'a log with evidence at its end': () => `${filled(logLine)}\n${output('netstat-tlnp')}`,
  'sockets again and again': () => filled(output('ss-lntp')),
  'rules again and again': () => filled(output('iptS-chains')),
  'open braces': () => filled('{'),
  'open braces on lines of their own': () => filled('{\n'),
  'one line': () => filled('a'),
  spaces: () => filled(' '),
  'escape sequences': () => filled('\u001b[31m'),
  'carriage returns': () => filled('\r'),
  'lines without anything': () => filled('\n'),
  'an escape that never ends': () => filled(`\u001b]0;${'a'.repeat(largeSize)}`),
  'a quotation mark that never closes': () => filled(`‘${'a'.repeat(largeSize)}`),
  prompts: () => filled('[root@web ~]# ss\n'),
  'tables of nftables that never close': () => filled('table inet a { chain b { tcp dport 80 drop\n'),
  'dangerous keys': () => filled('{"__proto__":{"Permissions":1}}\n'),
  'a table that never opens': () => `table${'\t'.repeat(200_000)}`,
  'lines of blanks after each word that begins a row': () =>
    filled(
      ['table', 'tcp', 'LISTEN', 'ALLOW', 'To', 'State', 'rule', 'HTTP', 'Ping', 'Trying', 'source', 'Chain', '#']
        .map((word) => `${word}${' '.repeat(3900)}\n`)
        .join(''),
    ),
  'half a document': () => filled('{"Permissions":"'),
  'numbered prompts': () => linesOf((number) => `[root@web ~]# nc -vz 10.0.0.9 ${number}`),
  'quotations in quotations': () => linesOf((number) => `> > > ${number} refused`),
  'numbered lines': () => linesOf((number) => `${number}: tcp 0 0 127.0.0.1:${number % 65536} 0.0.0.0:* LISTEN`),
  'a table of nftables a line': () => linesOf((number) => `table inet a${number} { chain b { tcp dport 80 drop`),
  'short lines': () => linesOf((number) => String(number)),
  'words as before the mark of a prompt, and nothing behind it': () =>
    linesOf((number) => `${number}${'a-b/'.repeat(50)} ${'c'.repeat(50)}$`),
}
