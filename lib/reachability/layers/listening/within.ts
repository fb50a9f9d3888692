import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence, PublishedPort, Socket, Sockets, Transport } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail } from '../../model/finding'
import { isLoopback, textOf } from '../../model/host-address'
import { isReached } from '../experience'
import { covers } from './coverage'

/** The id by which a row of a list of containers begins: within the container it is the name of the machine, if no other was given. */
const idOf = ({ line }: Pick<PublishedPort, 'line'>) => /^\s{0,9}([0-9a-f]{4,64})\s/.exec(line)?.[1] ?? null

/** Whether a command means the container of a row, by its name or by its id, of which either may be cut short. */
export function isCalled(row: Pick<PublishedPort, 'name' | 'line'>, called: string): boolean {
  const id = idOf(row)
  return called === row.name || (id !== null && called.length >= 3 && (id.startsWith(called) || called.startsWith(id)))
}

/** What a port of the host leads to. */
type Lead = Pick<PublishedPort, 'name' | 'inside' | 'line'>

/** Whether a listing was made within a container: one that a list shows, or one that the command names. */
function isWithin({ at, within }: Sockets, { published, workloads }: GatheredEvidence): boolean {
  if (within !== undefined) return true
  return at !== null && [...published, ...workloads].some((row) => idOf(row) === at)
}

/** What is shown of the host, without the sockets that are those of a container. */
export function onHost(gathered: GatheredEvidence): GatheredEvidence {
  const sockets = gathered.sockets.filter((listing) => !isWithin(listing, gathered))
  return sockets.length === gathered.sockets.length ? gathered : { ...gathered, sockets }
}

/** The program in the container listens at loopback, where nothing arrives that is forwarded to it. */
function closedAt({ sockets }: Sockets, protocol: Transport, port: number): LayerFinding | null {
  const there = sockets.filter(
    (socket) => socket.state === 'listening' && socket.protocol === protocol && socket.port === port,
  )
  const [first] = there
  if (!first || !there.every(({ address }) => address !== null && isLoopback(address))) return null
  return fail('loopback-only', because('inside-loopback', first.line, { port: String(port) }), 'refusal')
}

/** The same at the port that was asked for, where no list says that it leads to another one. */
function closedWithin(
  { published, sockets }: GatheredEvidence,
  protocol: Transport,
  port: number,
): LayerFinding | null {
  const inside = sockets.filter(({ within }) => within !== undefined)
  const [own] = inside
  return own && inside.length === 1 && inside.length === sockets.length && published.length === 0
    ? closedAt(own, protocol, port)
    : null
}

/** Where a port of the host leads: what a list shows; without one, what a file or the command that started the container says. */
export function leadsOf(
  { published, planned, programs }: GatheredEvidence,
  protocol: Transport,
  port: number,
): readonly Lead[] {
  const isOfPort = (item: { readonly port: number | null; readonly protocol: string }) =>
    item.port === port && item.protocol === protocol
  const listed = published.filter(isOfPort)
  if (listed.length > 0) return listed
  const written = planned.filter(isOfPort)
  if (written.length > 0) return written
  return programs
    .filter(isOfPort)
    .flatMap(({ inside, container, line }) => (inside === undefined ? [] : [{ name: container ?? '', inside, line }]))
}

/** One protocol of IP is refused and the other is not, and the container's own sockets are those of that one alone. */
function familyWithin(
  { sockets, attempts }: GatheredEvidence,
  protocol: Transport,
  { family }: Experience,
  port: number,
): LayerFinding | null {
  // Who stands on the host asks the container at its own addresses.
  const tried = attempts.filter((each) => each.port === port && each.address !== null && !isLoopback(each.address))
  const own = tried.filter(({ address }) => address?.family === family)
  const isMet =
    own.length > 0 &&
    own.every(({ outcome }) => outcome === 'refused') &&
    tried.some((each) => !own.includes(each) && isReached(each))
  const rows = sockets
    .filter(({ within }) => within !== undefined)
    .flatMap((listing) => listing.sockets)
    .filter((row) => row.state === 'listening' && row.protocol === protocol && row.port === port)
  const [first] = rows
  const isOther = (row: Socket) => row.family !== family && (row.family === 4 || row.v6only === true)
  if (!first || !isMet || !rows.every(isOther)) return null
  const cause = family === 4 ? 'ipv6-only' : 'ipv4-only'
  return fail(cause, because(cause, first.line, { port: String(port), protocol }), 'refusal')
}

