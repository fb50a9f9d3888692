import { isPort } from './ports-text'

/** What the reader says to the findings: ports that are meant to be public, and findings that stay, with the reason. */
export interface Review {
  /** As it is typed: `80, 443, udp 53`. */
  readonly allowed: string
  readonly suppressed: readonly Suppression[]
}

export interface Suppression {
  /** The finding's. */
  readonly id: string
  readonly reason: string
}

export const noReview: Review = { allowed: '', suppressed: [] }

/** Most ports that are read, and most findings that are suppressed. */
const most = 200

export interface Allowed {
  readonly protocol: 'tcp' | 'udp'
  readonly start: number
  readonly end: number
}

/** The ports of a text, by comma, line or blank; TCP unless `udp` stands before them. What is none of these is told. */
export function readAllowed(text: string): { readonly ports: readonly Allowed[]; readonly wrong: string | null } {
  const ports: Allowed[] = []
  let protocol: Allowed['protocol'] = 'tcp'
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,;、。]/)
    .filter((word) => word !== '')
  for (const word of words.slice(0, most)) {
    if (word === 'tcp' || word === 'udp') {
      protocol = word
      continue
    }
    const [, first = '', last = first] = /^([0-9]{1,5})(?:[-/~]([0-9]{1,5}))?$/.exec(word) ?? []
    const [start, end] = [Number(first), Number(last)]
    if (!isPort(start) || !isPort(end) || start > end) return { ports, wrong: word }
    ports.push({ protocol, start, end })
  }
  return { ports, wrong: words.length > most ? (words[most] ?? null) : null }
}

/** A text of allowed ports with some more at its end. */
export function withAllowed(text: string, more: readonly Allowed[]): string {
  const before = text.trim().replace(/[,、]$/, '')
  // What follows `udp` is UDP until `tcp` is said.
  const said = /udp/i.test(before.normalize('NFKC'))
  const words = (['tcp', 'udp'] as const).flatMap((protocol) => {
    const own = more.filter((each) => each.protocol === protocol)
    const ports = own.map(({ start, end }) => (start === end ? String(start) : `${start}-${end}`)).join(', ')
    return own.length === 0 ? [] : [protocol === 'udp' || said ? `${protocol} ${ports}` : ports]
  })
  return [before, ...words].filter((part) => part !== '').join(', ')
}

/** The review of a value that may come from anyone; null when it is of another shape. */
export function reviewIn(value: unknown): Review | null {
  if (typeof value !== 'object' || value === null) return null
  if (!('allowed' in value && typeof value.allowed === 'string' && value.allowed.length <= 2000)) return null
  if (!('suppressed' in value && Array.isArray(value.suppressed) && value.suppressed.length <= most)) return null
  return value.suppressed.every(isSuppression) ? { allowed: value.allowed, suppressed: value.suppressed } : null
}

function isSuppression(value: unknown): value is Suppression {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'reason' in value &&
    typeof value.reason === 'string'
  )
}
