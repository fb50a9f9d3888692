import type { NamedProtocol } from './model'

/** IANA numbers of the protocols that have a name (F-2). */
const named: ReadonlyMap<number, NamedProtocol> = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [47, 'gre'],
  [58, 'icmpv6'],
])

/**
 * A protocol by its IANA number, 0–255: its name where it has one here.
 *
 * @example protocolOfNumber(6) // 'tcp'
 */
export function protocolOfNumber(number: number): NamedProtocol | number {
  return named.get(number) ?? number
}
