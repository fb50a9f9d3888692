import type { LayerFinding } from '../model/diagnosis'
import type { GatheredEvidence } from '../model/evidence'
import type { Experience } from '../model/experience'
import { because, fail, pass, unknown } from '../model/finding'
import type { Target } from '../model/target'
import { cloudFirewall } from './cloud'

/** Whether the name is found. */
export function dns(experience: Experience, { resolutions }: GatheredEvidence): LayerFinding {
  const { unresolved, outside } = experience
  if (unresolved) return fail('dns', because('not-resolved', unresolved.line), null)
  const named = outside.find(
    ({ host, address }) => host !== null && address !== null && /[a-z]/i.test(host) && !host.includes(':'),
  )
  if (named) return pass(because('resolved', named.line))
  const [found] = resolutions
  return found ? pass(because('resolved', found.line)) : unknown()
}

/** What stands before the network of the instance: pages that come instead of the site, Cloud Firewall. */
export function edge(gathered: GatheredEvidence, experience: Experience, target: Target): LayerFinding {
  const { best } = experience
  if (best?.outcome === 'intercepted') return fail('icp-or-penalty', because('interception-page', best.line), null)
  if (best?.outcome === 'blocked') return fail('waf', because('block-page', best.line), null)
  return cloudFirewall(gathered, target, experience)
}

/** The platform stops outbound TCP 25 unless an application to open it was granted (O-2, O-3). */
export function platform(experience: Experience, target: Target, group: LayerFinding): LayerFinding {
  if (target.direction !== 'egress' || target.protocol !== 'tcp' || target.port !== 25) {
    return pass(because('not-concerned'))
  }
  const unanswered = experience.silent ?? experience.unclear
  if (unanswered) return fail('platform-port-25', because('outbound-25', unanswered.line), 'silence')
  if (group.state !== 'unknown' && experience.outside.length === 0) {
    return fail('platform-port-25', because('outbound-25'), 'silence')
  }
  return unknown(because('outbound-25-default'))
}
