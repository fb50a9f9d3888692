import { complainedOf, isMissedFromAway } from '../../complaint'
import { isPanelOf, isWebPort, servesPort } from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, Transport } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { isLoopback } from '../../model/host-address'
import { isClosed } from './bound'

/** A client has failed at an address of the machine, and does not say how, where the file of settings lets the service listen at loopback alone. */
export function failedAway(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const { attempts } = gathered
  const own = attempts.filter((each) => each.port === port && each.address !== null && !isLoopback(each.address))
  if (own.length === 0 || own.some(({ outcome }) => outcome !== 'failed')) return null
  const found = configured(gathered, protocol, port)
  return found?.cause === 'loopback-only' ? found : null
}

/**
 * Nobody shows what was met, and somebody says that the very port, or the service from another machine, is not reached, which is what
 * the settings of a container come to.
 */
export function missed(
  gathered: GatheredEvidence,
  protocol: Transport,
  { outside, unclear, local, served }: Experience,
  port: number,
): LayerFinding | null {
  const own = gathered.programs.filter((event) => event.what === 'configured' && event.program === 'docker')
  if (own.length === 0 || outside.length > 0 || unclear || served || gathered.sockets.length > 0) return null
  const found = configured({ ...gathered, programs: own }, protocol, port)
  if (found?.cause === 'wrong-port') return complainedOf(gathered, new Set()).ports.includes(port) ? found : null
  return found && !local.refused && !local.reset && isMissedFromAway(gathered) ? found : null
}

/** Where a line of settings was found on the machine itself, by a search of its files. */
function isFoundThere(line: string, { texts }: GatheredEvidence): boolean {
  return texts.some((text) =>
    text
      .slice(0, 60_000)
      .split('\n')
      .some((each) => /^\/etc\/[\w./-]{1,200}:/.test(each) && each.endsWith(line)),
  )
}

/** Nobody shows what was met, and a search of the machine's own files has found what lets the service listen at loopback alone. */
export function foundClosed(
  gathered: GatheredEvidence,
  protocol: Transport,
  { outside, unclear, served }: Experience,
  port: number,
): LayerFinding | null {
  if (outside.length > 0 || unclear || served || gathered.sockets.length > 0) return null
  const found = configured(gathered, protocol, port)
  return found?.cause === 'loopback-only' && isFoundThere(found.because?.line ?? '', gathered) ? found : null
}

/** The registry of Windows has one port for the service, at which something listens, and nothing that is shown does at the other. */
export function heldElsewhere(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const set = gathered.programs.filter(({ what, manager }) => what === 'configured' && manager === 'windows')
  const found = configured({ ...gathered, programs: set }, protocol, port)
  const rows = gathered.sockets.flatMap(({ sockets }) => sockets).filter(({ state }) => state === 'listening')
  const isThere = rows.some((row) => String(row.port) === found?.because?.params.found)
  return found?.cause === 'wrong-port' && isThere && rows.every((row) => row.port !== port) ? found : null
}

/** The port refuses, and the file of settings of the program that serves it lets it listen at loopback, or at another port. */
export function configured({ programs }: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const own = programs.filter((event) => event.what === 'configured' && event.protocol === protocol)
  const at = own.filter((event) => event.port === port)
  const [first] = at
  if (first) {
    const told = { port: String(port), protocol, program: first.program ?? '' }
    return at.every(isClosed) ? fail('loopback-only', because('set-loopback', first.line, told), 'refusal') : null
  }
  const inside = own.filter((event) => event.inside === port)
  const [outer] = inside
  if (outer) {
    const told = { port: String(port), protocol, found: String(outer.port), program: outer.program ?? '' }
    return fail('wrong-port', because('set-elsewhere', outer.line, told), 'refusal')
  }
  // A web server has many ports, and a file shows some of them.
  const moved = own.find(
    (event) =>
      event.program !== null &&
      event.port !== null &&
      (isPanelOf(event.program, port) || (!isWebPort(port) && servesPort(event.program, port))),
  )
  if (!moved) return null
  const told = { port: String(port), protocol, found: String(moved.port), program: moved.program ?? '' }
  return isClosed(moved) ? null : fail('wrong-port', because('set-elsewhere', moved.line, told), 'refusal')
}
