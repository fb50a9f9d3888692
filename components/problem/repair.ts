import type { Problem } from '@/lib/cidr'

/** A text with one of the repairs of its problem put where it belongs; the rest of the text stays. */
export function repaired(text: string, { code, at }: Pick<Problem, 'code' | 'at'>, repair: string): string {
  if (code === 'reversed-range') return repair
  // A prefix is repaired with its slash, an octet with its whole address.
  const before = text.slice(0, at).replace(code === 'prefix-zero' ? /.$/ : /[\p{Nd}.．。]*$/u, '')
  const after = text.slice(at).replace(/^[\p{Nd}.．。]*/u, '')
  return `${before}${repair}${after}`
}
