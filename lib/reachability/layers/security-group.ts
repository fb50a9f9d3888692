import { type Family, lastOf, maxOf } from '@/lib/cidr'
import {
  type Decision,
  decide,
  type Packet,
  type Reading,
  type Rule,
  type RuleSet,
  read,
  ruleDocument,
  ruleName,
} from '@/lib/rules'
import { groupDocumentsIn, groupsIn } from '../cloud/inventory'
import { isToldPartial } from '../data/partial'
import type { ReasonCode } from '../model/codes'
import type { LayerFinding } from '../model/diagnosis'
import type { CloudDocument, GatheredEvidence } from '../model/evidence'
import { because, fail, pass, unknown } from '../model/finding'
import { type HostAddress, isPrivate, isSpecial } from '../model/host-address'
import type { Target } from '../model/target'
import { quote } from '../paste/quote'

/** Most source addresses that are tried when the client's address is not known. */
const mostPeers = 400

/**
 * What the pasted groups do with the traffic (semantics sections 0–5), pooled as one interface's (V-1).
 *
 * @param family of the addresses that were dialled: no rule for the other one's concerns them
 * @param peerGroups groups that the other end is in; null: not known
 */
export function securityGroup(
  gathered: GatheredEvidence,
  target: Target,
  family: Family,
  peerGroups: readonly string[] | null,
): { finding: LayerFinding; reading: Reading | null } {
  const texts = groupDocumentsIn(gathered.documents).map(({ text }) => text)
  const broken = gathered.documents.find(({ what }) => what === 'unreadable')
  if (texts.length === 0) {
    return {
      finding: unknown(broken ? because('cut-off', broken.line) : null),
      reading: null,
    }
  }
  const reading = read(texts.join('\n'))
  if (isOneWay(reading, gathered.texts, target)) return { finding: unknown(because('one-direction')), reading }
  const asked = { target, family, isFar: isFar(gathered, target), peerGroups }
  const finding = judge(reading, asked, broken ?? null, groupsIn(gathered.documents))
  // What no rule names may be named by one that is not shown.
  const isOpen = finding.because?.code.endsWith('-default') && isToldPartial(gathered.texts)
  return { finding: isOpen ? unknown(because('cut-off')) : finding, reading }
}

/** Whether the other end is on the Internet, whichever its address: out of the instance, a name or several addresses were tried. */
function isFar({ attempts }: GatheredEvidence, { direction, port, protocol }: Target): boolean {
  const own = attempts.filter((attempt) => attempt.port === port && attempt.protocol === protocol)
  return (
    direction === 'egress' &&
    own.length > 0 &&
    own.every(({ host, address }) => (address ? !isPrivate(address) : host !== null && host !== 'localhost'))
  )
}

/** The traffic, and whether its other end is known to be on the Internet. */
interface Asked {
  readonly target: Target
  readonly family: Family
  readonly isFar: boolean
  /** Groups that it is in; null where that is not known. */
  readonly peerGroups: readonly string[] | null
}

