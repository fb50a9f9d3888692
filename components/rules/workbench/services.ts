import type { ExposedService } from '@/lib/rules'

/** A service as content names it. */
export interface KnownService extends ExposedService {
  /** Empty for a whole protocol. */
  readonly name: string
  /** Serious when open to everyone. */
  readonly sensitive: boolean
  /** What it is used for, where content says it. */
  readonly use: string
}

const every = [{ start: 1, end: 65535 }]

/** Whole protocols: what is open beside the services that have a name. */
export const wholeProtocols: readonly KnownService[] = [
  { name: '', protocol: 'tcp', ports: every, sensitive: false, use: '' },
  { name: '', protocol: 'udp', ports: every, sensitive: false, use: '' },
  { name: '', protocol: 'icmp', ports: [], sensitive: false, use: '' },
  { name: '', protocol: 'icmpv6', ports: [], sensitive: false, use: '' },
  { name: '', protocol: 'gre', ports: [], sensitive: false, use: '' },
  { name: '', protocol: 'other', ports: [], sensitive: false, use: '' },
]
