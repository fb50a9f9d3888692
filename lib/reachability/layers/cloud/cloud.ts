import type { Family } from '@/lib/cidr'
import { spokenServer } from '../../client'
import { aclEntriesIn, aclNames, isAclWhole } from '../../cloud/acl'
import { type Fields, isFields, objectsWith, textAt, textsUnder } from '../../cloud/fields'
import { eipsIn, instancesIn, publicAddressesIn } from '../../cloud/inventory'
import type { LayerFinding } from '../../model/diagnosis'
import type { GatheredEvidence } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import type { Fit } from '../../model/filter'
import { because, fail, pass, unknown } from '../../model/finding'
import {
  addressOf,
  type HostAddress,
  inRange,
  isLoopback,
  isPrivate,
  isWhole,
  rangeOfText,
  sameAddress,
  textOf,
} from '../../model/host-address'
import { portsOf } from '../../model/port'
import type { Target } from '../../model/target'
import { isPrivatePath, triedPrivateOnly } from '../experience'
import { serviceAt } from '../listening/cluster-address'
import { tracedTo } from '../traced'
import { isWithin } from '../within'
import { listedMachines } from './listed-machines'

function addressFit(text: string, family: Family, value: bigint | null): Fit {
  if (text === '' || /^(?:any|all)$/i.test(text)) return 'yes'
  const range = rangeOfText(text)
  if (!range) return 'maybe'
  if (range.family !== family) return 'no'
  if (isWhole(range)) return 'yes'
  return value === null ? 'maybe' : inRange(range, { family, value }) ? 'yes' : 'no'
}

function portFit(text: string, port: number | null): Fit {
  if (text === '' || /^(?:-1\/-1|0\/0|any)$/i.test(text)) return 'yes'
  if (port === null) return 'no'
  const ports = portsOf(text.replace('/', '-'))
  return !ports ? 'maybe' : ports.start <= port && port <= ports.end ? 'yes' : 'no'
}

function protocolFit(text: string, protocol: string): Fit {
  return text === '' || /^(?:all|any)$/i.test(text) || text.toLowerCase() === protocol ? 'yes' : 'no'
}

function together(fits: readonly Fit[]): Fit {
  return fits.includes('no') ? 'no' : fits.includes('maybe') ? 'maybe' : 'yes'
}

/** Network ACL of the vSwitch: entries are read in order, the first that matches decides; replies need one too (O-5). */
export function networkAcl(
  gathered: Pick<GatheredEvidence, 'documents'>,
  target: Target,
  family: Family,
): LayerFinding {
  if (gathered.documents.every(({ what }) => what !== 'network-acl')) return unknown()
  const answer = (
    direction: Target['direction'],
    port: number | null,
  ): { drop: boolean | null; entry: Fields | null } => {
    for (const entry of aclEntriesIn(gathered.documents, direction)) {
      const address = textAt(entry, aclNames[direction].address)
      const fit = together([
        protocolFit(textAt(entry, 'Protocol'), target.protocol),
        portFit(textAt(entry, 'Port'), port),
        addressFit(address, family, target.from?.value ?? null),
      ])
      if (fit === 'no') continue
      const policy = textAt(entry, 'Policy').toLowerCase()
      if (fit === 'maybe' || (policy !== 'drop' && policy !== 'accept')) return { drop: null, entry }
      return { drop: policy === 'drop', entry }
    }
    // Entries of IPv6 are there only where the VPC has it: of that family nothing is known by what is not there.
    return { drop: family === 4 && isAclWhole(gathered.documents, direction) ? true : null, entry: null }
  }
  const dropped = (code: 'acl-drop' | 'acl-drop-reply', entry: Fields | null) => {
    if (!entry) return fail('network-acl', because(code === 'acl-drop' ? 'acl-no-entry' : 'acl-no-reply'), 'silence')
    const name = textAt(entry, 'NetworkAclEntryName') || textAt(entry, 'NetworkAclEntryId')
    const line = JSON.stringify(entry).slice(0, 300)
    return fail('network-acl', because(code, line, { entry: name }), 'silence')
  }
  const back = target.direction === 'ingress' ? 'egress' : 'ingress'
  const there = answer(target.direction, target.port)
  if (there.drop) return dropped('acl-drop', there.entry)
  // Replies go to a port that the client's system chose: 32768–60999 on Linux, 49152–65535 on Windows.
  const replies =
    target.port === null ? [answer(back, null)] : [32768, 40000, 49152, 60999].map((port) => answer(back, port))
  const stopped = replies.find(({ drop }) => drop)
  if (there.drop === false && stopped && replies.every(({ drop }) => drop)) {
    return dropped('acl-drop-reply', stopped.entry)
  }
  return there.drop === false && replies.every(({ drop }) => drop === false)
    ? pass(because('acl-accept'))
    : unknown(because('acl-open'))
}

