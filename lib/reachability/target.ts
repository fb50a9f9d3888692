import { parseAddress } from '@/lib/cidr'
import { sentenceOf } from '@/lib/cidr/sentences'
import { hasPorts } from '@/lib/net'
import type { Target } from './model/target'

/** A target as it is written: in a form, in a link, in the harness. */
export interface TargetFields {
  readonly protocol?: unknown
  readonly port?: unknown
  readonly from?: unknown
  readonly direction?: unknown
}

export interface TargetProblem {
  readonly field: keyof TargetFields
  /** Stable kebab-case code; each locale has a sentence for it. */
  readonly code: string
  readonly message: string
}

const protocols: readonly Target['protocol'][] = ['tcp', 'udp', 'icmp', 'icmpv6']

/**
 * Reads a target: `protocol` (`tcp`, `udp`, `icmp`, `icmpv6`), `port` 1–65535 (tcp and udp alone), optional `from` (an
 * address, without prefix) and `direction` (`ingress` when absent).
 */
export function parseTarget(
  fields: TargetFields,
): { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly problem: TargetProblem } {
  const refuse = (field: keyof TargetFields, code: string, message: string) => ({
    ok: false as const,
    problem: { field, code, message },
  })
  const protocol = protocols.find((name) => name === fields.protocol)
  if (!protocol) return refuse('protocol', 'protocol', `protocol: one of ${protocols.join(', ')} was expected`)
  const ports = hasPorts(protocol)
  const port = fields.port ?? null
  if (ports && !(typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535)) {
    return refuse('port', 'port', 'port: a number from 1 to 65535 was expected')
  }
  if (!ports && port !== null) return refuse('port', 'port-without-ports', `port: ${protocol} has no ports`)
  if (fields.direction !== undefined && fields.direction !== 'ingress' && fields.direction !== 'egress') {
    return refuse('direction', 'direction', 'direction: ingress or egress was expected')
  }
  const direction = fields.direction ?? 'ingress'
  if (fields.from === undefined || fields.from === null) {
    return { ok: true, target: { protocol, port: typeof port === 'number' ? port : null, from: null, direction } }
  }
  if (typeof fields.from !== 'string') return refuse('from', 'address', 'from: an address was expected')
  const address = parseAddress(fields.from)
  if (!address.ok) return refuse('from', address.problem.code, `from: ${sentenceOf(address.problem)}`)
  const { family, value } = address.value
  return {
    ok: true,
    target: { protocol, port: typeof port === 'number' ? port : null, from: { family, value }, direction },
  }
}
