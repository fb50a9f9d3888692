import { yamlString } from '@/lib/text'
import type { Group } from '../model'
import { callsOf } from './cli'
import { type NewRule, permissionOf } from './permission'
import { writtenGroup, writtenId } from './placeholders'
import { type RefusalCode, refusalOf, sortOut, type WriteRefusal } from './refusal'

export interface RosOptions {
  /** Groups that the template is to make as well; rules of other groups name them by their ids. */
  readonly groups?: readonly Group[]
}

/** A line of YAML, and how deep it stands. */
type Line = readonly [depth: number, text: string]

/**
 * Rules as a template of Resource Orchestration Service in YAML. Groups that it makes hold their rules; others get a
 * resource for each direction, as do five-tuple rules: `Permissions` of SecurityGroupIngresses and SecurityGroupEgresses alone
 * have properties for source ports and own addresses. Port lists, for which none has one, are told apart. The in-group policy has none either (ALIYUN::ECS::SecurityGroup, 6 Feb 2026): for a group that is isolated a comment says the
 * command that makes it so.
 */
export function toRos(
  rules: readonly NewRule[],
  { groups = [] }: RosOptions = {},
): { readonly text: string; readonly refusals: readonly WriteRefusal[] } {
  const names = newNames()
  const nameOf = new Map(groups.map((group) => [group.id, names(group.name || group.id)]))
  const { writable, refusals } = sortOut(rules, (rule) =>
    refusedByRos(
      rule,
      groups.find(({ id }) => id === rule.group),
    ),
  )
  const reference = (id: string): string => {
    const name = nameOf.get(id)
    return name ? `{Ref: ${name}}` : yamlString(writtenGroup(id))
  }
  const isOwn = (rule: NewRule) => nameOf.has(rule.group) && !isFiveTuple(rule)
  const own = writable.filter(isOwn)
  const others = writable.filter((rule) => !isOwn(rule))
  const lines: Line[] = [
    [0, "ROSTemplateFormatVersion: '2015-09-01'"],
    ...(groups.some(({ vpcId }) => !isVpcId(vpcId)) ? parameters : []),
    [0, 'Resources:'],
    ...groups.flatMap((group) => groupLines(group, nameOf.get(group.id) ?? '', own, reference)),
    ...callsOf(others).flatMap((run) => runLines(run, names, reference)),
  ]
  const isEmpty = groups.length === 0 && others.length === 0
  return { text: isEmpty ? '' : lines.map(([depth, text]) => `${'  '.repeat(depth)}${text}\n`).join(''), refusals }
}

/** A VPC that no document names is asked for. */
const parameters: readonly Line[] = [
  [0, 'Parameters:'],
  [1, 'VpcId:'],
  [2, 'Type: String'],
]

function isVpcId(id: string): boolean {
  return /^vpc-[a-z0-9-]{1,60}$/.test(id)
}

function isFiveTuple({ self, sourcePorts }: NewRule): boolean {
  return self !== null || sourcePorts.kind !== 'any'
}

function refusedByRos(rule: NewRule, group: Group | undefined): RefusalCode | null {
  return rule.ports.kind === 'list' ? 'port-list' : refusalOf(rule, group)
}

function groupLines(
  group: Group,
  name: string,
  rules: readonly NewRule[],
  reference: (id: string) => string,
): readonly Line[] {
  const own = rules.filter((rule) => rule.group === group.id)
  return [
    [1, `${name}:`],
    [2, 'Type: ALIYUN::ECS::SecurityGroup'],
    [2, 'Properties:'],
    ...(group.name ? [[3, `SecurityGroupName: ${yamlString(group.name)}`] as const] : []),
    [3, `VpcId: ${isVpcId(group.vpcId) ? group.vpcId : '{Ref: VpcId}'}`],
    [3, `SecurityGroupType: ${group.type === 'basic' ? 'normal' : 'enterprise'}`],
    ...isolation(group, name),
    ...listLines('SecurityGroupIngress', own, 'ingress', reference),
    ...listLines('SecurityGroupEgress', own, 'egress', reference),
  ]
}

/** What the template cannot say of a basic group whose members do not reach each other (G-5). */
function isolation({ type, innerAccess }: Group, name: string): readonly Line[] {
  if (type !== 'basic' || innerAccess !== 'drop') return []
  const id = `<security-group-id of ${name}>`
  return [
    [3, '# InnerAccessPolicy: Drop'],
    [3, `# aliyun ecs ModifySecurityGroupPolicy --RegionId <region> --SecurityGroupId ${id} --InnerAccessPolicy Drop`],
  ]
}

function listLines(
  property: string,
  rules: readonly NewRule[],
  direction: NewRule['direction'],
  reference: (id: string) => string,
): readonly Line[] {
  const own = rules.filter((rule) => rule.direction === direction)
  return own.length === 0 ? [] : [[3, `${property}:`], ...own.flatMap((rule) => itemLines(rule, reference))]
}

/** The rules of one group and direction that the template does not make the group of. */
function runLines(
  run: readonly [NewRule, ...NewRule[]],
  names: (wanted: string) => string,
  reference: (id: string) => string,
): readonly Line[] {
  const [{ group, direction }] = run
  const kind = direction === 'ingress' ? 'Ingresses' : 'Egresses'
  return [
    [1, `${names(`${group}${kind}`)}:`],
    [2, `Type: ALIYUN::ECS::SecurityGroup${kind}`],
    [2, 'Properties:'],
    [3, `SecurityGroupId: ${reference(group)}`],
    [3, 'Permissions:'],
    ...run.flatMap((rule) => itemLines(rule, reference)),
  ]
}

/** A rule as an item of a list. A group that the template makes is named by reference, not as a text. */
function itemLines(rule: NewRule, reference: (id: string) => string): Line[] {
  const fields = {
    ...permissionOf(rule, (kind, id) => (kind === 'group' ? id : writtenId(kind, id))),
    NicType: 'intranet',
    IpProtocol: String(rule.protocol),
  }
  return Object.entries(fields).map(([name, value], index): Line => {
    const written = name.endsWith('GroupId') ? reference(value) : name === 'Priority' ? value : yamlString(value)
    return [4, `${index === 0 ? '- ' : '  '}${name}: ${written}`]
  })
}

/** Makes names that a template takes: letters and digits, no two alike. */
function newNames(): (wanted: string) => string {
  const taken = new Set<string>(['VpcId'])
  return (wanted) => {
    const clean = wanted.replace(/[^A-Za-z0-9]+/g, '').slice(0, 60)
    const name = /^[A-Za-z]/.test(clean) ? clean : `Group${clean}`
    for (let number = 1; ; number += 1) {
      const free = number === 1 ? name : `${name}N${number}`
      if (taken.has(free)) continue
      taken.add(free)
      return free
    }
  }
}
