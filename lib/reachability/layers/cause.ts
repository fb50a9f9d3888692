import type { LayerFindings } from '../model/case'
import { type Cause, type LayerName, layerNames } from '../model/diagnosis'
import type { Attempt } from '../model/evidence'
import type { Experience } from '../model/experience'
import type { Target } from '../model/target'
import { isAnswered, isReached } from './experience'

/** Layers in the order in which a failing one is named. */
function orderOf(target: Target): readonly LayerName[] {
  // An instance that does not run has no say in what stands before it; the platform's port 25 goes before what follows it.
  const first: readonly LayerName[] =
    target.direction === 'egress' && target.port === 25 ? ['instance', 'platform'] : ['instance']
  return [...first, ...layerNames]
}

/** The cause that the findings come to: that of the first layer that fails, if nothing speaks against it. */
export function causeOf(findings: LayerFindings, experience: Experience, target: Target, contradicted: boolean): Cause {
  if (experience.contradiction) return 'unknown'
  const failing = orderOf(target)
    .map((layer) => findings[layer])
    .find(({ state }) => state === 'fail')
  if (failing) {
    // A service that answers contradicts what was said of the layers before it.
    return contradicted && failing.cause === 'service-error' ? 'unknown' : (failing.cause ?? 'unknown')
  }
  return contradicted ? 'unknown' : withoutFailure(findings, experience, target)
}

const isNamed = ({ host }: Attempt) => host !== null && /[a-z]/i.test(host) && !host.includes(':')

/** Whether what was asked for by its name was cut off, and only what was asked for by its address was answered. */
function isCutByName(outside: Experience['outside']): boolean {
  return (
    outside.some((attempt) => attempt.outcome === 'reset' && isNamed(attempt)) &&
    !outside.some((attempt) => isAnswered(attempt) && isNamed(attempt))
  )
}

/** What is left of a ping that nothing is known to stop, which no program has to listen for. */
function withoutFailureOfPing(findings: LayerFindings, ping: Experience['ping'], { direction }: Target): Cause {
  if (ping?.answered && direction === 'ingress') return 'none-found'
  const passes = findings['security-group'].state === 'pass' && findings['host-firewall'].state === 'pass'
  return passes && !ping ? 'none-found' : 'unknown'
}

/** Nothing is known to stop the traffic: whether all that could is seen to let it through. */
function withoutFailure(findings: LayerFindings, experience: Experience, target: Target): Cause {
  const { best, refused, outside, ping, packets, served } = experience
  if (findings.application.because?.code === 'advertised-address') return 'unknown'
  if (best?.outcome === 'closed') return 'unknown'
  if (best?.outcome === 'connected' && outside.some(({ outcome }) => outcome === 'reset')) return 'unknown'
  if (best && isReached(best)) return isCutByName(outside) ? 'unknown' : 'none-found'
  if (!best && served) return findings.application.state === 'pass' ? 'none-found' : 'unknown'
  if (target.protocol === 'icmp' || target.protocol === 'icmpv6') return withoutFailureOfPing(findings, ping, target)
  if (refused || best?.outcome === 'no-route' || best?.outcome === 'reset') return 'unknown'
  if (packets.length > 0 || experience.held) return 'unknown'
  const visible: readonly LayerName[] =
    target.direction === 'ingress'
      ? ['security-group', 'host-firewall', 'listening-socket']
      : ['security-group', 'host-firewall', 'platform']
  return visible.every((layer) => findings[layer].state === 'pass') ? 'none-found' : 'unknown'
}
