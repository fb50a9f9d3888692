import type { LayerFindings } from '../model/case'
import { type Cause, type LayerName, layerNames } from '../model/diagnosis'
import type { Experience } from '../model/experience'
import type { Target } from '../model/target'
import { isReached } from './experience'

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

function withoutFailure(findings: LayerFindings, experience: Experience, target: Target): Cause {
  const { best, refused, outside, ping, packets, served } = experience
  if (findings.application.because?.code === 'advertised-address') return 'unknown'
  if (best?.outcome === 'connected' && outside.some(({ outcome }) => outcome === 'reset')) return 'unknown'
  if (best && isReached(best)) return 'none-found'
  if (!best && served) return findings.application.state === 'pass' ? 'none-found' : 'unknown'
  if (target.protocol === 'icmp' || target.protocol === 'icmpv6') {
    if (ping?.answered && target.direction === 'ingress') return 'none-found'
    const passes = findings['security-group'].state === 'pass' && findings['host-firewall'].state === 'pass'
    return passes && !ping ? 'none-found' : 'unknown'
  }
  if (refused || best?.outcome === 'no-route' || best?.outcome === 'reset') return 'unknown'
  if (packets.length > 0 || experience.held) return 'unknown'
  const visible: readonly LayerName[] =
    target.direction === 'ingress'
      ? ['security-group', 'host-firewall', 'listening-socket']
      : ['security-group', 'host-firewall', 'platform']
  return visible.every((layer) => findings[layer].state === 'pass') ? 'none-found' : 'unknown'
}
