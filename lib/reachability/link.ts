import { type Symptom, symptoms } from './model/codes'
import type { Target, TargetProtocol } from './model/target'

/** What a link can fill in on the page of the tool. */
export interface ReachPrefill {
  /** `ingress` (into the instance) when absent. */
  readonly direction?: Target['direction']
  /** `tcp` when absent. */
  readonly protocol?: TargetProtocol
  /** Destination port 1–65535. */
  readonly port?: number
  /** Address of the other end, as written. */
  readonly from?: string
  readonly symptom?: Symptom
}

/**
 * The fragment that opens the tool filled in: `tools/reachability/` followed by this. Fields that are absent, or as they
 * are at the start, are left out.
 *
 * @example reachabilityLink({ port: 8080, symptom: 'timeout' }) // '#port=8080&symptom=timeout'
 */
export function reachabilityLink({ direction, protocol, port, from, symptom }: ReachPrefill): string {
  const fields = new URLSearchParams()
  if (direction === 'egress') fields.set('direction', direction)
  if (protocol !== undefined && protocol !== 'tcp') fields.set('protocol', protocol)
  if (port !== undefined) fields.set('port', String(port))
  if (from) fields.set('from', from)
  if (symptom !== undefined) fields.set('symptom', symptom)
  return `#${fields.toString()}`
}

/** Reads such a fragment. It may come from anyone: what is no such value is left out, no text is longer than 100. */
export function readReachabilityLink(fragment: string): ReachPrefill {
  const fields = new URLSearchParams(fragment.replace(/^#/, '').slice(0, 200_000))
  const protocol = (['udp', 'icmp', 'icmpv6'] as const).find((name) => name === fields.get('protocol'))
  const port = /^\d{1,5}$/.test(fields.get('port') ?? '') ? Number(fields.get('port')) : 0
  const from = (fields.get('from') ?? '').slice(0, 100)
  const symptom = symptoms.find((name) => name === fields.get('symptom'))
  return {
    ...(fields.get('direction') === 'egress' ? { direction: 'egress' } : {}),
    ...(protocol ? { protocol } : {}),
    ...(port >= 1 && port <= 65535 ? { port } : {}),
    ...(from ? { from } : {}),
    ...(symptom ? { symptom } : {}),
  }
}
