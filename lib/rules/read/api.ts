import { parseBlock } from '@/lib/cidr'
import { sentenceOf } from '@/lib/cidr/sentences'
import { type Direction, type GroupType, type Place, type PortRange, pastedGroup } from '../model'
import type { Collector } from './collector'
import { type Fields, field, isFields, list, shown, text } from './fields'
import { draftOf, type Gathered, maxRules, type Recognised } from './gathered'
import { readRule } from './rule'

/** A group's type by its API name (G-15); null when it is absent or unknown. */
export function groupTypeOf(written: string): GroupType | null {
  if (/^(normal|basic)$/i.test(written)) return 'basic'
  return /^(enterprise|advanced)$/i.test(written) ? 'advanced' : null
}

/** `DescribeSecurityGroupAttribute`: one group with its rules (formats, section 1). */
export function readGroup(fields: Fields, document: number, gathered: Gathered, collect: Collector): Recognised {
  const id = text(fields, 'SecurityGroupId') || pastedGroup
  const place = (path: string): Place => ({ document, path })
  const draft = draftOf(gathered, id)
  const again = draft.described
  draft.described = true
  draft.name = text(fields, 'SecurityGroupName') || draft.name
  draft.vpcId = text(fields, 'VpcId') || draft.vpcId
  draft.type = groupTypeOf(text(fields, 'SecurityGroupType')) ?? draft.type

  const policy = text(fields, 'InnerAccessPolicy').toLowerCase()
  if (policy === 'accept' || policy === 'drop') draft.innerAccess = policy
  else if (policy !== '') {
    collect.error(
      'inner-access',
      `InnerAccessPolicy is ${shown(policy)}; Accept or Drop was expected.`,
      place('InnerAccessPolicy'),
      {
        found: shown(policy),
      },
      id,
    )
  }
  if (!draft.vpcId && id !== pastedGroup) {
    collect.warning(
      'no-vpc',
      'There is no VpcId: a group of the classic network is not simulated.',
      place('VpcId'),
      {},
      id,
    )
  }
  if (text(fields, 'NextToken')) {
    draft.complete = false
    collect.warning(
      'next-token',
      'NextToken is not empty: the group has more rules than this document shows.',
      place('NextToken'),
      {},
      id,
    )
  }
  const permissions = list(fields, 'Permissions', 'Permission')
  if (!permissions) {
    collect.error(
      'no-permissions',
      'Permissions.Permission, the list of rules, was expected.',
      place('Permissions'),
      {},
      id,
    )
    return { document, kind: 'group', read: 0, skipped: 0 }
  }
  const counts = readRules(permissions.items, permissions.path, id, document, gathered, collect, undefined, again)
  const directions = new Set(draft.rules.map((rule) => rule.direction))
  if (counts.read > 1 && directions.size === 1 && !again) {
    collect.hint(
      'one-direction',
      'All rules have one direction: the document may have been asked for with a Direction filter.',
      place(permissions.path),
      {},
      id,
    )
  }
  return { document, kind: 'group', ...counts }
}

/** A plain array of rules in an array of its own or in the body of a request. */
export interface RuleList {
  readonly items: readonly unknown[]
  /** Where the array stands in the document. */
  readonly path: string
  /** Id of the group; empty when the document doesn't say it. */
  readonly group: string
}

/** Rules as `AuthorizeSecurityGroup` and `AuthorizeSecurityGroupEgress` take them, which are asked for their direction (formats, section 1d). */
export function readRuleList(
  { items, path, group }: RuleList,
  document: number,
  gathered: Gathered,
  collect: Collector,
  direction: Direction | undefined,
): Recognised {
  const id = group || pastedGroup
  if (items.some(isSilent) && !direction) {
    const message = 'These rules do not say their direction: choose ingress or egress.'
    collect.error('ask-direction', message, { document, path }, {}, id)
    return { document, kind: 'rule-list', read: 0, skipped: items.length }
  }
  const draft = draftOf(gathered, id)
  const again = draft.described
  draft.described = true
  return { document, kind: 'rule-list', ...readRules(items, path, id, document, gathered, collect, direction, again) }
}

