import type { Reading } from '@/lib/rules'
import { type Gathered, gather } from './evidence'
import { type Experience, experienceOf, isAnswered, isReached } from './experience'
import { because, fail, pass, unknown } from './finding'
import { fixesFor } from './fix'
import { isPrivate } from './host-address'
import { cloudFirewall, isLockedForSecurity, networkAcl, publicAddress } from './layers/cloud'
import { hostFirewall, redirectOf } from './layers/host-firewall'
import { listeningSocket } from './layers/listening-socket'
import { securityGroup } from './layers/security-group'
import {
  type Cause,
  type Diagnosis,
  type Finding,
  type HostPacket,
  type LayerName,
  layerNames,
  type Socket,
  type System,
  type Target,
} from './model'
import { nextStep } from './next'
import { type Symptom, symptomOf } from './symptom'

export interface Question {
  readonly target: Target
  /** Raw pasted texts: output of commands, documents, browser errors, in any order and mixture. */
  readonly evidence: readonly string[]
  /** What the reader says they see; it helps to choose the next step and never names a cause. */
  readonly symptom?: string
  /** What the machines run, for the commands to come; what the evidence shows of the instance goes before. */
  readonly system?: { readonly instance?: System; readonly client?: System }
}

export type Findings = Record<LayerName, Finding>

/** All that the layers were judged by, for what comes after the cause. */
export interface Case {
  readonly target: Target
  readonly gathered: Gathered
  readonly experience: Experience
  readonly findings: Findings
  readonly cause: Cause
  readonly reading: Reading | null
  readonly socket: Socket | null
  readonly symptom: Symptom | null
  readonly system: { readonly instance: System; readonly client: System }
}

/** Layers that stop a packet without a word (F-5). */
const silentLayers = ['public-address', 'network-acl', 'security-group', 'platform', 'edge'] as const

/**
 * Names the layer between a client and a process that fails, from pasted evidence alone. A cause is named only where a
 * line of the evidence shows it; `none-found` means that every layer that can be seen passes, `unknown` that the
 * evidence does not decide. Never throws on what was pasted.
 */
export function diagnose({ target, evidence, symptom, system }: Question): Diagnosis {
  const gathered = gather(evidence)
  const experience = experienceOf(gathered, target)
  const { findings, reading, socket } = findingsOf(gathered, experience, target)
  const contradicted = weigh(findings, experience, target)
  const cause = causeOf(findings, experience, target, contradicted)
  const seen: Case = {
    target,
    gathered,
    experience,
    findings,
    cause,
    reading,
    socket,
    symptom: symptom === undefined ? null : symptomOf(symptom),
    system: { instance: systemOf(gathered) ?? system?.instance ?? 'linux', client: system?.client ?? 'linux' },
  }
  return {
    cause,
    layers: layerNames.map((layer) => {
      const { state, because: reason } = findings[layer]
      return reason ? { layer, state, because: reason } : { layer, state }
    }),
    next: nextStep(seen),
    fix: fixesFor(seen),
    understood: gathered.understood,
  }
}

/** The system of the instance, where a listing of its sockets or rules shows it. */
function systemOf({ sockets, firewalls }: Gathered): System | null {
  if (firewalls.some(({ tool }) => tool === 'netsh')) return 'windows'
  return sockets.at(-1)?.system ?? (firewalls.length > 0 ? 'linux' : null)
}

function findingsOf(gathered: Gathered, experience: Experience, target: Target) {
  const { family } = experience
  const self = experience.outside.find(({ address }) => address && isPrivate(address))?.address ?? null
  const packet: HostPacket = {
    direction: target.direction,
    protocol: target.protocol,
    family,
    peer: target.from?.value ?? null,
    self: self && self.family === family && target.direction === 'ingress' ? self.value : null,
    port: target.port,
    redirected: false,
  }
  const moved = redirectOf(gathered, packet)
  const port = typeof moved === 'number' ? moved : target.port
  const group = securityGroup(gathered, target)
  const listening: { finding: Finding; socket: Socket | null } =
    target.direction === 'egress' || port === null || moved === 'elsewhere'
      ? {
          finding: unknown(moved === 'elsewhere' ? because('forwarded') : null),
          socket: null,
        }
      : listeningSocket(gathered, target, experience, port)
  const published = listening.socket?.program === 'docker-proxy'
  const findings: Findings = {
    dns: dns(experience),
    'public-address': publicAddress(gathered, experience, target),
    edge: edge(gathered, experience, target),
    'network-acl': networkAcl(gathered, target, family),
    'security-group': group.finding,
    platform: platform(experience, target, group.finding),
    'host-firewall':
      moved === 'elsewhere'
        ? unknown(because('forwarded'))
        : hostFirewall(gathered, { ...packet, port, redirected: moved !== null }, published),
    'listening-socket': listening.finding,
    application: application(experience),
  }
  return { findings, reading: group.reading, socket: listening.socket }
}

function dns({ unresolved, outside }: Experience): Finding {
  if (unresolved) {
    return fail('dns', because('not-resolved', unresolved.line), null)
  }
  const named = outside.find(
    (attempt) =>
      attempt.host !== null && /[a-z]/i.test(attempt.host.replace(/^\[?[0-9a-f:]+\]?$/i, '')) && attempt.address,
  )
  return named ? pass(because('resolved', named.line)) : unknown()
}

