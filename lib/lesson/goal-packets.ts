import { type Block, type Family, formatAddress, lastOf, maxOf, parseAddress } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import {
  type Decider,
  decide,
  formatPeer,
  formatPorts,
  type Packet,
  type PacketProtocol,
  parsePacket,
  type Rule,
  type RuleSet,
  readDocuments,
} from '@/lib/rules'
import { aclAsRules } from './judge-acl'
import { judgeCode } from './judge-code'
import { statesOf } from './judge-steps'
import type { Exercise, RulesExercise, StepsExercise } from './model'

/** A packet that shows what an exercise asks for, as plain data that a page can be built with; `parsePacket` reads it. */
export interface GoalPacket {
  readonly direction: Packet['direction']
  readonly protocol: PacketProtocol
  readonly peer: string
  readonly port?: number
  readonly peerGroups: readonly string[]
  readonly wanted: 'accept' | 'drop'
  /** Id of the group at whose interface it arrives, where the groups are apart. */
  readonly at?: string
}

/** Packets of an exercise, at most, and of them those that its start state gets wrong. */
const most = 5
const mostWrong = 3
/** Of a change, those that come out otherwise in the end. */
const mostTurned = 2

/** A field in which a packet is beside what a rule speaks of. */
type Beside = 'port' | 'peer' | 'protocol' | 'family'

/** A packet that may be shown. The smaller `strange`, the more it is what a reader would think of. */
interface Candidate {
  readonly packet: Packet
  readonly strange: number
  readonly beside: Beside | null
}

interface Shown extends Candidate {
  readonly wanted: 'accept' | 'drop'
  readonly wrong: boolean
}

/**
 * The packets that stand for what an exercise of any kind asks for: examples, which judge nothing. Empty where it is about no
 * packets, or asks about those that it shows itself.
 */
export function packetsOfExercise(exercise: Exercise): readonly GoalPacket[] {
  switch (exercise.kind) {
    case 'rules':
      return goalPackets(exercise)
    case 'code': {
      const must = readDocuments(exercise.must).ruleSet
      return packetsOfGoal(judgeCode(exercise, exercise.start).set, must, must, most)
    }
    case 'acl': {
      const must = aclAsRules(exercise.must).set
      return packetsOfGoal(aclAsRules(exercise.start).set, must, must, most)
    }
    case 'steps':
      return goalOfSteps(exercise)
    default:
      return []
  }
}

/** What is otherwise in the end than at first, what is used all the time, and then what stays as it is. */
function goalOfSteps(exercise: StepsExercise): readonly GoalPacket[] {
  const [start] = statesOf(exercise, []).states
  if (!start) throw new Error('there is a state before the first step')
  const end = readDocuments(exercise.end).ruleSet
  const always = readDocuments(exercise.always).ruleSet
  const used = {
    ...always,
    groups: always.groups.map((group) => ({
      ...group,
      rules: group.rules.filter(({ action }) => action === 'accept'),
    })),
  }
  const may = exercise.may && readDocuments(exercise.may).ruleSet
  const says = (set: RuleSet, { wanted: _, at: __, ...fields }: GoalPacket) => {
    const read = parsePacket(fields)
    return read.ok ? verdictOf(set, read.packet).verdict : 'depends'
  }
  const packets = packetsOfGoal(start, end, end, 3 * most, may ? [used, may] : [used])
  const isUsed = (packet: GoalPacket) => says(always, packet) === 'accept'
  const turned = packets.filter((packet) => !isUsed(packet) && says(start, packet) !== packet.wanted)
  const rest = packets.filter((packet) => !turned.includes(packet) && !isUsed(packet))
  // What the steps on offer could open, and never may.
  const widest = statesOf(exercise, placesOf(exercise, ['join', 'wait', 'add'])).states.at(-1) ?? start
  const tempting = packetsOfGoal(widest, end, end, 3 * most).filter(
    (packet) => may !== null && says(widest, packet) === 'accept' && says(may, packet) === 'drop',
  )
  const chosen = [...turned.slice(0, mostTurned), ...packets.filter(isUsed), ...tempting.slice(0, 1), ...rest]
  return [...new Map(chosen.map((packet) => [JSON.stringify(packet), packet])).values()].slice(0, most)
}

