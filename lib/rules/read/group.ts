import { type Direction, type GroupType, pastedGroup } from '../model'
import { addRule, describe, type Reader } from './describe'
import { type Fields, field, isFields, list, shown, text } from './fields'
import type { GroupDraft, Recognised } from './gathered'
import { placeIn, type Source } from './source'

/** A group's type by its API name (G-15); null when it is absent or unknown. */
export function groupTypeOf(written: string): GroupType | null {
  if (/^(normal|basic)$/i.test(written)) return 'basic'
  return /^(enterprise|advanced)$/i.test(written) ? 'advanced' : null
}

/** `DescribeSecurityGroupAttribute`: one group with its rules (formats, section 1); also a row of a Steampipe table (section 5). */
export function readGroup(fields: Fields, source: Source, reader: Reader): Recognised {
  const { collect } = reader
  const id = text(fields, 'SecurityGroupId') || pastedGroup
  const again = reader.gathered.groups.get(id)?.described ?? false
  const draft = describe(reader, id, placeIn(source, ''))
  const permissions = list(fields, 'Permissions', 'Permission')
  if (!draft) return { document: source.document, kind: 'group', read: 0, skipped: permissions?.items.length ?? 0 }

  draft.name = text(fields, 'SecurityGroupName') || text(fields, 'Name') || draft.name
  draft.vpcId = text(fields, 'VpcId') || draft.vpcId
  readType(fields, draft, source, reader)
  readInnerAccess(fields, draft, source, reader)
  if (!draft.vpcId && id !== pastedGroup) {
    const message = 'There is no VpcId: a group of the classic network is not simulated.'
    collect.warning('no-vpc', message, placeIn(source, 'VpcId'), {}, id)
  }
  if (text(fields, 'NextToken')) draft.pages.more.push(placeIn(source, 'NextToken'))
  else draft.pages.last += 1
  if (!permissions) {
    const message = 'Permissions.Permission, the list of rules, was expected.'
    collect.error('no-permissions', message, placeIn(source, 'Permissions'), {}, id)
    return { document: source.document, kind: 'group', read: 0, skipped: 0 }
  }
  draft.response ??= placeIn(source, permissions.path)
  const read = readRules(permissions.items, permissions.path, draft, source, reader, undefined, again)
  return { document: source.document, kind: 'group', read, skipped: permissions.items.length - read }
}

/** The type in a document of the API, by either name that it has there. */
export function readType(fields: Fields, draft: GroupDraft, source: Source, { collect }: Reader) {
  const name = text(fields, 'SecurityGroupType') ? 'SecurityGroupType' : 'Type'
  const written = text(fields, name)
  const type = groupTypeOf(written)
  if (written && !type) {
    const found = shown(written)
    const message = `${name} is ${found}; normal or enterprise was expected.`
    collect.error('group-type', message, placeIn(source, name), { found }, draft.id)
  }
  draft.type = type ?? draft.type
}

function readInnerAccess(fields: Fields, draft: GroupDraft, source: Source, { collect }: Reader) {
  const policy = text(fields, 'InnerAccessPolicy').toLowerCase()
  if (policy === 'accept' || policy === 'drop') draft.innerAccess = policy
  else if (policy !== '') {
    const found = shown(policy)
    const message = `InnerAccessPolicy is ${found}; Accept or Drop was expected.`
    collect.error('inner-access', message, placeIn(source, 'InnerAccessPolicy'), { found }, draft.id)
  }
}

/** A plain array of rules, of its own or in the body of a request. */
export interface RuleList {
  readonly items: readonly unknown[]
  /** Where the array stands in the document. */
  readonly path: string
  /** Id of the group; empty when the document doesn't say it. */
  readonly group: string
}

/** Most rules that one request can hold (F-19). */
const mostPerRequest = 100

/**
 * Rules as `AuthorizeSecurityGroup` and `AuthorizeSecurityGroupEgress` take them (formats, section 1d). Their direction is
 * the operation's: without it none is read.
 */
export function readRuleList(
  { items, path, group }: RuleList,
  source: Source,
  reader: Reader,
  direction: Direction | undefined,
): Recognised {
  const { collect } = reader
  const id = group || pastedGroup
  const unread: Recognised = { document: source.document, kind: 'rule-list', read: 0, skipped: items.length }
  const silent = items.some(isSilent)
  if (silent && !direction) {
    const message = 'These rules do not say their direction: choose ingress or egress.'
    collect.error('ask-direction', message, placeIn(source, path), {}, id)
    return unread
  }
  if (silent && items.length > mostPerRequest) {
    const message = `One request takes at most ${mostPerRequest} rules; these are ${items.length}.`
    const params = { limit: String(mostPerRequest), found: String(items.length) }
    collect.hint('too-many-per-request', message, placeIn(source, path), params, id)
  }
  const again = reader.gathered.groups.get(id)?.described ?? false
  const draft = describe(reader, id, placeIn(source, ''))
  if (!draft) return unread
  const read = readRules(items, path, draft, source, reader, direction, again)
  return { ...unread, read, skipped: items.length - read }
}

/** Whether a rule does not say its direction, as in request shape. */
export function isSilent(item: unknown): boolean {
  return isFields(item) && text(item, 'Direction') === ''
}

/** Whether an object looks like a rule in the API's shape. */
export function isRule(value: unknown): value is Fields {
  return isFields(value) && field(value, 'IpProtocol') !== undefined
}

function readRules(
  items: readonly unknown[],
  path: string,
  draft: GroupDraft,
  source: Source,
  reader: Reader,
  direction: Direction | undefined,
  again: boolean,
): number {
  let read = 0
  for (const [position, item] of items.entries()) {
    const place = placeIn(source, `${path}[${position}]`)
    if (addRule(reader, item, { draft, place, position, direction, again })) read += 1
    else if (draft.cut) break
  }
  return read
}
