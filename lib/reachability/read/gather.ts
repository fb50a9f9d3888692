import { cloudInterfaces } from '../cloud/inventory'
import type { Evidence, GatheredEvidence, UnderstoodStretch } from '../model/evidence'
import { type Head, headFinder, type PastedBlock, pastedBlocks } from '../paste/blocks'
import { cleanText } from '../paste/clean'
import { readCloudDocuments } from './cloud/documents'
import type { EvidenceReader } from './reader'
import * as every from './readers'

const all: readonly EvidenceReader[] = Object.values(every)

/** Most characters that are read of all pieces together. */
const longestPaste = 16_000_000

type Kind = Evidence['kind']
type OfKind<K extends Kind> = Extract<Evidence, { readonly kind: K }>

/** Name under which a piece of evidence is said to have been read. */
function nameOf(item: Evidence, reader: string): string {
  if (item.kind === 'ping') return 'ping'
  if (item.kind === 'packet' || item.kind === 'ban') return item.by
  if (item.kind === 'program') return item.program ?? reader
  if (item.kind === 'request') return reader
  return item.kind === 'document' ? item.what : item.tool
}

/** The text by which evidence is put into an order of its own, so that the order of a paste says nothing. */
function keyOf(item: Evidence): string {
  switch (item.kind) {
    case 'sockets':
      return item.sockets.map(({ line }) => line).join('\n')
    case 'host-firewall':
      return `${item.tool} ${firewallKey(item)}`
    case 'interfaces':
      return item.addresses.map(({ line }) => line).join('\n')
    case 'document':
      return `${item.what} ${item.text.slice(0, 2000)}`
    default:
      return item.line
  }
}

function firewallKey(item: OfKind<'host-firewall'>): string {
  switch (item.tool) {
    case 'ufw':
      return `${item.statusLine} ${item.rows.map(({ rule }) => rule.line).join('\n')}`
    case 'netsh':
      return [...item.rules, ...item.profiles].map(({ line }) => line).join('\n')
    case 'firewalld':
      return `${item.stopped ?? ''} ${item.list?.line ?? ''} ${(item.active ?? []).join(' ')} ${item.zones.flatMap(({ lines }) => [...lines.values()]).join('\n')}`
    case 'nft':
      return item.tables.map(({ chains }) => chainsKey(chains)).join('\n')
    default:
      return [...item.tables.values()].map(chainsKey).join('\n')
  }
}

function chainsKey(chains: ReadonlyMap<string, { readonly rules: readonly { readonly line: string }[] }>): string {
  return [...chains]
    .map(
      ([name, { rules }]) =>
        `${name} ${rules
          .slice(0, 100)
          .map(({ line }) => line)
          .join('\n')}`,
    )
    .join('\n')
}

/** What only the host itself prints. */
const ofHost: ReadonlySet<Kind> = new Set(['sockets', 'host-firewall', 'published-port', 'workload', 'ban', 'request'])

interface Read {
  readonly items: Evidence[]
  readonly stretches: UnderstoodStretch[]
  readonly hosts: Set<string>
}

function readBlock(block: PastedBlock, readers: readonly EvidenceReader[], read: Read): void {
  const names = new Set<string>()
  for (const reader of readers) {
    for (const item of reader.read(block)) {
      read.items.push(item)
      names.add(nameOf(item, reader.name))
      if (ofHost.has(item.kind) && block.at !== null && block.at !== 'windows') read.hosts.add(block.at)
    }
  }
  const start = (block.command ?? block.lines.find((line) => line.trim() !== '') ?? '').trim().slice(0, 80)
  read.stretches.push({ piece: block.piece, ...block.place, start, as: [...names] })
}

/** Recognises each piece by what it says, whatever else stands around it, in whatever order. */
export function gather(pieces: readonly string[], readers: readonly EvidenceReader[] = all): GatheredEvidence {
  const heads = readers.flatMap(({ name, heads = [], single = false }): Head[] =>
    heads.map((pattern) => ({ name, pattern, again: single })),
  )
  const headOf = headFinder(heads)
  const read: Read = { items: [], stretches: [], hosts: new Set() }
  const understood: UnderstoodStretch[] = []
  const texts: string[] = []
  let left = longestPaste
  for (const [number, piece] of pieces.entries()) {
    const text = cleanText(piece.slice(0, Math.max(left, 0)))
    left -= piece.length
    texts.push(text)
    const found = readCloudDocuments(text, number)
    for (const document of found.documents) {
      read.items.push(document)
      const start = document.line.slice(0, 80)
      read.stretches.push({
        piece: number,
        ...document.place,
        start,
        as: document.what === 'unreadable' ? [] : [document.what],
      })
    }
    for (const block of pastedBlocks(found.rest, number, headOf)) readBlock(block, readers, read)
    understood.push(...read.stretches.splice(0).sort((a, b) => a.from - b.from))
  }
  const documents = read.items.filter((item) => item.kind === 'document')
  read.items.push(...cloudInterfaces(documents))
  return { ...sorted(read.items), understood, texts, hosts: read.hosts }
}

function sorted(items: readonly Evidence[]): Omit<GatheredEvidence, 'understood' | 'texts' | 'hosts'> {
  const keys = new Map(items.map((item) => [item, keyOf(item)]))
  const ordered = [...items].sort((a, b) => {
    const [one = '', two = ''] = [keys.get(a), keys.get(b)]
    return one < two ? -1 : one > two ? 1 : 0
  })
  const of = <K extends Kind>(kind: K) => ordered.filter((item): item is OfKind<K> => item.kind === kind)
  return {
    attempts: of('attempt'),
    pings: of('ping'),
    sockets: of('sockets'),
    firewalls: of('host-firewall'),
    interfaces: of('interfaces'),
    documents: of('document'),
    published: of('published-port'),
    workloads: of('workload'),
    programs: of('program'),
    bans: of('ban'),
    packets: of('packet'),
    requests: of('request'),
    traces: of('trace'),
    resolutions: of('resolution'),
    referrals: of('referral'),
    facts: of('host'),
  }
}
