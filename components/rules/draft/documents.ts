import {
  formatPeer,
  formatPorts,
  incompleteness,
  type Reading,
  type Rule,
  type RuleSet,
  readDocuments,
  toDocuments,
} from '@/lib/rules'
import { type Doubts, type GroupDraft, hasPorts, noDoubts, type RuleDraft, type Setup } from './model'
import { portsAsWritten } from './ports-text'

const shown = new Set([
  'SecurityGroupRuleId',
  'Direction',
  'IpProtocol',
  'PortRange',
  'PortRangeListId',
  'Policy',
  'Priority',
  'NicType',
])

function ruleDraft(rule: Rule, document: Readonly<Record<string, string | number>>): RuleDraft {
  const far = rule.direction === 'ingress' ? 'Source' : 'Dest'
  const peerFields = new Set([`${far}CidrIp`, `Ipv6${far}CidrIp`, `${far}GroupId`, `${far}PrefixListId`])
  return {
    id: rule.id,
    direction: rule.direction,
    action: rule.action,
    protocol: rule.protocol,
    ports: hasPorts(rule.protocol) && rule.ports.kind === 'any' ? '1/65535' : formatPorts(rule.ports),
    peer: formatPeer(rule.peer),
    priority: String(rule.priority),
    rest: Object.fromEntries(Object.entries(document).filter(([name]) => !shown.has(name) && !peerFields.has(name))),
  }
}

/** A rule set as drafts. */
export function setupOf(ruleSet: RuleSet, doubts: Doubts = noDoubts): Setup {
  const documents = toDocuments(ruleSet)
  return {
    groups: ruleSet.groups.map((group, index): GroupDraft => {
      const rules = permissionsOf(documents[index])
      return {
        id: group.id,
        name: group.name,
        type: group.typeKnown ? group.type : null,
        innerAccess: group.innerAccess,
        vpcId: group.vpcId,
        complete: group.complete,
        rules: group.rules.map((rule, position) => ruleDraft(rule, rules[position] ?? {})),
      }
    }),
    lists: documents.slice(ruleSet.groups.length + 1),
    doubts,
  }
}

function permissionsOf(document: unknown): Readonly<Record<string, string | number>>[] {
  if (typeof document !== 'object' || document === null || !('Permissions' in document)) return []
  const { Permissions: permissions } = document
  if (typeof permissions !== 'object' || permissions === null || !('Permission' in permissions)) return []
  return Array.isArray(permissions.Permission) ? permissions.Permission : []
}

function peerField(rule: RuleDraft): string {
  const far = rule.direction === 'ingress' ? 'Source' : 'Dest'
  const peer = rule.peer.trim()
  if (peer.startsWith('sg-') || peer.includes('/sg-')) return `${far}GroupId`
  if (peer.startsWith('pl-')) return `${far}PrefixListId`
  return `${peer.includes(':') ? 'Ipv6' : ''}${far}CidrIp`
}

/** The setup as documents, in the order of its groups: what is read, shared and copied is the same. */
export function documentsOf({ groups, lists }: Pick<Setup, 'groups' | 'lists'>): Readonly<Record<string, unknown>>[] {
  return [
    ...groups.map((group) => ({
      SecurityGroupId: group.id,
      SecurityGroupName: group.name,
      VpcId: group.vpcId,
      InnerAccessPolicy: group.innerAccess,
      ...(group.complete ? {} : { NextToken: 'more' }),
      ...(group.type ? { SecurityGroupType: group.type === 'basic' ? 'normal' : 'enterprise' } : {}),
      Permissions: {
        Permission: group.rules.map((rule) => ({
          SecurityGroupRuleId: rule.id,
          Direction: rule.direction,
          IpProtocol: rule.protocol,
          [rule.ports.trim().startsWith('prl-') ? 'PortRangeListId' : 'PortRange']: portsAsWritten(
            rule.ports,
            rule.protocol,
          ),
          Policy: rule.action,
          Priority: rule.priority,
          NicType: 'intranet',
          [peerField(rule)]: rule.peer,
          ...rule.rest,
        })),
      },
    })),
    ...lists.filter((list) => typeof list === 'object' && list !== null).map((list) => ({ ...list })),
  ]
}

/** Reads the setup as the engine would read its documents. Places name the group by position and the rule by path. */
export function readSetup(setup: Pick<Setup, 'groups' | 'lists'>): Reading {
  return readDocuments(documentsOf(setup))
}

/** Codes that `readSetup` finds again in what was read. */
const foundAgain = new Set(['type-assumed', 'list-missing', 'next-token'])

/** What a reading of pasted documents leaves open and its rules alone do not show. */
export function doubtsOf(reading: Reading): Doubts {
  const open = incompleteness(reading)
  return {
    unread: open.filter(({ severity }) => severity === 'error').length,
    notes: open
      .filter(({ severity, code }) => severity !== 'error' && !foundAgain.has(code))
      .map(({ code, params }) => ({ code, params: { ...params } })),
  }
}

/** Where a rule that `readSetup` read stands: position of its group and its own in the group. */
export function positionOf({ place }: Pick<Rule, 'place'>): { readonly group: number; readonly rule: number } | null {
  const position = /^Permissions\.Permission\[(\d+)\]/.exec(place.path)?.[1]
  return position === undefined ? null : { group: place.document, rule: Number(position) }
}

/** The setup without these rules, which `readSetup` read from it. */
export function withoutRules<S extends Setup>(setup: S, rules: readonly Pick<Rule, 'place'>[]): S {
  const gone = new Set(
    rules.map((rule) => {
      const at = positionOf(rule)
      return at ? `${at.group} ${at.rule}` : ''
    }),
  )
  return {
    ...setup,
    groups: setup.groups.map((group, index) => ({
      ...group,
      rules: group.rules.filter((_, position) => !gone.has(`${index} ${position}`)),
    })),
  }
}
