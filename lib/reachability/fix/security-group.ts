import type { Block, Family } from '@/lib/cidr'
import {
  commandLine,
  consoleSteps,
  decide,
  formatPeer,
  formatPorts,
  type NewRule,
  type RuleSet,
  ruleName,
  toCli,
  toTerraform,
} from '@/lib/rules'
import { isPlainId } from '@/lib/text'
import { publicPorts } from '../data/programs'
import type { JudgedCase } from '../model/case'
import type { Fix } from '../model/diagnosis'
import type { FixKind } from '../model/fix-kinds'
import { groupId } from '../model/group-id'
import { type HostAddress, textOf } from '../model/host-address'
import type { Target } from '../model/target'
import { namedPeer } from './peer'

/**
 * What lets the traffic through: a rule for this client alone, one for everyone where the service is a public one, then
 * the end of the rule that drops. Each is offered only if the verdict is accept once it is done.
 */
export function ruleFixes(seen: JudgedCase): Fix[] {
  const { target, findings, reading, region, assumed } = seen
  const peer = namedPeer(seen)
  const client: Client = { ...target, from: target.from ?? nobody[peer.family] }
  const written = (text: string) => text.replaceAll(textOf(client.from), peer.address)
  const reason = findings['security-group'].because
  const [first] = reading?.ruleSet.groups ?? []
  // What says so is not the rules themselves: the new one stands before whatever stops the traffic, as far as priorities go.
  if (!reading || !first) {
    const rule = acceptRule(client, reason?.params.group ?? '', 1, false)
    return rule ? [accepting(rule, 'accept-rule', region, written)] : []
  }
  const { ruleSet } = reading
  const { rule: dropping = null, priority = '1', group = first.id } = reason?.params ?? {}
  const dropped = reason?.code === 'drop-rule' ? dropping : null
  const strength = dropped === null ? 1 : Math.max(1, Number(priority) - 1)
  const fixes: Fix[] = []
  // Nobody has said that this port is to be open: it is opened to nobody but who asks.
  for (const open of assumed ? [false] : [false, true]) {
    const rule = acceptRule(client, group, strength, open)
    if (rule && lets(withRule(ruleSet, rule), client))
      fixes.push(accepting(rule, open ? 'accept-rule-open' : 'accept-rule', region, written))
  }
  if (dropped === null) return fixes
  const without = withoutRule(ruleSet, group, dropped)
  // Any address will do where the client is not known.
  const known: Client = { ...target, from: target.from ?? anybody[peer.family] }
  if (lets(without, known)) return [...fixes, withoutDrop(target, group, dropped, ruleSet, region)]
  if (fixes.length > 0) return fixes
  const rule = acceptRule(client, group, 1, false)
  return rule && lets(withRule(without, rule), known)
    ? [withoutDrop(target, group, dropped, ruleSet, region), accepting(rule, 'accept-rule-after', region, written)]
    : [withoutDrop(target, group, dropped, ruleSet, region)]
}

/** Addresses that are nobody's (RFC 5737, RFC 3849): they stand for a client that is not known until the rule is written. */
const nobody: Readonly<Record<Family, HostAddress>> = {
  4: { family: 4, value: 0xc0000201n },
  6: { family: 6, value: 0x20010db8n << 96n },
}

/** Addresses of somebody on the Internet. */
const anybody: Readonly<Record<Family, HostAddress>> = {
  4: { family: 4, value: 0x01010101n },
  6: { family: 6, value: 0x2400n << 112n },
}

/** The traffic, with an address for its other end. */
type Client = Target & { readonly from: HostAddress }

/** @param written puts a word where the other end is not known: the reader fills its address in */
function accepting(found: NewRule, kind: FixKind, region: string, written: (text: string) => string): Fix {
  // A group's id is one, or the reader fills it in: a paste may say anything there.
  const rule = { ...found, group: groupId(found.group) }
  const { commands } = toCli([rule], { region })
  const undo = commands.map(({ parameters }) => commandLine({ operation: revoking(rule.direction), parameters }))
  const texts = [
    ...commands.map((command) => ({ how: 'cli' as const, text: commandLine(command) })),
    { how: 'terraform' as const, text: toTerraform([rule]).text.trimEnd() },
  ]
  return {
    kind,
    params: { peer: written(formatPeer(rule.peer)), group: found.group },
    console: consoleSteps(rule).steps.map((step) => ({
      ...step,
      params: Object.fromEntries(Object.entries(step.params).map(([name, value]) => [name, written(value)])),
    })),
    check: describe(rule.group, region),
    // A rule is deleted by what it says as well as by its id, which nobody knows yet.
    undo: written(undo.join('\n')) || null,
    ways: texts.map(({ how, text }) => ({ how, text: written(text) })),
  }
}

