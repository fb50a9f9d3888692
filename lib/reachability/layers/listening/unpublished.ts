import { hasForUsual, isLoginPort, isWebPort, mayServe, publicPorts } from '../../data/programs'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, ProgramEvent, PublishedPort, Transport, Workload } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { isReached, isTurnedBack } from '../experience'

type Row = Pick<PublishedPort, 'name' | 'tool' | 'line'>

function notPublished({ name, tool, line }: Row, protocol: Transport, port: number): LayerFinding {
  return fail('not-listening', because('not-published', line, { port: String(port), protocol, name, tool }), 'refusal')
}

/** A file of Compose names the port within alone: Docker takes one of the host at random for it. */
export function atRandom(
  { planned, published }: GatheredEvidence,
  protocol: Transport,
  port: number,
): LayerFinding | null {
  if ([...planned, ...published].some((item) => item.port === port)) return null
  const found = planned.find((item) => item.inside === port && item.protocol === protocol && item.port === null)
  return found ? notPublished(found, protocol, port) : null
}

/** The port refuses, and the one container whose program has it unless told otherwise publishes others of its ports, and not this one. */
function besideOthers(
  { workloads }: GatheredEvidence,
  own: readonly PublishedPort[],
  experience: Experience,
  port: number,
): PublishedPort | undefined {
  const [first, another] = isTurnedBack(experience)
    ? workloads.filter(({ image, state }) => state === 'runs' && hasForUsual(image, port))
    : []
  return another ? undefined : own.find(({ name, tool }) => tool !== 'kubectl' && name === first?.name)
}

/** What the one who tries finds turned away: a container has the port, and none of the host's leads there. */
export function hiddenInside(
  gathered: GatheredEvidence,
  protocol: Transport,
  experience: Experience,
  port: number,
): LayerFinding | null {
  const own = gathered.published.filter((item) => item.protocol === protocol)
  const [hidden = besideOthers(gathered, own, experience, port) ?? startedWithout(gathered, protocol, port)] =
    own.filter((item) => item.inside === port)
  const found = hidden ?? (protocol === 'tcp' && isOfBridge(gathered, port) ? listedBare(gathered, port) : undefined)
  return found ? notPublished(found, protocol, port) : null
}

/** Any port of a container whose image is not known. */
const anyInside = 0

/** What a program says of its own port, which may be that within a container. */
const saysSo = ({ what }: ProgramEvent) => what === 'listens' || what === 'local'

/** The command that starts the container publishes none of its ports, and nothing shows that another one does. */
function startedWithout(
  { planned, published, programs, sockets }: GatheredEvidence,
  protocol: Transport,
  port: number,
): PublishedPort | undefined {
  const rows = [...planned, ...published]
  const isServed = programs.some((event) => event.port === port && !saysSo(event)) || sockets.length > 0
  if (isServed || rows.some((item) => item.port === port)) return undefined
  const started = planned.filter((item) => item.protocol === protocol && item.port === null)
  const isAlone = rows.every((item) => item.port === null) && !programs.some(({ inside }) => inside !== undefined)
  return (
    started.find((item) => item.inside === port) ??
    (isAlone ? started.find((item) => item.inside === anyInside) : undefined)
  )
}

/**
 * A container of a list uses the port, and nothing publishes it: as the host's own it is not there. Where another container has a port
 * of sites, that one may stand before it.
 */
function listedInside(
  { published, planned, programs }: GatheredEvidence,
  protocol: Transport,
  port: number,
): PublishedPort | undefined {
  const own = published.filter((item) => item.protocol === protocol)
  const hidden = own.find((item) => item.inside === port && item.port === null && item.tool !== 'kubectl')
  const isBehind =
    // There people log in to the host itself.
    isLoginPort(port) ||
    programs.some((event) => event.port === port && event.what === 'upstream-failed') ||
    planned.some((item) => item.port === port) ||
    (publicPorts.has(port) && own.some((item) => isWebPort(item.port)))
  return isBehind ? undefined : hidden
}

/** A row of `docker ps` as it is printed unless told otherwise, with its end: its column of ports is empty. */
const wholeRow =
  /^\s{0,9}[0-9a-f]{12}\s{1,80}\S{1,200}\s{1,80}["“].{0,200}["”]\s.{0,80}\bUp .{1,60}?\s{2,80}[\w.-]{1,128}\s{0,9}$/
/** Words of containers that share the ports of their host, which such a list does not show. */
const ofHostNetwork = /\b(?:net(?:work)?(?:_mode)?)\b["']?[ =:]{1,4}["']?host\b|\bhost network/i

/** Of a list whose containers have no ports at all, the one that may be meant. */
function listedBare({ published, planned, workloads, texts }: GatheredEvidence, port: number): Workload | undefined {
  const isBare = [...published, ...planned].length === 0 && workloads.every(({ line }) => wholeRow.test(line))
  if (!isBare || publicPorts.has(port) || texts.some((text) => ofHostNetwork.test(text.slice(0, 60_000))))
    return undefined
  return workloads.find(({ image, name }) => mayServe(image || name, port))
}

/** A container has a network of its own, as its inspection says, or its file. */
const ofBridge = /"NetworkMode": ?"(?:default|bridge)"|^\s{0,9}(?:default|bridge)\s{0,9}$|\bmap\[\]\s{0,9}$/m

/** Whether nothing of a container that has no ports in its list can be the host's own. */
function isOfBridge({ texts, programs }: GatheredEvidence, port: number): boolean {
  return (
    programs.every((event) => event.port !== port || event.what === 'listens') &&
    texts.some((text) => ofBridge.test(text.slice(0, 60_000)))
  )
}

/** Whether something else than a container is seen at the port, or somebody has come to it. */
function isSeen(
  { sockets, programs }: GatheredEvidence,
  { silent, served, best, local }: Experience,
  port: number,
): boolean {
  if (silent || served || local.reached || (best && isReached(best)) || sockets.length > 0) return true
  return programs.some((event) => event.port === port && !saysSo(event))
}

/** What is shown are containers alone, of which none has a port of the host: whether that was tried or not, nothing leads to them. */
export function onlyInside(
  gathered: GatheredEvidence,
  protocol: Transport,
  experience: Experience,
  port: number,
): LayerFinding | null {
  const listed = listedInside(gathered, protocol, port)
  if (listed) return notPublished(listed, protocol, port)
  if (isSeen(gathered, experience, port)) return null
  const found =
    startedWithout(gathered, protocol, port) ?? (protocol === 'tcp' ? listedBare(gathered, port) : undefined)
  return found ? notPublished(found, protocol, port) : null
}
