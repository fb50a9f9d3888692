/** Direction of a rule, a packet or a connection, seen from the instance's interface (F-1). */
export const directions = ['ingress', 'egress'] as const
export type Direction = (typeof directions)[number]

/** Protocols that a security group rule names one by one (F-2). */
export const protocols = ['tcp', 'udp', 'icmp', 'icmpv6', 'gre'] as const
export type Protocol = (typeof protocols)[number]

/** Protocols whose packets carry ports. */
const portProtocols = ['tcp', 'udp'] as const satisfies readonly Protocol[]
export type PortProtocol = (typeof portProtocols)[number]

/** Whether packets of a protocol carry ports (M-4): TCP and UDP; a rule for any other protocol has `-1/-1`. */
export function hasPorts(protocol: string | number): protocol is PortProtocol {
  return protocol === 'tcp' || protocol === 'udp'
}
