import { formatAddress } from '@/lib/cidr'
import { hasPorts } from '@/lib/net'
import { plainId } from '@/lib/text'
import { aclDocument, aclEntriesIn, aclIdIn, aclNames, isAclShown } from '../cloud/acl'
import { type Fields, textAt } from '../cloud/fields'
import { networkAcl, ownPublicAddress } from '../layers/cloud/cloud'
import { replyCodes } from '../layers/weigh'
import type { JudgedCase } from '../model/case'
import type { Fix, Way } from '../model/diagnosis'
import type { Target } from '../model/target'
import { namedPeer, type PeerWords } from './peer'
import { aliyun, fixOf } from './way'

type Params = Readonly<Record<string, string>>
type Direction = Target['direction']
type Entries = Readonly<Record<Direction, readonly Fields[]>>

/** Most entries that one call sets: VPC API, UpdateNetworkAclEntries. */
const mostEntries = 100

/** What a call has to say of each entry, and what it may say. */
const required = ['Policy', 'Protocol', 'Port'] as const
const optional = ['NetworkAclEntryName', 'Description', 'IpVersion'] as const

/** Entries that the platform sets by itself are none that a call could set. */
function isOwn(entry: Fields): boolean {
  return !/^(?:system|service)$/i.test(textAt(entry, 'EntryType'))
}

function cli(text: string): Way {
  return { how: 'cli', text }
}

/** The call that sets all entries of these directions, as it replaces what there is; null where one is not fully known. */
function setting(entries: Entries, directions: readonly Direction[], id: string, region: string): string | null {
  const parameters: [string, string][] = [
    ['RegionId', region],
    ['NetworkAclId', id],
  ]
  for (const direction of directions) {
    const { lists, address } = aclNames[direction]
    const own = entries[direction].filter(isOwn)
    if (own.length > mostEntries) return null
    parameters.push([`Update${lists}`, 'true'])
    for (const [index, entry] of own.entries()) {
      const given = [...required, address].map((key): [string, string] => [key, textAt(entry, key)])
      if (given.some(([, value]) => value === '')) return null
      const more = optional
        .map((key): [string, string] => [key, textAt(entry, key)])
        .filter(([, value]) => value !== '')
      parameters.push(
        ...[...given, ...more].map(([key, value]): [string, string] => [`${lists}.${index + 1}.${key}`, value]),
      )
    }
  }
  return aliyun('vpc', 'UpdateNetworkAclEntries', parameters)
}

/** The entry that lets the traffic through, or its replies, to whatever port the client has chosen. */
function allowing(target: Target, peer: PeerWords, direction: Direction, isReply: boolean): Fields {
  return {
    Policy: 'accept',
    Protocol: target.protocol,
    Port: portsFor(target, isReply),
    [aclNames[direction].address]: peer.block,
    ...(peer.family === 6 ? { IpVersion: 'IPV6' } : {}),
  }
}

/** Replies go to whatever port the other end's system has chosen: network ACL overview, Alibaba Cloud VPC. */
function portsFor({ protocol, port }: Target, isReply: boolean): string {
  return !hasPorts(protocol) ? '-1/-1' : isReply ? '1024/65535' : `${port}/${port}`
}

/** Entries before the one that drops, for this client alone, in as few directions as will do: a network ACL is stateless. */
export function aclFix(seen: JudgedCase, reason: Params): Fix {
  const { target, findings, gathered, experience, region } = seen
  const peer = namedPeer(seen)
  const isReply = replyCodes.has(findings['network-acl'].because?.code)
  const kind = isReply ? 'acl-reply-entry' : 'acl-entry'
  const params: Params = {
    ...reason,
    peer: peer.block,
    ports: portsFor(target, isReply),
    protocol: target.protocol.toUpperCase(),
  }
  const id = plainId('network-acl', aclIdIn(gathered.documents))
  const check = `aliyun vpc DescribeNetworkAclAttributes --RegionId ${region} --NetworkAclId ${id}`
  // The call replaces all entries: those of a screen are not known in full.
  if (gathered.documents.some(({ what, rows }) => what === 'network-acl' && rows)) return fixOf(kind, params, { check })
  const there = target.direction
  const back = there === 'ingress' ? 'egress' : 'ingress'
  const now: Entries = {
    ingress: aclEntriesIn(gathered.documents, 'ingress'),
    egress: aclEntriesIn(gathered.documents, 'egress'),
  }
  const choices: readonly (readonly Direction[])[] = isReply ? [[back]] : [[there], [there, back]]
  // The call replaces all entries of a direction: of one that is not shown it would leave none.
  const shown = ([there, back] as const).filter((each) => isAclShown(gathered.documents, each))
  const known = choices.filter((directions) => directions.every((each) => shown.includes(each)))
  const changes = known.map((directions) => {
    const then = { ...now }
    for (const direction of directions) {
      then[direction] = [allowing(target, peer, direction, direction === back), ...now[direction]]
    }
    const { state } = networkAcl({ documents: [aclDocument(then, shown)] }, target, experience.family)
    return { directions, then, state }
  })
  // Where the other direction is not shown, nothing tells of the replies: the entry does its part.
  const change = changes.find(({ state }) => state === 'pass') ?? changes.find(({ state }) => state === 'unknown')
  const text = change ? setting(change.then, change.directions, id, region) : null
  const undo = change ? setting(now, change.directions, id, region) : null
  if (text !== null && undo !== null) return fixOf(kind, params, { ways: [cli(text)], check, undo })
  return fixOf(kind, params, { check })
}

/** A policy before the one that drops, for this client and this port alone: AddControlPolicy of Cloud Firewall. */
export function cloudFirewallFix(seen: JudgedCase, params: Params): Fix {
  const { target, gathered, experience, findings } = seen
  const { direction, protocol, port } = target
  const way = direction === 'ingress' ? 'in' : 'out'
  const address = ownPublicAddress(gathered, experience)
  const bits = experience.family === 6 ? 128 : 32
  const own = `${address === null ? 'PUBLIC_ADDRESS' : formatAddress(experience.family, address)}/${bits}`
  const peer = namedPeer(seen).block
  const { order = '' } = findings.edge.because?.params ?? {}
  const [source, destination] = direction === 'ingress' ? [peer, own] : [own, peer]
  const ports: [string, string][] =
    hasPorts(protocol) && port !== null
      ? [
          ['DestPortType', 'port'],
          ['DestPort', `${port}/${port}`],
        ]
      : []
  const text = aliyun('cloudfw', 'AddControlPolicy', [
    ['Direction', way],
    ['AclAction', 'accept'],
    ['Source', source],
    ['SourceType', 'net'],
    ['Destination', destination],
    ['DestinationType', 'net'],
    ['Proto', protocol === 'icmpv6' ? 'ICMP' : protocol.toUpperCase()],
    ...ports,
    ['ApplicationName', 'ANY'],
    ['Description', `allow-${protocol}-${port ?? 'all'}`],
    ['NewOrder', /^[1-9]\d{0,4}$/.test(order) ? order : '1'],
  ])
  return fixOf('cloud-firewall-policy', params, {
    ways: [cli(text)],
    check: `aliyun cloudfw DescribeControlPolicy --Direction ${way} --CurrentPage 1 --PageSize 50`,
    undo: `aliyun cloudfw DeleteControlPolicy --Direction ${way} --AclUuid ACL_UUID`,
  })
}
