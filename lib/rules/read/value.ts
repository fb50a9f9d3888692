import { linesOf, plainOf } from '@/lib/text'
import { readGroupList, readInterfaces, readPortList, readPrefixList } from './api/companions'
import { readGroup, readRuleList } from './api/group'
import { dottedRules, groupIdIn, holdsRules, isGroupId, isRule, isSilent } from './api/lists'
import { maxDepth } from './bounds'
import type { RuleReader } from './describe'
import { isRulesYaml, type YamlReader } from './documents'
import { type Fields, field, isFields, list, shownValue, textField } from './fields'
import type { Recognised } from './gathered'
import { isPulumiProgram, readPulumiProgram } from './pulumi/program'
import { isPulumi, readPulumi } from './pulumi/state'
import { isTemplate, readRosTemplate } from './ros/template'
import { partOfSource, placeIn, type RuleSource } from './source'
import { isConfiguration, readConfiguration } from './terraform/json-syntax'
import { takeTerraform } from './terraform/source'
import { isStateOrPlan, type PlanSide, readTerraform } from './terraform/state'
import { sayTwice, textOfJson } from './text-of-json'

export interface ValueContext {
  readonly reader: RuleReader
  readonly plan: PlanSide
  readonly yaml: YamlReader | undefined
}

/** An answer of the API to another question, which has a number of its own and nothing of rules. */
function isAnswer(value: unknown): boolean {
  if (!isFields(value) || textField(value, 'RequestId') === '' || textField(value, 'Message') !== '') return false
  return !/"(?:ip_?protocol|permissions?|sourcecidrip|destcidrip)"/i.test(JSON.stringify(value).slice(0, 200_000))
}

/** Values that are looked into on the way to something known. */
const mostLooks = 200_000

/** Reads a parsed document, whatever it is wrapped in: arrays, envelopes of SDKs, inventories, JSON or YAML in a text. */
export function readValue(value: unknown, source: RuleSource, context: ValueContext): Recognised[] {
  const found = new Search(context).in(value, source, 0)
  if (found.length > 0) return found
  const { collect } = context.reader
  if (isAnswer(value)) collect.hint('answer-without-rules', placeIn(source, ''), {})
  else collect.error('unknown-document', placeIn(source, ''), {})
  return [{ document: source.document, kind: 'unknown', read: 0, skipped: 0 }]
}

/** Looks for what is known inside a value. What is known is read and not looked into any further. */
class Search {
  private looks = 0
  private full = false

  constructor(private readonly context: ValueContext) {}

  /** `owner`: the group that what stands around the value names, by its id. */
  in(value: unknown, source: RuleSource, deep: number, owner = ''): Recognised[] {
    this.looks += 1
    if (deep > maxDepth || this.looks > mostLooks) {
      if (!this.full) this.context.reader.collect.error('not-looked-into', placeIn(source, ''), { limit: mostLooks })
      this.full = true
      return []
    }
    if (typeof value === 'string') return this.inText(value, source, deep, owner)
    if (Array.isArray(value)) {
      if (value.some(isRule)) {
        return [readRuleList({ items: value, path: '', group: owner }, source, this.context.reader)]
      }
      return value.flatMap((item, index) => this.in(item, partOfSource(source, `[${index}]`), deep + 1, owner))
    }
    if (!isFields(value)) return []
    const event = eventWithoutRule(value)
    if (event !== null) {
      this.context.reader.collect.error('event-not-read', placeIn(source, ''), { found: shownValue(event) })
      return [{ document: source.document, kind: 'unknown', read: 0, skipped: 1 }]
    }
    const recognised = recognise(value, source, this.context, owner) ?? this.inFiles(value, source)
    if (recognised) return [...recognised, ...this.beside(value, source, deep)]
    return this.inside(value, source, deep, owner)
  }

