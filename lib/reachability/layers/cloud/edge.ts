import { servicesAt } from '@/lib/net'
import { publicAddressesIn } from '../../cloud/inventory'
import { isOutput, longestSentence, mostLines } from '../../complaint'
import { failing } from '../../data/complaints'
import { isForeign } from '../../data/foreign'
import { isWebPort } from '../../data/programs'
import { isMailSender } from '../../data/speakers'
import { notYetThere } from '../../data/told-apart'
import type { LayerFinding } from '../../model/diagnosis'
import type { Attempt, GatheredEvidence } from '../../model/evidence'
import type { Experience } from '../../model/experience'
import { because, fail, pass, unknown } from '../../model/finding'
import { addressOf, type HostAddress, isPrivate, sameAddress, textOf } from '../../model/host-address'
import type { Target } from '../../model/target'
import { isTalk } from '../../told/speech'
import { inFront, namedElsewhere } from '../astray'
import { isPrivatePath, isReached } from '../experience'
import { isInstance } from '../outward'
import { cloudFirewall } from './cloud'

/** The name that was tried stands for an address that is not the instance's, and nothing answers there. */
function elsewhere({ outside }: Experience, gathered: GatheredEvidence): LayerFinding | null {
  const own = publicAddressesIn(gathered.documents) ?? []
  const tried = outside.filter(({ host, address }) => host !== null && addressOf(host) === null && address !== null)
  const [first] = tried
  if (!first?.address || own.length === 0 || outside.some(({ outcome }) => outcome !== 'timeout')) return null
  const isOwn = ({ address }: Attempt) => address && (isPrivate(address) || own.includes(textOf(address)))
  if (tried.some(isOwn) || gathered.texts.some((text) => inFront.test(text))) return null
  return fail(
    'dns',
    because('resolves-elsewhere', first.line, { address: textOf(first.address), own: own.join(', ') }),
    'silence',
  )
}

/** A client of the Internet was sent to private addresses by the name that it tried, and met silence, where the instance has a public one. */
function inward(
  { outside }: Experience,
  { resolutions, documents, texts }: GatheredEvidence,
  { from }: Target,
): LayerFinding | null {
  const own = publicAddressesIn(documents) ?? []
  const [found] = resolutions
  const [address] = found?.addresses ?? []
  if (!found || !address || own.length === 0 || !from || isPrivate(from)) return null
  const tried = outside.filter(({ host }) => host !== null && host === found.name)
  const isSilent = tried.length > 0 && tried.every(({ outcome }) => outcome === 'timeout')
  const every = resolutions.every(({ addresses }) => addresses.every(isPrivate))
  if (!every || !isSilent || texts.some((text) => inFront.test(text))) return null
  const told = { address: textOf(address), own: own.join(', ') }
  return fail('dns', because('resolves-elsewhere', found.line, told), 'silence')
}

/** Somebody says that no name is found, or a program has not found the server of the very kind that is asked about. */
function toldUnresolved(
  { outside, local }: Experience,
  { facts, published, workloads }: GatheredEvidence,
  { direction, port }: Target,
): LayerFinding | null {
  if (outside.length > 0 || local.reached || local.refused) return null
  const said = direction === 'egress' ? facts.find(({ fact }) => fact === 'said-unresolved') : undefined
  if (said) return fail('dns', because('told-unresolved', said.line), null)
  const inner = isBehind(port) ? facts.find(({ fact }) => fact === 'inner-unresolved') : undefined
  return inner && published.length + workloads.length === 0
    ? fail('dns', because('not-resolved', inner.line), null)
    : null
}

/** Kinds of services that programs ask, and people do not. */
const behind: ReadonlySet<string> = new Set(['database', 'search', 'queue'])

/** Whether only such services are usual at a port. */
function isBehind(port: number | null): boolean {
  const there = port === null || isWebPort(port) ? [] : servicesAt(port, 'tcp')
  return there.length > 0 && there.every(({ kind }) => behind.has(kind))
}

const hostName = /(?<![\w@./-])((?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,18})(?![\w-]|\.\w)/gi
/** Endings of what are files, and no hosts. */
const fileName =
  /\.(?:conf|cnf|cfg|ini|ya?ml|toml|json|xml|logs?|sh|py|js|ts|php|html?|jar|exe|service|txt|md|sock|pem|crt|key)$/i

