import type { Attempt, SeenPacket } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portOf } from '../../model/port'
import type { TargetProtocol } from '../../model/target'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** A packet as a capture prints it. */
interface Seen {
  readonly from: string
  readonly fromPort: string
  readonly to: string
  readonly toPort: string
  readonly protocol: TargetProtocol
  /** Flags of TCP in tcpdump's letters; empty for UDP. */
  readonly flags: string
}

const ends = String.raw`(?<from>[0-9A-Za-z:.-]{2,255})\.(?<fromPort>[\w-]{1,20}) > (?<to>[0-9A-Za-z:.-]{2,255})\.(?<toPort>[\w-]{1,20}):`

/**
 * `IP 198.51.100.7.35288 > 172.16.0.12.80: Flags [S], seq …`; with `-v` the addresses stand on a line of their own, with `-e`
 * behind the link's: tcpdump(8). Versions before 4 print the flags bare. Wireshark's rows have an arrow: tshark(1).
 */
const forms: readonly { readonly protocol: TargetProtocol; readonly pattern: RegExp }[] = [
  { protocol: 'tcp', pattern: new RegExp(String.raw`(?:^|\s)${ends} Flags \[(?<flags>[A-Z.]{1,8})\]`) },
  {
    protocol: 'tcp',
    pattern: new RegExp(String.raw`(?:^|\s)${ends} (?<flags>[SFPRWE.]{1,6}) \d{1,10}:\d{1,10}\(\d{1,6}\)`),
  },
  { protocol: 'udp', pattern: new RegExp(String.raw`(?:^|\s)${ends} UDP,`) },
  {
    protocol: 'tcp',
    pattern:
      /(?:^|\s)(?<from>[0-9a-f:.]{2,45})\s{1,9}(?:→|->)\s{1,9}(?<to>[0-9a-f:.]{2,45})\s{1,9}TCP\s{1,9}\d{1,6}\s{1,9}(?:\[[^\]]{1,40}\]\s{1,3}){0,2}(?<fromPort>\d{1,5}) (?:→|->|>) (?<toPort>\d{1,5}) \[(?<flags>[A-Z, ]{3,40})\]/,
  },
]

/** Flags in letters, where they are written out: `SYN, ACK`. */
function letters(flags: string): string {
  if (!/[A-Z]{3}/.test(flags)) return flags
  const names = flags.split(/[, ]+/)
  return `${names.includes('RST') ? 'R' : names.includes('SYN') ? 'S' : ''}${names.includes('ACK') ? '.' : ''}`
}

/** Every form has one: cheap to look for in a long log. */
const arrow = / (?:>|->|→) /

function seenIn(line: string): Seen | null {
  if (!arrow.test(line)) return null
  for (const { protocol, pattern } of forms) {
    const groups = pattern.exec(line)?.groups
    if (!groups) continue
    const { from = '', fromPort = '', to = '', toPort = '', flags = '' } = groups
    return { from, fromPort, to, toPort, protocol, flags: letters(flags) }
  }
  return null
}

/** The name of a machine without a domain: the one that tcpdump runs on calls itself so. */
const ownName = /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,63}$/
/** That, or the name of another machine. */
const anyName = /^(?=.*[A-Za-z])[A-Za-z0-9.-]{1,255}$/
/** What a host says of a packet that its firewall does not let in. */
const icmpLine =
  /\bIP6? ([0-9A-Za-z:.-]{2,255}) > ([0-9a-f:.]{2,45}): ICMP6?,? (?:host )?([0-9A-Za-z:.-]{2,255}) (?:unreachable - admin prohibited|(tcp|udp) port \w{1,20} unreachable)/

interface Flow {
  readonly source: HostAddress
  readonly sourcePort: number | null
  readonly destination: HostAddress | null
  readonly port: number
  readonly protocol: TargetProtocol
  tries: number
  what: SeenPacket['what'] | null
  readonly line: string
}

/** How many first packets without any reply are no accident of where the capture ends. */
const fewestTries = 2

interface Capture {
  readonly flows: Map<string, Flow>
  /** Pairs of client and host of which the host said that the packet is prohibited. */
  readonly prohibited: Set<string>
  /** Pairs of which it said that nothing waits at the port: so it says for UDP; for TCP it sends a reset, and its firewall says so. */
  readonly closed: Set<string>
  summed: boolean
}