/** The port within to which somebody says that the host's leads: `8585:80`. */
function toldInside(texts: readonly string[], port: number): readonly number[] {
  const words = new RegExp(`(?<![\\d.:-])${port}:(\\d{2,5})(?![\\d:.])`)
  return texts.flatMap((text) => Number(words.exec(text.slice(0, 60_000))?.[1] ?? 0) || [])
}

/** The program in the container could not take the port to which the host's leads. */
export function unboundInside(gathered: GatheredEvidence, protocol: Transport, port: number): LayerFinding | null {
  const rows = leadsOf(gathered, protocol, port)
  const insides = new Set(rows.length > 0 ? rows.map(({ inside }) => inside) : toldInside(gathered.texts, port))
  const own = gathered.programs.filter((event) => event.port !== null && insides.has(event.port))
  const found = own.find(({ what, why }) => what === 'bind-failed' && why === 'permission')
  if (!found || insides.has(port) || own.some(({ what }) => what === 'listens' || what === 'runs')) return null
  const told = { port: String(found.port), protocol, program: found.program ?? '', address: '' }
  return fail('not-listening', because('bind-permission', found.line, told), 'refusal')
}

/** The check of its own health asks the container's port in vain, again and again: nothing listens there. */
export function unhealthyInside(
  gathered: GatheredEvidence,
  protocol: Transport,
  { best, served, local }: Experience,
  port: number,
): LayerFinding | null {
  if (served !== null || local.reached !== null || (best !== null && isReached(best))) return null
  const insides = new Set(leadsOf(gathered, protocol, port).map(({ inside }) => inside))
  const found = gathered.programs.find(
    ({ what, port: at, container }) => what === 'absent' && at !== null && insides.has(at) && container === 'CONTAINER',
  )
  const told = { port: String(port), protocol, where: 'container' }
  return found ? fail('not-listening', because('not-listening', found.line, told), 'refusal') : null
}

/** Whether a container has the name that Compose makes of a service: `shop-web-1` of `web`. */
function isNamedFor(name: string, service: string): boolean {
  return (
    /^[\w.]{1,60}$/.test(service) &&
    new RegExp(`^[\\w.-]{1,60}[-_]${service.replaceAll('.', '[.]')}[-_]\\d{1,3}$`).test(name)
  )
}

/** The port leads to one of a container at which nothing listens, as its own sockets show: one other does. */
export function listedWithin(
  gathered: GatheredEvidence,
  protocol: Transport,
  experience: Experience,
  port: number,
): LayerFinding | null {
  const { sockets } = gathered
  const unheard = familyWithin(gathered, protocol, experience, port)
  if (unheard) return unheard
  const rows = leadsOf(gathered, protocol, port)
  const [row] = rows
  if (!row) return closedWithin(gathered, protocol, port)
  if (rows.some(({ inside }) => inside !== row.inside)) return null
  const id = idOf(row)
  const own = sockets.find(
    ({ at, within = '' }) =>
      (at !== null && at === id) ||
      within === row.name ||
      (within !== '' && (within === id || isNamedFor(row.name, within))),
  )
  const closed = own && !own.coverage.cut ? closedAt(own, protocol, row.inside) : null
  if (closed) return closed
  if (!own || !covers(own, protocol, row.inside)) return null
  const listens = own.sockets.filter((socket) => socket.state === 'listening' && socket.protocol === protocol)
  const open = listens.filter(({ address }) => address === null || !isLoopback(address))
  const [first] = open
  // Docker's own resolver is no program of the container.
  const isBare = listens.every(({ address }) => address !== null && textOf(address) === '127.0.0.11')
  if (!first && isBare && listens.length > 0)
    return fail(
      'not-listening',
      because('not-listening', row.line, { port: String(port), protocol, where: 'container' }),
      'refusal',
    )
  if (!first || listens.some((each) => each.port === row.inside) || open.some((each) => each.port !== first.port))
    return null
  const told = { name: row.name, port: String(port), inside: String(row.inside), found: String(first.port) }
  return fail('wrong-port', because('inside-elsewhere', first.line, told), 'refusal')
}
