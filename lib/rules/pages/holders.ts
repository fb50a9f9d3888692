import { type Fields, isFields, type JsonFinding, own, readJson, shown } from '@/lib/text'
import { fieldText, groupIdOf, listIn, nextToken } from './fields'

/** Something that keeps a group from being deleted. Ids are made fit to be shown. */
export type Holder =
  | { readonly kind: 'instance'; readonly id: string }
  | { readonly kind: 'interface'; readonly id: string }
  /** A rule of another group names this one; `rule` is empty where only the group is known. */
  | { readonly kind: 'rule'; readonly group: string; readonly rule: string }
  /** A cloud service made the group for itself. */
  | { readonly kind: 'service' }

/** The three questions that have to be asked before a group is known to be free. */
const holderQuestions = ['instances', 'interfaces', 'references'] as const
export type HolderQuestion = (typeof holderQuestions)[number]

export interface Holders {
  readonly group: string
  readonly holders: readonly Holder[]
}

export interface HoldersReading {
  readonly groups: readonly Holders[]
  /** Questions that no answer was pasted for. */
  readonly unasked: readonly HolderQuestion[]
  /** An answer goes on, by its token. */
  readonly more: boolean
  readonly findings: readonly JsonFinding[]
}

interface Found {
  readonly asked: Set<HolderQuestion>
  readonly holders: Map<string, Holder[]>
  /** Groups that an answer is about; the others are only mentioned. */
  readonly meant: Set<string>
  more: boolean
}

/** Longest text that is read, in UTF-16 units. */
const longest = 5_000_000

/**
 * What keeps groups from being deleted, by pasted answers of DescribeSecurityGroups, DescribeInstances,
 * DescribeNetworkInterfaces, DescribeSecurityGroupReferences and DescribeSecurityGroupAttribute. Where an answer is about
 * some groups, they alone are told; else all that are mentioned.
 */
export function readHolders(text: string): HoldersReading {
  const { documents, findings } = readJson(text, { longest })
  const found: Found = { asked: new Set(), holders: new Map(), meant: new Set(), more: false }
  for (const { value } of documents) visit(value, found, 0)
  const told = found.meant.size > 0 ? [...found.meant] : [...found.holders.keys()]
  return {
    groups: told.map((group) => ({ group, holders: distinct(found.holders.get(group) ?? []) })),
    unasked: holderQuestions.filter((question) => !found.asked.has(question)),
    more: found.more,
    findings,
  }
}

function visit(value: unknown, found: Found, depth: number) {
  if (depth > 3) return
  if (Array.isArray(value)) for (const each of value) visit(each, found, depth + 1)
  if (!isFields(value)) return
  note(value, found)
  if (isFields(value.body)) visit(value.body, found, depth + 1)
}

function note(answer: Fields, found: Found) {
  const groups = listIn(answer, 'SecurityGroups', 'SecurityGroup')
  const instances = listIn(answer, 'Instances', 'Instance')
  const interfaces = listIn(answer, 'NetworkInterfaceSets', 'NetworkInterfaceSet')
  const references = listIn(answer, 'SecurityGroupReferences', 'SecurityGroupReference')
  if (nextToken(answer)) found.more = true
  for (const group of groups ?? []) noteGroup(group, found)
  if (instances) found.asked.add('instances')
  for (const each of instances ?? []) noteMember(each, 'instance', 'InstanceId', found)
  if (interfaces) found.asked.add('interfaces')
  for (const each of interfaces ?? []) noteMember(each, 'interface', 'NetworkInterfaceId', found)
  if (references) found.asked.add('references')
  for (const each of references ?? []) noteReferences(each, found)
  noteRules(answer, found)
}

function add(found: Found, group: string, holder: Holder) {
  if (group !== '') found.holders.set(group, [...(found.holders.get(group) ?? []), holder])
}

function noteGroup(group: Fields, found: Found) {
  const id = groupIdOf(group)
  if (id !== '') found.meant.add(id)
  if (own(group, 'ServiceManaged') === true) add(found, id, { kind: 'service' })
}

function noteMember(member: Fields, kind: 'instance' | 'interface', name: string, found: Found) {
  const ids = own(member, 'SecurityGroupIds')
  const list = isFields(ids) ? own(ids, 'SecurityGroupId') : ids
  if (!Array.isArray(list)) return
  for (const group of list)
    if (typeof group === 'string') add(found, shown(group), { kind, id: shown(fieldText(member, name) ?? '') })
}

function noteReferences(reference: Fields, found: Found) {
  const id = groupIdOf(reference)
  if (id !== '') found.meant.add(id)
  for (const other of listIn(reference, 'ReferencingSecurityGroups', 'ReferencingSecurityGroup') ?? [])
    add(found, id, { kind: 'rule', group: groupIdOf(other), rule: '' })
}

/** Rules of a group that name another one. */
function noteRules(answer: Fields, found: Found) {
  const own = groupIdOf(answer)
  for (const rule of listIn(answer, 'Permissions', 'Permission') ?? [])
    for (const name of ['SourceGroupId', 'DestGroupId'] as const) {
      const named = shown(fieldText(rule, name) ?? '')
      if (named !== '' && named !== own)
        add(found, named, { kind: 'rule', group: own, rule: shown(fieldText(rule, 'SecurityGroupRuleId') ?? '') })
    }
}

/** Each once; where a rule is known, the group that it stands in need not be told as well. */
function distinct(holders: readonly Holder[]): Holder[] {
  const keys = new Set<string>()
  return holders.filter((holder) => {
    const known = holder.kind === 'rule' && holder.rule === ''
    if (known && holders.some((other) => other.kind === 'rule' && other.rule !== '' && other.group === holder.group))
      return false
    const key = JSON.stringify(holder)
    if (keys.has(key)) return false
    keys.add(key)
    return true
  })
}
