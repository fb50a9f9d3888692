import { readJson } from '@/lib/text'
import type { CloudDocument } from '../model/evidence'
import { addressOf, type HostAddress } from '../model/host-address'
import { type Fields, isFields, objectsWith, textAt } from './fields'

/** A path that Network Intelligence Service has looked at: GetNetworkReachableAnalysis. */
export interface PathAnalysis {
  readonly reachable: boolean
  /** What stops it, where the answer says so. */
  readonly stoppedBy: 'security-group' | 'network-acl' | null
  /** The group that stops it; empty where that is not said. */
  readonly group: string
  readonly protocol: string
  /** Destination port; null: none was given. */
  readonly port: number | null
  /** Source, where it is an address; null otherwise. */
  readonly source: HostAddress | null
  readonly line: string
}

/** A field that holds an object, or the text of one; null where the text is broken or cut off. */
function inner(fields: Fields, key: string): Fields | null {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (isFields(value)) return value
  if (typeof value !== 'string' || value.length > 400_000) return null
  const { ok, documents } = readJson(value, { deepest: 60 })
  const [document, another] = documents
  return ok && another === undefined && isFields(document?.value) ? document.value : null
}

const drops = (fields: Fields) => /^drop$/i.test(textAt(fields, 'policy'))

function stopIn(result: Fields | null): Pick<PathAnalysis, 'stoppedBy' | 'group'> {
  const groups = result && isFields(result.securityGroupData) ? result.securityGroupData : null
  const items = objectsWith(groups, ['securityGroupId'])
  const item = items.find(drops)
  if (groups && (item || drops(groups))) {
    const [only, another] = items
    const named = item ?? (another ? undefined : only)
    return { stoppedBy: 'security-group', group: named ? textAt(named, 'securityGroupId') : '' }
  }
  const acl = objectsWith(result?.networkAclData, ['policy']).some(drops)
  return { stoppedBy: acl ? 'network-acl' : null, group: '' }
}

function analysisOf(answer: Fields, line: string): PathAnalysis | null {
  const { Reachable: reachable } = answer
  if (typeof reachable !== 'boolean' || textAt(answer, 'NetworkReachableAnalysisStatus') !== 'finish') return null
  const asked = inner(answer, 'NetworkPathParameter') ?? {}
  const port = Number(textAt(asked, 'targetPort'))
  const fromInternet = /^internetIp$/i.test(textAt(asked, 'sourceType'))
  return {
    reachable,
    ...stopIn(inner(answer, 'NetworkReachableAnalysisResult')),
    protocol: textAt(asked, 'protocol').toLowerCase(),
    port: Number.isInteger(port) && port > 0 ? port : null,
    source: addressOf(textAt(asked, fromInternet ? 'sourceId' : 'sourceIpAddress')),
    line,
  }
}

/** Finished analyses of paths, as far as they say which traffic they are about. */
export function analysesIn(documents: readonly CloudDocument[]): PathAnalysis[] {
  return documents
    .filter(({ what }) => what === 'path-analysis')
    .flatMap(({ value, line }) =>
      objectsWith(value, ['NetworkReachableAnalysisStatus']).map((answer) => analysisOf(answer, line)),
    )
    .filter((analysis) => analysis !== null)
}
