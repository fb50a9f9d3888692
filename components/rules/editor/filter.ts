import { type Block, parseBlock, relation } from '@/lib/cidr'
import type { DraftRow } from '../draft/assembly'
import { descriptionOf } from './order'

/** Which rows are shown. */
export interface Filter {
  /** A word, a port, an address or a block: rows that mention it, hold it or touch it. */
  readonly text: string
  readonly direction: 'ingress' | 'egress' | null
  readonly action: 'accept' | 'drop' | null
  readonly protocol: string | null
  /** Only rows that match the packet. */
  readonly matching: boolean
  /** Only rows that cannot be read. */
  readonly unread: boolean
}

export const unfiltered: Filter = {
  text: '',
  direction: null,
  action: null,
  protocol: null,
  matching: false,
  unread: false,
}

/** Longest text that is sought. */
const longest = 200

/** A test for rows; `matches` says which ones match the packet. */
export function keeps(filter: Filter, matches: (row: DraftRow) => boolean): (row: DraftRow) => boolean {
  const seeks = seekerOf(filter.text.slice(0, longest).trim().toLowerCase())
  return (at) =>
    (filter.direction === null || at.row.direction === filter.direction) &&
    (filter.action === null || at.row.action === filter.action) &&
    (filter.protocol === null || String(at.row.protocol) === filter.protocol) &&
    (!filter.unread || at.reading.rule === null) &&
    (!filter.matching || matches(at)) &&
    seeks(at)
}

function seekerOf(text: string): (row: DraftRow) => boolean {
  if (text === '') return () => true
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : null
  const block = /[.:/]/.test(text) ? parseBlock(text) : null
  return (at) => {
    const { row, group } = at
    const words = [row.id, row.ports, row.peer, String(row.protocol), row.priority, group.name, descriptionOf(row)]
    if (words.some((word) => word.toLowerCase().includes(text))) return true
    if (Object.values(row.rest).some((word) => String(word).toLowerCase().includes(text))) return true
    if (port !== null) return holdsPort(at, port)
    return block?.ok === true && touches(at, block.value)
  }
}

function holdsPort({ reading: { rule } }: DraftRow, port: number): boolean {
  if (!rule || (rule.protocol !== 'tcp' && rule.protocol !== 'udp' && rule.protocol !== 'all')) return false
  if (rule.ports.kind === 'any') return true
  return rule.ports.kind === 'range' && rule.ports.start <= port && port <= rule.ports.end
}

function touches({ reading: { rule } }: DraftRow, block: Block): boolean {
  return rule?.peer.kind === 'cidr' && relation(rule.peer.block, block) !== 'disjoint'
}
