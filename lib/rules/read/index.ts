import type { Direction, GroupType, RuleSet, Warning } from '../model'
import { newCollector } from './collector'
import { readGroupList, readInterfaces, readPortList, readPrefixList } from './companions'
import { conclude } from './conclude'
import type { Reader } from './describe'
import { type Document, documentsIn } from './documents'
import { type Fields, field, isFields, list, text } from './fields'
import { newGathered, type Recognised } from './gathered'
import { isRule, isSilent, readGroup, readRuleList } from './group'
import { placeIn, type Source, within } from './source'
import { isTemplate, readTemplate } from './template'
import { isTerraform, type PlanSide, readTerraform } from './terraform'

export { incompleteness } from './incomplete'

export interface ReadOptions {
  /** Types that no document tells, by group id (G-15). */
  readonly groupTypes?: Readonly<Record<string, GroupType>>
  /** Direction of rules in request shape, which don't say it themselves; without it the warning `ask-direction` asks. */
  readonly direction?: Direction
  /** Id of the network interface whose groups are meant; without it `ask-interface` asks where several are shown. */
  readonly networkInterface?: string
  /** What a Terraform plan is read for: what will be (`planned`, the default) or what was before (`prior`). */
  readonly plan?: PlanSide
}

/** How much of each kind was read. */
export interface Counts {
  readonly documents: number
  readonly groups: number
  readonly rules: number
  readonly prefixLists: number
  readonly portLists: number
  readonly interfaces: number
}

/** What a paste was read as. What could be read was read; the warnings say what could not. */
export interface Reading {
  readonly ruleSet: RuleSet
  readonly warnings: readonly Warning[]
  /** The documents in their order, each with what it was read as. */
  readonly recognised: readonly Recognised[]
  readonly counts: Counts
  /** Groups of each network interface, where a document tells. */
  readonly memberships: ReadonlyMap<string, readonly string[]>
}

/**
 * Reads the groups of one network interface from pasted text: any mix of API responses, SDK envelopes, arrays of them,
 * several documents in a row, request-shape rule lists, `terraform show -json`, Terraform's own language and commands
 * of the CLI (formats, sections 1–5).
 *
 * @example read('{"SecurityGroupId":"sg-1","Permissions":{"Permission":[]}}').ruleSet.groups[0]?.id // 'sg-1'
 */
export function read(pasted: string, options: ReadOptions = {}): Reading {
  const collect = newCollector()
  return readAll(documentsIn(pasted, collect), options, { gathered: newGathered(), collect })
}

/** As `read`, from documents that are parsed already. */
export function readDocuments(values: readonly unknown[], options: ReadOptions = {}): Reading {
  const numbered = values.map((value, document) => ({ value, document }))
  return readAll(numbered, options, { gathered: newGathered(), collect: newCollector() })
}

function readAll(documents: readonly Document[], options: ReadOptions, reader: Reader): Reading {
  const recognised = documents.flatMap((each) =>
    'taken' in each
      ? [each.taken.read(each.document, reader)]
      : readValue(each.value, { document: each.document, at: '' }, reader, options),
  )
  const { gathered, collect } = reader
  const ruleSet = conclude(gathered, options, collect)
  return {
    ruleSet,
    warnings: collect.warnings,
    recognised,
    counts: {
      documents: documents.length,
      groups: ruleSet.groups.length,
      rules: ruleSet.groups.reduce((sum, group) => sum + group.rules.length, 0),
      prefixLists: ruleSet.prefixLists.size,
      portLists: ruleSet.portLists.size,
      interfaces: gathered.memberships.size,
    },
    memberships: gathered.memberships,
  }
}

/** Arrays and envelopes are unwrapped; this many around one another, which no tool writes. */
const mostWrappings = 8

function readValue(value: unknown, source: Source, reader: Reader, options: ReadOptions, wrappings = 0): Recognised[] {
  const each = (items: readonly unknown[], path: string) =>
    items.flatMap((item, index) => readValue(item, within(source, `${path}[${index}]`), reader, options, wrappings + 1))
  if (Array.isArray(value) && wrappings < mostWrappings) {
    if (!value.some(isRule)) return each(value, '')
    return [readRuleList({ items: value, path: '', group: '' }, source, reader, options.direction)]
  }
  if (isFields(value)) {
    // SDKs return the body in an envelope (formats, section 1b), Steampipe its rows in an object.
    const body = field(value, 'body')
    const rows = list(value, 'rows')
    if (isFields(body) && wrappings < mostWrappings) {
      return readValue(body, within(source, 'body'), reader, options, wrappings + 1)
    }
    if (rows && wrappings < mostWrappings) return each(rows.items, rows.path)
    const recognised = recognise(value, source, reader, options)
    if (recognised) return [recognised]
  }
  reader.collect.error(
    'unknown-document',
    'The document is none that is known: DescribeSecurityGroupAttribute, DescribeSecurityGroups, a prefix or port list, network interfaces, or terraform show -json was expected.',
    placeIn(source, ''),
  )
  return [{ document: source.document, kind: 'unknown', read: 0, skipped: 0 }]
}

function recognise(
  fields: Fields,
  source: Source,
  reader: Reader,
  { direction, plan }: ReadOptions,
): Recognised | null {
  if (isTerraform(fields)) return readTerraform(fields, source, reader, plan ?? 'planned')
  if (isTemplate(fields)) return readTemplate(fields, source, reader)
  if (text(fields, 'NetworkInterfaceId') && field(fields, 'SecurityGroupIds') !== undefined) {
    return readInterfaces([fields], '', source, reader)
  }
  const interfaces = list(fields, 'NetworkInterfaceSets', 'NetworkInterfaceSet')
  if (interfaces) return readInterfaces(interfaces.items, interfaces.path, source, reader)
  const groups = list(fields, 'SecurityGroups', 'SecurityGroup')
  if (groups) return readGroupList(groups.items, groups.path, source, reader)
  const hasEntries = field(fields, 'Entries') !== undefined
  if (text(fields, 'PrefixListId') && hasEntries) return readPrefixList(fields, source, reader)

  const group = text(fields, 'SecurityGroupId')
  const plain = field(fields, 'Permissions')
  if (Array.isArray(plain) && (!group || plain.some(isSilent))) {
    return readRuleList({ items: plain, path: 'Permissions', group }, source, reader, direction)
  }
  if (isRule(fields)) return readRuleList({ items: [fields], path: '', group }, source, reader, direction)
  if (plain !== undefined || group) return readGroup(fields, source, reader)
  const bare = list(fields, 'Permission')
  if (bare) return readRuleList({ ...bare, group }, source, reader, direction)
  return hasEntries ? readPortList(fields, source, reader) : null
}