const bareHost = (host: string) =>
  host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')

/** Hosts that a text names, but those of others. */
function hostsIn(text: string): readonly string[] {
  return [...text.matchAll(hostName)]
    .map(([, host = '']) => host)
    .filter((host) => !fileName.test(host) && !isForeign(host, null))
    .map(bareHost)
}

/** Whether the name that is not found is another one than those that people say they miss; one that stands for theirs is named so. */
function isBesideAsked({ host, line }: Attempt, { texts }: Pick<GatheredEvidence, 'texts'>): boolean {
  if (host === null || texts.some((text) => /\bCNAME\b/.test(text))) return false
  const found = new Set([bareHost(host), ...hostsIn(line)])
  const missed = texts
    .flatMap((text) => text.split('\n', mostLines))
    .filter((each) => isTalk(each) && failing.some((words) => words.test(each)))
    .flatMap(hostsIn)
  return missed.length > 0 && !missed.some((each) => found.has(each))
}

/** Whether the name is found, and is that of the instance. */
export function dns(experience: Experience, gathered: GatheredEvidence, target: Target): LayerFinding {
  const { unresolved, outside } = experience
  const { resolutions } = gathered
  const isAsked = target.direction === 'ingress' && !unresolved
  const astray = isAsked
    ? (elsewhere(experience, gathered) ?? inward(experience, gathered, target) ?? namedElsewhere(gathered, target))
    : null
  if (astray) return astray
  if (unresolved)
    return isBesideAsked(unresolved, gathered) ? unknown() : fail('dns', because('not-resolved', unresolved.line), null)
  const told = toldUnresolved(experience, gathered, target)
  if (told) return told
  const named = outside.find(
    (attempt) =>
      attempt.host !== null &&
      (attempt.address !== null || isReached(attempt)) &&
      /[a-z]/i.test(attempt.host) &&
      !attempt.host.includes(':'),
  )
  if (named) return pass(because('resolved', named.line))
  const [found] = resolutions
  return found ? pass(because('resolved', found.line)) : unknown()
}

/** Whether an address is the one that was dialled, as far as either is known. */
function isMeant(address: HostAddress | undefined, { outside }: Experience): boolean {
  const dialled = outside.flatMap((attempt) => (attempt.address ? [attempt.address] : []))
  return address === undefined || dialled.length === 0 || dialled.some((other) => sameAddress(other, address))
}

/** Ports that a notice of a penalty names. */
const portsNamed =
  /(?<![\d.:])(\d{2,5}(?:\s?(?:[、,，/和及与]|and|と)\s?\d{2,5}){0,5})\s?(?:端口|ports?\b|番)|\bports? (\d{2,5}(?:(?:, | and )\d{2,5}){0,5})/i

/** A notice by which the platform has closed the site: at the ports that it names, else at those of the web. */
function penalty(
  { facts }: GatheredEvidence,
  experience: Experience,
  { direction, port }: Target,
): LayerFinding | null {
  const { best } = experience
  if (direction === 'egress' || (best && isReached(best))) return null
  const found = facts.find(({ fact, address, line }) => {
    const named = portsNamed.exec(line)
    const ports = named ? (named[1] ?? named[2] ?? '').match(/\d{2,5}/g) : null
    const isPort = ports ? ports.includes(String(port)) : isWebPort(port)
    return fact === 'said-penalty' && isPort && isMeant(address, experience)
  })
  return found ? fail('icp-or-penalty', because('interception-page', found.line), null) : null
}

/** What stands before the network of the instance: pages that come instead of the site, Cloud Firewall. */
export function edge(gathered: GatheredEvidence, experience: Experience, target: Target): LayerFinding {
  const { best } = experience
  if (best?.outcome === 'intercepted') return fail('icp-or-penalty', because('interception-page', best.line), null)
  if (best?.outcome === 'blocked') return fail('waf', because('block-page', best.line), null)
  const hole = gathered.facts.find(({ fact, address }) => fact === 'black-hole' && isMeant(address, experience))
  if (hole) return fail('icp-or-penalty', because('black-hole', hole.line), 'silence')
  const closed = penalty(gathered, experience, target)
  if (closed) return closed
  const wall = cloudFirewall(gathered, target, experience)
  return wall.because === null ? (carrier(experience, target) ?? wall) : wall
}

