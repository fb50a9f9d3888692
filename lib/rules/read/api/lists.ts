import { Unknown } from '@/lib/text'
import type { Direction } from '../../model'
import { type Fields, field, isFields, list, textField } from '../fields'
import { inSnakeCase, terraformName, toApi } from '../terraform/names'
import { type TextOfJson, textOfJson } from '../text-of-json'
import { apiFieldOf } from './names'

/** A list of rules of a group. */
export interface RulesIn {
  readonly items: readonly unknown[]
  readonly path: string
  /** The direction that the list's name tells, such as `egress_rules`. */
  readonly direction?: Direction | undefined
  /** Names that stand twice in an object, where the list is a text. */
  readonly twice?: TextOfJson['twice']
}

/** Whether an object looks like a rule in the API's shape, or in that of Terraform or Ansible. */
export function isRule(value: unknown): value is Fields {
  if (!isFields(value)) return false
  return (
    field(value, 'IpProtocol') !== undefined || (Object.hasOwn(value, 'proto') && Object.hasOwn(value, 'port_range'))
  )
}

/** Whether a rule does not say its direction, as in request shape. */
export function isSilent(item: unknown): boolean {
  return isFields(item) && textField(item, 'Direction') === ''
}

/** The id of a group that an object is, or is about; empty where it says none. */
export function groupIdIn(fields: Fields): string {
  const said = textField(fields, 'SecurityGroupId') || textField(fields, 'GroupId')
  if (said) return said
  return [textField(fields, 'Id'), textField(fields, 'ResourceId')].find(isGroupId) ?? ''
}

/** Whether a text is the id of a group by its form. */
export function isGroupId(written: string): boolean {
  return /^sg-[\w*-]{1,80}$/.test(written)
}

/** Fields of a call of the API that are written as in its query: `Permissions.1.IpProtocol`. */
export function dottedRules(fields: Fields): readonly Fields[] {
  const rules = new Map<string, Record<string, unknown>>()
  for (const [name, value] of Object.entries(fields)) {
    const [, number, of] = /^Permissions\.([0-9]{1,4})\.([A-Za-z0-9]{1,40})$/.exec(name) ?? []
    if (number === undefined || of === undefined) continue
    const rule = rules.get(number) ?? {}
    rule[of] = value
    rules.set(number, rule)
  }
  return [...rules.values()]
}

/** Names that inventories and modules have for the rules of a group: `ingress_rules`, `RulesEgress`, `permissions`. */
const names =
  /^(?:security_?group_?)?(?:(?:ingress|inbound|egress|outbound)(?:_?(?:rules?|permissions?))?|(?:rules?|permissions?)(?:_?(?:ingress|inbound|egress|outbound))?)$/i

/**
 * The lists of rules of a group, by the names that the API and inventories have for them; a list may stand as a text of
 * JSON, and one rule without brackets around it. Empty where there is none.
 */
export function listsIn(fields: Fields): readonly RulesIn[] {
  const permissions = list(fields, 'Permissions', 'Permission')
  if (permissions) return [permissions]
  const wrapped = field(fields, 'Permissions')
  const single = isFields(wrapped) ? field(wrapped, 'Permission') : undefined
  if (isRule(single)) return [{ items: [single], path: 'Permissions.Permission' }]
  const found = Object.entries(fields).flatMap(([name, value]): RulesIn[] => {
    const found = names.test(name) ? itemsOf(value) : null
    return found ? [{ ...found, path: name, direction: directionNamed(name) }] : []
  })
  // `rules` beside `rules_egress` are the other direction.
  const other =
    found.some(({ direction }) => direction === 'egress') && !found.some((each) => each.direction === 'ingress')
  return found.map((each) => (each.direction || !other ? each : { ...each, direction: 'ingress' }))
}