/** The direction that a call of DescribeSecurityGroupAttribute has asked for. */
const askedFor = /--Direction[ =]["']?(ingress|egress|all)\b/gi

/**
 * Whether the rules of the other direction alone are shown: as the call asked for them, or, for traffic into the instance, as
 * there are no others. A group without any rule out of the instance is a usual one; one without any into it is not. A table of the
 * console shows but one direction.
 */
function isOneWay({ ruleSet, recognised }: Reading, texts: readonly string[], { direction }: Target): boolean {
  const rules = ruleSet.groups.flatMap((group) => group.rules)
  if (rules.length === 0 || rules.some((rule) => rule.direction === direction)) return false
  const asked = texts.flatMap((text) => [...text.matchAll(askedFor)].map((match) => (match[1] ?? '').toLowerCase()))
  if (asked.includes('all') || asked.includes(direction)) return false
  return direction === 'ingress' || asked.length > 0 || recognised.some(({ kind }) => kind === 'console-table')
}

function judge(
  reading: Reading,
  asked: Asked,
  broken: CloudDocument | null,
  own: ReadonlySet<string> | null,
): LayerFinding {
  const { ruleSet, warnings } = reading
  const { target } = asked
  if (ruleSet.groups.length === 0) return unknown(because('no-rules'))
  if (warnings.some(({ code }) => code === 'mixed-types')) return unknown(because('mixed-types'))
  const foreign = own && ruleSet.groups.find(({ id }) => id !== '' && !own.has(id))
  if (foreign)
    return unknown(because('other-group', null, { group: foreign.id, wanted: own ? ([...own][0] ?? '') : '' }))
  const lost = warnings.find(({ severity }) => severity === 'error')
  const packets = packetsOf(ruleSet, asked)
  if (!packets) return unknown(because('needs-source'))
  const decisions = packets.map((packet) => decide(ruleSet, packet, { port25Unblocked: true }))
  const [first] = decisions
  if (!first) return unknown()
  if (decisions.some(({ verdict }) => verdict !== first.verdict)) {
    return target.from ? unknown(because('needs-membership')) : unknown(because('needs-source'))
  }
  if (first.verdict === 'depends') {
    const list = first.by.kind === 'missing' ? first.by.list : ''
    return unknown(because('needs-list', null, { list }))
  }
  const open = ruleSet.groups.find(({ complete }) => !complete)
  if ((open || lost) && !isFinal(first, ruleSet)) {
    return open ? unknown(because('more-rules', null, { group: open.id })) : unknown(because('unread-rule'))
  }
  const hidden = own && [...own].find((id) => ruleSet.groups.every((group) => group.id !== id))
  if (hidden && !isFinal(first, ruleSet))
    return unknown(because('more-groups', null, { group: hidden, wanted: hidden }))
  if (broken && !isFinal(first, ruleSet)) return unknown(because('cut-off', broken.line))
  return told(first, ruleSet, target)
}

/** Whether rules that are not shown cannot change the verdict: nothing beats a drop at the strongest priority. */
function isFinal({ by, verdict }: Decision, { groups }: RuleSet): boolean {
  if (by.kind !== 'rule' || verdict !== 'drop') return false
  return groups.some(
    ({ id, rules }) => id === by.group && rules.some((rule) => rule.id === by.rule && rule.priority === 1),
  )
}

function told({ verdict, by }: Decision, { groups }: RuleSet, target: Target): LayerFinding {
  const params: Record<string, string> = { port: String(target.port ?? ''), protocol: target.protocol }
  let code: ReasonCode = verdict === 'accept' ? 'accept-default' : 'drop-default'
  let line: string | null = null
  if ('group' in by) params.group = by.group
  if (by.kind === 'rule') {
    const rule = groups.flatMap(({ rules }) => rules).find(({ id, group }) => id === by.rule && group === by.group)
    params.rule = by.rule
    params.priority = String(rule?.priority ?? '')
    code = verdict === 'accept' ? 'accept-rule' : 'drop-rule'
    line = rule ? quote(JSON.stringify(said(rule))) : null
  } else if (by.kind === 'in-group') {
    code = 'in-group'
  }
  const reason = because(code, line, params)
  return verdict === 'accept' ? pass(reason) : fail('security-group', reason, 'silence')
}

/** What a rule says in the API's names, with its id where its document gives it one. */
function said(rule: Rule): Readonly<Record<string, unknown>> {
  const { SecurityGroupRuleId: id, ...fields } = ruleDocument(rule)
  return ruleName(rule.id) === rule.id ? { SecurityGroupRuleId: id, ...fields } : fields
}

/** Groups that rules of this direction name as the other end. */
function referencedGroups({ groups }: RuleSet, { direction }: Target): readonly string[] {
  const peers = groups.flatMap(({ rules }) =>
    rules.filter((rule) => rule.direction === direction).map(({ peer }) => peer),
  )
  return [...new Set(peers.flatMap((peer) => (peer.kind === 'group' ? [peer.groupId] : [])))]
}

/** Addresses on both sides of every edge that a rule or a list draws. Null: too many to try. */
function edgesOf({ groups, prefixLists }: RuleSet, { direction }: Target, family: Family): bigint[] | null {
  const peers = groups.flatMap(({ rules }) =>
    rules.filter((rule) => rule.direction === direction).map(({ peer }) => peer),
  )
  const blocks = [
    ...peers.flatMap((peer) => (peer.kind === 'cidr' ? [peer.block] : [])),
    ...[...prefixLists.values()].flatMap((list) => list.blocks),
  ].filter((block) => block.family === family)
  const values = new Set<bigint>(family === 6 ? [0x2400n << 112n, 0x2a00n << 112n] : [0x01010101n, 0xdf060606n])
  for (const block of blocks) {
    const end = lastOf(block)
    for (const value of [block.first - 1n, block.first, end, end + 1n]) values.add(value)
    if (values.size > mostPeers) return null
  }
  return [...values].filter((value) => value >= 0n && value <= maxOf(family))
}

/** An address within the VPC, of either family. */
const neighbour = { 4: 0x0a000001n, 6: 0xfd00n << 112n } as const

/** The packets whose verdicts have to agree. Null: too many sources to try. */
function packetsOf(ruleSet: RuleSet, { target, family: dialled, isFar, peerGroups }: Asked): Packet[] | null {
  const packet = (address: HostAddress, peerGroups: readonly string[] = []): Packet => ({
    direction: target.direction,
    protocol: target.protocol === 'icmp' && address.family === 6 ? 'icmpv6' : target.protocol,
    family: address.family,
    peer: address.value,
    port: target.port,
    sourcePort: null,
    self: null,
    peerGroups,
    internal: peerGroups.length > 0,
  })
  const referenced = referencedGroups(ruleSet, target)
  const { from } = target
  if (from && peerGroups) return [packet(from, peerGroups)]
  if (from) return [packet(from), ...(isPrivate(from) ? referenced.map((id) => packet(from, [id])) : [])]
  const family: Family = target.protocol === 'icmpv6' ? 6 : dialled
  const values = edgesOf(ruleSet, target, family)
  if (!values) return null
  const addresses = values.map((value): HostAddress => ({ family, value }))
  if (isFar) return addresses.filter((each) => !isPrivate(each) && !isSpecial(each)).map((each) => packet(each))
  return [
    ...addresses.map((each) => packet(each)),
    ...referenced.map((id) => packet({ family, value: neighbour[family] }, [id])),
  ]
}
