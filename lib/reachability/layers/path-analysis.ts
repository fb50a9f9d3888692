import { analysesIn, type PathAnalysis } from '../cloud/path-analysis'
import type { Findings } from '../model/case'
import type { Gathered } from '../model/evidence'
import { because, fail, pass, unknown } from '../model/finding'
import { sameAddress } from '../model/host-address'
import type { Target } from '../model/target'

function isAbout({ protocol, port, source }: PathAnalysis, target: Target): boolean {
  if (protocol !== target.protocol || port !== target.port) return false
  return target.from === null || (source !== null && sameAddress(source, target.from))
}

/**
 * Adds what the cloud's own reachability analyzer says of this very traffic, into the instance: which layer of the
 * configuration stops it, or that none does. It looks at no host.
 */
export function addAnalyses(findings: Findings, { documents }: Gathered, target: Target): void {
  if (target.direction === 'egress') return
  for (const analysis of analysesIn(documents)) {
    if (!isAbout(analysis, target)) continue
    const { reachable, stoppedBy, group, line } = analysis
    for (const layer of ['network-acl', 'security-group'] as const) {
      const { state } = findings[layer]
      if (reachable) {
        if (state === 'unknown') findings[layer] = pass(because('path-open', line))
        else if (state === 'fail') findings[layer] = unknown(because('contradiction-listings', line))
      } else if (stoppedBy === layer) {
        if (state === 'unknown') findings[layer] = fail(layer, because('path-dropped', line, { group }), 'silence')
        else if (state === 'pass') findings[layer] = unknown(because('contradiction-listings', line))
      } else if (stoppedBy === null && state === 'unknown' && findings[layer].because === null) {
        findings[layer] = unknown(because('path-unreachable', line))
      }
    }
  }
}
