import { isForeign } from '../data/foreign'
import type { GatheredEvidence, Trace } from '../model/evidence'
import type { Experience } from '../model/experience'
import { type HostAddress, isLoopback, sameAddress } from '../model/host-address'
import { isInstance } from './outward'

/**
 * A trace from elsewhere whose last hop is the address that it leads to: somebody is there, and the way leads there. Whether the port
 * is let in, it does not tell. One that leads to another address than was dialled is of another machine.
 */
export function tracedTo(
  { traces, hosts }: GatheredEvidence,
  outside: Experience['outside'],
): (Trace & { readonly address: HostAddress }) | null {
  const dialled = outside.flatMap(({ address }) => (address ? [address] : []))
  for (const trace of traces) {
    const { address, arrived, at, host } = trace
    if (!arrived || address === null || isLoopback(address) || isInstance(at, hosts) || isForeign(host, address))
      continue
    if (dialled.length === 0 || dialled.some((other) => sameAddress(other, address))) return { ...trace, address }
  }
  return null
}
