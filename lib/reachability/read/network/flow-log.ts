import type { SeenPacket } from '../../model/evidence'
import { addressOf } from '../../model/host-address'
import { portOf } from '../../model/port'
import type { Protocol } from '../../model/target'
import { quote } from '../../paste/blocks'
import type { Reader } from '../reader'

/** Fields of a flow log of a VPC: https://www.alibabacloud.com/help/en/sls/vpc */
const names = 'srcaddr|dstaddr|srcport|dstport|protocol|action|direction'
const field = new RegExp(`["']?\\b(${names})\\b["']?\\s{0,3}[:=]\\s{0,3}["']?([\\w.:-]{1,45})`, 'g')

const protocols: Readonly<Record<string, Protocol>> = {
  '6': 'tcp',
  tcp: 'tcp',
  '17': 'udp',
  udp: 'udp',
  '1': 'icmp',
  '58': 'icmpv6',
}

/** Addresses and ports one after the other, in either order, then the number of the protocol. */
const rows: readonly RegExp[] = [
  /(?<from>[0-9a-f.:]{3,45})\s{1,9}(?<to>[0-9a-f.:]{3,45})\s{1,9}(?<sport>\d{1,5})\s{1,9}(?<dport>\d{1,5})\s{1,9}(?<protocol>\d{1,3})\s/,
  /(?<from>[0-9a-f.:]{3,45})\s{1,9}(?<sport>\d{1,5})\s{1,9}(?<to>[0-9a-f.:]{3,45})\s{1,9}(?<dport>\d{1,5})\s{1,9}(?<protocol>\d{1,3})\s/,
]

type Fields = ReadonlyMap<string, string>

function packetOf(given: Fields, line: string): SeenPacket | null {
  const source = addressOf(given.get('srcaddr') ?? '')
  const destination = addressOf(given.get('dstaddr') ?? '')
  const protocol = protocols[(given.get('protocol') ?? '').toLowerCase()]
  const action = given.get('action')?.toUpperCase()
  if (!source || !destination || !protocol || (action !== 'ACCEPT' && action !== 'REJECT')) return null
  const way = given.get('direction')
  return {
    kind: 'packet',
    by: 'flow-log',
    what: action === 'ACCEPT' ? 'accepted' : 'rejected',
    protocol,
    source,
    sourcePort: portOf(given.get('srcport') ?? ''),
    destination,
    port: portOf(given.get('dstport') ?? ''),
    direction: way === 'in' ? 'ingress' : way === 'out' ? 'egress' : null,
    line: quote(line),
  }
}

function rowOf(line: string): Fields | null {
  const action = /\b(ACCEPT|REJECT)\b/.exec(line)?.[1]
  if (!action || /^\s{0,9}(?:ACCEPT|REJECT|-A|Chain)/.test(line)) return null
  for (const pattern of rows) {
    const groups = pattern.exec(line)?.groups
    if (!groups) continue
    const way = /\s(in|out)\s/.exec(line)?.[1] ?? ''
    return new Map([
      ['srcaddr', groups.from ?? ''],
      ['dstaddr', groups.to ?? ''],
      ['srcport', groups.sport ?? ''],
      ['dstport', groups.dport ?? ''],
      ['protocol', groups.protocol ?? ''],
      ['action', action],
      ['direction', way],
    ])
  }
  return null
}

/** Reads lines of flow logs: fields by name on one line or several, or values in their order. */
export const flowLog: Reader = {
  name: 'flow-log',
  read: (block) => {
    const found: SeenPacket[] = []
    let given = new Map<string, string>()
    let lines: string[] = []
    const close = () => {
      const packet = packetOf(given, lines.join(' '))
      if (packet && found.length < 5000) found.push(packet)
      given = new Map()
      lines = []
    }
    for (const line of block.lines) {
      if (line.length > 2000) continue
      const pairs = [...line.matchAll(field)]
      if (pairs.length === 0) {
        const row = rowOf(line)
        const packet = row ? packetOf(row, line) : null
        if (packet && found.length < 5000) found.push(packet)
        continue
      }
      for (const [, name = '', value = ''] of pairs) {
        if (given.has(name)) close()
        given.set(name, value)
      }
      lines.push(line.trim())
    }
    close()
    return found
  },
}
