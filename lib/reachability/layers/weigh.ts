import type { LayerFindings } from '../model/case'
import type { ReasonCode } from '../model/codes'
import type { Because, LayerName } from '../model/diagnosis'
import type { SeenPacket } from '../model/evidence'
import type { Experience } from '../model/experience'
import { because, fail, pass, unknown } from '../model/finding'
import { isPrivate } from '../model/host-address'
import type { Target } from '../model/target'
import { isAnswered, isReached } from './experience'
import { forwardedChain } from './firewalls/iptables'

/** Layers that stop a packet without a word (F-5). */
const silentLayers: readonly LayerName[] = [
  'public-address',
  'network-acl',
  'security-group',
  'platform',
  'edge',
  'instance',
]

/** The container takes the connection for a program that is not there. */
const insideCodes: ReadonlySet<ReasonCode | undefined> = new Set(['inside-loopback', 'inside-elsewhere'])

const isInside = (reason: Because | null) => insideCodes.has(reason?.code) || reason?.params.where === 'container'

/** A program that does not run, by its manager's word: that it is the one at the port is inferred. */
const downCodes: ReadonlySet<ReasonCode | undefined> = new Set([
  'service-failed',
  'out-of-memory',
  'service-stopped',
  'workload-down',
])

type Proof = 'connected' | 'refused' | 'arrived'

/** The network ACL stops what comes back. */
export const replyCodes: ReadonlySet<ReasonCode | undefined> = new Set(['acl-drop-reply', 'acl-no-reply'])

/** The network ACL is stateless: that a packet arrived says nothing of what becomes of the reply to it. */
function isReplyLost(layer: LayerName, { 'network-acl': acl }: LayerFindings): boolean {
  return layer === 'network-acl' && replyCodes.has(acl.because?.code)
}

/** LayerFindings that are held against what was met; `contradicted` once the two do not agree. */
class Scale {
  contradicted = false

  constructor(readonly findings: LayerFindings) {}

  /** The traffic has come through the layer. */
  proved(layer: LayerName, code: Proof, line: string): void {
    const { state, because: reason } = this.findings[layer]
    if (state === 'fail') this.doubt(layer, `contradiction-${code}`, line)
    else if (state === 'unknown' && reason?.code !== 'flow-rejected') this.findings[layer] = pass(because(code, line))
  }

  doubt(layer: LayerName, code: ReasonCode, line: string | null): void {
    this.contradicted = true
    this.findings[layer] = unknown(because(code, line))
  }
}

/** Holds what clients met against what the documents say. True when they contradict each other. */
export function weighExperience(findings: LayerFindings, experience: Experience, target: Target): boolean {
  const scale = new Scale(findings)
  scale.contradicted = experience.contradiction !== null
  const { best } = experience
  for (const packet of experience.packets) weighPacket(scale, packet)
  weighHeld(scale, experience)
  weighServed(scale, experience)
  if (best && isReached(best)) weighReached(scale, experience)
  else if (target.direction === 'ingress') weighRefused(scale, experience, target)
  weighWrappers(scale, experience)
  weighLocal(scale, experience)
  weighSilence(scale, experience)
  return scale.contradicted
}

/** TCP wrappers turn a client away after its connection has opened: hosts_access(5). */
function isAfterConnect(reason: Because | null): boolean {
  return reason?.code === 'banned' && reason.params.tool === 'hosts.deny'
}

/**
 * Who is turned away by TCP wrappers sees the connection closed: it is one event, told of by two. Who has got none was stopped by
 * something else before.
 */
function weighWrappers({ findings }: Scale, { best, silent, refused }: Experience): void {
  const { 'host-firewall': wall, application } = findings
  if (wall.state === 'fail' && isAfterConnect(wall.because) && (silent ?? refused) === best && best !== null)
    findings['host-firewall'] = unknown(wall.because)
  if (wall.state === 'fail' && isAfterConnect(wall.because) && application.because?.code === 'closed')
    findings.application = unknown(application.because)
}

function weighReached(scale: Scale, { best }: Experience): void {
  if (!best) return
  for (const layer of [...silentLayers, 'host-firewall', 'listening-socket'] as const) {
    if (layer === 'public-address' && best.address && isPrivate(best.address)) continue
    if (layer === 'edge' && !isAnswered(best)) continue
    // Who forwards to a container opens the connection, and drops it when the program inside is not there.
    if (layer === 'host-firewall' && isAfterConnect(scale.findings[layer].because) && !isAnswered(best)) continue
    if (isInside(scale.findings[layer].because) && !isAnswered(best)) continue
    // Who stands before a Service has said so: that nothing is behind it, and what it answered, are one event.
    if (scale.findings[layer].because?.code === 'no-endpoints' && best.outcome === 'error-answer') {
      scale.findings[layer] = unknown(scale.findings[layer].because)
      continue
    }
    scale.proved(layer, 'connected', best.line)
  }
}

function weighRefused(scale: Scale, experience: Experience, target: Target): void {
  const { refused, local, packets } = experience
  const { findings } = scale
  const reset = packets.find(({ what }) => what === 'reset')
  if (!refused) {
    if (reset) weighEverywhere(findings, local.refused)
    return
  }
  const outsider = target.from === null || !isPrivate(target.from)
  for (const layer of silentLayers) {
    if (layer === 'edge' && findings.edge.state === 'unknown') continue
    if (layer === 'public-address' && (!outsider || (refused.address && isPrivate(refused.address)))) continue
    scale.proved(layer, 'refused', refused.line)
  }
  const wall = findings['host-firewall']
  if (wall.state === 'fail' && wall.shows === 'silence') {
    scale.doubt('host-firewall', 'contradiction-drop-refused', refused.line)
  }
  weighEverywhere(findings, local.refused)
}

