import { spokenClient } from './client'
import { portBehindNat } from './cloud/nat'
import { isFetching } from './data/foreign'
import { findingsOf, type JudgedLayers } from './layers'
import { causeOf } from './layers/cause'
import { experienceOf } from './layers/experience'
import { ofServer } from './layers/machines'
import { sidesOf } from './layers/peer'
import { weighExperience } from './layers/weigh'
import type { ReachQuestion } from './model/case'
import { type Cause, type Layer, layerNames } from './model/diagnosis'
import type { GatheredEvidence } from './model/evidence'
import type { Experience } from './model/experience'
import { isLoopback, sameAddress } from './model/host-address'
import type { Target } from './model/target'
import { gather } from './read/gather'
import { setAsideOf } from './set-aside'

/** What the evidence comes to for one kind of traffic. */
export interface JudgedTraffic extends JudgedLayers {
  /** The traffic that was asked about, with its other end where the evidence names it. */
  readonly target: Target
  readonly experience: Experience
  readonly cause: Cause
}

/** Out of the instance the other end is the server that was tried, where it is one; into it, the client that people say they are. */
function withPeer(gathered: GatheredEvidence, target: Target): Target {
  if (target.from !== null) return target
  if (target.direction === 'ingress') return { ...target, from: spokenClient(gathered, target) }
  const { attempts } = gathered
  const tried = attempts.flatMap(({ protocol, port, address }) =>
    protocol === target.protocol && port === target.port && address && !isLoopback(address) ? [address] : [],
  )
  const [first] = tried
  return first && tried.every((address) => sameAddress(address, first)) ? { ...target, from: first } : target
}

/** Without what programs of the instance wanted to fetch, where it is asked how to come in. */
function withoutFetching(gathered: GatheredEvidence, { direction }: Target): GatheredEvidence {
  if (direction === 'egress' || !gathered.attempts.some(({ line }) => isFetching(line))) return gathered
  return { ...gathered, attempts: gathered.attempts.filter(({ line }) => !isFetching(line)) }
}

/** Judges each layer by itself, then holds them against what was met. */
export function judgeEvidence(read: GatheredEvidence, asked: Target): JudgedTraffic {
  const all = withoutFetching(read, asked)
  const target = withPeer(all, asked)
  const { own: gathered, peerGroups } = sidesOf(ofServer(all, target), target)
  const experience = experienceOf(gathered, target)
  const dialled = experience.outside.flatMap(({ address }) => (address ? [address] : []))
  const inner = portBehindNat(gathered.documents, target, dialled)
  // Behind a NAT gateway the instance sees the port to which it was handed on.
  const seen = inner === null ? target : { ...target, port: inner }
  const { findings, reading, socket } = findingsOf(gathered, experience, seen, peerGroups)
  const contradicted = weighExperience(findings, experience, target)
  return { target, experience, findings, reading, socket, cause: causeOf(findings, experience, target, contradicted) }
}

/** The layers alone, without what to do about them: as `diagnose` judges them, for who asks no more. */
export function judgeLayers({ target, evidence }: Pick<ReachQuestion, 'target' | 'evidence'>): Layer[] {
  const { findings } = judgeEvidence(gather(setAsideOf(evidence, target.port)), target)
  return layerNames.map((layer): Layer => {
    const { state, because } = findings[layer]
    return { layer, state, ...(because ? { because } : {}) }
  })
}
