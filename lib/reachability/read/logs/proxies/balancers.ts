import { isErrorStatus } from '../../../data/statuses'
import type { Attempt, AttemptOutcome } from '../../../model/evidence'
import { addressOf } from '../../../model/host-address'
import { portOf } from '../../../model/port'
import { quote } from '../../../paste/quote'
import type { EvidenceReader } from '../../reader'

/**
 * Fields of the access logs of ALB, CLB and WAF as Log Service shows them, one record a line or one field a line: "Log fields" in
 * the documentation of each.
 */
const field =
  /(?:^\s{0,20}|[{,]\s{0,3})"?(status|upstream_status|upstream_addr|host|http_host|vip_addr|slb_vport|final_action|real_client_ip|client_ip)"?\s{0,3}[:：]\s{0,3}"?([^",}\s]{1,200})"?/g
const sign = /upstream_(?:status|addr)|final_action|slb_vport/

/** What was blocked: by WAF, before it came to the server. */
const blocks = /^(?:block|captcha_strict|js)$/

function attemptOf(fields: ReadonlyMap<string, string>, line: string): Attempt | null {
  const status = Number(fields.get('status'))
  const action = fields.get('final_action') ?? ''
  if (!Number.isInteger(status) || status < 100 || status > 599) return null
  const isOfWaf = action !== ''
  if (!isOfWaf && !fields.has('upstream_status')) return null
  const outcome: AttemptOutcome = blocks.test(action) ? 'blocked' : isErrorStatus(status) ? 'error-answer' : 'answered'
  const host = fields.get('http_host') ?? fields.get('host') ?? fields.get('vip_addr') ?? null
  return {
    kind: 'attempt',
    tool: isOfWaf ? 'waf' : 'slb',
    protocol: 'tcp',
    host,
    address: addressOf(fields.get('vip_addr') ?? ''),
    only: null,
    port: portOf(fields.get('slb_vport') ?? ''),
    outcome,
    status,
    at: null,
    line: quote(line),
  }
}

/** Reads what stands in front of a server, and logs whom it served, or turned away. */
export const balancers: EvidenceReader = {
  name: 'slb',
  signs: [sign],
  read: ({ lines }) => {
    const found: Attempt[] = []
    let fields = new Map<string, string>()
    let told = ''
    const close = () => {
      const attempt = attemptOf(fields, told)
      if (attempt && found.length < 2000) found.push(attempt)
      fields = new Map()
      told = ''
    }
    for (const line of lines) {
      if (line.length > 4000) continue
      const own = [...line.matchAll(field)]
      // Another record begins with a field that this one has.
      if (own.some(([, key = '']) => fields.has(key)) || line.trim() === '') close()
      for (const [, key = '', value = ''] of own) if (!fields.has(key)) fields.set(key, value)
      if (told === '' || own.some(([, key]) => key === 'final_action' || key === 'upstream_status')) told = line
    }
    close()
    return found
  },
}
