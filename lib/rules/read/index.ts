import type { Direction, Group, GroupType, PortList, RuleSet, Warning } from '../model'
import {
  isRule,
  isSilent,
  readGroup,
  readGroupList,
  readInterfaces,
  readPortList,
  readPrefixList,
  readRuleList,
} from './api'
import { type Collector, newCollector } from './collector'
import { documentsIn } from './documents'
import { field, isFields, list, text } from './fields'
import { type Gathered, newGathered, type Recognised } from './gathered'
import { readTerraform } from './terraform'

export interface ReadOptions {
  /** Types that no document tells, by group id (G-15). */
  readonly groupTypes?: Readonly<Record<string, GroupType>>
  /** Direction of rules in request shape, which don't say it themselves. */
  readonly direction?: Direction
}

/** What a paste was read as. What could be read was read; the warnings say what could not. */
export interface Reading {
  readonly ruleSet: RuleSet
  readonly warnings: readonly Warning[]
  readonly recognised: readonly Recognised[]
  /** Groups of each network interface, where a document tells. */
  readonly memberships: ReadonlyMap<string, readonly string[]>
}

/**
 * Reads the groups of one network interface from pasted text: any mix of API responses, SDK envelopes, arrays of them,
 * several documents in a row, request-shape rule lists and `terraform show -json` (formats, sections 1–4).
 *
 * @example read('{"SecurityGroupId":"sg-1","Permissions":{"Permission":[]}}').ruleSet.groups[0]?.id // 'sg-1'
 */
export function read(pasted: string, options: ReadOptions = {}): Reading {
  const collect = newCollector()
  return readAll(documentsIn(pasted, collect), options, collect)
}

/** As `read`, from documents that are parsed already. */
export function readDocuments(values: readonly unknown[], options: ReadOptions = {}): Reading {
  const numbered = values.map((value, document) => ({ value, document }))
  return readAll(numbered, options, newCollector())
}

function readAll(
  documents: readonly { readonly value: unknown; readonly document: number }[],
  options: ReadOptions,
  collect: Collector,
): Reading {
  const gathered = newGathered()
  const recognised = documents.flatMap(({ value, document }) => readValue(value, document, gathered, collect, options))
  namePortLists(gathered, collect)
  const groups = [...gathered.groups.values()]
    .filter((draft) => draft.described)
    .map((draft): Group => {
      const given =
        options.groupTypes && Object.hasOwn(options.groupTypes, draft.id) ? options.groupTypes[draft.id] : undefined
      const type = given ?? draft.type
      const kind = type ?? 'basic'
      if (kind === 'advanced' && draft.rules.some((rule) => rule.peer.kind === 'group')) {
        collect.warning(
          'group-in-advanced',
          'Rules of an advanced group cannot name a group: such rules match nothing.',
          null,
          {},
          draft.id,
        )
      }
      return {
        id: draft.id,
        name: draft.name,
        type: kind,
        typeKnown: type !== null && type !== undefined,
        innerAccess: kind === 'advanced' ? 'drop' : (draft.innerAccess ?? 'accept'),
        vpcId: draft.vpcId,
        rules: draft.rules,
        complete: draft.complete,
      }
    })
  for (const group of groups) {
    if (!group.typeKnown) {
      collect.hint(
        'type-assumed',
        `No document says the type of ${group.id}; basic is assumed.`,
        null,
        { group: group.id },
        group.id,
      )
    }
  }
  if (new Set(groups.map((group) => group.type)).size > 1) {
    collect.error('mixed-types', 'Groups of one interface have one type: basic and advanced cannot be mixed.', null)
  }
  const portLists = new Map([...gathered.portLists].map(([id, ranges]): [string, PortList] => [id, { id, ranges }]))
  return {
    ruleSet: { groups, prefixLists: gathered.prefixLists, portLists },
    warnings: collect.warnings,
    recognised,
    memberships: gathered.memberships,
  }
}

function readValue(
  value: unknown,
  document: number,
  gathered: Gathered,
  collect: Collector,
  options: ReadOptions,
): Recognised[] {
  if (Array.isArray(value)) {
    if (value.some(isRule)) {
      return [readRuleList({ items: value, path: '', group: '' }, document, gathered, collect, options.direction)]
    }
    return value.flatMap((item: unknown) =>
      Array.isArray(item) ? [] : readValue(item, document, gathered, collect, options),
    )
  }
  const fields = isFields(value) ? unwrap(value) : null
  if (fields) {
    if (isFields(field(fields, 'values')) || isFields(field(fields, 'planned_values'))) {
      return [readTerraform(fields, document, gathered, collect)]
    }
    const interfaces = list(fields, 'NetworkInterfaceSets', 'NetworkInterfaceSet')
    if (interfaces) return [readInterfaces(interfaces.items, document, gathered)]
    const groups = list(fields, 'SecurityGroups', 'SecurityGroup')
    if (groups) return [readGroupList(groups.items, document, gathered, collect)]
    if (text(fields, 'PrefixListId') && field(fields, 'Entries') !== undefined) {
      return [readPrefixList(fields, document, gathered, collect)]
    }
    if (field(fields, 'Permissions') !== undefined || text(fields, 'SecurityGroupId')) {
      const items = field(fields, 'Permissions')
      const group = text(fields, 'SecurityGroupId')
      if (Array.isArray(items) && (!group || items.some(isSilent))) {
        return [readRuleList({ items, path: 'Permissions', group }, document, gathered, collect, options.direction)]
      }
      return [readGroup(fields, document, gathered, collect)]
    }
    if (field(fields, 'Entries') !== undefined) return [readPortList(fields, document, gathered, collect)]
    if (isRule(fields)) {
      return [readRuleList({ items: [fields], path: '', group: '' }, document, gathered, collect, options.direction)]
    }
  }
  collect.error(
    'unknown-document',
    'The document is none that is known: DescribeSecurityGroupAttribute, DescribeSecurityGroups, a prefix or port list, network interfaces, or terraform show -json was expected.',
    { document, path: '' },
  )
  return [{ document, kind: 'unknown', read: 0, skipped: 0 }]
}

/** SDKs return the body in an envelope (formats, section 1b). */
function unwrap(value: Readonly<Record<string, unknown>>) {
  const body = field(value, 'body')
  return isFields(body) ? body : value
}

/** The API's port-list document doesn't say which list it is; with one list unknown, it is that one. */
function namePortLists(gathered: Gathered, collect: Collector) {
  if (gathered.anonymousPortLists.length === 0) return
  const wanted = [...gathered.groups.values()].flatMap((group) =>
    group.rules.flatMap((rule) => (rule.ports.kind === 'list' ? [rule.ports.id] : [])),
  )
  const missing = [...new Set(wanted)].filter((id) => !gathered.portLists.has(id))
  const [id, ...others] = missing
  const [ranges, ...more] = gathered.anonymousPortLists
  if (id && ranges && others.length === 0 && more.length === 0) {
    gathered.portLists.set(id, ranges)
    collect.hint(
      'port-list-named',
      `The port list does not say its id; it was taken for ${id}, the only one missing.`,
      null,
      { list: id },
    )
  } else {
    collect.warning('port-list-unnamed', 'A port list does not say its id, so it could not be told whose it is.', null)
  }
}
