import { type GroupType, pastedGroup, type Rule } from '../../model'
import { contradict, heldClaim } from '../claim'
import { addRule, describe, type RuleReader, textOfRule } from '../describe'
import { type Fields, field, isFields, shownValue, textField } from '../fields'
import type { GatheredGroup, Recognised } from '../gathered'
import { hasToken, said } from '../said'
import { placeIn, type RuleSource } from '../source'
import { sayTwice, type TextOfJson, textOfJson } from '../text-of-json'
import { groupIdIn, inApiShape, isFilledIn, isSilent, listsIn, type RulesIn, spellingOfRule, wayOf } from './lists'

/** A group's type by its API name (G-15); null when it is absent or unknown. */
export function groupTypeOf(written: string): GroupType | null {
  if (/^(normal|basic)$/i.test(written)) return 'basic'
  return /^(enterprise|advanced)$/i.test(written) ? 'advanced' : null
}

/** `DescribeSecurityGroupAttribute`: one group with its rules (formats, section 1); also a group of an inventory (section 5). `owner`: the group that what stands around it names. */
export function readGroup(fields: Fields, source: RuleSource, reader: RuleReader, owner = ''): Recognised {
  const { collect } = reader
  const inText = permissionsInText(fields)
  if (inText) {
    sayTwice(inText.twice, placeIn(source, 'Permissions'), collect)
    return readGroup({ ...fields, Permissions: inText.value }, source, reader, owner)
  }
  const lists = listsIn(fields)
  const id = groupIdIn(fields) || owner || nameIn(fields, lists) || pastedGroup
  const again = reader.gathered.groups.get(id)?.described ?? false
  const draft = describe(reader, id, placeIn(source, ''))
  const all = lists.reduce((sum, { items }) => sum + items.length, 0)
  if (!draft) return { document: source.document, kind: 'group', read: 0, skipped: all }

  readGroupFields(fields, draft, source, reader)
  if (textField(fields, 'VpcId') === '' && id !== pastedGroup) draft.withoutVpc ??= placeIn(source, 'VpcId')
  const more = hasToken(fields, source, reader)
  if (more) draft.pages.more.push(placeIn(source, 'NextToken'))
  else draft.pages.last += 1
  const [first] = lists
  if (!first) {
    collect.error('no-permissions', placeIn(source, 'Permissions'), {}, id)
    return { document: source.document, kind: 'group', read: 0, skipped: 0 }
  }
  draft.response ??= placeIn(source, first.path)
  const before = draft.rules.length
  const seen = new Map(draft.byId)
  let read = 0
  for (const each of lists) {
    sayTwice(each.twice ?? [], placeIn(source, each.path), collect)
    read += readRules(each, draft, source, reader, again)
  }
  if (!more) {
    const items = lists.flatMap((each) => each.items)
    compareWholes(draft, before, seen, items, placeIn(source, first.path), reader)
  }
  return { document: source.document, kind: 'group', read, skipped: all - read }
}

/** The name of a group of an inventory that has no id: by it several are told apart. */
function nameIn(fields: Fields, lists: readonly RulesIn[]): string {
  const ofApi = lists.some(({ path }) => path.startsWith('Permissions'))
  return ofApi
    ? ''
    : textField(fields, 'SecurityGroupName') || textField(fields, 'GroupName') || textField(fields, 'Name')
}

/**
 * Two whole responses of one group that say different rules of one direction are not two pages: one is older, or both are
 * filtered. Their rules are never put together in silence.
 */
function compareWholes(
  draft: GatheredGroup,
  before: number,
  seen: ReadonlyMap<string, unknown>,
  items: readonly unknown[],
  place: { readonly document: number; readonly path: string },
  { collect }: RuleReader,
): void {
  const added = draft.rules.slice(before)
  const repeated = (seen.size === 0 ? [] : items).flatMap((item) => {
    const id = isFields(item) ? textField(item, 'SecurityGroupRuleId') : ''
    const same = id !== '' && seen.has(id) ? draft.byId.get(id) : undefined
    return same ? [same] : []
  })
  for (const direction of ['ingress', 'egress'] as const) {
    const rules = [...added, ...repeated].filter((rule) => rule.direction === direction)
    if (rules.length === 0) continue
    const now = { value: rules, written: String(rules.length), place }
    const known = draft.wholes.get(direction)
    // Equal documents without rule ids are told as the same rules, one by one.
    if (known && draft.pages.more.length === 0 && saidBy(known.value) !== saidBy(rules)) {
      contradict(collect, { subject: draft.id, field: `Permissions (${direction})` }, known, now)
    }
    if (!known) draft.wholes.set(direction, now)
  }
}

/** What rules say, in whatever order they stand. */
function saidBy(rules: readonly Rule[]): string {
  return rules
    .map((rule) => textOfRule({ ...rule, id: '' }))
    .sort()
    .join()
}