/** Cloud Firewall: policies by ascending order, the first that matches decides (O-6). */
export function cloudFirewall(gathered: GatheredEvidence, target: Target, experience: Experience): LayerFinding {
  const { family } = experience
  const documents = gathered.documents.filter(({ what }) => what === 'cloud-firewall')
  if (documents.length === 0) return unknown()
  const policies = objectsWith(
    documents.map(({ value }) => value),
    ['AclAction'],
  )
    .filter((policy) => !/^false$/i.test(textAt(policy, 'Release')))
    .filter((policy) => textAt(policy, 'Direction').toLowerCase() !== (target.direction === 'ingress' ? 'out' : 'in'))
    .sort((a, b) => Number(textAt(a, 'Order')) - Number(textAt(b, 'Order')))
  const own = target.direction === 'ingress' ? ownPublicAddress(gathered, experience) : null
  for (const policy of policies) {
    const peer = textAt(policy, target.direction === 'ingress' ? 'Source' : 'Destination')
    const self = textAt(policy, target.direction === 'ingress' ? 'Destination' : 'Source')
    const fit = together([
      protocolFit(textAt(policy, 'Proto'), target.protocol),
      portFit(textAt(policy, 'DestPort'), target.port),
      addressFit(peer, family, target.from?.value ?? null),
      addressFit(self, family, own),
    ])
    if (fit === 'no') continue
    const action = textAt(policy, 'AclAction').toLowerCase()
    if (action === 'log') continue
    const line = JSON.stringify(policy).slice(0, 300)
    if (fit === 'maybe') return unknown(because('policy-open', line))
    return action === 'drop'
      ? fail('cloud-firewall', because('policy-drop', line, { order: textAt(policy, 'Order') }), 'silence')
      : pass(because('policy-accept', line))
  }
  return unknown(because('no-policy'))
}

/** The public address that the traffic goes to: the one that clients dial, that of the only instance shown, or the one that people name. */
export function ownPublicAddress(
  gathered: Pick<GatheredEvidence, 'documents' | 'texts'>,
  { family, from, outside, unclear }: Experience,
): bigint | null {
  const dialled = [...outside, ...(unclear ? [unclear] : [])].map(({ address }) => address)
  const shown = (publicAddressesIn(gathered.documents) ?? []).map(addressOf)
  const told = shown.length > 0 ? shown : [spokenServer(gathered)]
  const known = (dialled.some((address) => address !== null) ? dialled : told).filter(
    (address) =>
      address !== null &&
      address.family === family &&
      !isPrivate(address) &&
      !(from !== null && sameAddress(address, from)),
  )
  const [first] = known
  return first && known.every((address) => address?.value === first.value) ? first.value : null
}

/** Why the instance is locked, as its `OperationLocks` say. */
export function lockReasonsOf(instance: Fields): string[] {
  return objectsWith(instance.OperationLocks, ['LockReason'])
    .map((lock) => textAt(lock, 'LockReason'))
    .filter((reason) => reason !== '')
}