/** Turned back from outside, and by the host itself: nothing is there. */
function weighEverywhere(findings: LayerFindings, refused: Experience['local']['refused']): void {
  if (refused && findings['listening-socket'].state === 'unknown' && findings['host-firewall'].state !== 'fail') {
    findings['listening-socket'] = fail('not-listening', because('refused-everywhere', refused.line), 'refusal')
  }
}

function weighLocal(scale: Scale, { local }: Experience): void {
  const socket = scale.findings['listening-socket']
  const inside = isInside(socket.because)
  if (
    local.reached &&
    !inside &&
    socket.state === 'fail' &&
    (socket.cause === 'not-listening' || socket.cause === 'wrong-port')
  ) {
    scale.doubt('listening-socket', 'contradiction-local-reached', local.reached.line)
  }
  if (local.refused && socket.state === 'pass' && socket.because?.code !== 'listening-at') {
    scale.doubt('listening-socket', 'contradiction-local-refused', local.refused.line)
  }
}

/**
 * A program that is not there for the client turns it away: the silence that was met comes from before it, and what is mended there
 * is not all that there is to mend.
 */
function weighSilence({ findings }: Scale, { silent }: Experience): void {
  if (!silent || findings['listening-socket'].shows !== 'refusal') return
  const layers = ['network-acl', 'security-group', 'host-firewall'] as const
  if (layers.some((layer) => findings[layer].shows === 'silence')) return
  for (const layer of layers) {
    if (findings[layer].state === 'unknown' && !findings[layer].because)
      findings[layer] = unknown(because('silent-before', silent.line))
  }
}

/** A connection that the host holds has come through all that is before the program. */
function weighHeld(scale: Scale, { held }: Experience): void {
  if (!held) return
  for (const layer of [...silentLayers, 'host-firewall', 'listening-socket'] as const) {
    // A stateless layer that lets the first packet in may still stop the reply.
    if (layer === 'network-acl' && held.state !== 'open') continue
    if (layer !== 'edge') scale.proved(layer, held.state === 'open' ? 'connected' : 'arrived', held.line)
  }
}

/** What a server has taken has come to it; what a log shows of others shows that the host is there. */
function weighServed(scale: Scale, { served, seen }: Experience): void {
  const { findings } = scale
  const shown = served ?? seen
  const layers: readonly LayerName[] = served
    ? [...silentLayers, 'host-firewall', 'listening-socket']
    : ['public-address', 'instance']
  for (const layer of layers) {
    if (!shown || layer === 'edge') continue
    if (findings[layer].state === 'unknown') findings[layer] = pass(because('arrived', shown.line))
    // A server took it: the one that has failed is another that stands behind it.
    else if (served && layer === 'listening-socket' && downCodes.has(findings[layer].because?.code))
      findings[layer] = pass(because('arrived', served.line))
    // What this very client sent has come: rules that stop it are not the rules that were in force.
    else if (served && findings[layer].state === 'fail' && (layer === 'security-group' || layer === 'network-acl'))
      scale.doubt(layer, 'contradiction-arrived', served.line)
  }
}

/** What the network of the instance let through, or did not. */
function weighFlow(scale: Scale, { what, line }: SeenPacket): void {
  const { findings } = scale
  if (what === 'accepted') {
    for (const layer of ['network-acl', 'security-group', 'public-address'] as const)
      scale.proved(layer, 'arrived', line)
    return
  }
  const { 'network-acl': acl, 'security-group': group } = findings
  // Of two one has stopped it: where the list of the network is seen to let it in, it is the group.
  if (acl.state === 'pass' && group.state === 'unknown') {
    findings['security-group'] = fail('security-group', because('flow-rejected', line), 'silence')
    return
  }
  for (const layer of ['network-acl', 'security-group'] as const) {
    if (findings[layer].state === 'unknown') findings[layer] = unknown(because('flow-rejected', line))
  }
}

/** What the log of Cloud Firewall says of it: a drop is one, whatever else came through. */
function weighEdge({ findings }: Scale, { what, line }: SeenPacket): void {
  if (what === 'dropped') findings.edge = fail('cloud-firewall', because('edge-log-drop', line), 'silence')
  else if (findings.edge.state === 'unknown') findings.edge = pass(because('edge-log-pass', line))
}

/** What the host saw of the traffic itself. */
function weighPacket(scale: Scale, packet: SeenPacket): void {
  const { by, what, line, forwarded = false, port } = packet
  const inside = String(port ?? '')
  if (by === 'flow-log') {
    weighFlow(scale, packet)
    return
  }
  if (by === 'cloud-firewall') {
    weighEdge(scale, packet)
    return
  }
  // The host has it: what comes before let it through.
  const { findings } = scale
  for (const layer of silentLayers)
    if (layer !== 'edge' && !isReplyLost(layer, findings)) scale.proved(layer, 'arrived', line)
  if (what === 'dropped' || what === 'rejected' || what === 'prohibited') {
    const dropped = what === 'dropped'
    const found = fail(
      'host-firewall',
      because(dropped ? 'kernel-drop' : 'kernel-reject', line, forwarded ? { chain: forwardedChain, inside } : {}),
      dropped ? 'silence' : 'refusal',
    )
    if (findings['host-firewall'].state === 'pass') scale.doubt('host-firewall', 'contradiction-listings', line)
    else findings['host-firewall'] = found
  }
  if (what === 'answered') {
    scale.proved('host-firewall', 'arrived', line)
    scale.proved('listening-socket', 'arrived', line)
  }
}
