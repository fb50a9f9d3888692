import type { PacketProtocol, PortRange, RuleProtocol } from '../model'
import { formatPorts } from '../write'

/** Ports as they are read: `22`, `8000-8100`. */
export function portsText({ start, end }: PortRange): string {
  return start === end ? String(start) : `${start}-${end}`
}

/** As `portsText`, for whatever ports a rule has. */
export function rulePorts(ports: Parameters<typeof formatPorts>[0]): string {
  return ports.kind === 'range' ? portsText(ports) : formatPorts(ports)
}

/** Names that a sentence has room for. */
const mostNames = 6

/** Some names as one text; what there is no room for is counted. */
export function namesText(names: readonly string[]): string {
  const shown = [...new Set(names)]
  const more = shown.length - mostNames
  return more > 0 ? `${shown.slice(0, mostNames).join(', ')} … +${more}` : shown.join(', ')
}

/** A protocol as the API writes it; one that only a rule for all protocols matches stands for all. */
export function protocolText(protocol: PacketProtocol | RuleProtocol): string {
  if (protocol === 'other') return 'ALL'
  return protocol === 'icmpv6' ? 'ICMPv6' : String(protocol).toUpperCase()
}
