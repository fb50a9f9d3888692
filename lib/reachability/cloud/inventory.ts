import { plainRegion } from '@/lib/text'
import type { CloudDocument, GatheredEvidence, Interfaces } from '../model/evidence'
import { addressOf, type HostAddress, textOf } from '../model/host-address'
import { type Fields, isFields, objectsWith, textAt, textsUnder } from './fields'

/** What an instance is described by, one of which each description has. */
const ofInstance = ['EipAddress', 'PublicIpAddress', 'OperationLocks', 'InstanceStatus', 'VpcAttributes'] as const

/** Instances of `DescribeInstances`, `DescribeInstanceAttribute`, `DescribeInstanceStatus`, and whatever else describes one. */
export function instancesIn(documents: readonly CloudDocument[]): Fields[] {
  return objectsWith(
    documents.filter(({ what }) => what === 'instance').map(({ value }) => value),
    [...ofInstance, 'Status'],
  ).filter((fields) => isStatusAlone(fields) || isDescribed(fields))
}

/** `{ "InstanceId": …, "Status": … }`, whatever else was asked for. */
function isStatusAlone(fields: Fields): boolean {
  const isTold = Object.hasOwn(fields, 'InstanceId') && Object.hasOwn(fields, 'Status')
  return isTold && (Object.keys(fields).length === 2 || (/^i-/.test(textAt(fields, 'InstanceId')) && isState(fields)))
}

const isState = (fields: Fields) => /^(?:Running|Stopped|Stopping|Starting|Pending)$/.test(textAt(fields, 'Status'))

function isDescribed(fields: Fields): boolean {
  return (
    ofInstance.some((key) => Object.hasOwn(fields, key)) &&
    (Object.hasOwn(fields, 'InstanceId') || Object.hasOwn(fields, 'EipAddress')) &&
    // Lists of EIPs, EIPs themselves, and interfaces are no instances.
    !Array.isArray(fields.EipAddress) &&
    !Object.hasOwn(fields, 'AllocationId') &&
    !Object.hasOwn(fields, 'NetworkInterfaceId')
  )
}

/** Documents of groups as they are read together: one that was pasted twice is one, and tables, which end where JSON begins, are last. */
export function groupDocumentsIn(documents: readonly CloudDocument[]): CloudDocument[] {
  const seen = new Map<string, CloudDocument>()
  for (const each of documents) if (each.what === 'security-group' && !seen.has(each.text)) seen.set(each.text, each)
  const all = [...seen.values()]
  return [...all.filter(({ rows }) => !rows), ...all.filter(({ rows }) => rows)]
}

/** Interfaces of `DescribeNetworkInterfaces`. */
function interfacesIn(documents: readonly CloudDocument[]): Fields[] {
  return objectsWith(
    documents.map(({ value }) => value),
    ['NetworkInterfaceId'],
  ).filter((card) => Object.hasOwn(card, 'PrivateIpAddress') || Object.hasOwn(card, 'PrivateIpSets'))
}

/** EIPs of `DescribeEipAddresses`, whole or with some of their fields. */
export function eipsIn(documents: readonly CloudDocument[]): Fields[] {
  return objectsWith(
    documents.filter(({ what }) => what === 'instance').map(({ value }) => value),
    ['AllocationId', 'InstanceType'],
  ).filter(
    (eip) =>
      Object.hasOwn(eip, 'IpAddress') &&
      Object.hasOwn(eip, 'Status') &&
      (Object.hasOwn(eip, 'AllocationId') ||
        /^(?:EcsInstance|NetworkInterface|HaVip)$/.test(textAt(eip, 'InstanceType'))),
  )
}

