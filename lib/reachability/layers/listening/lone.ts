import { mayServe, servesOtherPorts, servesPort } from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, ProgramEvent, Workload } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { isLoopback } from '../../model/host-address'
import { isReached } from '../experience'
import { failureOf } from './service-down'
import { hasEndedWell, onlyPods } from './workloads'

/** Words by which a program says of a fault that it does not go on with it. */
const doesNotGoOn =
  /\b(?:fail(?:ed|ure)?|unable|could not|cannot|can['’]t) to start\b|\b(?:could|can) ?not start\b|\b(?:shutting down|exiting|giving up|aborting|terminating)\b|启动失败|無法啟動|无法启动|起動に失敗|起動できません/i

/** The program of a container by its image, or else by what it is called. */
const nameOf = ({ image, name }: Workload) => image || (isUnnamed({ image, name }) ? '' : name)

/** A container of which no more than its id is said: whatever runs in it. */
const isUnnamed = ({ image, name }: Pick<Workload, 'image' | 'name'>) =>
  image === '' && (name === 'CONTAINER' || /^[0-9a-f]{6,64}$/.test(name))

/** The one container that somebody has listed. */
function onlyWorkload({ workloads }: GatheredEvidence, port: number): Workload | null {
  const [pod] = onlyPods(workloads, port)
  if (pod) return pod
  const [first] = workloads
  // What is only told has no name of its own.
  if (first?.what !== 'container' || first.name === 'CONTAINER') return null
  return workloads.every(({ name, state }) => name === first.name && state === first.state) ? first : null
}

/** Whether a container that runs is there for something else than the port: by its ports, or by what it is. */
function isElsewhere(workload: Workload, { published }: GatheredEvidence, port: number): boolean {
  const own = published.filter((row) => row.name === workload.name)
  if (own.length > 0) return own.every((row) => row.inside !== port)
  return !mayServe(nameOf(workload), port) || servesOtherPorts(workload.name, port)
}

/** What somebody only says of a container has no name. */
const isToldAlone = ({ name, told }: Workload) => name === 'CONTAINER' && told === true

/** Whether what was to publish ports, a file or a command, has another container for this one, or none. */
function isMeantElsewhere({ planned, programs }: GatheredEvidence, down: readonly Workload[], port: number): boolean {
  const meant = [
    ...planned,
    ...programs.flatMap(({ inside, port: outer, container }) =>
      inside === undefined ? [] : [{ port: outer, name: container ?? '' }],
    ),
  ]
  const own = meant.filter((row) => row.port === port)
  const isOf = (name: string) =>
    name === '' ||
    down.some((each) => each.name === 'CONTAINER' || each.name.includes(name) || each.image.includes(name))
  return meant.length > 0 && !own.some(({ name }) => isOf(name))
}

/**
 * The container that is missed at the port, of a list in which none has it: one that does not run while those that do are there for
 * something else. Who has ended well beside others has done its work; where none runs, none serves.
 */
function deadAmong(gathered: GatheredEvidence, port: number): Workload | null {
  const containers = gathered.workloads.filter(({ what }) => what === 'container')
  const up = containers.filter(({ state }) => state === 'runs')
  const isOnlyOne = (each: Workload) => containers.length === 1 && each.name !== 'CONTAINER' && isUnnamed(each)
  const isUp = ({ name }: Workload) => up.some((each) => each.name === name)
  const down = containers.filter(
    (each) =>
      each.state !== 'runs' && !isUp(each) && !isToldAlone(each) && (isOnlyOne(each) || mayServe(nameOf(each), port)),
  )
  const others = gathered.programs.some(
    ({ what, port: at, program }) =>
      what !== 'configured' &&
      what !== 'failed' &&
      !(what === 'listens' && at !== port) &&
      !(program !== null && servesOtherPorts(program, port)),
  )
  if (gathered.sockets.length > 0 || others || containers.length < gathered.workloads.length) return null
  if (!up.every((each) => isElsewhere(each, gathered, port)) || isMeantElsewhere(gathered, down, port)) return null
  const missed = up.length > 0 ? down.filter((each) => !hasEndedWell(each)) : down
  return missed.find((each) => servesPort(nameOf(each), port)) ?? missed[0] ?? null
}

/** The pod of the only deployment that is shown, where nothing else is. */
function podAlone({ programs }: GatheredEvidence, pod: Workload, port: number): Workload | null {
  return programs.length > 0 || hasEndedWell(pod) || !mayServe(pod.image, port) ? null : pod
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
  const down = workload !== null && workload.state !== 'runs' ? workload : null
  const ended = workload && !down ? null : endedFor(gathered, down?.state === 'restarts')
  if (ended) {
    if (!mayServe(ended.program ?? down?.image ?? '', port)) return null
    const told = { program: ended.program ?? '', port: String(port), manager: '', container: down?.name ?? '' }
    return fail('not-listening', because(failureOf(ended.line), ended.line, told), 'refusal')
  }
  const dead = down?.what === 'pod' ? podAlone(gathered, down, port) : deadAmong(gathered, port)
  if (!dead) return null
  const { name, tool, what } = dead
  return fail('not-listening', because('workload-down', dead.line, { name, tool, what, port: String(port) }), 'refusal')
}