/** Whether a rule does not say its direction, as in request shape. */
export function isSilent(item: unknown): boolean {
  return isFields(item) && text(item, 'Direction') === ''
}

function readRules(
  items: readonly unknown[],
  path: string,
  group: string,
  document: number,
  gathered: Gathered,
  collect: Collector,
  direction: Direction | undefined,
  again: boolean,
): { read: number; skipped: number } {
  const draft = draftOf(gathered, group)
  const seen = new Map(draft.rules.map((rule) => [rule.id, rule]))
  let read = 0
  for (const [position, item] of items.entries()) {
    const place = { document, path: `${path}[${position}]` }
    if (gathered.ruleCount >= maxRules) {
      draft.complete = false
      collect.error(
        'too-many-rules',
        `At most ${maxRules} rules are read; the rest were left out.`,
        place,
        { limit: String(maxRules) },
        group,
      )
      break
    }
    if (!isFields(item)) {
      collect.error(
        'not-a-rule',
        `A rule object was expected; found ${shown(item)}.`,
        place,
        { found: shown(item) },
        group,
      )
      continue
    }
    const rule = readRule(item, { collect, place, group, position, direction })
    if (!rule) continue
    const same = seen.get(rule.id)
    if (same) {
      const equal = JSON.stringify(comparable(same), bigints) === JSON.stringify(comparable(rule), bigints)
      const named = text(item, 'SecurityGroupRuleId') !== ''
      if (equal && (named || again)) {
        collect.hint('same-rule', `Rule ${rule.id} stands twice and was read once.`, place, { rule: rule.id }, rule.id)
        continue
      }
      if (named) {
        collect.warning(
          'duplicate-id',
          `Two different rules have the id ${rule.id}; both were read.`,
          place,
          { rule: rule.id },
          rule.id,
        )
      }
    }
    const id = same ? `${rule.id}#${draft.rules.length}` : rule.id
    const kept = { ...rule, id }
    seen.set(id, kept)
    draft.rules.push(kept)
    gathered.ruleCount += 1
    read += 1
  }
  return { read, skipped: items.length - read }
}

