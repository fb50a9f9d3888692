import { type CidrProblem, parseAddress } from '@/lib/cidr'
import { directions, hasPorts, protocols as known } from '@/lib/net'
import type { Target } from './model/target'

/** A target as it is written: in a form, in a link, in the harness. */
export interface TargetFields {
  readonly protocol?: unknown
  readonly port?: unknown
  readonly from?: unknown
  readonly direction?: unknown
}

/** A field that cannot be read, by a code of which each locale has a sentence. */
export type TargetProblem =
  | { readonly field: 'protocol'; readonly code: 'protocol' }
  | { readonly field: 'port'; readonly code: 'port' | 'port-without-ports' }
  | { readonly field: 'direction'; readonly code: 'direction' }
  | { readonly field: 'from'; readonly code: 'address' }
  | ({ readonly field: 'from' } & Pick<CidrProblem, 'code' | 'params'>)

type Parsed = { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly problem: TargetProblem }

const refuse = (problem: TargetProblem): Parsed => ({ ok: false, problem })

/** Protocols that a target can have: all that rules name but GRE, which has no client. */
export const targetProtocols = known.filter((name) => name !== 'gre')

/**
 * Reads a target: `protocol` (`tcp`, `udp`, `icmp`, `icmpv6`), `port` 1–65535 (tcp and udp alone), optional `from` (an
 * address, without prefix) and `direction` (`ingress` when absent).
 */
export function parseTarget(fields: TargetFields): Parsed {
  const protocol = targetProtocols.find((name) => name === fields.protocol)
  if (!protocol) return refuse({ field: 'protocol', code: 'protocol' })
  const given = fields.port ?? null
  const port = typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 65535 ? given : null
  if (hasPorts(protocol) && port === null) return refuse({ field: 'port', code: 'port' })
  if (!hasPorts(protocol) && given !== null) return refuse({ field: 'port', code: 'port-without-ports' })
  const direction = directions.find((name) => name === (fields.direction ?? 'ingress'))
  if (!direction) return refuse({ field: 'direction', code: 'direction' })
  const { from = null } = fields
  if (from === null) return { ok: true, target: { protocol, port, from: null, direction } }
  if (typeof from !== 'string') return refuse({ field: 'from', code: 'address' })
  const address = parseAddress(from)
  if (!address.ok) return refuse({ field: 'from', code: address.problem.code, params: address.problem.params })
  const { family, value } = address.value
  return { ok: true, target: { protocol, port, from: { family, value }, direction } }
}

/** Every field that cannot be read, not the first alone. */
export function targetProblems(fields: TargetFields): TargetProblem[] {
  const parsed = parseTarget(fields)
  if (parsed.ok) return []
  if (parsed.problem.field !== 'port') return [parsed.problem]
  // The others are read as those of a protocol without ports are.
  const { port: _, ...others } = fields
  return [parsed.problem, ...targetProblems({ ...others, protocol: 'icmp' })]
}