function itemsOf(value: unknown): Pick<RulesIn, 'items' | 'twice'> | null {
  if (Array.isArray(value)) return value.some(isRule) ? { items: value } : null
  if (isFields(value)) {
    // Another wrapping: `IngressRules: { Rule: [] }`.
    const [only, ...more] = Object.values(value)
    return more.length === 0 && Array.isArray(only) && only.some(isRule) ? { items: only } : null
  }
  if (typeof value !== 'string' || !/^\s{0,100}\[/.test(value)) return null
  const inText = textOfJson(value)
  const found = inText && itemsOf(inText.value)
  return found && { ...found, twice: inText.twice }
}

function directionNamed(name: string): Direction | undefined {
  if (/egress|outbound/i.test(name)) return 'egress'
  return /ingress|inbound/i.test(name) ? 'ingress' : undefined
}

/** Whether a value has a list of rules by one of the names that the API and inventories have for it. */
export function holdsRules(fields: Fields): boolean {
  return listsIn(fields).length > 0
}

/** Whether a rule has the names that Terraform's resource has, which serve both directions. */
function isTerraformNamed(item: Fields): boolean {
  return ownToTerraform.some((name) => field(item, name) !== undefined)
}

const ownToTerraform = ['CidrIp', 'Ipv6CidrIp', 'SourceSecurityGroupId', 'PrefixListId']

/** How a rule's document spells the names of the API, where it does so differently. */
export function spellingOfRule(item: unknown): { readonly spell?: typeof terraformName } {
  return isRule(item) && isTerraformNamed(item) ? { spell: terraformName } : {}
}

/** What a template language fills in, such as `{{ port }}` of Ansible. */
const filledIn = /\{\{[^{}]{1,200}\}\}/

/** Whether a value is, or holds, what a template language fills in. */
export function isFilledIn(value: string): boolean {
  return value.includes('{{') && filledIn.test(value)
}

/** A rule with the API's names. What a template language fills in is not known. */
export function inApiShape(item: unknown, direction?: Direction): unknown {
  if (!isFields(item)) return item
  const open = Object.values(item).some((value) => typeof value === 'string' && isFilledIn(value))
  const plain: Fields = open
    ? Object.fromEntries(Object.entries(item).map(([name, value]) => opened(name, value)))
    : item
  const named = Object.hasOwn(plain, 'proto') ? ansibleNames(plain) : plain
  if (!isRule(named) || !isTerraformNamed(named)) return named
  const snake = inSnakeCase(named)
  return toApi(direction && textField(snake, 'type') === '' ? { ...snake, type: direction } : snake)
}

/** A field in the API's spelling, by which it is known whether it matters. A description is a text, whatever it holds. */
function opened(name: string, value: unknown): [string, unknown] {
  const spelled = apiFieldOf(name) ?? name
  const open = typeof value === 'string' && spelled !== 'Description' && isFilledIn(value)
  return [spelled, open ? new Unknown(value) : value]
}

/** The names of Ansible's older modules, in Terraform's spelling. */
function ansibleNames({ proto, group_id: group, ...rest }: Fields): Fields {
  return { ...rest, ip_protocol: proto, ...(group === undefined ? {} : { source_security_group_id: group }) }
}

const fieldsOfEnd = (end: string) => [`${end}CidrIp`, `Ipv6${end}CidrIp`, `${end}GroupId`, `${end}PrefixListId`]
const ends = { Source: fieldsOfEnd('Source'), Dest: fieldsOfEnd('Dest') }

/**
 * The direction that the fields of a rule tell: an inbound rule needs a source, an outbound one a destination (F-17). Where
 * both stand there, one of them may be the own side (M-9), and nothing is told.
 */
export function wayOf(rule: Fields): Direction | undefined {
  const said = textField(rule, 'Direction').toLowerCase()
  if (said === 'ingress' || said === 'egress') return said
  const has = (end: 'Source' | 'Dest') =>
    ends[end].some((name) => {
      const value = field(rule, name)
      return value instanceof Unknown || textField(rule, name) !== ''
    })
  if (has('Source') === has('Dest')) return undefined
  return has('Source') ? 'ingress' : 'egress'
}