/** Places of all steps that do one of these things, in the order of the things. */
function placesOf(
  { steps }: StepsExercise,
  does: readonly StepsExercise['steps'][number]['does'][],
): readonly number[] {
  return does.flatMap((thing) => steps.flatMap((step, place) => (step.does === thing ? [place] : [])))
}

/**
 * A few packets that stand for what an exercise asks for: one for each way in which its start state is wrong, one for each
 * rule that lets something through, and one for each way to be just beside those. They are examples, and judge nothing.
 */
export function goalPackets(exercise: Pick<RulesExercise, 'start' | 'must' | 'may' | 'apart'>): readonly GoalPacket[] {
  const start = readDocuments(exercise.start).ruleSet
  const must = readDocuments(exercise.must).ruleSet
  const may = exercise.may ? readDocuments(exercise.may).ruleSet : must
  if (!exercise.apart) return packetsOfGoal(start, must, may, most)
  const each = Math.max(2, Math.floor((most + 1) / start.groups.length))
  return start.groups.flatMap(({ id }) => {
    const wanted = alone(must, id)
    const allowed = may === must ? wanted : alone(may, id)
    return packetsOfGoal(alone(start, id), wanted, allowed, each).map((packet) => ({ ...packet, at: id }))
  })
}

function alone(set: RuleSet, id: string): RuleSet {
  return { ...set, groups: set.groups.filter((group) => group.id === id) }
}

/** @param on further sets whose rules name packets worth a look */
function packetsOfGoal(
  start: RuleSet,
  must: RuleSet,
  may: RuleSet,
  count: number,
  on: readonly RuleSet[] = [],
): readonly GoalPacket[] {
  const kinds = new Map<string, Shown>()
  for (const candidate of once(candidatesOf([must, start, ...(may === must ? [] : [may]), ...on]))) {
    const wanted = wantedOf(candidate.packet, must, may)
    const now = verdictOf(start, candidate.packet)
    if (wanted === null || now.verdict === 'depends') continue
    const { by } = verdictOf(must, candidate.packet)
    const wrong = now.verdict !== wanted
    const beside = by.kind === 'default' && !wrong ? candidate.beside : null
    const kind = [candidate.packet.direction, wanted, now.verdict, nameOf(now.by), nameOf(by), beside].join()
    const before = kinds.get(kind)
    if (before && before.strange <= candidate.strange) continue
    kinds.set(kind, { ...candidate, wanted, wrong })
  }
  return chosenOf([...kinds.values()], count).map(({ packet, wanted }) => ({
    direction: packet.direction,
    protocol: packet.protocol,
    peer: formatAddress(packet.family, packet.peer),
    ...(packet.port === null ? {} : { port: packet.port }),
    peerGroups: packet.peerGroups,
    wanted,
  }))
}

const verdictOf = (set: RuleSet, packet: Packet) => decide(set, packet, { port25Unblocked: true })

function wantedOf(packet: Packet, must: RuleSet, may: RuleSet): 'accept' | 'drop' | null {
  const { verdict } = verdictOf(must, packet)
  if (verdict === 'accept') return 'accept'
  if (verdict === 'depends') return null
  return may === must || verdictOf(may, packet).verdict === 'drop' ? 'drop' : null
}

function nameOf(by: Decider): string {
  return by.kind === 'rule' ? `${by.group} ${by.rule}` : by.kind
}

/** Each packet once, as the least strange of its candidates. */
function once(candidates: Iterable<Candidate>): Iterable<Candidate> {
  const found = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const { direction, protocol, port, family, peer, peerGroups } = candidate.packet
    const key = [direction, protocol, port, family, peer, ...peerGroups].join(' ')
    const before = found.get(key)
    if (!before || candidate.strange < before.strange) found.set(key, candidate)
  }
  return found.values()
}

/** What is wrong first, then in turn what has to pass and what has to be stopped; the least strange of each first. */
function chosenOf(shown: readonly Shown[], count: number): readonly Shown[] {
  const sorted = shown.toSorted((one, other) => one.strange - other.strange)
  const wrong = sorted.filter(({ wrong }) => wrong).slice(0, Math.min(mostWrong, count - 1))
  const rest = sorted.filter(({ wrong }) => !wrong)
  const passing = rest.filter(({ wanted }) => wanted === 'accept')
  const stopped = rest.filter(({ wanted }) => wanted === 'drop')
  const chosen = [...wrong]
  while (chosen.length < count && passing.length + stopped.length > 0) {
    const next = [passing.shift(), stopped.shift()].filter((each) => each !== undefined)
    chosen.push(...next.slice(0, count - chosen.length))
  }
  const inOrder = (wanted: 'accept' | 'drop') => chosen.slice(wrong.length).filter((each) => each.wanted === wanted)
  return [...wrong, ...inOrder('accept'), ...inOrder('drop')]
}

