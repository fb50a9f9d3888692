import { clusterPart, isDatabasePort, servesOtherPorts, servesPort } from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, ProgramEvent, Workload } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { isTurnedBack } from '../experience'
import { isCalled } from './within'

/** A container or a pod that does not run, or a service of a cluster without one that does. */
function downOf({ name, tool, what, line }: Workload, port: number) {
  return because(what === 'service' ? 'no-endpoints' : 'workload-down', line, { name, tool, what, port: String(port) })
}

/** The container, or the pods, to which the port leads do not run, and whoever connects is turned away. */
export function deadBehind(
  { published, workloads }: GatheredEvidence,
  experience: Experience,
  port: number,
): LayerFinding | null {
  const own = published.filter((item) => item.port === port)
  const isMet = isTurnedBack(experience) || experience.local.reset !== null
  // A Service of a cluster has nobody else to hand on to, whether that was tried or not; who is started again and again has no rest.
  const isUnrest = (name: string) => workloads.some((each) => each.name === name && each.state === 'restarts')
  const rows = isMet ? own : own.filter(({ tool, name }) => tool === 'kubectl' || isUnrest(name))
  const names = rows.map(({ name }) => name)
  const behind = workloads.filter(({ name, what }) =>
    names.some((each) =>
      isMet || what === 'service'
        ? name === each || (isMet && name.startsWith(`${each}-`))
        : name === each || deploymentOf(name) === each,
    ),
  )
  const isOneService = rows.length > 0 && published.every(({ tool, name }) => tool === 'kubectl' && name === names[0])
  // A pod with a longer name is one of another deployment, and belongs to a Service that is not shown.
  const others = onlyPods(workloads, port).filter(({ name }) => !name.startsWith(`${names[0]}-`))
  const [first = isOneService ? others[0] : undefined] = behind
  if (!first || behind.some(({ state }) => state === 'runs')) return null
  return fail('not-listening', downOf(first, port), 'refusal')
}

/** The pods of the one deployment that is shown beside the cluster's own parts, where none of them runs; none else. */
export function onlyPods(workloads: readonly Workload[], port: number): readonly Workload[] {
  const own = workloads.filter(({ name }) => !clusterPart.test(name))
  const [first] = own
  const called = first ? deploymentOf(first.name) || first.name : ''
  // A description names the ports of its pod.
  const mayHave = ({ ports = [] }: Workload) => ports.length === 0 || ports.includes(port)
  const isOne = own.every(
    (each) =>
      each.what === 'pod' &&
      each.state !== 'runs' &&
      (deploymentOf(each.name) || each.name) === called &&
      mayHave(each),
  )
  return isOne ? own : []
}

/** The service in the name that Compose gives a container: `app-mysql-1`, `app_mysql_1`, and `mysql-1` in its log. */
function composeService(name: string): string {
  return /^(?:[\w.-]{1,60}[-_])?([A-Za-z0-9]{1,40})[-_]\d{1,3}$/.exec(name)?.[1] ?? ''
}

/** A part of a cluster that each node has as a pod of its own: `kube-apiserver-node1`. */
const ofNode = /^(?:kube-apiserver|etcd)(?=-)/

/** Whether what has ended by a fault is called by the program that has the port, and nothing that runs is. */
function isCalledFor(each: Workload, { workloads }: GatheredEvidence, port: number): boolean {
  const names = [each.name, composeService(each.name), deploymentOf(each.name), ofNode.exec(each.name)?.[0] ?? '']
  return (
    each.what !== 'service' &&
    names.some((name) => name !== '' && servesPort(name, port)) &&
    !hasEndedWell(each) &&
    !workloads.some(({ state, name, image }) => state === 'runs' && (servesPort(image, port) || servesPort(name, port)))
  )
}

/** Whether people have called a container no more than a database. */
const isStore = (name: string) => /^(?:db|database|datastore)\d?$/i.test(composeService(name) || name)

/** The deployment in the name that Kubernetes gives a pod: `traefik-f4564c4f4-7w6nh`; the set, in `mysql-0`. */
function deploymentOf(name: string): string {
  return /^([\w.-]{1,60}?)(?:-[a-z0-9]{6,10})?-(?:[a-z0-9]{5}|\d{1,3})$/.exec(name)?.[1] ?? ''
}

