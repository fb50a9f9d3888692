import { formatBlock } from '@/lib/cidr'
import { hclString } from '@/lib/text'
import type { Action, Group } from '../model'
import { creatablePorts, isAccountId, type NewRule } from './permission'
import { writtenId } from './placeholders'
import { type RefusalCode, refusalOf, sortOut, type WriteRefusal } from './refusal'

export interface TerraformOptions {
  /** Groups that Terraform is to make as well; rules of other groups name them by their ids. */
  readonly groups?: readonly Group[]
}

type Value = string | number | { readonly reference: string }

/** A rule that may come from a configuration, whose address of it is its id then. */
type NamedRule = NewRule & { readonly id?: string }

interface Resource {
  readonly type: 'alicloud_security_group' | 'alicloud_security_group_rule'
  readonly name: string
  readonly values: readonly (readonly [name: string, value: Value])[]
}

/**
 * Rules as blocks of the Terraform provider `aliyun/alicloud`, values in lower case (formats, section 4). What was read from
 * Terraform keeps its name. What the
 * provider has no field for is told apart, never left out in silence: five-tuple rules and port lists (P-21).
 */
export function toTerraform(
  rules: readonly NamedRule[],
  { groups = [] }: TerraformOptions = {},
): { readonly text: string; readonly refusals: readonly WriteRefusal[] } {
  const names = newNames()
  const nameOf = new Map(groups.map((group) => [group.id, names(nameOfResource(group.id) ?? (group.name || group.id))]))
  const { writable, refusals } = sortOut(rules, (rule) =>
    refusedByTerraform(
      rule,
      groups.find(({ id }) => id === rule.group),
    ),
  )
  const reference = (id: string): Value => {
    const name = nameOf.get(id)
    return name ? { reference: `alicloud_security_group.${name}.id` } : named(id, 'group')
  }
  const resources = [
    ...groups.map((group) => groupResource(group, nameOf.get(group.id) ?? group.id)),
    ...writable.map((rule) => {
      const name = nameOfResource(rule.id ?? '') ?? nameFor(rule, nameOf.get(rule.group))
      return ruleResource(rule, names(name), reference)
    }),
  ]
  return { text: resources.map(block).join('\n'), refusals }
}

/** A resource of Terraform by its address, with the key of `count` or `for_each`. */
const resource = /^alicloud_(?:security_group|ecs_prefix_list|vpc)\.[\w-]+(?:\[(?:[0-9]+|"[\w-]+")\])?$/

/** The name that a resource has in the configuration that it was read from, with the key of `count` or `for_each`. */
function nameOfResource(address: string): string | null {
  const [, name, text, number] =
    /(?:^|\.)alicloud_security_group(?:_rule)?\.([\w-]+)(?:\[(?:"([^"]{0,60})"|([0-9]+))\])?(?:#[0-9]+)?$/.exec(
      address,
    ) ?? []
  const key = text ?? number
  return name === undefined ? null : key === undefined ? name : `${name}_${key}`
}

/**
 * The resources whose `count` or `for_each` made some of these rules: each rule is one by itself, so what is written holds a
 * block for each, and not the one that they came from.
 */
export function expandedIn(rules: readonly { readonly id: string; readonly group: string }[]): string[] {
  const found = rules.flatMap(({ id, group }) =>
    [id, group].flatMap((address) => /^(.*\balicloud_security_group(?:_rule)?\.[\w-]+)\[/.exec(address)?.[1] ?? []),
  )
  return [...new Set(found)]
}

/** A group, list or VPC outside the text: its id, or the expression that named it where it was read. */
function named(id: string, kind: 'group' | 'prefix-list' | 'vpc'): Value {
  if (resource.test(id)) return { reference: `${id}.id` }
  return /^(?:var|local|data|module)\.[\w.[\]"-]+$/.test(id) && !/^module\..*\.alicloud_/.test(id)
    ? { reference: id }
    : kind === 'vpc'
      ? id
      : writtenId(kind, id)
}

function refusedByTerraform(rule: NewRule, group: Group | undefined): RefusalCode | null {
  if (rule.self || rule.sourcePorts.kind !== 'any') return 'five-tuple'
  return rule.ports.kind === 'list' ? 'port-list' : refusalOf(rule, group)
}

const policies: Record<Action, string> = { accept: 'Accept', drop: 'Drop' }

function groupResource(group: Group, name: string): Resource {
  const values: [string, Value][] = []
  if (group.name) values.push(['security_group_name', group.name])
  values.push(['security_group_type', group.type === 'basic' ? 'normal' : 'enterprise'])
  if (group.vpcId) values.push(['vpc_id', named(group.vpcId, 'vpc')])
  if (group.type === 'basic') values.push(['inner_access_policy', policies[group.innerAccess]])
  return { type: 'alicloud_security_group', name, values }
}

function ruleResource(rule: NewRule, name: string, reference: (id: string) => Value): Resource {
  const { peer } = rule
  const values: [string, Value][] = [
    ['security_group_id', reference(rule.group)],
    ['type', rule.direction],
    ['ip_protocol', String(rule.protocol)],
    ['port_range', creatablePorts(rule)],
    ['policy', rule.action],
    ['priority', rule.priority],
    ['nic_type', 'intranet'],
  ]
  if (peer.kind === 'cidr') values.push([peer.block.family === 4 ? 'cidr_ip' : 'ipv6_cidr_ip', formatBlock(peer.block)])
  else if (peer.kind === 'prefix-list') values.push(['prefix_list_id', named(peer.id, 'prefix-list')])
  else {
    values.push(['source_security_group_id', reference(peer.groupId)])
    if (peer.account) values.push([`source_group_owner_${isAccountId(peer.account) ? 'id' : 'account'}`, peer.account])
  }
  if (rule.description) values.push(['description', rule.description])
  return { type: 'alicloud_security_group_rule', name, values }
}

/** A name that says what the rule is, such as `web_ingress_accept_tcp_443`. */
function nameFor({ direction, action, protocol, ports }: NewRule, group: string | undefined): string {
  const range = ports.kind === 'range' ? `_${ports.start}${ports.end === ports.start ? '' : `_${ports.end}`}` : ''
  return `${group ? `${group}_` : ''}${direction}_${action}_${protocol}${range}`
}

/** Makes names that Terraform takes, no two alike. */
function newNames(): (wanted: string) => string {
  const taken = new Map<string, number>()
  return (wanted) => {
    const clean = wanted.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, 60)
    const name = /^[A-Za-z_]/.test(clean) ? clean : `_${clean}`
    for (let number = (taken.get(name) ?? 0) + 1; ; number += 1) {
      const free = number === 1 ? name : `${name}_${number}`
      if (number > 1 && taken.has(free)) continue
      taken.set(name, number)
      if (number > 1) taken.set(free, 1)
      return free
    }
  }
}

function block({ type, name, values }: Resource): string {
  const width = Math.max(...values.map(([key]) => key.length))
  const lines = values.map(([key, value]) => `  ${key.padEnd(width)} = ${expression(value)}`)
  return [`resource "${type}" "${name}" {`, ...lines, '}', ''].join('\n')
}

/** A value as Terraform reads it back. */
function expression(value: Value): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? hclString(value) : value.reference
}