function begin(seen: Seen, line: string, { flows }: Capture): void {
  const { from, fromPort, to, toPort, protocol } = seen
  const [source, destination] = [addressOf(from), addressOf(to)]
  const port = portOf(toPort)
  const key = `${from} ${fromPort} ${to} ${toPort}`
  const known = flows.get(key)
  if (known) known.tries += 1
  else if (source && (destination !== null || anyName.test(to)) && port !== null && flows.size < 2000) {
    const place = { source, sourcePort: portOf(fromPort), destination, port, protocol }
    flows.set(key, { ...place, tries: 1, what: null, line: quote(line) })
  }
}

function take(line: string, capture: Capture): boolean {
  const seen = seenIn(line)
  if (!seen) return false
  const { from, fromPort, to, toPort, flags, protocol } = seen
  const back = capture.flows.get(`${to} ${toPort} ${from} ${fromPort}`)
  // Of a packet of UDP nothing tells which way the first one went: each that was seen has come to where it went.
  if (protocol === 'udp') {
    if (back) back.what = 'answered'
    else begin(seen, line, capture)
  } else if (flags === 'S') begin(seen, line, capture)
  else if (back) {
    if (flags.startsWith('S')) back.what = 'answered'
    else if (flags.startsWith('R')) back.what ??= 'reset'
  }
  return true
}

function icmp(line: string, { prohibited, closed }: Capture): void {
  const match = icmpLine.exec(line)
  const said = match?.[4] === 'udp' ? closed : prohibited
  if (match) said.add(`${match[1]} ${match[2]}`)
}

function packetOf(flow: Flow, key: string, { prohibited, closed, summed }: Capture): SeenPacket {
  const { source, sourcePort, destination, port, protocol, line } = flow
  const [from = '', , to = ''] = key.split(' ')
  const silent = protocol === 'tcp' && (flow.tries >= fewestTries || summed) ? 'unanswered' : 'arrived'
  const back = `${to} ${from}`
  const refused = prohibited.has(back) ? 'prohibited' : protocol === 'udp' && closed.has(back) ? 'reset' : null
  const what = refused ?? flow.what ?? silent
  const place = { protocol, source, sourcePort, destination, port, direction: null, line }
  return { kind: 'packet', by: 'tcpdump', what, ...place }
}

/** What resolvers answer, in tcpdump's words: a name without an address is one that they have looked for. */
const answer = /\.(?:53|domain) > \S{2,255}: \d{1,5}[*|$-]{0,4} (ServFail|Refused|NXDomain|\d{1,3}\/\d{1,3}\/\d{1,3})\b/
/** So many failures of all that was asked are no accident. */
const fewestFailures = 3

/** All that resolvers were asked has failed. */
function unanswered(lines: readonly string[], at: string | null): Attempt[] {
  const said = lines.filter((line) => line.length <= 1000 && answer.test(line))
  const [first] = said
  const isFailure = (line: string) => /^(?:ServFail|Refused)$/.test(answer.exec(line)?.[1] ?? '')
  if (first === undefined || said.length < fewestFailures || !said.every(isFailure)) return []
  const nowhere = { host: null, address: null, only: null, port: null, status: null } as const
  const told = { kind: 'attempt', tool: 'dns', protocol: 'tcp', outcome: 'not-resolved' } as const
  return [{ ...told, ...nowhere, at, line: quote(first) }]
}

/** Reads captures of TCP and UDP that tcpdump printed with addresses (`-n`), and tshark's rows. */
export const tcpdump: EvidenceReader = {
  name: 'tcpdump',
  signs: [/ > /, / -> /, / → /, /ICMP/, /packets (?:captured|received by filter)/],
  sparse: true,
  heads: [/^tcpdump: (?:verbose output suppressed|listening on|data link)/],
  read: (block) => {
    const capture: Capture = { flows: new Map(), prohibited: new Set(), closed: new Set(), summed: false }
    for (const line of block.lines) {
      if (line.length > 1000) continue
      if (!take(line, capture) && line.includes('ICMP')) icmp(line, capture)
      capture.summed ||= /^\s{0,9}\d{1,9} packets (?:captured|received by filter)/.test(line)
    }
    // What was sent to another machine shows how that has answered, and of no packet that it has come there.
    const packets = [...capture.flows].flatMap(([key, flow]) => {
      const packet = packetOf(flow, key, capture)
      const isAway = flow.destination === null && !ownName.test(key.split(' ')[2] ?? '')
      return isAway && packet.what !== 'prohibited' ? [] : [packet]
    })
    return [...packets, ...unanswered(block.lines, block.at)]
  },
}