/** Addresses of people on the Internet: those for documentation, so that nobody's own is shown. */
const somebody = ['203.0.113.5', '192.0.2.7', '198.51.100.7', '2001:db8::5', '2001:db8:ffff::7']
const commonPorts = [22, 80, 443, 3306]

interface Far {
  readonly family: Family
  readonly peer: bigint
  readonly peerGroups: readonly string[]
  readonly strange: number
}

/** Every rule's own packet, and those beside it in one field. */
function* candidatesOf(sets: readonly RuleSet[]): Generator<Candidate> {
  const rules = distinct(sets.flatMap(({ groups }) => groups.flatMap((group) => group.rules)))
  const far = farEnds(sets, rules)
  const ports = portsTried(sets, rules)
  const directions = new Set(rules.map(({ direction }) => direction))
  let place = 0
  for (const rule of rules) {
    place += 0.01
    const protocol = rule.protocol === 'all' ? 'tcp' : rule.protocol
    const own = ownFar(rule, sets, far)
    const ownPort = hasPorts(String(protocol)) ? ownPortOf(rule, sets, ports) : null
    const { direction } = rule
    const make = (
      fields: Partial<Pick<Packet, 'direction' | 'protocol' | 'port'>>,
      end: Far,
      beside: Beside | null,
      strange: number,
    ) => packetsOf({ direction, protocol, port: ownPort, ...fields }, end, beside, strange + end.strange + place)
    yield* make({}, own, null, 0)
    for (const end of far) {
      if (end.family === own.family) yield* make({}, end, 'peer', 1)
      else yield* make({}, end, 'family', 1.9)
    }
    if (ownPort !== null) {
      for (const { port, strange } of ports) yield* make({ port }, own, 'port', 1 + strange)
      // Members reach each other on ports that no rule speaks of.
      for (const end of far.filter(({ peerGroups }) => peerGroups.length > 0))
        for (const port of commonPorts) yield* make({ port }, end, 'peer', 1.2)
      yield* make({ protocol: protocol === 'tcp' ? 'udp' : 'tcp' }, own, 'protocol', 1.6)
    }
    for (const other of directions) if (other !== direction) yield* make({ direction: other }, own, 'protocol', 2)
  }
}

/** Rules that speak of the same packets are one here, whatever they do with them. */
function distinct(rules: readonly Rule[]): readonly Rule[] {
  const seen = new Map<string, Rule>()
  for (const rule of rules) {
    const key = [rule.direction, rule.protocol, formatPorts(rule.ports), formatPeer(rule.peer)].join(' ')
    if (!seen.has(key)) seen.set(key, rule)
  }
  return [...seen.values()]
}

function* packetsOf(
  fields: Pick<Packet, 'direction' | 'protocol' | 'port'>,
  { family, peer, peerGroups }: Far,
  beside: Beside | null,
  strange: number,
): Generator<Candidate> {
  if ((fields.protocol === 'icmp' && family === 6) || (fields.protocol === 'icmpv6' && family === 4)) return
  const packet = { ...fields, family, peer, peerGroups, sourcePort: null, self: null, internal: peerGroups.length > 0 }
  yield { packet, strange, beside }
}

