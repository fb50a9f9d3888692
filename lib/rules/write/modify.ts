import type { PrefixList, Rule, RuleSet } from '../model'
import { type CliOptions, groupParameters } from './cli'
import type { Command } from './command'
import { type Edit, isApiId } from './pairing'
import { type Permission, permissionOf } from './permission'

/**
 * Whether `ModifySecurityGroupRule` can turn one rule into the other. It cannot change the kind or the family of the other
 * end, and it cannot empty a field (API page of 28 Jan 2026). Where the page does not say what happens to a field, the
 * answer is no.
 */
export function canModify({ from, to }: Edit, prefixLists: RuleSet['prefixLists']): boolean {
  if (!isApiId(from.id) || from.direction !== to.direction || from.priority > 100) return false
  // The page names ICMP, GRE, TCP, UDP and ALL as values of the protocol.
  if (to.protocol !== from.protocol && to.protocol === 'icmpv6') return false
  if ((from.ports.kind === 'list') !== (to.ports.kind === 'list')) return false
  return samePeerKind(from, to, prefixLists) && emptied(permissionOf(from), permissionOf(to)).length === 0
}

function samePeerKind({ peer: from }: Rule, { peer: to }: Rule, lists: ReadonlyMap<string, PrefixList>): boolean {
  if (from.kind === 'cidr') return to.kind === 'cidr' && from.block.family === to.block.family
  if (from.kind === 'group') return to.kind === 'group'
  if (to.kind !== 'prefix-list') return false
  const family = lists.get(from.id)?.family
  return from.id === to.id || (family !== undefined && family === lists.get(to.id)?.family)
}

function emptied(from: Permission, to: Permission): string[] {
  return Object.keys(from).filter((name) => to[name] === undefined)
}

/** The call that changes a rule in place. Policy and priority are always said: the API has defaults for both. */
export function modify({ from, to }: Edit, options: CliOptions): Command {
  const before = permissionOf(from)
  const parameters = Object.entries(permissionOf(to)).filter(
    ([name, value]) => name === 'Policy' || name === 'Priority' || before[name] !== value,
  )
  return {
    operation: to.direction === 'ingress' ? 'ModifySecurityGroupRule' : 'ModifySecurityGroupEgressRule',
    parameters: [...groupParameters(to.group, options), ['SecurityGroupRuleId', from.id], ...parameters],
  }
}

/** The call that changes the description of a rule that has no id: all its other fields say which it is. */
export function describing({ to }: Edit, options: CliOptions): Command {
  return {
    operation: to.direction === 'ingress' ? 'ModifySecurityGroupRule' : 'ModifySecurityGroupEgressRule',
    parameters: [...groupParameters(to.group, options), ...Object.entries(permissionOf(to))],
  }
}