/** Who has done its work ends so. */
export const hasEndedWell = ({ line }: Workload) => /\bExited \(0\)|\bexited with code 0\b|\bCompleted\b/.test(line)

/** The only one that does not run, while those that do serve ports of another kind, such as databases. */
function isOnly(all: readonly Workload[], ended: readonly Workload[], port: number): boolean {
  return (
    ended.length === 1 &&
    !ended.some(hasEndedWell) &&
    all.every((each) => ended.includes(each) || servesOtherPorts(each.image, port) || servesOtherPorts(each.name, port))
  )
}

/** A Service of the port, or the only thing that is shown of a cluster: without pods behind it nothing answers. */
function leadsTo({ name, line }: Workload, { workloads, published, sockets }: GatheredEvidence, port: number): boolean {
  const own = published.filter((item) => item.tool === 'kubectl' && item.name === name)
  if (own.length > 0)
    return own.some(
      (item) => item.port === port || (item.port === null && item.inside === port) || item.inside === port,
    )
  // What an Ingress says of its backend is met as an answer of its own.
  return !/\berror: endpoints\b/.test(line) && workloads.length === 1 && published.length + sockets.length === 0
}

/** A container has ended that was started for the port of the host: the command names it, or its image. */
function isMeantFor(missing: Workload, { programs, workloads, published }: GatheredEvidence, port: number): boolean {
  if (published.some((item) => item.port === port)) return false
  const own = programs.filter(({ inside, port: outer }) => inside !== undefined && outer === port)
  const isOf = (event: ProgramEvent, each: Workload) =>
    (event.container !== null && isCalled(each, event.container)) ||
    (event.container === '' && each.image.length > 2 && event.line.split(/\s+/).includes(each.image))
  return own.some(
    (event) => isOf(event, missing) && !workloads.some((each) => each.state === 'runs' && isOf(event, each)),
  )
}

/** The only pod that is shown does not run, and its description gives its container the port. */
function isDescribedAt({ ports = [], name }: Workload, { workloads }: GatheredEvidence, port: number): boolean {
  return ports.includes(port) && workloads.every((each) => each.name === name && each.state !== 'runs')
}

/** The only container that somebody speaks of, which has not started: its command, or its file, was to give it the port. */
function isUnnamed({ name }: Workload, { programs, workloads, planned, published }: GatheredEvidence, port: number) {
  const isAlone = name === 'CONTAINER' && workloads.every((each) => each.name === name) && published.length === 0
  return (
    isAlone &&
    (planned.some((item) => item.port === port) ||
      programs.some(({ inside, port: outer }) => inside !== undefined && outer === port))
  )
}

/** A container, a pod or a service of a cluster that belongs to the port does not run, or the only one while the port refuses. */
export function workloadDown(gathered: GatheredEvidence, isRefused: boolean, port: number): LayerFinding | null {
  const { workloads } = gathered
  const ended = workloads.filter(({ state }) => state !== 'runs')
  const dead = ended.find((item) => {
    const { name, image } = item
    return (
      servesPort(image, port) ||
      servesPort(name, port) ||
      isCalledFor(item, gathered, port) ||
      (isRefused &&
        (servesPort(composeService(name), port) ||
          servesPort(deploymentOf(name), port) ||
          isOnly(workloads, ended, port)))
    )
  })
  const store = isDatabasePort(port) ? ended.find((item) => isStore(item.name) && !hasEndedWell(item)) : undefined
  if (store) return fail('not-listening', downOf(store, port), 'refusal')
  const described = ended.find((item) => isDescribedAt(item, gathered, port))
  if (described) return fail('not-listening', downOf(described, port), 'refusal')
  const undone = ended.find((item) => isMeantFor(item, gathered, port) || isUnnamed(item, gathered, port))
  if (undone) return fail('not-listening', downOf(undone, port), 'refusal')
  const empty = ended.find((item) => item.what === 'service' && leadsTo(item, gathered, port))
  if (empty) return fail('not-listening', downOf(empty, port), 'refusal')
  if (!dead || (!isRefused && !servesPort(dead.image, port) && !isCalledFor(dead, gathered, port))) return null
  return fail('not-listening', downOf(dead, port), 'refusal')
}
