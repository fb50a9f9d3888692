import type { SeenPacket } from '../../model/evidence'
import { addressOf, type HostAddress } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/blocks'
import type { EvidenceReader } from '../reader'

/** `IP 198.51.100.7.35288 > 172.16.0.12.80: Flags [S], seq …`: tcpdump(8). */
const tcpLine =
  /\bIP6? ([0-9A-Za-z:.-]{2,255})\.([\w-]{1,20}) > ([0-9A-Za-z:.-]{2,255})\.([\w-]{1,20}): Flags \[([A-Z.]{1,8})\]/
/** The name of a machine without a domain: the one that tcpdump runs on calls itself so. */
const ownName = /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,63}$/
/** What a host says of a packet that its firewall does not let in. */
const icmpLine =
  /\bIP6? ([0-9A-Za-z:.-]{2,255}) > ([0-9a-f:.]{2,45}): ICMP6?,? (?:host )?([0-9A-Za-z:.-]{2,255}) (?:unreachable - admin prohibited|tcp port (\w{1,20}) unreachable)/

interface Flow {
  readonly source: HostAddress
  readonly sourcePort: number | null
  readonly destination: HostAddress | null
  readonly port: number
  syns: number
  what: SeenPacket['what'] | null
  readonly line: string
}

/** How many first packets without any reply are no accident of where the capture ends. */
const fewestTries = 2

interface Capture {
  readonly flows: Map<string, Flow>
  /** Pairs of client and host of which the host said that the packet is prohibited. */
  readonly prohibited: Set<string>
  summed: boolean
}

function tcp(line: string, { flows }: Capture): boolean {
  const match = tcpLine.exec(line)
  if (!match) return false
  const [, from = '', fromPort = '', to = '', toPort = '', flags = ''] = match
  const [source, destination] = [addressOf(from), addressOf(to)]
  const isKnown = destination !== null || ownName.test(to)
  const key = `${from} ${fromPort} ${to} ${toPort}`
  const back = flows.get(`${to} ${toPort} ${from} ${fromPort}`)
  if (flags === 'S') {
    const port = portOf(toPort)
    const known = flows.get(key)
    if (known) known.syns += 1
    else if (source && isKnown && port !== null && flows.size < 2000) {
      flows.set(key, {
        source,
        sourcePort: portOf(fromPort),
        destination,
        port,
        syns: 1,
        what: null,
        line: quote(line),
      })
    }
  } else if (back) {
    if (flags.startsWith('S')) back.what = 'answered'
    else if (flags.startsWith('R')) back.what ??= 'reset'
  }
  return true
}

function icmp(line: string, { prohibited }: Capture): void {
  const match = icmpLine.exec(line)
  if (match) prohibited.add(`${match[1]} ${match[2]}`)
}

function packetOf(flow: Flow, key: string, { prohibited, summed }: Capture): SeenPacket {
  const { source, sourcePort, destination, port, line } = flow
  const [from = '', , to = ''] = key.split(' ')
  const silent = flow.syns >= fewestTries || summed ? 'unanswered' : 'arrived'
  const what = prohibited.has(`${to} ${from}`) ? 'prohibited' : (flow.what ?? silent)
  return {
    kind: 'packet',
    by: 'tcpdump',
    what,
    protocol: 'tcp',
    source,
    sourcePort,
    destination,
    port,
    direction: null,
    line,
  }
}

/** Reads captures of TCP that tcpdump printed with addresses (`-n`). */
export const tcpdump: EvidenceReader = {
  name: 'tcpdump',
  heads: [/^tcpdump: (?:verbose output suppressed|listening on|data link)/],
  read: (block) => {
    const capture: Capture = { flows: new Map(), prohibited: new Set(), summed: false }
    for (const line of block.lines) {
      if (line.length > 1000) continue
      if (!tcp(line, capture) && line.includes('ICMP')) icmp(line, capture)
      capture.summed ||= /^\s{0,9}\d{1,9} packets (?:captured|received by filter)/.test(line)
    }
    return [...capture.flows].map(([key, flow]) => packetOf(flow, key, capture))
  },
}