/** Ports that carriers close for their customers, by Alibaba Cloud's page of common ports. */
const carrierPorts: ReadonlySet<number> = new Set([135, 139, 444, 445, 5800, 5900])

/** A client of the Internet met silence at a port that many carriers let nobody use. */
function carrier(experience: Experience, target: Target): LayerFinding | null {
  const { direction, protocol, port } = target
  const met = experience.silent ?? experience.unclear
  if (direction === 'egress' || protocol !== 'tcp' || port === null || !met || !carrierPorts.has(port)) return null
  return isPrivatePath(experience, target) ? null : unknown(because('carrier-port', met.line, { port: String(port) }))
}

/** Who sends, as mail servers log it: the domain behind the sign. */
const sender = /\bfrom=<[^>@\s]{1,80}@([\w.-]{1,255})>/g

/** Words by which people say that they have tried it at home, whose carriers often close port 25. */
const atHome =
  /\b(?:from|at|on) my (?:own )?(?:home|laptop|pc|desktop|mac|flat|apartment|computer|phone)\b|(?:自宅|手元|家)の?\s?(?:PC|パソコン|ノート|Mac|回線|環境)?\s?(?:から|で)|(?:家里|在家|本地电脑|(?:自己|我)的?(?:电脑|笔记本|台式机|Mac))/i

/** Whether somebody says that what is tried is not on the cloud yet. */
const isNotYetThere = (line: string) => line.length <= longestSentence && !isOutput(line) && notYetThere.test(line)

/** Whether nothing shows that it was the instance that tried, and somebody says that they did so at home. */
function isFromHome(
  { outside, unclear }: Experience,
  { texts, hosts }: Pick<GatheredEvidence, 'texts' | 'hosts'>,
): boolean {
  const tries = [...outside, ...(unclear ? [unclear] : [])]
  const isOfHost = tries.some(({ tool, at }) => isMailSender(tool) || isInstance(at, hosts))
  return texts
    .map((text) => text.slice(0, 20_000))
    .some((text) => atHome.test(text) && (!isOfHost || text.split('\n').some(isNotYetThere)))
}

/** Whether all that was tried is the server that the sender's own domain stands for: the machine's own public address, for the most part. */
function isOwnMail({ outside, unclear }: Experience, { texts }: Pick<GatheredEvidence, 'texts'>): boolean {
  const hosts = [...outside, ...(unclear ? [unclear] : [])].flatMap(({ host }) => host ?? [])
  if (hosts.length === 0) return false
  const own = new Set(texts.flatMap((text) => [...text.slice(0, 200_000).matchAll(sender)].map(([, name]) => name)))
  return hosts.every((host) => own.has(host))
}

/** The platform stops outbound TCP 25 unless an application to open it was granted (O-2, O-3). */
export function platform(
  experience: Experience,
  target: Target,
  group: LayerFinding,
  gathered: Pick<GatheredEvidence, 'texts' | 'hosts' | 'facts'>,
): LayerFinding {
  if (target.direction !== 'egress' || target.protocol !== 'tcp' || target.port !== 25) {
    return pass(because('not-concerned'))
  }
  // Who is refused has reached the server: the platform stops without a word.
  if (experience.refused) return pass(because('refused', experience.refused.line))
  // What is said of port 25 is said of the Internet.
  if (target.from !== null && isPrivate(target.from)) return unknown(because('outbound-25-default'))
  const said = gathered.facts.find(({ fact }) => fact === 'said-outbound-25')
  if (said && !experience.outside.some(isReached))
    return fail('platform-port-25', because('told-outbound-25', said.line), 'silence')
  // Another address has taken it: what one of them lacks, such as a way by IPv6, is no ban of the port.
  const reached = experience.outside.find(isReached) ?? experience.other.reached
  if (reached) return pass(because('connected', reached.line))
  const unanswered = experience.silent ?? experience.unclear
  if (unanswered && (isOwnMail(experience, gathered) || isFromHome(experience, gathered)))
    return unknown(because('outbound-25-default'))
  if (unanswered) return fail('platform-port-25', because('outbound-25', unanswered.line), 'silence')
  if (group.state !== 'unknown' && experience.outside.length === 0) {
    return fail('platform-port-25', because('outbound-25'), 'silence')
  }
  return unknown(because('outbound-25-default'))
}
