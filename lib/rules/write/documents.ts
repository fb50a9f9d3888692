import { formatBlock } from '@/lib/cidr'
import type { Action, Rule, RuleSet } from '../model'
import { idAsItIs, permissionOf } from './permission'

/** A rule in the API's response shape; all values are text but the priority, and unused fields are absent. */
export type RuleDocument = Readonly<Record<string, string | number>>

const actions: Record<Action, string> = { accept: 'Accept', drop: 'Drop' }

/** One rule as `DescribeSecurityGroupAttribute` returns it; what it names is named as it is unless `nameOf` says otherwise. */
export function ruleDocument(rule: Rule, nameOf = idAsItIs): RuleDocument {
  return {
    SecurityGroupRuleId: rule.id,
    Direction: rule.direction,
    ...permissionOf(rule, nameOf),
    Policy: actions[rule.action],
    Priority: rule.priority,
    NicType: 'intranet',
  }
}

/**
 * A rule set as documents that `readDocuments` reads back to the same set: a group each, their types, the lists.
 * TCP and UDP rules for every port are written `1/65535`, the form that can be created (M-4).
 */
export function toDocuments({ groups, prefixLists, portLists }: RuleSet): Readonly<Record<string, unknown>>[] {
  return [
    ...groups.map((group) => ({
      SecurityGroupId: group.id,
      SecurityGroupName: group.name,
      VpcId: group.vpcId,
      InnerAccessPolicy: actions[group.innerAccess],
      ...(group.complete ? {} : { NextToken: 'more' }),
      Permissions: { Permission: group.rules.map((rule) => ruleDocument(rule)) },
    })),
    {
      SecurityGroups: {
        SecurityGroup: groups
          .filter((group) => group.typeKnown)
          .map((group) => ({
            SecurityGroupId: group.id,
            SecurityGroupName: group.name,
            VpcId: group.vpcId,
            SecurityGroupType: group.type === 'basic' ? 'normal' : 'enterprise',
          })),
      },
    },
    ...[...prefixLists.values()].map((list) => ({
      PrefixListId: list.id,
      PrefixListName: list.name,
      AddressFamily: list.family === 6 ? 'IPv6' : 'IPv4',
      ...(list.maxEntries === null ? {} : { MaxEntries: list.maxEntries }),
      Entries: { Entry: list.blocks.map((block) => ({ Cidr: formatBlock(block) })) },
    })),
    ...[...portLists.values()].map((list) => ({
      PortRangeListId: list.id,
      Entries: list.ranges.map(({ start, end }) => ({ PortRange: `${start}/${end}` })),
    })),
  ]
}
