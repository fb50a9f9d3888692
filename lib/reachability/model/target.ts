import type { Direction, Protocol } from '@/lib/net'
import type { HostAddress } from './host-address'

/** What a machine runs. */
export type System = 'linux' | 'windows'

export type TargetProtocol = Exclude<Protocol, 'gre'>

/** The traffic that is asked about. */
export interface Target {
  readonly protocol: TargetProtocol
  /** Destination port 1–65535; null for protocols without ports. */
  readonly port: number | null
  /** Address of the other end: the client of ingress, the server of egress; null when not known. */
  readonly from: HostAddress | null
  /** `ingress`: into the instance. `egress`: out of it. */
  readonly direction: Direction
}
