import type { GatheredEvidence } from '../model/evidence'
import type { Target } from '../model/target'

/**
 * The port that all tries of the evidence speak of, where it is not the one that was asked about: what the reader most
 * likely meant. Null where the evidence speaks of the target's port, of several, or of none.
 */
export function spokenPortOf({ attempts, packets }: GatheredEvidence, target: Target): number | null {
  if (target.port === null) return null
  const ports = new Set<number>()
  for (const { port, protocol } of [...attempts, ...packets]) {
    if (port !== null && protocol === target.protocol) ports.add(port)
    if (ports.has(target.port) || ports.size > 1) return null
  }
  const [port] = ports
  return port ?? null
}
