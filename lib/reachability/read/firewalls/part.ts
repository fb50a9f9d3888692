import type { AddressRange } from '@/lib/cidr'
import type { Chain, Chains, Condition, Effect, Fit } from '../../model/filter'
import { rangeOfText } from '../../model/host-address'
import { type PortsOfEvidence, portOf, portsOf } from '../../model/port'

const numbers: Readonly<Record<string, string>> = {
  '0': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
  'ipv6-icmp': 'icmpv6',
}

export function protocolOf(text: string): string {
  const name = text.toLowerCase()
  return numbers[name] ?? name
}

export function fixed(fit: Fit): Condition {
  return { kind: 'fixed', fit }
}

/** A set that has a name: `src` and `dst` say which end of the packet has to be in it; several words are of sets of other things. */
export function setCondition(name: string, end: string, not: boolean, egress: boolean): Condition {
  if (end !== 'src' && end !== 'dst') return fixed('maybe')
  return { kind: 'fixed', fit: 'maybe', set: { name, of: (end === 'src') === egress ? 'self' : 'peer', not } }
}

export function portCondition(text: string, not: boolean): Condition {
  const ranges: PortsOfEvidence[] = []
  for (const part of text.split(',')) {
    const ports = portsOf(part.trim())
    if (!ports) return fixed('maybe')
    ranges.push(ports)
  }
  return { kind: 'port', ranges, not }
}

/** The port at which a connection begins. */
export function firstPortCondition(text: string, not: boolean): Condition {
  const ports = portCondition(text, not)
  return ports.kind === 'port' ? { ...ports, kind: 'first-port' } : ports
}

export function addressCondition(kind: 'peer' | 'self', text: string, not: boolean): Condition {
  if (text === 'anywhere' || text === 'any') return fixed(not ? 'no' : 'yes')
  const ranges: AddressRange[] = []
  for (const part of text.split(',')) {
    const range = rangeOfText(part.trim())
    if (!range) return fixed('maybe')
    ranges.push(range)
  }
  return { kind, ranges, not }
}

/** TCP flags of a rule against a packet that has SYN alone. */
export function flagsFit(mask: string, wanted: string, not: boolean): Fit {
  const bits: Readonly<Record<string, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32, ALL: 63, NONE: 0 }
  const read = (text: string) => {
    if (/^0x[0-9a-f]{1,4}$/i.test(text)) return Number.parseInt(text, 16)
    return text.split(',').reduce((sum, name) => sum | (bits[name.toUpperCase()] ?? 256), 0)
  }
  const [under, want] = [read(mask), read(wanted)]
  if ((under | want) > 255) return 'maybe'
  return ((2 & under) === want) !== not ? 'yes' : 'no'
}

/** Targets that let the packet go on. */
const passingTargets: ReadonlySet<string> = new Set(
  'LOG NFLOG ULOG MARK CONNMARK TCPMSS CT NOTRACK TRACE AUDIT CLASSIFY TOS DSCP TTL SET CONNSECMARK SECMARK CHECKSUM'.split(
    ' ',
  ),
)

export interface Tables {
  readonly tables: Map<string, Chains>
  /** True when text is missing at the end. */
  cut: boolean
}

/** Chains with more rules than this are not read further. */
export const mostRules = 50_000

export function chainOf(chains: Chains, name: string): Chain {
  const found = chains.get(name)
  if (found) return found
  const made: Chain = { rules: [], policy: null, policyLine: null }
  chains.set(name, made)
  return made
}

export function stateCondition(states: string, not: boolean): Condition {
  return { kind: 'state', states: states.split(','), not }
}

export function nameOfInterface(text: string): string {
  return text.replace(/"/g, '')
}

/** `address:port`, `:port` or `port` behind DNAT and REDIRECT, as its parts. */
export function destinationOf(text: string): { readonly address: string; readonly port: number | null } {
  const bracketed = /^\[([0-9a-f:.]{2,45})\](?::(\d{1,5}))?/i.exec(text)
  if (bracketed) return { address: bracketed[1] ?? '', port: portOf(bracketed[2] ?? '') }
  const parts = /^([^\s:]{0,80})(?::(\d{1,5}))?(?:-\d{1,5})?$/.exec(text)
  return parts ? { address: parts[1] ?? '', port: portOf(parts[2] ?? '') } : { address: text, port: null }
}

const targets: Readonly<Record<string, Effect>> = {
  ACCEPT: { kind: 'accept' },
  DROP: { kind: 'drop' },
  TARPIT: { kind: 'drop' },
  REJECT: { kind: 'reject' },
  RETURN: { kind: 'return' },
  QUEUE: { kind: 'unclear' },
  NFQUEUE: { kind: 'unclear' },
}

/** What a target of iptables does; `to` is where DNAT and REDIRECT send the packet. */
export function effectOf(target: string, to: string): Effect {
  const known = Object.hasOwn(targets, target) ? targets[target] : undefined
  if (known) return known
  if (passingTargets.has(target)) return { kind: 'next' }
  if (target === 'REDIRECT') return { kind: 'redirect', port: portOf(to.split('-')[0] ?? '') }
  if (target === 'DNAT') return { kind: 'dnat', ...destinationOf(to) }
  return { kind: 'jump', chain: target }
}