/** What documents of the instance and of its EIPs say of its public address. */
function ofDocuments({ documents }: GatheredEvidence, experience: Experience, outsider: boolean): LayerFinding | null {
  const instances = instancesIn(documents)
  const [address] = publicAddressesIn(documents) ?? []
  if (address !== undefined) return pass(because('public-address', null, { address }))
  const told = (instance: Fields) => Object.hasOwn(instance, 'EipAddress') && Object.hasOwn(instance, 'PublicIpAddress')
  const none = instances.length > 0 && instances.every(told)
  if (none && outsider && textsUnder(instances, 'IpAddress').every((text) => isPrivateText(text))) {
    const line = documents.find(({ what }) => what === 'instance')?.line ?? null
    return fail('no-public-address', because('no-public-address', line), 'silence')
  }
  if (instances.length > 0) return null
  const eips = eipsIn(documents)
  const [bound, another] = eips.filter((item) => textAt(item, 'Status') === 'InUse')
  if (bound && !another) return pass(because('public-address', null, { address: textAt(bound, 'IpAddress') }))
  return eips.length > 0 ? unbound(eips, documents, experience) : null
}

function isPrivateText(text: string): boolean {
  const address = addressOf(text)
  return address !== null && isPrivate(address)
}

/** The address that clients dial is an EIP that is bound to nothing. */
function unbound(
  eips: readonly Fields[],
  documents: GatheredEvidence['documents'],
  { outside }: Experience,
): LayerFinding | null {
  const dialled = outside.find(({ address }) => address !== null)?.address
  const free = eips.find((item) => {
    const own = addressOf(textAt(item, 'IpAddress'))
    return dialled && own && sameAddress(own, dialled) && textAt(item, 'Status') === 'Available'
  })
  if (!free) return null
  const line = documents.find(({ what }) => what === 'instance')?.line ?? null
  return fail('no-public-address', because('eip-unbound', line, { address: textAt(free, 'IpAddress') }), 'silence')
}

/** Whether an entry of SNAT translates for the instance, by its address or its vSwitch; null where that is not told. */
function isTranslated(entry: Fields, addresses: readonly HostAddress[], vSwitch: string): boolean | null {
  const [text, id] = [textAt(entry, 'SourceCIDR'), textAt(entry, 'SourceVSwitchId')]
  const range = text === '' ? null : rangeOfText(text)
  if (range) return addresses.some((address) => inRange(range, address))
  return text === '' && id !== '' && vSwitch !== '' ? id === vSwitch : null
}

/** Whether a list of NAT gateways is shown, and is empty. */
function isWithoutGateway(documents: GatheredEvidence['documents']): boolean {
  const lists = objectsWith(
    documents.map(({ value }) => value),
    ['NatGateway'],
  ).map(({ NatGateway }) => NatGateway)
  return lists.length > 0 && lists.every((list) => Array.isArray(list) && list.length === 0)
}

/** Whether the NAT gateways that are shown translate for nobody, or for others alone. */
function isNotTranslated(documents: GatheredEvidence['documents'], instances: readonly Fields[]): boolean {
  const holders = objectsWith(
    documents.map(({ value }) => value),
    ['SnatTableEntries', 'SnatTableEntry'],
  )
  const tables = objectsWith(holders, ['SnatTableEntry']).map(({ SnatTableEntry }) => SnatTableEntry)
  if (tables.length === 0) return isWithoutGateway(documents)
  if (!tables.every((entries) => Array.isArray(entries))) return false
  const entries = objectsWith(tables, ['SourceCIDR', 'SourceVSwitchId'])
  // Of a list in pages the others may translate for it.
  const total = Math.max(...holders.map((holder) => Number(textAt(holder, 'TotalCount') || 0)))
  if (total > entries.length) return false
  const [only, another] = instances
  if (entries.length === 0) return true
  if (!only || another) return false
  const addresses = textsUnder(only.VpcAttributes, 'IpAddress').flatMap((text) => addressOf(text) ?? [])
  const vSwitch = textAt(isFields(only.VpcAttributes) ? only.VpcAttributes : {}, 'VSwitchId')
  return addresses.length > 0 && entries.every((entry) => isTranslated(entry, addresses, vSwitch) === false)
}

