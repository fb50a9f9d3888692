import type { Reading } from '@/lib/rules'
import { proxy } from '../data/speakers'
import type { LayerFindings } from '../model/case'
import type { GatheredEvidence, HostPacket, Socket } from '../model/evidence'
import type { Experience } from '../model/experience'
import { because, unknown } from '../model/finding'
import { inRange, isPrivate, rangeOfText, sameAddress, textOf } from '../model/host-address'
import type { Target } from '../model/target'
import { application } from './application'
import { ban, bannedBySet } from './bans'
import { networkAcl, publicAddress } from './cloud/cloud'
import { dns, edge, platform } from './cloud/edge'
import { foreignGroup, foreignList } from './cloud/foreign'
import { instance } from './cloud/instance'
import { toldGroup } from './cloud/told-group'
import { oneFamily } from './families'
import {
  deniedOut,
  forwardProhibited,
  hostFirewall,
  mendedBy,
  ownStop,
  pingIgnored,
  prohibitedAt,
  prohibitedBy,
  provenBy,
  redirectOf,
  tableFull,
} from './host-firewall'
import { type Listening, listeningSocket } from './listening/listening-socket'
import { addAnalyses } from './path-analysis'
import { securityGroup } from './security-group'

export interface JudgedLayers {
  readonly findings: LayerFindings
  readonly reading: Reading | null
  readonly socket: Socket | null
}

/**
 * Whether the client has dialled a public address: it comes with one of its own. Who stands at a prompt may be the instance, or a
 * neighbour of it.
 */
function isFromInternet(outside: Experience['outside'], { from, direction }: Target): boolean {
  if (from !== null || direction === 'egress') return false
  const dialled = outside.filter(({ address }) => address !== null)
  return dialled.length > 0 && dialled.every(({ address, tool }) => address && !isPrivate(address) && tool !== proxy)
}

/** The interface of the host at whose network a private client is, by the length of its prefix; none where several have it. */
function linkOf({ interfaces }: GatheredEvidence, { from, direction }: Target): string | null {
  if (from === null || !isPrivate(from) || direction === 'egress') return null
  const links = interfaces.flatMap(({ addresses }) =>
    addresses.filter((own) => {
      const prefix = new RegExp(`(?<![\\d.:])${textOf(own).replaceAll('.', '[.]')}/(\\d{1,3})`).exec(own.line)?.[1]
      const range = prefix === undefined || Number(prefix) < 8 ? null : rangeOfText(`${textOf(own)}/${prefix}`)
      return range !== null && inRange(range, from)
    }),
  )
  const [first] = links
  return first && links.every((each) => each.interface === first.interface) ? first.interface : null
}

/** The first packet of the traffic, as the host's firewall sees it. */
function packetOf({ family, outside }: Experience, gathered: GatheredEvidence, target: Target): HostPacket {
  const { interfaces } = gathered
  const link = linkOf(gathered, target)
  const [shown, another] = interfaces
    .flatMap(({ addresses }) => addresses)
    .filter((address) => address.family === family && /^(?:eth0|en[a-z]\w{0,14})$/.test(address.interface))
  const only = shown && (!another || sameAddress(shown, another)) ? shown : null
  const self = outside.find(({ address }) => address && isPrivate(address))?.address ?? only
  return {
    direction: target.direction,
    protocol: target.protocol,
    family,
    peer: target.from?.value ?? null,
    peerPublic: isFromInternet(outside, target),
    self: self && self.family === family && target.direction === 'ingress' ? self.value : null,
    port: target.port,
    redirected: false,
    ...(link === null ? {} : { link }),
  }
}

/**
 * What each layer does with the traffic, as far as the evidence says, each by itself.
 *
 * @param peerGroups groups that the other end is in, where they are known
 */
export function findingsOf(
  gathered: GatheredEvidence,
  experience: Experience,
  target: Target,
  peerGroups: readonly string[] | null,
): JudgedLayers {
  const packet = packetOf(experience, gathered, target)
  const moved = redirectOf(gathered, packet)
  const port = typeof moved === 'number' ? moved : target.port
  const group = securityGroup(gathered, target, experience.family, peerGroups)
  const away = moved === 'elsewhere'
  const listening: Listening =
    target.direction === 'egress' || port === null || away
      ? { finding: unknown(away ? because('forwarded') : null), socket: null, published: false }
      : listeningSocket(gathered, target, experience, port)
  const wall = away
    ? unknown(because('forwarded'))
    : hostFirewall(gathered, { ...packet, port, redirected: moved !== null }, listening.published)
  const acl = networkAcl(gathered, target, experience.family)
  const findings: LayerFindings = {
    dns: dns(experience, gathered, target),
    'public-address': publicAddress(gathered, experience, target),
    edge: edge(gathered, experience, target),
    'network-acl': foreignList(gathered, acl, experience, target) ?? acl,
    'security-group':
      mendedBy(gathered, group.finding, 'security-group', target.port) ??
      foreignGroup(gathered, group.finding, experience, target) ??
      toldGroup(gathered, group.finding, target) ??
      group.finding,
    platform: platform(experience, target, group.finding, gathered),
    instance: instance(
      gathered,
      target.direction === 'ingress'
        ? { ...experience, direction: 'ingress' }
        : { ping: null, outside: [], unclear: null },
    ),
    'host-firewall':
      pingIgnored(gathered, target) ??
      ownStop(gathered, experience, target) ??
      ban(gathered, target) ??
      bannedBySet(gathered, wall, target) ??
      prohibitedBy(gathered, wall, experience.best) ??
      forwardProhibited(gathered, wall, experience, { ...packet, port }) ??
      (target.direction === 'ingress' ? prohibitedAt(gathered, wall, experience) : null) ??
      provenBy(gathered, wall) ??
      mendedBy(gathered, wall, 'host-firewall', target.port) ??
      tableFull(gathered, wall, experience) ??
      deniedOut(gathered, wall, experience, target) ??
      wall,
    'listening-socket':
      (listening.finding.state === 'unknown' ? oneFamily(experience, target.port) : null) ?? listening.finding,
    application: application(gathered, experience, target),
  }
  addAnalyses(findings, gathered, target)
  return { findings, reading: group.reading, socket: listening.socket }
}