  private inside(value: Fields, source: RuleSource, deep: number, owner: string): Recognised[] {
    const around = groupIdIn(value) || owner
    const parts = Object.entries(value).filter(([, item]) => typeof item === 'object' || typeof item === 'string')
    // Rules under several names are those of several groups, which are never put together.
    const several = around === '' && parts.filter(([, item]) => hasRules(item)).length > 1
    return parts.flatMap(([name, item]) => {
      const named = isGroupId(name) || (several && hasRules(item)) ? name : around
      return this.in(item, partOfSource(source, name), deep + 1, named)
    })
  }

  /** What stands beside the interfaces or groups of an inventory that holds both, or rules as well. */
  private beside(value: Fields, source: RuleSource, deep: number): Recognised[] {
    const names = Object.keys(value)
    const handled =
      names.find((name) => /^network_?interface_?sets$/i.test(name)) ??
      names.find((name) => /^security_?groups$/i.test(name))
    if (handled === undefined) return []
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== handled))
    const holds = Object.values(rest).some((item) => typeof item === 'object' && item !== null)
    return holds ? this.in(rest, source, deep + 1) : []
  }

  /** Files of Terraform's language by their names, as a template of the service with a workspace holds them; one configuration. */
  private inFiles(value: Fields, source: RuleSource): Recognised[] | null {
    const files = Object.entries(value).flatMap(([name, file]) =>
      /\.tf$/.test(name) && typeof file === 'string' ? [file] : [],
    )
    const taken = files.length > 0 ? takeTerraform(files.join('\n')) : null
    return taken ? [taken.read(source.document, this.context.reader)] : null
  }

  /** A document in a text: `TemplateBody` of GetTemplate, a configuration item of Cloud Config. */
  private inText(text: string, source: RuleSource, deep: number, owner: string): Recognised[] {
    if (deep === 0 || !/SecurityGroup|security_group|Permission/.test(text)) return []
    if (/^\s*[{[]/.test(text)) {
      const { collect } = this.context.reader
      const inText = textOfJson(text)
      if (inText) {
        sayTwice(inText.twice, placeIn(source, ''), collect)
        return this.in(inText.value, source, deep + 1, owner)
      }
      collect.error('text-unread', placeIn(source, ''), {})
      return []
    }
    const terraform = takeTerraform(text)
    if (terraform) return [terraform.read(source.document, this.context.reader)]
    if (!isRulesYaml(text)) return []
    const read = this.context.yaml?.(text)
    if (!read) this.context.reader.collect.error('yaml-unread', placeIn(source, ''), {})
    else if (read.ok) return read.nodes.flatMap((node) => this.in(plainOf(node), source, deep + 1, owner))
    else this.context.reader.collect.error('yaml-syntax', placeIn(source, ''), linesOf(text).placeOf(read.at))
    return []
  }
}

/**
 * The name of an event of the audit log that adds no rule though it has the fields of one: rules that are taken away or
 * changed, or a call that was refused. Null for any other value.
 */
function eventWithoutRule(fields: Fields): string | null {
  const name = textField(fields, 'EventName')
  if (/^(?:Revoke|Modify|Configure)SecurityGroup/.test(name)) return name
  const refusal = /^AuthorizeSecurityGroup/.test(name) ? textField(fields, 'ErrorCode') : ''
  return refusal === '' ? null : `${name} (${refusal})`
}

/** Reads a value that is known by its fields; null when it is none. */
function recognise(
  fields: Fields,
  source: RuleSource,
  { reader, plan }: ValueContext,
  owner: string,
): Recognised[] | null {
  if (isStateOrPlan(fields)) return [readTerraform(fields, source, reader, plan)]
  if (isPulumi(fields)) return [readPulumi(fields, source, reader)]
  if (isPulumiProgram(fields)) return [readPulumiProgram(fields, source, reader)]
  if (isTemplate(fields)) return [readRosTemplate(fields, source, reader)]
  const previewed = templateOf(fields)
  if (previewed) return [readRosTemplate(previewed, source, reader)]
  if (isConfiguration(fields)) return [readConfiguration(fields, source, reader)]
  return recogniseResponse(fields, source, reader, owner)
}

/** The template that a preview of a stack amounts to: its resources by their names, with what they come to. */
function templateOf(fields: Fields): Fields | null {
  const resources = (list(fields, 'Resources')?.items ?? []).flatMap((item): [string, unknown][] => {
    const type = isFields(item) ? textField(item, 'ResourceType') : ''
    const name = isFields(item) ? textField(item, 'LogicalResourceId') : ''
    const properties = isFields(item) ? field(item, 'Properties') : undefined
    return /^ALIYUN::ECS::/.test(type) && name !== '' && isFields(properties)
      ? [[name, { Type: type, Properties: properties }]]
      : []
  })
  return resources.length > 0 ? { Resources: Object.fromEntries(resources) } : null
}

function recogniseResponse(fields: Fields, source: RuleSource, reader: RuleReader, owner: string): Recognised[] | null {
  if (textField(fields, 'NetworkInterfaceId') && field(fields, 'SecurityGroupIds') !== undefined) {
    return [readInterfaces([fields], '', source, reader)]
  }
  const instances = list(fields, 'Instances', 'Instance')
  if (instances?.items.some((item) => isFields(item) && field(item, 'SecurityGroupIds') !== undefined)) {
    return [readInterfaces(instances.items, instances.path, source, reader)]
  }
  const interfaces = list(fields, 'NetworkInterfaceSets', 'NetworkInterfaceSet')
  if (interfaces) return [readInterfaces(interfaces.items, interfaces.path, source, reader)]
  const groups = list(fields, 'SecurityGroups', 'SecurityGroup')
  if (groups?.items.some((item) => isFields(item) && !isNamesOnly(item))) {
    return readGroups(groups.items, groups.path, source, reader)
  }
  if (groups && groups.items.length === 0) return [readGroupList([], groups.path, source, reader)]
  const hasEntries = field(fields, 'Entries') !== undefined
  if (textField(fields, 'PrefixListId') && hasEntries) return [readPrefixList(fields, source, reader)]
  return recogniseRules(fields, source, reader, owner) ?? (hasEntries ? [readPortList(fields, source, reader)] : null)
}

/** Whether an item of a list of groups says nothing of a group: an instance lists its groups by their ids alone. */
function isNamesOnly(item: Fields): boolean {
  return textField(item, 'SecurityGroupId') === '' && textField(item, 'GroupId') === ''
}

function recogniseRules(fields: Fields, source: RuleSource, reader: RuleReader, owner: string): Recognised[] | null {
  const own = groupIdIn(fields)
  const group = own || owner
  const plain = field(fields, 'Permissions')
  if (Array.isArray(plain) && plain.some(isRule) && (!own || plain.some(isSilent))) {
    return [readRuleList({ items: plain, path: 'Permissions', group }, source, reader)]
  }
  if (isRule(fields)) return [readRuleList({ items: [fields], path: '', group }, source, reader)]
  const dotted = dottedRules(fields)
  if (dotted.length > 0) return [readRuleList({ items: dotted, path: 'Permissions', group }, source, reader)]
  // The answer to CreateSecurityGroup says that there is a group, and nothing of it.
  if (isAnswer(fields) && Object.keys(fields).length === 2) return null
  if (holdsRules(fields) || textField(fields, 'SecurityGroupId')) return [readGroup(fields, source, reader, owner)]
  const bare = list(fields, 'Permission')
  return bare ? [readRuleList({ ...bare, group }, source, reader)] : null
}

/** Whether a value is a list of rules, or an object that holds one and names no group. */
function hasRules(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isRule)
  return isFields(value) && groupIdIn(value) === '' && holdsRules(value)
}

/** Groups of `DescribeSecurityGroups`, or of an inventory that has their rules as well. */
function readGroups(items: readonly unknown[], path: string, source: RuleSource, reader: RuleReader): Recognised[] {
  const listed = readGroupList(items, path, source, reader)
  const withRules = items.flatMap((item, index): Recognised[] =>
    isFields(item) && holdsRules(item) ? [readGroup(item, partOfSource(source, `${path}[${index}]`), reader)] : [],
  )
  return withRules.length > 0 ? withRules : [listed]
}