/** Names of servers that only the network of the instance knows. */
const innerName = /(?:^|[.-])(?:internal|intranet|vpc\d{0,9}|local|lan|corp|svc|cluster)(?:[.-]|$)/i

/** Whether the other end is one of the Internet: by its address, or by the name that was tried. */
function isOnInternet({ from }: Target, { outside, unclear }: Experience): boolean {
  if (from !== null) return !isPrivate(from)
  const tried = [...outside, ...(unclear ? [unclear] : [])].filter(({ host }) => host !== null)
  return (
    tried.length > 0 &&
    tried.every(
      ({ host, address }) =>
        (address === null || !isPrivate(address)) &&
        host !== null &&
        /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$/.test(host) &&
        !innerName.test(host),
    )
  )
}

/** Out to the Internet: the instance has no public address, and no NAT gateway that is shown translates for it. */
function withoutWayOut({ documents }: GatheredEvidence, experience: Experience, target: Target): LayerFinding | null {
  if (!isOnInternet(target, experience)) return null
  const instances = instancesIn(documents)
  const isTold = instances.every((each) => Object.hasOwn(each, 'EipAddress') && Object.hasOwn(each, 'PublicIpAddress'))
  const open = textsUnder(
    instances.flatMap((each) => [each.EipAddress, each.PublicIpAddress]),
    'IpAddress',
  )
  if (instances.length === 0 || !isTold || !open.every(isPrivateText) || !isNotTranslated(documents, instances)) {
    return null
  }
  const line = documents.find(({ what }) => what === 'instance')?.line ?? null
  return fail('no-public-address', because('no-public-address', line), 'silence')
}

/** The instance has no route to the Internet, by its own table, and says so of what it tried. */
function withoutRoute({ facts, attempts }: GatheredEvidence, { direction, from }: Target): LayerFinding | null {
  if (direction !== 'egress' || (from !== null && isPrivate(from))) return null
  const found = facts.find(({ fact }) => fact === 'no-default-route')
  const isMet = attempts.some(
    ({ outcome, address }) => outcome === 'network-unreachable' && (!address || !isPrivate(address)),
  )
  if (!found || !isMet || facts.some(({ fact }) => fact === 'default-route')) return null
  return fail('no-public-address', because('no-default-route', found.line), null)
}

/** Somebody says that the instance has no public address, and no other machine's was tried in its place. */
function saidWithoutAddress({ facts, attempts, pings }: GatheredEvidence): LayerFinding | null {
  const found = facts.find(({ fact }) => fact === 'said-no-address')
  const isDialled = [...attempts, ...pings].some((each) => each.address !== null && !isLoopback(each.address))
  return found && !isDialled ? fail('no-public-address', because('no-public-address', found.line), 'silence') : null
}

/** What stands before a machine that has no address of its own. */
const before =
  /\b(?:load[ -]?balanc\w{0,6}|[AEN]LB|IAP|gateway|bastion|tunnel|vpn|wireguard|tailscale|proxy|reverse|NAT|CDN)\b/i

/** The one machine that a list shows runs, and has no public address, where nothing is told of what would stand before it. */
function listedWithoutAddress(
  gathered: GatheredEvidence,
  experience: Experience,
  { from }: Target,
): LayerFinding | null {
  const [only, another] = listedMachines(gathered, experience)
  if (only?.fact !== 'machine-without-address' || another || (from !== null && isPrivate(from))) return null
  if (gathered.texts.some((text) => before.test(text.slice(0, 60_000)))) return null
  const isDialled = gathered.attempts.some(({ address }) => address !== null && !isLoopback(address))
  return isDialled ? null : fail('no-public-address', because('no-public-address', only.line), 'silence')
}