/** Other ends worth a look: somebody, somebody in each block and just outside of it, a member of each group. */
function farEnds(sets: readonly RuleSet[], rules: readonly Rule[]): readonly Far[] {
  const blocks = rules.flatMap((rule) => blocksOf(rule, sets)).filter(({ prefix }) => prefix > 0)
  const found = new Map<string, Far>()
  const add = (family: Family, peer: bigint, strange: number, peerGroups: readonly string[] = []) => {
    const key = `${family} ${peer} ${peerGroups.join()}`
    const before = found.get(key)
    if (peer >= 0n && peer <= maxOf(family) && (!before || before.strange > strange))
      found.set(key, { family, peer, strange: strange + (family === 6 ? 0.3 : 0), peerGroups })
  }
  const holds = ({ family, first, ...block }: Block, at: bigint, of: Family) =>
    family === of && at >= first && at <= lastOf({ family, first, ...block })
  for (const text of somebody) {
    const read = parseAddress(text)
    if (!read.ok) continue
    const { family, value } = read.value
    // Where no rule speaks of IPv6, no packet does.
    if (family === 6 && !rules.some(({ peer }) => peer.kind === 'cidr' && peer.block.family === 6)) continue
    if (!blocks.some((block) => holds(block, value, family))) add(family, value, 0)
  }
  for (const block of blocks) {
    add(block.family, within(block), 0.1)
    add(block.family, block.first - 1n, 0.4)
    add(block.family, lastOf(block) + 1n, 0.4)
  }
  const groups = new Set(rules.flatMap(({ peer }) => (peer.kind === 'group' ? [peer.groupId] : [])))
  // Members of one group are spoken of where it is changed whether they reach each other.
  for (const { id, innerAccess } of sets.flatMap(({ groups: own }) => own)) {
    if (sets.some(({ groups: own }) => own.some((other) => other.id === id && other.innerAccess !== innerAccess)))
      groups.add(id)
  }
  for (const id of groups) add(4, 0x0a00_0007n, 0.5, [id])
  return [...found.values()]
}

/** An address of a block as one would write one down: not its first, where it has others. */
function within(block: Block): bigint {
  const last = lastOf(block)
  return block.first + 7n <= last ? block.first + 7n : block.first
}

/** What a rule speaks of, as blocks; empty where it speaks of a group. */
function blocksOf({ peer }: Rule, sets: readonly RuleSet[]): readonly Block[] {
  if (peer.kind === 'cidr') return [peer.block]
  if (peer.kind === 'group') return []
  return sets.flatMap(({ prefixLists }) => prefixLists.get(peer.id)?.blocks ?? [])
}

/** The other end that a rule itself speaks of: the least strange of those that it takes. */
function ownFar(rule: Rule, sets: readonly RuleSet[], far: readonly Far[]): Far {
  const { peer } = rule
  const blocks = blocksOf(rule, sets)
  const taken = far.filter(({ family, peer: address, peerGroups }) =>
    peer.kind === 'group'
      ? peerGroups.includes(peer.groupId)
      : peerGroups.length === 0 &&
        blocks.some((block) => block.family === family && address >= block.first && address <= lastOf(block)),
  )
  const [first] = taken.toSorted((one, other) => one.strange - other.strange)
  return first ?? { family: blocks[0]?.family ?? 4, peer: blocks[0]?.first ?? 0n, peerGroups: [], strange: 0 }
}

interface Port {
  readonly port: number
  readonly strange: number
}

/** Ports worth a look: those that rules begin and end with, those beside them, and a few that everybody knows. */
function portsTried(sets: readonly RuleSet[], rules: readonly Rule[]): readonly Port[] {
  const found = new Map<number, number>()
  const add = (port: number, strange: number) => {
    if (port >= 1 && port <= 65535) found.set(port, Math.min(found.get(port) ?? strange, strange))
  }
  for (const port of commonPorts) add(port, 0.2)
  for (const rule of rules) {
    for (const { start, end } of rangesOf(rule, sets)) {
      add(start, start === 1 ? 0.6 : 0.1)
      add(end, 0.3)
      add(start - 1, 0.5)
      add(end + 1, 0.5)
    }
  }
  return [...found].map(([port, strange]) => ({ port, strange }))
}

function rangesOf(
  { ports }: Rule,
  sets: readonly RuleSet[],
): readonly { readonly start: number; readonly end: number }[] {
  if (ports.kind === 'range') return [ports]
  if (ports.kind === 'any') return []
  return sets.flatMap(({ portLists }) => portLists.get(ports.id)?.ranges ?? [])
}

function ownPortOf(rule: Rule, sets: readonly RuleSet[], ports: readonly Port[]): number {
  const ranges = rangesOf(rule, sets)
  const taken = ports.filter(
    ({ port }) => ranges.length === 0 || ranges.some(({ start, end }) => port >= start && port <= end),
  )
  const [first] = taken.toSorted((one, other) => one.strange - other.strange)
  return first?.port ?? ranges[0]?.start ?? 443
}
