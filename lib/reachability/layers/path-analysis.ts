import { analysesIn, type PathAnalysis } from '../cloud/path-analysis'
import type { LayerFindings } from '../model/case'
import type { LayerFinding } from '../model/diagnosis'
import type { GatheredEvidence } from '../model/evidence'
import { because, fail, pass, unknown } from '../model/finding'
import { sameAddress } from '../model/host-address'
import type { Target } from '../model/target'

function isAbout({ protocol, port, source }: PathAnalysis, target: Target): boolean {
  if (protocol !== target.protocol || port !== target.port) return false
  return target.from === null || (source !== null && sameAddress(source, target.from))
}

type Layer = 'network-acl' | 'security-group'

/** What an analysis makes of a layer that the documents have judged so. */
function withAnalysis(
  layer: Layer,
  finding: LayerFinding,
  { reachable, stoppedBy, group, line }: PathAnalysis,
): LayerFinding {
  const { state } = finding
  const disagree = unknown(because('contradiction-listings', line))
  if (reachable) {
    if (state === 'fail') return disagree
    return state === 'unknown' ? pass(because('path-open', line)) : finding
  }
  if (stoppedBy === layer) {
    if (state === 'pass') return disagree
    return state === 'unknown' ? fail(layer, because('path-dropped', line, { group }), 'silence') : finding
  }
  const silent = stoppedBy === null && state === 'unknown' && finding.because === null
  return silent ? unknown(because('path-unreachable', line)) : finding
}

/**
 * Adds what the cloud's own reachability analyzer says of this very traffic, into the instance: which layer of the
 * configuration stops it, or that none does. It looks at no host.
 */
export function addAnalyses(findings: LayerFindings, { documents }: GatheredEvidence, target: Target): void {
  if (target.direction === 'egress') return
  for (const analysis of analysesIn(documents).filter((each) => isAbout(each, target))) {
    for (const layer of ['network-acl', 'security-group'] as const) {
      findings[layer] = withAnalysis(layer, findings[layer], analysis)
    }
  }
}
