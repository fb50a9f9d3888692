import type { JudgedTraffic } from './judge'
import { layerNames } from './model/diagnosis'
import { addressOf, type HostAddress, isLoopback } from './model/host-address'

const text = String.raw`((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4}:[0-9a-f:.]{2,45})`

/** How services, proxies, kernels and packets name the client that they speak of. */
const naming: readonly RegExp[] = [
  new RegExp(String.raw`\bHost '${text}' is (?:not allowed|blocked)`),
  new RegExp(String.raw`\bpg_hba\.conf .{0,60}host "${text}"`),
  new RegExp(String.raw`\bclient:? ${text}[,:\s\]]`),
  new RegExp(`"(?:remote|client)_(?:ip|addr)":"${text}"`),
  new RegExp(String.raw`\brefused connect from \S{1,255} \(${text}\)`),
  new RegExp(String.raw`\bSRC=${text}\s`),
]

/** The client that the line names by which a layer stops the traffic; null where none does. */
export function seenClient({ target, findings }: Pick<JudgedTraffic, 'target' | 'findings'>): HostAddress | null {
  if (target.from !== null || target.direction === 'egress') return target.from
  for (const layer of layerNames) {
    const { state, because: reason } = findings[layer]
    if (state !== 'fail' || !reason?.line) continue
    const { line } = reason
    const named = naming.map((pattern) => pattern.exec(line)?.[1]).find((found) => found !== undefined)
    const client = addressOf(named ?? '')
    if (client && !isLoopback(client)) return client
  }
  return null
}