function edge(gathered: Gathered, experience: Experience, target: Target): Finding {
  const { best } = experience
  if (best?.outcome === 'intercepted') {
    return fail('icp-or-penalty', because('interception-page', best.line), null)
  }
  if (isLockedForSecurity(gathered)) return fail('icp-or-penalty', because('locked'), 'silence')
  return cloudFirewall(gathered, target, experience)
}

/** The platform stops outbound TCP 25 unless an application to open it was granted (O-2, O-3). */
function platform(experience: Experience, target: Target, group: Finding): Finding {
  if (target.direction !== 'egress' || target.protocol !== 'tcp' || target.port !== 25) {
    return pass(because('not-concerned'))
  }
  const unanswered = experience.silent ?? experience.unclear
  if (unanswered) {
    return fail('platform-port-25', because('outbound-25', unanswered.line), 'silence')
  }
  if (group.state !== 'unknown' && experience.outside.length === 0) {
    return fail('platform-port-25', because('outbound-25'), 'silence')
  }
  return unknown(because('outbound-25-default'))
}

function application({ best }: Experience): Finding {
  if (!best || !isReached(best)) return unknown()
  if (best.outcome === 'answered') return pass(because('answered', best.line))
  if (best.outcome === 'connected') return unknown(because('opens', best.line))
  return fail(
    'service-error',
    because(best.outcome, best.line, best.status ? { status: String(best.status) } : {}),
    null,
  )
}

/** Holds what clients met against what the documents say. True when they contradict each other. */
function weigh(findings: Findings, experience: Experience, target: Target): boolean {
  let contradicted = experience.contradiction !== null
  const proved = (layer: LayerName, code: 'connected' | 'refused', line: string) => {
    const { state } = findings[layer]
    if (state === 'fail') {
      contradicted = true
      findings[layer] = unknown(because(`contradiction-${code}`, line))
    } else if (state === 'unknown') findings[layer] = pass(because(code, line))
  }
  const { best, refused, local } = experience
  const outsider = target.from === null || !isPrivate(target.from)
  if (best && isReached(best)) {
    for (const layer of [...silentLayers, 'host-firewall', 'listening-socket'] as const) {
      if (layer === 'public-address' && best.address && isPrivate(best.address)) continue
      if (layer === 'edge' && !isAnswered(best)) continue
      proved(layer, 'connected', best.line)
    }
  } else if (refused && target.direction === 'ingress') {
    for (const layer of silentLayers) {
      if (layer === 'edge' && findings.edge.state === 'unknown') continue
      if (layer === 'public-address' && (!outsider || (refused.address && isPrivate(refused.address)))) continue
      proved(layer, 'refused', refused.line)
    }
    const wall = findings['host-firewall']
    if (wall.state === 'fail' && wall.shows === 'silence') {
      contradicted = true
      findings['host-firewall'] = unknown(because('contradiction-drop-refused', refused.line))
    }
    const nowhere =
      refused &&
      local.refused &&
      findings['listening-socket'].state === 'unknown' &&
      findings['host-firewall'].state !== 'fail'
    if (nowhere && local.refused) {
      findings['listening-socket'] = fail('not-listening', because('refused-everywhere', local.refused.line), 'refusal')
    }
  }
  const socket = findings['listening-socket']
  if (local.reached && socket.state === 'fail' && (socket.cause === 'not-listening' || socket.cause === 'wrong-port')) {
    contradicted = true
    findings['listening-socket'] = unknown(because('contradiction-local-reached', local.reached.line))
  }
  if (local.refused && socket.state === 'pass' && socket.because?.code !== 'listening-at') {
    contradicted = true
    findings['listening-socket'] = unknown(because('contradiction-local-refused', local.refused.line))
  }
  return contradicted
}

function causeOf(findings: Findings, experience: Experience, target: Target, contradicted: boolean): Cause {
  if (experience.contradiction) return 'unknown'
  const order =
    target.direction === 'egress' && target.port === 25 ? (['platform', ...layerNames] as const) : layerNames
  const failing = order.map((layer) => findings[layer]).find(({ state }) => state === 'fail')
  if (failing) {
    // A service that answers contradicts what was said of the layers before it.
    return contradicted && failing.cause === 'service-error' ? 'unknown' : (failing.cause ?? 'unknown')
  }
  if (contradicted) return 'unknown'
  const { best, refused } = experience
  if (best?.outcome === 'connected' && experience.outside.some(({ outcome }) => outcome === 'reset')) return 'unknown'
  if (best && isReached(best)) return 'none-found'
  if (target.protocol === 'icmp' || target.protocol === 'icmpv6') {
    if (experience.ping?.answered && target.direction === 'ingress') return 'none-found'
    return findings['security-group'].state === 'pass' && findings['host-firewall'].state === 'pass' && !experience.ping
      ? 'none-found'
      : 'unknown'
  }
  if (refused || best?.outcome === 'no-route' || best?.outcome === 'reset') return 'unknown'
  const visible: readonly LayerName[] =
    target.direction === 'ingress'
      ? ['security-group', 'host-firewall', 'listening-socket']
      : ['security-group', 'host-firewall', 'platform']
  return visible.every((layer) => findings[layer].state === 'pass') ? 'none-found' : 'unknown'
}
