import type { CloudDocument } from '../model/evidence'
import type { Target } from '../model/target'
import { type Fields, isFields, objectsWith, textsUnder } from './fields'

type Direction = Target['direction']

/** What the entries of one direction are called: DescribeNetworkAclAttributes and UpdateNetworkAclEntries, VPC API. */
export const aclNames = {
  ingress: { lists: 'IngressAclEntries', entry: 'IngressAclEntry', address: 'SourceCidrIp' },
  egress: { lists: 'EgressAclEntries', entry: 'EgressAclEntry', address: 'DestinationCidrIp' },
} as const

/** Whether an ACL may act: one whose list of vSwitches is shown and is empty acts on nothing. */
function isBound(value: unknown): boolean {
  const all = objectsWith([value], ['IngressAclEntries', 'EgressAclEntries'])
  const bound = ({ Resources: list }: Fields) =>
    !isFields(list) || !Array.isArray(list.Resource) || list.Resource.length > 0
  return all.length === 0 || all.some(bound)
}

function valuesIn(documents: readonly CloudDocument[]): unknown[] {
  return documents
    .filter(({ what }) => what === 'network-acl')
    .map(({ value }) => value)
    .filter(isBound)
}

/**
 * Lists of entries that were taken out of an answer under names of one's own, as `jq` does: the address of an entry is called by its
 * direction. Where a list among them is empty, nothing tells what it would have held: none is read then.
 */
function takenOut(value: unknown): Readonly<Record<Direction, readonly Fields[]>> | null {
  if (
    !isFields(value) ||
    objectsWith([value], ['IngressAclEntries', 'EgressAclEntries', 'IngressAclEntry', 'EgressAclEntry']).length > 0
  )
    return null
  const lists = Object.values(value).filter((list) => Array.isArray(list))
  if (lists.some((list) => list.length === 0)) return null
  const of = (direction: Direction) =>
    lists
      .map((list) => list.filter(isFields))
      .filter((list) =>
        list.every(
          (each) => Object.hasOwn(each, 'NetworkAclEntryId') && Object.hasOwn(each, aclNames[direction].address),
        ),
      )
      .flat()
  const found = { ingress: of('ingress'), egress: of('egress') }
  return found.ingress.length + found.egress.length > 0 ? found : null
}

/** Entries of one direction, in the order in which they are read. */
export function aclEntriesIn(documents: readonly CloudDocument[], direction: Direction): Fields[] {
  const { entry } = aclNames[direction]
  const values = valuesIn(documents)
  const named = objectsWith(values, [entry]).flatMap((holder) => {
    const list = holder[entry]
    return Array.isArray(list) ? list.filter(isFields) : []
  })
  return named.length > 0 ? named : values.flatMap((value) => takenOut(value)?.[direction] ?? [])
}

/** Whether the documents show the entries of a direction, be there any or none. */
export function isAclShown(documents: readonly CloudDocument[], direction: Direction): boolean {
  const { lists, entry } = aclNames[direction]
  return objectsWith(valuesIn(documents), [lists, entry]).length > 0
}

/**
 * Whether a direction is shown in full: what no entry of it names is dropped then, as an ACL without any entry drops all (network
 * ACL overview, Alibaba Cloud VPC). A screen may show a part of them.
 */
export function isAclWhole(documents: readonly CloudDocument[], direction: Direction): boolean {
  const own = documents.filter(({ what }) => what === 'network-acl')
  return own.every(({ rows }) => !rows) && isAclShown(own, direction)
}

/** Id of the only network ACL that the documents describe; null where they name none, or several. */
export function aclIdIn(documents: readonly CloudDocument[]): string | null {
  const [only, another] = new Set(textsUnder(valuesIn(documents), 'NetworkAclId'))
  return only !== undefined && another === undefined ? only : null
}

/** A document that describes an ACL with these entries, in the directions that are named. */
export function aclDocument(
  entries: Readonly<Record<Direction, readonly Fields[]>>,
  shown: readonly Direction[],
): CloudDocument {
  const value = {
    NetworkAclAttribute: Object.fromEntries(
      shown.map((direction) => [aclNames[direction].lists, { [aclNames[direction].entry]: entries[direction] }]),
    ),
  }
  return {
    kind: 'document',
    what: 'network-acl',
    text: '',
    value,
    line: '',
    piece: 0,
    place: { from: 1, to: 1 },
  }
}
