import { regionOf } from './cloud/inventory'
import { allPortsOf, portOfService } from './data/programs'
import { fixesFor } from './fix'
import { judgeEvidence } from './judge'
import { ofServer } from './layers/machines'
import { located } from './locate'
import { symptomOf, symptomOfAttempt } from './met'
import type { JudgedCase, ReachQuestion } from './model/case'
import type { ReasonCode, Symptom } from './model/codes'
import {
  type Cause,
  type Diagnosis,
  type JudgedDirection,
  type JudgedPort,
  type Layer,
  type LayerName,
  layerNames,
  type OfferedPort,
} from './model/diagnosis'
import type { GatheredEvidence } from './model/evidence'
import type { Experience } from './model/experience'
import { textOf } from './model/host-address'
import type { System, Target } from './model/target'
import { lookAt, nextStep } from './next'
import { gather } from './read/gather'
import { seenClient } from './seen-client'
import { setAsideOf } from './set-aside'
import { judgedDirection, judgedPort } from './spoken'

/**
 * Names the layer between a client and a process that fails, from pasted evidence alone. A cause is named only where a
 * line of the evidence shows it; `none-found` means that every layer that can be seen passes, `unknown` that the
 * evidence does not decide. Never throws on what was pasted.
 */
export function diagnose(question: ReachQuestion): Diagnosis {
  const { assumed = false, undirected = false } = question
  const asked = assumed ? null : question.target.port
  const gathered = gather(setAsideOf(question.evidence, asked))
  const way = judgedDirection(gathered, question.target, { undirected, assumed })
  const target: Target = { ...question.target, direction: way.direction }
  const judged: Judged = { ...judgedPort(gathered, target, assumed), way }
  if (judged.port === null && judged.offered.length > 0) return ofSeveral(gathered, { ...question, target }, judged)
  const { protocol, port } = judged
  const found = judge(gathered, { ...question, target: { ...target, protocol, port } }, judged)
  if (judged.by !== 'assumed' || !isOfPort(found)) return found
  return ofSeveral(gathered, { ...question, target }, { ...judged, port: null, offered: likelyPorts(gathered, found) })
}

/** Whether a diagnosis would be another one at another port. */
function isOfPort({ cause, layers }: Diagnosis): boolean {
  return (
    (cause !== 'unknown' && !ofInstance.has(cause)) ||
    layers.some(({ layer, state }) => state === 'fail' && ofPort.has(layer))
  )
}

/** Ports to choose from where nothing names one: those that most people mean, by the system. */
function likelyPorts(gathered: GatheredEvidence, { judged, way }: Diagnosis): OfferedPort[] {
  const inward = systemOf(gathered) === 'windows' ? ['RDP', 'SQL Server'] : ['SSH', 'MySQL']
  const names = ['HTTP', 'HTTPS', ...(way.direction === 'ingress' ? inward : ['SMTP'])]
  const ports = new Set([...names.map(portOfService), ...(judged.port === null ? [] : [judged.port])])
  return [...ports].sort((a, b) => a - b).map((port) => ({ protocol: 'tcp', port }))
}

const lineOf = ({ layers }: Diagnosis) => layers.find(({ layer }) => layer === 'application')?.because?.line

/** Whether a proxy has named the program behind it that fails: at whichever of its ports it was asked. */
function isOfProxy({ cause, layers }: Diagnosis): boolean {
  const { because } = layers.find(({ layer }) => layer === 'application') ?? {}
  return cause === 'service-error' && because?.code === 'upstream-failed'
}

/** A program that does not run does so at each of its ports: by its manager's word, not by what listens. */
const ofProgram: ReadonlySet<ReasonCode | undefined> = new Set(['service-failed', 'out-of-memory', 'workload-down'])

function isOfProgram({ cause, layers }: Diagnosis): boolean {
  const { because } = layers.find(({ layer }) => layer === 'listening-socket') ?? {}
  const isKnown = because?.code === 'workload-down' || allPortsOf(because?.params.program ?? '').length > 0
  return cause === 'service-error' || (cause === 'not-listening' && ofProgram.has(because?.code) && isKnown)
}

/**
 * Of the same evidence at ports that most people mean, whether it is at one of them an answer of the service, such as a status of
 * HTTP or a certificate, or a program that does not run: it came from such a port, whichever that was, and tells the same of each. Never where another port is told of.
 */
function isAnswer(each: readonly Diagnosis[], place: number): boolean {
  const told = ({ layers }: Diagnosis) => JSON.stringify(layers.map(({ state, because }) => [state, because?.code]))
  const met = each.filter(isOfProgram)
  const one = each[place]
  if (!one || !met.includes(one) || !met.every((other) => told(other) === told(one))) return false
  return each.every((other) => met.includes(other) || other.layers.every(({ state }) => state !== 'fail'))
}

/** The traffic that is judged, and whose choice it was. */
type Judged = JudgedPort & { readonly way: JudgedDirection }

/** Causes that are the same for each port of the instance. */
const ofInstance: ReadonlySet<Cause> = new Set([
  'instance-stopped',
  'dns',
  'no-public-address',
  'icp-or-penalty',
  'waf',
])

/**
 * What holds for each of the ports that may be meant: a cause of the instance itself, and what all come to of a layer. What
 * differs is left open, and nothing is proposed for a port that nobody chose.
 */
