import { format } from '@/components/messages'
import type { Family } from '@/lib/cidr'
import type { Addresses, PortRange } from '@/lib/rules'
import { addressesInWords } from '../verdict/region-words'
import { rangeInWords, type VerdictWords } from '../verdict/sentences'
import type { KnownService } from '../workbench/services'
import { type CellOutcome, leftOver } from './picture'

/** A column's ports: `22`, `80、443`; the widest one is named by what it leaves over. */
export function portsLabel(ports: readonly PortRange[] | null, words: VerdictWords, limit = 2): string {
  if (!ports) return '—'
  if (count(ports) === 65535) return words.allPorts
  if (count(ports) > leftOver) return words.otherPorts
  return cut(ports.map(rangeInWords), words, limit)
}

/** A row's peers: a block, or a few of them; what is left over when it is nearly everything. */
export function peersLabel(family: Family, peers: readonly Addresses[], words: VerdictWords, limit = 1): string {
  const all = family === 4 ? 1n << 32n : 1n << 128n
  const size = peers.reduce((sum, { first, last }) => sum + last - first + 1n, 0n)
  if (size === all) return family === 4 ? '0.0.0.0/0' : '::/0'
  if (2n * size > all) return words.otherPeers
  return cut(
    peers.map((addresses) => addressesInWords(family, addresses)),
    words,
    limit,
  )
}

function cut(items: readonly string[], words: VerdictWords, limit: number): string {
  const shown = items.slice(0, limit).join(words.listSeparator)
  return items.length > limit ? format(words.andMore, { items: shown, count: items.length - limit }) : shown
}

function count(ports: readonly PortRange[]): number {
  return ports.reduce((sum, { start, end }) => sum + end - start + 1, 0)
}

/** Names of services on a column's ports, where it holds few. */
export function servicesOn(
  ports: readonly PortRange[] | null,
  protocol: string | number,
  services: readonly KnownService[],
): string {
  if (!ports || count(ports) > 1000) return ''
  const names = services.filter(
    (service) =>
      service.protocol === protocol &&
      service.ports.every((wanted) => ports.some(({ start, end }) => start <= wanted.start && wanted.end <= end)),
  )
  return names.map(({ name }) => name).join(', ')
}

/** What happens in a cell and by what, as a sentence. */
export function outcomeLabel({ action, by }: CellOutcome, words: VerdictWords): string {
  const what = words[action]
  if (by?.kind === 'rule') return format(words.cellByRule, { action: what, rule: by.rule })
  if (by?.kind === 'default') return format(words.cellByDefault, { action: what })
  return what
}