/** The rules of the group as they are now. */
function describe(group: string, region: string): string {
  return `aliyun ecs DescribeSecurityGroupAttribute --RegionId ${region} --SecurityGroupId ${groupId(group)} --Direction all`
}

/** A rule as the reader finds it: by its id, or by what it says where its document gives it none. */
function nameOf(group: string, id: string, { groups }: RuleSet): string {
  const rule = groups.find((each) => each.id === group)?.rules.find((each) => each.id === id)
  if (!rule || !/^[0-9]+$/.test(id)) return id
  const protocol = rule.protocol === 'all' ? 'ALL' : String(rule.protocol).toUpperCase()
  return `${ruleName(id)} (${protocol} ${formatPorts(rule.ports)} ${formatPeer(rule.peer)})`
}

function revoking(direction: Target['direction']): 'RevokeSecurityGroup' | 'RevokeSecurityGroupEgress' {
  return direction === 'ingress' ? 'RevokeSecurityGroup' : 'RevokeSecurityGroupEgress'
}

/** The call that writes a rule as it is; null where no single one does. */
function callOf(group: string, id: string, { groups }: RuleSet, region: string) {
  const rule = groups.find((each) => each.id === group)?.rules.find((each) => each.id === id)
  const [command, another] = rule ? toCli([{ ...rule, group: groupId(group) }], { region }).commands : []
  return command && !another ? command : null
}

function withoutDrop({ direction }: Target, group: string, rule: string, ruleSet: RuleSet, region: string): Fix {
  const operation = revoking(direction)
  const call = callOf(group, rule, ruleSet, region)
  const byId = [
    ['RegionId', region],
    ['SecurityGroupId', groupId(group)],
    ['SecurityGroupRuleId.1', rule],
  ] as const
  // A rule without an id of its own is named by its place in the document, and deleted by all that it says.
  const parameters = isPlainId('rule', rule) ? byId : call?.parameters
  return {
    kind: 'revoke-drop-rule',
    params: { rule: nameOf(group, rule, ruleSet), group, direction },
    console: [],
    check: describe(group, region),
    undo: call ? commandLine(call) : null,
    ways: parameters ? [{ how: 'cli', text: commandLine({ operation, parameters }) }] : [],
  }
}

function withRule(ruleSet: RuleSet, rule: NewRule): RuleSet {
  const added = { ...rule, id: 'new', place: { document: 0, path: '' } }
  const groups = ruleSet.groups.map((group) =>
    group.id === rule.group ? { ...group, rules: [...group.rules, added] } : group,
  )
  return { ...ruleSet, groups }
}

function withoutRule(ruleSet: RuleSet, owner: string, id: string): RuleSet {
  const groups = ruleSet.groups.map((group) =>
    group.id === owner ? { ...group, rules: group.rules.filter((rule) => rule.id !== id) } : group,
  )
  return { ...ruleSet, groups }
}

function protocolOf({ protocol, from }: Client): Target['protocol'] {
  return protocol === 'icmp' && from.family === 6 ? 'icmpv6' : protocol
}

/** A rule for the client alone, or for everyone where that is meant; null where neither can be said. */
function acceptRule(target: Client, group: string, priority: number, open: boolean): NewRule | null {
  const { direction, port, from } = target
  if (open && (direction === 'egress' || port === null || !publicPorts.has(port))) return null
  const { family } = from
  const block: Block = open
    ? { family, first: 0n, prefix: 0 }
    : { family, first: from.value, prefix: family === 6 ? 128 : 32 }
  return {
    group,
    direction,
    protocol: protocolOf(target),
    ports: port === null ? { kind: 'any' } : { kind: 'range', start: port, end: port },
    sourcePorts: { kind: 'any' },
    peer: { kind: 'cidr', block },
    self: null,
    action: 'accept',
    priority,
    description: '',
  }
}

/** Whether the traffic passes. */
function lets(ruleSet: RuleSet, target: Client): boolean {
  const { verdict } = decide(
    ruleSet,
    {
      direction: target.direction,
      protocol: protocolOf(target),
      family: target.from.family,
      peer: target.from.value,
      port: target.port,
      sourcePort: null,
      self: null,
      peerGroups: [],
      internal: false,
    },
    { port25Unblocked: true },
  )
  return verdict === 'accept'
}
