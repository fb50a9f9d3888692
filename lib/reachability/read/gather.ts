import { cloudInterfaces } from '../cloud/inventory'
import { isComplaintOf, mostLines } from '../complaint'
import { FirstLook } from '../look'
import { mendedIn } from '../mended'
import type { Evidence, GatheredEvidence, HostFirewall, Socket, UnderstoodStretch } from '../model/evidence'
import { addressOf, isLoopback, isPrivate } from '../model/host-address'
import {
  type Cutter,
  cutterOf,
  cutterSigns,
  type Head,
  type PastedBlock,
  pastedBlocks,
  type SeenBlock,
} from '../paste/blocks'
import { cleanText } from '../paste/clean'
import { linesToRead } from '../paste/repeats'
import { forget, remembering } from '../remember'
import { type BlockRead, BlocksRead } from './blocks-read'
import { readCloudDocuments } from './cloud/documents'
import { withSets } from './firewalls/ipset'
import { withPorts } from './firewalls/net-firewall-rule'
import { withChains } from './firewalls/together'
import type { EvidenceReader } from './reader'
import * as every from './readers'
import { readScreens, screenSigns } from './screens'

const all: readonly EvidenceReader[] = Object.values(every)

/** Most characters that are read of all pieces together. */
const longestPaste = 16_000_000

type Kind = Evidence['kind']
type OfKind<K extends Kind> = Extract<Evidence, { readonly kind: K }>