/** Name, VPC, type and in-group policy, as far as the document says them; what contradicts another document is an error. */
export function readGroupFields(fields: Fields, draft: GatheredGroup, source: RuleSource, reader: RuleReader): void {
  const { collect } = reader
  draft.name = textField(fields, 'SecurityGroupName') || textField(fields, 'Name') || draft.name
  const vpc = said(fields, 'VpcId', source, reader, draft.id)
  if (vpc !== '') setVpc(draft, { id: vpc, kind: isFilledIn(vpc) ? 'value' : 'id' }, placeIn(source, 'VpcId'), reader)

  const name = field(fields, 'SecurityGroupType') === undefined ? 'Type' : 'SecurityGroupType'
  const written = said(fields, name, source, reader, draft.id)
  const type = groupTypeOf(written)
  if (type) setType(draft, type, written, placeIn(source, name), reader)
  else if (written)
    collect.error('group-type', placeIn(source, name), { field: name, found: shownValue(written) }, draft.id)

  const policy = said(fields, 'InnerAccessPolicy', source, reader, draft.id)
  const folded = policy.toLowerCase()
  const place = placeIn(source, 'InnerAccessPolicy')
  if (folded === 'accept' || folded === 'drop') {
    const of = { subject: draft.id, field: 'InnerAccessPolicy' }
    draft.innerAccess = heldClaim(collect, of, draft.innerAccess, folded, policy, place)
  } else if (folded !== '') {
    collect.error('inner-access', place, { field: 'InnerAccessPolicy', found: shownValue(policy) }, draft.id)
  }
}

/** A group's type as a document says it. */
export function setType(
  draft: GatheredGroup,
  type: GroupType,
  written: string,
  place: { readonly document: number; readonly path: string },
  { collect }: RuleReader,
): void {
  draft.type = heldClaim(collect, { subject: draft.id, field: 'SecurityGroupType' }, draft.type, type, written, place)
}

/** A group's VPC as a document says it. What is no id cannot contradict one. */
export function setVpc(
  draft: GatheredGroup,
  vpc: NonNullable<GatheredGroup['vpc']>['value'],
  place: { readonly document: number; readonly path: string },
  { collect }: RuleReader,
): void {
  const before = draft.vpc
  const now = { value: vpc, written: vpc.id, place }
  if (!before || (before.value.kind !== 'id' && vpc.kind === 'id')) draft.vpc = now
  else if (before.value.kind === 'id' && vpc.kind === 'id' && before.value.id !== vpc.id) {
    contradict(collect, { subject: draft.id, field: 'VpcId' }, before, now)
  }
}

/** A plain array of rules, of its own or in the body of a request. */
export interface ApiRuleList {
  readonly items: readonly unknown[]
  /** Where the array stands in the document. */
  readonly path: string
  /** Id of the group; empty when the document doesn't say it. */
  readonly group: string
}

/** Most rules that one request can hold (F-19). */
const mostPerRequest = 100

/**
 * Rules by themselves: as `AuthorizeSecurityGroup` and `AuthorizeSecurityGroupEgress` take them (formats, section 1d), as
 * the console exports them, or with Terraform's names. Where neither a rule nor its fields nor the reader say the direction,
 * none is read.
 */
export function readRuleList({ items, path, group }: ApiRuleList, source: RuleSource, reader: RuleReader): Recognised {
  const { collect } = reader
  const unread: Recognised = { document: source.document, kind: 'rule-list', read: 0, skipped: items.length }
  const rules = items.map((item) => inApiShape(item, reader.direction))
  const silent = rules.some(isSilent)
  if (silent && !reader.direction && rules.some((rule) => isFields(rule) && !wayOf(rule))) {
    collect.error('ask-direction', placeIn(source, path), {}, group || pastedGroup)
    return unread
  }
  if (silent && items.length > mostPerRequest) {
    const params = { limit: mostPerRequest, found: items.length }
    collect.hint('too-many-per-request', placeIn(source, path), params, group || pastedGroup)
  }
  const before = new Map<string, boolean>()
  let read = 0
  for (const [position, rule] of rules.entries()) {
    const id = group || (isFields(rule) ? textField(rule, 'SecurityGroupId') : '') || pastedGroup
    const again = before.get(id) ?? reader.gathered.groups.get(id)?.described ?? false
    before.set(id, again)
    const draft = describe(reader, id, placeIn(source, ''))
    if (!draft) continue
    const place = placeIn(source, `${path}[${position}]`)
    const direction = reader.direction ?? (isFields(rule) ? wayOf(rule) : undefined)
    const spelling = spellingOfRule(items[position])
    if (addRule(reader, rule, { draft, place, position, direction, again, ...spelling })) read += 1
    else if (draft.cut) break
  }
  return { ...unread, read, skipped: items.length - read }
}

function readRules(
  { items, path, direction: named }: RulesIn,
  draft: GatheredGroup,
  source: RuleSource,
  reader: RuleReader,
  again: boolean,
): number {
  let read = 0
  for (const [position, written] of items.entries()) {
    const place = placeIn(source, `${path}[${position}]`)
    const item = inApiShape(written, named)
    const direction = named ?? (isFields(item) ? wayOf(item) : undefined)
    if (addRule(reader, item, { draft, place, position, direction, again, ...spellingOfRule(written) })) read += 1
    else if (draft.cut) break
  }
  return read
}

/** Rules that stand as a JSON text in their field, as tables of inventories hold them; null where they do not. */
function permissionsInText(fields: Fields): TextOfJson | null {
  const written = field(fields, 'Permissions')
  return typeof written === 'string' && /^\s{0,100}[{[]/.test(written) ? textOfJson(written) : null
}
