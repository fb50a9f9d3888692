import type { SeenPacket } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

const row =
  /\b(tcp|udp)\s{1,20}(?:6|17)\s{1,20}\d{1,9}\s{1,20}(?:([A-Z_]{3,20})\s{1,20})?src=([0-9a-f:.]{2,45}) dst=([0-9a-f:.]{2,45}) sport=(\d{1,5}) dport=(\d{1,5})/

function packetOf(line: string): SeenPacket | null {
  const match = row.exec(line)
  if (!match) return null
  const [, protocol, state = '', from = '', to = '', sport = '', dport = ''] = match
  const [source, destination] = [addressOf(from), addressOf(to)]
  if (!source || !destination) return null
  const what = line.includes('[UNREPLIED]') || state === 'SYN_SENT' ? 'unanswered' : 'answered'
  return {
    kind: 'packet',
    by: 'conntrack',
    what,
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    source,
    sourcePort: portOf(sport),
    destination,
    port: portOf(dport),
    direction: null,
    line: quote(line),
  }
}

/** Reads `conntrack -L` and /proc/net/nf_conntrack: conntrack(8). */
export const conntrack: EvidenceReader = {
  name: 'conntrack',
  signs: [row],
  sparse: true,
  read: (block) =>
    block.lines
      .filter((line) => line.length <= 600 && line.includes('dport='))
      .slice(0, 20_000)
      .map(packetOf)
      .filter((packet) => packet !== null),
}
