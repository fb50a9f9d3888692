import type { FirewallCode } from '../../model/codes'
import type { FirewallRead } from '../../model/evidence'

/** A verdict, and the rule that would have accepted, had it stood before the one that decides. */
export interface Read extends FirewallRead {
  readonly late: string | null
}

export function nothing(code: FirewallCode, line: string | null = null): Read {
  return { verdict: 'unknown', line, code, late: null }
}

export function firewallRead(verdict: FirewallRead['verdict'], line: string | null, code: FirewallCode): Read {
  return { verdict, line, code, late: null }
}
