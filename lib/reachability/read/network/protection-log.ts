import type { Direction } from '@/lib/net'
import type { SeenPacket } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import { quote } from '../../paste/quote'
import type { EvidenceReader } from '../reader'

/** Fields of Cloud Firewall's traffic log: https://www.alibabacloud.com/help/en/cloud-firewall/cloudfirewall/user-guide/log-fields */
const names = ['rule_result', 'src_ip', 'src_port', 'dst_ip', 'dst_port', 'ip_protocol', 'direction'] as const
type FieldName = (typeof names)[number]

const written =
  /(?<![\w-])["']?(rule_result|src_ip|src_port|dst_ip|dst_port|ip_protocol|direction)["']?\s{0,3}[:=：]\s{0,3}["']?([\w.:-]{1,45})/g

/** What every line of interest has. */
const mayBeField = /rule_result|(?:src|dst)_(?:ip|port)|ip_protocol|direction/

const results: Readonly<Record<string, SeenPacket['what']>> = {
  drop: 'dropped',
  discard: 'dropped',
  pass: 'accepted',
  alert: 'accepted',
}
const directions: Readonly<Record<string, Direction>> = { in: 'ingress', out: 'egress' }

/** An entry of the log by the names of its fields. */
export type LogFields = ReadonlyMap<FieldName, string>

/** What an entry says; null where one of the fields that tell it is missing or unknown. */
export function packetOf(fields: LogFields, line: string): SeenPacket | null {
  const what = results[fields.get('rule_result')?.toLowerCase() ?? '']
  const source = addressOf(fields.get('src_ip') ?? '')
  const destination = addressOf(fields.get('dst_ip') ?? '')
  const protocol = (['tcp', 'udp', 'icmp'] as const).find((name) => name === fields.get('ip_protocol')?.toLowerCase())
  if (!what || !source || !destination || !protocol) return null
  const ports = protocol !== 'icmp'
  return {
    kind: 'packet',
    by: 'cloud-firewall',
    what,
    protocol,
    source,
    sourcePort: ports ? portOf(fields.get('src_port') ?? '') : null,
    destination,
    port: ports ? portOf(fields.get('dst_port') ?? '') : null,
    direction: directions[fields.get('direction')?.toLowerCase() ?? ''] ?? null,
    line: quote(line),
  }
}

/** Most entries of one output, and the longest line that is read. */
export const mostLogEntries = 2000
const longestLine = 4000

/** Reads entries of Cloud Firewall's traffic log: as JSON, or a field a line. */
export const protectionLog: EvidenceReader = {
  name: 'cloud-firewall',
  signs: [mayBeField],
  sparse: true,
  read: (block) => {
    const found: SeenPacket[] = []
    let given = new Map<FieldName, string>()
    let result = ''
    const close = () => {
      const packet = found.length < mostLogEntries ? packetOf(given, result) : null
      if (packet) found.push(packet)
      given = new Map()
      result = ''
    }
    for (const line of block.lines) {
      if (line.length > longestLine) continue
      for (const [, name = '', value = ''] of line.matchAll(written)) {
        const field = names.find((known) => known === name)
        if (field === undefined) continue
        if (given.has(field)) close()
        given.set(field, value)
        if (field === 'rule_result') result = line
      }
    }
    close()
    return found
  },
}
