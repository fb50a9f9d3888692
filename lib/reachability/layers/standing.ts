import { isContainerBridge } from '../model/container-network'
import type { Attempt, GatheredEvidence, Interfaces, Socket } from '../model/evidence'
import { addressOf, type HostAddress, isLoopback, isPrivate, textOf } from '../model/host-address'
import type { Target } from '../model/target'

/**
 * What the machine at a prompt is to the private address that was tried there in vain: `tried` the very one, `another`, or `open`, where
 * neither is shown.
 */
export type MachineStanding = 'tried' | 'another' | 'open'

/** Outcomes of tries that somebody shows because they came to nothing. */
const vain: ReadonlySet<Attempt['outcome']> = new Set(['timeout', 'refused', 'no-route', 'reset'])

/** Interfaces of containers: an address in their network is that of a container of the machine itself. */
const ofContainers = /^(?:docker|br-|cni|cali|flannel|virbr|veth|podman)/

/** An address in a prompt, as clouds and people name machines by it: `ip-10-0-1-20`, `172-16-0-12`. */
const namedByAddress = /(?<!\d|\d-)(\d{1,3})-(\d{1,3})-(\d{1,3})-(\d{1,3})(?!-?\d)/

function addressInName(at: string | null): HostAddress | null {
  const match = namedByAddress.exec(at ?? '')
  return match ? addressOf(match.slice(1).join('.')) : null
}

const isOfNetwork = (address: HostAddress) => isPrivate(address) && !isLoopback(address) && !isContainerBridge(address)

/** What is known of the machine at a prompt, null for one without a name. */
interface Machine {
  readonly at: string | null
  /** Tries of the port that were made there. */
  readonly tries: Attempt[]
  readonly addresses: Interfaces['addresses'][number][]
  readonly rows: Socket[]
}

function machinesOf({ attempts, interfaces, sockets }: GatheredEvidence, { protocol, port }: Target): Machine[] {
  const found = new Map<string | null, Machine>()
  const machineAt = (at: string | null): Machine => {
    const known = found.get(at) ?? { at, tries: [], addresses: [], rows: [] }
    found.set(at, known)
    return known
  }
  for (const each of attempts) if (each.port === port && each.protocol === protocol) machineAt(each.at).tries.push(each)
  for (const { at, tool, addresses } of interfaces)
    if (tool !== 'cloud') for (const each of addresses) machineAt(at).addresses.push(each)
  for (const { at, sockets: rows } of sockets) for (const row of rows) machineAt(at).rows.push(row)
  return [...found.values()]
}

/** Addresses that a machine surely has: those of its interfaces, of its sockets, and of its name. */
function addressesOf({ at, addresses, rows }: Machine): HostAddress[] {
  const shown = addresses.filter((each) => !ofContainers.test(each.interface))
  const bound = at === null ? [] : rows.flatMap(({ address }) => address ?? [])
  return [...shown, ...bound, addressInName(at)].filter((each) => each !== null).filter(isOfNetwork)
}

/** Whether an address is in the network of containers of the machine. */
function isInside(address: HostAddress, { addresses }: Machine): boolean {
  return addresses.some(
    (each) =>
      each.family === 4 &&
      address.family === 4 &&
      ofContainers.test(each.interface) &&
      each.value >> 16n === address.value >> 16n,
  )
}

const isLocal = ({ address, host }: Attempt) => host === 'localhost' || (address !== null && isLoopback(address))

/** @param isTriedElsewhere whether others have tried the port, too */
function standingOf(machine: Machine, port: number | null, isTriedElsewhere: boolean): MachineStanding | null {
  const { at, tries, rows } = machine
  const tried = tries.flatMap(({ outcome, address }) =>
    address !== null && vain.has(outcome) && isOfNetwork(address) ? [{ outcome, address }] : [],
  )
  if (tried.length === 0 || tried.every(({ address }) => isInside(address, machine))) return null
  const own = addressesOf(machine)
  const texts = new Set(own.map(textOf))
  if (tried.some(({ address }) => texts.has(textOf(address)))) return 'tried'
  const families = new Set(own.map(({ family }) => family))
  if (tried.every(({ address }) => families.has(address.family))) return 'another'
  // A machine without a name may be any.
  if (at === null || rows.some((row) => row.state === 'listening' && row.port === port)) return 'tried'
  // A free port of its own refuses.
  if (tried.some(({ outcome }) => outcome === 'timeout')) return 'another'
  return isTriedElsewhere || tries.some(isLocal) ? 'tried' : 'open'
}

/** What each machine, by its prompt, is to the private address that was tried at the port from there. */
export function standingsOf(
  gathered: GatheredEvidence,
  target: Target,
): ReadonlyMap<string | null, MachineStanding | null> {
  const machines = machinesOf(gathered, target)
  const trying = machines.filter(({ tries }) => tries.some((each) => !isLocal(each)))
  return new Map(
    machines.map((machine) => {
      const isElsewhere = trying.some((other, index) => index < 2 && other !== machine)
      return [machine.at, standingOf(machine, target.port, isElsewhere)]
    }),
  )
}
