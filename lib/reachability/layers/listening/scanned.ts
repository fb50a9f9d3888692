import { servicesAt } from '@/lib/net'
import { isWebPort } from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { Attempt, GatheredEvidence } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { sameAddress } from '../../model/host-address'
import type { Target } from '../../model/target'

/** What nmap calls the service of a row. */
const serviceOf = (line: string) => /\sopen\s{1,9}(?:ssl\/)?([\w-]{1,40})/.exec(line)?.[1]?.toLowerCase() ?? ''

/** Whether a row is of the service that is usual at the port: by its name, or by a number that people make of the usual one. */
function isMoved({ line, port }: Attempt, usual: number): boolean {
  const name = serviceOf(line)
  const isNamed = servicesAt(usual, 'tcp').some((service) => service.name.toLowerCase() === name)
  return isNamed || (port !== null && port > 1023 && String(port).includes(String(usual)))
}

/** A scan of the machine shows the service at another port than the one that refuses. */
export function scannedElsewhere(
  { attempts }: GatheredEvidence,
  { refused }: Experience,
  { protocol, port }: Target,
): LayerFinding | null {
  if (!refused || protocol !== 'tcp' || port === null || isWebPort(port)) return null
  const isThere = ({ address }: Attempt) => !address || !refused.address || sameAddress(address, refused.address)
  const open = attempts.filter(
    (attempt) =>
      attempt.tool === 'nmap' && attempt.outcome === 'connected' && attempt.port !== port && isThere(attempt),
  )
  const moved = open.filter((attempt) => isMoved(attempt, port))
  const [found] = moved
  if (!found || moved.some((each) => each.port !== found.port)) return null
  const told = { port: String(port), protocol, found: String(found.port), program: '' }
  return fail('wrong-port', because('wrong-port', found.line, told), 'refusal')
}