function comparable<T extends { readonly place: Place }>({ place: _, ...rest }: T) {
  return rest
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

/** `DescribeSecurityGroups`: names and types of groups (G-15). */
export function readGroupList(
  items: readonly unknown[],
  document: number,
  gathered: Gathered,
  collect: Collector,
): Recognised {
  let read = 0
  items.forEach((item, index) => {
    const path = `SecurityGroups.SecurityGroup[${index}]`
    if (!isFields(item) || !text(item, 'SecurityGroupId')) {
      collect.error('no-group-id', 'A group with SecurityGroupId was expected.', { document, path })
      return
    }
    const draft = draftOf(gathered, text(item, 'SecurityGroupId'))
    const written = text(item, 'SecurityGroupType')
    const type = groupTypeOf(written)
    if (written && !type) {
      collect.error(
        'group-type',
        `SecurityGroupType is ${shown(written)}; normal or enterprise was expected.`,
        {
          document,
          path: `${path}.SecurityGroupType`,
        },
        { found: shown(written) },
        draft.id,
      )
    }
    draft.type = type ?? draft.type
    draft.name ||= text(item, 'SecurityGroupName')
    draft.vpcId ||= text(item, 'VpcId')
    read += 1
  })
  return { document, kind: 'groups', read, skipped: items.length - read }
}

/** `DescribePrefixListAttributes`: the entries of a prefix list (M-14, L-6). */
export function readPrefixList(fields: Fields, document: number, gathered: Gathered, collect: Collector): Recognised {
  const id = text(fields, 'PrefixListId')
  const entries = list(fields, 'Entries', 'Entry')
  const family = /^ipv6$/i.test(text(fields, 'AddressFamily')) ? 6 : 4
  let sound = true
  const blocks = (entries?.items ?? []).flatMap((entry, index) => {
    const path = `${entries?.path}[${index}].Cidr`
    const written = isFields(entry) ? text(entry, 'Cidr') : ''
    const parsed = parseBlock(written)
    if (!parsed.ok) {
      sound = false
      collect.error(
        'address',
        `Cidr is ${shown(written) || 'empty'}: ${sentenceOf(parsed.problem)}`,
        { document, path },
        { field: 'Cidr', found: shown(written), expected: sentenceOf(parsed.problem) },
        id,
      )
      return []
    }
    if (parsed.value.family !== family) {
      collect.warning(
        'list-family',
        `${shown(written)} does not belong to the list's address family and was left out.`,
        { document, path },
        { found: shown(written) },
        id,
      )
      return []
    }
    return [parsed.value]
  })
  if (!entries) {
    collect.error(
      'no-entries',
      'Entries.Entry, the list of blocks, was expected.',
      { document, path: 'Entries' },
      {},
      id,
    )
  }
  const max = Number(text(fields, 'MaxEntries'))
  if (entries && sound && !text(fields, 'NextToken')) {
    gathered.prefixLists.set(id, {
      id,
      name: text(fields, 'PrefixListName'),
      family,
      blocks,
      maxEntries: Number.isInteger(max) && max > 0 ? max : null,
    })
  } else if (entries) {
    collect.warning(
      'list-incomplete',
      `Prefix list ${id} is not complete: what depends on it is said to depend.`,
      { document, path: 'Entries' },
      { list: id },
      id,
    )
  }
  return { document, kind: 'prefix-list', read: blocks.length, skipped: (entries?.items.length ?? 0) - blocks.length }
}

/** `DescribePortRangeListEntries`: the ranges of a port list (M-15). */
export function readPortList(fields: Fields, document: number, gathered: Gathered, collect: Collector): Recognised {
  const entries = list(fields, 'Entries', 'Entry')?.items ?? []
  const ranges = entries.flatMap((entry, index): PortRange[] => {
    const written = isFields(entry) ? text(entry, 'PortRange') : ''
    const found = /^([0-9]{1,5})\/([0-9]{1,5})$/.exec(written)
    const start = Number(found?.[1])
    const end = Number(found?.[2])
    if (found && start >= 1 && end <= 65535 && start <= end) return [{ start, end }]
    collect.error(
      'port-range',
      `PortRange is ${shown(written) || 'empty'}; start/end with 1–65535 was expected.`,
      {
        document,
        path: `Entries[${index}].PortRange`,
      },
      { field: 'PortRange', found: shown(written), expected: 'start/end' },
    )
    return []
  })
  const id = text(fields, 'PortRangeListId')
  if (ranges.length === entries.length) {
    if (id) gathered.portLists.set(id, ranges)
    else gathered.anonymousPortLists.push(ranges)
  }
  return { document, kind: 'port-list', read: ranges.length, skipped: entries.length - ranges.length }
}

/** `DescribeNetworkInterfaces`: which groups an interface is in. */
export function readInterfaces(items: readonly unknown[], document: number, gathered: Gathered): Recognised {
  let read = 0
  for (const item of items) {
    if (!isFields(item)) continue
    const ids = list(item, 'SecurityGroupIds', 'SecurityGroupId')?.items ?? []
    const id = text(item, 'NetworkInterfaceId') || String(gathered.memberships.size)
    gathered.memberships.set(
      id,
      ids.filter((value) => typeof value === 'string'),
    )
    read += 1
  }
  return { document, kind: 'interfaces', read, skipped: items.length - read }
}

/** Whether an object looks like a rule in the API's shape. */
export function isRule(value: unknown): value is Fields {
  return isFields(value) && field(value, 'IpProtocol') !== undefined
}
