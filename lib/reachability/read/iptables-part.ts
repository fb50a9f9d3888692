import type { AddressRange } from '@/lib/cidr'
import type { Chain, Chains, Condition, Effect, Fit } from '../filter'
import { rangeOfText } from '../host-address'
import { type Ports, portsOf } from '../port'

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

export function portCondition(text: string, not: boolean): Condition {
  const ranges: Ports[] = []
  for (const part of text.split(',')) {
    const ports = portsOf(part.trim())
    if (!ports) return fixed('maybe')
    ranges.push(ports)
  }
  return { kind: 'port', ranges, not }
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

export function effectOf(target: string): Effect {
  if (target === 'ACCEPT') return { kind: 'accept' }
  if (target === 'DROP' || target === 'TARPIT') return { kind: 'drop' }
  if (target === 'REJECT') return { kind: 'reject' }
  if (target === 'RETURN') return { kind: 'return' }
  if (passingTargets.has(target)) return { kind: 'next' }
  if (/^(QUEUE|NFQUEUE)$/.test(target)) return { kind: 'unclear' }
  return { kind: 'jump', chain: target }
}