/** Name under which a piece of evidence is said to have been read. */
function nameOf(item: Evidence, reader: string): string {
  if (item.kind === 'ping') return 'ping'
  if (item.kind === 'packet' || item.kind === 'ban') return item.by
  if (item.kind === 'access-file') return item.file === null ? reader : `hosts.${item.file}`
  if (item.kind === 'process' || item.kind === 'address-set') return reader
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
      return [...item.rules, ...(item.unported ?? []), ...item.profiles].map(({ line }) => line).join('\n')
    case 'firewalld':
      return `${item.stopped ?? ''} ${item.list?.line ?? ''} ${(item.active ?? []).join(' ')} ${item.zones.flatMap(({ lines }) => [...lines.values()]).join('\n')}`
    case 'pf':
    case 'ipfw':
      return chainsKey(item.chains)
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
const ofHost: ReadonlySet<Kind> = new Set([
  'sockets',
  'host-firewall',
  'published-port',
  'workload',
  'ban',
  'access-file',
  'request',
])

const isOfHost = (item: Evidence) => ofHost.has(item.kind) && !(item.kind === 'published-port' && item.planned)

interface Read {
  readonly items: Evidence[]
  readonly stretches: UnderstoodStretch[]
  /** Command lines of which nothing was printed there: what they printed is read as a document, or stands elsewhere. */
  readonly bare: Set<UnderstoodStretch>
  readonly hosts: Set<string>
  /** Machines from which one has gone on to another. */
  readonly left: Set<string>
  readonly blocks: BlocksRead
  /** Single statements that stand among the items, by their lines: the only one of a line, or what all of its say. */
  readonly said: Map<string, Statement | Set<string>>
  /** Listings among the items, by kind. */
  readonly listings: Map<Kind, number>
}

/** Evidence of many lines, each of which is held against all others. */
type Many = OfKind<'sockets' | 'host-firewall' | 'interfaces' | 'document'>
const manyLines: ReadonlySet<Kind> = new Set<Many['kind']>(['sockets', 'host-firewall', 'interfaces', 'document'])
const isOfMany = (item: Evidence): item is Many => manyLines.has(item.kind)

/** What one line says. */
type Statement = Exclude<Evidence, Many>

/** Most listings of a kind that are read: no host has so many, and each is held against the others. */
const mostListings = 1000

/** `ssh root@203.0.113.9`. */
const goingOn = /^(?:ssh|mosh)\s(?:.{0,300}[\s@])?((?:\d{1,3}\.){3}\d{1,3})(?:\s|$)/

/** Whether a command goes on to another machine over the Internet: one of the same network may be asked about as well as its neighbour. */
function isGoingOn(command: string | null): boolean {
  const address = addressOf(goingOn.exec(command ?? '')?.[1] ?? '')
  return address !== null && !isPrivate(address) && !isLoopback(address)
}

/** Listings of the machine that is asked about: those of one from which somebody went on to it are another's. */
function arrivedAt<T extends { readonly at: string | null }>(
  items: readonly T[],
  left: ReadonlySet<string>,
): readonly T[] {
  const there = items.filter(({ at }) => at === null || !left.has(at))
  return there.some(({ at }) => at !== null) ? there : items
}

/** All that a statement says, as one text. */
function saying(value: unknown): string {
  if (typeof value === 'bigint') return value.toString(16)
  if (typeof value !== 'object' || value === null) return String(value)
  let text = '{'
  for (const each of Object.values(value)) text += `${saying(each)}\u0000`
  return text
}

/** Whether a statement says what no other has said, and notes it: what is said in another line is told apart by that alone. */
function isNew(item: Statement, { said }: Read): boolean {
  const before = said.get(item.line)
  if (before === undefined) {
    said.set(item.line, item)
    return true
  }
  const all = before instanceof Set ? before : new Set([saying(before)])
  const { size } = all
  said.set(item.line, all.add(saying(item)))
  return all.size > size
}

/** Takes an item, unless the same was said before or there are too many of its kind; false: it is left out. */
function take(item: Evidence, read: Read): boolean {
  if (isOfMany(item)) {
    const { kind } = item
    const count = (read.listings.get(kind) ?? 0) + 1
    read.listings.set(kind, count)
    if (count > mostListings) return false
  } else if (!isNew(item, read)) return true
  read.items.push(item)
  return true
}

/** Readers, and the looks that say whom a line may concern, and who may be asked by a command alone. */
interface Readers {
  readonly all: readonly EvidenceReader[]
  readonly asked: FirstLook
  /** Its look finds by their numbers the readers that a line may concern, then what itself looks for, then what begins a screen. */
  readonly cutter: Cutter
  /** The first group of the screens. */
  readonly screens: number
}

const looks = new WeakMap<readonly EvidenceReader[], Readers>()

function withLook(readers: readonly EvidenceReader[]): Readers {
  const known = looks.get(readers)
  if (known) return known
  const heads = readers.flatMap(({ name, heads = [], single = false }): Head[] =>
    heads.map((pattern) => ({ name, pattern, again: single })),
  )
  const before = [...readers.map(({ signs = null }) => signs), ...cutterSigns(heads)]
  const look = new FirstLook([...before, ...screenSigns], (group) => group < readers.length)
  const asked = new FirstLook(readers.map(({ asked }) => (asked ? [asked] : [])))
  const cutter = cutterOf(
    heads,
    remembering((line) => look.at(line).groups()),
    readers.length,
  )
  const found: Readers = { all: readers, asked, cutter, screens: before.length }
  looks.set(readers, found)
  return found
}

function readBlock(block: SeenBlock, readers: Readers, read: Read): void {
  const { command, at, lines } = block
  if (at !== null && isGoingOn(command)) read.left.add(at)
  const as = read.blocks.as(block, () => readAnew(block, readers, read))
  const start = (command ?? lines.find((line) => line.trim() !== '') ?? '').trim().slice(0, 80)
  const stretch: UnderstoodStretch = { piece: block.piece, ...block.place, start, as }
  read.stretches.push(stretch)
  if (as.length === 0 && command !== null && lines.every((line) => line.trim() === '')) read.bare.add(stretch)
}

/** Numbers of the lines, from 0, that have a sign, for each of so many readers that has one in the block. */
function signedBy({ seen }: SeenBlock, readers: number): Map<number, number[]> {
  const signed = new Map<number, number[]>()
  for (let at = 0; at < seen.length; at += 1)
    for (const reader of seen[at] ?? []) {
      if (reader >= readers) break
      const own = signed.get(reader)
      if (own) own.push(at)
      else signed.set(reader, [at])
    }
  return signed
}

const noLines: readonly number[] = []

function readAnew(block: SeenBlock, { all: readers, asked, cutter }: Readers, read: Read): BlockRead {
  const command = block.command ?? ''
  const signed = signedBy(block, readers.length)
  const isAsked = (index: number) => readers[index]?.asked?.test(command)
  const byCommand = asked.at(command).groups().filter(isAsked)
  const concerned = new Set([...signed.keys(), ...cutter.look(command), ...byCommand])
  const names = new Set<string>()
  let isListing = false
  for (const index of [...concerned].sort((a, b) => a - b)) {
    const reader = readers[index]
    if (!reader) continue
    for (const item of readBy(reader, block, signed.get(index) ?? noLines, byCommand.includes(index))) {
      isListing ||= manyLines.has(item.kind)
      if (!take(item, read)) continue
      names.add(nameOf(item, reader.name))
      if (isOfHost(item) && block.at !== null && block.at !== 'windows') read.hosts.add(block.at)
    }
  }
  return { as: [...names], isListing }
}

/** What a reader makes of a block, or of those of its lines that have a sign. */
function readBy(reader: EvidenceReader, block: PastedBlock, signed: readonly number[], asked: boolean) {
  if (!reader.sparse || asked) return reader.read(block, signed)
  return reader.read({ ...block, lines: signed.map((at) => block.lines[at] ?? '') }, [...signed.keys()])
}

/** What is left of a text that says the same again and again. */
function repetition(
  piece: number,
  read: number,
  lines: readonly string[],
  stretches: readonly UnderstoodStretch[],
): UnderstoodStretch {
  const as = [...new Set(stretches.flatMap((stretch) => stretch.as))]
  const start = (lines.slice(read).find((line) => line.trim() !== '') ?? '').trim().slice(0, 80)
  return { piece, from: read + 1, to: lines.length, start, as }
}

/** Recognises each piece by what it says, whatever else stands around it, in whatever order. */
export function gather(pieces: readonly string[], readers: readonly EvidenceReader[] = all): GatheredEvidence {
  const looking = withLook(readers)
  const { cutter } = looking
  const read: Read = {
    items: [],
    stretches: [],
    bare: new Set(),
    hosts: new Set(),
    left: new Set(),
    blocks: new BlocksRead(),
    said: new Map(),
    listings: new Map(),
  }
  const understood: UnderstoodStretch[] = []
  const texts: string[] = []
  /** The lines of each text. */
  const written: (readonly string[])[] = []
  let left = longestPaste
  for (const [number, piece] of pieces.entries()) {
    const { text: whole, lines } = cleanText(piece.slice(0, Math.max(left, 0)))
    const needed = linesToRead(lines)
    const own = needed < lines.length ? lines.slice(0, needed) : lines
    const text = own === lines ? whole : own.join('\n')
    left -= piece.length
    texts.push(text)
    written.push(own)
    const found = readCloudDocuments(text, number)
    const rest = found.rest === text ? own : found.rest.split('\n')
    const seen = rest.map(cutter.look)
    const screens = readScreens(rest, number, seen, looking.screens)
    for (const document of [...found.documents, ...screens.documents]) {
      read.items.push(document)
      const start = document.line.slice(0, 80)
      read.stretches.push({
        piece: number,
        ...document.place,
        start,
        as: [document.what === 'unreadable' ? 'JSON' : document.what],
      })
    }
    for (const { rules, line, place } of found.rules) {
      take(rules, read)
      read.stretches.push({ piece: number, ...place, start: line.slice(0, 80), as: [rules.tool] })
    }
    for (const block of pastedBlocks(screens.rest, number, cutter, seen)) readBlock(block, looking, read)
    if (needed < lines.length) read.stretches.push(repetition(number, needed, lines, read.stretches))
    for (const stretch of read.stretches.splice(0).sort((a, b) => a.from - b.from)) understood.push(stretch)
  }
  forget()
  const hasMore = understood.some(({ as }) => as.length > 0)
  const shown = hasMore ? understood.filter((stretch) => !read.bare.has(stretch)) : understood
  const told = shown.map((stretch) =>
    stretch.as.length > 0 || !isTold(stretch, written[stretch.piece] ?? []) ? stretch : { ...stretch, as: ['symptom'] },
  )
  const documents = read.items.filter((item) => item.kind === 'document')
  for (const item of cloudInterfaces(documents)) read.items.push(item)
  for (const text of texts) for (const fact of mendedIn(text)) take(fact, read)
  return { ...sorted(read.items, read.left), understood: told, texts, hosts: read.hosts }
}

/** Whether a stretch is what somebody says in words of their own of a port, or of a service. */
function isTold({ from, to }: UnderstoodStretch, lines: readonly string[]): boolean {
  return to - from <= mostLines && lines.slice(from - 1, to).some(isComplaintOf)
}

/** Sockets of which only the number of the process is listed, with the program that another listing says it is. */
function named(
  listings: readonly OfKind<'sockets'>[],
  processes: readonly OfKind<'process'>[],
): readonly OfKind<'sockets'>[] {
  if (processes.length === 0) return listings
  const names = new Map<number, string | null>()
  for (const { pid, name } of processes) names.set(pid, names.has(pid) && names.get(pid) !== name ? null : name)
  const programOf = ({ pid, program }: Socket) => program ?? (pid === undefined ? null : (names.get(pid) ?? null))
  return listings.map((listing) => ({
    ...listing,
    sockets: listing.sockets.map((socket) => ({ ...socket, program: programOf(socket) })),
  }))
}

/** Sockets of IPv6 that leave IPv4 alone, where a file of settings says so: listings do not tell. */
function limited(
  listings: readonly OfKind<'sockets'>[],
  programs: readonly OfKind<'program'>[],
): readonly OfKind<'sockets'>[] {
  const ports = new Set(
    programs.filter(({ what, line }) => what === 'configured' && /\bipv6only=on\b/.test(line)).map(({ port }) => port),
  )
  if (ports.size === 0) return listings
  return listings.map((listing) => ({
    ...listing,
    sockets: listing.sockets.map((socket) =>
      socket.family === 6 && socket.v6only === null && ports.has(socket.port) ? { ...socket, v6only: true } : socket,
    ),
  }))
}

/** Firewalls, with the rules of Windows whose ports another output says. */
function ported(firewalls: readonly HostFirewall[]): readonly HostFirewall[] {
  const windows = firewalls.filter((each) => each.tool === 'netsh')
  const rules = withPorts(windows)
  const [first] = windows
  return first && rules.length > 0 ? [...firewalls, { ...first, rules, profiles: [], all: false }] : firewalls
}

/** What was read of each kind, in an order of its own. */
function inOrder(items: readonly Evidence[]): ReadonlyMap<Kind, readonly Evidence[]> {
  const kinds = new Map<Kind, { readonly item: Evidence; readonly key: string }[]>()
  for (const item of items) {
    const own = kinds.get(item.kind)
    const keyed = { item, key: keyOf(item) }
    if (own) own.push(keyed)
    else kinds.set(item.kind, [keyed])
  }
  const ordered = new Map<Kind, readonly Evidence[]>()
  for (const [kind, own] of kinds) {
    own.sort((one, two) => (one.key < two.key ? -1 : one.key > two.key ? 1 : 0))
    ordered.set(
      kind,
      own.map(({ item }) => item),
    )
  }
  return ordered
}

function sorted(
  items: readonly Evidence[],
  left: ReadonlySet<string>,
): Omit<GatheredEvidence, 'understood' | 'texts' | 'hosts'> {
  const kinds = inOrder(items)
  const of = <K extends Kind>(kind: K) =>
    (kinds.get(kind) ?? []).filter((item): item is OfKind<K> => item.kind === kind)
  return {
    attempts: of('attempt'),
    pings: of('ping'),
    sockets: named(limited(arrivedAt(of('sockets'), left), of('program')), of('process')),
    firewalls: ported(withChains(withSets(arrivedAt(of('host-firewall'), left), of('address-set')))),
    interfaces: of('interfaces'),
    documents: of('document'),
    published: of('published-port').filter(({ planned }) => !planned),
    planned: of('published-port').filter(({ planned }) => planned),
    workloads: of('workload'),
    programs: of('program'),
    bans: of('ban'),
    sets: of('address-set'),
    accessFiles: of('access-file'),
    packets: of('packet'),
    requests: of('request'),
    traces: of('trace'),
    resolutions: of('resolution'),
    referrals: of('referral'),
    facts: of('host'),
  }
}
