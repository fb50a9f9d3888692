import { attendant, isWebPort, servesOtherPorts, servesPort, standardPorts } from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, ProgramEvent, Workload } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { isLoopback } from '../../model/host-address'
import { isReached } from '../experience'
import { onlyPods } from './workloads'

/** Words by which a program says of a fault that it does not go on with it. */
const doesNotGoOn =
  /\b(?:fail(?:ed|ure)?|unable|could not|cannot|can['’]t) to start\b|\b(?:could|can) ?not start\b|\b(?:shutting down|exiting|giving up|aborting|terminating)\b|启动失败|無法啟動|无法启动|起動に失敗|起動できません/i

/** Who has done its work ends so. */
const isDone = ({ line }: Workload) => /\bExited \(0\)|\bCompleted\b/.test(line)

/** Whether a port can be that of a program by its name: those that belong to a service of their own are not. */
function canBeOf(name: string, port: number): boolean {
  if (name === '') return isWebPort(port) || !standardPorts.has(port)
  if (attendant.test(name) || servesOtherPorts(name, port)) return false
  return servesPort(name, port) || isWebPort(port) || !standardPorts.has(port)
}

/** The one container that somebody has listed. */
function onlyWorkload({ workloads }: GatheredEvidence, port: number): Workload | null {
  const [pod] = onlyPods(workloads, port)
  if (pod) return pod
  const [first] = workloads
  // What is only told has no name of its own.
  if (first?.what !== 'container' || first.name === 'CONTAINER') return null
  return workloads.every(({ name, state }) => name === first.name && state === first.state) ? first : null
}

/** A program that ends for want of another port than the one asked about, where no other program is spoken of. */
function endedFor({ programs }: GatheredEvidence, isRestarted: boolean): ProgramEvent | null {
  const lost = programs.filter(({ what }) => what === 'bind-failed')
  const [first] = lost
  const isOther = ({ what, program }: ProgramEvent) =>
    (what === 'listens' || what === 'runs') && program !== null && program !== first?.program
  if (!first || programs.some(isOther)) return null
  // What is lost at every address may be the one port that the program has.
  const isInner = ({ address }: ProgramEvent) => address !== null && isLoopback(address)
  return lost.find((event) => isRestarted || (isInner(event) && doesNotGoOn.test(event.line))) ?? null
}

/**
 * The only program, or container, that the paste is about does not run: whatever port it has, nothing serves it. Null where anything is
 * seen at the port, or the name belongs to another kind of port.
 *
 * @param port the one asked about
 */
export function loneDown(gathered: GatheredEvidence, experience: Experience, port: number): LayerFinding | null {
  const { best, silent, served, local } = experience
  if (silent || served || local.reached || (best && isReached(best))) return null
  const isSeen =
    gathered.published.some((item) => item.port === port) ||
    gathered.sockets.some(({ sockets }) => sockets.some((row) => row.port === port)) ||
    gathered.programs.some(({ what, port: at }) => what === 'runs' || (what === 'listens' && at === port))
  if (isSeen) return null
  const workload = onlyWorkload(gathered, port)
  const down = workload !== null && workload.state !== 'runs' && !isDone(workload) ? workload : null
  if (workload && !down) return null
  const ended = endedFor(gathered, down?.state === 'restarts')
  if (ended) {
    if (!canBeOf(ended.program ?? down?.image ?? '', port)) return null
    const told = { program: ended.program ?? '', port: String(port), manager: '', container: down?.name ?? '' }
    return fail('not-listening', because('service-failed', ended.line, told), 'refusal')
  }
  if (!down || gathered.programs.length > 0 || !canBeOf(down.image, port)) return null
  const { name, tool, what } = down
  return fail('not-listening', because('workload-down', down.line, { name, tool, what, port: String(port) }), 'refusal')
}
