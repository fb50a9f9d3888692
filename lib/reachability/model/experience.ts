import type { Family } from '@/lib/cidr'
import type { Attempt, PingResult, SeenPacket, ServedRequest, Socket } from './evidence'
import type { HostAddress } from './host-address'

/** A try over a protocol of IP that does not lead there, where the other one does. */
export interface MissedFamily {
  readonly family: Family
  readonly attempt: Attempt
}

/** What clients and the host met, as far as it concerns the traffic that is asked about. */
export interface Experience {
  readonly family: Family
  /** Address of the client; null where it is not known. */
  readonly from: HostAddress | null
  /** Tries from elsewhere at the port in question, in the traffic's own family. */
  readonly outside: readonly Attempt[]
  /** Tries that did not even find an address, whatever the port. */
  readonly unresolved: Attempt | null
  /** The try that shows most: an answer over a mere connection, a refusal over silence. */
  readonly best: Attempt | null
  /** Tries of one address and port that came to opposite ends. */
  readonly contradiction: Attempt | null
  readonly refused: Attempt | null
  readonly silent: Attempt | null
  /** A try that failed, of which its tool does not tell how: Windows says the same of silence and of a refusal. */
  readonly unclear: Attempt | null
  /** The family that does not lead there, as far as tries of both show it. */
  readonly missed: MissedFamily | null
  /** Tries in the other family. */
  readonly other: { readonly reached: Attempt | null; readonly refused: Attempt | null }
  /** Tries on the host itself or inside its network: they say nothing about the way from elsewhere. */
  readonly local: {
    readonly reached: Attempt | null
    readonly refused: Attempt | null
    readonly reset: Attempt | null
    /** The host itself has got a connection, and no answer. */
    readonly hung: Attempt | null
    /** The service has told the host itself that it fails. */
    readonly broken: Attempt | null
    /** A public address that met silence from the host itself, which may be its own. */
    readonly silent: Attempt | null
  }
  readonly ping: PingResult | null
  /** What a load balancer answered for the server behind it: whether its own requests come there is not known. */
  readonly balanced: Attempt | null
  /** What the host, its kernel or the network itself saw of this very traffic. */
  readonly packets: readonly SeenPacket[]
  /** A connection of this traffic that the host holds, or half holds. */
  readonly held: Socket | null
  /** A request of this traffic that a server has logged; null where a client has met a failure. */
  readonly served: ServedRequest | null
  /** A request that shows no more than that the host is reached from outside: of another client, or at another port. */
  readonly seen: ServedRequest | null
}