function ofSeveral(gathered: GatheredEvidence, question: ReachQuestion, judged: Judged): Diagnosis {
  const each = judged.offered.map((port) =>
    judge(gathered, { ...question, target: { ...question.target, ...port } }, judged),
  )

  const [first, ...others] = each
  if (!first) return judge(gathered, question, judged)
  if (isOfProxy(first) && others.every((other) => isOfProxy(other) && lineOf(other) === lineOf(first))) {
    const [asked = null] = judged.offered
    const { way } = judged
    return { ...first, judged: { protocol: 'tcp', port: asked?.port ?? null, by: 'evidence', offered: [] }, way }
  }
  if (ofInstance.has(first.cause) && others.every(({ cause }) => cause === first.cause)) return first
  const [served, ...alike] = judged.by === 'assumed' ? each.filter((_, place) => isAnswer(each, place)) : []
  if (served) {
    const { way, ...asked } = judged
    const same = alike.every((other) => JSON.stringify(other.next) === JSON.stringify(served.next))
    const kinds = ({ fix }: Diagnosis) => JSON.stringify(fix.map(({ kind }) => kind))
    // Who is to do the same at each is told how at the port that it is about: that of TLS, or the first.
    const tls = each[judged.offered.findIndex(({ port }) => port === portOfService('HTTPS'))]
    const secure = tls?.met === 'tls-failure' ? tls : undefined
    const { fix } = secure ?? served
    return {
      ...served,
      fix: alike.every((other) => kinds(other) === kinds(served)) ? fix : [],
      next: same ? served.next : null,
      judged: { ...asked, offered: asked.offered.filter((_, place) => isAnswer(each, place)), port: null },
      way,
    }
  }
  const layers = first.layers.map((one, index): Layer => {
    const same = others.every(({ layers }) => {
      const other = layers[index]
      return other?.state === one.state && other.because?.code === one.because?.code
    })
    return same && !ofPort.has(one.layer) ? one : { layer: one.layer, state: 'unknown' }
  })
  return { ...first, cause: 'unknown', layers, next: null, fix: [] }
}

/** Layers that are judged by the port. */
const ofPort: ReadonlySet<LayerName> = new Set([
  'network-acl',
  'security-group',
  'host-firewall',
  'listening-socket',
  'application',
])

function judge(
  all: GatheredEvidence,
  { target: asked, symptom, system }: ReachQuestion,
  { way, ...judged }: Judged,
): Diagnosis {
  const gathered = ofServer(all, asked)
  const judgement = judgeEvidence(gathered, asked)
  const { target, experience, cause } = judgement
  const client = seenClient(judgement)
  const seen: JudgedCase = {
    ...judgement,
    client,
    gathered,
    symptom: symptom === undefined ? null : symptomOf(symptom),
    system: {
      instance: systemOf(gathered) ?? (isOfWindows(asked) ? 'windows' : (system?.instance ?? 'linux')),
      client: clientOf(experience) ?? system?.client ?? 'linux',
    },
    assumed: judged.by === 'assumed',
    region: regionOf(gathered),
  }
  return {
    cause,
    layers: layerNames.map((layer) => layerOf(layer, seen)),
    next: nextStep(seen),
    fix: fixesFor(seen),
    understood: gathered.understood,
    met: metBy(experience, target),
    judged,
    way,
    client: client ? textOf(client) : null,
  }
}

/** Whether it is mostly Windows that is reached by a port. */
function isOfWindows({ port, protocol }: Target): boolean {
  return protocol === 'tcp' && (port === portOfService('RDP') || port === portOfService('WinRM'))
}

/** What was met at the target: by a try of its port, or by a ping, which is a try of ICMP. */
function metBy({ best, ping }: Experience, { port }: Target): Symptom | null {
  if (best) return symptomOfAttempt(best)
  return port === null && ping && !ping.answered ? 'timeout' : null
}

/** A layer's state, with where its reason stands, or how to find out. */
function layerOf(layer: LayerName, seen: JudgedCase): Layer {
  const { state, because } = seen.findings[layer]
  const look = state === 'unknown' ? lookAt(layer, seen) : null
  return {
    layer,
    state,
    ...(because ? { because: located(because, seen.gathered, seen.reading?.ruleSet ?? null) } : {}),
    ...(look ? { look } : {}),
  }
}

/** The system of the connecting side, where a try shows it. */
function clientOf({ outside, unclear }: Experience): System | null {
  const tries = [...outside, ...(unclear ? [unclear] : [])]
  return tries.some(({ at, tool }) => at === 'windows' || tool === 'Test-NetConnection') ? 'windows' : null
}

/** Why a program of Windows could not take its address: WSAEACCES, WSAEADDRINUSE, WSAEADDRNOTAVAIL. */
const ofWindows = /\b(?:WinError |WSA\w{0,20} ?\(?)?100(?:13|48|49)\b|\bOnly one usage of each socket address\b/

/** The system of the instance, where a listing of its sockets or rules shows it. */
function systemOf({ sockets, firewalls, programs }: GatheredEvidence): System | null {
  if (
    firewalls.some(({ tool }) => tool === 'netsh') ||
    sockets.some(({ system, at }) => system === 'windows' || at === 'windows') ||
    programs.some(
      ({ manager, what, line }) => manager === 'windows' || (what === 'bind-failed' && ofWindows.test(line)),
    )
  )
    return 'windows'
  return sockets.length > 0 || firewalls.length > 0 ? 'linux' : null
}