/** A client that is started within a container or a pod, or asks a cluster at an address of its own. */
const startedWithin =
  /\b(?:kubectl|oc|docker|podman|nerdctl|crictl)(?: compose|-compose)?(?: (?:-n|--namespace)[ =]\S{1,60})? (?:exec|debug|attach)\b|\bkubectl(?: \S{1,60}){0,4} run \S|\bminikube (?:ip|service|ssh)\b/

/** Whether who tried a private address stood within a cluster, or beside it: not the client of the Internet. */
function isOfCluster({ published, workloads, texts }: GatheredEvidence): boolean {
  return (
    [...published, ...workloads].some(({ tool }) => tool === 'kubectl' || tool === 'minikube') ||
    texts.some((text) => startedWithin.test(text.slice(0, 60_000)))
  )
}

/** Somebody waits for the balancer of a Service, which has no address yet. */
function waitsForBalancer({ facts, published }: GatheredEvidence, { port }: Target): LayerFinding | null {
  const found = facts.find(({ fact, ports }) => fact === 'no-balancer' && port !== null && ports?.includes(port))
  if (!found || published.some((item) => item.port === port)) return null
  return fail('no-public-address', because('no-public-address', found.line), 'silence')
}

/** Somebody answers at the public address: to a ping, or at the end of a trace. */
function metAt(gathered: GatheredEvidence, { ping, outside }: Experience, { direction }: Target): LayerFinding | null {
  if (ping?.answered && ping.address && !isPrivate(ping.address)) return pass(because('ping', ping.line))
  const traced = direction === 'ingress' ? tracedTo(gathered, outside) : null
  return traced && !isPrivate(traced.address) ? pass(because('arrived', traced.line)) : null
}

/** Whether the instance has an address that the Internet reaches. */
export function publicAddress(gathered: GatheredEvidence, experience: Experience, target: Target): LayerFinding {
  const outsider = target.from !== null && !isPrivate(target.from)
  const described =
    target.direction === 'ingress'
      ? ofDocuments(gathered, experience, outsider)
      : (withoutRoute(gathered, target) ?? withoutWayOut(gathered, experience, target))
  if (described) return described
  const tried = isOfCluster(gathered) ? null : triedPrivateOnly(experience, target)
  // Where the server itself has sent its client there, it is no address that a person has chosen.
  const isSent = gathered.referrals.some((referral) => tried?.address && sameAddress(referral.address, tried.address))
  // Who reaches the service at loopback, and tries another address at the same prompt, may sit at the server itself.
  const isAtServer = tried !== null && experience.local.reached?.at === tried.at && tried.tool !== 'browser'
  // Who asks at an address that a cluster alone has stands in it.
  const isInside = tried !== null && serviceAt(gathered, tried.address, tried.port) !== undefined
  if (tried?.address && !experience.refused && !isSent && !isAtServer && !isInside && !isWithin(tried, gathered)) {
    const address = textOf(tried.address)
    return fail(
      'no-public-address',
      because('private-address', tried.line, {
        address,
      }),
      'silence',
    )
  }
  const shared =
    target.direction === 'ingress' ? gathered.facts.find(({ fact }) => fact === 'said-shared-address') : null
  const { best, refused, family } = experience
  // Who has an address of IPv6 may have meant to be reached by it.
  const isEither = gathered.texts.some((text) => /ipv6|\bAAAA\b/i.test(text.slice(0, 60_000)))
  if (shared && family === 4 && !isEither && !refused && (best === null || best.outcome === 'timeout'))
    return fail('no-public-address', because('no-public-address', shared.line), 'silence')
  const unaddressed =
    target.direction === 'ingress'
      ? (saidWithoutAddress(gathered) ??
        listedWithoutAddress(gathered, experience, target) ??
        waitsForBalancer(gathered, target))
      : null
  if (unaddressed && !refused && (best === null || best.outcome === 'timeout')) return unaddressed
  const { local } = experience
  if (local.silent && local.reached && !experience.best) return unknown(because('hairpin', local.silent.line))
  const met = metAt(gathered, experience, target)
  if (met) return met
  return isPrivatePath(experience, target) ? unknown(because('private-path')) : unknown()
}
