/** Instances of one kind in one group. */
export interface MembersPlan {
  readonly instances: number
  /** IPv4 and IPv6 addresses of one instance, over all of its interfaces that are in the group. */
  readonly ipv4: number
  readonly ipv6: number
  /** Interfaces of one instance in the group, at least 1. */
  readonly interfaces: number
}

export interface Members {
  /** What a basic group counts (L-9). */
  readonly addresses: number
  /** What an enterprise group counts (L-9). */
  readonly interfaces: number
  /** Such instances that still fit into a basic and into an enterprise group; 0 where it is full. */
  readonly room: { readonly basic: number; readonly enterprise: number }
}

/** Holds the members of a group against its room: addresses for a basic group, interfaces for an enterprise one (L-9). */
export function membersOf(
  { instances, ipv4, ipv6, interfaces }: MembersPlan,
  limits: { readonly addresses: number; readonly interfaces: number },
): Members {
  const each = ipv4 + ipv6
  const left = (limit: number, size: number) => Math.max(0, Math.floor((limit - instances * size) / size))
  return {
    addresses: instances * each,
    interfaces: instances * interfaces,
    room: { basic: left(limits.addresses, each), enterprise: left(limits.interfaces, interfaces) },
  }
}