const regionOption = /--(?:RegionId|region)[ =]["']?([a-z0-9-]{5,40})/g

/** Region that the paste is about, in its documents or in the options of its commands; a placeholder where it names none, or several. */
export function regionOf({ documents, texts }: Pick<GatheredEvidence, 'documents' | 'texts'>): string {
  const told = objectsWith(
    documents.map(({ value }) => value),
    ['RegionId'],
  ).map((fields) => textAt(fields, 'RegionId'))
  const typed = texts.flatMap((text) =>
    [...text.slice(0, 200_000).matchAll(regionOption)].map((match) => match[1] ?? ''),
  )
  const [only, another] = new Set([...told, ...typed].filter((id) => plainRegion(id) === id))
  return another === undefined ? plainRegion(only) : plainRegion(null)
}

/** Whether all that is described belongs to one instance: else nothing tells which of them is meant. */
function isOne(described: readonly Fields[]): boolean {
  const ids = new Set(described.map((each) => textAt(each, 'InstanceId')))
  return described.length > 0 && ids.size === 1
}

/** The only instance that the documents describe, and its interfaces; null where there are several, or none. */
function ownIn(documents: readonly CloudDocument[]): { instance: Fields | null; cards: Fields[] } | null {
  const [instance = null, ...others] = instancesIn(documents)
  const cards = interfacesIn(documents)
  const all = [...(instance ? [instance] : []), ...others, ...cards]
  return isOne(all) ? { instance, cards } : null
}

/** Ids of the security groups that the only instance shown is in; null where that is not told. */
export function groupsIn(documents: readonly CloudDocument[]): ReadonlySet<string> | null {
  const own = ownIn(documents)
  if (!own) return null
  // Each interface has groups of its own: of several it is the one that has a public address, where one alone has.
  const open = own.cards.filter((card) => textsUnder(card, 'PublicIpAddress').length > 0)
  const cards = own.cards.length > 1 ? open : own.cards
  const holder = own.cards.length === 0 ? own.instance : cards.length === 1 ? cards[0] : undefined
  const ids = groupsHeldBy([holder])
  return ids.length > 0 ? new Set(ids) : null
}

/** Whether a value describes an instance or an interface that has this private address as its own. */
export function holdsAddress(value: unknown, address: HostAddress): boolean {
  if (!isFields(value)) return false
  const own = Object.hasOwn(value, 'NetworkInterfaceId')
    ? [textAt(value, 'PrivateIpAddress'), ...textsUnder(value.PrivateIpSets, 'PrivateIpAddress')]
    : Object.hasOwn(value, 'InstanceId')
      ? textsUnder([value.VpcAttributes, value.InnerIpAddress, value.PrivateIpAddress], 'IpAddress')
      : []
  return own.includes(textOf(address))
}

/** Ids of the groups that these instances or interfaces are in. */
export function groupsHeldBy(holders: readonly unknown[]): string[] {
  return [
    ...new Set(
      holders
        .filter(isFields)
        .flatMap((holder) => textsUnder([holder.SecurityGroupIds, holder.SecurityGroupIdList], 'SecurityGroupId')),
    ),
  ]
}

function addressesOf(holder: Fields, name: string, keys: readonly string[], line: string): Interfaces['addresses'] {
  const texts = keys.flatMap((key) => textsUnder(holder, key))
  return [...new Set(texts)]
    .map(addressOf)
    .filter((address) => address !== null)
    .map((address) => ({ interface: name, ...address, line }))
}

/** Addresses of the interfaces that the documents describe, those of the primary one under the name that Linux gives it. */
export function cloudInterfaces(documents: readonly CloudDocument[]): Interfaces[] {
  const own = ownIn(documents)
  if (!own) return []
  const line =
    documents.find(({ text }) => /"(?:NetworkInterfaceId|VpcAttributes|InnerIpAddress)"/.test(text))?.line ?? ''
  const private4 = ['PrivateIpAddress', 'PrimaryIpAddress', 'Ipv6Address']
  const ofCards = own.cards.flatMap((card) => {
    const primary = own.cards.length === 1 || /^primary$/i.test(textAt(card, 'Type'))
    return addressesOf(card, primary ? 'eth0' : textAt(card, 'NetworkInterfaceId'), private4, line)
  })
  const vpc = own.instance?.VpcAttributes
  const ofInstance =
    own.cards.length > 0 || !own.instance
      ? []
      : textsUnder([typeof vpc === 'object' ? vpc : null, own.instance.InnerIpAddress], 'IpAddress')
          .map(addressOf)
          .filter((address) => address !== null)
          .map((address) => ({ interface: 'eth0', ...address, line }))
  const addresses = [...ofCards, ...ofInstance]
  return addresses.length > 0 ? [{ kind: 'interfaces', tool: 'cloud', at: null, addresses }] : []
}

/** Public addresses with the private ones to which they lead, by the documents that were looked through for them. */
const sides = new WeakMap<readonly CloudDocument[], ReadonlyMap<string, string>>()

function sidesIn(documents: readonly CloudDocument[]): ReadonlyMap<string, string> {
  const known = sides.get(documents)
  if (known) return known
  const pairs = [
    ...eipsIn(documents).map((eip) => [textAt(eip, 'IpAddress'), textAt(eip, 'PrivateIpAddress')] as const),
    ...interfacesIn(documents)
      .flatMap((card) => [card, ...objectsWith(card.PrivateIpSets, ['PrivateIpAddress'])])
      .flatMap((holder) =>
        textsUnder(holder.AssociatedPublicIp, 'PublicIpAddress').map(
          (text) => [text, textAt(holder, 'PrivateIpAddress')] as const,
        ),
      ),
  ]
  // Of what is told twice, what is told first.
  const found = new Map(pairs.toReversed())
  sides.set(documents, found)
  return found
}

/** The private address to which a public one leads, by what describes EIPs and interfaces; null where that is not told. */
export function privateSideOf(documents: readonly CloudDocument[], address: HostAddress): HostAddress | null {
  const found = sidesIn(documents).get(textOf(address))
  return found === undefined ? null : addressOf(found)
}

/** Public addresses of the only instance that the documents describe, by what describes it; null where none is told. */
export function publicAddressesIn(documents: readonly CloudDocument[]): readonly string[] | null {
  const own = ownIn(documents)
  if (!own) return null
  const { instance, cards } = own
  return [
    ...(instance ? textsUnder([instance.EipAddress, instance.PublicIpAddress], 'IpAddress') : []),
    ...cards.flatMap((card) => textsUnder(card, 'PublicIpAddress')),
  ]
}
