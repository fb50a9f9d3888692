import type { Plane } from '../planes/plane'

/** Packets in a region of a plane, all its protocols together, told apart by what rules look at. */
export function packetsIn({ layout, protocols, withPorts }: Plane, region: Int32Array): bigint {
  const { axes, looks } = layout
  const length = (at: 0 | 1 | 2 | 3) => axes[at].edgeAt(region[2 * at + 1] ?? 0) - axes[at].edgeAt(region[2 * at] ?? 0)
  let size = BigInt(protocols.length) * length(1)
  if (withPorts) size *= length(0)
  if (withPorts && looks.sourcePorts) size *= length(2)
  if (looks.selves) size *= length(3)
  return size
}
